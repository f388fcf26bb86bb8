"""What there is how many of: the counts that the pictures of the numbers are drawn from, without a word.

Everything comes from one mark a product; equal marks are counted once, so that the edit of one product
among 17,068 costs milliseconds. All results are plain values and serve as ingredients too.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from generator.catalog.aspects import ASPECTS, tells
from generator.views.memory import each, once

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Hashable, Mapping, Sequence
    from typing import TypeVar

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.vietnamese import PartialDate

    K = TypeVar("K", bound=Hashable)

MONTHS_A_QUARTER = 3
QUARTERS_A_YEAR = 4

#: Quarters that the picture of ends shows: the present one and three years after it.
QUARTERS_AHEAD = 3 * QUARTERS_A_YEAR + 1

Quarter = tuple[int, int]


class Mark(NamedTuple):
    """What of a product is counted. ``year``: of its recognition; ``until``: the quarter of its end.

    ``over``: of a recognition whose year alone is known, the term has passed whatever its day was.
    """

    province: str
    category: str
    set: str
    stars: int
    year: str
    state: str
    until: Quarter | None
    told: int
    grade: str
    over: bool
    example: bool


Tally = Counter[Mark]


@each
def marks(catalogue: Catalogue, entry: Entry) -> Mark:
    """Mark a product (2 µs)."""
    state = catalogue.state(entry)
    dated = state.until if state.state in {"valid", "expiring"} else None
    maker = catalogue.producers.get(entry.producer)
    return Mark(
        entry.province,
        entry.category,
        entry.set,
        entry.stars,
        entry.date[:4],
        state.state,
        _quarter_of(dated),
        entry.told | _TELEPHONE if maker and maker.reachable else entry.told,
        entry.grade,
        state.over,
        entry.example,
    )


_TELEPHONE = 1 << ASPECTS.index("telephone")


@once
def tally(catalogue: Catalogue) -> Tally:
    """Count the marks of all products."""
    return Counter(marks(catalogue).values())


@once
def tallies(catalogue: Catalogue) -> Mapping[str, Tally]:
    """Part the marks by province."""
    found: dict[str, Tally] = {province: Counter() for province in catalogue.taxonomy.provinces}
    for mark, count in tally(catalogue).items():
        found[mark.province][mark] = count
    return found


def count_by(counted: Tally, key: Callable[[Mark], K]) -> dict[K, int]:
    """Add up the products of each value of a key."""
    found: dict[K, int] = {}
    for mark, count in counted.items():
        value = key(mark)
        found[value] = found.get(value, 0) + count
    return found


def by_stars(counted: Tally, ranks: Sequence[int], key: Callable[[Mark], K]) -> dict[K, tuple[int, ...]]:
    """Add up the products of each value of a key, apart for each rank."""
    found = count_by(counted, lambda mark: (key(mark), mark.stars))
    return {value: tuple(found.get((value, stars), 0) for stars in ranks) for value, _ in found}


def over(counted: Tally) -> int:
    """Return of how many products whose state is unknown the term has passed, whatever the day was."""
    return sum(count for mark, count in counted.items() if mark.over)


def told(counted: Tally) -> tuple[tuple[str, int], ...]:
    """Return how many products tell each aspect."""
    # Few combinations of aspects occur: one pass over the marks, then one over these for each aspect.
    combined = count_by(counted, lambda mark: mark.told).items()
    return tuple(
        (aspect, sum(count for bits, count in combined if tells(bits, aspect))) for aspect in ASPECTS
    )


def years(counted: Tally, ranks: Sequence[int]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return the recognitions of each year by rank: those without a date, then from the first year on."""
    known = by_stars(counted, ranks, lambda mark: mark.year)
    dated = sorted(int(year) for year in known if year)
    none = tuple(0 for _ in ranks)
    span = range(dated[0], dated[-1] + 1) if dated else ()
    return tuple((year, known.get(year, none)) for year in ("", *map(str, span)))


def quarters(catalogue: Catalogue, counted: Tally) -> tuple[tuple[Quarter, int], ...]:
    """Return how many standing recognitions end in each quarter, from the present one on."""
    ends = count_by(counted, lambda mark: mark.until)
    return tuple((quarter, ends.get(quarter, 0)) for quarter in _ahead(catalogue.as_of))


def later(catalogue: Catalogue, counted: Tally) -> int:
    """Return how many standing recognitions end after the quarters that are shown."""
    last = _ahead(catalogue.as_of)[-1]
    return sum(count for mark, count in counted.items() if mark.until and mark.until > last)


def _quarter_of(day: PartialDate | None) -> Quarter | None:
    """Return year and quarter of a day or month; None where the month is not known."""
    if day is None or not day.month:
        return None
    return day.year, (day.month - 1) // MONTHS_A_QUARTER + 1


def _ahead(day: dt.date) -> tuple[Quarter, ...]:
    first = day.year * QUARTERS_A_YEAR + (day.month - 1) // MONTHS_A_QUARTER
    numbers = range(first, first + QUARTERS_AHEAD)
    return tuple((n // QUARTERS_A_YEAR, n % QUARTERS_A_YEAR + 1) for n in numbers)
