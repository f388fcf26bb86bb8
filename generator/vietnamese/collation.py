"""Vietnamese alphabetical order, as ICU's `vi` collation has it.

Letters of the whole text come first (a ă â b c d đ e ê … with f j w z in their places), then tones (không,
huyền, hỏi, ngã, sắc, nặng), then small before capital. Signs and spaces count: space, punctuation, symbols,
digits, letters. Digits are compared one by one, not as numbers.

Known differences from ICU: the eth (U+00D0) is sorted as the đ that it stands for, marks of other languages
count alike, æ and œ follow ae and oe more closely, other scripts follow z by code point.
"""

from __future__ import annotations

from typing import TypeAlias
from unicodedata import category, combining, normalize

# The first ends a level; the others are ranks. What HTML or JSON would escape is left out.
_LEVEL_END, *_RANKS = (chr(code) for code in range(0x21, 0x7F) if chr(code) not in "\"&'<>\\")

_OTHER_SYMBOL, _OTHER_LETTER = "other symbol", "other letter"
# ICU's order of what names of products hold. After the rank of an "other", its code point follows in the key.
_ORDER: tuple[str, ...] = (
    *" _-–—,;:!?.·'\"()[]{}@*/\\&#%•`^°+÷×<=>|~",
    _OTHER_SYMBOL,
    *"$₫€0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz",
    _OTHER_LETTER,
)
_RANK: dict[str, str] = dict(zip(_ORDER, _RANKS, strict=True))

_VIETNAMESE = "ăâđêôơư"
# What Unicode does not decompose, as a plainer form and marks (any will do) that make it follow that form.
_UNDECOMPOSED = str.maketrans(
    {"ð": "đ", "æ": "ae\u0338", "œ": "oe\u0338", "ø": "o\u0338", "ł": "l\u0338", "ß": "ss\u0338"}
    | {"‘": "'\u0338", "’": "'\u0338\u0338", "“": '"\u0338', "”": '"\u0338\u0338'}
    | {"‐": "-\u0338", "‑": "-\u0338"}
)

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_OTHER_MARK = len(_TONES)
_MARK_KINDS = _OTHER_MARK + 1
_TONE_GAPS = (len(_RANKS) - 1) // _MARK_KINDS
_CAPITAL_GAPS = len(_RANKS) - 1


# What a character adds to the key: its ranks (none for a mark, several for "½"), its tones (0 huyền to
# 4 nặng, 5 a mark of another language), whether it is a capital or another variant ("²") of its letter.
# A plain tuple, because unpacking it is most of the work.
_Weight: TypeAlias = tuple[str, tuple[int, ...], bool]


class _Weights(dict[str, _Weight]):
    """Weights by character, each made when first met."""

    def __missing__(self, char: str) -> _Weight:
        weight = self[char] = _weigh(char)
        return weight


_WEIGHTS = _Weights()


def sort_key(text: str) -> str:
    """Return a short key of printable ASCII: compared by code point, also in JavaScript, keys give the order.

    Texts that differ only in composition (NFC, NFD) have the same key. Nothing in a key needs escaping in
    HTML or JSON. A key is about a third longer than its text.
    """
    if not text.isascii():
        text = normalize("NFC", text)
    letters, tones, capitals = "", "", ""
    since_tone = since_capital = 0
    for char in text:
        ranks, marks, raised = _WEIGHTS[char]
        letters += ranks
        since_tone += len(ranks)
        for mark in marks:
            tones += _tone_rank(since_tone, mark)
            since_tone = 0
        if raised:
            capitals += _capital_rank(since_capital)
            since_capital = 0
        since_capital += 1
    return f"{letters}{_LEVEL_END}{tones}{_LEVEL_END}{capitals}".rstrip(_LEVEL_END)


def _tone_rank(gap: int, mark: int) -> str:
    """Say that a mark follows after `gap` letters: the later it comes, the lower (no tone is lowest)."""
    skips, rest = divmod(gap, _TONE_GAPS)
    return _RANKS[0] * skips + _RANKS[1 + (_TONE_GAPS - 1 - rest) * _MARK_KINDS + mark]


def _capital_rank(gap: int) -> str:
    """Say that a capital follows after `gap` letters: the later it comes, the lower."""
    skips, rest = divmod(gap, _CAPITAL_GAPS)
    return _RANKS[0] * skips + _RANKS[_CAPITAL_GAPS - rest]


def _weigh(char: str) -> _Weight:
    parts = normalize("NFKD", char.lower().translate(_UNDECOMPOSED)).lower()
    bases = "".join(part for part in parts if not combining(part))
    marks = "".join(part for part in parts if combining(part))
    if len(bases) == 1:
        bases, marks = _vietnamese_letter(bases, marks)
    kinds = tuple(_TONES.index(mark) if mark in _TONES else _OTHER_MARK for mark in marks)
    return "".join(map(_rank, bases)), kinds, _is_raised(char)


def _is_raised(char: str) -> bool:
    return char != char.lower() or normalize("NFD", char) != normalize("NFKD", char)


def _vietnamese_letter(base: str, marks: str) -> tuple[str, str]:
    """Join a base and one of its marks where they are a letter of the alphabet (e and a circumflex: ê)."""
    for mark in marks:
        letter = normalize("NFC", base + mark)
        if letter in _VIETNAMESE:
            return letter, marks.replace(mark, "", 1)
    return base, marks


def _rank(base: str) -> str:
    if base in _RANK:
        return _RANK[base]
    if base.isspace():
        return _RANK[" "]
    kind = category(base)
    # Control and format characters, and variation selectors, count for nothing.
    if kind.startswith("C") or kind == "Mn":
        return ""
    other = _OTHER_LETTER if kind[0] in "LMN" else _OTHER_SYMBOL
    return f"{_RANK[other]}{ord(base):06x}"
