"""What the reading of every row may look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.spreadsheets.findings import Finding
from generator.taxonomy import Communes, Taxonomy

if TYPE_CHECKING:
    from generator.spreadsheets.rows import Entry


class Context(msgspec.Struct, frozen=True):
    """The taxonomy, the commune tables, the defaults of the command, and where findings go."""

    taxonomy: Taxonomy
    communes: Communes
    province: str = ""
    category: str = ""
    findings: list[Finding] = []

    def say(self, entry: Entry, code: str, field: str = "name", /, **facts: str) -> None:
        """Add a finding on a field of a row."""
        self.findings.append(entry.finding(code, field, **facts))


class RowLeftOutError(Exception):
    """A row that cannot become a product; the finding that says why is in the report already."""
