"""Problems for GitHub: annotations on the lines of a pull request, and a summary of the job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics.markdown import code, plain
from generator.diagnostics.text import mend, message
from generator.rulebook import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.diagnostics.model import Diagnostic
    from generator.vietnamese import Language

SUMMARY_LIMIT = 300
"""Most problems in a summary; GitHub takes 1 MiB, a problem about 500 bytes."""

_TEXT_LIMIT = 500
_TITLE = Text("Kiểm tra nội dung", "Check of the content")
_NOTHING = Text("Không có lỗi. Xin cảm ơn!", "No mistakes. Thank you!")
_MORE = Text("… và {count} điểm nữa.", "… and {count} more.")
_OLD = Text(
    "{count} điểm có từ trước, không do lần sửa này và không chặn việc đăng.",
    "{count} problems were there before; this change did not cause them, and they block nothing.",
)
_HEADER = Text("Chỗ | Điều cần sửa | Cách sửa", "Place | What is wrong | How to mend it")
_SIGNS = {"error": "❌", "warning": "⚠️"}


def workflow_commands(found: Iterable[Diagnostic], language: Language, prefix: str = "") -> Iterator[str]:
    """Yield a workflow command for the first error of each file, and the first warning of one without errors.

    GitHub shows ten errors and ten warnings a step; the rest is in the summary. ``prefix``: the way from the
    repository to the source folder, with a slash behind it.
    """
    first: dict[str, Diagnostic] = {}
    for item in found:
        known = first.get(item.path)
        if known is None or (item.is_error and not known.is_error):
            first[item.path] = item
    for item in sorted(first.values(), key=lambda item: not item.is_error):
        yield _annotation(item, language, prefix)


def _annotation(item: Diagnostic, language: Language, prefix: str) -> str:
    places = {"file": f"{prefix}{item.path}", "line": item.line, "col": item.column, "title": item.rule}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    return f"::{item.severity} {properties}::{_data(f'{message(item, language)} → {mend(item, language)}')}"


def _data(text: str) -> str:
    """Escape as GitHub's toolkit does: a line is a command, whatever it says."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def job_summary(found: Sequence[Diagnostic], old: Sequence[Diagnostic], language: Language) -> str:
    """Return all problems as a table in Markdown, errors first."""
    parts = [f"## {_TITLE.into(language)}\n"]
    parts += _table(found, language) if found else [_NOTHING.into(language)]
    if old:
        parts += ["", f"<details><summary>{_OLD.into(language).format(count=len(old))}</summary>\n"]
        parts += [*_table(old, language), "\n</details>"]
    return "\n".join(parts) + "\n"


def _table(found: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    yield f"| | {_HEADER.into(language)} |"
    yield "| --- | --- | --- | --- |"
    for item in sorted(found, key=lambda item: not item.is_error)[:SUMMARY_LIMIT]:
        said, way = (plain(text(item, language), _TEXT_LIMIT) for text in (message, mend))
        yield f"| {_SIGNS[item.severity]} | {_place(item)} | {said} | {way} |"
    if len(found) > SUMMARY_LIMIT:
        yield "\n" + _MORE.into(language).format(count=len(found) - SUMMARY_LIMIT)


def _place(item: Diagnostic) -> str:
    return code(f"{item.path}:{item.line}").replace("|", "¦")
