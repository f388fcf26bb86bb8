"""Records as the text of content files: fields in the order of the schema, quoted where YAML would guess.

libyaml writes; what is decided here is only which values need quotes for other tools (a telephone number is
no octal number, ``no`` is no "false") and what stands on one line.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

import msgspec
import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.records import Image, IssuedAt, PastRecognition, Price, Record

if TYPE_CHECKING:
    from pathlib import Path

LINE_LIMIT = 100
"""Most characters of a group that is written on one line, as ``{name: …, type: …}``."""

ON_ONE_LINE = (IssuedAt, Price, Image, PastRecognition)
"""Groups that stand on one line where they fit."""

DATES = frozenset({"date", "expires", "issued", "starts", "ends"})
# A year alone is a number to an editor, and the schema wants text.
DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){1,2}")
# What YAML 1.1 or 1.2 takes for something else than text, and what people take for a number.
GUESSED = re.compile(
    r"[-+.]?[0-9][0-9 _.,:eExXa-fA-F+-]*(?:[Tt ][0-9:.]+.*)?|[-+]?\.(?:inf|nan)|0[obx][0-9a-f_]+"
    r"|~|=|<<|null|y|n|yes|no|on|off|true|false",
    re.IGNORECASE,
)
_TEXT, _LIST, _MAP = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


def document_text(record: Record) -> str:
    """Return the text of a ``.md`` file: front matter, and the story as its body."""
    story = getattr(record, "story", "")
    lean = msgspec.structs.replace(record, story="") if story else record
    body = f"\n{story}\n" if story else ""
    return f"---\n{fields_text(lean)}---\n{body}"


def fields_text(record: Record) -> str:
    """Return the text of a ``.yml`` file. Fields that have their default are left out."""
    text: str = yaml.serialize(
        _group(record), Dumper=yaml.CBaseDumper, allow_unicode=True, width=-1, encoding=None
    )
    return text


def create(path: Path, text: str) -> bool:
    """Write a new file in one step; return False where there is one already, which stays as it is.

    Raises OSError where the disk refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    draft.write_text(text, encoding="utf-8", newline="\n")
    try:
        return _publish(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _publish(draft: Path, path: Path) -> bool:
    try:
        # A hard link is the one rename that never replaces.
        path.hardlink_to(draft)
    except FileExistsError:
        return False
    except OSError:
        return _copy(draft, path)
    return True


def _copy(draft: Path, path: Path) -> bool:
    """Create the file on a disk without hard links (FAT, some network disks)."""
    try:
        handle = path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        return False
    try:
        with handle:
            handle.write(draft.read_text(encoding="utf-8"))
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
    return True


def _group(record: Record) -> MappingNode:
    pairs = [
        (ScalarNode(_TEXT, name), _node(name, value))
        for name, default in _defaults(type(record))
        if (value := getattr(record, name)) != default
    ]
    node = MappingNode(_MAP, pairs, flow_style=False)
    node.flow_style = isinstance(record, ON_ONE_LINE) and _fits(pairs)
    return node


@cache
def _defaults(kind: type[Record]) -> list[tuple[str, object]]:
    """Return the fields of a record and their defaults; asking msgspec takes a millisecond."""
    fields = msgspec.structs.fields(kind)
    return [
        (field.name, field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory())
        for field in fields
    ]


def _fits(pairs: list[tuple[ScalarNode, Node]]) -> bool:
    if not all(isinstance(value, ScalarNode) for _, value in pairs):
        return False
    return sum(len(key.value) + len(value.value) + 4 for key, value in pairs) <= LINE_LIMIT


def _node(name: str, value: object) -> Node:
    if isinstance(value, Record):
        return _group(value)
    if isinstance(value, list | tuple):
        return _list(name, value)
    return ScalarNode(_TEXT, _scalar(value), style=_style(name, value))


def _list(name: str, values: list[object] | tuple[object, ...]) -> SequenceNode:
    items = [_node(name, value) for value in values]
    plain = all(isinstance(item, ScalarNode) for item in items)
    short = plain and sum(len(item.value) + 2 for item in items) <= LINE_LIMIT
    return SequenceNode(_LIST, items, flow_style=short)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _style(name: str, value: object) -> str | None:
    if not isinstance(value, str):
        return None
    if "\n" in value:
        return "|"
    return '"' if needs_quotes(name, value) else None


def needs_quotes(name: str, value: str) -> bool:
    """Tell whether other readers of YAML would take a field's text for something else than text."""
    is_date = name in DATES and DATE.fullmatch(value)
    return not is_date and GUESSED.fullmatch(value) is not None
