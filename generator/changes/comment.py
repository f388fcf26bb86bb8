"""A difference as Markdown for a comment on a pull request: what it does to the catalogue, told to reviewers.

What contributors wrote stands there as plain text: it calls nobody, links nowhere and makes no markup.
"""

from __future__ import annotations

import datetime as dt
import re
from difflib import unified_diff
from typing import TYPE_CHECKING

import msgspec

from generator.catalog.states import STATES, Term, validity
from generator.changes.comparing import Difference, FieldChange, Item, listings
from generator.diagnostics import mend, message
from generator.diagnostics.markdown import code, plain
from generator.rulebook import Text
from generator.vietnamese import PartialDate, format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.addresses import Selection
    from generator.diagnostics import Diagnostic
    from generator.files.yaml import Fields
    from generator.rules import Report
    from generator.taxonomy import Taxonomy
    from generator.vietnamese import Language

MARK = "<!-- ocop diff -->"
"""The first line, by which a later run finds the comment to edit."""

LIMIT = 60_000
"""Most characters; GitHub takes 65,536."""

CARDS = 40
"""Most records that are shown in full; of more, the names."""

_LISTINGS = 30
_PROBLEMS = 50
_VALUE = 300
_STORY_LINES = 40

_TITLE = Text("Thay đổi đối với danh mục", "What this does to the catalogue")
_NOTHING = Text("Không có gì trong content/ thay đổi.", "Nothing in content/ changed.")
_STATUS = {"A": Text("Thêm", "Added"), "M": Text("Sửa", "Changed"), "D": Text("Bỏ", "Removed")}
_SIGNS = {"A": "🟢", "M": "🟡", "D": "🔴"}
_LISTED = Text("Danh sách đổi số lượng", "Listings that gain or lose")
_LOOK = Text("Cần xem", "To look at")
_OTHERS = Text("Tệp khác", "Other files")
_HEADS = (Text("Trường", "Field"), Text("Trước", "Before"), Text("Sau", "After"))
_MORE = Text("… và {count} mục nữa.", "… and {count} more.")
_STORY = Text("Câu chuyện", "Story")
_CARD = {
    "place": Text("Nơi", "Place"),
    "class": Text("Ngành, bộ", "Category, set"),
    "maker": Text("Chủ thể", "Producer"),
    "recognition": Text("Công nhận", "Recognition"),
    "sources": Text("Nguồn", "Sources"),
}
_STATES = {
    "valid": Text("còn hiệu lực đến {until}", "valid until {until}"),
    "expiring": Text("sắp hết hạn: {until}", "expires soon: {until}"),
    "expired": Text("đã hết hạn: {until}", "expired: {until}"),
    "unknown": Text("chưa rõ hiệu lực", "validity not known"),
    "withdrawn": Text("đã thu hồi", "withdrawn"),
    "under-review": Text("đang đánh giá lại", "under review"),
}
assert set(_STATES) == set(STATES)
_FENCE = re.compile("`+")


class Setting(msgspec.Struct, frozen=True):
    """What a comment is written with; ``language`` None: headings in Vietnamese, then English."""

    taxonomy: Taxonomy
    as_of: dt.date
    language: Language | None = None

    def head(self, text: Text) -> str:
        """Return a heading."""
        return text.into(self.language) if self.language else f"{text.vi} · {text.en}"

    @property
    def speaks(self) -> Language:
        """The language of sentences."""
        return self.language or "vi"


def comment(difference: Difference, report: Report, setting: Setting) -> str:
    """Return the whole comment; what does not fit is counted."""
    parts = [f"{MARK}\n## {setting.head(_TITLE)}\n", _summary(difference, report, setting)]
    parts += _problems(report.diagnostics, setting)
    shown = 0
    for status, said in _STATUS.items():
        items = difference.of(status)
        parts += [f"### {_SIGNS[status]} {setting.head(said)} ({len(items)})\n"] if items else []
        for item in items:
            parts.append(_card(item, setting) if shown < CARDS else _line(item))
            shown += 1
    parts += _listings(difference.items, setting)
    parts += _others(difference, setting)
    return _cut(parts, setting)


