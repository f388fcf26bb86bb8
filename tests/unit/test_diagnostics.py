"""How problems are said, on a terminal and to programs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import (
    BufferReporter,
    ContentError,
    Diagnostic,
    EnvironmentFault,
    Finding,
    NullReporter,
    OcopError,
    TerminalReporter,
    UsageError,
    as_dict,
    by_place,
    dotted,
    headline,
    mend,
    message,
    render,
    undotted,
    written,
)
from generator.diagnostics.text import EXCERPT_WIDTH, VALUE_LIMIT, excerpt, shown
from generator.rulebook import RULES

if TYPE_CHECKING:
    from pathlib import Path

STARS = Diagnostic("content/products/a.md", 5, 8, "stars-value", "error", "stars", "2", {"low": "2"})


def test_a_diagnostic_reads_in_both_languages() -> None:
    assert (
        "content/products/a.md:5:8: error stars-value: `stars` is 3, 4 or 5; here it is “2”.\n"
        "    stars: 2\n"
        "           ^\n"
        "  → 2 stars are never certified (Quyết định 26/2026/QĐ-TTg, Điều 4), so the catalogue leaves "
        "them out."
    ) == render(STARS, "en", "stars: 2")
    assert (
        "content/products/a.md:5:8: lỗi stars-value: `stars` là 3, 4 hoặc 5; ở đây là “2”.\n"
        "  → Hạng 2 sao không được cấp giấy chứng nhận (Quyết định 26/2026/QĐ-TTg, Điều 4), nên không có "
        "trong danh mục."
    ) == render(STARS, "vi")


def test_the_most_exact_way_to_mend_is_shown() -> None:
    plain = Diagnostic("a", 1, 1, "stars-value", "error", "history[0].stars", "x")
    assert "Please give the decision's rank: `stars: 4`." == mend(plain, "en")
    exact = Diagnostic("a", 1, 1, "stars-value", "error", "stars", "4 sao", {"stars": "4"})
    assert "Please write `stars: 4`." == mend(exact, "en")


def test_a_fact_that_is_not_known_fails_nothing() -> None:
    assert "The file has … KB; a content file may have … KB at most." == message(
        Diagnostic("a", 1, 1, "file-too-large", "error"), "en"
    )


def test_programs_get_a_dict() -> None:
    assert {
        "path": "content/products/a.md",
        "line": 5,
        "column": 8,
        "severity": "error",
        "rule": "stars-value",
        "field": "stars",
        "found": "2",
        "message": message(STARS, "vi"),
        "mend": mend(STARS, "vi"),
    } == as_dict(STARS, "vi")


def test_hostile_text_is_shown_harmless() -> None:
    hostile = "\x1b[31mred\x07\u202e{key} {0.__class__}\r\n"
    diagnostic = Diagnostic(f"content/{hostile}.md", 1, 1, "stars-value", "error", "stars", hostile)
    said = render(diagnostic, "vi", hostile)
    assert not {"\x1b", "\x07", "\u202e", "\r"} & set(said)
    assert "\\x1b[31mred\\x07\\u202e{key} {0.__class__}\\r\\n" in headline(diagnostic, "vi")


def test_long_values_are_cut() -> None:
    assert ("a" * (VALUE_LIMIT - 1) + "…", "a" * VALUE_LIMIT) == (shown("a" * 500), shown("a" * VALUE_LIMIT))


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("stars: 2", 8, ["stars: 2", "       ^"]),
        ("", 1, ["", "^"]),
        ("ab", 9, ["ab", "  ^"]),
        ("\tx", 2, [" x", " ^"]),
        ("Mye\u0323\u0302u: 1", 8, ["Mye\u0323\u0302u: 1", "     ^"]),
        ("a\x1bb", 3, ["a·b", "  ^"]),
    ],
)
def test_a_caret_stands_under_its_column(line: str, column: int, expected: list[str]) -> None:
    assert expected == excerpt(line, column)


@given(st.text(max_size=400), st.integers(1, 500))
def test_an_excerpt_is_two_short_lines(line: str, column: int) -> None:
    text, caret = excerpt(line, column)
    assert len(text) <= EXCERPT_WIDTH * 2 + 2
    assert caret.strip() == "^"
    assert len(caret) <= len(text) + 1
    assert text.isprintable()


def test_paths_of_fields() -> None:
    path = ("images", 0, "file")
    assert ("images[0].file", "images.0.file") == (written(path), dotted(path))
    assert (path, ()) == (undotted("images.0.file"), undotted(""))


def test_diagnostics_are_sorted_by_place() -> None:
    later = Diagnostic("a", 10, 1, "stars-value", "error")
    sooner = Diagnostic("a", 9, 5, "stars-value", "error")
    other = Diagnostic("b", 1, 1, "stars-value", "error")
    assert [sooner, later, other] == sorted([other, later, sooner], key=by_place)


def test_a_finding_becomes_a_diagnostic() -> None:
    found = Finding(RULES["rank-source"], ("sources", 1)).at("a.md", 3, 4)
    assert ("a.md", 3, 4, "rank-source", "warning", "sources[1]", False) == (
        found.path,
        found.line,
        found.column,
        found.rule,
        found.severity,
        found.field,
        found.is_error,
    )


def test_reporters(tmp_path: Path) -> None:
    NullReporter().problems([STARS])
    buffer = BufferReporter()
    buffer.problems([STARS])
    assert ([STARS], 1, 0) == (buffer.found, buffer.count("error"), buffer.count("warning"))
    (tmp_path / "content/products").mkdir(parents=True)
    (tmp_path / STARS.path).write_text("---\na\nb\nc\nstars: 2\n")
    stream = io.StringIO()
    TerminalReporter(stream, "en", tmp_path).problems([STARS])
    assert render(STARS, "en", "stars: 2") + "\n\n" == stream.getvalue()


@pytest.mark.parametrize("content", [None, b"\xff\xff", b"one line", b""])
def test_a_terminal_needs_no_file(tmp_path: Path, content: bytes | None) -> None:
    (tmp_path / "content/products").mkdir(parents=True)
    if content is not None:
        (tmp_path / STARS.path).write_bytes(content)
    stream = io.StringIO()
    TerminalReporter(stream, "en", tmp_path).problems([STARS])
    assert render(STARS, "en") + "\n\n" == stream.getvalue()


def test_a_link_is_not_followed_for_an_excerpt(tmp_path: Path) -> None:
    (tmp_path / "content/products").mkdir(parents=True)
    (tmp_path / "secret").write_text("1\n2\n3\n4\nsecret\n")
    (tmp_path / STARS.path).symlink_to(tmp_path / "secret")
    stream = io.StringIO()
    TerminalReporter(stream, "en", tmp_path).problems([STARS])
    assert "secret" not in stream.getvalue()


def test_the_tree_of_errors() -> None:
    assert [1, 2, 3] == [error.exit_code for error in (ContentError, UsageError, EnvironmentFault)]
    assert all(issubclass(error, OcopError) for error in (ContentError, UsageError, EnvironmentFault))
    error = ContentError([STARS])
    assert ((STARS,), False, "The content has 1 problems.") == (error.diagnostics, error.told, error.text.en)
