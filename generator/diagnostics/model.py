"""A problem, first as it is found (a finding), then with its place in a file (a diagnostic)."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from generator.rulebook import RULES, Rule, Severity

FieldPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands: names of fields and, from 0, places in lists: ``("images", 0, "file")``."""

Spot: TypeAlias = Literal["value", "key", "story", "file"]


class Finding(msgspec.Struct, frozen=True):
    """A broken rule, found in a record or a file and not yet located.

    ``facts`` fill the placeholders of the rule's texts; ``spot`` says where the line is looked for.
    """

    rule: Rule
    field: FieldPath = ()
    found: str = ""
    facts: dict[str, str] = {}
    spot: Spot = "value"

    def at(self, path: str, line: int = 1, column: int = 1) -> Diagnostic:
        """Return the diagnostic for this finding in a file, line and column from 1."""
        return Diagnostic(
            path, line, column, self.rule.id, self.rule.severity, written(self.field), self.found, self.facts
        )


class Diagnostic(msgspec.Struct, frozen=True):
    """A problem at its place. ``path`` is relative to the source folder, with slashes.

    Line and column count from 1, the column in code points. It holds facts, not sentences: the language is
    chosen when it is shown.
    """

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    field: str = ""
    found: str = ""
    facts: dict[str, str] = {}

    @property
    def is_error(self) -> bool:
        """Tell whether it stops publishing."""
        return self.severity == "error"

    @property
    def definition(self) -> Rule:
        """The rule that is broken."""
        return RULES[self.rule]


def written(field: FieldPath) -> str:
    """Return a path as people write it: ``images[0].file``."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in field)
    return text.removeprefix(".")


def dotted(field: FieldPath) -> str:
    """Return a path as references keep it: ``images.0.file``. See `undotted`."""
    return ".".join(map(str, field))


def undotted(field: str) -> FieldPath:
    """Return the path that `dotted` wrote; names of fields hold no dots and are no numbers."""
    return tuple(int(part) if part.isdigit() else part for part in field.split(".")) if field else ()


def by_place(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    """Sort key: file, line, column, rule and field, so that no report depends on the order of checks."""
    return diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.rule, diagnostic.field
