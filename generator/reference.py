"""The pages of ``docs/reference`` and the schemas for editors: ``python -m generator.reference``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.describing import commands_page
from generator.records.common import DATE_PATTERN, EMAIL_PATTERN, SLUG_PATTERN, URL_PATTERN
from generator.records.schema import KINDS, Schema, json_schema
from generator.rulebook import CHAPTERS, Rule, Text
from generator.spreadsheets.messages import LEVELS, MESSAGES
from generator.taxonomy import load_taxonomy
from generator.taxonomy.choices import schema_files
from generator.texts import load_texts
from generator.views.glossary import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.records.glossary import Term

FOLDER = Path("docs/reference")

_SEVERITIES = {"error": Text("lỗi", "error"), "warning": Text("cảnh báo", "warning")}
_PLACEHOLDER = re.compile(r"\{\w+\}")
_RULES_INTRO = """\
# Các quy tắc kiểm tra · Rules

`ocop check` (và `ocop build`) đọc mọi tệp trong `content/` rồi báo mọi chỗ cần sửa trong một lần, mỗi chỗ
kèm tệp, dòng, cột và mã quy tắc. **Lỗi** thì phải sửa mới đăng được; **cảnh báo** thì không. Dấu … là chỗ ghi
dữ kiện của từng tệp.

`ocop check` (and `ocop build`) reads all files in `content/` and tells everything that is to be mended in one
go, with file, line, column and the id of the rule. An **error** has to be mended before the site is
published, a **warning** need not. The sign … stands for the facts of a file.

Trang này được tạo từ `generator/rulebook`; đừng sửa tay. This page is made from `generator/rulebook`: run
`python -m generator.reference`.
"""
_FIELDS_INTRO = """\
# Các trường · Fields

Mỗi loại tệp trong `content/` có các trường dưới đây. Tên trường là tiếng Anh; trường **đậm** là bắt buộc. Mọi
giá trị được đọc như chữ rồi mới đổi sang số, ngày… theo bảng, nên không cần lo YAML hiểu nhầm.

Each kind of file in `content/` has the fields below. A **bold** field is required. Every value is read as
text and then converted as the table says, so that YAML's own guesses do no harm.

Trang này được tạo từ `generator/records`; đừng sửa tay. This page is made from `generator/records`: run
`python -m generator.reference`. `ocop schema` in cùng nội dung cho máy đọc · prints the same for machines.
"""
_IMPORT_INTRO = """\
# Báo cáo nhập danh sách · Import report

Những điều `ocop import` có thể nói về một ô, một dòng hay một trang tính. **Bỏ lại**: dòng không thành sản
phẩm. **Cần xem**: đã nhập, nhưng xin xem lại. **Đã làm**: để biết. Cách dùng:
[nhap-danh-sach.md](../nhap-danh-sach.md).

What `ocop import` can say of a cell, a row or a sheet. **Left out**: the row became no product. **To look
at**: imported, but please look. **Done**: for information. How to use it:
[nhap-danh-sach.md](../nhap-danh-sach.md).

Trang này được tạo từ `generator/spreadsheets/messages.py`; đừng sửa tay. This page is made from it: run
`python -m generator.reference`.

"""
_GLOSSARY_INTRO = """\
# Thuật ngữ · Glossary

Từ của ngành, từ tiếng Anh, và tên trong mã nguồn: mỗi khái niệm chỉ có một tên. Trang web có cùng các mục
ấy ở `/thuat-ngu/`.

The field's terms, their English, and their names in the code: one concept has one name. The site shows the
same at `/thuat-ngu/`.

