"""Decisions and dates as cells have them: "3981/QĐ-UBND ngày 5/8/2026 của UBND tỉnh Lâm Đồng", 44823."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from generator.vietnamese import PartialDate, parse_loose

if TYPE_CHECKING:
    from generator.spreadsheets.context import Context
    from generator.spreadsheets.details import Details
    from generator.spreadsheets.rows import Entry

_NUMBER = re.compile(
    r"[0-9]+[0-9A-Za-z]*\s*/\s*(?:[0-9]{4}/)?QĐ[\w&-]*(?:\s*-\s*[A-ZĐ][\w&]*)?", re.IGNORECASE
)
_DAY = re.compile(
    r"[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?[0-9]{4}|[0-9]{1,2} tháng [0-9]{1,2}(?: năm|,) [0-9]{4}"
)
_AUTHORITY = re.compile(
    r"(?:của|,|\()\s*((?:Chủ tịch\s+)?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Bộ(?! sản)|Sở)[^,;()]*)",
    re.IGNORECASE,
)
_FILLERS = re.compile(r"\b(?:quyết định|qđ|số|ngày|năm|của|công nhận)\b|[\s,;:.()–-]+", re.IGNORECASE)
# Days since 30 December 1899, as spreadsheets count them: 2000 to 2049.
_FIRST_SERIAL, _LAST_SERIAL = 36526, 54788
_SERIAL_ZERO = date(1899, 12, 30)


class Decision(msgspec.Struct, frozen=True):
    """A decision that gives stars; what is not known is empty."""

    number: str = ""
    date: PartialDate | None = None
    authority: str = ""


def decision_of(entry: Entry, context: Context, details: Details, notes: list[str]) -> Decision:
    """Return the latest decision of the column, else that of the note, else that of the list's title."""
    text = entry.get("decision")
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        return _without_number(entry, context, text, details)
    ends = [match.start() for match in numbers[1:]] + [len(text)]
    found = [_decision(match[0], text[match.end() : end]) for match, end in zip(numbers, ends, strict=True)]
    if len(found) == 1:
        _keep_rest(text, found[0], notes)
        return found[0] if found[0].date else msgspec.structs.replace(found[0], date=details.date)
    notes.append(f"Quyết định: {text}")
    dated = [one for one in found if one.date]
    if len(dated) == len(found):
        return max(dated, key=lambda one: one.date or PartialDate(1))
    context.say(entry, "decisions-doubtful", "decision")
    return Decision(date=details.date)


def read_date(entry: Entry, context: Context, field: str) -> PartialDate | None:
    """Return the date of a cell; a count of days is one where it lies between 2000 and 2049, and is told."""
    text = entry.get(field)
    if not text:
        return None
    if text.isdecimal() and text.isascii() and _FIRST_SERIAL <= int(text[:9]) <= _LAST_SERIAL:
        found = PartialDate.from_date(_SERIAL_ZERO + timedelta(days=int(text)))
        context.say(entry, "date-serial", field, date=found.iso())
        return found
    loose = parse_loose(text)
    if loose is None:
        context.say(entry, "date-unclear", field)
    return loose


def day_in(text: str) -> PartialDate | None:
    """Return the first day that a text names."""
    day = _DAY.search(text)
    if day is None:
        return None
    return parse_loose(f"ngày {day[0]}" if "tháng" in day[0] else day[0])


def _decision(number: str, rest: str) -> Decision:
    authority = _AUTHORITY.search(rest)
    return Decision(re.sub(r"\s+", "", number), day_in(rest), _trimmed(authority[1]) if authority else "")


def _without_number(entry: Entry, context: Context, text: str, details: Details) -> Decision:
    when = parse_loose(text) if text else None
    if when:
        return Decision(details.decision, details.date or when)
    carried = entry.carried
    if text or details.decision or not carried.decision:
        return Decision(text or details.decision, details.date)
    finding = entry.finding("decision-carried", "decision", number=carried.decision)
    context.findings.append(msgspec.structs.replace(finding, value=carried.decision_text))
    given = parse_loose(carried.decision_date) if carried.decision_date else None
    return Decision(carried.decision, details.date or given, carried.authority)


def _keep_rest(text: str, found: Decision, notes: list[str]) -> None:
    """Keep a cell in the note where it says more than number, day and authority."""
    rest = _DAY.sub(" ", _NUMBER.sub(" ", text)).replace(found.authority, " ")
    if _FILLERS.sub("", rest):
        notes.append(f"Quyết định: {text}")


def _trimmed(authority: str) -> str:
    """Return an authority without the date behind it."""
    return re.sub(r"\s+ngày\s*$", "", _DAY.split(authority)[0].strip(" .,")).strip()
