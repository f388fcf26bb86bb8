"""Vietnamese syllables, and phrases of them found in names.

Marks count here ("Hộ" is no "Hồ", "cá" is no "cà"); where a tone mark is put ("hòa", "hoà") and case do not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

T = TypeVar("T")

# "Lan's" and "H'leo" are one word each: the orchid (lan) is not in Lan's Homestay.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


class _Syllables(dict[str, str]):
    """Each syllable with its tone at the end, made when first met: names share a few thousand of them."""

    def __missing__(self, word: str) -> str:
        parts = normalize("NFD", word)
        tone = _TONES.search(parts)
        plain = parts if tone is None else _TONES.sub("", parts) + tone[0]
        self[word] = plain
        return plain


_SYLLABLES = _Syllables()


def syllables(text: str) -> list[str]:
    """Return the words of a text in a form that compares equal where they are the same word."""
    return [_SYLLABLES[word] for word in _WORD.findall(text.lower())]


def exact_key(text: str) -> str:
    """Return a text that is equal for names that differ only in case, signs and the place of tone marks."""
    return " ".join(syllables(text))


class Match(NamedTuple, Generic[T]):
    """A phrase found: its value, and the words from ``start`` up to ``end`` that it takes."""

    value: T
    start: int
    end: int


class _Phrase(NamedTuple, Generic[T]):
    rest: list[str]
    first_only: bool
    value: T


class Phrases(Generic[T]):
    """Phrases with a value each. Of several in a name the earliest is found, at one place the longest."""

    def __init__(self, values: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        """Take phrases; one that begins with ``^`` counts only at the start of a name."""
        self._by_first: dict[str, list[_Phrase[T]]] = {}
        for text, value in dict(values).items():
            first, *rest = syllables(text)
            self._by_first.setdefault(first, []).append(_Phrase(rest, text.startswith("^"), value))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase.rest))

    def first(self, words: Sequence[str]) -> Match[T] | None:
        """Return the earliest phrase in a name given as `syllables`."""
        known = self._by_first
        for start, word in enumerate(words):
            if word in known and (match := self.at(words, start)):
                return match
        return None

    def at(self, words: Sequence[str], start: int) -> Match[T] | None:
        """Return the longest phrase that begins with the word at ``start``."""
        for rest, first_only, value in self._by_first.get(words[start], ()):
            end = start + 1 + len(rest)
            if words[start + 1 : end] == rest and not (first_only and start):
                return Match(value, start, end)
        return None