Trang này được tạo từ `content/taxonomy/glossary.yml`; đừng sửa tay. This page is made from it: run
`python -m generator.reference`.
"""
_GLOSSARY_HEAD = """\
| tiếng Việt | English | trong mã · in code | nghĩa · meaning | văn bản · document |
| --- | --- | --- | --- | --- |
"""
_IMPORT_LEVELS = {"error": "bỏ lại · left out", "warning": "cần xem · to look at", "info": "đã làm · done"}
_FILES = {
    "product": Text("Sản phẩm", "Product"),
    "producer": Text("Chủ thể", "Producer"),
    "event": Text("Sự kiện", "Event"),
    "outlet": Text("Điểm giới thiệu và bán", "Outlet"),
    "page": Text("Trang", "Page"),
    "catalog": Text("Cấu hình danh mục", "Settings"),
}
_PATHS = {
    "product": "content/products/<province>/**/<slug>.md | .yml",
    "producer": "content/producers/<slug>.yml | .md",
    "event": "content/events/<slug>.yml | .md",
    "outlet": "content/outlets/<province>/<slug>.yml | .md",
    "page": "content/pages/<slug>.md, <slug>.en.md",
    "catalog": "content/catalog.yml",
}
_FORMS = {
    SLUG_PATTERN: "`ma-so`",
    DATE_PATTERN: "`2023-12-18`, `2023-12`, `2023`",
    URL_PATTERN: "`https://…`",
    EMAIL_PATTERN: "`ten@example.vn`",
}
_TYPES = {"string": "chữ · text", "number": "số · number", "integer": "số nguyên · whole number"}


def rules_page() -> str:
    """Return the documentation of all rules."""
    parts = [_RULES_INTRO]
    for title, rules in CHAPTERS.items():
        listed = ", ".join(f"[`{rule.id}`](#{rule.id})" for rule in rules)
        parts.append(f"\n## {title.vi} · {title.en}\n\n{listed}\n")
        parts += map(_rule, rules)
    return "".join(parts)


def _rule(rule: Rule) -> str:
    severity = _SEVERITIES[rule.severity]
    lines = [
        f"\n### `{rule.id}`\n",
        f"**{rule.title.vi}** ({severity.vi}) · {rule.title.en} ({severity.en}), {rule.since}\n",
        *_said(rule, "vi"),
        "",
        *_said(rule, "en"),
        f"\n```yaml\n{rule.bad}\n```\n\n→\n\n```yaml\n{rule.good}\n```",
    ]
    return "\n".join(lines) + "\n"


def _said(rule: Rule, language: str) -> Iterator[str]:
    yield _general(getattr(rule.message, language)) + "\n"
    yield from (f"- {_general(getattr(way, language))}" for way in rule.mends)


def _general(template: str) -> str:
    """Return a template as a sentence: placeholders are shown as an ellipsis."""
    return _PLACEHOLDER.sub("…", template).replace("{{", "{").replace("}}", "}").replace("<", "\\<")


def fields_page() -> str:
    """Return the tables of all fields."""
    parts = [_FIELDS_INTRO]
    for kind, name in _FILES.items():
        parts.append(f"\n## {name.vi} · {name.en}\n\n`{_PATHS[kind]}`\n")
        parts += _tables(kind)
    return "".join(parts)


def _tables(kind: str) -> Iterator[str]:
    schema = json_schema(kind)
    definitions: dict[str, Schema] = schema["$defs"]
    for place, name in _groups(definitions, KINDS[kind].__name__, ""):
        heading = f"\n### `{place}`\n" if place else ""
        yield heading + "\n" + _table(definitions[name])


def _groups(definitions: dict[str, Schema], name: str, place: str) -> Iterator[tuple[str, str]]:
    """Yield a record and the groups of fields within it, each with the place where it stands."""
    yield place, name
    for field, value in definitions[name]["properties"].items():
        for inner, mark in ((value, ""), (value.get("items", {}), "[]")):
            for option in (inner, *inner.get("anyOf", ())):
                if "$ref" in option:
                    target = option["$ref"].rpartition("/")[2]
                    yield from _groups(definitions, target, f"{place}.{field}{mark}".removeprefix("."))


def _table(definition: Schema) -> str:
    rows = ["| trường · field | tiếng Việt | English | giá trị · value |", "| --- | --- | --- | --- |"]
    required = definition.get("required", [])
    for field, value in definition["properties"].items():
        said = value.get("descriptions", {"vi": "", "en": ""})
        name = f"**`{field}`**" if field in required else f"`{field}`"
        rows.append(f"| {name} | {_cell(said['vi'])} | {_cell(said['en'])} | {_value(value)} |")
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<")


def _value(value: Schema) -> str:
    """Say in a few words what a field takes."""
    if "anyOf" in value:
        return " / ".join(_value(option) for option in value["anyOf"] if option != {"type": "null"})
    if "enum" in value:
        return ", ".join(f"`{choice}`" for choice in value["enum"] if choice is not None)
    types = value.get("type", "object")
    first = types if isinstance(types, str) else types[0]
    if first == "array":
        limit = f" ≤ {value['maxItems']}" if "maxItems" in value else ""
        return f"danh sách · list{limit}: {_value(value['items'])}"
    if first == "boolean":
        return "`true`, `false`"
    if first == "object" or "$ref" in value:
        return "nhóm trường · group"
    return _scalar(value, first)


def _scalar(value: Schema, kind: str) -> str:
    form = _FORMS.get(value.get("pattern", ""))
    if form:
        return form
    bounds = f", {value['minimum']}–{value['maximum']}" if "maximum" in value else ""
    length = f" ≤ {value['maxLength']}" if "maxLength" in value else ""
    return f"{_TYPES[kind]}{length}{bounds}"


def import_page() -> str:
    """Return the documentation of what an import can say, the gravest first."""
    lines = [_IMPORT_INTRO, "| mã · code | mức · level | nghĩa · meaning |\n| --- | --- | --- |\n"]
    for level in LEVELS:
        for code, message in MESSAGES.items():
            if message.level == level:
                meaning = f"{message.text.vi} · {message.text.en}"
                lines.append(f"| `{code}` | {_IMPORT_LEVELS[level]} | {_cell(_general(meaning))} |\n")
    return "".join(lines)


def glossary_page() -> str:
    """Return the terms of the glossary with their names in the code."""
    lines = [_GLOSSARY_INTRO]
    terms = load_taxonomy(Path("content/taxonomy")).glossary.values()
    for part, name in PARTS.items():
        title = load_texts("vi", Path())(name)
        lines.append(f"\n## {title} · {name}\n\n{_GLOSSARY_HEAD}")
        lines += [_term(term) for term in terms if term.group == part]
    return "".join(lines)


def _term(term: Term) -> str:
    code = ", ".join(f"`{name.strip()}`" for name in term.code.split(",")) if term.code else ""
    meaning = f"{term.meaning} · {term.meaning_en}"
    names = ", ".join([term.name, *term.also])
    cells = (f'<a id="{term.id}"></a>{_cell(names)}', _cell(term.name_en), code, _cell(meaning), term.source)
    return f"| {' | '.join(cells)} |\n"


PAGES = {
    "glossary.md": glossary_page,
    "rules.md": rules_page,
    "fields.md": fields_page,
    "import.md": import_page,
    "commands.md": commands_page,
}


def main() -> None:
    """Write all pages and schemas below the present folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
    for path, data in schema_files(load_taxonomy(Path("content/taxonomy"))):
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_bytes(data)


if __name__ == "__main__":
    main()
