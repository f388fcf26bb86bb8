"""Changing some fields of a content file; all other lines stay as people wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from yaml.nodes import MappingNode

from generator.files.documents import parse_document, split
from generator.files.faults import FaultyFileError
from generator.files.writing import document_text, fields_text
from generator.files.yaml import compose

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.records import Record

Span = tuple[int, int]


def edited(path: str, text: str, record: Record, fields: Collection[str]) -> str:
    """Return a file's text in which some top-level fields say what a record says.

    The record must hold all that the file says. Where lines cannot be exchanged for certain (a file of one
    line, say), the whole file is written anew.
    """
    whole = document_text(record) if path.endswith(".md") else fields_text(record)
    try:
        changed = _exchanged(path, text, whole, record, fields)
        same = parse_document(path, changed.encode()).fields == parse_document(path, whole.encode()).fields
    except (FaultyFileError, ValueError):
        same, changed = False, whole
    return changed if same else whole


def _exchanged(path: str, text: str, whole: str, record: Record, fields: Collection[str]) -> str:
    mine, theirs = split(path, text), split(path, whole)
    lines, fresh = mine.fields.split("\n"), theirs.fields.split("\n")
    spans, sources = _spans(mine.fields), _spans(theirs.fields)
    order = [field.name for field in msgspec.structs.fields(type(record))]
    for name in sorted(fields, key=order.index, reverse=True):
        new = fresh[slice(*sources[name])] if name in sources else []
        start, end = spans.get(name) or _gap(name, order, spans)
        lines[start:end] = new
        spans = _spans("\n".join(lines))
    before = text.partition("\n")[0] if path.endswith(".md") else ""
    after = text[len(before) + len(mine.fields) :]
    return before + "\n".join(lines) + after


def _spans(text: str) -> dict[str, Span]:
    """Return the lines of each top-level field, from its name to the end of its value."""
    root = compose(text)
    if not isinstance(root, MappingNode) or root.flow_style:
        raise ValueError("no fields on lines of their own")
    lines = text.split("\n")
    spans = {}
    for key, value in root.value:
        end = value.end_mark.line + (value.end_mark.column > 0)
        while end > key.start_mark.line + 1 and _is_between(lines[end - 1]):
            end -= 1
        spans[key.value] = key.start_mark.line, end
    return spans


def _is_between(line: str) -> bool:
    return not line.strip() or line.startswith("#")


def _gap(name: str, order: list[str], spans: dict[str, Span]) -> Span:
    """Return the empty place behind the nearest field that comes before a new one."""
    before = [spans[field][1] for field in order[: order.index(name)] if field in spans]
    place = max(before, default=min(start for start, _ in spans.values()))
    return place, place
