"""What of a file's form can be mended for certain: spaces that end lines, the order of fields, quotes.

Every step is taken only if the file says the same after it. Comments stay with the field below them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.files.documents import Parts, parse_document, split
from generator.files.faults import FaultyFileError
from generator.files.writing import needs_quotes
from generator.files.yaml import compose, items
from generator.records import Record
from generator.rules.conversion import to_record
from generator.rules.paths import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.files.yaml import Fields

_HARD_BREAK = "  "
_SCHEMA_LINE = "yaml-language-server"
_NO_BREAK_SPACE = "\u00a0"


def tidied(path: str, text: str) -> str:
    """Return a file's text (of plain line ends) in tidy form; unread, only its hard spaces become plain."""
    plain = text.replace(_NO_BREAK_SPACE, " ")
    before, then = _fields(path, text), _fields(path, plain)
    # What cannot be read may become readable by it: a hard space behind a colon.
    if before is None or then == before:
        text, before = plain, then
    if before is None:
        return text
    for step in (_without_trailing_space, _in_order, _quoted):
        after = step(path, text)
        if after != text and _fields(path, after) == before:
            text = after
    return text


def _fields(path: str, text: str) -> Fields | None:
    try:
        return parse_document(path, text.encode()).fields
    except FaultyFileError:
        return None


class _Text:
    """A text taken apart: what stands before its fields, the fields' lines, and what follows."""

    def __init__(self, path: str, text: str) -> None:
        self.parts: Parts = split(path, text)
        self.before = text.partition("\n")[0] if path.endswith(".md") else ""
        self.after = text[len(self.before) + len(self.parts.fields) :]
        self.lines = self.parts.fields.split("\n")
        self.root = compose(self.parts.fields)

    def whole(self) -> str:
        return self.before + "\n".join(self.lines) + self.after


def _without_trailing_space(path: str, text: str) -> str:
    found = _Text(path, text)
    kept = {line for node in _scalars(found.root) if _is_block(node) for line in _lines_of(node)}
    found.lines = [line if at in kept else line.rstrip() for at, line in enumerate(found.lines)]
    found.after = "\n".join(map(_bare, found.after.split("\n")))
    whole = found.whole()
    return whole if whole.endswith("\n") else f"{whole}\n"


def _bare(line: str) -> str:
    """Return a line of a story without spaces at its end, but those that break a line in Markdown."""
    bare = line.rstrip()
    return f"{bare}{_HARD_BREAK}" if bare and line.endswith(_HARD_BREAK) else bare


def _in_order(path: str, text: str) -> str:
    found = _Text(path, text)
    record = _record(path, text)
    if record is not None and isinstance(found.root, MappingNode):
        end = len("\n".join(found.lines).rstrip("\n").split("\n"))
        found.lines = _ordered(found.lines, found.root, record, end)
    return found.whole()


def _ordered(lines: list[str], node: MappingNode, record: Record, end: int) -> list[str]:
    """Put the fields of a group, and of groups in it, into the schema's order; it stops before ``end``."""
    starts = _starts(lines, node)
    if starts is None:
        return lines
    pieces: list[tuple[int, list[str]]] = []
    places = {name: place for place, name in enumerate(record.__struct_fields__)}
    for (key, value), start, stop in zip(node.value, starts, [*starts[1:], end], strict=True):
        inner = getattr(record, key.value)
        own = lines
        if isinstance(value, MappingNode) and isinstance(inner, Record):
            own = _ordered(lines, value, inner, stop)
        pieces.append((places[key.value], own[start:stop]))
    ordered = [line for _, piece in sorted(pieces, key=lambda piece: piece[0]) for line in piece]
    return [*lines[: starts[0]], *ordered, *lines[end:]]


def _starts(lines: list[str], node: MappingNode) -> list[int] | None:
    """Return where each field starts, with its comments; None for a group on one line or in a list."""
    starts: list[int] = []
    last = -1
    for number, (key, value) in enumerate(node.value):
        line, column = key.start_mark.line, key.start_mark.column
        if node.flow_style or lines[line][:column].strip() or line <= last:
            return None
        start = line
        while start - 1 > last and _is_comment(lines[start - 1], column):
            start -= 1
        starts.append(line if number == 0 and _is_header(lines[start:line], start) else start)
        last = _last_line(value)
    return starts


def _is_comment(line: str, column: int) -> bool:
    return line[:column].strip() == "" and line[column : column + 1] == "#"


def _is_header(comments: list[str], start: int) -> bool:
    """Tell whether comments above the first field speak of the file: for editors, or at its very top."""
    return start <= 1 or any(_SCHEMA_LINE in line for line in comments)


def _last_line(node: Node) -> int:
    """Return the last line of a value; what libyaml says of a group includes the comments behind it."""
    if isinstance(node, ScalarNode):
        return _lines_of(node)[-1]
    if getattr(node, "flow_style", False) or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return _last_line(last[1] if isinstance(node, MappingNode) else last)


def _is_block(node: ScalarNode) -> bool:
    return node.style in {"|", ">"}


def _lines_of(node: ScalarNode) -> range:
    first, last = node.start_mark.line, node.end_mark.line
    return range(first, max(first, last - (node.end_mark.column == 0 and _is_block(node))) + 1)


def _scalars(node: Node | None) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        yield from (scalar for pair in node.value for child in pair for scalar in _scalars(child))
    elif isinstance(node, SequenceNode):
        yield from (scalar for child in node.value for scalar in _scalars(child))


def _quoted(path: str, text: str) -> str:
    """Quote what is text to us and a number or a yes to other readers of YAML."""
    found = _Text(path, text)
    record = _record(path, text)
    if record is None or found.root is None:
        return text
    guessed = [node for name, node, value in _pairs("", found.root, record) if _is_guessed(name, node, value)]
    for node in sorted(guessed, key=lambda node: -int(node.start_mark.index)):
        line, start, end = node.start_mark.line, node.start_mark.column, node.end_mark.column
        old = found.lines[line]
        found.lines[line] = f'{old[:start]}"{old[start:end]}"{old[end:]}'
    return found.whole()


def _is_guessed(name: str, node: Node, value: object) -> bool:
    is_plain = isinstance(node, ScalarNode) and not node.style and node.start_mark.line == node.end_mark.line
    return is_plain and isinstance(value, str) and needs_quotes(name, value)


def _pairs(name: str, node: Node, value: object) -> Iterator[tuple[str, Node, object]]:
    """Yield every text of a file with its field's name and what it became in the record."""
    if isinstance(node, MappingNode) and isinstance(value, Record):
        for key, child in node.value:
            yield from _pairs(key.value, child, getattr(value, key.value, None))
    elif isinstance(node, SequenceNode) and isinstance(value, list):
        for child, item in zip(items(node), value, strict=False):
            yield from _pairs(name, child, item)
    else:
        yield name, node, value


def _record(path: str, text: str) -> Record | None:
    """Return what a file says; None for a table, and where not every field is understood."""
    place = place_of(path)
    if place.record is None or place.kind == "taxonomy":
        return None
    record, findings = to_record(_known(path, text), place.record, with_taxonomy=False)
    return None if findings else record


def _known(path: str, text: str) -> Fields:
    fields = _fields(path, text)
    assert fields is not None  # the caller read it before
    return fields
