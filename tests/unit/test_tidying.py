"""`ocop check --fix`: what it mends, what it leaves, and that nothing is lost."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.files.documents import parse_document
from generator.files.faults import FaultyFileError
from generator.rules.fixing import fix_source, mended
from generator.rules.tidying import tidied
from tests.support.programs import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

PATH = "content/products/bac-ninh/my-gao-chu.md"
YAML = "content/products/bac-ninh/my-gao-chu.yml"

UNTIDY = """\
---
# yaml-language-server: $schema=product.schema.json
stars: 4
# Tên như trong quyết định
name: Mỳ gạo Chũ\x20\x20
province: bac-ninh

category: thuc-pham
producer:
  phone: 0204123456   # gọi giờ hành chính
  # tên đầy đủ
  name: HTX Chũ
  type: htx
recognition: {decision: 12/QĐ-UBND, date: 2025-12-18}
trace: {gtin: 8936017362454}
sources:
  - grade: A
    title: Quyết định
usage: no
---

Dòng một\x20\x20
dòng hai\x20
"""
TIDY = """\
---
# yaml-language-server: $schema=product.schema.json
# Tên như trong quyết định
name: Mỳ gạo Chũ
province: bac-ninh

category: thuc-pham
stars: 4
recognition: {decision: 12/QĐ-UBND, date: 2025-12-18}
producer:
  # tên đầy đủ
  name: HTX Chũ
  type: htx
  phone: "0204123456"   # gọi giờ hành chính
usage: "no"
trace: {gtin: "8936017362454"}
sources:
  - grade: A
    title: Quyết định
---

Dòng một\x20\x20
dòng hai
"""


def test_an_untidy_file_becomes_tidy_with_its_comments() -> None:
    assert TIDY == tidied(PATH, UNTIDY)


def test_a_tidy_file_stays() -> None:
    assert TIDY == tidied(PATH, TIDY)
    assert mended(PATH, TIDY.encode()) is None


def test_every_file_of_this_catalogue_is_tidy() -> None:
    assert [] == fix_source(REPOSITORY, dry_run=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name: [",
        "- a\n- b\n",
        "name: A\nname: B\n",
        "name: !!python/object a\n",
        "a: &x 1\nb: *x\n",
    ],
)
def test_what_cannot_be_read_stays(text: str) -> None:
    assert text == tidied(YAML, text)


def test_the_last_line_is_ended() -> None:
    assert "name: A\n" == tidied(YAML, "name: A")


def test_lines_of_a_story_in_yaml_keep_their_breaks() -> None:
    story = "story: |\n  một  \n  hai\n\n  ba\n# hết\n"
    head = "name: A\nprovince: hue\ncategory: thuc-pham\n"
    assert f"{head}stars: 4\n{story}" == tidied(YAML, f"stars: 4  \n{head}{story}")


def test_line_ends_and_byte_order_mark_stay() -> None:
    data = ("\ufeff" + UNTIDY).replace("\n", "\r\n").encode()
    assert mended(PATH, data) == ("\ufeff" + TIDY).replace("\n", "\r\n").encode()


def test_a_trial_writes_nothing_and_shows_what_cannot_be_seen(tmp_path: Path) -> None:
    file = tmp_path / PATH
    file.parent.mkdir(parents=True)
    file.write_text(UNTIDY.replace("HTX Chũ", "HTX\u200b Chũ"), encoding="utf-8")
    before = file.read_bytes()
    (fixed,) = fix_source(tmp_path, dry_run=True)
    assert (PATH, before) == (fixed.path, file.read_bytes())
    assert f"--- a/{PATH}\n+++ b/{PATH}\n" in fixed.difference
    assert "-  name: HTX\\u200b Chũ\n" in fixed.difference
    assert "+  name: HTX Chũ\n" in fixed.difference
    fix_source(tmp_path)
    assert TIDY == file.read_text(encoding="utf-8")


FIELDS = {
    "name": ["Mỳ gạo Chũ", '"A: b"', "'x'", "no", "0123"],
    "name_en": ["Noodles", "yes"],
    "province": ["bac-ninh"],
    "commune": ["Nam Dương", "12"],
    "category": ["thuc-pham"],
    "stars": ["4", '"4"'],
    "score": ["78.5", "80"],
    "recognition": ["{decision: 1/QĐ, date: 2025}", "\n  date: 2025-01-02   \n  # vì sao\n  decision: 0123"],
    "producer": ["htx-chu", "\n  phone: 0204123456\n  name: HTX # tên\n  type: htx"],
    "usage": ["|\n  một  \n  hai # không phải ghi chú\n", ">-\n  a\n  b", "a\n  b # ghi chú"],
    "summary": ["no", "null", "~", "1.5", "'no'"],
    "sources": ["[{title: A, grade: A}]", "\n  - grade: A\n    title: 0123\n  # cuối\n"],
}


REQUIRED = ("name", "province", "category", "stars")


@st.composite
def documents(draw: st.DrawFn) -> str:
    others = draw(st.lists(st.sampled_from(sorted(FIELDS.keys() - REQUIRED)), unique=True))
    names = draw(st.permutations([*(name for name in REQUIRED if draw(st.integers(0, 9))), *others]))
    lines = []
    for name in names:
        above = draw(st.sampled_from(["", "", "# ghi chú\n", "\n", "\n# một\n# hai\n", "   \n"]))
        value = draw(st.sampled_from(FIELDS[name]))
        end = draw(st.sampled_from(["", " ", "  ", "  # cuối dòng"])) if "\n" not in value else ""
        lines.append(f"{above}{name}: {value}{end}\n")
    story = draw(st.sampled_from(["", "\nChuyện.  \nDòng.\t\n", "\n---\n"]))
    return f"---\n{''.join(lines)}---\n{story}"


def said(text: str) -> object:
    try:
        return parse_document(PATH, text.encode()).fields
    except FaultyFileError:
        return None


def comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.strip().startswith("#"))


@given(documents())
def test_fixing_says_the_same_keeps_comments_and_is_done_once(text: str) -> None:
    after = tidied(PATH, text)
    assert said(text) == said(after)
    assert comments(text) == comments(after)
    assert after == tidied(PATH, after)


@example("0:\u00a0")
@example("\u00a0:")
@given(st.text(alphabet="ab: -#|>\n\t\"'{}[],&*!~0123é\u0301\u00a0\u200b\r", max_size=80))
def test_fixing_any_text_says_the_same(text: str) -> None:
    after = mended(YAML, text.encode())
    if after is not None:
        before = said_by(text.encode())
        # What cannot be read may become readable: a hard space behind a colon becomes a plain one.
        assert before is None or before == said_by(after)
        assert mended(YAML, after) is None


def said_by(data: bytes) -> object:
    try:
        return parse_document(YAML, data).fields
    except FaultyFileError:
        return None


def test_the_order_of_fields_is_that_of_the_schema_whatever_it_was() -> None:
    lines = ["name: A", "province: hue", "category: thuc-pham", "stars: 4", "score: 80", "season: hè"]
    assert "\n".join(lines) + "\n" == tidied(YAML, "\n".join(reversed(lines)) + "\n")


def test_a_comment_of_the_file_stays_on_top() -> None:
    text = textwrap.dedent("""\
        # Tệp này do xã lập.
        stars: 4
        name: A
        province: hue
        category: thuc-pham
        """)
    assert tidied(YAML, text).startswith("# Tệp này do xã lập.\nname: A\n")
