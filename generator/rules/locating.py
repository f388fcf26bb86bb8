"""From a field to its line and column: a file that has a problem is composed once more, with positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.diagnostics import Diagnostic, FieldPath, Finding, undotted
from generator.files.decoding import decode
from generator.files.documents import Parts, split
from generator.files.faults import FaultyFileError
from generator.files.yaml import compose, items, mark

if TYPE_CHECKING:
    from collections.abc import Iterable

Spot = tuple[int, int]
_TOP = (1, 1)


class Locator:
    """Finds fields in one file. A file that cannot be read has all its problems on line 1."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self._parts = Parts("")
        self._root: Node | None = None
        try:
            self._parts = split(path, decode(data).text)
            self._root = compose(self._parts.fields)
        except FaultyFileError:
            pass

    def place(self, findings: Iterable[Finding]) -> list[Diagnostic]:
        """Give each finding its line and column."""
        return [finding.at(self.path, *self.find(finding)) for finding in findings]

    def find(self, finding: Finding) -> Spot:
        """Return line and column of one finding."""
        if finding.spot == "file":
            return _TOP
        if finding.spot == "story":
            return self._in_story(finding)
        return self.field(finding.field, at_key=finding.spot == "key")

    def field(self, path: FieldPath, *, at_key: bool = False) -> Spot:
        """Return where a field's value starts; of a missing field, where the group starts that lacks it."""
        node, spot = self._root, mark(self._root) if self._root else _TOP
        for part in path:
            pair = _child(node, part)
            if pair is None:
                break
            key, node = pair
            spot = mark(key if key is not None and (at_key or not _is_value(node)) else node)
        return spot

    def _in_story(self, finding: Finding) -> Spot:
        """Return where a piece of the story stands; the start of the story where it is not found as it is."""
        body, line = self._parts.body, self._parts.body_line
        if not line:
            line = self.field(finding.field)[0]
            body = "\n".join(self._parts.fields.split("\n")[line - 1 :])
        for number, text in enumerate(body.split("\n"), line):
            column = text.find(finding.found)
            if column >= 0:
                return number, column + 1
        return line, 1


def _is_value(node: Node) -> bool:
    """Tell whether a node is a text that stands on the line of its key; of others, the key is pointed at."""
    return isinstance(node, ScalarNode) and bool(node.value) and node.style not in {"|", ">"}


def _child(node: Node | None, part: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode) and isinstance(part, str):
        return next(((key, value) for key, value in node.value if key.value == part), None)
    if isinstance(node, SequenceNode) and isinstance(part, int):
        filled = items(node)
        return (None, filled[part]) if part < len(filled) else None
    return None


def locate(path: str, data: bytes, field: str | FieldPath) -> Spot:
    """Return line and column (from 1) of a field, given as a path or dotted (``products.3``)."""
    return Locator(path, data).field(undotted(field) if isinstance(field, str) else field)
