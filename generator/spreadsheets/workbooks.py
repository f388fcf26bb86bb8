"""Workbooks (.xlsx, .xls, .ods) as texts, read by calamine in a process of bounded memory and time."""

from __future__ import annotations

import multiprocessing
import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from generator.spreadsheets.grid import Fault, Row, Sheet, column_letters, make_row
from generator.spreadsheets.outlines import Outline, Range, UnsafeXmlError, ods_outlines, xlsx_outlines
from generator.spreadsheets.packages import Kind, broken, locked, too_large, with_macros
from generator.vietnamese import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from multiprocessing.connection import Connection
    from pathlib import Path

OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CELL_LIMIT = 6_000_000
"""Most cells of a sheet's rectangle, empty ones included: 18,000 rows of 30 columns have 540,000."""

MEMORY_LIMIT = 3 * 1024**3
TIME_LIMIT = 90
"""Seconds; 18,000 rows of 30 columns take about 2."""

Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta
# "Macros" in an .xls is a storage of this name, written in UTF-16.
_OLD_MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")
_THREE = 3


class _Answer(msgspec.Struct):
    """What the reading process says: sheets, or the name of what went wrong and its place."""

    sheets: list[Sheet] = []
    problem: str = ""
    sheet: str = ""
    cell: str = ""


class _TooLargeError(Exception):
    """A sheet that spreads too far: its name and last cell."""


def read_workbook(path: Path, kind: Kind) -> list[Sheet]:
    """Read a workbook. Raises UsageError where it is damaged, locked, too large or holds macros."""
    if kind == "xls" and _OLD_MACROS in path.read_bytes():
        raise with_macros(path.name)
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(path, kind, sender), daemon=True)
    process.start()
    sender.close()
    answer = _receive(receiver)
    process.kill()
    process.join()
    return _sheets(answer, path.name)


def _receive(receiver: Connection) -> _Answer:
    """Return what the process said; one that died or took too long was given too much."""
    try:
        if receiver.poll(TIME_LIMIT):
            return msgspec.msgpack.decode(receiver.recv_bytes(), type=_Answer)
    except (EOFError, OSError, msgspec.DecodeError):
        pass
    finally:
        receiver.close()
    return _Answer(problem="large")


def _sheets(answer: _Answer, name: str) -> list[Sheet]:
    if answer.problem == "large":
        raise too_large(name, answer.sheet, answer.cell)
    if answer.problem == "locked":
        raise locked(name)
    if answer.problem:
        raise broken(name)
    return answer.sheets


def _work(path: Path, kind: Kind, sender: Connection) -> None:
    """Be the reading process."""
    _bound()
    try:
        answer = _Answer(_read(path, kind))
    except _TooLargeError as error:
        answer = _Answer(problem="large", sheet=error.args[0], cell=error.args[1])
    except MemoryError:
        answer = _Answer(problem="large")
    except BaseException as error:  # noqa: BLE001 - a panic of the library is no Exception
        answer = _Answer(problem="locked" if "assword" in f"{type(error).__name__}{error}" else "broken")
    sender.send_bytes(msgspec.msgpack.encode(answer))
    sender.close()


def _bound() -> None:
    """Bound the memory and the time of this process, and let it die in silence."""
    import os
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CPU, (TIME_LIMIT, TIME_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 2)


def _read(path: Path, kind: Kind) -> list[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    outlines = _outlines(path, kind)
    with CalamineWorkbook.from_path(path) as book:
        return [
            _sheet(book, one.name, outlines.get(one.name), one.visible != SheetVisibleEnum.Visible)
            for one in book.sheets_metadata
            if one.typ == SheetTypeEnum.WorkSheet
        ]


def _outlines(path: Path, kind: Kind) -> dict[str, Outline]:
    try:
        outlines = {"xlsx": xlsx_outlines, "ods": ods_outlines}[kind](path) if kind in ("xlsx", "ods") else {}
    except (UnsafeXmlError, zipfile.BadZipFile, ValueError):
        raise ValueError("damaged") from None
    for name, outline in outlines.items():
        if (outline.last_row + 1) * (outline.last_column + 1) > CELL_LIMIT:
            raise _TooLargeError(name, f"{column_letters(outline.last_column)}{outline.last_row + 1}")
    return outlines


def _sheet(book: Any, name: str, outline: Outline | None, hidden: bool) -> Sheet:  # noqa: ANN401, FBT001
    if hidden:
        return Sheet(tidy(name), (), hidden=True)
    sheet = book.get_sheet_by_name(name)
    outline = outline or Outline()
    if sheet.total_height * sheet.total_width > CELL_LIMIT:
        raise _TooLargeError(name, f"{column_letters(sheet.total_width - 1)}{sheet.total_height}")
    values = sheet.to_python(skip_empty_area=False)
    _fill_down(values, sheet.merged_cell_ranges or outline.merged)
    return Sheet(
        tidy(name),
        tuple(_rows(values, outline)),
        hidden_columns=tuple(sorted(outline.hidden_columns)),
        faults=tuple(Fault(one.row + 1, one.column, one.text) for one in outline.faults),
    )


def _fill_down(values: list[list[Value]], merged: Iterable[Range]) -> None:
    """Give each row of a merged range its value; columns beside it stay empty, as titles are merged so."""
    for (top, left), (bottom, _) in merged:
        if top < len(values) and left < len(values[top]):
            for row in range(top + 1, min(bottom + 1, len(values))):
                values[row][left] = values[top][left]


def _rows(values: list[list[Value]], outline: Outline) -> Iterable[Row]:
    for index, cells in enumerate(values):
        last = next((at for at in range(len(cells), 0, -1) if cells[at - 1] != ""), 0)
        if last:
            yield _row(index, cells[:last], hidden=index in outline.hidden_rows)


def _row(index: int, cells: list[Value], *, hidden: bool) -> Row:
    dates = tuple(at for at, value in enumerate(cells) if isinstance(value, date))
    numbers = tuple(at for at, value in enumerate(cells) if isinstance(value, int | float))
    return make_row(index + 1, [_text(value) for value in cells], dates=dates, numbers=numbers, hidden=hidden)


def _text(value: Value) -> str:
    """Return a value as people would type it; dates as 2023-12-18."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _number(value: float) -> str:
    if value.is_integer():
        return str(int(value))
    text = repr(value)
    whole, _, decimals = text.partition(".")
    # "78.125" would be read as seventy-eight thousand, as Vietnamese has it; a fourth digit says otherwise.
    return f"{text}0" if len(decimals) == _THREE and whole.lstrip("-").isdecimal() else text
