"""YAML as a list of fields: every scalar is text, nothing is executed, expanded or guessed.

The fast path composes libyaml's nodes and builds plain dicts from them (95 µs a product, 65 of them in
libyaml). A text that could hold a tag, an anchor or deep nesting is first read as a stream of events, which
keeps nothing but the present one: alias bombs and a hundred thousand brackets end there.
"""

from __future__ import annotations

import operator
import re
from typing import TypeAlias

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.files.faults import Fault, FaultyFileError
from generator.files.yaml_syntax import explain
from generator.vietnamese.text import tidy, tidy_lines

DEPTH_LIMIT = 10
"""Most levels of fields within fields; a product uses four."""

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Fields: TypeAlias = dict[str, Value]

_CORE_TAG = "tag:yaml.org,2002:"
# How YAML writes "nothing", unquoted.
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

_TAG_OR_ANCHOR = re.compile(r"(?:^|[\s\[\]{},:\"'])(?:!|[&*](?=\S))")
# What opens a level on the same line. libyaml recurses a level each and ends the process at about 20,000.
_LEVEL_SIGNS = ("[", "{", "- ", "-\t", "? ", "?\t")
_LEVEL_SIGNS_LIMIT = 200

#: Fields that hold Markdown, whose lines and paragraphs count: at the root, and within a group.
LONG_TEXTS_WITHIN = frozenset({"foreword", "foreword_en", "closing", "closing_en"})
LONG_TEXTS = LONG_TEXTS_WITHIN | {"story"}


class _IrregularError(Exception):
    """The nodes hold what `_survey` will name."""


class _Untyped(yaml.CBaseLoader):
    """Composes nodes without asking for their types.

    The composer calls these three for each node. Functions of C take less time than empty ones of ours:
    one that makes something of a node's type, text and style (the tag, which nobody reads), two for nothing.
    """

    resolve = staticmethod(slice)
    descend_resolver = staticmethod(operator.is_)  # type: ignore[assignment]
    ascend_resolver = staticmethod(tuple)  # type: ignore[assignment]


def read_fields(text: str) -> Fields:
    """Read a text that is one mapping of fields. Raises FaultyFileError.

    Empty values are left out, as if their key were not there; text is tidied, Markdown line by line.
    """
    root = compose(text)
    if root is None:
        raise FaultyFileError(Fault("file-empty", 1, 1))
    if not isinstance(root, MappingNode):
        raise FaultyFileError(Fault("yaml-not-fields", *mark(root), found=_start_of(root)))
    try:
        return _mapping(root, 1)
    except _IrregularError:
        faults: list[Fault] = []
        _survey(root, 1, faults)
        fields = _lenient(root, 1)
        raise FaultyFileError(*faults, fields=fields if isinstance(fields, dict) else None) from None


def compose(text: str) -> Node | None:
    """Return the tree of nodes, each with its place in the text. Raises FaultyFileError.

    Tags, anchors and deep nesting are refused before there is a tree.
    """
    if _may_be_hostile(text):
        _refuse_hostile(text)
    try:
        node: Node | None = _Untyped(text).get_single_node()
    except yaml.YAMLError as error:
        raise FaultyFileError(explain(error, text)) from None
    return node


def items(node: SequenceNode) -> list[Node]:
    """Return the items of a list that say something: those that `read_fields` keeps."""
    return [item for item in node.value if not isinstance(item, ScalarNode) or _text(item, is_story=False)]


def mark(node: Node) -> tuple[int, int]:
    """Return line and column of a node, both from 1."""
    return _place(node.start_mark)


def _place(at: yaml.Mark | yaml._yaml.Mark | None) -> tuple[int, int]:
    return (at.line + 1, at.column + 1) if at else (1, 1)


def _may_be_hostile(text: str) -> bool:
    # Looking for a sign first takes 1 µs, the expression 10.
    has_sign = "!" in text or "&" in text or "*" in text
    if has_sign and _TAG_OR_ANCHOR.search(text):
        return True
    return sum(map(text.count, _LEVEL_SIGNS)) > _LEVEL_SIGNS_LIMIT


