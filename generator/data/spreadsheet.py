"""``products.xlsx``: the table with headings in two languages, and a sheet that explains it.

XlsxWriter in constant-memory mode writes rows as they come. Text is always written as text: nothing becomes a
formula, a link or a number. The same rows give the same bytes.
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from generator.data.columns import COLUMNS
from generator.data.tables import LICENCE_URL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.data.rows import Row

#: In memory, because the temporary files of the other way carry the machine's umask into the archive.
OPTIONS = {
    "in_memory": True,
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
#: A fixed day: the time of making would change the bytes.
CREATED = datetime(2026, 1, 1, tzinfo=UTC)
LONGEST = 32_767
"""Most characters of a cell (Excel's own limit)."""


def products_xlsx(rows: Sequence[Row], title: str, as_of: date) -> bytes:
    """Write the workbook; 17,068 products take about 4 s."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties(
            {"title": title, "comments": LICENCE_URL, "created": CREATED.replace(tzinfo=None)}
        )
        _table(book, rows)
        _notes(book, title, as_of)
    return out.getvalue()


def _table(book: Any, rows: Sequence[Row]) -> None:  # noqa: ANN401 (the library carries no types)
    sheet = book.add_worksheet("OCOP")
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E4EFE8"})
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width)
    sheet.set_row(0, 34)
    for number, column in enumerate(COLUMNS):
        sheet.write_string(0, number, f"{column.vi}\n{column.en}", heading)
    for number, one in enumerate(rows, 1):
        _write_row(sheet, number, one)


def _write_row(sheet: Any, number: int, one: Row) -> None:  # noqa: ANN401 (the library carries no types)
    for at, column in enumerate(COLUMNS):
        value = column.value(one)
        if isinstance(value, str):
            if value:
                sheet.write_string(number, at, value[:LONGEST])
        elif isinstance(value, bool):
            sheet.write_boolean(number, at, value)
        elif value is not None:
            sheet.write_number(number, at, value)


def _notes(book: Any, title: str, as_of: date) -> None:  # noqa: ANN401 (the library carries no types)
    sheet = book.add_worksheet("Ghi chú · Notes")
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 2, 30)
    sheet.set_column(3, 4, 60)
    lines = [
        (title,),
        (f"Hiệu lực tính đến {as_of.day}/{as_of.month}/{as_of.year} · State as of {as_of.isoformat()}",),
        (f"Giấy phép CC BY 4.0 · Licence CC BY 4.0: {LICENCE_URL}",),
        (),
        ("Cột · Column", "Tên", "Name", "Giải thích", "Explanation"),
        *((one.name, one.vi, one.en, one.note_vi, one.note_en) for one in COLUMNS),
    ]
    for number, cells in enumerate(lines):
        for at, text in enumerate(cells):
            sheet.write_string(number, at, text, bold if number in (0, 4) else None)
