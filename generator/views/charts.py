"""The pictures that several pages draw of a tally: ranks, categories, years, states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import Selection
from generator.catalog.states import STATES
from generator.vietnamese import format_percent
from generator.views.chart import Bar, Chart, Key, Line, Table, longest_of, stacked
from generator.views.facets import ranks
from generator.views.parts import STATE_WORDS, category_link, rank, region_css
from generator.views.tally import by_stars, count_by, over, tallies, years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.views.chart import Segment
    from generator.views.context import Context
    from generator.views.tally import Tally

Counts = tuple[int, ...]


def province_charts(context: Context, province: str) -> tuple[Chart, ...]:
    """Draw the numbers of one province; nothing where it has no product."""
    counted = tallies(context.catalogue)[province]
    if not counted:
        return ()
    return (
        ranks_chart(context, counted, province),
        categories_chart(context, counted, province),
        states_chart(context, counted),
        years_chart(context, counted, region_css(context.catalogue, province)),
    )


def province_counts(catalogue: Catalogue, province: str) -> tuple[object, ...]:
    """Name what `province_charts` draws from: plain numbers."""
    counted, levels = tallies(catalogue)[province], ranks(catalogue)
    return (
        tuple(sorted(by_stars(counted, levels, lambda mark: mark.category).items())),
        tuple(sorted(count_by(counted, lambda mark: mark.state).items())),
        over(counted),
        years(counted, levels),
    )


def ranks_chart(context: Context, counted: Tally, province: str = "") -> Chart:
    """Draw how many products have each rank."""
    tr, found = context.tr, count_by(counted, lambda mark: mark.stars)
    rows = [(stars, found.get(stars, 0)) for stars in ranks(context.catalogue)]
    most, total = longest_of([number for _, number in rows]), sum(found.values())
    stars = next(stars for stars, number in rows if number == most)
    return Chart(
        id="so-sao",
        title=tr("By rank"),
        finding=tr(
            "{n} of {total} products have {stars}.",
            n=context.number(most),
            total=context.number(total),
            stars=rank(context, stars).label,
        ),
        bars=tuple(
            Bar(
                label=rank(context, level).label,
                href=context.href(Selection(province, stars=level)) if number else "",
                value=context.number(number),
                css=region_css(context.catalogue, province) if province else "",
                segments=stacked([(f"v{level}", number)], most),
            )
            for level, number in rows
        ),
        table=counts_table(
            context, tr("Rank"), [(rank(context, level).label, number) for level, number in rows]
        ),
    )


def categories_chart(context: Context, counted: Tally, province: str = "") -> Chart:
    """Draw how many products each category has, by rank."""
    levels, tr = ranks(context.catalogue), context.tr
    found = by_stars(counted, levels, lambda mark: mark.category)
    none = tuple(0 for _ in levels)
    rows = [(slug, found.get(slug, none)) for slug in context.catalogue.taxonomy.categories]
    longest = longest_of([sum(counts) for _, counts in rows])
    slug = next(slug for slug, counts in rows if sum(counts) == longest)
    total = sum(counted.values())
    return Chart(
        id="so-nhom",
        title=tr("By category"),
        finding=tr(
            "{category}: {n} of {total} products ({share}).",
            category=category_link(context, slug).text,
            n=context.number(longest),
            total=context.number(total),
            share=format_percent(longest / total, context.language),
        ),
        bars=tuple(
            Bar(
                label=link.text,
                href=link.href if sum(counts) else "",
                value=context.number(sum(counts)),
                css=link.css,
                segments=rank_segments(levels, counts, longest),
            )
            for link, counts in ((category_link(context, slug, province), counts) for slug, counts in rows)
        ),
        keys=rank_keys(context),
        table=ranks_table(
            context, tr("Category"), [(category_link(context, slug).text, counts) for slug, counts in rows]
        ),
    )


def years_chart(context: Context, counted: Tally, css: str = "") -> Chart:
    """Draw how many of the recognitions that stand in the catalogue are of each year, by rank."""
    levels, tr = ranks(context.catalogue), context.tr
    (_, undated), *found = years(counted, levels)
    longest = longest_of([sum(counts) for _, counts in found])
    return Chart(
        id="so-nam",
        title=tr("By year of recognition"),
        form="columns",
        finding=" ".join(_years_found(context, found, longest, sum(undated))),
        bars=tuple(
            Bar(
                label=year,
                value=context.number(sum(counts)),
                css=css,
                segments=rank_segments(levels, counts, longest),
            )
            for year, counts in found
        ),
        keys=rank_keys(context) if found else (),
        table=ranks_table(
            context,
            tr("Year"),
            [*found, *([(tr("not known"), undated)] if sum(undated) else [])],
        ),
    )


def _years_found(
    context: Context, found: Sequence[tuple[str, Counts]], most: int, undated: int
) -> Iterator[str]:
    tr = context.tr
    if found:
        year = next(year for year, counts in found if sum(counts) == most)
        yield tr("Most were recognised in {year}: {n}.", year=year, n=context.number(most))
    if undated:
        yield tr("Of {n} the year is not known.", n=context.number(undated))


def states_chart(context: Context, counted: Tally, css: str = "") -> Chart:
    """Draw how many recognitions are in each state."""
    tr, found, total = context.tr, count_by(counted, lambda mark: mark.state), sum(counted.values())
    rows = [(state, found.get(state, 0)) for state in STATES if found.get(state) or state in _ALWAYS]
    longest = longest_of([number for _, number in rows])
    stand = found.get("valid", 0) + found.get("expiring", 0)
    return Chart(
        id="so-hieu-luc",
        title=tr("By validity"),
        finding=tr(
            "{n} of {total} products are known to be valid; of {unknown} it is not known.",
            n=context.number(stand),
            total=context.number(total),
            unknown=context.number(found.get("unknown", 0)),
        ),
        bars=tuple(
            Bar(
                label=tr(STATE_WORDS[state][0]),
                value=context.number(number),
                css=css,
                segments=stacked([(f"v-{state}", number)], longest),
            )
            for state, number in rows
        ),
        note=_passed(context, over(counted)),
        table=counts_table(
            context, tr("State"), [(tr(STATE_WORDS[state][0]), number) for state, number in rows]
        ),
    )


def _passed(context: Context, number: int) -> str:
    if not number:
        return ""
    return context.tr(
        "Of those not known, {n} name only a year from which {months} months have passed in any case; they"
        " may have been assessed again since.",
        n=context.number(number),
        months=context.number(context.catalogue.term.months),
    )


_ALWAYS = frozenset({"valid", "expiring", "expired", "unknown"})


def rank_segments(levels: Sequence[int], counts: Counts, longest: int) -> tuple[Segment, ...]:
    """Lay the ranks of a bar end to end, most stars first."""
    return stacked(zip([f"v{stars}" for stars in levels], counts, strict=True), longest)


def rank_keys(context: Context) -> tuple[Key, ...]:
    """Explain the shades of the ranks."""
    return tuple(Key(css=f"v{stars}", label=rank(context, stars).label) for stars in ranks(context.catalogue))


def counts_table(context: Context, subject: str, rows: Iterable[tuple[str, int]]) -> Table:
    """Write numbers of products as a table."""
    lines = (Line(text=text, cells=(context.number(number),)) for text, number in rows)
    return Table(head=(subject, context.tr("Products")), lines=tuple(lines))


def ranks_table(context: Context, subject: str, rows: Iterable[tuple[str, Counts]]) -> Table:
    """Write numbers of products of each rank and together as a table."""
    labels = (rank(context, stars).label for stars in ranks(context.catalogue))
    return Table(
        head=(subject, *labels, context.tr("Together")),
        lines=tuple(
            Line(text=text, cells=tuple(context.number(number) for number in (*counts, sum(counts))))
            for text, counts in rows
        ),
    )
