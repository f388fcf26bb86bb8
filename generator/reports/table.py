"""A report is a table; it is written as text, CSV, Markdown, JSON or a page of HTML."""

from __future__ import annotations

import csv
import io
from html import escape
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args
from unicodedata import combining

import msgspec

from generator.data.tables import BOM
from generator.data.tables import plain as safe_cell
from generator.diagnostics.markdown import plain as safe_text
from generator.diagnostics.text import shown
from generator.rulebook import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.vietnamese import Language

Cell: TypeAlias = "str | int | float | None"
Form = Literal["text", "csv", "md", "json", "html"]
FORMS: tuple[Form, ...] = get_args(Form)

_WIDTH = 60
_STYLE = (
    "body{font:16px/1.5 'Be Vietnam Pro',system-ui,sans-serif;margin:2rem auto;max-width:72rem;"
    "padding:0 1rem;color:#1f2421;background:#fbfaf6}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #d8d5c8}"
    "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.wide{overflow-x:auto}"
    "@media(prefers-color-scheme:dark){body{color:#eceae2;background:#1b1e1c}th,td{border-color:#3b403c}}"
)


class Column(msgspec.Struct, frozen=True):
    """A column: its name for programs, its heading for people."""

    name: str
    said: Text


class Table(msgspec.Struct, frozen=True):
    """A report: a title, columns, rows of as many cells, and notes below."""

    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Text, ...] = ()


def written(table: Table, form: Form, language: Language) -> str:
    """Return a table in one of the forms; what contributors wrote is neither formula nor markup in any."""
    return _WRITERS[form](table, language)


def columns(*said: tuple[str, str, str]) -> tuple[Column, ...]:
    """Make columns of (name, Vietnamese, English)."""
    return tuple(Column(name, Text(vi, en)) for name, vi, en in said)


def _csv(table: Table, _language: Language) -> str:
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    write([column.name for column in table.columns])
    for row in table.rows:
        write([safe_cell(cell) for cell in row])
    return BOM.decode() + out.getvalue()


def _json(table: Table, _language: Language) -> str:
    names = [column.name for column in table.columns]
    rows: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in table.rows]
    return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n"


def _markdown(table: Table, language: Language) -> str:
    lines = [f"## {table.title.into(language)}", ""]
    if table.rows:
        lines += [
            _row([column.said.into(language) for column in table.columns]),
            _row(["---:" if _is_number(table, at) else "---" for at in range(len(table.columns))]),
            *(_row([safe_text(_text(cell), 200) for cell in row]) for row in table.rows),
        ]
    lines += ["", *(f"{note.into(language)}\n" for note in _notes(table))]
    return "\n".join(lines).rstrip() + "\n"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(table: Table, language: Language) -> str:
    rows = [
        [column.said.into(language) for column in table.columns],
        *([shown(_text(cell), _WIDTH) for cell in row] for row in table.rows),
    ]
    widths = [max(_room(row[at]) for row in rows) for at in range(len(table.columns))]
    right = [_is_number(table, at) for at in range(len(table.columns))]
    lines = ["  ".join(map(_padded, row, widths, right)).rstrip() for row in rows]
    body = lines if table.rows else []
    return (
        "\n".join([table.title.into(language), *body, *(note.into(language) for note in _notes(table))])
        + "\n"
    )


def _padded(text: str, width: int, right: bool) -> str:  # noqa: FBT001 - mapped over a list
    blank = " " * (width - _room(text))
    return f"{blank}{text}" if right else f"{text}{blank}"


def _room(text: str) -> int:
    """Return how many columns of a terminal a text takes; a mark stands on its letter."""
    return sum(1 for char in text if not combining(char))


def _html(table: Table, language: Language) -> str:
    title = escape(table.title.into(language))
    numbers = [' class="n"' if _is_number(table, at) else "" for at in range(len(table.columns))]
    heads = "".join(
        f'<th scope="col"{number}>{escape(column.said.into(language))}</th>'
        for column, number in zip(table.columns, numbers, strict=True)
    )
    rows = "\n".join(_html_row(row, numbers) for row in table.rows)
    notes = "".join(f"<p>{escape(note.into(language))}</p>\n" for note in _notes(table))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f'<div class="wide" tabindex="0" role="region" aria-label="{title}"><table>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>\n{notes}</main>\n"
        "</body>\n</html>\n"
    )


def _html_row(row: tuple[Cell, ...], numbers: list[str]) -> str:
    cells = zip(row, numbers, strict=True)
    return f"<tr>{''.join(f'<td{number}>{escape(_text(cell))}</td>' for cell, number in cells)}</tr>"


def _notes(table: Table) -> tuple[Text, ...]:
    nothing = Text("Không có dòng nào.", "No rows.")
    return table.notes if table.rows else (nothing, *table.notes)


def _is_number(table: Table, at: int) -> bool:
    return bool(table.rows) and all(isinstance(row[at], int | float | None) for row in table.rows)


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


_WRITERS: dict[Form, Callable[[Table, Language], str]] = {
    "text": _plain,
    "csv": _csv,
    "md": _markdown,
    "json": _json,
    "html": _html,
}
