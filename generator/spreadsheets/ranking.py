"""Where a row's rank stands: its column, a cross under "4 sao", a standard, the note, a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.spreadsheets.marks import is_cross
from generator.spreadsheets.ranks import Rank, read_rank
from generator.vietnamese import fold, parse_number_vi

if TYPE_CHECKING:
    from generator.spreadsheets.context import Context
    from generator.spreadsheets.rows import Entry

_MARKED = {"three_stars": 3, "four_stars": 4, "five_stars": 5}
_STANDARD = re.compile(r"(?:tieu chuan|chung nhan)[^:]*: *(ocop.*)")
_NOTE = re.compile(r"(?:da )?(?:duoc )?(?:cong nhan|dat) .*[345] sao|ocop [345] sao")


def rank_of(entry: Entry, context: Context) -> Rank:
    """Return the rank of a row; where it stands in another place than its column, that is told."""
    text = entry.get("stars")
    if text:
        return _told(entry, context, read_rank(text))
    for find in (_crossed, _standard, _carried, _noted):
        rank = find(entry, context)
        if rank is not None:
            return rank
    return Rank(None)


def _told(entry: Entry, context: Context, rank: Rank) -> Rank:
    """Say where a heading speaks of another rank than the row; the row's stays."""
    heading = entry.carried
    if rank.stars and heading.stars and rank.stars != heading.stars:
        context.say(entry, "stars-heading", "stars", other=str(heading.stars), stars=str(rank.stars))
    return rank


def _crossed(entry: Entry, context: Context) -> Rank | None:
    """Return the rank whose column is marked; a score or a decision there marks it too."""
    marked = [field for field in _MARKED if entry.get(field) and entry.get(field) not in ("0", "-", "false")]
    if not marked:
        return None
    if len(marked) > 1:
        context.say(entry, "stars-twice", marked[1])
        return Rank(None)
    text = entry.get(marked[0])
    score = parse_number_vi(text)
    rest = (
        "" if is_cross(text) else f"{text} điểm" if score is not None and score > _MARKED[marked[0]] else text
    )
    return Rank(_MARKED[marked[0]], rest=rest)


def _standard(entry: Entry, context: Context) -> Rank | None:
    """Return a rank given among standards ("Ocop.4"); "Ocop" alone tells none."""
    for text in entry.noted:
        found = _STANDARD.match(fold(text))
        rank = read_rank(found[1]) if found else Rank(None)
        if rank.stars:
            finding = entry.finding("stars-from-standard", "stars", stars=str(rank.stars))
            context.findings.append(msgspec.structs.replace(finding, value=text))
            return Rank(rank.stars)
    return None


def _carried(entry: Entry, context: Context) -> Rank | None:
    if not entry.carried.stars:
        return None
    finding = entry.finding("stars-carried", "stars", stars=str(entry.carried.stars))
    context.findings.append(msgspec.structs.replace(finding, value=entry.carried.stars_text))
    return Rank(entry.carried.stars)


def _noted(entry: Entry, context: Context) -> Rank | None:
    """Return a rank that the note begins with; it stays in the note as well."""
    rank = read_rank(entry.get("details")) if _NOTE.match(fold(entry.get("details"))) else Rank(None)
    if rank.stars is None:
        return None
    context.say(entry, "stars-from-note", "details", stars=str(rank.stars))
    return Rank(rank.stars)
