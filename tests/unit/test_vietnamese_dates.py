from __future__ import annotations

import copy
import pickle
from datetime import date
from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import DateStyle, Language, PartialDate, Precision, format_date, parse_loose

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
PRECISIONS: tuple[Precision, ...] = ("day", "month", "year")


def partial(day: date, precision: Precision) -> PartialDate:
    parts = {"day": 3, "month": 2, "year": 1}[precision]
    return PartialDate(*(day.year, day.month, day.day)[:parts])


PARTIAL_DATES = st.builds(partial, DAYS, st.sampled_from(PRECISIONS))


@pytest.mark.parametrize(
    ("text", "precision"),
    [("2023", "year"), ("2023-06", "month"), ("2023-12-18", "day"), ("2024-02-29", "day")],
)
def test_parse_and_precision(text: str, precision: Precision) -> None:
    when = PartialDate.parse(text)

    assert (when.iso(), str(when), when.precision) == (text, text, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23",
        "2023-6",
        "2023-13",
        "2023-00",
        "2023-02-29",
        "2023-06-31",
        "2023-06-00",
        "18-12-2023",
        "2023/12/18",
        " 2023",
        "2023\n",
        "2023-12-18T00:00",
        "٢٠٢٣",
        "0000",
        "1899",
        "2101-01-01",
    ],
)
def test_parse_refuses(text: str) -> None:
    with pytest.raises(ValueError, match="no date of the form"):
        PartialDate.parse(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="needs its month"):
        PartialDate(2023, None, 5)


def test_zero_is_no_unknown() -> None:
    with pytest.raises(ValueError, match="month must be in"):
        PartialDate(2023, 0)


@given(PARTIAL_DATES)
def test_iso_is_what_parse_reads(when: PartialDate) -> None:
    assert PartialDate.parse(when.iso()) == when


@pytest.mark.parametrize(
    ("text", "months", "expected"),
    [
        ("2023-12-18", 36, "2026-12-18"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2023-10-31", 1, "2023-11-30"),
        ("2023-12", 1, "2024-01"),
        ("2023-06", 36, "2026-06"),
        ("2023", 36, "2026"),
        ("2023", 18, "2024"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2100-12-31", 1200, "2200-12-31"),
    ],
)
def test_plus_months(text: str, months: int, expected: str) -> None:
    assert PartialDate.parse(text).plus_months(months).iso() == expected


@given(PARTIAL_DATES, st.integers(0, 600))
def test_plus_months_keeps_the_precision(when: PartialDate, months: int) -> None:
    assert when.plus_months(months).precision == when.precision


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-05", date(2024, 2, 5), date(2024, 2, 5)),
    ],
)
def test_first_and_last_day(text: str, first: date, last: date) -> None:
    when = PartialDate.parse(text)

    assert (when.first_day(), when.last_day()) == (first, last)


@given(DAYS)
def test_a_day_of_the_calendar(day: date) -> None:
    when = PartialDate.from_date(day)

    assert (when.iso(), when.first_day(), when.last_day()) == (day.isoformat(), day, day)


def test_order() -> None:
    texts = ["2022-12-31", "2023", "2023-01", "2023-01-01", "2023-01-02", "2023-02", "2024"]

    assert [when.iso() for when in sorted(map(PartialDate.parse, reversed(texts)))] == texts
    assert PartialDate(2023) < PartialDate(2024)
    assert PartialDate(2023, 2) >= PartialDate(2023, 1, 31)


def test_equal_dates_are_one_key() -> None:
    assert {PartialDate(2023, 6), PartialDate.parse("2023-06")} == {PartialDate(2023, 6)}
    assert PartialDate(2023) != PartialDate(2023, 1)
    assert PartialDate(2023) != 2023


def test_a_date_never_changes() -> None:
    when = PartialDate(2023, 6)

    with pytest.raises(AttributeError, match="never changes"):
        setattr(when, "year", 2024)  # noqa: B010 the type checker would refuse the plain form
    with pytest.raises(AttributeError, match="never changes"):
        del when.year
    with pytest.raises(AttributeError):
        setattr(when, "weekday", 1)  # noqa: B010 as above
    assert when == PartialDate(2023, 6)


@given(PARTIAL_DATES)
def test_dates_travel_between_processes(when: PartialDate) -> None:
    assert pickle.loads(pickle.dumps(when)) == when  # noqa: S301 our own bytes
    assert copy.deepcopy(when) == when


