"""What becomes of each row: shown by ``--dry-run``, and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.spreadsheets.drafts import Draft
    from generator.spreadsheets.findings import Finding
    from generator.spreadsheets.rows import Entry

Action: TypeAlias = Literal["new", "updated", "same", "joined", "left-out"]


class Outcome(msgspec.Struct, frozen=True):
    """One row: its cell, what became of it, the file, and its main fields in short."""

    place: str
    action: Action
    path: str
    text: str


def outcome_of(draft: Draft, action: Action, path: str) -> Outcome:
    """Return what became of a row that made a product."""
    product = draft.product
    parts = [product.name, f"{product.stars} sao", draft.maker.name if draft.maker else ""]
    parts += [product.province, product.commune, product.category, product.recognition.decision]
    return Outcome(draft.entry.finding("exists").place, action, path, " | ".join(filter(None, parts)))


def with_the_rest(
    found: Iterable[Outcome], entries: Sequence[Entry], findings: Iterable[Finding]
) -> list[Outcome]:
    """Return an outcome for each row, in the order of the list: others were left out, or joined."""
    made: dict[str, list[Outcome]] = {}
    for one in found:
        made.setdefault(one.place, []).append(one)
    refused = {(one.sheet, one.row): one.code for one in findings if one.level == "error"}
    rows: list[Outcome] = []
    for entry in entries:
        place = entry.finding("exists").place
        code = refused.get((entry.table.sheet.name, entry.number), "")
        if place in made:
            rows += made.pop(place)
        elif not rows or rows[-1].place != place:
            rows.append(Outcome(place, "left-out" if code else "joined", code, entry.content))
    # What is left are the rows of an export.
    return [*rows, *(one for left in made.values() for one in left)]
