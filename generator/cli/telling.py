"""What a check found, in four forms: text for people, and for GitHub, programs and code scanners."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from generator import __version__
from generator.diagnostics import TerminalReporter, as_dict, headline
from generator.rulebook import Text
from generator.vietnamese import format_number

if TYPE_CHECKING:
    from generator.cli.verbs import Shared
    from generator.rules import Report

FORMATS = ("text", "github", "json", "sarif")

#: Most problems from before that are listed one by one.
_OLD_LIMIT = 20

_CLEAN = Text("{files} tệp, không có lỗi.", "{files} files, no mistakes.")
_FOUND = Text(
    "{files} tệp: {errors} lỗi, {warnings} cảnh báo.",
    "{files} files; errors: {errors}, warnings: {warnings}.",
)
_OLD = Text(
    "Có từ trước, không do lần sửa này và không chặn: {count} điểm.",
    "There before, not caused by this change, blocking nothing: {count}.",
)
_MORE = Text("… và {count} điểm nữa.", "… and {count} more.")


def tell(report: Report, form: str, shared: Shared) -> None:
    """Tell what was found: people on standard error, programs on standard output."""
    {"text": _text, "github": _github, "json": _json, "sarif": _sarif}[form](report, shared)


def _text(report: Report, shared: Shared) -> None:
    reporter = TerminalReporter(sys.stderr, shared.language, shared.source)
    reporter.problems(report.diagnostics)
    if report.old:
        shared.say(_OLD, count=format_number(len(report.old), shared.language))
        for item in report.old[:_OLD_LIMIT]:
            click.echo(f"  {headline(item, shared.language)}", err=True)
        if len(report.old) > _OLD_LIMIT:
            shared.say(_MORE, count=format_number(len(report.old) - _OLD_LIMIT, shared.language))
    _sum_up(report, shared)


def _sum_up(report: Report, shared: Shared) -> None:
    numbers = {"files": report.files, "errors": report.errors, "warnings": report.warnings}
    words = {name: format_number(number, shared.language) for name, number in numbers.items()}
    shared.say(_FOUND if report.diagnostics else _CLEAN, **words)


def _github(report: Report, shared: Shared) -> None:
    from generator.diagnostics.github import job_summary, workflow_commands

    for line in workflow_commands(report.diagnostics, shared.language, _prefix(shared)):
        click.echo(line)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(job_summary(report.diagnostics, report.old, shared.language))
    _sum_up(report, shared)


def _json(report: Report, shared: Shared) -> None:
    problems = [as_dict(item, shared.language) | {"old": False} for item in report.diagnostics]
    problems += [as_dict(item, shared.language) | {"old": True} for item in report.old]
    counts = Counter(item.severity for item in report.diagnostics)
    whole = {
        "files": report.files,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "problems": problems,
    }
    click.echo(msgspec.json.format(msgspec.json.encode(whole), indent=2))


def _sarif(report: Report, shared: Shared) -> None:
    from generator.diagnostics.sarif import sarif

    log = sarif(report.diagnostics, report.old, shared.language, __version__, _prefix(shared))
    click.echo(msgspec.json.format(msgspec.json.encode(log), indent=2))


def _prefix(shared: Shared) -> str:
    """Return the way from the repository that GitHub works in to the source folder, "" where it is that."""
    workspace, source = os.environ.get("GITHUB_WORKSPACE"), shared.source.resolve()
    root = Path(workspace).resolve() if workspace else source
    inside = root != source and source.is_relative_to(root)
    return f"{source.relative_to(root).as_posix()}/" if inside else ""
