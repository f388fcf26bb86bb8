"""The state of a recognition on a day: 36 months, 180 days, and what is not known."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.states import LAPSED, STATES, Term, validity

TERM = Term(36, 180)
TODAY = dt.date(2026, 11, 22)


def state(date: str = "", expires: str = "", status: str = "recognised", as_of: dt.date = TODAY) -> str:
    return validity(status, date, expires, as_of, TERM).state


@pytest.mark.parametrize(
    ("date", "expires", "expected"),
    [
        ("2025-06-26", "", "valid"),
        ("2023-12-18", "", "expiring"),
        ("2023-11-22", "", "expiring"),  # its last day is today
        ("2023-11-21", "", "expired"),
        ("2020-01-15", "", "expired"),
        ("2024-06", "", "valid"),
        ("2023-11", "", "expiring"),  # ends about this month
        ("2023-10", "", "expired"),
        ("2024", "", "unknown"),
        ("2019", "", "unknown"),
        ("", "", "unknown"),
        ("2019", "2027-12-31", "valid"),
        ("", "2026", "expiring"),
        ("", "2025", "expired"),
    ],
)
def test_state_follows_from_the_dates(date: str, expires: str, expected: str) -> None:
    assert expected == state(date, expires)


def test_expiring_begins_180_days_before_the_end() -> None:
    assert "valid" == state(expires="2027-05-22")
    assert "expiring" == state(expires="2027-05-21")


def test_a_year_alone_stays_unknown_but_tells_when_its_term_has_passed() -> None:
    def over(date: str) -> bool:
        return validity("recognised", date, "", TODAY, TERM).over

    assert (True, True, False, False) == (over("2019"), over("2022"), over("2023"), over(""))


def test_what_was_withdrawn_stays_withdrawn_whatever_the_dates_say() -> None:
    assert "withdrawn" == state("2026-01-01", status="withdrawn")
    assert "under-review" == state("2026-01-01", status="under-review")


def test_a_computed_end_is_marked_as_computed_and_keeps_the_precision() -> None:
    found = validity("recognised", "2024-06", "", TODAY, TERM)
    assert (True, True, "2027-06") == (found.computed, found.about, found.until and found.until.iso())
    stated = validity("recognised", "2024-06", "2027-05-31", TODAY, TERM)
    assert (False, False) == (stated.computed, stated.about)


@given(
    st.dates(dt.date(2018, 1, 1), dt.date(2030, 12, 31)),
    st.dates(TODAY, dt.date(2035, 1, 1)),
)
def test_time_only_ever_takes_validity_away(date: dt.date, later: dt.date) -> None:
    order = ["valid", "expiring", "expired"]
    now, then = state(date.isoformat()), state(date.isoformat(), as_of=later)
    assert order.index(now) <= order.index(then)


def test_lapsed_states_are_states() -> None:
    assert set(STATES) >= LAPSED
