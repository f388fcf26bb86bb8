"""`ocop new`: answers become a file that keeps the rules, and nothing is overwritten."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import run
from generator.diagnostics import ContentError, UsageError
from generator.drafts import QUESTIONS, Desk, Draft
from generator.rules import check_source
from generator.rules.tidying import tidied
from tests.support.programs import REPOSITORY
from tests.support.sites import CatalogueSite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MY = (
    *("new", "product", "--name", "Mỳ gạo Chũ", "--province", "Tỉnh Bắc Giang"),
    *("--source-title", "Danh sách", "--stars", "4"),
)
PATH = "content/products/bac-ninh/my-gao-chu.yml"


@pytest.fixture(autouse=True)
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    CatalogueSite(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


def ocop(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = run(arguments)
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (MY, PATH),
        ((*MY, "--md"), PATH.replace(".yml", ".md")),
        (("new", "producer", "--name", "HTX Chũ", "--province", "bac ninh"), "content/producers/htx-chu.yml"),
        (("new", "event", "--name", "Hội chợ", "--starts", "3/7/2026"), "content/events/hoi-cho.yml"),
        (
            ("new", "outlet", "--name", "Cửa hàng", "--province", "TP. Huế"),
            "content/outlets/hue/cua-hang.yml",
        ),
    ],
)
def test_a_new_file_keeps_the_rules_and_is_tidy(
    arguments: tuple[str, ...], path: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = ocop(capsys, *arguments, "--source-title", "Danh sách")
    assert (0, f"{path}\n") == (status, out)
    assert () == check_source(source).diagnostics
    text = (source / path).read_text("utf-8")
    assert text == tidied(path, text)
    assert "\n# Kiểm tra: ocop check " in text


def test_the_first_line_leads_editors_to_the_schema(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ocop(capsys, *MY)
    first = (source / PATH).read_text("utf-8").partition("\n")[0]
    assert "# yaml-language-server: $schema=../../../../.schema/product.json".replace("../", "", 1) == first
    assert (source / PATH).parent.joinpath(first.partition("=")[2]).is_file()


def test_suggestions_follow_from_the_name_and_the_answers(capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--decision", "3981/QĐ-UBND", "--producer", "HTX Chũ", "--dry-run")
    _, text, _ = ocop(capsys, *MY[:6], *MY[8:], *given)
    for line in (
        "province: bac-ninh",
        "category: thuc-pham",
        "set: che-bien-tu-gao-ngu-coc",
        "  type: htx",
        "- title: Quyết định 3981/QĐ-UBND",
        "  grade: A",
        "# name_en: Tên tiếng Anh.",
    ):
        assert f"\n{line}\n" in text


def test_a_trial_writes_nothing(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == ocop(capsys, *MY, "--dry-run")[0]
    assert not (source / "content/products").exists()
    assert not (source / ".schema").exists()


def test_a_producer_with_a_file_is_named_by_it(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ocop(capsys, "new", "producer", "--name", "Hợp tác xã mỳ gạo Chũ")
    ocop(capsys, *MY, "--producer", "HTX Mỳ gạo Chũ")
    assert "\nproducer: hop-tac-xa-my-gao-chu\n" in (source / PATH).read_text("utf-8")


def test_nothing_is_overwritten(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ocop(capsys, *MY, "--producer", "HTX A")
    before = (source / PATH).read_bytes()
    for again in ((), ("--producer", "HTX A"), ("--slug", "my-gao-chu"), ("--md",)):
        status, _, err = ocop(capsys, *MY, *again)
        assert (2, True) == (status, f"There is a file {PATH} already" in err)
    assert before == (source / PATH).read_bytes()
    assert ocop(capsys, *MY, "--producer", "HTX B")[1].endswith("/my-gao-chu-htx-b.yml\n")
    assert ocop(capsys, *MY, "--producer", "HTX A", "--slug", "khac")[1].endswith("/khac.yml\n")


def test_a_file_made_meanwhile_stays(source: Path) -> None:
    draft = Draft("event", Desk(source))
    for question, text in zip(QUESTIONS["event"], ("Hội chợ", "2026"), strict=False):
        assert () == draft.answer(question, text)
    made = draft.make()
    (source / "content/events").mkdir()
    (source / made.path).write_text("của người khác")
    with pytest.raises(UsageError):
        draft.write(made)
    assert "của người khác" == (source / made.path).read_text()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("new", "product", "--name", "A"), "--province is missing"),
        (("new", "product", "--name", "A", "--province", "zzz"), "--province: “zzz”"),
        (("new", "product", "--name", "A", "--province", "hue"), "--category is missing"),
        ((*MY[:6], *MY[8:]), "--source-title is missing"),
        ((*MY[:-1], "2"), "--stars: `stars` is 3, 4 or 5"),
        ((*MY, "--source-url", "javascript:alert(1)"), "--source-url: "),
        ((*MY, "--slug", "../../x"), "“../../x” cannot be the name of a file"),
        ((*MY, "--province", "../.."), "--province: “../..”"),
        (("new", "event", "--name", "A", "--stars", "4"), "A event has no --stars"),
        (("new", "zzz"), "Invalid value for"),
    ],
)
def test_wrong_answers_are_told(
    arguments: tuple[str, ...], words: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = ocop(capsys, *arguments)
    assert (2, "", True) == (status, out, err.startswith(f"ocop: {words}")), err
    assert not list((source / "content").rglob("*.yml.*"))
    assert not (source / "content/products").exists()


def test_what_the_rules_refuse_as_a_whole_is_not_written(source: Path) -> None:
    draft = Draft("event", Desk(source))
    by_name = {question.name: question for question in draft.questions}
    draft.answer(by_name["name"], "Hội chợ")
    with pytest.raises(ContentError):
        draft.make()


def test_a_folder_that_cannot_be_written_is_told(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source / "content/products").write_text("")
    status, _, err = ocop(capsys, *MY)
    assert (3, True) == (status, "Cannot write" in err)


# Questions


@pytest.fixture
def replies(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Answer at a terminal; an empty reply takes the suggestion."""
    waiting: list[str] = []

    def prompt(_said: str, *, default: str, show_default: bool, err: bool) -> str:
        assert (bool(default), True) == (show_default, err)
        return (waiting.pop(0) if waiting else "") or default

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "prompt", prompt)
    yield waiting
    assert [] == waiting


