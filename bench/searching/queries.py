"""The queries, and whether a product is what one of them should find.

``queries.tsv``: catalogue, kind, language of the page, query, expected. What is expected is ``none`` or
conditions: ``id:`` products, ``name:`` words of the name in a row (with their marks), ``bare:`` the same
without marks, ``province:`` slug, ``stars:``, ``producer:``, ``issued:`` and ``district:`` words of those.
``;`` is "and", ``|`` between values is "or", and so is `` / `` between whole conditions.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import normalize

from generator.vietnamese import fold

FILE = Path(__file__).with_name("queries.tsv")
NONE = "none"
_WORD = re.compile(r"\w+")
Product = dict[str, Any]


@dataclass(frozen=True)
class Query:
    """One line of the file."""

    catalogue: str
    kind: str
    language: str
    text: str
    expected: str

    def meets(self, product: Product) -> bool:
        """Tell whether a product is what the query should find."""
        return any(
            all(_holds(product, condition.strip()) for condition in either.split(";"))
            for either in self.expected.split(" / ")
        )

    def reciprocal_rank(self, found: Sequence[Product | None]) -> float:
        """Return 1 / rank of the first result that is right (None: a page that is no product); else 0.

        A query that should find nothing gets 1 if it does.
        """
        if self.expected == NONE:
            return 0.0 if found else 1.0
        ranks = (rank for rank, product in enumerate(found, 1) if product and self.meets(product))
        return 1 / next(ranks, float("inf"))


def read_queries(path: Path = FILE) -> list[Query]:
    """Read the file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [Query(*row) for row in rows]


def _holds(product: Product, condition: str) -> bool:
    field, _, value = condition.partition(":")
    values = value.split("|")
    if field == "id":
        return product["id"] in value.split()
    if field in {"province", "stars"}:
        return str(product[field]) in values
    if field == "bare":
        return any(f" {fold(one)} " in f" {_words(fold(product['name']))} " for one in values)
    issued = product.get("issued_at") or {}
    text = {
        "name": f"{product['name']} · {product.get('name_en', '')}",
        "producer": product.get("producer", ""),
        "issued": issued.get("province", ""),
        "district": issued.get("district", ""),
    }[field]
    return any(f" {_words(one)} " in f" {_words(text)} " for one in values)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(normalize("NFC", text).lower()))
