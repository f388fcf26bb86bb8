"""``ocop build``: options that make no sense are said plainly, and the terminal tells what happens."""

from __future__ import annotations

import io
import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.build.job import Outcome
from generator.cli import run, terminal
from generator.cli.build import BaseUrl, Day, is_base_url
from generator.cli.serve import TerminalVoice
from generator.cli.terminal import PHASES, PlainListener, RichListener, duration, listener, summary
from generator.diagnostics import ContentError, Diagnostic, UsageError

DONE = Outcome(products=1234, outputs=5678, written=("a", "b"), removed=("c",), seconds={"read": 0.5})
BROKEN = Diagnostic("content/a.md", 1, 8, "stars-value", "error", "stars", "7")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "url",
    ["https://example.vn", "https://example.vn/danh-muc/", "http://127.0.0.1:8000/", "https://ví-dụ.vn/"],
)
def test_addresses_that_a_site_can_have(url: str) -> None:
    assert is_base_url(url)
    assert BaseUrl().convert(url, None, None) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.vn",
        "/danh-muc/",
        "//example.vn/",
        "ftp://example.vn/",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "https://example.vn/?q=1",
        "https://example.vn/#a",
        "https://user:secret@example.vn/",
        "https://example.vn:port/",
        "https://example.vn:99999/",
        "https://[::1",
        "https://example.vn/ danh-muc",
        'https://example.vn/"><script>',
        "https://example.vn/\\..",
        "https://example.vn/\n",
    ],
)
def test_addresses_that_it_cannot(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        BaseUrl().convert(url, None, None)
    assert "https://example.vn" in caught.value.text.vi


def test_days() -> None:
    assert Day().convert("2026-11-22", None, None) == date(2026, 11, 22)
    for wrong in ("22/11/2026", "2026-13-01", "2026-02-30", "hôm nay", ""):
        with pytest.raises(UsageError, match="2026-11-22"):
            Day().convert(wrong, None, None)


def test_every_step_of_the_recipe_has_words() -> None:
    recipe = Path(terminal.__file__).parent.parent / "build/recipe.py"
    names = set(re.findall(r"phase\(\"(\w+)\"\)", recipe.read_text("utf-8")))
    assert names
    assert names <= set(PHASES)


def test_a_log_has_one_line_a_step() -> None:
    stream = io.StringIO()
    heard = listener(Path(), "vi", stream)
    with heard.phase("read"):
        heard.expect(1234)
        heard.advance(1000)
    with heard.phase("join"):
        heard.note("waiting")
    lines = stream.getvalue().splitlines()
    assert re.fullmatch(r"  Đọc nội dung \(1\.234\): 0,0\d giây", lines[0])
    assert lines[1] == "Một lần dựng khác đang chạy, xin đợi…"
    assert re.fullmatch(r"  Ghép danh mục: 0,0\d giây", lines[2])
    assert len(lines) == 3


def test_a_step_that_fails_is_not_told_as_done() -> None:
    for kind in (PlainListener, RichListener):
        stream = Terminal()
        heard = kind(stream, "en", Path())
        with pytest.raises(ValueError, match="x"), heard.phase("read"):
            raise ValueError("x")
        assert stream.getvalue() == ""


def test_a_terminal_gets_a_bar_for_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    heard = listener(Path(), "en", stream)
    assert isinstance(heard, RichListener)
    with heard.phase("render"):
        heard.expect(10)
        heard.advance(1)
        assert stream.getvalue() == ""
        monkeypatch.setattr(terminal, "SHORT", -1.0)
        heard.advance(1)
        assert "2/10" in stream.getvalue()
        heard.advance(8)
        assert "10/10" in stream.getvalue()
    assert re.search(r"  Render \(10\): 0\.\d\d s\n$", stream.getvalue())


def test_problems_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("stars: 7\n", "utf-8")
    stream = io.StringIO()
    PlainListener(stream, "vi", tmp_path).problems([BROKEN])
    first, line, *_ = stream.getvalue().splitlines()
    assert first.startswith("content/a.md:1:8: lỗi stars-value: ")
    assert line.strip() == "stars: 7"


def test_summaries() -> None:
    assert summary(DONE, 0.5, "vi") == "1.234 sản phẩm, 5.678 tệp: ghi 2, xóa 1; 0,50 giây."
    assert summary(DONE, 12.34, "en") == "1,234 products, 5,678 files: 2 written, 1 removed; 12.3 s."
    idle = Outcome(products=3, outputs=9)
    assert summary(idle, 0.0, "vi") == "3 sản phẩm, 9 tệp: không có gì thay đổi; 0,00 giây."
    assert summary(idle, 0.0, "en") == "3 products, 9 files: nothing changed; 0.00 s."


def test_durations() -> None:
    assert (duration(0.126, "vi"), duration(0.126, "en")) == ("0,13 giây", "0.13 s")
    assert (duration(61.06, "vi"), duration(61.06, "en")) == ("61,1 giây", "61.1 s")


def warning(line: int, path: str = "content/a.md") -> Diagnostic:
    return Diagnostic(path, line, 1, "raw-html", "warning", "story", "<div>")


def test_a_preview_says_each_warning_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    voice = TerminalVoice(tmp_path, "vi")
    changed = [tmp_path.resolve() / "content/a.md"]

    def save(*found: Diagnostic) -> str:
        voice.quiet_listener().problems(found)
        voice.rebuilt(changed, DONE)
        return capsys.readouterr().err

    first = save(warning(3))
    assert "content/a.md:3:1: cảnh báo raw-html" in first
    assert re.search(r"\d\d:\d\d:\d\d content/a\.md: 2 tệp được ghi, 1 tệp bị xóa; 0,50 giây\n$", first)
    assert "cảnh báo" not in save(warning(4))
    assert "content/b.md:1:1: cảnh báo" in save(warning(4), warning(1, "content/b.md"))
    assert "cảnh báo" not in save()
    assert "content/a.md:3:1: cảnh báo" in save(warning(3))


def test_a_preview_says_every_error_each_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    voice = TerminalVoice(tmp_path, "en")
    changed = [tmp_path.resolve() / f"content/{name}.md" for name in "abcd"]
    for _ in range(2):
        voice.quiet_listener().problems([BROKEN])
        voice.failed(changed, ContentError([BROKEN]))
        said = capsys.readouterr().err
        assert "content/a.md, content/b.md and 2 more:" in said
        assert "content/a.md:1:8: error stars-value" in said
        assert "Traceback" not in said


def test_only_our_own_mistakes_show_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    voice = TerminalVoice(tmp_path, "vi")
    voice.failed([], OSError(28, "No space left on device", "x"))
    assert "Traceback" not in capsys.readouterr().err
    voice.failed([], RuntimeError("boom"))
    assert "RuntimeError: boom" in capsys.readouterr().err


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue as ``ocop init`` makes it, built once."""
    folder = tmp_path_factory.mktemp("cli") / "danh-muc"
    assert run(["init", str(folder), "--github", "--title", "Chè & bánh"]) == 0
    assert run(["build", "--source", str(folder), "--as-of", "2026-11-22", "--no-search"]) == 0
    return folder


def test_init_makes_what_it_says(catalogue: Path) -> None:
    assert run(["check", "--source", str(catalogue), "--strict"]) == 0
    assert (catalogue / ".github/workflows/deploy.yml").is_file()
    settings = json.loads((catalogue / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    for schema, pattern in settings.items():
        assert json.loads((catalogue / schema).read_text("utf-8"))["$defs"]
        assert pattern.startswith("content/")
    product = json.loads((catalogue / ".schema/product.json").read_text("utf-8"))
    assert "thai-nguyen" in product["$defs"]["Product"]["properties"]["province"]["enum"]


def test_init_says_what_to_do_next_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(tmp_path / "danh mục"), "--lang", "vi", "--github"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert f"cd '{tmp_path / 'danh mục'}'" in said.err
    assert "ocop serve" in said.err
    assert "Settings → Pages" in said.err
    assert run(["init", str(tmp_path / "two"), "--lang", "en"]) == 0
    assert "What to do next" in capsys.readouterr().err


def test_init_dry_run_lists_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "README.md").write_text("của tôi", "utf-8")
    assert run(["init", str(tmp_path), "--dry-run", "--lang", "vi"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "content/catalog.yml" in lines
    assert "README.md\tđã có, không ghi đè" in lines
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_init_refuses_what_it_would_overwrite_and_titles_that_are_none(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(catalogue), "--lang", "vi"]) == 2
    assert "không ghi đè" in capsys.readouterr().err
    for title in ("", "  ", "x" * 121):
        assert run(["init", str(tmp_path / "new"), "--title", title]) == 2
    assert not (tmp_path / "new").exists()


def test_a_second_build_has_nothing_to_do(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["build", "--source", str(catalogue), "--as-of", "2026-11-22", "--no-search", "--lang", "vi"]
    assert run([*arguments, "--timings"]) == 0
    said = capsys.readouterr()
    figures = json.loads(said.out)
    assert (figures["products"], figures["written"], figures["removed"]) == (3, 0, 0)
    assert figures["seconds"]["total"] >= figures["seconds"]["look"] > 0
    # The fixture is too young for its times to be trusted, so its files may be hashed again.
    assert set(figures["work"]) <= {"read unchanged", "read other"}
    assert "không có gì thay đổi" in said.err
    assert said.err.endswith(f"Trang nằm ở {catalogue / 'site'}\n")


def test_timings_tell_what_was_read_and_made(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--output", str(tmp_path / "out"), "--no-cache", "--no-search", "--as-of", "2026-11-22"]
    assert run(["build", "--source", str(catalogue), *where, "--timings"]) == 0
    figures = json.loads(capsys.readouterr().out)
    work = {kind: spent["count"] for kind, spent in figures["work"].items()}
    assert (work["read product"], work["render product"], work["render tables"]) == (3, 6, 1)
    assert all(spent["seconds"] > 0 for spent in figures["work"].values())


def test_a_sub_path_is_in_every_link(catalogue: Path, tmp_path: Path) -> None:
    where = ["--output", str(tmp_path / "out"), "--base-url", "https://ten.github.io/danh-muc"]
    assert run(["build", "--source", str(catalogue), "--no-search", "--as-of", "2026-11-22", *where]) == 0
    home = (tmp_path / "out/index.html").read_text("utf-8")
    assert 'rel="canonical" href="https://ten.github.io/danh-muc/"' in home
    assert set(re.findall(r'(?:href|src)="(/[^/"]*)', home)) == {"/danh-muc"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--as-of", "22/11/2026"], "2026-11-22"),
        (["--base-url", "ftp://x/"], "https://example.vn"),
        (["--jobs", "-1"], "--jobs"),
        (["--jobs", "x"], "--jobs"),
        (["--nothing"], "--nothing"),
    ],
)
def test_wrong_use_is_said_and_is_exit_2(
    catalogue: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "--source", str(catalogue), "--lang", "vi", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_a_folder_that_is_not_ours_is_left_alone(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("của tôi", "utf-8")
    assert run(["build", "--source", str(catalogue), "--output", str(tmp_path), "--lang", "vi"]) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_errors_are_exit_1_and_told_once(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = shutil.copytree(catalogue, tmp_path / "danh-muc")
    product = source / "content/products/thai-nguyen/che-vi-du.md"
    product.write_text(product.read_text("utf-8").replace("stars: 4", "stars: 7"), "utf-8")
    before = (source / "site/index.html").read_bytes()
    assert run(["build", "--source", str(source), "--lang", "vi"]) == 1
    said = capsys.readouterr().err
    assert said.count("lỗi stars-value") == 1
    assert "Traceback" not in said
    assert (source / "site/index.html").read_bytes() == before


def test_strict_stops_at_warnings(catalogue: Path, tmp_path: Path) -> None:
    source = shutil.copytree(catalogue, tmp_path / "danh-muc")
    product = source / "content/products/thai-nguyen/che-vi-du.md"
    product.write_text(product.read_text("utf-8") + "\n<div>thừa</div>\n", "utf-8")
    arguments = ["build", "--source", str(source), "--no-search", "--as-of", "2026-11-22"]
    assert run([*arguments, "--strict"]) == 1
    assert run(arguments) == 0


@pytest.mark.parametrize("verb", ["build", "serve", "init"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_help_shows_examples(verb: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([verb, "--help", "--lang", language]) == 0
    said = capsys.readouterr().out
    assert {"vi": "Ví dụ", "en": "Examples"}[language] in said
    assert said.count(f"ocop {verb}") >= 3