def _cut(parts: Sequence[str], setting: Setting) -> str:
    kept: list[str] = []
    room = LIMIT
    for number, part in enumerate(parts):
        room -= len(part) + 1
        if room < 0:
            kept.append(f"\n{setting.head(_MORE).format(count=len(parts) - number)}")
            break
        kept.append(part)
    return "\n".join(kept) + "\n"


def _summary(difference: Difference, report: Report, setting: Setting) -> str:
    counts = [
        f"{_SIGNS[status]} {len(items)} {setting.head(said).lower()}"
        for status, said in _STATUS.items()
        if (items := difference.of(status))
    ]
    if report.errors or report.warnings:
        problems = Text(
            f"{report.errors} lỗi, {report.warnings} cảnh báo",
            f"errors: {report.errors}, warnings: {report.warnings}",
        )
        counts.append(f"{'❌' if report.errors else '⚠️'} {setting.head(problems)}")
    return " · ".join(counts) + "\n" if difference.touched else setting.head(_NOTHING) + "\n"


def _problems(found: Sequence[Diagnostic], setting: Setting) -> Iterator[str]:
    if not found:
        return
    yield f"### {setting.head(_LOOK)}\n"
    for item in sorted(found, key=lambda item: not item.is_error)[:_PROBLEMS]:
        said, way = (plain(text(item, setting.speaks), 500) for text in (message, mend))
        yield f"- {'❌' if item.is_error else '⚠️'} {code(f'{item.path}:{item.line}')}: {said} → {way}"
    if len(found) > _PROBLEMS:
        yield f"\n{setting.head(_MORE).format(count=len(found) - _PROBLEMS)}"
    yield ""


def _card(item: Item, setting: Setting) -> str:
    lines = [f"#### {_stars(item.now)}{plain(item.name, 200)}\n", code(item.path), ""]
    if item.status == "M":
        lines += _table(item, setting)
    elif item.kind == "product":
        lines += _facts(item.now, setting)
    else:
        lines += _values(item)
    return "\n".join([*lines, ""])


def _values(item: Item) -> Iterator[str]:
    for change in item.fields:
        if change.field != "story":
            yield f"- {code(change.field)}: {plain(change.after or change.before, _VALUE)}"


def _line(item: Item) -> str:
    return f"- {_stars(item.now)}{plain(item.name, 200)} ({code(item.path)})"


def _stars(fields: Fields) -> str:
    stars = fields.get("stars")
    return f"{'★' * int(stars)} " if isinstance(stars, str) and stars in {"3", "4", "5"} else ""


def _table(item: Item, setting: Setting) -> Iterator[str]:
    """Yield a changed record: its fields as a table, its story as a difference of lines."""
    plain_fields = [change for change in item.fields if change.field != "story"]
    if plain_fields:
        yield f"| {' | '.join(map(setting.head, _HEADS))} |"
        yield "| --- | --- | --- |"
    for change in plain_fields:
        yield f"| {code(change.field)} | {plain(change.before, _VALUE)} | {plain(change.after, _VALUE)} |"
    for change in item.fields:
        if change.field == "story":
            yield from _story(change, setting)


def _story(change: FieldChange, setting: Setting) -> Iterator[str]:
    """Yield the lines of a story that differ, in a fence that nothing in them can close."""
    before, after = change.before.splitlines(), change.after.splitlines()
    lines = [line for line in unified_diff(before, after, n=1, lineterm="") if line[:3] not in {"---", "+++"}]
    kept = ["".join(char if char.isprintable() else "·" for char in line[:_VALUE]) for line in lines]
    runs = [len(run) for line in kept for run in _FENCE.findall(line)]
    fence = "`" * max(3, *(length + 1 for length in [0, *runs]))
    yield f"\n{setting.head(_STORY)}:\n\n{fence}diff"
    yield from kept[:_STORY_LINES]
    yield f"{'…' + chr(10) if len(kept) > _STORY_LINES else ''}{fence}"


