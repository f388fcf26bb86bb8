"""What a listing is about: its title, and on its first page the facts of the place, class or rank."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.addresses import Selection
from generator.taxonomy.totals import latest_totals
from generator.texts import N_
from generator.views.memory import remembered
from generator.views.models import Fact, Link
from generator.views.parts import category_link, date_words, decision_words, host, province_link, rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.records.taxonomy import Province
    from generator.taxonomy.totals import Total
    from generator.views.context import Context

#: Titles by what is chosen: province, category, stars.
TITLES = {
    (False, False, False): N_("OCOP products"),
    (True, False, False): N_("OCOP products of {province}"),
    (False, True, False): N_("OCOP products: {category}"),
    (False, False, True): N_("{n}-star OCOP products"),
    (True, True, False): N_("OCOP products of {province}: {category}"),
    (True, False, True): N_("{n}-star OCOP products of {province}"),
    (False, True, True): N_("{n}-star OCOP products: {category}"),
    (True, True, True): N_("{n}-star OCOP products of {province}: {category}"),
}

#: Provinces that the page of a set names.
MOST_PROVINCES = 5
#: Where the scale of scores ends: the band of the highest rank includes it.
FULL_SCORE = 100


def listing_title(context: Context, selection: Selection) -> str:
    """Name a listing: "Sản phẩm OCOP 4 sao, ngành Thực phẩm, tỉnh Bắc Ninh"."""
    if selection.set:
        chosen = context.set(selection.set)
        return context.tr("OCOP products: {set}", set=context.text(chosen.name, chosen.name_en))
    pattern = TITLES[bool(selection.province), bool(selection.category), bool(selection.stars)]
    return context.tr(
        pattern,
        province=province_in_words(context, selection.province) if selection.province else "",
        category=_category_in_words(context, selection),
        n=str(selection.stars),
    )


def province_in_words(context: Context, slug: str) -> str:
    """Write a province with its type, as inside a sentence: "tỉnh Cao Bằng", "thành phố Hà Nội"."""
    record = context.province(slug)
    if context.lang == "en":
        return record.full_name_en or record.name_en
    return f"{record.full_name[:1].lower()}{record.full_name[1:]}"


def _category_in_words(context: Context, selection: Selection) -> str:
    """Write the full name alone, the short one among other words (one full name has two commas)."""
    if not selection.category:
        return ""
    record = context.category(selection.category)
    if selection == Selection(category=selection.category):
        return context.text(record.name, record.name_en)
    return context.text(record.short_name, record.short_name_en)


def listing_intro(context: Context, selection: Selection) -> str:
    """Say in a sentence what a listing holds."""
    if selection == Selection():
        return _all_intro(context)
    if selection == Selection(stars=selection.stars):
        return _stars_intro(context, selection.stars)
    if selection.set:
        return _set_intro(context, selection.set)
    if selection == Selection(category=selection.category):
        return _category_intro(context, selection.category)
    return ""


def _category_intro(context: Context, slug: str) -> str:
    taxonomy = context.catalogue.taxonomy
    return context.tr(
        "Category {number} of the {categories} of the OCOP programme; it has {sets} sets of products.",
        number=context.category(slug).number,
        categories=str(len(taxonomy.categories)),
        sets=str(len(taxonomy.sets_in(slug))),
    )


def _set_intro(context: Context, slug: str) -> str:
    taxonomy, record = context.catalogue.taxonomy, context.set(slug)
    return context.tr(
        "Set {number} of {sets}, in the category {category}. Each set is scored by a sheet of its own.",
        number=str(record.number),
        sets=str(len(taxonomy.sets)),
        category=category_link(context, record.category).text,
    )


def _stars_intro(context: Context, stars: int) -> str:
    said = rank(context, stars, meaning=True)
    return context.tr("{stars}: {meaning}.", stars=said.label, meaning=said.meaning) if said.meaning else ""


def _all_intro(context: Context) -> str:
    return context.tr("All products of three stars or more in this catalogue.")


def listing_facts(context: Context, selection: Selection) -> Sequence[Fact]:
    """Return the facts of a single place, class or rank; a combination has none of its own."""
    province, category, stars = selection.province, selection.category, selection.stars
    if selection.set:
        return tuple(_set_facts(context, selection.set))
    if province and selection == Selection(province):
        return tuple(_province_facts(context, context.province(province)))
    if category and selection == Selection(category=category):
        return tuple(_category_facts(context, category))
    if stars and selection == Selection(stars=stars):
        return tuple(_star_facts(context, stars))
    return ()


def _province_facts(context: Context, province: Province) -> Iterator[Fact]:
    tr = context.tr
    if province.kind_since:
        since, decision = province.kind_since.date, decision_words(context, province.kind_since.decision)
        yield Fact(label=tr("Centrally run city since"), text=date_words(context, since), note=decision)
    yield Fact(label=tr("Administrative code"), text=province.code)
    yield from _published(context, province.slug)
    if province.communes:
        yield Fact(label=tr("Communes, wards and special zones"), text=context.number(province.communes))


@remembered
def published(context: Context, province: str) -> Total | None:
    """Return the latest published number of a province's products."""
    return latest_totals(context.catalogue.taxonomy).get(province)


