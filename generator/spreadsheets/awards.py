"""The recognition of a product: rank, score, decision and dates, from columns and from the note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, cast

import msgspec

from generator.records import PastRecognition, Recognition
from generator.spreadsheets.codes import province_of_code
from generator.spreadsheets.context import Context, RowLeftOutError
from generator.spreadsheets.decisions import Decision, decision_of, read_date
from generator.spreadsheets.details import Details, mentioned_stars, read_details
from generator.spreadsheets.ranking import rank_of
from generator.spreadsheets.ranks import LOWEST, Rank, read_rank
from generator.spreadsheets.texts import fitting, longest
from generator.vietnamese import PartialDate, fold, parse_number_vi

if TYPE_CHECKING:
    from generator.spreadsheets.rows import Entry

Stars = Literal[3, 4, 5]
Status = Literal["recognised", "withdrawn", "under-review"]
# A province's 90 points and more wait for the ministry, or were not confirmed: they may stand with 4 stars.
_WAITING_STARS, _WAITING_SCORE = 4, 90
_WITHDRAWN = re.compile(r"(?:da |bi |da bi )?thu hoi|withdrawn")
_REVIEW = re.compile(r"dang danh gia lai|cho danh gia lai|under review")
_PLAIN_STATUS = re.compile(
    r"(?:da |con |dang )?(?:duoc )?(?:cong nhan|hieu luc|hoat dong)|recognised|withdrawn|under-review"
    r"|(?:da |bi )*thu hoi"
)


class Award(msgspec.Struct, frozen=True):
    """What a row says of the recognition; ``notes`` is what no field took."""

    stars: Stars
    score: float | None
    recognition: Recognition
    history: list[PastRecognition]
    details: Details
    notes: list[str]


def award_of(entry: Entry, context: Context) -> Award:
    """Return a row's recognition. Raises RowLeftOutError where no awarded rank is stated."""
    rank = rank_of(entry, context)
    details = read_details("; ".join(filter(None, [entry.get("details"), rank.rest])))
    stars = _stars(entry, context, details, rank)
    notes = list(details.rest)
    decision = decision_of(entry, context, details, notes)
    date = _date(entry, context, details, decision, notes) or (
        PartialDate.parse(rank.year) if rank.year else None
    )
    recognition = Recognition(
        decision=decision.number[: longest(Recognition, "decision")],
        date=date.iso() if date else "",
        authority=fitting(entry, context, Recognition, "authority") or decision.authority[:160],
        code=_code(entry, context),
        expires=_expires(entry, context, details, date),
        status=_status(entry, context, notes),
    )
    history = _history(entry, context, details, recognition, notes)
    _compare_stars(entry, context, "; ".join(notes), stars, {past.stars for past in history})
    return Award(stars, _score(entry, context, details, stars), recognition, history, details, notes)


def _stars(entry: Entry, context: Context, details: Details, rank: Rank) -> Stars:
    mentioned, proposed = mentioned_stars(details.note)
    if rank.stars and proposed and max(mentioned, default=0) == rank.stars and not details.eligible:
        # The column repeats a rank that the note calls potential: what was awarded, the note may tell.
        rank = read_rank(details.note)
    if entry.carried.wish_text:
        finding = entry.finding("list-proposed", "stars")
        context.findings.append(
            msgspec.structs.replace(finding, value=entry.carried.wish_text, content=entry.content)
        )
        raise RowLeftOutError
    if rank.stars is None:
        context.say(entry, "stars-proposed" if rank.proposed else "no-stars", "stars")
        raise RowLeftOutError
    if rank.stars < LOWEST:
        context.say(entry, "stars-not-certified", "stars")
        raise RowLeftOutError
    if rank.proposed:
        context.say(entry, "potential-beside", "stars", stars=str(rank.stars))
    return cast("Stars", rank.stars)


def _code(entry: Entry, context: Context) -> str:
    """Return the product code, and say where its province is another than the row's."""
    code = fitting(entry, context, Recognition, "code")
    if "code" in entry.numbers:
        context.say(entry, "code-as-number", "code")
    coded = province_of_code(code, context.taxonomy)
    named = context.taxonomy.province_today(entry.get("province") or entry.carried.province)
    if coded and named and coded != named.slug:
        other = context.taxonomy.provinces[coded].name
        context.say(entry, "code-province", "code", other=other, name=named.name)
    return code


def _status(entry: Entry, context: Context, notes: list[str]) -> Status:
    """Return whether the recognition was withdrawn or is under review, by the column or the note."""
    text = entry.get("status")
    plain = fold(text)
    if text and not _PLAIN_STATUS.fullmatch(plain):
        notes.append(f"Tình trạng: {text}")
    if _WITHDRAWN.search(plain) or _WITHDRAWN.match(fold(entry.get("details"))):
        context.say(entry, "withdrawn", "status" if text else "details")
        return "withdrawn"
    return "under-review" if _REVIEW.search(plain) else "recognised"


def _date(
    entry: Entry, context: Context, details: Details, decision: Decision, notes: list[str]
) -> PartialDate | None:
    """Return the date of recognition, as precise as it is known: column, decision, note, then the year."""
    column = read_date(entry, context, "decision_date")
    year = read_date(entry, context, "year")
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


def _expires(entry: Entry, context: Context, details: Details, date: PartialDate | None) -> str:
    expires = read_date(entry, context, "expires") or details.expires
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