def _facts(fields: Fields, setting: Setting) -> Iterator[str]:
    """Yield what a card of a product shows."""
    rows = {
        "place": ", ".join(filter(None, [_text(fields, "commune"), _named(fields, "province", setting)])),
        "class": ", ".join(filter(None, [_named(fields, name, setting) for name in ("category", "set")])),
        "maker": _maker(fields),
        "recognition": _recognition(fields, setting),
        "sources": "; ".join(_sources(fields)),
    }
    for name, text in rows.items():
        if text:
            yield f"- **{setting.head(_CARD[name])}**: {plain(text, 600)}"


def _text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _named(fields: Fields, name: str, setting: Setting) -> str:
    slug, taxonomy = _text(fields, name), setting.taxonomy
    names = {
        "province": {slug: one.name for slug, one in taxonomy.provinces.items()},
        "category": {slug: one.name for slug, one in taxonomy.categories.items()},
        "set": {slug: one.name for slug, one in taxonomy.sets.items()},
    }
    return names[name].get(slug, slug)


def _maker(fields: Fields) -> str:
    maker = fields.get("producer")
    return _text(maker, "name") if isinstance(maker, dict) else _text(fields, "producer")


def _recognition(fields: Fields, setting: Setting) -> str:
    given = fields.get("recognition")
    known = given if isinstance(given, dict) else {}
    date, expires = _date(known, "date"), _date(known, "expires")
    term = Term(setting.taxonomy.validity_months, setting.taxonomy.expiring_days)
    status = _text(known, "status") or "recognised"
    state = validity(status, str(date or ""), str(expires or ""), setting.as_of, term)
    until = format_date(state.until, setting.speaks) if state.until else ""
    said = setting.head(_STATES[state.state]).format(until=until)
    day = format_date(date, setting.speaks) if date else ""
    return ", ".join(filter(None, [_text(known, "decision"), day, _text(known, "authority"), said]))


def _date(fields: Fields, name: str) -> PartialDate | None:
    try:
        return PartialDate.parse(_text(fields, name))
    except ValueError:
        return None


def _sources(fields: Fields) -> Iterator[str]:
    sources = fields.get("sources")
    for source in sources if isinstance(sources, list) else ():
        if isinstance(source, dict):
            yield f"[{_text(source, 'grade') or 'C'}] {_text(source, 'title')} {_text(source, 'url')}".strip()


def _listings(items: Iterable[Item], setting: Setting) -> Iterator[str]:
    known = setting.taxonomy.provinces.keys() | {""}
    found = {one: count for one, count in listings(items).items() if count and one.province in known}
    if not found:
        return
    yield f"<details><summary>{setting.head(_LISTED)} ({len(found)})</summary>\n"
    for selection, count in list(found.items())[:_LISTINGS]:
        yield f"- {plain(_title(selection, setting), 300)}: {count:+d}"
    if len(found) > _LISTINGS:
        yield f"\n{setting.head(_MORE).format(count=len(found) - _LISTINGS)}"
    yield "\n</details>\n"


def _title(selection: Selection, setting: Setting) -> str:
    slugs: Fields = {"province": selection.province, "category": selection.category, "set": selection.set}
    names = [_named(slugs, name, setting) for name in slugs if slugs[name]]
    names += [f"{selection.stars} sao"] if selection.stars else []
    return " › ".join(names) or setting.head(Text("Tất cả sản phẩm", "All products"))


def _others(difference: Difference, setting: Setting) -> Iterator[str]:
    if difference.others:
        yield f"### {setting.head(_OTHERS)}\n"
        for one in difference.others[:_PROBLEMS]:
            yield f"- {_SIGNS.get(one.status, '🟡')} {code(one.path)}"
        if len(difference.others) > _PROBLEMS:
            yield f"\n{setting.head(_MORE).format(count=len(difference.others) - _PROBLEMS)}"