def _published(context: Context, province: str) -> Iterator[Fact]:
    total, tr = published(context, province), context.tr
    if total is None:
        return
    note = date_words(context, total.as_of)
    if total.of:
        parts = tr("sum of {parts} of {of} former provinces", parts=str(total.parts), of=str(total.of))
        note = f"{note}; {parts}"
    said = Link(text=context.products(total.number), href="", note=note)
    links = (Link(text=host(url), href=url) for url in total.urls)
    yield Fact(label=tr("Published total"), items=(said, *links))


def _basis(context: Context, table: str) -> Iterator[Fact]:
    """Name the document that says what a category, a set or a rank is."""
    source = context.catalogue.taxonomy.basis.get(table)
    if source:
        yield Fact(label=context.tr("Source"), text=source.title, href=source.url, lang=context.foreign)


def provinces_of_set(catalogue: Catalogue, slug: str) -> tuple[tuple[str, int], ...]:
    """Return the provinces with the most products of a set, and how many."""
    found = Counter(entry.province for entry in catalogue.listings.get(Selection(set=slug), ()))
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST_PROVINCES])


def _category_facts(context: Context, slug: str) -> Iterator[Fact]:
    taxonomy = context.catalogue.taxonomy
    groups = [group for group in taxonomy.groups.values() if group.category == slug]
    if len(groups) > 1:
        links = (Link(text=context.text(group.name, group.name_en), href="") for group in groups)
        yield Fact(label=context.tr("Groups"), items=tuple(links))
    yield from _basis(context, "categories")


def _set_facts(context: Context, slug: str) -> Iterator[Fact]:
    tr, record = context.tr, context.set(slug)
    category = category_link(context, record.category)
    yield Fact(label=tr("Category"), text=category.text, href=category.href)
    group = context.catalogue.taxonomy.groups.get(record.group)
    if group and group.name != record.name:
        yield Fact(label=tr("Group"), text=context.text(group.name, group.name_en))
    if record.agency:
        yield Fact(label=tr("Ministry in charge"), text=record.agency, lang=context.foreign)
    if record.also:
        yield Fact(label=tr("Also written"), text="; ".join(record.also), lang=context.foreign)
    made_in = tuple(
        Link(text=link.text, href=link.href, note=context.products(count))
        for link, count in (
            (province_link(context, province), count)
            for province, count in provinces_of_set(context.catalogue, slug)
        )
    )
    if made_in:
        yield Fact(label=tr("Most from"), items=made_in)
    yield from _basis(context, "categories")


def _star_facts(context: Context, stars: int) -> Iterator[Fact]:
    tr, level = context.tr, context.catalogue.taxonomy.stars[stars]
    low, high = context.number(_whole(level.score_from)), context.number(_whole(level.score_below))
    if level.score_below > FULL_SCORE:
        score = tr("{low} to {high} points", low=low, high=context.number(FULL_SCORE))
    else:
        score = tr("{low} to under {high} points", low=low, high=high)
    yield Fact(label=tr("Score"), text=score)
    if level.level:
        yield Fact(label=tr("Level"), text=context.text(level.level, level.level_en))
    if level.decided_by:
        yield Fact(label=tr("Decided by"), text=level.decided_by, lang=context.foreign)
    months = context.number(context.catalogue.term.months)
    yield Fact(label=tr("Validity"), text=tr("{months} months from the decision", months=months))
    yield from _basis(context, "stars")


def _whole(score: float) -> float:
    """Return a whole score as a whole number, which is quick to write."""
    return int(score) if score == int(score) else score
