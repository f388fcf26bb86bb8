"""The catalogue's own words, for queries that are misspelt: syllables, and which stand next to which."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import msgspec

from generator.search.tokens import JOINT

if TYPE_CHECKING:
    from collections.abc import Mapping

SYLLABLES, PAIRS = "syllables.json", "pairs.json"
#: The first joint that has letters before it: in "baqquang" the second q begins "quang".
_PAIR = re.compile(f"([a-z]+?|[0-9]+){JOINT}([a-z]+|[0-9]+)")
_BARE = re.compile("[a-z]+")
_MOST = 9


def vocabulary(counts: Mapping[str, int]) -> dict[str, bytes]:
    """Write the two files from how many documents hold each token.

    The first is one text, "ca9 che8 …": a digit says how common a syllable is (the binary logarithm, at most
    9). The second maps a syllable to those that follow it, in the same form.
    """
    alone: Counter[str] = Counter()
    following: dict[str, dict[str, int]] = defaultdict(dict)
    for token, documents in counts.items():
        found = _PAIR.fullmatch(token)
        if found is not None:
            following[found[1]][found[2]] = documents
            alone[found[1]] += documents
            alone[found[2]] += documents
        elif _BARE.fullmatch(token):
            alone[token] += documents
    syllables = {word: count for word, count in alone.items() if _BARE.fullmatch(word)}
    pairs = {word: _text(seconds) for word, seconds in sorted(following.items())}
    return {SYLLABLES: msgspec.json.encode(_text(syllables)), PAIRS: msgspec.json.encode(pairs)}


def _text(counts: Mapping[str, int]) -> str:
    return " ".join(f"{word}{_grade(count)}" for word, count in sorted(counts.items()))


def _grade(count: int) -> int:
    return min(_MOST, count.bit_length() - 1)
