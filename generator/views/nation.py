"""Pictures of the whole catalogue: where its products are, of what set, and when their recognitions end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.vietnamese import format_list, format_percent
from generator.views.chart import Bar, Chart, Line, Table, longest_of, stacked
from generator.views.charts import rank_keys, rank_segments, ranks_table
from generator.views.facets import ranks
from generator.views.figures import ends, provinces, sets
from generator.views.parts import province_link, region_css, set_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.views.context import Context
    from generator.views.figures import Counts

#: Provinces without any product that a sentence names; more are only counted.
FEW = 4


def provinces_chart(context: Context) -> Chart:
    """Draw the products of each province by rank, provinces by region, the most first."""
    found = dict(provinces(context.catalogue))
    longest = longest_of([sum(counts) for counts in found.values()])
    return Chart(
        id="tinh",
        title=context.tr("Stars by province"),
        finding=" ".join(_provinces_found(context, found, longest)),
        bars=tuple(_province_bars(context, found, longest)),
        long=True,
        keys=rank_keys(context),
        table=ranks_table(
            context,
            context.tr("Province"),
            [(province_link(context, slug).text, counts) for slug, counts in found.items()],
        ),
    )


def _provinces_found(context: Context, found: Mapping[str, Counts], most: int) -> Iterator[str]:
    tr = context.tr
    first = next(slug for slug, counts in found.items() if sum(counts) == most)
    yield tr("{place} has most: {n}.", place=province_link(context, first).text, n=context.products(most))
    none = [province_link(context, slug).text for slug, counts in found.items() if not sum(counts)]
    if len(none) > FEW:
        yield tr("{n} provinces have none yet.", n=context.number(len(none)))
    elif none:
        yield tr("None yet: {places}.", places=format_list(none, context.language))


def _province_bars(context: Context, found: Mapping[str, Counts], longest: int) -> Iterator[Bar]:
    catalogue = context.catalogue
    for region in catalogue.taxonomy.regions.values():
        heading = context.text(region.name, region.name_en)
        here = [(one.slug, found[one.slug]) for one in catalogue.taxonomy.provinces_in(region.slug)]
        for slug, counts in sorted(here, key=lambda row: -sum(row[1])):
            link, n = province_link(context, slug), sum(counts)
            yield Bar(
                label=link.text,
                href=link.href,
                value=context.number(n),
                css=region_css(catalogue, slug),
                group=heading,
                segments=rank_segments(ranks(catalogue), counts, longest),
            )
            heading = ""


def sets_chart(context: Context) -> Chart:
    """Draw the products of each set by rank, the most first."""
    tr, levels = context.tr, ranks(context.catalogue)
    *found, (_, unknown) = sets(context.catalogue)
    known, n = sum(sum(counts) for _, counts in found), sum(unknown)
    longest = longest_of([sum(counts) for _, counts in found])
    rows = [(set_link(context, slug), counts) for slug, counts in found]
    rows.sort(key=lambda row: -sum(row[1]))
    three = sum(sum(counts) for _, counts in rows[:3])
    return Chart(
        id="bo",
        title=tr("By set"),
        finding=tr(
            "Three sets of {all} hold {share} of the products whose set is known.",
            all=context.number(len(found)),
            share=format_percent(three / (known or 1), context.language),
        ),
        bars=tuple(
            Bar(
                label=link.text,
                href=link.href,
                value=context.number(sum(counts)),
                css=link.css,
                segments=rank_segments(levels, counts, longest),
            )
            for link, counts in rows
        ),
        long=True,
        wide=True,
        keys=rank_keys(context),
        note=tr("Of {n} the set is not known.", n=context.products(n)) if n else "",
        table=ranks_table(
            context,
            tr("Set"),
            [*((link.text, counts) for link, counts in rows), *([(tr("not known"), unknown)] if n else [])],
        ),
    )


def ends_chart(context: Context) -> Chart:
    """Draw how many standing recognitions end in each quarter from now on."""
    tr = context.tr
    *found, (_, after) = ends(context.catalogue)
    quarters = [(quarter, n) for quarter, n in found if quarter]
    longest = longest_of([n for _, n in quarters])
    total = sum(n for _, n in quarters) + after
    return Chart(
        id="het-han",
        title=tr("Ending in the next three years"),
        form="columns",
        finding=tr(
            "{now} of the {total} products known to be valid reach the end of their term in this quarter.",
            now=context.number(quarters[0][1]),
            total=context.number(total),
        ),
        bars=tuple(
            Bar(
                label=f"Q{quarter}" if at else tr("now"),
                group=str(year) if quarter == 1 else "",
                note=_quarter(context, year, quarter),
                value=context.number(n),
                segments=stacked([("v4", n)], longest),
            )
            for at, ((year, quarter), n) in enumerate(quarters)
        ),
        note=_later(context, after),
        table=Table(
            head=(tr("Quarter"), tr("Products")),
            lines=tuple(
                Line(text=_quarter(context, *quarter), cells=(context.number(n),)) for quarter, n in quarters
            ),
        ),
    )


def _quarter(context: Context, year: int, quarter: int) -> str:
    return context.tr("quarter {quarter} of {year}", quarter=str(quarter), year=str(year))


def _later(context: Context, after: int) -> str:
    tr = context.tr
    said = tr("Only products whose day or month of recognition is known have a known end.")
    more = tr("{n} end later.", n=context.products(after)) if after else ""
    return f"{said} {more}".strip()