def test_msgspec_reads_a_date_from_text() -> None:
    def decode(kind: type, value: object) -> object:
        assert kind is PartialDate
        return PartialDate.parse(str(value))

    assert msgspec.convert("2023-06", PartialDate, dec_hook=decode) == PartialDate(2023, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("07-02-2019", "2019-02-07"),
        ("21-09-2020", "2020-09-21"),
        ("31/1/2024", "2024-01-31"),
        ("31.01.2024", "2024-01-31"),
        (" 31 / 1 / 2024 ", "2024-01-31"),
        ("Tháng 6/2024", "2024-06"),
        ("THÁNG 6/2024", "2024-06"),
        ("tháng 06-2024", "2024-06"),
        ("tháng 6 năm 2024", "2024-06"),
        ("T6/2024", "2024-06"),
        ("6/2024", "2024-06"),
        ("ngày 22 tháng 5 năm 2026", "2026-05-22"),
        ("Ngày 05 tháng 02 năm 2020", "2020-02-05"),
        ("22 tháng 5, 2026", "2026-05-22"),
        ("ngày 26/6/2025", "2025-06-26"),
        ("nga\u0300y 22 tha\u0301ng 5 na\u0306m\u00a02026", "2026-05-22"),
        ("2024", "2024"),
        ("năm 2024", "2024"),
        ("2023-12", "2023-12"),
        ("2023-12-18", "2023-12-18"),
        ("2023-12-18 00:00:00", "2023-12-18"),
        ("2024/01/31", "2024-01-31"),
    ],
)
def test_parse_loose(text: str, expected: str) -> None:
    assert parse_loose(text) == PartialDate.parse(expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "02-13-2019",
        "31/02/2024",
        "13/2024",
        "31/1/24",
        "44823",
        "6.2024",
        "1850",
        "2024?",
        "QĐ 114, 15/1/2020",
    ],
)
def test_parse_loose_does_not_guess(text: str) -> None:
    assert parse_loose(text) is None


@given(PARTIAL_DATES, st.sampled_from(["short", "long", "formal"]))
def test_parse_loose_reads_what_format_date_writes(when: PartialDate, style: DateStyle) -> None:
    assert parse_loose(format_date(when, "vi", style)) == when


@given(st.text(st.sampled_from("0123456789-/. thángyăm") | st.characters()))
def test_parse_loose_never_raises(text: str) -> None:
    assert parse_loose(text) is None or isinstance(parse_loose(text), PartialDate)


@pytest.mark.parametrize(
    ("text", "language", "style", "expected"),
    [
        ("2026-12-18", "vi", "short", "18/12/2026"),
        ("2026-05-02", "vi", "short", "2/5/2026"),
        ("2023-06", "vi", "short", "tháng 6/2023"),
        ("2023", "vi", "short", "2023"),
        ("2026-12-18", "vi", "long", "18 tháng 12 năm 2026"),
        ("2026-01-02", "vi", "long", "2 tháng 1 năm 2026"),
        ("2023", "vi", "long", "năm 2023"),
        ("2026-12-18", "vi", "formal", "ngày 18 tháng 12 năm 2026"),
        ("2026-05-22", "vi", "formal", "ngày 22 tháng 5 năm 2026"),
        ("2026-02-02", "vi", "formal", "ngày 02 tháng 02 năm 2026"),
        ("2026-03-09", "vi", "formal", "ngày 09 tháng 3 năm 2026"),
        ("2023-06", "vi", "formal", "tháng 6 năm 2023"),
        ("2026-12-18", "en", "short", "18 December 2026"),
        ("2023-06", "en", "long", "June 2023"),
        ("2023", "en", "formal", "2023"),
    ],
)
def test_format_date(text: str, language: Language, style: DateStyle, expected: str) -> None:
    assert format_date(PartialDate.parse(text), language, style) == expected


@pytest.mark.parametrize("month", range(1, 13))
def test_english_months_are_those_of_babel(month: int) -> None:
    from babel.dates import format_date as babel_date

    expected = babel_date(date(2026, month, 18), "d MMMM y", locale="en")

    assert format_date(PartialDate(2026, month, 18), "en") == expected


def test_short_is_the_default() -> None:
    english: Literal["en"] = "en"

    assert format_date(PartialDate(2026, 12, 18), "vi") == "18/12/2026"
    assert format_date(PartialDate(2026, 12, 18), english) == "18 December 2026"
