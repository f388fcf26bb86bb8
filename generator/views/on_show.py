"""The products of an event, in groups as its booklet has them; of very many, some of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import Selection
from generator.catalog.catalogue import in_order
from generator.catalog.selecting import shown_by
from generator.vietnamese import sort_key
from generator.views.fair import ProductGroup, Shown
from generator.views.models import Link
from generator.views.parts import place_words, rank
from generator.views.venues import existing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.records import Event
    from generator.views.context import Context

#: Products up to which a page shows all of them, and up to which it does not part them.
MOST_CARDS, MOST_TOGETHER = 120, 12
#: The least that a group of very many shows.
LEAST = 2
_BY = {"category": "category", "stars": "stars"}


def products_of(catalogue: Catalogue, event: Event) -> list[Entry]:
    """Return the products that an event lists; where it lists none, those of the producers who take part."""
    listed = existing(catalogue, event.shown)
    return listed or in_order({entry.id: entry for entry in shown_by(catalogue, event)}.values())


def on_show(context: Context, event: Event) -> Shown | None:
    """Return the products of an event in groups; None where nothing is known to be shown."""
    entries = products_of(context.catalogue, event)
    if not entries:
        return None
    field = _BY.get(event.booklet.group if event.booklet else "", "province")
    groups = _groups(context, entries, field) if len(entries) > MOST_TOGETHER else [("", entries)]
    most = len(entries) if len(entries) <= MOST_CARDS else max(LEAST, MOST_CARDS // len(groups))
    return Shown(
        title=_title(context, event, len(entries)),
        note=_note(context) if len(entries) > MOST_CARDS else "",
        groups=tuple(_group(context, field, key, found, most) for key, found in groups),
    )


def _title(context: Context, event: Event, count: int) -> str:
    products = context.products(count)
    if existing(context.catalogue, event.shown):
        return context.tr("On show: {products}", products=products)
    return context.tr("Of the producers taking part: {products}", products=products)


def _note(context: Context) -> str:
    return context.tr("These are too many for one page, so of each group some are shown.")


def _groups(context: Context, entries: Sequence[Entry], field: str) -> list[tuple[str, list[Entry]]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(str(getattr(entry, field)), []).append(entry)
    return sorted(found.items(), key=lambda one: _place(context, field, one[0]))


def _place(context: Context, field: str, key: str) -> tuple[int, str]:
    taxonomy = context.catalogue.taxonomy
    if field == "category":
        return list(taxonomy.categories).index(key), ""
    return (-int(key), "") if field == "stars" else (0, sort_key(taxonomy.provinces[key].name))


def _group(context: Context, field: str, key: str, entries: list[Entry], most: int) -> ProductGroup:
    title = _heading(context, field, key)
    more = None
    if len(entries) > most:
        left = context.products(len(entries) - most)
        text = context.tr("{products} more: see all of {name}", products=left, name=title)
        more = Link(text=text, href=context.href(_listing(field, key)))
    return ProductGroup(
        title=title, count=context.number(len(entries)), cards=context.cards(entries[:most]), more=more
    )


def _heading(context: Context, field: str, key: str) -> str:
    if not key:
        return ""
    if field == "category":
        return context.text(context.category(key).name, context.category(key).name_en)
    return rank(context, int(key)).label if field == "stars" else place_words(context, key)


def _listing(field: str, key: str) -> Selection:
    if field == "stars":
        return Selection(stars=int(key))
    return Selection(category=key) if field == "category" else Selection(province=key)
