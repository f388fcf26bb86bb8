"""How a new file looks: the line for editors, the fields that are known, and the others as comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.files.writing import fields_text
from generator.records.schema import json_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.records import Record

SCHEMAS = ".schema"
"""Folder of the schemas that editors read; `ocop init` makes it, and `python -m generator.reference`."""

_WIDTH = 110
_GUIDE = (
    "# Dòng bắt đầu bằng # là ghi chú. Chưa biết điều gì thì bỏ trống; đừng đoán.\n"
    "# Kiểm tra: ocop check {path}\n"
)
_MORE = "\n# Có thể ghi thêm các trường dưới đây: bỏ dấu # và điền.\n"
# Long texts and marks that nobody fills in first.
_LEFT_OUT = frozenset({"example", "story"})


def draft_text(record: Record, kind: str, path: str) -> str:
    """Return the text of a new file: every value that is known, every other field with what it is for."""
    said = _descriptions(kind)
    known = "".join(_explained(fields_text(record), said))
    empty = [name for name in said if name not in _LEFT_OUT and f"\n{name}:" not in f"\n{known}"]
    more = "".join(_line(f"# {name}: ", said[name]) for name in empty)
    schema = f"{'../' * path.count('/')}{SCHEMAS}/{kind}.json"
    head = f"# yaml-language-server: $schema={schema}\n{_GUIDE.format(path=path)}\n"
    text = f"{head}{known}{_MORE}{more}"
    return f"---\n{text}---\n\n" if path.endswith(".md") else text


def _descriptions(kind: str) -> dict[str, str]:
    """Return what each field of a kind is for, in Vietnamese, in the order of the schema."""
    schema = json_schema(kind)
    definition = schema["$defs"][schema["$ref"].rpartition("/")[2]]
    return {name: field["descriptions"]["vi"] for name, field in definition["properties"].items()}


def _explained(fields: str, said: dict[str, str]) -> Iterator[str]:
    for line in fields.splitlines():
        name = line.partition(":")[0]
        if name in said:
            yield _line("# ", said[name])
        yield f"{line}\n"


def _line(start: str, text: str) -> str:
    """Return a comment of one line; what is cut is in docs/reference/fields.md."""
    whole = f"{start}{' '.join(text.split())}"
    return f"{whole}\n" if len(whole) <= _WIDTH else f"{whole[: _WIDTH - 1].rstrip()}…\n"
