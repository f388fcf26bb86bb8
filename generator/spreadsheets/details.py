"""What a note of a list says of the recognition: decision, dates, score, earlier ranks, an English name.

Only what a note says for certain becomes a field. All the rest stays in the note, word for word.
"""

from __future__ import annotations

import re

import msgspec

from generator.spreadsheets.ranks import PROPOSED
from generator.vietnamese import PartialDate, fold, parse_loose, parse_number_vi

_DAY = r"(?:ngày )?([0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4})"
_DECISION = re.compile(
    rf"(?:QĐ|Quyết định)(?: số)?:? *([0-9]+[0-9A-Za-z]*/(?:[0-9]{{4}}/)?QĐ[\w-]*)(?:,? +{_DAY})?",
    re.IGNORECASE,
)
_RECOGNISED = re.compile(rf"^(?:công nhận|cấp)(?P<again> lại)? {_DAY}$", re.IGNORECASE)
_VALID = re.compile(rf"^giá trị ([0-9]+) (tháng|năm)(?: kể)? từ(?: ngày)? {_DAY}$", re.IGNORECASE)
_SCORE = re.compile(
    r"^(?:(?:tổng )?điểm(?: trung bình)? ([0-9]+(?:[.,][0-9]+)?)|([0-9]+(?:[.,][0-9]+)?) điểm)$",
    re.IGNORECASE,
)
_RANK_OF_YEAR = re.compile(
    r"^(?:OCOP )?([345]) sao(?: (?:cấp )?(?:quốc gia|tỉnh))?(?: từ)? năm ([0-9]{4})(.*)$", re.IGNORECASE
)
_YEAR_OF_RANK = re.compile(r"^năm ([0-9]{4})(?: \([^)]*\))? đạt (?:OCOP )?([345]) sao(.*)$", re.IGNORECASE)
_NATIONAL_MONTH = re.compile(r"^OCOP (?:cấp )?quốc gia tháng ([0-9]{1,2}/[0-9]{4})$", re.IGNORECASE)
_MEETING = re.compile(rf"^(?:hội đồng|hội nghị)\b.*?{_DAY}$", re.IGNORECASE)
_ENGLISH = re.compile(r"^Trang tiếng Anh(?: ghi)?:? *'([^']+)'(?:, *'([^']+)')?$", re.IGNORECASE)
_STARS = re.compile(r"\b([1-5]) sao")
_RISE = re.compile(r"tu [1-5] sao len ([1-5]) sao")


class PastRank(msgspec.Struct, frozen=True):
    """A rank of an earlier year."""

    stars: int
    year: str


class Details(msgspec.Struct, kw_only=True):
    """What a note says. ``rest``: all that no field took, in its own words."""

    decision: str = ""
    date: PartialDate | None = None
    expires: PartialDate | None = None
    meeting: PartialDate | None = None
    score: float | None = None
    past: list[PastRank] = []
    name_en: str = ""
    producer_en: str = ""
    eligible: bool = False
    rest: list[str] = []

    @property
    def note(self) -> str:
        """Return what is left for the note of the source."""
        return "; ".join(self.rest)


def read_details(text: str) -> Details:
    """Read a note, part by part; parts stand between semicolons."""
    found = Details(past=[], rest=[])
    for part in filter(None, (part.strip() for part in text.split(";"))):
        if not any(read(part, found) for read in _READERS):
            found.rest.append(part)
    return found


def mentioned_stars(text: str) -> tuple[set[int], bool]:
    """Return which ranks a note speaks of, and whether as proposed or potential ones.

    Of a rise ("từ 3 sao lên 4 sao") only the rank that was reached counts.
    """
    plain = fold(text)
    rise = _RISE.search(plain)
    proposed = PROPOSED.search(plain) is not None
    if rise and not proposed:
        plain = plain.replace(rise[0], f"{rise[1]} sao")
    return {int(found) for found in _STARS.findall(plain)}, proposed


def _decision(part: str, found: Details) -> bool:
    match = _DECISION.match(part)
    if match is None or found.decision:
        return False
    found.decision = match[1]
    found.date = parse_loose(match[2]) if match[2] else found.date
    rest = part[match.end() :].strip(" ,.")
    if rest:
        found.rest.append(rest[1:-1] if rest.startswith("(") and rest.endswith(")") else rest)
    return True


def _recognised(part: str, found: Details) -> bool:
    match = _RECOGNISED.match(part)
    if match is None:
        return False
    found.date = found.date or parse_loose(match[2])
    if match["again"]:
        found.rest.append("Công nhận lại")
    return True


def _valid(part: str, found: Details) -> bool:
    """Read a validity: it runs from the day of issue (Quyết định 26/2026/QĐ-TTg, Điều 4). The words stay."""
    match = _VALID.match(part)
    start = parse_loose(match[3]) if match else None
    if match is None or start is None:
        return False
    found.date = found.date or start
    found.expires = start.plus_months(int(match[1]) * (12 if match[2].lower() == "năm" else 1))
    found.rest.append(part)
    return True


def _score(part: str, found: Details) -> bool:
    match = _SCORE.match(part)
    if match is None:
        return False
    found.score = parse_number_vi(match[1] or match[2])
    return found.score is not None


def _past(part: str, found: Details) -> bool:
    match = _RANK_OF_YEAR.match(part)
    stars, year, rest = match.groups() if match else ("", "", "")
    if match is None:
        match = _YEAR_OF_RANK.match(part)
        year, stars, rest = match.groups() if match else ("", "", "")
    if match is None:
        return False
    found.past.append(PastRank(int(stars), year))
    # Who says so, or how it came to be, stays with the statement.
    if rest or PROPOSED.search(fold(part)):
        found.rest.append(part)
    return True


def _national_month(part: str, found: Details) -> bool:
    match = _NATIONAL_MONTH.match(part)
    if match is None:
        return False
    found.date = found.date or parse_loose(match[1])
    found.rest.append(part)
    return True


def _meeting(part: str, found: Details) -> bool:
    """A council's meeting is not the decision, but no decision came before it."""
    match = _MEETING.match(part)
    if match is None:
        return False
    found.meeting = parse_loose(match[1])
    found.rest.append(part)
    return True


def _english(part: str, found: Details) -> bool:
    match = _ENGLISH.match(part)
    if match is None:
        return False
    found.name_en = match[1][0].upper() + match[1][1:]
    found.producer_en = match[2] or ""
    return True


def _eligible(part: str, found: Details) -> bool:
    found.eligible = found.eligible or fold(part).startswith("du dieu kien")
    return False


_READERS = (_decision, _recognised, _valid, _score, _past, _national_month, _meeting, _english, _eligible)
