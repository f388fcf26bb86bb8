"""How problems are said: what a finding is, what it looks like on a terminal, which errors there are."""

from __future__ import annotations

from generator.diagnostics.errors import ContentError, EnvironmentFault, OcopError, UsageError
from generator.diagnostics.model import Diagnostic, FieldPath, Finding, by_place, dotted, undotted, written
from generator.diagnostics.reporter import BufferReporter, NullReporter, Reporter, TerminalReporter
from generator.diagnostics.text import as_dict, headline, mend, message, render

__all__ = [
    "BufferReporter",
    "ContentError",
    "Diagnostic",
    "EnvironmentFault",
    "FieldPath",
    "Finding",
    "NullReporter",
    "OcopError",
    "Reporter",
    "TerminalReporter",
    "UsageError",
    "as_dict",
    "by_place",
    "dotted",
    "headline",
    "mend",
    "message",
    "render",
    "undotted",
    "written",
]
