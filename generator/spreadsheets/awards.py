"""The recognition of a product: rank, score, decision and dates, from columns and from the note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, cast

import msgspec

from generator.records import PastRecognition, Recognition
from generator.spreadsheets.context import Context, RowLeftOutError
from generator.spreadsheets.details import Details, mentioned_stars, read_details
from generator.spreadsheets.ranks import read_rank
from generator.spreadsheets.texts import fitting
from generator.vietnamese import PartialDate, parse_loose, parse_number_vi

if TYPE_CHECKING:
    from generator.spreadsheets.rows import Entry

Stars = Literal[3, 4, 5]
_LOWEST = 3
# A province's 90 points and more wait for the ministry, or were not confirmed: they may stand with 4 stars.
_WAITING_STARS, _WAITING_SCORE = 4, 90
_NUMBER = re.compile(r"[0-9]+[0-9A-Za-z]*/(?:[0-9]{4}/)?QĐ[\w-]*", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}")


class Award(msgspec.Struct, frozen=True):
    """What a row says of the recognition; ``notes`` is what no field took."""

    stars: Stars
    score: float | None
    recognition: Recognition
    history: list[PastRecognition]
    details: Details
    notes: list[str]


class _Decision(msgspec.Struct, frozen=True):
    number: str = ""
    date: PartialDate | None = None


def award_of(entry: Entry, context: Context) -> Award:
    """Return a row's recognition. Raises RowLeftOutError where no awarded rank is stated."""
    details = read_details(entry.get("details"))
    stars = _stars(entry, context, details)
    notes = list(details.rest)
    decision = _decision(entry, context, details, notes)
    date = _date(entry, context, details, decision, notes)
    recognition = Recognition(
        decision=decision.number,
        date=date.iso() if date else "",
        authority=fitting(entry, context, Recognition, "authority"),
        code=fitting(entry, context, Recognition, "code"),
        expires=_expires(entry, context, details, date),
    )
    history = _history(entry, context, details, recognition, notes)
    _compare_stars(entry, context, "; ".join(notes), stars, {past.stars for past in history})
    return Award(stars, _score(entry, context, details, stars), recognition, history, details, notes)


def _stars(entry: Entry, context: Context, details: Details) -> Stars:
    rank = read_rank(entry.get("stars"))
    mentioned, proposed = mentioned_stars(details.note)
    if rank.stars and proposed and max(mentioned, default=0) == rank.stars and not details.eligible:
        # The column repeats a rank that the note calls potential: what was awarded, the note may tell.
        rank = read_rank(details.note)
    if rank.stars is None:
        context.say(entry, "stars-proposed" if rank.proposed else "no-stars", "stars")
        raise RowLeftOutError
    if rank.stars < _LOWEST:
        context.say(entry, "stars-not-certified", "stars")
        raise RowLeftOutError
    return cast("Stars", rank.stars)


def _decision(entry: Entry, context: Context, details: Details, notes: list[str]) -> _Decision:
    """Return the latest decision of the column, else that of the note."""
    text = entry.get("decision")
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        return _Decision(text or details.decision, details.date)
    ends = [match.start() for match in numbers[1:]] + [len(text)]
    found = [
        _Decision(match[0], _day_in(text[match.end() : end]))
        for match, end in zip(numbers, ends, strict=True)
    ]
    if len(found) == 1:
        return _Decision(found[0].number, found[0].date or details.date)
    notes.append(f"Quyết định: {text}")
    dated = [one for one in found if one.date]
    if len(dated) == len(found):
        return max(dated, key=lambda one: one.date or PartialDate(1))
    context.say(entry, "decisions-doubtful", "decision")
    return _Decision(date=details.date)


def _day_in(text: str) -> PartialDate | None:
    day = _DAY.search(text)
    return parse_loose(day[0]) if day else None


def _date(
    entry: Entry, context: Context, details: Details, decision: _Decision, notes: list[str]
) -> PartialDate | None:
    """Return the date of recognition, as precise as it is known: column, decision, note, then the year."""
    column = _read_date(entry, context, "decision_date")
    year = _read_date(entry, context, "year")
    if details.eligible:
        context.say(entry, "award-not-stated", "details")
        notes += [f"năm {year}"] if year else []
        return None
    date = column or decision.date or _after_meeting(details, year)
    if date is None or year is None or date.year == year.year:
        return date or year
    context.say(entry, "year-differs", "year", date=date.iso())
    if str(year) not in "; ".join(notes):
        notes.append(f"nguồn ghi năm {year}")
    return date


def _after_meeting(details: Details, year: PartialDate | None) -> PartialDate | None:
    """Return the year of the council's meeting where the list's own year lies before it."""
    meeting = details.meeting
    return PartialDate(meeting.year) if meeting and year and meeting.year > year.year else None


def _read_date(entry: Entry, context: Context, field: str) -> PartialDate | None:
    text = entry.get(field)
    found = parse_loose(text) if text else None
    if text and found is None:
        context.say(entry, "date-unclear", field)
    return found


def _expires(entry: Entry, context: Context, details: Details, date: PartialDate | None) -> str:
    expires = _read_date(entry, context, "expires") or details.expires
    if expires and date and expires.last_day() < date.first_day():
        context.say(entry, "expiry-before-date", "expires")
        return ""
    return expires.iso() if expires else ""


def _history(
    entry: Entry, context: Context, details: Details, recognition: Recognition, notes: list[str]
) -> list[PastRecognition]:
    """Return the ranks of earlier years that the note states; a later one is only noted."""
    history = []
    for past in details.past:
        if recognition.date and past.year < recognition.date[:4]:
            history.append(PastRecognition(stars=cast("Stars", past.stars), date=past.year))
            context.say(entry, "earlier-rank", "details", stars=str(past.stars), date=past.year)
        elif past.year != recognition.date[:4] and past.year not in "; ".join(notes):
            notes.append(f"{past.stars} sao năm {past.year}")
    return history


def _compare_stars(entry: Entry, context: Context, note: str, stars: int, past: set[int]) -> None:
    """Say where the note speaks of another rank than the column; the column's stays."""
    mentioned, proposed = mentioned_stars(note)
    other = max(mentioned - {stars} - past, default=0)
    if other:
        code = "potential-stars" if proposed else "other-stars"
        context.say(entry, code, "details", other=str(other), stars=str(stars))


def _score(entry: Entry, context: Context, details: Details, stars: int) -> float | None:
    text = entry.get("score")
    score = parse_number_vi(text) if text else details.score
    if score is None:
        if text:
            context.say(entry, "score-unclear", "score")
        return None
    level = context.taxonomy.level_of(score)
    waits = stars == _WAITING_STARS and score >= _WAITING_SCORE
    if level is None or (level.stars != stars and not waits):
        finding = entry.finding("score-band", "score" if text else "details", stars=str(stars))
        context.findings.append(msgspec.structs.replace(finding, value=f"{score:g}".replace(".", ",")))
        return None
    return score
