"""Names of producers: their legal form, and what two spellings of one name share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.taxonomy.words import Phrases, syllables
from generator.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.records.taxonomy import ProducerType

_WORD = re.compile("[a-z0-9]+")
# What provincial lists abbreviate (Cầu Kè, An Giang, Lâm Đồng and the launch list).
_ABBREVIATIONS = {
    "htx": "hop tac xa",
    "htxnn": "hop tac xa nong nghiep",
    "tht": "to hop tac",
    "cty": "cong ty",
    "ctcp": "cong ty co phan",
    "cp": "co phan",
    "tnhh": "trach nhiem huu han",
    "mtv": "mot thanh vien",
    "dntn": "doanh nghiep tu nhan",
    "hkd": "ho kinh doanh",
    "cssx": "co so san xuat",
    "sx": "san xuat",
    "kd": "kinh doanh",
    "sxkd": "san xuat kinh doanh",
    "tm": "thuong mai",
    "dv": "dich vu",
    "dvth": "dich vu tong hop",
    "dvnn": "dich vu nong nghiep",
    "dvsx": "dich vu san xuat",
    "nn": "nong nghiep",
    "xnk": "xuat nhap khau",
    "1tv": "mot thanh vien",
    "va": "",
}


def producer_key(name: str) -> str:
    """Return the name without marks, signs and case, abbreviations spelled out: equal for one producer."""
    words = (_ABBREVIATIONS.get(word, word) for word in _WORD.findall(fold(name)))
    return " ".join(filter(None, words))


class TypeFinder:
    """Finds the legal form in a producer's name."""

    def __init__(self, types: Iterable[ProducerType]) -> None:
        patterns = [(pattern, kind.id) for kind in types for pattern in kind.patterns]
        self._anywhere = Phrases([(text[1:], kind) for text, kind in patterns if text.startswith("~")])
        self._at_start = Phrases([(text, kind) for text, kind in patterns if not text.startswith("~")])

    def type_of(self, name: str) -> str | None:
        """Return the id of the legal form that the name states, or None."""
        words = syllables(name)
        match = self._anywhere.first(words) or (self._at_start.at(words, 0) if words else None)
        return match.value if match else None
