"""Pieces that several pages share: ranks, pills, cards, places, dates, sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from generator.addresses import SEARCH, Selection, product_path
from generator.texts import N_
from generator.vietnamese import PartialDate, format_date, is_marked
from generator.views.memory import remembered
from generator.views.models import Card, Fact, Link, Picture, Pill, Rank, Reference
from generator.views.photos import drawing, picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry, Photo
    from generator.catalog.states import State, Validity
    from generator.records import Source
    from generator.views.context import Context

_HOST = re.compile(r"https?://(?:[^/?#@]*@)?(?:www\.)?([^/?#]+)")

GRADES = {
    "A": N_("Decision or its annex"),
    "B": N_("Official news"),
    "C": N_("Shop or the producer's own page"),
}

#: Words of the states, without and with a date, and the icon that goes with them.
STATE_WORDS: dict[State, tuple[str, str, str]] = {
    "valid": (N_("Valid"), N_("Valid until {date}"), "check-circle"),
    "expiring": (N_("Expiring soon"), N_("Expiring soon: {date}"), "clock"),
    "expired": (N_("Expired"), N_("Expired: {date}"), "alert"),
    "unknown": (N_("Validity unknown"), N_("Validity unknown"), "question"),
    "withdrawn": (N_("Withdrawn"), N_("Withdrawn"), "x-circle"),
    "under-review": (N_("Under re-evaluation"), N_("Under re-evaluation"), "clock"),
}

#: States that follow from the last day of validity, so that a browser can tell when they are over.
BY_DATE: frozenset[State] = frozenset({"valid", "expiring", "expired"})


@remembered
def rank(context: Context, stars: int, *, lapsed: bool = False, meaning: bool = False) -> Rank:
    """Word a number of stars."""
    level = context.catalogue.taxonomy.stars[stars]
    return Rank(
        count=stars,
        label=context.text(level.name, level.name_en),
        href=context.href(Selection(stars=stars)),
        lapsed=lapsed,
        meaning=context.text(level.meaning, level.meaning_en) if meaning else "",
    )


@remembered
def date_words(context: Context, date: PartialDate | str, *, about: bool = False) -> str:
    """Write a date as precisely as it is known, "about" where a term was computed from a month or year."""
    parsed = PartialDate.parse(date) if isinstance(date, str) else date
    words = format_date(parsed, context.language)
    return context.tr("about {date}", date=words) if about and parsed.precision != "day" else words


@remembered
def pill(context: Context, validity: Validity, *, note: str = "") -> Pill:
    """Word the state of a recognition, with its date where one is known."""
    plain, dated, icon = STATE_WORDS[validity.state]
    if validity.until is None or validity.state == "unknown":
        return Pill(state=validity.state, label=context.tr(plain), icon=icon, note=note)
    label = context.tr(dated, date=date_words(context, validity.until, about=True))
    end = validity.until.iso() if validity.state in BY_DATE else ""
    return Pill(state=validity.state, label=label, icon=icon, note=note, end=end)


def product_name(context: Context, entry: Entry) -> tuple[str, str]:
    """Return a product's name in the page's language, or the Vietnamese one and its language."""
    return context.label(entry.name, entry.name_en)


@remembered
def place_words(context: Context, province: str, commune: str = "") -> str:
    """Write commune and province of today."""
    record = context.catalogue.taxonomy.provinces.get(province)
    name = context.text(record.name, record.name_en) if record else ""
    return ", ".join(part for part in (commune, name) if part)


@remembered
def province_link(context: Context, slug: str) -> Link:
    """Lead to the listing of a province."""
    record = context.province(slug)
    return Link(
        text=context.text(record.name, record.name_en),
        href=context.href(Selection(slug)),
        css=region_css(context.catalogue, slug),
    )


@remembered
def category_link(context: Context, slug: str, province: str = "") -> Link:
    """Lead to the listing of a category, by its short name; within a province where one is given."""
    record = context.category(slug)
    return Link(
        text=context.text(record.short_name, record.short_name_en),
        href=context.href(Selection(province, slug)),
        icon=f"cat-{slug}",
        css=f"cat-{slug}",
    )


@remembered
def set_link(context: Context, slug: str) -> Link:
    """Lead to the listing of a set; the note is its number in the decision."""
    record = context.set(slug)
    return Link(
        text=context.text(record.name, record.name_en),
        href=context.href(Selection(set=slug)),
        css=f"cat-{record.category}",
        note=str(record.number),
    )


def region_css(catalogue: Catalogue, province: str) -> str:
    """Return the class that gives a province the hue of its region."""
    taxonomy = catalogue.taxonomy
    return f"region-{taxonomy.regions[taxonomy.provinces[province].region].number}"


def card_picture(context: Context, entry: Entry) -> Picture:
    """Return the first photo, or the drawing."""
    return picture(entry.photo, context.addresses, entry.name) if entry.photo else drawing(entry)


def card(context: Context, entry: Entry) -> Card:
    """Build the card of a product."""
    name, name_lang = product_name(context, entry)
    validity = context.catalogue.state(entry)
    return Card(
        id=entry.id,
        href=context.product(entry),
        name=name,
        name_lang=name_lang,
        rank=rank(context, entry.stars, lapsed=validity.lapsed),
        pill=pill(context, validity),
        picture=card_picture(context, entry),
        producer=context.catalogue.maker(entry),
        place=place_words(context, entry.province, entry.commune),
        category=category_link(context, entry.category).text,
        css=f"cat-{entry.category}",
        example=entry.example,
    )


def json_link(context: Context, entry: Entry) -> str:
    """Return the address of a product's own data, "" where there are no such files."""
    if not context.catalogue.settings.outputs.product_json:
        return ""
    return context.addresses.file(f"{product_path(entry.id)}product.json")


