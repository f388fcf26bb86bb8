"""Diagnostics as text in Vietnamese or English, with the line that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining

if TYPE_CHECKING:
    from generator.diagnostics.model import Diagnostic
    from generator.rulebook import Text
    from generator.vietnamese import Language

VALUE_LIMIT = 80
"""Most characters of a contributor's value within a message."""

FACT_LIMIT = 400
EXCERPT_WIDTH = 96

_SEVERITIES = {"vi": {"error": "lỗi", "warning": "cảnh báo"}, "en": {"error": "error", "warning": "warning"}}


def shown(text: str, limit: int = VALUE_LIMIT) -> str:
    """Return a contributor's text fit for a terminal: control characters escaped, the rest cut at `limit`."""
    cut = f"{text[: limit - 1]}…" if len(text) > limit else text
    if cut.isprintable():
        return cut
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in cut)


def headline(diagnostic: Diagnostic, language: Language) -> str:
    """Return the first line: ``path:line:column: error rule-id: message``."""
    severity = _SEVERITIES[language][diagnostic.severity]
    place = f"{shown(diagnostic.path, FACT_LIMIT)}:{diagnostic.line}:{diagnostic.column}"
    return f"{place}: {severity} {diagnostic.rule}: {message(diagnostic, language)}"


def message(diagnostic: Diagnostic, language: Language) -> str:
    """Say what is wrong and what is allowed, in one sentence."""
    return _fill(diagnostic.definition.message, facts(diagnostic), language)


def mend(diagnostic: Diagnostic, language: Language) -> str:
    """Say how to mend it: the first way whose facts are all known."""
    known = facts(diagnostic)
    ways = diagnostic.definition.mends
    way = next((text for text in ways if text.placeholders <= known.keys()), ways[-1])
    return _fill(way, known, language)


def facts(diagnostic: Diagnostic) -> dict[str, str]:
    """Return what the placeholders of the rule's texts stand for, made harmless."""
    known = {name: shown(value, FACT_LIMIT) for name, value in diagnostic.facts.items()}
    if diagnostic.field:
        known["field"] = shown(diagnostic.field, FACT_LIMIT)
        known.setdefault("key", known["field"].rpartition(".")[2].partition("[")[0])
    if diagnostic.found:
        known["found"] = shown(diagnostic.found)
    return known


class _Unknown(dict[str, str]):
    """Facts that never fail: one that is not known shows as an ellipsis."""

    def __missing__(self, name: str) -> str:
        return "…"


def _fill(text: Text, known: dict[str, str], language: Language) -> str:
    return text.into(language).format_map(_Unknown(known))


def excerpt(line: str, column: int) -> list[str]:
    """Return a source line and, below it, a caret under `column` (from 1); a long line is cut around it."""
    visible = "".join(char if char.isprintable() else "·" for char in line.replace("\t", " "))
    index = min(column - 1, len(visible))
    start = max(0, index - EXCERPT_WIDTH // 2) if len(visible) > EXCERPT_WIDTH else 0
    end = start + EXCERPT_WIDTH
    before = ("…" if start else "") + visible[start:index]
    after = visible[index:end] + ("…" if end < len(visible) else "")
    # A mark that stands on its letter takes no room of its own.
    room = sum(1 for char in before if not combining(char))
    return [before + after, " " * room + "^"]


def render(diagnostic: Diagnostic, language: Language, line: str | None = None) -> str:
    """Return the whole report: headline, excerpt where the source line is known, and how to mend it."""
    lines = [headline(diagnostic, language)]
    # A file's first fence says nothing of what is wrong with the file.
    if line and line != "---":
        lines += [f"    {part}" for part in excerpt(line, diagnostic.column)]
    lines.append(f"  → {mend(diagnostic, language)}")
    return "\n".join(lines)


def as_dict(diagnostic: Diagnostic, language: Language) -> dict[str, str | int]:
    """Return what programs read: place, rule, severity, field, the value found, message and mend."""
    return {
        "path": diagnostic.path,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "severity": diagnostic.severity,
        "rule": diagnostic.rule,
        "field": diagnostic.field,
        "found": diagnostic.found,
        "message": message(diagnostic, language),
        "mend": mend(diagnostic, language),
    }
