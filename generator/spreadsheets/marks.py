"""Rows and cells that state nothing of their own: totals, signatures, numbers of columns, ditto marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOTAL = re.compile(
    r"^(?:[ivx0-9]+[. )]+)?(?:tong|cong)"
    r"(?: (?:cong|so|hop toan|huyen|xa|tinh|nhom|nganh|toan|san pham|chung)\b.*)?[ :.]*[0-9]*$"
)
_FOOTER = re.compile(
    r"^(?:(?:tm|kt|tl|tuq|q)\.? ?"
    r"(?:uy ban|ubnd|chu tich|pho chu tich|giam doc|hoi dong|bo truong|truong|chanh)\b"
    r"|(?:pho )?(?:chu tich|giam doc|chanh van phong|truong phong|truong ban|thu truong|bo truong)\b[^0-9]*$"
    r"|noi nhan\b|nguoi lap\b|lap bieu\b|ke toan\b|xac nhan cua\b|thu ky\b"
    r"|\(?(?:da )?ky(?:,| ten| ghi|\))|\(?dong dau|luu ?:|ghi chu ?:|luu y ?:"
    r"|.{0,40}\bngay ?[.…0-9 ]* ?thang ?[.…0-9 ]* ?nam ?[.…0-9 ]*$)"
)
_DITTO = re.compile(
    r"[\"“”″'’`〃]{1,2}|[-–] ?[\"“”″'’`〃]{1,2} ?[-–]|/{2}|-//-"
    r"|(?:[-–(]? ?)(?:n[./ ]?t\.?|nhu tren|nhu dong tren)(?: ?[-–)]?)"
)
_NUMBERING = re.compile(r"\(?\[?(?:[0-9]{1,2}|[A-Z])\]?\)?(?:\s*=.*)?")
_CROSS = frozenset({"x", "v", "✓", "✔", "☑", "●", "•", "*", "1", "true", "co", "√", "þ", "ü"})
_FEWEST_NUMBERS = 3


def is_total(texts: Sequence[str]) -> bool:
    """Tell a row of totals by its first texts."""
    return any(_TOTAL.match(fold(text).strip()) for text in texts[:2])


def is_footer(texts: Sequence[str]) -> bool:
    """Tell the lines below a table: who signs, when, and to whom copies go."""
    return any(_FOOTER.match(fold(text).strip()) for text in texts)


def is_numbering(texts: Sequence[str]) -> bool:
    """Tell the row under the headers that numbers the columns: (1), (2), (3)."""
    if len(texts) < _FEWEST_NUMBERS or not all(map(_NUMBERING.fullmatch, texts)):
        return False
    values = [re.sub(r"[^0-9A-Z]|\s*=.*", "", text) for text in texts]
    return values == sorted(values, key=lambda value: (len(value), value)) and len(set(values)) == len(values)


def is_ditto(text: str) -> bool:
    """Tell a cell that says "as above"."""
    return _DITTO.fullmatch(fold(text).strip()) is not None


def is_cross(text: str) -> bool:
    """Tell a cell that only marks its column."""
    return fold(text).strip(" ().") in _CROSS
