"""Ranks as lists write them: 3*, OCOP 3 SAO, ★★★, ba sao, III, Ocop.4.

A number of stars is never searched for anywhere in a text: "tiềm năng 5 sao" and "VICOSAP: 4 SP OCOP 5 sao"
are no ranks of the product. Only "đạt … sao", which says that it was awarded, counts wherever it stands.
"""

from __future__ import annotations

import re

import msgspec

from generator.vietnamese import fold

_DIGIT = re.compile(r"(?:dat |hang )?(?:ocop[ .:-]*)?([0-5])(?:[.,]0)?[ ]*(?:\*+|sao\b|$)(.*)")
_SYMBOLS = re.compile(r"([*★⭐☆]{1,5})$")
_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_WORD = re.compile(rf"(?:hang )?({'|'.join(sorted(_WORDS, key=len, reverse=True))})(?: sao)?$")
_AWARDED = re.compile(r"\b(?:dat|cong nhan)(?: hang)?(?: ocop)? ([345]) sao")

PROPOSED = re.compile(r"tiem nang|de nghi|de xuat|dang ky|trinh trung uong|du dieu kien|ho so")
"""Folded words of a rank that was not (yet) awarded."""


class Rank(msgspec.Struct, frozen=True):
    """``stars``: 0 to 5, or None where no rank is stated. ``proposed``: it speaks of one not awarded."""

    stars: int | None
    proposed: bool = False


def read_rank(text: str) -> Rank:
    """Return the rank that a cell states."""
    plain = fold(text).strip()
    proposed = PROPOSED.search(plain) is not None
    if proposed:
        awarded = _AWARDED.search(plain)
        return Rank(int(awarded[1]) if awarded else None, proposed=True)
    symbols = _SYMBOLS.match(text.strip())
    if symbols:
        return Rank(len(symbols[1]))
    digit = _DIGIT.match(plain)
    if digit:
        return Rank(int(digit[1]))
    word = _WORD.match(plain)
    return Rank(_WORDS[word[1]]) if word else Rank(None)
