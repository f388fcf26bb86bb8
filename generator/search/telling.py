"""The telling words of a product's texts: all of the summary; of the story its names and what it stresses."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.search.tokens import pair, pairs, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A story is read as far as this; what it is about stands in front.
LONGEST = 4000
_STRESSED = re.compile(r"<(?:strong|em)>([^<]*)</")
_TAG = re.compile(r"<[^>]*>")
_CLAUSE = re.compile(r"[.,;:!?()\[\]“”\"\n–—]+")
#: Capitals in a row behind a small letter: a place, a people, a brand; not the start of a sentence.
_CAPITAL = "[A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠ-Ỹ]"
_NAME = re.compile(rf"(?<=[^\W\d_][ ,]){_CAPITAL}\w*(?: {_CAPITAL}\w*)+")
#: Words of every text. A pair with one of them tells nothing.
_EMPTY = frozenset(
    re.findall(
        "[a-z]+",
        """
    bang bi cac cai cho chung co con cua cung da dang de den deu di do duoc duoi giu gom hay het hien
    hoac hon it khac khi khong la lai lam len loai ma mang me moi mot nam nao nay nen ngay nhat nhieu
    nhu nhung o pham phai qua ra rat roi san sau se su ta tai tao tat the theo thi thu to toi trai tren
    trong truoc tu tung tuy va van vao ve vi viec voi vua xuat
""",
    )
)


def telling(summary: str, story: str) -> Iterator[str]:
    """Yield the telling pairs of a summary and of a story (safe HTML); some come twice."""
    for clause in _CLAUSE.split(summary):
        words = [word.bare for word in syllables(clause)]
        yield from (pair(*two) for two in pairwise(words) if _EMPTY.isdisjoint(two))
    start = unescape(story[:LONGEST])
    for name in (*_NAME.findall(_TAG.sub(". ", start)), *_STRESSED.findall(start)):
        yield from pairs(word.bare for word in syllables(name))
