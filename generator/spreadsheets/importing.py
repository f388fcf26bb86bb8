"""Read a list → understand its rows → join producers → name files → write what is not there yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from generator.diagnostics import UsageError
from generator.records.taxonomy import ListColumns
from generator.spreadsheets.context import Context
from generator.spreadsheets.distinct import distinct
from generator.spreadsheets.drafts import drafts_of
from generator.spreadsheets.filing import Filing
from generator.spreadsheets.findings import Finding
from generator.spreadsheets.listing import entries_in
from generator.spreadsheets.outcomes import Outcome, with_the_rest
from generator.spreadsheets.restoring import is_export, restored, restored_json
from generator.spreadsheets.rows import Entry
from generator.spreadsheets.sheets import read_bytes, read_sheets
from generator.taxonomy import Taxonomy, load_communes, load_taxonomy, read_table

Track = Callable[[Sequence[Entry]], Iterable[Entry]]
"""Passes rows through and tells a person how far it is."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What ``ocop import`` is asked. ``province`` and ``category``: for rows that name none.

    ``mapping``: headers or letters of columns → fields. ``fill``: fields whose empty cells are as above.
    """

    path: Path
    source: Path
    province: str = ""
    category: str = ""
    mapping: dict[str, str] = {}
    fill: tuple[str, ...] = ()
    dry_run: bool = False


class Imported(msgspec.Struct, frozen=True):
    """What an import did, or would do. Paths are those from the source folder, with slashes."""

    rows: int
    products: tuple[str, ...]
    producers: tuple[str, ...]
    updated: tuple[str, ...]
    kept: int
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...] = ()

    @property
    def left_out(self) -> int:
        """Return how many rows (and whole sheets) became no product."""
        return len({(one.sheet, one.row) for one in self.findings if one.level == "error"})


def import_list(task: Task, track: Track = iter) -> Imported:
    """Turn a list into product files; of files that exist, only what nobody edited follows the list.

    Raises UsageError for a file that is no list, ContentError and OcopError for a faulty taxonomy,
    EnvironmentFault where the disk refuses.
    """
    context = _context(task)
    columns = read_table(task.source / "content" / "taxonomy", "list_columns.yml", ListColumns)
    filing = Filing(task.source, context)
    if task.path.suffix.lower() == ".json":
        exports, sheets = restored_json(read_bytes(task.path), task.path.name, *_ears(context)), []
    else:
        sheets = read_sheets(task.path)
        exports = [one for sheet in sheets if is_export(sheet) for one in restored(sheet, *_ears(context))]
    lists = [sheet for sheet in sheets if not is_export(sheet)]
    entries = entries_in(lists, columns, context, task.mapping, task.fill)
    filing.restore(exports)
    filing.file(distinct(drafts_of(track(entries), context), context))
    if not task.dry_run:
        filing.write()
    return Imported(
        rows=len(entries) + len(exports),
        products=tuple(filing.products),
        producers=tuple(filing.producers),
        updated=tuple(filing.updated),
        kept=filing.kept,
        findings=tuple(_in_order(context.findings)),
        outcomes=tuple(with_the_rest(filing.outcomes, entries, context.findings)),
    )


def _ears(context: Context) -> tuple[Taxonomy, list[Finding]]:
    return context.taxonomy, context.findings


def _context(task: Task) -> Context:
    folder = task.source / "content" / "taxonomy"
    taxonomy = load_taxonomy(folder)
    province, category = _province(task.province, taxonomy), _category(task.category, taxonomy)
    communes = load_communes(folder)
    return Context(taxonomy, communes, province, category, [], communes.districts)


def _province(text: str, taxonomy: Taxonomy) -> str:
    """Return the slug that ``--province`` means, in any spelling, today's or former."""
    found = taxonomy.province_today(text) if text else None
    if text and found is None:
        raise UsageError(
            vi=f"--province: không có tỉnh “{text}”. Ví dụ: --province bac-ninh.",
            en=f"--province: there is no province “{text}”. For example: --province bac-ninh.",
        )
    return found.slug if found else ""


def _category(text: str, taxonomy: Taxonomy) -> str:
    """Return the slug that ``--category`` means."""
    found = taxonomy.find_category(text) if text else None
    if text and found is None:
        allowed = ", ".join(taxonomy.categories)
        raise UsageError(
            vi=f"--category: không có ngành “{text}”. Các ngành: {allowed}.",
            en=f"--category: there is no category “{text}”. The categories are: {allowed}.",
        )
    return found.slug if found else ""


def _in_order(findings: list[Finding]) -> list[Finding]:
    """Return findings as the list reads: whole sheets first, then row by row."""
    places = {name: index for index, name in enumerate(dict.fromkeys(finding.sheet for finding in findings))}
    return sorted(findings, key=lambda finding: (places[finding.sheet], finding.row))
