"""Dates as decisions and spreadsheets give them: a day, a month, or only a year.

The precision is part of the date and is never made up.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache, total_ordering
from typing import TYPE_CHECKING, Literal, NoReturn, TypeAlias

from generator.vietnamese.text import tidy

if TYPE_CHECKING:
    from generator.vietnamese.languages import Language

Precision: TypeAlias = Literal["day", "month", "year"]
DateStyle: TypeAlias = Literal["short", "long", "formal"]

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years outside are slips of the pen, and adding months could leave the calendar."""

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# A spreadsheet's date as text may carry a time: "2023-12-18 00:00:00".
_LOOSE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<y>[0-9]{4})(?:-(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2})(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?)?)?",
        r"(?P<y>[0-9]{4})[/.](?P<m>[0-9]{1,2})[/.](?P<d>[0-9]{1,2})",
        r"(?:ngày )?(?P<d>[0-9]{1,2}) ?[-/.] ?(?P<m>[0-9]{1,2}) ?[-/.] ?(?P<y>[0-9]{4})",
        r"(?:ngày )?(?P<d>[0-9]{1,2}) tháng (?P<m>[0-9]{1,2})(?:,| năm|, năm) (?P<y>[0-9]{4})",
        r"(?:tháng |T)?(?P<m>[0-9]{1,2}) ?[-/] ?(?P<y>[0-9]{4})",
        r"tháng (?P<m>[0-9]{1,2})(?:,| năm|, năm) (?P<y>[0-9]{4})",
        r"năm (?P<y>[0-9]{4})",
    )
)
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@total_ordering
class PartialDate:
    """A date of the precision that is known; it never changes. A year sorts before its months and days.

    It is a plain class and no dataclass, because msgspec would want a dataclass as an object with three
    fields where files have one text.
    """

    __slots__ = ("day", "month", "year")

    year: int
    month: int | None
    day: int | None

    def __init__(self, year: int, month: int | None = None, day: int | None = None) -> None:
        if month is None and day is not None:
            raise ValueError("a day needs its month")
        # Python's own date says what is impossible.
        date(year, 1 if month is None else month, 1 if day is None else day)
        for name, value in (("year", year), ("month", month), ("day", day)):
            object.__setattr__(self, name, value)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Return the date that `2023-12-18`, `2023-06` or `2023` says.

        Raises:
            ValueError: another form, an impossible date, or a year outside FIRST_YEAR to LAST_YEAR.
        """
        return _parse_iso(text)

    @classmethod
    def from_date(cls, day: date) -> PartialDate:
        """Return a date of the calendar with the precision of a day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """The smallest part that is known."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def iso(self) -> str:
        """Return the text that `parse` reads: `2023-12-18`, `2023-06` or `2023`."""
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year:04}{month}{day}"

    def plus_months(self, months: int) -> PartialDate:
        """Return the date `months` later with the same precision.

        A day that the month lacks becomes its last one (29 February and 12 months: 28 February). A year alone
        counts from its January and stays a year alone.
        """
        years, month = divmod((self.month or 1) - 1 + months, 12)
        year, month = self.year + years, month + 1
        if self.month is None:
            return PartialDate(year)
        return PartialDate(year, month, self.day and min(self.day, monthrange(year, month)[1]))

    def first_day(self) -> date:
        """Return the first day that this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """Return the last day that this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def __eq__(self, other: object) -> bool:
        return self._order() == other._order() if isinstance(other, PartialDate) else NotImplemented

    def __lt__(self, other: PartialDate) -> bool:
        return self._order() < other._order()

    def __hash__(self) -> int:
        return hash(self._order())

    def __repr__(self) -> str:
        return f"PartialDate({self.iso()!r})"

    def __str__(self) -> str:
        return self.iso()

    def __reduce__(self) -> tuple[type[PartialDate], tuple[int, int | None, int | None]]:
        return PartialDate, (self.year, self.month, self.day)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a date never changes: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a date never changes: {name}")


def parse_loose(text: str) -> PartialDate | None:
    """Return the date in a cell of a Vietnamese spreadsheet, or None where it is not certain.

    The day comes first, always: 07-02-2019 is in February. Known forms: 31/1/2024, 31.01.2024, 2024-01-31
    (also with a time), 6/2024, "Tháng 6/2024", "tháng 6 năm 2024", "ngày 22 tháng 5 năm 2026", 2024 and
    "năm 2024". A year of two digits is not certain, nor is a count of days as spreadsheets store it (44823).
    """
    plain = tidy(text)
    for form in _LOOSE:
        if match := form.fullmatch(plain):
            parts = match.groupdict()
            return _sensible(int(parts["y"]), _number(parts.get("m")), _number(parts.get("d")))
    return None


@lru_cache(maxsize=8192)
def format_date(when: PartialDate, language: Language, style: DateStyle = "short") -> str:
    """Return the date for people, as precise as it is.

    Vietnamese: short 18/12/2026, tháng 6/2023, 2023; long "18 tháng 12 năm 2026"; formal "ngày 18 tháng 12
    năm 2026", as in decisions. English has one style: 18 December 2026, June 2023, 2023.
    """
    if language == "en":
        return _english(when)
    return _vietnamese_short(when) if style == "short" else _vietnamese_long(when, formal=style == "formal")


def _english(when: PartialDate) -> str:
    month = _ENGLISH_MONTHS[when.month - 1] if when.month else ""
    return " ".join(filter(None, (str(when.day or ""), month, str(when.year))))


def _vietnamese_short(when: PartialDate) -> str:
    if when.day:
        return f"{when.day}/{when.month}/{when.year}"
    return f"tháng {when.month}/{when.year}" if when.month else str(when.year)


def _vietnamese_long(when: PartialDate, *, formal: bool) -> str:
    """Write a date in words.

    Nghị định 30/2020/NĐ-CP, Phụ lục I: in a formal date, a 0 stands before days below 10 and months 1 and 2.
    """
    if not when.month:
        return f"năm {when.year}"
    month = f"{when.month:02}" if formal and when.month in (1, 2) else str(when.month)
    rest = f"tháng {month} năm {when.year}"
    if not when.day:
        return rest
    return f"ngày {when.day:02} {rest}" if formal else f"{when.day} {rest}"


@lru_cache(maxsize=8192)
def _parse_iso(text: str) -> PartialDate:
    match = _ISO.fullmatch(text)
    when = match and _sensible(int(match[1]), _number(match[2]), _number(match[3]))
    if not when:
        raise ValueError(f"no date of the form 2023-12-18, 2023-06 or 2023: {text[:40]!r}")
    return when


def _sensible(year: int, month: int | None, day: int | None) -> PartialDate | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
