"""`ocop check`: its four forms, some files of many, and what was wrong before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.cli import run
from generator.diagnostics import Diagnostic
from generator.diagnostics.github import SUMMARY_LIMIT, job_summary, workflow_commands
from generator.diagnostics.markdown import code, plain
from generator.rules import check_source
from generator.rules.causes import is_caused
from tests.support.invalid import BASE, PRODUCT, lay
from tests.support.repositories import commit, start

if TYPE_CHECKING:
    from pathlib import Path

OTHER = "content/products/bac-ninh/khac.md"
PRODUCER = "content/producers/htx-my-gao-chu.yml"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    lay(tmp_path, BASE.name, monkeypatch)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def copy(source: Path, to: str, *changes: tuple[str, str]) -> None:
    text = (source / PRODUCT).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (source / to).parent.mkdir(parents=True, exist_ok=True)
    (source / to).write_text(text, encoding="utf-8")


def ocop(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = run(arguments)
    told = capsys.readouterr()
    return status, told.out, told.err


def problem(path: str = PRODUCT, rule: str = "no-source", found: str = "", **facts: str) -> Diagnostic:
    severity = "warning" if rule in {"rank-source", "image-unused"} else "error"
    return Diagnostic(path, 3, 5, rule, severity, "stars", found, facts)  # type: ignore[arg-type]


# GitHub


def test_the_first_error_of_each_file_is_an_annotation() -> None:
    found = [
        problem("a.md", "rank-source"),
        problem("a.md", "stars-value", "9"),
        problem("a.md"),
        problem("b,%:.md", "rank-source"),
    ]
    lines = list(workflow_commands(found, "vi", "danh-muc/"))
    assert ["::error file=danh-muc/a.md,line=3,col=5,title=stars-value", "::warning"] == [
        lines[0].rpartition("::")[0],
        lines[1].partition(" ")[0],
    ]
    assert "file=danh-muc/b%2C%25%3A.md," in lines[1]


def test_what_a_contributor_wrote_starts_no_command() -> None:
    (line,) = workflow_commands([problem(rule="stars-value", found="4\n::error::x%0A::set-env")], "en")
    assert "\n" not in line
    assert "%250A" in line


def test_the_summary_has_all_problems_and_nothing_of_them_is_markup() -> None:
    hostile = problem(rule="stars-value", found="<img src=x> @lan #1 | [a](javascript:b) https://a.vn")
    text = job_summary([problem(rule="rank-source"), hostile], [problem()], "vi")
    assert text.index("❌") < text.index("⚠️")
    assert "&lt;img src=x&gt;" in text
    for sign in ("<img", "@lan", "#1", "[a](", "://a"):
        assert sign not in text
    assert "<details><summary>1 điểm có từ trước" in text
    assert "Không có lỗi" in job_summary([], [], "vi")


def test_a_long_summary_is_cut() -> None:
    text = job_summary([problem()] * (SUMMARY_LIMIT + 7), [], "en")
    assert "… and 7 more." in text
    assert len(text) < 1024 * 1024


def test_check_writes_annotations_and_the_summary(
    source: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    copy(source, PRODUCT, ("stars: 4", "stars: 2"))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(source / "summary.md"))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(source.parent))
    status, out, err = ocop(capsys, "check", "--format", "github", "--lang", "vi")
    assert 1 == status
    assert out.startswith(f"::error file={source.name}/{PRODUCT},line=6,col=8,title=stars-value::")
    assert err == "9 tệp: 1 lỗi, 0 cảnh báo.\n"
    assert "`content/products/bac-ninh/my-gao-chu.md:6`" in (source / "summary.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@lan", "@\u200blan"),
        ("#12 GH-12 a-1", "\\#\u200b12 GH-\u200b12 a-1"),
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("https://a.vn www.a.vn", "https:\u200b//a.vn www\u200b.a.vn"),
        ("a@b.vn", "a@\u200bb.vn"),
        ("deadbeefcafe 0204123", "deadbe\u200befcafe 020412\u200b3"),
        ("a\nb\x1b[0m", "a b\\\\x1b\\[0m"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("![a](b)", "\\!\\[a\\](b)"),
        ("một `hai`", "một \\`hai\\`"),
    ],
)
def test_text_of_others_is_plain(text: str, shown: str) -> None:
    assert shown == plain(text, 100)


def test_code_cannot_be_left() -> None:
    assert "`aˋ<b>`" == code("a`<b>")


# JSON and SARIF


def test_json(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy(source, PRODUCT, ("stars: 4", "stars: 2"))
    status, out, err = ocop(capsys, "check", "--format=json")
    whole = json.loads(out)
    assert (1, "") == (status, err)
    assert (9, 1, 0) == (whole["files"], whole["errors"], whole["warnings"])
    (one,) = whole["problems"]
    assert (PRODUCT, 6, 8, "stars-value", "2", False) == tuple(
        one[name] for name in ("path", "line", "column", "rule", "found", "old")
    )


def test_sarif(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy(source, PRODUCT, ("stars: 4", "stars: 2"))
    log = json.loads(ocop(capsys, "check", "--format=sarif", "--lang=vi")[1])
    (run_,) = log["runs"]
    (result,) = run_["results"]
    place = result["locations"][0]["physicalLocation"]
    assert ("2.1.0", "unicodeCodePoints") == (log["version"], run_["columnKind"])
    assert ("stars-value", "error", "new") == (result["ruleId"], result["level"], result["baselineState"])
    assert (PRODUCT, 6, 8) == (
        place["artifactLocation"]["uri"],
        place["region"]["startLine"],
        place["region"]["startColumn"],
    )
    assert result["ruleId"] in {rule["id"] for rule in run_["tool"]["driver"]["rules"]}


# Some files, and what they break elsewhere


def test_a_code_that_another_file_has_is_told_at_the_file_in_question(source: Path) -> None:
    add = ("sources:", 'trace: {gtin: "8936017362454"}\nsources:')
    copy(source, OTHER, add)
    copy(source, PRODUCT, add)
    for path in (OTHER, PRODUCT):
        report = check_source(source, [path])
        assert [("gtin-repeated", path)] == [(item.rule, item.path) for item in report.diagnostics]
    assert [OTHER] == [item.path for item in check_source(source, touched=[OTHER]).diagnostics]


def test_an_identity_that_another_file_has_is_told_at_the_file_in_question(source: Path) -> None:
    twin = "content/products/bac-ninh/xa/my-gao-chu.md"
    copy(source, twin)
    for path in (twin, PRODUCT):
        assert [path] == [item.path for item in check_source(source, [path]).diagnostics]


def test_problems_elsewhere_are_old(source: Path) -> None:
    (source / "content/products/bac-ninh/thua.txt").write_text("a")
    copy(source, OTHER, ("stars: 4", "stars: 2"))
    report = check_source(source, [PRODUCT])
    assert ((), ["unknown-file"]) == (report.diagnostics, [item.rule for item in report.old])


def test_a_table_concerns_every_file(source: Path) -> None:
    copy(source, OTHER, ("stars: 4", "stars: 2"))
    report = check_source(source, ["content/taxonomy/stars.yml"])
    assert [OTHER] == [item.path for item in report.diagnostics]


def test_a_photo_is_compared_with_the_records_beside_it(source: Path) -> None:
    photo = "content/products/bac-ninh/a.jpg"
    (source / photo).write_bytes(b"x")
    assert ["image-unused"] == [item.rule for item in check_source(source, [photo]).diagnostics]


@pytest.mark.parametrize(
    ("one", "touched", "caused"),
    [
        (problem(), [PRODUCT], True),
        (problem(), [OTHER], False),
        (problem(rule="gtin-repeated", other=OTHER), [OTHER], True),
        (problem(rule="producer-unknown", found="htx-my-gao-chu"), [PRODUCER], True),
        (problem(rule="product-unknown", found="bac-ninh/khac"), [OTHER], True),
        (problem(rule="producer-unknown", found="khac"), [PRODUCER], False),
        (problem(rule="image-missing", found="a.jpg"), ["content/products/bac-ninh/a.jpg"], True),
        (problem(rule="image-missing", found="a.jpg"), ["content/products/hue/a.jpg"], False),
        (problem(), ["content/taxonomy/stars.yml"], True),
    ],
)
def test_what_a_change_has_caused(one: Diagnostic, touched: list[str], *, caused: bool) -> None:
    assert caused == is_caused(one, touched)


# Compared with a revision


def test_old_problems_are_told_and_block_nothing(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy(source, OTHER, ("stars: 4", "stars: 2"))
    start(source)
    assert 1 == ocop(capsys, "check")[0]
    status, _, err = ocop(capsys, "check", "--base", "HEAD", "--lang", "vi")
    assert 0 == status
    assert "Có từ trước, không do lần sửa này và không chặn: 1 điểm.\n" in err
    assert f"  {OTHER}:6:8: lỗi stars-value: " in err
    copy(source, PRODUCT, ("stars: 4", "stars: 1"))
    status, _, err = ocop(capsys, "check", "--base", "HEAD")
    assert (1, True) == (status, err.endswith("10 files; errors: 1, warnings: 0.\n"))
    copy(source, OTHER, ("stars: 1", "stars: 4"))
    commit(source)
    problems = json.loads(ocop(capsys, "check", "--base=HEAD~1", "--format=json")[1])["problems"]
    assert [(PRODUCT, False)] == [(one["path"], one["old"]) for one in problems]


def test_a_producer_that_goes_away_is_missed_elsewhere(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy(source, OTHER, ("sources:", "producer: htx-my-gao-chu\nsources:"))
    (source / PRODUCER).write_text(
        "name: HTX mỳ gạo Chũ\nsources: [{title: A, grade: A}]\n", encoding="utf-8"
    )
    start(source)
    (source / PRODUCER).unlink()
    status, _, err = ocop(capsys, "check", "--base", "HEAD")
    assert (1, True) == (status, f"{OTHER}:" in err and "producer-unknown" in err)


def test_a_trial_goes_with_fix(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == ocop(capsys, "check", "--dry-run")[0]
    copy(source, PRODUCT, ("stars: 4", "stars: 4  "))
    status, out, err = ocop(capsys, "check", "--fix", "--dry-run")
    assert (0, True, True) == (status, "-stars: 4  \n+stars: 4\n" in out, f"Would mend {PRODUCT}." in err)
    assert "stars: 4  " in (source / PRODUCT).read_text("utf-8")
