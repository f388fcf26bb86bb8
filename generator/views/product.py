"""The product page: what is known, from where, since when and until when; and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.addresses import GLOSSARY, PROVINCES, product_path
from generator.records import Producer
from generator.texts import N_
from generator.views.alike import rows
from generator.views.barcodes import barcode
from generator.views.codes import code
from generator.views.context import Place
from generator.views.contribute import contribute_link
from generator.views.embedding import embed
from generator.views.facts import fact_groups, former_place, prices
from generator.views.gaps import gaps
from generator.views.json_ld_products import product_data
from generator.views.makers import maker, shared_maker
from generator.views.memory import once, remembered
from generator.views.models import Head, Link, Past
from generator.views.pages import ProductPage
from generator.views.parts import (
    category_link,
    date_words,
    edit_link,
    json_link,
    pill,
    place_words,
    product_name,
    province_link,
    rank,
    references,
    set_link,
)
from generator.views.photos import pictures
from generator.views.proofs import certificates
from generator.views.social import product_image
from generator.views.stories import story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.catalog.states import Validity
    from generator.records import Product
    from generator.views.context import Context
    from generator.views.models import Frame, Maker, Picture
    from generator.views.sheet import Code

#: How many other products of the same producer a page shows.
SIBLINGS = 4

#: The glossary's term for ranks.
STARS_TERM = "hang-sao"

#: What the best source of a record is worth to its reader.
TRUST = {
    "A": N_("The decision or its annex (grade {grade})"),
    "B": N_("Official news (grade {grade}); the decision itself is not among the sources yet"),
    "C": N_("A shop or the producer's own page (grade {grade}): please ask before relying on it"),
}


def siblings(catalogue: Catalogue, entry: Entry) -> Sequence[Entry]:
    """Return other products of the same producer: those that follow in its list, round and round."""
    others = catalogue.makers.get(entry.producer, ())
    if len(others) < 2:  # noqa: PLR2004 (itself alone)
        return ()
    at = _positions(catalogue)[entry.id]
    following = others[at + 1 : at + 1 + SIBLINGS]
    return [*following, *others[: min(at, SIBLINGS - len(following))]]


@once
def _positions(catalogue: Catalogue) -> dict[str, int]:
    return {entry.id: at for made in catalogue.makers.values() for at, entry in enumerate(made)}


def product_page(context: Context, entry: Entry) -> ProductPage:
    """Build the page of a product (about 55 µs)."""
    detail = context.catalogue.detail(entry)
    record, validity = detail.record, context.catalogue.state(entry)
    name, name_lang = product_name(context, entry)
    photos = pictures(entry, detail.photos, context.addresses)
    summary, summary_lang = context.label(record.summary, record.summary_en)
    others = siblings(context.catalogue, entry)
    made_by = _maker(context, record)
    return ProductPage(
        frame=_frame(context, entry, record, summary, photos[0]),
        name=name,
        name_lang=name_lang,
        other_name=_other_name(context, entry),
        other_lang="vi" if context.lang == "en" else "en",
        kind=_kind(context, entry.kind),
        css=f"cat-{entry.category}",
        rank=rank(context, entry.stars, lapsed=validity.lapsed, meaning=True),
        pill=pill(context, validity, note=_validity_note(context, entry, validity)),
        picture=photos[0],
        gallery=photos[1:],
        category=category_link(context, entry.category),
        set=set_link(context, entry.set) if entry.set else None,
        province=province_link(context, entry.province),
        place=place_words(context, entry.province, entry.commune),
        former_place=former_place(record.issued_at),
        since=_since(context, record),
        trust=_trust(context, entry.grade),
        price=next(prices(context, record.price), None),
        meaning_href=_meaning_href(context),
        summary=summary,
        summary_lang=summary_lang,
        story=story(context, detail.story, detail.inline),
        story_lang=context.foreign if detail.story else "",
        maker=made_by,
        groups=tuple(fact_groups(context, entry, record, validity)),
        certificates=certificates(context, record.certificates),
        barcode=barcode(entry.gtin) if entry.gtin else None,
        code=_code(context, entry),
        references=references(context, record.sources),
        history=_history(context, record),
        siblings_title=context.tr("Other products of this producer"),
        siblings=context.cards(others) if others else Markup(),
        alike=rows(context, entry),
        gaps=gaps(context, detail, made_by),
        cite=_cite(context, entry, record),
        embed=embed(context, entry),
        edit_href=_edit_href(context, entry),
        json_href=json_link(context, entry),
        example=entry.example,
    )


def _frame(context: Context, entry: Entry, record: Product, summary: str, photo: Picture) -> Frame:
    path, name = product_path(entry.id), product_name(context, entry)[0]
    crumbs = _crumbs(context, entry.province, entry.category)
    description = summary or _description(context, entry, name)
    head = Head(
        title=context.title(name),
        description=description,
        canonical=context.canonical(path),
        kind="product",
        json_ld=product_data(context, entry, record, photo=photo, description=description, crumbs=crumbs),
        image=product_image(context, entry, photo, name),
        data=json_link(context, entry),
        noindex=entry.example,
    )
    twins = entry.translated or context.catalogue.settings.outputs.english == "all"
    return context.frame(head, path, crumbs, Place(entry.province, entry.category), twins=twins)


@remembered
def _crumbs(context: Context, province: str, category: str) -> tuple[Link, ...]:
    return (
        context.crumb(context.tr("Provinces"), PROVINCES),
        province_link(context, province),
        category_link(context, category, province),
    )


def _other_name(context: Context, entry: Entry) -> str:
    """Return the name in the other language, where there is one."""
    if not entry.name_en or entry.name_en == entry.name:
        return ""
    return entry.name if context.lang == "en" else entry.name_en


@remembered
def _kind(context: Context, slug: str) -> str:
    kind = context.catalogue.taxonomy.kinds.get(slug)
    return context.text(kind.name, kind.name_en) if kind else ""


def _description(context: Context, entry: Entry, name: str) -> str:
    return context.tr(
        "{name}, OCOP product of {place}, {stars}.",
        name=name,
        stars=rank(context, entry.stars).label,
        place=place_words(context, entry.province, entry.commune),
    )


def _maker(context: Context, record: Product) -> Maker | None:
    if isinstance(record.producer, Producer):
        return maker(context, record.producer, province=record.province)
    return shared_maker(context, record.producer)


def _validity_note(context: Context, entry: Entry, validity: Validity) -> str:
    tr = context.tr
    if validity.state == "unknown":
        if validity.over:
            return tr(
                "36 months from that year have passed; it may have been recognised again since.",
            )
        if entry.date:
            return tr("Of the recognition, only the year is known.")
        return tr("The source gives no date of recognition.")
    if validity.computed and validity.state in {"valid", "expiring", "expired"}:
        return tr(
            "Computed: {months} months from the decision.",
            months=context.number(context.catalogue.term.months),
        )
    return ""


def _since(context: Context, record: Product) -> str:
    """Say when the product was recognised, and when first; "" where no date is known."""
    date = record.recognition.date
    if not date:
        return ""
    first = min((past.date for past in record.history if past.date), default=date)
    if first >= date:
        return context.tr("Recognised: {date}.", date=date_words(context, date))
    words = {"date": date_words(context, date), "first": date_words(context, first)}
    return context.tr("Recognised: {date}; for the first time: {first}.", **words)


@remembered
def _trust(context: Context, grade: str) -> str:
    """Say what the best grade of the sources means for whoever reads the page."""
    return context.tr(TRUST[grade], grade=grade) if grade else ""


@remembered
def _meaning_href(context: Context) -> str:
    """Lead to what the glossary says of stars; "" where a taxonomy's glossary has no such term."""
    known = STARS_TERM in context.catalogue.taxonomy.glossary
    return context.addresses.page(f"{GLOSSARY}#{STARS_TERM}") if known else ""


def _cite(context: Context, entry: Entry, record: Product) -> str:
    """Name the page as a text would; the script adds its address and the day."""
    given = record.recognition
    decision = ", ".join(filter(None, (given.decision, given.authority)))
    parts = (product_name(context, entry)[0], context.catalogue.maker(entry), decision, context.site.title)
    return ". ".join(filter(None, parts))


def _history(context: Context, record: Product) -> tuple[Past, ...]:
    return tuple(
        Past(
            rank=rank(context, past.stars, lapsed=True),
            date=date_words(context, past.date) if past.date else context.tr("Date not known"),
            decision=past.decision,
            note=past.authority,
        )
        for past in record.history
    )


def _code(context: Context, entry: Entry) -> Code | None:
    """Return the code of the page's address, where the site's host is known and codes are wanted."""
    address = context.canonical(product_path(entry.id))
    return code(address) if address and context.catalogue.settings.outputs.page_codes else None


def _edit_href(context: Context, entry: Entry) -> str:
    """Lead to the form, which reads the record's JSON; where there is none, to the file in the repository."""
    if context.catalogue.settings.outputs.product_json:
        return contribute_link(context, entry.id)
    return edit_link(context, entry.path)
