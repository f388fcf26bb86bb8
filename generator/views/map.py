"""The map of tiles, a province each, and its twin, the table of the provinces by region."""

from __future__ import annotations

from math import ceil, sqrt
from typing import TYPE_CHECKING

from generator.addresses import PROVINCES, Selection
from generator.views.chart import Key, Line, LineGroup
from generator.views.facets import ranks
from generator.views.figures import provinces
from generator.views.models import Tile
from generator.views.parts import province_link, rank, region_css

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog.catalogue import Catalogue
    from generator.views.context import Context

#: Shades of the map: 0 has no products, 5 the most.
SHADES = 5


def tiles(context: Context) -> Iterator[Tile]:
    """Yield the provinces at their places on the map."""
    catalogue = context.catalogue
    most = _most(catalogue)
    for slug, province in catalogue.taxonomy.provinces.items():
        count = catalogue.count(Selection(slug))
        column, row = province.tile
        name = context.text(province.name, province.name_en)
        short = (province.short_name if context.lang == "vi" else "") or name
        yield Tile(
            text=name,
            short=short,
            href=context.href(Selection(slug)),
            count=context.number(count),
            column=column,
            row=row,
            shade=shade(count, most),
            css=region_css(catalogue, slug),
            # Read aloud in place of the two texts that are seen, with which it begins.
            note=f"{short} {context.products(count)}" + (f" ({name})" if short != name else ""),
        )


def shade(count: int, most: int) -> int:
    """Grade a count by its root, because a few provinces have many times as much as others."""
    return ceil(SHADES * sqrt(count / most)) if count else 0


def shades(context: Context) -> Iterator[Key]:
    """Explain the shades: which numbers of products get each; those that no number gets are left out."""
    bounds: dict[int, tuple[int, int]] = {0: (0, 0)}
    most = _most(context.catalogue)
    for count in range(1, most + 1):
        low, _ = bounds.get(step := shade(count, most), (count, count))
        bounds[step] = (low, count)
    for step, (low, high) in bounds.items():
        numbers = dict.fromkeys((context.number(low), context.number(high)))
        yield Key(css=f"shade-{step}", label="–".join(numbers))


def _most(catalogue: Catalogue) -> int:
    return max((catalogue.count(Selection(slug)) for slug in catalogue.taxonomy.provinces), default=0)


def table_head(context: Context) -> tuple[str, ...]:
    """Return the headings of the table."""
    levels = (rank(context, stars).label for stars in ranks(context.catalogue))
    return (context.tr("Province"), *levels, context.tr("Together"))


def table(context: Context) -> Iterator[LineGroup]:
    """Yield the provinces of each region with their products by rank and together."""
    found = dict(provinces(context.catalogue))
    for region in context.catalogue.taxonomy.regions.values():
        here = [(one.slug, found[one.slug]) for one in context.catalogue.taxonomy.provinces_in(region.slug)]
        yield LineGroup(
            title=context.text(region.name, region.name_en),
            href=context.addresses.page(f"{PROVINCES}#vung-{region.number}"),
            css=f"region-{region.number}",
            lines=tuple(
                Line(
                    text=province_link(context, slug).text,
                    href=province_link(context, slug).href,
                    cells=tuple(context.number(n) for n in (*counts, sum(counts))),
                )
                for slug, counts in here
            ),
        )
