"""A content file as its fields and its story: front matter and Markdown in ``.md``, all YAML in ``.yml``."""

from __future__ import annotations

import msgspec

from generator.files.decoding import Decoded, decode
from generator.files.faults import Fault, FaultyFileError
from generator.files.yaml import Fields, read_fields
from generator.vietnamese.text import tidy_lines

_FENCE = "---"


class Document(msgspec.Struct, frozen=True):
    """What a file says. ``story_line``: the line (from 1) on which the story starts, 0 without a body.

    ``unseen``: where the first invisible or decomposed character stood, if there was one.
    """

    fields: Fields
    story_line: int = 0
    unseen: tuple[int, int] | None = None


class Parts(msgspec.Struct, frozen=True):
    """The text of a file taken apart. Line numbers in ``fields`` are those of the file."""

    fields: str
    body: str = ""
    body_line: int = 0


def parse_document(path: str, data: bytes) -> Document:
    """Read a file by its ending. Raises FaultyFileError with all that is wrong, as far as it can be told."""
    decoded = decode(data)
    parts = split(path, decoded.text)
    fields = read_fields(parts.fields)
    if parts.body_line:
        _add_story(fields, parts)
    return Document(fields, parts.body_line, decoded.unseen)


def split(path: str, text: str) -> Parts:
    """Take front matter and body apart; a ``.yml`` file has no body."""
    if not path.endswith(".md"):
        return Parts(text)
    first, _, rest = text.partition("\n")
    if first.rstrip() != _FENCE:
        raise FaultyFileError(_no_front_matter(text))
    # The opening fence becomes an empty line, so that every line keeps its number.
    lines = f"\n{rest}"
    closing = _closing_fence(lines)
    if closing is None:
        raise FaultyFileError(Fault("front-matter-unclosed", 1, 1))
    start, end = closing
    return Parts(lines[:start], lines[end + 1 :], lines.count("\n", 0, end) + 2)


def _closing_fence(lines: str) -> tuple[int, int] | None:
    """Return start and end of the first line that is a fence and nothing else."""
    found = lines.find(f"\n{_FENCE}")
    while found >= 0:
        start, end = found + 1, lines.find("\n", found + 1)
        end = end if end >= 0 else len(lines)
        if lines[start:end].rstrip() == _FENCE:
            return start, end
        found = lines.find(f"\n{_FENCE}", end)
    return None


def read_text(data: bytes) -> str:
    """Return the text of a file that can be decoded, else ""; for showing lines of it."""
    try:
        decoded: Decoded = decode(data)
    except FaultyFileError:
        return ""
    return decoded.text


def _add_story(fields: Fields, parts: Parts) -> None:
    body = tidy_lines(parts.body)
    if "story" in fields and body:
        raise FaultyFileError(Fault("story-twice", parts.body_line, 1), fields=fields)
    if body:
        fields["story"] = body


def _no_front_matter(text: str) -> Fault:
    if not text.strip():
        return Fault("file-empty", 1, 1)
    return Fault("front-matter-missing", 1, 1, text.lstrip().split("\n", 1)[0])