def host(url: str) -> str:
    """Return the host of an address, as people read it (a pattern: urlsplit takes ten times as long)."""
    match = _HOST.match(url)
    return match[1] if match else ""


#: Kinds of documents as English names them; their numbers stay.
_DOCUMENTS = {"Nghị quyết ": N_("Resolution {number}"), "Quyết định ": N_("Decision {number}")}


def decision_words(context: Context, decision: str) -> str:
    """Name a resolution or decision of the taxonomy in the page's language."""
    for kind, pattern in _DOCUMENTS.items():
        if decision.startswith(kind):
            return context.tr(pattern, number=decision.removeprefix(kind))
    return decision


def search_href(context: Context, words: str, **chosen: str) -> str:
    """Return the link to a search, narrowed by what is chosen: ``tinh``, ``nhom``, ``sao``, ``hieu_luc``."""
    asked = {"q": words, **{key.replace("_", "-"): value for key, value in chosen.items()}}
    return f"{context.addresses.page(SEARCH)}?{urlencode({k: v for k, v in asked.items() if v})}"


def references(context: Context, sources: Iterable[Source]) -> tuple[Reference, ...]:
    """Word the sources of a record."""
    return tuple(
        Reference(
            title=source.title,
            lang=context.foreign if is_marked(source.title) else "",
            href=source.url,
            date=date_words(context, source.date) if source.date else "",
            grade=source.grade,
            grade_label=context.tr(GRADES[source.grade]),
            note=source.note,
            host=host(source.url),
        )
        for source in sources
    )


def gallery(context: Context, photos: Iterable[Photo], name: str) -> tuple[Picture, ...]:
    """Describe the photos of a record."""
    return tuple(picture(photo, context.addresses, name) for photo in photos)


def some_facts(context: Context, labels: Mapping[str, str], record: object, lang: str = "") -> Iterator[Fact]:
    """Yield facts from those fields of a record that say something; ``labels``: field → term."""
    for field, label in labels.items():
        value = getattr(record, field)
        if value:
            text = value if isinstance(value, str) else ", ".join(value)
            yield Fact(label=context.tr(label), text=text, lang=lang)


@remembered
def _edit_folder(context: Context) -> str:
    repository = context.catalogue.settings.repository
    return f"{repository.url.rstrip('/')}/edit/{quote(repository.branch)}/" if repository.url else ""


def edit_link(context: Context, path: str) -> str:
    """Return the address where a file is edited, "" while no repository is named."""
    folder = _edit_folder(context)
    return f"{folder}{quote(path)}" if folder else ""
