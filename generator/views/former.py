"""The 63 provinces of before 1 July 2025: where each lies today, and the products that its decisions name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from generator.addresses import FORMER, PROVINCES, Selection
from generator.texts import N_
from generator.vietnamese import format_list, without_marks
from generator.views.context import Place
from generator.views.json_ld import breadcrumb_data
from generator.views.memory import once, remembered
from generator.views.models import Fact, Head, Link
from generator.views.pages import FormerPage
from generator.views.parts import date_words, decision_words, province_link, search_href

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.records.taxonomy import FormerProvince
    from generator.views.context import Context
    from generator.views.models import Frame

#: Products that a page shows; the search has the others.
MOST = 12

BECAME = N_("On {day}, {names} became one unit, named {province}.")
STAYED = N_("On {day}, {then} provinces and cities became {now}. {province} stayed as it was.")
UNCHANGED = N_("{former} was not merged")
SAME_NAME = N_("{former} keeps its name")
NEW_NAME = N_("{former} is now part of {province}")


@once
def by_former(catalogue: Catalogue) -> dict[str, list[Entry]]:
    """Return the products whose decisions certainly name a former province, by its slug, in order."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalogue.entries:
        if entry.former:
            found[entry.former].append(entry)
    return dict(found)


def shown_of(catalogue: Catalogue, slug: str) -> tuple[Sequence[Entry], int]:
    """Return the products that a former province's page shows, and how many there are."""
    if not was_merged(catalogue, slug):
        return (), 0
    found = by_former(catalogue).get(slug, ())
    return found[:MOST], len(found)


def former_page(context: Context, slug: str) -> FormerPage:
    """Build the page of a former province; the link to the province of today comes first."""
    catalogue, tr = context.catalogue, context.tr
    former = catalogue.taxonomy.former_provinces[slug]
    target, name = province_link(context, former.province), former_name(context, slug)
    title = _title(context, former)
    shown, count = shown_of(catalogue, slug)
    found_by = search_href(context, former.name, tinh=former.province)
    lead = _lead(context, former)
    return FormerPage(
        frame=_frame(context, former, title, lead),
        title=title,
        lead=lead,
        css=target.css,
        target=msgspec.structs.replace(target, text=tr("OCOP products of {province}", province=target.text)),
        facts=tuple(_facts(context, former)),
        products_title=tr("Recognised as products of {former}: {n}", former=name, n=context.number(count)),
        cards=context.cards(shown),
        more=Link(text=tr("Find all of them"), href=found_by) if count > len(shown) else None,
    )


def former_link(context: Context, former: FormerProvince) -> Link:
    """Lead to the page of a former province."""
    return Link(
        text=former_name(context, former.slug), href=context.addresses.page(f"{FORMER}{former.slug}/")
    )


@remembered
def former_name(context: Context, slug: str) -> str:
    """Name a former province; in English without marks, or as the province of today that has its name."""
    former = context.catalogue.taxonomy.former_provinces[slug]
    if context.lang != "en":
        return former.name
    today = context.catalogue.taxonomy.provinces.get(slug)
    return today.name_en if today else without_marks(former.name)


def former_names(context: Context, province: str) -> str:
    """List the provinces that one was made of; "" where it was not merged."""
    formers = context.catalogue.taxonomy.former_of(province)
    names = [former_name(context, one.slug) for one in formers]
    return format_list(names, context.language) if len(names) > 1 else ""


def was_merged(catalogue: Catalogue, slug: str) -> bool:
    """Tell whether a former province became one with others."""
    taxonomy = catalogue.taxonomy
    return len(taxonomy.former_of(taxonomy.former_provinces[slug].province)) > 1


def _title(context: Context, former: FormerProvince) -> str:
    pattern = SAME_NAME if former.slug == former.province else NEW_NAME
    if not was_merged(context.catalogue, former.slug):
        pattern = UNCHANGED
    province = province_link(context, former.province).text
    return context.tr(pattern, former=former_name(context, former.slug), province=province)


def _lead(context: Context, former: FormerProvince) -> str:
    """Say what happened on the day of the reform, where the taxonomy names one."""
    tr, taxonomy = context.tr, context.catalogue.taxonomy
    if taxonomy.reform is None:
        return ""
    day, province = date_words(context, taxonomy.reform.date), province_link(context, former.province).text
    names = former_names(context, former.province)
    if names:
        return tr(BECAME, day=day, names=names, province=province)
    now, then = (context.number(len(some)) for some in (taxonomy.provinces, taxonomy.former_provinces))
    return tr(STAYED, day=day, then=then, now=now, province=province)


def _facts(context: Context, former: FormerProvince) -> Iterator[Fact]:
    tr, taxonomy = context.tr, context.catalogue.taxonomy
    if taxonomy.reform and was_merged(context.catalogue, former.slug):
        yield Fact(label=tr("Legal basis"), text=decision_words(context, taxonomy.reform.decision))
    others = [one for one in taxonomy.former_of(former.province) if one.slug != former.slug]
    if others:
        yield Fact(label=tr("Together with"), items=tuple(former_link(context, one) for one in others))
    yield Fact(label=tr("Administrative code then"), text=former.code)
    if former.region:
        yield Fact(label=tr("Region then"), text=former.region, lang=context.foreign)


def _frame(context: Context, former: FormerProvince, title: str, lead: str) -> Frame:
    path = f"{FORMER}{former.slug}/"
    crumbs = (context.crumb(context.tr("Provinces"), PROVINCES), province_link(context, former.province))
    head = Head(
        title=context.title(title),
        description=lead or title,
        json_ld=breadcrumb_data(context, crumbs, title, path),
    )
    if not was_merged(context.catalogue, former.slug):
        # It says nothing that the province's own page does not say.
        canonical = context.canonical(Selection(former.province).path)
        head = msgspec.structs.replace(head, canonical=canonical, noindex=True)
    return context.frame(head, path, crumbs, Place(former.province))
