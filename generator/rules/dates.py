"""Dates: that they exist, and that what ends does not end before it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import FieldPath, Finding
from generator.rulebook import catalogue, forms
from generator.vietnamese import PartialDate
from generator.vietnamese.dates import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.records import Event, Recognition, Source

_FACTS = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}


def parse(text: str) -> PartialDate | None:
    """Return the date that a text of the right form says; None for an empty or impossible one."""
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        return None


def check_date(text: str, field: FieldPath) -> Iterator[Finding]:
    """Check that a date is in the calendar; an empty one is no date."""
    if text and parse(text) is None:
        yield Finding(forms.DATE_IMPOSSIBLE, field, text, _FACTS)


def check_span(issued: str, expires: str, field: FieldPath, start: str, end: str) -> Iterator[Finding]:
    """Check two dates of a record and their order; ``start`` and ``end`` are the names of the fields."""
    if not issued and not expires:
        return
    yield from check_date(issued, (*field, start))
    yield from check_date(expires, (*field, end))
    if _ends_before(issued, expires):
        yield Finding(forms.EXPIRY_BEFORE_DATE, (*field, end), expires, {"issued": issued})


def check_recognition(recognition: Recognition, field: FieldPath) -> Iterator[Finding]:
    """Check the dates of one recognition."""
    yield from check_span(recognition.date, recognition.expires, field, "date", "expires")


def check_sources(sources: Sequence[Source], field: FieldPath = ("sources",)) -> Iterator[Finding]:
    """Check the dates of sources."""
    for index, source in enumerate(sources):
        if source.date:
            yield from check_date(source.date, (*field, index, "date"))


def check_event_dates(event: Event) -> Iterator[Finding]:
    """Check the first and the last day of an event."""
    yield from check_date(event.starts, ("starts",))
    yield from check_date(event.ends, ("ends",))
    if _ends_before(event.starts, event.ends):
        yield Finding(catalogue.EVENT_DATES, ("ends",), event.ends, {"starts": event.starts})


def _ends_before(start: str, end: str) -> bool:
    first, last = parse(start), parse(end)
    return first is not None and last is not None and last.last_day() < first.first_day()
