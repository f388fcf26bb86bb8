"""Ranks as lists write them: 3*, OCOP 3 SAO, ★★★, ba sao, III, Ocop.4.

A number of stars is never searched for anywhere in a text: "tiềm năng 5 sao" and "VICOSAP: 4 SP OCOP 5 sao"
are no ranks of the product. Only "đạt … sao", which says that it was awarded, counts wherever it stands.
"""

from __future__ import annotations

import re

import msgspec

from generator.vietnamese import fold

_DIGIT = re.compile(
    r"(?:san pham |duoc |da |tai )*(?:cong nhan |giu nguyen |nang hang |dat )?(?:chuan )?(?:hang |muc )?"
    r"(?:ocop[ .:-]*)?(?:hang )?0?([0-5])(?:[.,]0)?[ ]*(?:\*+|★+|⭐+|sao\b|$)(.*)"
)
_RANGE = re.compile(r"0?[0-5] *(?:sao)? *(?:-|–|/|den|hoac|va|,|;) *0?[0-5] *(?:sao|\*)")
_SYMBOLS = re.compile(r"([*★⭐☆✩ ]{1,9})(?:\(.*\))?$")
_EMPTY_STARS = "☆✩"
_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_WORD = re.compile(
    rf"(?:dat )?(?:ocop )?(?:hang )?({'|'.join(sorted(_WORDS, key=len, reverse=True))})(?: sao)?(?: ocop)?$"
)
_AWARDED = re.compile(
    r"(?<!khong )(?<!chua )\b(?:dat|cong nhan)(?: chuan)?(?: hang)?(?: ocop)?(?: hang)? ([345]) sao"
)
_RISE = re.compile(r"(?:nang (?:hang|cap|sao) )?(?:tu )?([1-5]) sao (?:len|->|→) ([1-5]) sao")
_DATED = re.compile(r"([1-5]) ?sao[ /(-]*(?:nam )?((?:19|20)[0-9]{2})(?![0-9])")
_CLAUSE = re.compile(r"[,;()]| - | – ")
_HEADING = re.compile(r"(?<![0-9a-z,.-])([1-5]) ?(?:sao\b|\*)|(?<![a-z])(ba|bon|nam) sao\b|([★⭐*]{3,5})")
_OPEN_END = re.compile(
    r"sao tro (?:len|xuong)|tu [1-5] (?:sao )?(?:den|-)|[1-5] ?(?:sao)? ?(?:-|–|den) ?[1-5] sao"
)

PROPOSED = re.compile(r"tiem nang|de nghi|de xuat|dang ky|trinh trung uong|du dieu kien|ho so")
"""Folded words of a rank that was not (yet) awarded."""


class Rank(msgspec.Struct, frozen=True):
    """``stars``: 0 to 5, or None where no rank is stated. ``proposed``: it speaks of one not awarded.

    ``year``: the year that stands with it. ``rest``: what the cell says besides, in its own words or, of the
    ranks of earlier years, as notes have them ("4 sao năm 2019").
    """

    stars: int | None
    proposed: bool = False
    year: str = ""
    rest: str = ""


def read_rank(text: str) -> Rank:
    """Return the rank that a cell states."""
    plain = fold(text).strip()
    rise = _RISE.match(plain)
    if rise:
        return Rank(int(rise[2]), rest=text)
    if PROPOSED.search(plain) is not None:
        return _awarded_beside(plain)
    dated = sorted(((year, stars) for stars, year in _DATED.findall(plain)), reverse=True)
    if dated and (len(dated) > 1 or _DATED.match(plain)):
        (year, stars), *earlier = dated
        rest = "; ".join(f"{past} sao năm {then}" for then, past in earlier)
        return Rank(int(stars), year=year, rest=rest)
    symbols = _SYMBOLS.match(text.strip())
    if symbols and symbols[1].strip():
        filled = [sign for sign in symbols[1] if sign not in f"{_EMPTY_STARS} "]
        return Rank(len(filled) or None)
    digit = _DIGIT.match(plain)
    if digit and not _RANGE.match(plain):
        return _with_rest(text, plain, int(digit[1]), digit.start(2))
    word = _WORD.match(plain)
    return Rank(_WORDS[word[1]]) if word else Rank(None)


def heading_stars(text: str) -> int:
    """Return the one rank that a title or a heading gives to all rows below it, or 0."""
    plain = fold(text)
    if PROPOSED.search(plain) or _OPEN_END.search(plain):
        return 0
    found = {
        int(digit) if digit else _WORDS[word] if word else len(signs)
        for digit, word, signs in _HEADING.findall(plain)
    }
    stars = found.pop() if len(found) == 1 else 0
    return stars if stars >= LOWEST else 0


LOWEST = 3
"""Quyết định 26/2026/QĐ-TTg, Điều 4: three stars and more are certified."""


def _awarded_beside(plain: str) -> Rank:
    """Return the awarded rank beside a proposed one: "đạt 4 sao, đề xuất 5 sao"."""
    awarded = _AWARDED.search(plain)
    if awarded:
        return Rank(int(awarded[1]), proposed=True)
    first, *others = (clause.strip() for clause in _CLAUSE.split(plain))
    named = any(re.search(r"[1-5] ?(?:sao|\*)", clause) for clause in others)
    digit = _DIGIT.match(first) if named and not PROPOSED.search(first) else None
    return Rank(int(digit[1]) if digit else None, proposed=True)


def _with_rest(text: str, plain: str, stars: int, end: int) -> Rank:
    """Return a rank and what follows it; another rank behind it makes both doubtful."""
    # Folding keeps the number of characters of composed text, so that places agree.
    rest = text.strip()[end:].strip(" .;,:-()") if len(plain) == len(text.strip()) else ""
    others = {int(found) for found in re.findall(r"\b([1-5]) ?sao", fold(rest))} - {stars}
    dated = re.search(r"[0-9]{4}", rest)
    return Rank(None) if others and not dated else Rank(stars, rest=rest)
