"""The command `ocop`: languages, help, exit codes, failures as sentences; `ocop check`."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from generator import __version__, cli
from generator.cli import VERBS, run
from generator.cli.failures import STOPPED, report, sentences
from generator.cli.verbs import Bilingual, language_of
from generator.diagnostics import ContentError, Diagnostic, EnvironmentFault, UsageError
from tests.support.invalid import BASE, PRODUCT, lay
from tests.support.programs import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.vietnamese import Language


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "OCOP_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay(tmp_path, BASE.name, monkeypatch)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spoil(source: Path, old: str, new: str) -> None:
    text = (source / PRODUCT).read_text(encoding="utf-8")
    assert old in text
    (source / PRODUCT).write_text(text.replace(old, new), encoding="utf-8")


def ocop(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(arguments)
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "vi_VN.UTF-8"}, "vi"),
        ([], {"LANG": "vi_VN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ([], {"LANG": "en_US", "LC_MESSAGES": "vi"}, "vi"),
        ([], {"LC_ALL": "", "LANG": "vi"}, "vi"),
        (["check", "--lang", "vi"], {}, "vi"),
        (["check", "--lang=en"], {"LANG": "vi"}, "en"),
        (["check", "--lang"], {"LANG": "vi"}, "vi"),
        (["check", "--lang", "fr"], {}, "en"),
    ],
)
def test_the_language(arguments: list[str], environment: dict[str, str], language: Language) -> None:
    assert language == language_of(arguments, environment)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_examples(
    verb: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = ocop(capsys, verb, "--help", "--lang", language)
    words = {"vi": ("Cách dùng: ", "Tùy chọn:", "Ví dụ:"), "en": ("Usage: ", "Options:", "Examples:")}
    assert (0, "") == (code, err)
    assert [True] * 3 == [word in out for word in words[language]]
    assert f"ocop {verb}" in out.split(words[language][2])[1]
    assert ("--source DIR" in out, "--lang [vi|en]" in out) == (True, True)


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_described_in_both_languages(verb: str) -> None:
    command = cli._group().get_command(click.Context(cli._group()), verb)  # noqa: SLF001 - the group is made per run
    assert isinstance(command, Bilingual)
    for text in [command.about, *(said for _, said in command.examples)]:
        assert text.vi != text.en
    for param in command.params:
        if isinstance(param, click.Option):
            said = getattr(param, "said", None)
            assert said is not None, param.name
            assert said.vi != said.en


def test_help_lists_all_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ocop(capsys, "--help")
    assert (0, True) == (code, all(f"\n  {verb} " in out for verb in VERBS))
    assert "Lệnh:" in ocop(capsys, "--lang", "vi", "--help")[1]
    code, out, err = ocop(capsys)
    assert (2, "", True) == (code, out, "Commands:" in err)


def test_help_and_version_import_no_verb() -> None:
    """A warm build must start fast: what a verb needs is imported by that verb."""
    script = (
        "import sys; from generator.cli import run; run(['--version']); run(['--help']); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, cwd=REPOSITORY, encoding="utf-8"
    )
    assert done.stdout.startswith(f"{__version__}\n")
    modules = set(done.stdout.splitlines()[-1].split())
    assert not modules & {
        "yaml",
        "PIL",
        "babel",
        "rich",
        "watchdog",
        "jinja2",
        "markdown",
        "nh3",
        "generator.build",
    }


def test_check_of_a_clean_catalogue(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (0, "", "9 files, no mistakes.\n") == ocop(capsys, "check")
    assert (0, "", "9 tệp, không có lỗi.\n") == ocop(capsys, "check", "--lang", "vi")
    assert (0, "", "9 files, no mistakes.\n") == ocop(capsys, "check", "--source", str(source))


def test_check_tells_problems_on_stderr(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(source, "stars: 4", "stars: 2")
    code, out, err = ocop(capsys, "check", "--lang", "vi")
    assert (1, "") == (code, out)
    assert f"{PRODUCT}:6:8: lỗi stars-value: " in err
    assert "\n    stars: 2\n           ^\n  → Hạng 2 sao " in err
    assert err.endswith("9 tệp: 1 lỗi, 0 cảnh báo.\n")


def test_strict_takes_warnings_for_errors(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(source, "grade: A", "grade: C")
    assert 0 == ocop(capsys, "check")[0]
    code, _, err = ocop(capsys, "check", "--strict")
    assert (1, True) == (code, err.endswith("9 files; errors: 0, warnings: 1.\n"))


def test_fix_mends_what_cannot_be_seen(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(source, "Mỳ gạo", "Mỳ\u200b gạo")
    assert (0, "", f"Mended {PRODUCT}.\n9 files, no mistakes.\n") == ocop(capsys, "check", "--fix")
    assert "\u200b" not in (source / PRODUCT).read_text(encoding="utf-8")


def test_some_files(
    source: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(source, "stars: 4", "stars: 2")
    producer = "content/producers/htx-my-gao-chu.yml"
    assert (0, "1 files, no mistakes.\n") == ocop(capsys, "check", producer)[::2]
    assert 1 == ocop(capsys, "check", str(source / PRODUCT), producer)[0]
    monkeypatch.chdir(source / "content" / "products")
    assert 1 == ocop(capsys, "check", "bac-ninh/my-gao-chu.md", "--source", "../..")[0]


def test_a_link_is_reported_and_not_followed(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source / "content/products/bac-ninh/khac.md").symlink_to(source / PRODUCT)
    code, _, err = ocop(capsys, "check", "content/products/bac-ninh/khac.md")
    assert (1, True) == (code, "error symlink" in err)


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (
            ["chek"],
            "Không có lệnh “chek”. Có phải là `ocop check`?",
            "There is no command “chek”. Did you mean",
        ),
        (["zzz\x1b"], "Không có lệnh “zzz\\x1b”.", "There is no command “zzz\\x1b”. The commands are:"),
        (["check", "nope.md"], "Không thấy tệp nope.md trong", "There is no file nope.md in"),
        (["check", "content"], "content là thư mục", "content is a folder"),
        (["check", "content/products"], "content/products là thư mục", "content/products is a folder"),
        (["check", "/etc/passwd"], "Không thấy tệp /etc/passwd", "There is no file /etc/passwd"),
        (
            ["check", "--source", "/nowhere"],
            "Không thấy thư mục content/",
            "There is no folder content/ in /nowhere",
        ),
        (["check", "--strct"], "Không có tùy chọn --strct. Có phải là --strict", "No such option"),
        (["schema", "zzz"], "Giá trị của", "Invalid value for"),
        (
            ["check", "--source"],
            "Tùy chọn --source chưa được dùng đúng",
            "Option '--source' requires an argument",
        ),
    ],
)
def test_wrong_use_is_told_in_a_sentence(
    arguments: list[str], vi: str, en: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, words in (("vi", vi), ("en", en)):
        code, out, err = ocop(capsys, f"--lang={language}", *arguments)
        assert (2, "", True) == (code, out, err.startswith(f"ocop: {words}")), err
        assert "Traceback" not in err


@pytest.fixture
def broken(source: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Make `ocop check` fail with an error of one's choice."""

    def fail_with(error: BaseException) -> None:
        def fail(*_: object) -> None:
            raise error

        monkeypatch.setattr("generator.rules.check_source", fail)

    return fail_with


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (UsageError(vi="a", en="wrong use"), 2, "ocop: wrong use\n"),
        (EnvironmentFault(vi="a", en="no disk"), 3, "ocop: no disk\n"),
        (OSError(28, "No space left on device"), 3, "ocop: The system does not let us: [Errno 28] No space"),
        (
            ValueError("odd \x1b"),
            3,
            "ocop: The program met an unexpected error (ValueError: odd \\x1b, fail:",
        ),
        (KeyboardInterrupt(), STOPPED, ""),
    ],
)
def test_failures_are_sentences(
    error: BaseException,
    code: int,
    words: str,
    capsys: pytest.CaptureFixture[str],
    broken: Callable[..., None],
) -> None:
    broken(error)
    found, out, err = ocop(capsys, "check")
    assert (code, "") == (found, out)
    assert err.startswith(words) if words else not err.strip()
    assert "Traceback" not in err


def test_a_traceback_can_be_asked_for(broken: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCOP_TRACEBACK", "1")
    broken(ValueError("odd"))
    with pytest.raises(ValueError, match="odd"):
        run(["check"])


def test_problems_that_nobody_told_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    diagnostic = Diagnostic("content/catalog.yml", 1, 1, "settings-missing", "error")
    assert 1 == report(ContentError([diagnostic]), "en")
    assert "content/catalog.yml:1:1: error settings-missing" in capsys.readouterr().err
    assert 1 == report(ContentError([diagnostic], told=True), "en")
    assert "settings-missing" not in capsys.readouterr().err


def test_other_errors_of_click_are_told_as_it_says_them() -> None:
    assert ["ocop: Could not open file 'a': gone"] == sentences(click.FileError("a", "gone"), "vi")
    assert ["ocop: Thiếu tham số.", "Xem thêm: ocop --help"] == sentences(click.MissingParameter(), "vi")


def test_a_closed_pipe_is_no_traceback() -> None:
    script = f"{sys.executable} -m generator schema product | head -c 10"
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, check=True, cwd=REPOSITORY, encoding="utf-8"
    )
    assert ('{\n  "$sche', "") == (done.stdout, done.stderr)
