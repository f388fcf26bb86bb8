"""Text of before Unicode: TCVN3 (.VnTime) and VNI store letters that only their fonts show as Vietnamese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from generator.spreadsheets.grid import Sheet

Font: TypeAlias = Literal["TCVN3", "VNI"]

# Signs inside words: TCVN3 has "S¶n phÈm" for "Sản phẩm", "Tªn" for "Tên", "®" for "đ".
_TCVN3 = re.compile(
    r"[^\W\d_][µ¸¶·¹¨»¾¼½®«¬ª©­]|[µ¸¶·¹¨»¾¼½®«¬ª©][^\W\d_]|[A-Za-z][ÆÇÈÉËÎÏÑÓÖ×ÜÞ](?=[a-z\s]|$)"
)
# A vowel and a letter for its mark: VNI has "Saûn phaåm", "Teân", "ñ" for "đ".
_VNI = re.compile(r"[aeiouyôöAEIOUYÔÖ][øûïåëäüúùõâêáàãéè](?![A-Z])|\bñ|[ñö][aeiouô]")
_SHARE = 0.2
_FEWEST = 3


def legacy_font(text: str) -> Font | None:
    """Return the kind of font that a text was typed for, or None for Unicode."""
    if text.isascii():
        return None
    if len(_VNI.findall(text)) > 1 or (_VNI.search(text) and not _has_vietnamese(text)):
        return "VNI"
    return "TCVN3" if _TCVN3.search(text) and not _has_vietnamese(text) else None


def legacy_sheet(sheet: Sheet) -> tuple[Font, str] | None:
    """Return the font of a sheet most of whose words are of before Unicode, and an example."""
    texts = [text for row in sheet.rows for text in row.cells if not text.isascii()]
    found = [(font, text) for text in texts if (font := legacy_font(text))]
    return found[0] if len(found) >= max(_FEWEST, _SHARE * len(texts)) else None


def _has_vietnamese(text: str) -> bool:
    """Tell a text with letters that only Unicode has (ạ, ế, ơ …)."""
    return any("\u0102" <= letter <= "\u01b0" or "\u1ea0" <= letter <= "\u1ef9" for letter in text)
