"""What an import found: one finding a line, with its place, its code and a sentence in two languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.spreadsheets.messages import MESSAGES, Level

if TYPE_CHECKING:
    from generator.vietnamese import Language

# A sheet's name that spreadsheets write without quotes.
_PLAIN = re.compile(r"[^\W\d][\w.]*")


class Finding(msgspec.Struct, frozen=True):
    """One finding. ``row`` is 0 for a whole sheet; ``value``: the cell's text, never of a personal column.

    ``content``: all that was read of a row that is left out.
    """

    code: str
    sheet: str
    row: int = 0
    cell: str = ""
    value: str = ""
    facts: dict[str, str] = {}
    content: str = ""

    @property
    def place(self) -> str:
        """Return the cell with its sheet, as spreadsheets have it: Sheet1!D17, 'Danh sách'!D17."""
        if not self.cell and not self.row:
            return self.sheet
        sheet = self.sheet if _PLAIN.fullmatch(self.sheet) else "'" + self.sheet.replace("'", "''") + "'"
        return f"{sheet}!{self.cell or self.row}"

    @property
    def level(self) -> Level:
        """Return how much it weighs."""
        return MESSAGES[self.code].level

    def message(self, language: Language) -> str:
        """Return the sentence."""
        template = MESSAGES[self.code].text.into(language)
        return template.format_map({"value": self.value, **self.facts})
