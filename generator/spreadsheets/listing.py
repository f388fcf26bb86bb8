"""From sheets to entries: tables found, what cannot be read told, headings carried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import UsageError
from generator.spreadsheets.columns import IGNORED, NOTED, Headers, Table
from generator.spreadsheets.findings import Finding
from generator.spreadsheets.grid import column_letters
from generator.spreadsheets.legacy import legacy_sheet
from generator.spreadsheets.rows import Entry, entries_of
from generator.spreadsheets.soundness import shifted_column
from generator.vietnamese import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.records.taxonomy import ListColumns
    from generator.spreadsheets.context import Context
    from generator.spreadsheets.grid import Sheet


def entries_in(
    sheets: Sequence[Sheet],
    columns: ListColumns,
    context: Context,
    mapping: Mapping[str, str],
    fill: Iterable[str],
) -> list[Entry]:
    """Return the rows of all sheets that may be products. Raises UsageError for a mapping without use."""
    fields = check_fields(mapping, fill, columns)
    headers = Headers(columns, fields)
    entries = [entry for sheet in sheets for entry in _entries(sheet, headers, context, fill)]
    unused = [text for text in fields if not headers.knows(text)]
    if unused:
        raise _no_column(unused[0], sheets)
    return entries


def check_fields(mapping: Mapping[str, str], fill: Iterable[str], columns: ListColumns) -> dict[str, str]:
    """Return a mapping whose fields all exist. Raises UsageError with the closest one."""
    allowed = [*(column.field for column in columns.columns), NOTED, IGNORED]
    for field in (*mapping.values(), *fill):
        if field not in allowed:
            raise _no_field(field, allowed)
    return dict(mapping)


def _entries(sheet: Sheet, headers: Headers, context: Context, fill: Iterable[str]) -> Iterator[Entry]:
    say = context.findings.append
    if sheet.hidden:
        say(Finding("hidden-sheet", sheet.name))
        return
    if not any(row.filled for row in sheet.rows):
        return
    font = legacy_sheet(sheet)
    if font:
        say(Finding("legacy-font", sheet.name, value=font[1], facts={"font": font[0]}))
        return
    tables = headers.tables(sheet)
    if not tables:
        say(Finding("no-table", sheet.name))
        return
    _tell_sheet(sheet, tables[0], context)
    for table in tables:
        context.findings.extend(headers.survey(table))
        if _is_sound(table, context):
            yield from entries_of(table, context.taxonomy, context.findings, context.is_district, fill)


def _tell_sheet(sheet: Sheet, table: Table, context: Context) -> None:
    """Tell of hidden columns, and of cells whose formula has no value."""
    for index in sheet.hidden_columns:
        head = next((row for row in sheet.rows if row.number == table.header.number), None)
        text = head.get(index) if head else ""
        if text or any(row.get(index) for row in sheet.rows):
            cell = f"{column_letters(index)}{max(1, table.header.number)}"
            context.findings.append(Finding("hidden-column", sheet.name, table.header.number, cell, text))
    for fault in sheet.faults:
        cell = f"{column_letters(fault.column)}{fault.row}"
        context.findings.append(Finding("cell-fault", sheet.name, fault.row, cell, fault.text))


def _is_sound(table: Table, context: Context) -> bool:
    """Refuse a table whose cells do not fit their headers."""
    shifted = shifted_column(table)
    if shifted is None:
        return True
    index, example = shifted
    cell = f"{column_letters(index)}{table.header.number}"
    header = table.header.get(index)
    finding = Finding(
        "columns-shifted", table.sheet.name, table.header.number, cell, header, {"example": example}
    )
    context.findings.append(finding)
    return False


def _no_field(field: str, allowed: Sequence[str]) -> UsageError:
    like = closest(field, allowed)
    meant_vi, meant_en = (f" Có phải “{like}”?", f" Did you mean “{like}”?") if like else ("", "")
    return UsageError(
        vi=f"Không có trường “{field}”.{meant_vi} Các trường: {', '.join(allowed)}.",
        en=f"There is no field “{field}”.{meant_en} The fields are: {', '.join(allowed)}.",
    )


def _no_column(text: str, sheets: Iterable[Sheet]) -> UsageError:
    seen = list(
        dict.fromkeys(cell for sheet in sheets for row in sheet.rows[:30] for cell in row.cells if cell)
    )
    like = closest(text, seen[:500])
    meant_vi, meant_en = (f" Có phải “{like}”?", f" Did you mean “{like}”?") if like else ("", "")
    return UsageError(
        vi=f"--map: không có cột “{text}” trong bảng nào.{meant_vi} Ghi đúng tên cột, hoặc chữ của cột (D).",
        en=f"--map: no table has a column “{text}”.{meant_en} Please give its header, or its letter (D).",
    )
