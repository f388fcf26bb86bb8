"""The state of a recognition on a given day.

A certificate is valid for 36 months from its issue (Quyết định 26/2026/QĐ-TTg, Điều 4); a producer may file
for re-evaluation from 180 days before it ends (Điều 7), which is when it counts as expiring here.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Literal

import msgspec

from generator.vietnamese import PartialDate

State = Literal["valid", "expiring", "expired", "unknown", "withdrawn", "under-review"]

STATES: tuple[State, ...] = ("valid", "expiring", "expired", "unknown", "withdrawn", "under-review")

#: States in which the stars lose their emphasis: the mark may no longer be used.
LAPSED: frozenset[State] = frozenset({"expired", "withdrawn"})


class Validity(msgspec.Struct, frozen=True):
    """``until``: last day of validity, with the precision that is known; ``computed``: not as decided.

    ``over``: the state is unknown because only a year is known, and 36 months from that year have passed.
    """

    state: State
    until: PartialDate | None = None
    computed: bool = False
    over: bool = False

    @property
    def lapsed(self) -> bool:
        """Tell whether the rank may no longer be shown as one that stands."""
        return self.state in LAPSED

    @property
    def about(self) -> bool:
        """Tell whether only the month or year of the end is known."""
        return self.until is not None and self.until.precision != "day"


class Term(msgspec.Struct, frozen=True):
    """The programme's rules on time: months of validity, days before the end that count as expiring."""

    months: int = 36
    expiring_days: int = 180


@lru_cache(maxsize=65536)
def validity(status: str, date: str, expires: str, as_of: dt.date, term: Term) -> Validity:
    """Compute the state on ``as_of`` from the dates as written (ISO texts of any precision, or empty)."""
    until, computed = _until(date, expires, term)
    if status == "withdrawn":
        return Validity("withdrawn", until, computed)
    if status == "under-review":
        return Validity("under-review", until, computed)
    if until is None or (computed and until.precision == "year"):
        over = until is not None and as_of > until.last_day()
        return Validity("unknown", until, computed, over)
    return Validity(_by_date(until, as_of, term), until, computed)


def _until(date: str, expires: str, term: Term) -> tuple[PartialDate | None, bool]:
    if expires:
        return PartialDate.parse(expires), False
    if date:
        return PartialDate.parse(date).plus_months(term.months), True
    return None, False


def _by_date(until: PartialDate, as_of: dt.date, term: Term) -> State:
    last = until.last_day()
    if as_of > last:
        return "expired"
    return "expiring" if (last - as_of).days <= term.expiring_days else "valid"
