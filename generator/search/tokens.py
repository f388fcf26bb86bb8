"""Text as the search sees it: syllables without marks, what marks they had, and pairs of neighbours.

A syllable alone says little in Vietnamese and is in thousands of products; two neighbours ("ca phe") are a
word. So each pair is one token of the index: its list of products is short, and holds those that have the two
next to each other. ``templates/assets/js/search-text.js`` reads queries in the same way;
``tests/unit/data/search_text.json`` holds cases for both.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from generator.search.abbreviations import REWRITES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Joins two syllables to one token. Within a syllable a q has a u behind it.
JOINT = "q"
#: Marks of letters and of tones, as VNI keyboards number them; capitals while the text is still being read.
_MARKS = {"\u0302": "F", "\u031b": "G", "\u0306": "H", "\u0301": "A", "\u0300": "B", "\u0309": "C"} | {
    "\u0303": "D",
    "\u0323": "E",
}
_TO_MARK: dict[int, str] = {code: _MARKS.get(chr(code), "") for code in range(0x300, 0x370)}
_TO_MARK |= dict.fromkeys(map(ord, "đð"), "dI")
_TO_DIGIT = {ord(letter): str(number) for number, letter in enumerate("ABCDEFGHI", 1)}
_WORD = re.compile("[a-z][a-zA-I]*|[0-9]+")
_TONE, _ANY_MARK = re.compile("[A-E]"), re.compile("[A-I]")
#: "mỳ" and "mì", "quý" and "quí" are one word each; in "hay" and "thúy" the y stays.
_FINAL_Y = re.compile("(?<=[bcdghklmnprstvx])y$|(?<=^qu)y$")
#: Consonants, vowels, consonants: what is no syllable of Vietnamese is a brand or a word of another language.
_VIETNAMESE = re.compile(
    "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?|[0-9]+"
)


class Syllable(NamedTuple):
    """``bare``: letters and digits only; ``marked``: its marks as digits, the tone last ("d9u7o7ng2")."""

    bare: str
    marked: str


def syllables(text: str) -> list[Syllable]:
    """Cut a text into syllables: lower case, long forms abbreviated, shorthand of places written out.

    How letters are composed, where a tone stands (hòa, hoà), i or y at the end and the look-alike Ð make no
    difference; a number is a word of its own ("500g" is two). Letters of other scripts are left out.
    """
    plain = normalize("NFKD", text.lower()).lower().translate(_TO_MARK)
    words = [_syllable(word) for word in _WORD.findall(plain)]
    return words if _starts().keys().isdisjoint(word.bare for word in words) else abbreviated(words)


def abbreviated(words: Sequence[Syllable]) -> list[Syllable]:
    """Write long forms short (hợp tác xã: htx) and places of few letters long (hcm: hồ chí minh)."""
    made: list[Syllable] = []
    at = 0
    while at < len(words):
        for length in _starts().get(words[at].bare, ()):
            short = REWRITES.get(" ".join(word.bare for word in words[at : at + length]))
            if short is not None:
                made += (Syllable(word, word) for word in short.split())
                at += length
                break
        else:
            made.append(words[at])
            at += 1
    return made


def is_vietnamese(word: str) -> bool:
    """Tell whether bare letters can be a syllable of Vietnamese."""
    return _VIETNAMESE.fullmatch(word) is not None


def pair(first: str, second: str) -> str:
    """Return the token of two neighbours."""
    return f"{first}{JOINT}{second}"


def pairs(words: Iterable[str]) -> Iterator[str]:
    """Yield the tokens of all neighbours, in order."""
    before = None
    for word in words:
        if before is not None:
            yield pair(before, word)
        before = word


@lru_cache(maxsize=1 << 16)
def _syllable(word: str) -> Syllable:
    tone = "".join(sorted(_TONE.findall(word)))
    letters = _TONE.sub("", word)
    bare = _FINAL_Y.sub("i", _ANY_MARK.sub("", letters))
    if len(letters) == len(bare) and not tone:
        return Syllable(bare, bare)
    return Syllable(bare, (_FINAL_Y.sub("i", letters) + tone).translate(_TO_DIGIT))


@lru_cache(maxsize=1)
def _starts() -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for long in REWRITES:
        words = long.split()
        found.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}
