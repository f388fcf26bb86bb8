"""`ocop diff`: what a comment tells reviewers, and that nothing in it is anybody's markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import Selection
from generator.changes.comment import CARDS, LIMIT, MARK, Setting, comment
from generator.changes.comparing import FieldChange, compare, listings
from generator.changes.git import Change
from generator.cli import run
from generator.diagnostics import Diagnostic
from generator.rules.catalogue import Report
from tests.support.repositories import commit, git, start
from tests.support.sites import TODAY, CatalogueSite, product
from tests.support.taxonomy import real_taxonomy

if TYPE_CHECKING:
    from pathlib import Path

    from generator.changes.comparing import Difference
    from generator.vietnamese import Language

BN = "content/products/bac-ninh"
CLEAN = Report(1, ())
HOSTILE = "@lan #12 https://evil.vn www.evil.vn <img src=x> ![x](//evil.vn/a.png) [a](javascript:b) `|` $x$"


def difference(before: dict[str, str], after: dict[str, str]) -> Difference:
    paths = sorted(before.keys() | after.keys())
    status = {
        path: "M" if path in before and path in after else "D" if path in before else "A" for path in paths
    }
    changes = [Change(path, status[path]) for path in paths if before.get(path) != after.get(path)]
    return compare(changes, lambda path: before[path].encode(), lambda path: after[path].encode())


def told(
    before: dict[str, str], after: dict[str, str], report: Report = CLEAN, language: Language | None = None
) -> str:
    return comment(difference(before, after), report, Setting(real_taxonomy(), TODAY, language))


def test_what_differs_field_by_field() -> None:
    old = product(stars="3", commune="A")
    new = product(stars="4", price="{retail: 5}", story="Mới.")
    (item,) = difference({f"{BN}/a.md": old}, {f"{BN}/a.md": new}).items
    assert [
        FieldChange("stars", "3", "4"),
        FieldChange("price.retail", "", "5"),
        FieldChange("story", "", "Mới."),
        FieldChange("commune", "A", ""),
    ] == item.fields


def test_a_file_that_moves_within_its_province_is_changed() -> None:
    found = difference({f"{BN}/a.md": product()}, {f"{BN}/xa/a.yml": product().split("---\n")[1]})
    assert [("M", f"{BN}/xa/a.yml", [])] == [(one.status, one.path, one.fields) for one in found.items]
    assert (f"{BN}/a.md", f"{BN}/xa/a.yml") == found.touched


def test_listings_that_gain_and_lose() -> None:
    path = f"{BN}/a.md"
    found = listings(difference({path: product(stars="3")}, {path: product(stars="4")}).items)
    assert {Selection(stars=3): -1, Selection(stars=4): 1} == {
        one: count for one, count in found.items() if not (one.province or one.category)
    }
    assert {-1: 4, 1: 4} == {count: list(found.values()).count(count) for count in (-1, 1)}
    added = listings(difference({}, {path: product(set="che-bien-tu-gao-ngu-coc")}).items)
    assert 1 == added[Selection(set="che-bien-tu-gao-ngu-coc")] == added[Selection()]


def test_a_province_that_is_none_has_no_listing() -> None:
    text = told({}, {f"{BN}/a.md": product(province="Bắc Giang")})
    assert "- Tất cả sản phẩm · All products: +1" in text
    assert "- Bắc Giang" not in text


def test_a_comment_shows_cards_and_changes() -> None:
    before = {f"{BN}/a.md": product("Mỳ", stars="3"), f"{BN}/c.md": product("Cũ")}
    after = {f"{BN}/a.md": product("Mỳ", stars="4"), f"{BN}/b.md": product("Chè", producer="{name: HTX}")}
    text = told(before, after)
    assert text.startswith(f"{MARK}\n## Thay đổi đối với danh mục · What this does to the catalogue\n")
    for line in (
        "🟢 1 thêm · added · 🟡 1 sửa · changed · 🔴 1 bỏ · removed",
        "### 🟢 Thêm · Added (1)",
        "#### ★★★★ Chè",
        f"`{BN}/b.md`",
        "- **Chủ thể · Producer**: HTX",
        "| `stars` | 3 | 4 |",
        "#### ★★★★ Cũ",
        "- Bắc Ninh › 3 sao: -1",
    ):
        assert f"\n{line}\n" in text, line
    assert "còn hiệu lực đến 18/12/2028" in text


def test_one_language_alone() -> None:
    text = told({}, {f"{BN}/a.md": product()}, language="en")
    assert ("Added (1)" in text, "Thêm" in text) == (True, False)
    assert "Thêm (1)" in told({}, {f"{BN}/a.md": product()}, language="vi")


def test_problems_come_first_and_are_counted() -> None:
    found = Diagnostic(f"{BN}/a.md", 3, 1, "stars-value", "error", "stars", HOSTILE)
    text = told({}, {f"{BN}/a.md": product()}, Report(1, (found,)))
    assert "❌ 1 lỗi, 0 cảnh báo" in text
    assert text.index("Cần xem") < text.index("Thêm")


def test_nothing_and_other_files() -> None:
    assert "Không có gì trong content/ thay đổi." in told({}, {})
    text = told({"content/taxonomy/stars.yml": "a"}, {"content/taxonomy/stars.yml": "b", f"{BN}/a.jpg": "x"})
    assert f"- 🟢 `{BN}/a.jpg`\n- 🟡 `content/taxonomy/stars.yml`\n" in text


def test_a_file_that_cannot_be_read_is_told_all_the_same() -> None:
    text = told({}, {f"{BN}/a.md": "---\nname: [\n---\n", f"{BN}/b.md": "\x00", f"{BN}/c.md": ""})
    assert all(f"`{BN}/{name}.md`" in text for name in "abc")


def test_a_large_change_is_cut() -> None:
    many = {f"{BN}/p{number}.md": product(f"Sản phẩm {number} " + "dài " * 40) for number in range(900)}
    text = told({}, many)
    assert len(text) <= LIMIT + 100
    assert CARDS == text.count("**Chủ thể") + text.count("**Công nhận · Recognition**")
    assert re.search(r"… và \d+ mục nữa\.", text)


def markup(text: str) -> list[str]:
    """What of a comment GitHub would act on, outside code."""
    outside = re.sub(r"^(`{3,})diff\n.*?^\1$", "", text.removeprefix(MARK), flags=re.MULTILINE | re.DOTALL)
    outside = re.sub(r"</?(?:details|summary)>", "", outside)
    outside = re.sub(r"`[^`\n]*`", "", re.sub(r"\\[\\`*_\[\]#!|~$.)+=-]", "", outside))
    return re.findall(r"@\w|(?<![#\w&])#\d|://|www\.|<\w|!\[|\]\(|\$\S|^(?: {4}|>)", outside, re.MULTILINE)


def test_nothing_of_contributors_is_markup() -> None:
    fields = dict.fromkeys(("name", "commune", "summary", "season"), f"'{HOSTILE}'")
    new = product(**fields, producer=f"{{name: '{HOSTILE}'}}", sources=f"[{{title: '{HOSTILE}'}}]")
    text = told({f"{BN}/b.md": product("A")}, {f"{BN}/a.md": new, f"{BN}/b.md": new})
    assert "evil" in text
    assert [] == markup(text)
    assert markup("@lan") == ["@l"]


def test_a_story_cannot_leave_its_fence() -> None:
    path = f"{BN}/a.md"
    story = "Một.\n````\n@lan <b>\n~~~\n"
    text = told({path: product()}, {path: product(story=story)})
    assert "\n`````diff\n" in text
    assert [] == markup(text)


@given(st.text(max_size=80), st.text(max_size=40))
def test_no_text_becomes_markup(name: str, maker: str) -> None:
    found = difference({}, {f"{BN}/a.md": product()})
    (item,) = found.items
    item.after.update({"name": name, "producer": {"name": maker}, "commune": name})
    text = comment(found, CLEAN, Setting(real_taxonomy(), TODAY))
    assert [] == markup(text)


# The command


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    CatalogueSite(tmp_path, {f"{BN}/a.md": product("Mỳ", stars="3"), f"{BN}/b.md": product("Chè")})
    start(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


def test_a_branch_against_where_it_left(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(source, "checkout", "--quiet", "-b", "nhanh")
    (source / BN / "c.md").write_text(product("Mới"), encoding="utf-8")
    (source / BN / "b.md").unlink()
    commit(source)
    git(source, "checkout", "--quiet", "main")
    (source / BN / "d.md").write_text(product("Của người khác"), encoding="utf-8")
    commit(source, "khác")
    assert 0 == run(["diff", "main..nhanh"])
    out = capsys.readouterr().out
    assert ("#### ★★★★ Mới" in out, "#### ★★★★ Chè" in out, "người khác" in out) == (True, True, False)


def test_what_is_not_committed(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source / BN / "a.md").write_text(product("Mỳ", stars="2"), encoding="utf-8")
    assert 0 == run(["diff", "HEAD", "--lang", "vi", "--to", "thay-doi.md"])
    text = (source / "thay-doi.md").read_text("utf-8")
    assert "| `stars` | 3 | 2 |" in text
    assert f"- ❌ `{BN}/a.md:5`" in text


@pytest.mark.parametrize("revisions", ["..HEAD", "HEAD..", "HEAD...HEAD", "", "khong-co..HEAD", "-x..HEAD"])
def test_revisions_that_are_none(source: Path, revisions: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == run(["diff", "--", revisions])
    assert "Traceback" not in capsys.readouterr().err


def test_a_huge_or_linked_file_of_a_commit_costs_nothing(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = git(source, "rev-parse", "HEAD")
    with (source / BN / "to.jpg").open("wb") as file:
        file.truncate(60_000_000)
    (source / BN / "link.md").symlink_to("/etc/passwd")
    (source / BN / "x.md").write_text(product(images="[{file: to.jpg}]"), encoding="utf-8")
    commit(source)
    assert 0 == run(["diff", f"{base}..HEAD"])
    out = capsys.readouterr().out
    assert "root:" not in out
    assert f"`{BN}/x.md:" in out
    assert "❌" in out