def test_questions_in_a_terminal(
    source: Path, replies: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    replies += ["", "Mỳ gạo Chũ", "zzz", "bac giang", "Nam Dương", "", "1", "2", "4", "HTX Chũ"]
    replies += ["3981/QĐ-UBND", "32/13/2023", "18/12/2023"]
    status, out, err = ocop(capsys, "new", "product", "--lang", "vi")
    assert (0, f"{PATH}\n") == (status, out)
    text = (source / PATH).read_text("utf-8")
    for line in ("commune: Nam Dương", "category: thuc-pham", "stars: 4", "  date: 2023-12-18"):
        assert f"\n{line}\n" in text
    assert "- title: Quyết định 3981/QĐ-UBND\n" in text
    for said in ("Câu này cần có câu trả lời.", "“zzz” không phải là mã", "Hạng 2 sao", "1. thuc-pham: "):
        assert said in err


def test_what_is_given_is_not_asked(
    source: Path, replies: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    replies += ["Nam Dương"]
    assert 0 == ocop(capsys, *MY)[0]
    assert "commune: Nam Dương" in (source / PATH).read_text("utf-8")


def test_a_real_terminal(source: Path) -> None:
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "generator", "new", "event", "--source", str(source), "--lang", "vi"]
    process = subprocess.Popen(
        command, cwd=REPOSITORY, stdin=follower, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    os.close(follower)
    os.write(leader, "Hội chợ Xuân\n2026-02\n\n\n\n\n\n\n\n".encode())
    out, err = process.communicate(timeout=30)
    os.close(leader)
    assert (0, b"content/events/hoi-cho-xuan.yml\n") == (process.returncode, out)
    assert "Tên sự kiện" in err.decode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(max_size=60))
def test_whatever_is_answered_the_file_says_it_or_is_refused(source: Path, name: str, place: str) -> None:
    draft = Draft("event", Desk(source))
    by_name = {question.name: question for question in draft.questions}
    wrong = [
        *draft.answer(by_name["name"], name),
        *draft.answer(by_name["starts"], "2026"),
        *draft.answer(by_name["place"], place),
    ]
    if wrong or "name" not in draft.answers:
        return
    made = draft.make()
    draft.write(made)
    report = check_source(source, [made.path])
    (source / made.path).unlink()
    assert [] == [one for one in report.diagnostics if one.is_error]
