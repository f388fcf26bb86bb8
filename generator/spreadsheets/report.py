"""The report of an import, one line a finding, as CSV, JSON or Markdown by the ending of its name."""

from __future__ import annotations

import csv
import io
import json
import os
from typing import TYPE_CHECKING

from generator.diagnostics import EnvironmentFault, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from generator.spreadsheets.findings import Finding
    from generator.vietnamese import Language

FIELDS = ("sheet", "cell", "row", "level", "code", "message", "value", "content")
# What a spreadsheet program takes for a formula; a leading apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def check_report_path(path: Path) -> None:
    """Raise UsageError where the ending of a report's name is none that is known."""
    if path.suffix.lower() not in _WRITERS:
        raise UsageError(
            vi=f"Báo cáo {path.name} cần có đuôi .csv, .json hoặc .md.",
            en=f"The report {path.name} should end in .csv, .json or .md.",
        )


def write_report(path: Path, findings: Sequence[Finding], language: Language) -> None:
    """Write a report, in place of an earlier one. Raises UsageError and EnvironmentFault."""
    check_report_path(path)
    lines = [_line(finding, language) for finding in findings]
    text = _WRITERS[path.suffix.lower()](lines)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_text(text, encoding="utf-8", newline="")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise EnvironmentFault(
            vi=f"Không ghi được báo cáo {path}: {error.strerror}.",
            en=f"Cannot write the report {path}: {error.strerror}.",
        ) from None


def _line(finding: Finding, language: Language) -> dict[str, str]:
    return {
        "sheet": finding.sheet,
        "cell": finding.place,
        "row": str(finding.row or ""),
        "level": finding.level,
        "code": finding.code,
        "message": finding.message(language),
        "value": finding.value,
        "content": finding.content,
    }


def _as_csv(lines: Sequence[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(FIELDS)
    for line in lines:
        writer.writerow([f"'{text}" if text.startswith(_FORMULA) else text for text in line.values()])
    # Excel takes a CSV without this mark for the encoding of the last century.
    return f"\ufeff{out.getvalue()}"


def _as_json(lines: Sequence[dict[str, str]]) -> str:
    rows = [{**line, "row": int(line["row"] or 0)} for line in lines]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _as_markdown(lines: Sequence[dict[str, str]]) -> str:
    rows = [FIELDS, ["---"] * len(FIELDS), *([_cell(text) for text in line.values()] for line in lines)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cell(text: str) -> str:
    for sign in "\\|`*_[]<>":
        text = text.replace(sign, f"\\{sign}")
    return text


_WRITERS: dict[str, Callable[[Sequence[dict[str, str]]], str]] = {
    ".csv": _as_csv,
    ".json": _as_json,
    ".md": _as_markdown,
}