def _refuse_hostile(text: str) -> None:
    """Raise for tags, anchors, aliases and depth; a syntax error is left for `compose` to tell."""
    faults: list[Fault] = []
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            faults += _hostile(event)
            if depth > DEPTH_LIMIT:
                faults.append(_too_deep(event))
                break
    except yaml.YAMLError as error:
        if faults:
            faults.append(explain(error, text))
    if faults:
        raise FaultyFileError(*faults)


def _hostile(event: yaml.Event) -> list[Fault]:
    line, column = _place(event.start_mark)
    if isinstance(event, yaml.AliasEvent):
        return [Fault("yaml-alias", line, column, f"*{event.anchor}")]
    if not isinstance(event, yaml.NodeEvent):
        return []
    faults = [Fault("yaml-alias", line, column, f"&{event.anchor}")] if event.anchor else []
    tag: str | None = getattr(event, "tag", None)
    if tag:
        faults.append(Fault("yaml-tag", line, column, tag.replace(_CORE_TAG, "!!")))
    return faults


def _too_deep(thing: yaml.Event | Node) -> Fault:
    return Fault("yaml-depth", *_place(thing.start_mark), facts={"limit": str(DEPTH_LIMIT)})


def _mapping(node: MappingNode, depth: int) -> Fields:
    if depth > DEPTH_LIMIT:
        raise _IrregularError
    fields: dict[str, Value | None] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if type(key_node) is not ScalarNode or key in fields:
            raise _IrregularError
        if type(value_node) is ScalarNode:
            fields[key] = _text(value_node, is_story=key in (LONG_TEXTS if depth == 1 else LONG_TEXTS_WITHIN))
        else:
            fields[key] = _collection(value_node, depth + 1)
    # An empty field keeps its key until here, so that one given twice is still found.
    return {key: value for key, value in fields.items() if value is not None}


def _collection(node: Node, depth: int) -> Value:
    if isinstance(node, MappingNode):
        return _mapping(node, depth)
    if depth > DEPTH_LIMIT:
        raise _IrregularError
    items = [
        _text(item, is_story=False) if type(item) is ScalarNode else _collection(item, depth + 1)
        for item in node.value
    ]
    return [item for item in items if item is not None]


def _text(node: ScalarNode, *, is_story: bool) -> str | None:
    text: str = node.value
    if text in _NOTHING and (not text or not node.style):
        return None
    return (tidy_lines(text) if is_story else tidy(text)) or None


def _survey(node: Node, depth: int, faults: list[Fault]) -> None:
    """Name every duplicate and every key that is no text, and the first mapping that lies too deep."""
    if depth > DEPTH_LIMIT:
        faults.append(_too_deep(node))
    elif isinstance(node, MappingNode):
        first: dict[str, Node] = {}
        for key, value in node.value:
            faults += _wrong_key(key, first)
            _survey(value, depth + 1, faults)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            _survey(item, depth + 1, faults)


def _wrong_key(key: Node, first: dict[str, Node]) -> list[Fault]:
    if not isinstance(key, ScalarNode):
        return [Fault("yaml-key", *mark(key))]
    if key.value in first:
        line = str(mark(first[key.value])[0])
        return [Fault("duplicate-key", *mark(key), found=key.value, facts={"line": line})]
    first[key.value] = key
    return []


def _lenient(node: Node, depth: int) -> Value | None:
    """Build what can be built, for further checks: the first of two equal keys, nothing below the limit."""
    if isinstance(node, ScalarNode):
        return _text(node, is_story=False)
    if depth > DEPTH_LIMIT:
        return None
    if isinstance(node, SequenceNode):
        items = (_lenient(item, depth + 1) for item in node.value)
        return [item for item in items if item is not None]
    pairs = [(key.value, value) for key, value in node.value if isinstance(key, ScalarNode)]
    fields = {key: _lenient(value, depth + 1) for key, value in reversed(pairs)}
    return {key: value for key, value in fields.items() if value is not None}


def _start_of(node: Node) -> str:
    return str(node.value) if isinstance(node, ScalarNode) else "- …"
