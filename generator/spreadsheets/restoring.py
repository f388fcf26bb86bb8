"""Tables that `ocop export` made, read back word for word: nothing in them is interpreted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.diagnostics import UsageError
from generator.records import Producer, Product
from generator.spreadsheets.fields import (
    ID,
    MAKER,
    MAKER_VERSION,
    VERSION,
    fields,
    plain,
    records_of,
    row_of,
)
from generator.spreadsheets.findings import Finding
from generator.vietnamese import is_slug, tidy_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.spreadsheets.grid import Row, Sheet
    from generator.spreadsheets.rows import Report
    from generator.taxonomy import Taxonomy

# Headers that only an export has together.
_OURS = frozenset({ID, "name", "province", "recognition.date", VERSION})


class Restored(msgspec.Struct, frozen=True):
    """A row of an export: the product, and its producer where that has its own file (``slug``)."""

    sheet: str
    row: int
    id: str
    product: Product
    slug: str
    maker: Producer | None
    version: str
    maker_version: str

    @property
    def place(self) -> str:
        """Return the cell of the row's id."""
        return self.finding("exists").place

    def finding(self, code: str, /, **facts: str) -> Finding:
        """Return a finding on this row."""
        return Finding(code, self.sheet, self.row, f"A{self.row}", self.id, facts)


def is_export(sheet: Sheet) -> bool:
    """Tell a sheet whose first row has the columns of an export."""
    return bool(sheet.rows) and set(_paths(sheet.rows[0])) >= _OURS


def restored(sheet: Sheet, taxonomy: Taxonomy, report: Report) -> Iterator[Restored]:
    """Return the rows of an export; one that cannot be read is told with its content."""
    paths = _paths(sheet.rows[0])
    known = {one.path for one in fields()}
    for row in sheet.rows[1:]:
        if not row.filled:
            continue
        cells = _cells(row, paths, known)
        try:
            yield _restored(sheet.name, row.number, cells, taxonomy)
        except (msgspec.ValidationError, msgspec.DecodeError, ValueError) as error:
            content = " | ".join(cells.values())
            finding = Finding("invalid-record", sheet.name, row.number, f"A{row.number}", cells.get(ID, ""))
            report.append(
                msgspec.structs.replace(finding, facts={"detail": str(error)}, content=content[:_MOST])
            )


_MOST = 2000
"""Most characters of a row that a report repeats."""


def restored_json(data: bytes, name: str, taxonomy: Taxonomy, report: Report) -> list[Restored]:
    """Return the products of an export in JSON. Raises UsageError where it is none."""
    try:
        book = msgspec.json.decode(data)
        makers = {one.pop("id"): one for one in book["producers"]}
        rows = list(_json_rows(book["products"], makers))
    except (msgspec.DecodeError, KeyError, TypeError, AttributeError, ValueError):
        raise UsageError(
            vi=f"Tệp {name} không phải JSON của `ocop export`.", en=f"{name} is no JSON of `ocop export`."
        ) from None
    found = []
    for number, cells in enumerate(rows, 1):
        try:
            found.append(_restored(name, number, cells, taxonomy))
        except (msgspec.ValidationError, msgspec.DecodeError, ValueError) as error:
            facts = {"detail": str(error)}
            report.append(Finding("invalid-record", name, number, "", cells.get(ID, ""), facts))
    return found


def _json_rows(
    products: Iterable[dict[str, object]], makers: dict[str, dict[str, object]]
) -> Iterator[dict[str, str]]:
    known = {slug: msgspec.convert(maker, Producer) for slug, maker in makers.items()}
    for given in products:
        key = str(given.pop("id"))
        cells = row_of(key, msgspec.convert(given, Product), known)
        # A file of JSON carries no versions: what stands on disk and differs is told.
        yield {path: text for path, text in cells.items() if path not in (VERSION, MAKER_VERSION)}


def _restored(sheet: str, row: int, cells: dict[str, str], taxonomy: Taxonomy) -> Restored:
    key = cells.get(ID, "")
    province, _, slug = key.partition("/")
    if province not in taxonomy.provinces or not is_slug(slug):
        raise ValueError(f"id: “{key}”")
    maker_slug = cells.get(MAKER, "")
    if maker_slug and not is_slug(maker_slug):
        raise ValueError(f"producer: “{maker_slug}”")
    product, maker = records_of(cells)
    if product.province != province:
        raise ValueError(f"province: “{product.province}” ≠ “{province}”")
    versions = cells.get(VERSION, ""), cells.get(MAKER_VERSION, "")
    return Restored(sheet, row, key, product, maker_slug if maker else "", maker, *versions)


def _paths(row: Row) -> list[str]:
    """Return the path of each column: the last line of its header."""
    return [lines[-1] if (lines := row.lines(index)) else "" for index in range(len(row.cells))]


def _cells(row: Row, paths: list[str], known: set[str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for index, header in enumerate(paths):
        path, _, part = header.partition(":")
        text = plain(row.as_written(index)) if index < len(row.cells) else ""
        if text and path in known:
            cells[path] = cells.get(path, "") + text if part else text
    return {path: tidy_lines(text) if path.endswith("story") else text for path, text in cells.items()}
