"""What the reading of every row may look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.spreadsheets.findings import Finding
from generator.taxonomy import Communes, Taxonomy, district_key

if TYPE_CHECKING:
    from generator.spreadsheets.rows import Entry


class Context(msgspec.Struct, frozen=True):
    """The taxonomy, the commune tables, the defaults of the command, and where findings go."""

    taxonomy: Taxonomy
    communes: Communes
    province: str = ""
    category: str = ""
    findings: list[Finding] = []
    districts: frozenset[str] = frozenset()

    def is_district(self, text: str) -> bool:
        """Tell the name of a district of before July 2025."""
        return district_key(text) in self.districts

    def say(self, entry: Entry, code: str, field: str = "name", /, **facts: str) -> None:
        """Add a finding on a field of a row."""
        finding = entry.finding(code, field, **facts)
        if finding.level == "error":
            finding = msgspec.structs.replace(finding, content=entry.content)
        self.findings.append(finding)


class RowLeftOutError(Exception):
    """A row that cannot become a product; the finding that says why is in the report already."""
