"""The figures of the whole catalogue, one function a picture: plain rows, in a fixed order, without a word.

They are what the page of numbers and its files are made from, and so their ingredients: neither changes
before a figure does. The day moves only what it has to: states, and the quarters when a new one begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.catalog.aspects import GRADES
from generator.catalog.states import STATES
from generator.views.facets import ranks
from generator.views.memory import once
from generator.views.tally import by_stars, count_by, later, over, quarters, tally, told, years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.catalog.catalogue import Catalogue
    from generator.views.tally import Mark, Quarter

Counts = tuple[int, ...]
RankRows = tuple[tuple[str, Counts], ...]
Rows = tuple[tuple[str, int], ...]


@once
def provinces(catalogue: Catalogue) -> RankRows:
    """Count the products of each province by rank."""
    return _by_rank(catalogue, catalogue.taxonomy.provinces, lambda mark: mark.province)


@once
def categories(catalogue: Catalogue) -> RankRows:
    """Count the products of each category by rank."""
    return _by_rank(catalogue, catalogue.taxonomy.categories, lambda mark: mark.category)


@once
def sets(catalogue: Catalogue) -> RankRows:
    """Count the products of each set by rank; the last row, without a slug: of which it is not known."""
    return _by_rank(catalogue, (*catalogue.taxonomy.sets, ""), lambda mark: mark.set)


@once
def recognised(catalogue: Catalogue) -> RankRows:
    """Count the recognitions of each year by rank; the first row, without a year: without a date."""
    return years(tally(catalogue), ranks(catalogue))


@once
def states(catalogue: Catalogue) -> Rows:
    """Count the recognitions in each state, and ("over") those of a year alone whose term has passed."""
    counted = tally(catalogue)
    found = count_by(counted, lambda mark: mark.state)
    return (*((state, found.get(state, 0)) for state in STATES), ("over", over(counted)))


@once
def ends(catalogue: Catalogue) -> tuple[tuple[Quarter | None, int], ...]:
    """Count the standing recognitions that end in each quarter to come; the last row: after those."""
    counted = tally(catalogue)
    return (*quarters(catalogue, counted), (None, later(catalogue, counted)))


@once
def held(catalogue: Catalogue) -> Rows:
    """Count the products of each province that are no examples, to compare with published totals."""
    found = count_by(tally(catalogue), lambda mark: (mark.province, mark.example))
    return tuple((slug, found.get((slug, False), 0)) for slug in catalogue.taxonomy.provinces)


@once
def grades(catalogue: Catalogue) -> Rows:
    """Count the products by the best grade of their sources."""
    found = count_by(tally(catalogue), lambda mark: mark.grade)
    return tuple((grade, found.get(grade, 0)) for grade in GRADES)


@once
def aspects(catalogue: Catalogue) -> Rows:
    """Count the products that tell each aspect."""
    return told(tally(catalogue))


#: All figures by the name of their picture and of their file.
FIGURES: dict[str, Callable[[Catalogue], tuple[object, ...]]] = {
    "tinh": provinces,
    "nhom": categories,
    "bo": sets,
    "nam": recognised,
    "hieu-luc": states,
    "het-han": ends,
    "do-phu": held,
    "nguon": grades,
    "day-du": aspects,
}


def _by_rank(catalogue: Catalogue, values: Iterable[str], key: Callable[[Mark], str]) -> RankRows:
    levels = ranks(catalogue)
    found, none = by_stars(tally(catalogue), levels, key), tuple(0 for _ in levels)
    return tuple((value, found.get(value, none)) for value in values)
