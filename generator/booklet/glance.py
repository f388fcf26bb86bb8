"""The book in figures: how many products, of which rank, category, province and state."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.booklet.models import Bar, Colours, Glance, Says, Tile
from generator.catalog.states import STATES
from generator.views.parts import STATE_WORDS, rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.booklet.palette import Palette
    from generator.catalog.entry import Entry
    from generator.views.context import Context


def glance(context: Context, palette: Palette, entries: Sequence[Entry]) -> Glance:
    """Count the products of a book."""
    tr, catalogue = context.tr, context.catalogue
    makers = {catalogue.maker(entry) for entry in entries} - {""}
    states = Counter(catalogue.state(entry).state for entry in entries)
    return Glance(
        total=context.number(len(entries)),
        total_label=tr.plural("product", "products", len(entries)),
        ranks=tuple(ranks(context, entries)),
        categories=tuple(_categories(context, palette, entries)),
        provinces=tuple(_provinces(context, palette, entries)),
        producers=context.number(len(makers)),
        producers_label=tr.plural("producer", "producers", len(makers)),
        states=tuple(
            Says(label=tr(STATE_WORDS[state][0]), text=context.number(states[state]))
            for state in STATES
            if states[state]
        ),
        tiles=tuple(tiles(context, palette, entries)),
    )


def ranks(context: Context, entries: Sequence[Entry]) -> Iterator[Says]:
    """Count by rank, the highest first; the label is the number of stars."""
    counts = Counter(entry.stars for entry in entries)
    for stars in sorted(counts, reverse=True):
        yield Says(label=rank(context, stars).label, text=context.number(counts[stars]))


def _categories(context: Context, palette: Palette, entries: Sequence[Entry]) -> Iterator[Bar]:
    counts = Counter(entry.category for entry in entries)
    for slug, category in context.catalogue.taxonomy.categories.items():
        if counts[slug]:
            label = context.text(category.short_name, category.short_name_en)
            yield _bar(context, label, counts[slug], counts, palette.of(f"cat-{slug}"))


def _provinces(context: Context, palette: Palette, entries: Sequence[Entry]) -> Iterator[Bar]:
    taxonomy = context.catalogue.taxonomy
    counts = Counter(entry.province for entry in entries)
    for slug, count in sorted(
        counts.items(), key=lambda item: (-item[1], list(taxonomy.provinces).index(item[0]))
    ):
        province = taxonomy.provinces[slug]
        label = context.text(province.name, province.name_en)
        css = f"region-{taxonomy.regions[province.region].number}"
        yield _bar(context, label, count, counts, palette.of(css))


def _bar(context: Context, label: str, count: int, counts: Counter[str], colours: Colours) -> Bar:
    share = round(count / max(counts.values()), 4)
    return Bar(label=label, value=context.number(count), share=share, colours=colours)


def tiles(context: Context, palette: Palette, entries: Sequence[Entry]) -> Iterator[Tile]:
    """Yield the tile map with the number of products of each province."""
    taxonomy = context.catalogue.taxonomy
    counts = Counter(entry.province for entry in entries)
    for slug, province in taxonomy.provinces.items():
        short = province.short_name if context.lang == "vi" else ""
        yield Tile(
            key=slug,
            column=province.tile[0],
            row=province.tile[1],
            name=short or context.text(province.name, province.name_en),
            count=counts[slug],
            colours=palette.of(f"region-{taxonomy.regions[province.region].number}"),
        )
