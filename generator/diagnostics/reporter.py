"""Who hears of problems: nobody, a list, or a terminal. Code that finds problems never prints."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TextIO

from generator.diagnostics.text import render

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.diagnostics.model import Diagnostic
    from generator.rulebook import Severity
    from generator.vietnamese import Language


class Reporter(Protocol):
    """Receives problems, in the order in which they are to be read."""

    def problems(self, found: Iterable[Diagnostic]) -> None:
        """Take note of some."""


class NullReporter:
    """Hears nothing."""

    def problems(self, found: Iterable[Diagnostic]) -> None:
        """Ignore them."""


class BufferReporter:
    """Keeps all problems in a list."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []

    def problems(self, found: Iterable[Diagnostic]) -> None:
        """Keep them."""
        self.found.extend(found)

    def count(self, severity: Severity) -> int:
        """Return how many there are of one severity."""
        return sum(item.severity == severity for item in self.found)


class TerminalReporter(BufferReporter):
    """Writes problems for people, with the line of the file, and keeps them."""

    def __init__(self, stream: TextIO, language: Language, source: Path) -> None:
        super().__init__()
        self.stream = stream
        self.language = language
        self.source = source

    def problems(self, found: Iterable[Diagnostic]) -> None:
        """Write each one, with an empty line behind it."""
        for diagnostic in found:
            self.found.append(diagnostic)
            self.stream.write(render(diagnostic, self.language, self._line(diagnostic)) + "\n\n")

    def _line(self, diagnostic: Diagnostic) -> str:
        lines = source_lines(self.source / diagnostic.path)
        return lines[diagnostic.line - 1] if diagnostic.line <= len(lines) else ""


@lru_cache(maxsize=1)
def source_lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a content file; none where it is no plain file of text."""
    from generator.files.documents import read_text

    try:
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
    except OSError:
        return ()
    return tuple(read_text(data).split("\n"))
