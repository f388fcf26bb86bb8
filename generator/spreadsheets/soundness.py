"""Whether columns hold what their headers say: cells shifted to the left make every row wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.spreadsheets.marks import is_ditto
from generator.spreadsheets.ranks import read_rank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.spreadsheets.columns import Table

FEWEST = 3
"""So many cells of a column must say the same before a table is refused."""

_DIGIT = re.compile("[0-9]")
_RANK_WORD = re.compile(r"sao|ocop|[*★⭐]|ti[eề]m|đạt|hạng|chưa", re.IGNORECASE)
_WITH_DIGITS = ("price", "decision_date", "score", "year")


def shifted_column(table: Table) -> tuple[int, str] | None:
    """Return the place of a column whose cells are nothing that it can hold, and an example; else None."""
    for index, field in table.fields.items():
        texts = list(_texts(table, index))
        strange = [text for text in texts if _is_strange(field, text)]
        if len(strange) >= FEWEST and 2 * len(strange) > len(texts):
            return index, strange[0]
    return None


def _texts(table: Table, index: int) -> Iterator[str]:
    name = table.column("name")
    for row in table.rows:
        text = row.get(index)
        if text and not is_ditto(text) and name is not None and row.get(name) and len(row.filled) > FEWEST:
            yield text


def _is_strange(field: str, text: str) -> bool:
    if field == "stars":
        return read_rank(text).stars is None and not _RANK_WORD.search(text)
    return field in _WITH_DIGITS and not _DIGIT.search(text)
