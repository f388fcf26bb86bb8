"""Why a build failed, in both languages and with its place, as the browser shows it."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from pathlib import Path

import msgspec
from jinja2 import TemplateError

from generator.diagnostics import ContentError, Diagnostic, OcopError, mend, message
from generator.diagnostics.reporter import source_lines
from generator.diagnostics.text import excerpt
from generator.rulebook import Text
from generator.vietnamese import Language

#: Problems that the page shows; the terminal has all of them.
SHOWN = 30

_TEMPLATE_LINE = re.compile(r'File "([^"\n]+\.(?:html|xml|txt|css|js))", line (\d+)')


class Problem(msgspec.Struct, frozen=True):
    """One thing to mend. ``place``: ``path:line:column``; ``excerpt``: the line and the mark below it."""

    place: str
    message: Text
    mend: Text
    excerpt: tuple[str, ...] = ()

    def into(self, language: Language) -> dict[str, object]:
        """Return it in one language, for the script in the page."""
        return {
            "place": self.place,
            "message": self.message.into(language),
            "mend": self.mend.into(language),
            "excerpt": "\n".join(self.excerpt),
        }

    def text(self, language: Language) -> str:
        """Return it as plain text."""
        lines = [self.place, self.message.into(language), *self.excerpt, self.mend.into(language)]
        return "\n".join(line for line in lines if line)


def problems_of(error: Exception, source: Path) -> tuple[Problem, ...]:
    """Tell what a failed build wants mended, errors before warnings."""
    # The files may have changed since they were shown last.
    source_lines.cache_clear()
    if isinstance(error, ContentError):
        ranked = sorted(error.diagnostics, key=lambda item: not item.is_error)
        return tuple(_of_content(item, source) for item in ranked[:SHOWN])
    if isinstance(error, OcopError):
        return (Problem("", error.text, Text("", "")),)
    if isinstance(error, TemplateError) or any(_template_places(error)):
        return (_of_template(error, source),)
    return (_of_machine(error),)


def is_ours(error: Exception) -> bool:
    """Tell whether an error is a mistake in this program, so that its traceback is of use."""
    known = isinstance(error, OcopError | TemplateError | OSError)
    return not known and not any(_template_places(error))


def _of_content(diagnostic: Diagnostic, source: Path) -> Problem:
    lines = source_lines(source / diagnostic.path)
    line = lines[diagnostic.line - 1] if diagnostic.line <= len(lines) else ""
    return Problem(
        place=f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}",
        message=Text(message(diagnostic, "vi"), message(diagnostic, "en")),
        mend=Text(mend(diagnostic, "vi"), mend(diagnostic, "en")),
        excerpt=tuple(excerpt(line, diagnostic.column)) if line.strip() else (),
    )


def _of_template(error: Exception, source: Path) -> Problem:
    place = ""
    lines: tuple[str, ...] = ()
    for path, number in _template_places(error):
        place = f"{_shown(path, source)}:{number}"
        text = source_lines(path)
        lines = (text[number - 1].rstrip(),) if 0 < number <= len(text) else ()
    said = str(error) or type(error).__name__
    return Problem(
        place,
        Text(f"Mẫu trang có lỗi: {said}", f"The template has an error: {said}"),
        Text("Hãy xem lại dòng này của mẫu trang.", "Please look at this line of the template."),
        lines,
    )


def _template_places(error: Exception) -> Iterator[tuple[Path, int]]:
    """Yield the template lines of a traceback, the innermost last.

    Read from its text: an error that comes from a worker process brings its traceback as text only.
    """
    for name, number in _TEMPLATE_LINE.findall("".join(traceback.format_exception(error))):
        yield Path(name), int(number)


def _of_machine(error: Exception) -> Problem:
    said = str(error) or type(error).__name__
    if isinstance(error, OSError):
        return Problem(
            str(error.filename or ""),
            Text(f"Máy không cho đọc hoặc ghi: {said}", f"The machine does not let us read or write: {said}"),
            Text(
                "Hãy xem quyền thư mục và chỗ trống trên đĩa.", "Please look at permissions and disk space."
            ),
        )
    return Problem(
        "",
        Text(f"Lỗi ngoài dự tính của ocop: {said}", f"An unexpected error of ocop: {said}"),
        Text("Chi tiết ở cửa sổ dòng lệnh.", "The terminal has the details."),
    )


def _shown(path: Path, source: Path) -> str:
    return path.relative_to(source).as_posix() if path.is_relative_to(source) else str(path)
