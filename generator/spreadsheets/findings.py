"""What an import found: one finding a line, with its place, its code and a sentence in two languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.spreadsheets.messages import MESSAGES, Level

if TYPE_CHECKING:
    from generator.vietnamese import Language


class Finding(msgspec.Struct, frozen=True):
    """One finding. ``row`` is 0 for a whole sheet; ``value``: the cell's text, never of a personal column."""

    code: str
    sheet: str
    row: int = 0
    cell: str = ""
    value: str = ""
    facts: dict[str, str] = {}

    @property
    def level(self) -> Level:
        """Return how much it weighs."""
        return MESSAGES[self.code].level

    def message(self, language: Language) -> str:
        """Return the sentence."""
        template = MESSAGES[self.code].text.into(language)
        return template.format_map({"value": self.value, **self.facts})
