from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

import pagefind_bin
import pytest

from generator.diagnostics import EnvironmentFault
from generator.search.pagefind import index_documents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = ("dong trung ha thao", "mi gao chu", "ca phe bot", "nuoc mam", "dong trung kho")
DOCUMENTS = [f'<html lang="vi"><body><p>{name} .</p></body></html>' for name in NAMES]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a shell script in Pagefind's place."""

    def put(script: str, mode: int = stat.S_IRWXU) -> None:
        path = tmp_path / "pagefind"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(mode)
        monkeypatch.setattr(pagefind_bin, "get_executable", lambda: path)

    return put


def test_it_keeps_only_what_the_page_loads() -> None:
    kinds = {name.rpartition(".")[2] for name in index_documents(DOCUMENTS)}
    assert kinds == {"js", "json", "pagefind", "pf_meta", "pf_index"}
    assert "pagefind.js" in index_documents(DOCUMENTS)


def test_the_same_documents_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [text.replace(".", f"{number} .") for number in range(200) for text in DOCUMENTS]
    once = index_documents(many)
    monkeypatch.setenv("RAYON_NUM_THREADS", "1")
    monkeypatch.setenv("LC_ALL", "C")
    assert index_documents(many) == once


def test_the_index_is_one_for_all_languages() -> None:
    files = index_documents(DOCUMENTS)
    assert list(json.loads(files["pagefind-entry.json"])["languages"]) == ["vi"]


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'no room left' >&2; exit 7", "no room left"),
        ("exit 7", "exit 7"),
    ],
)
def test_a_failing_program_is_a_sentence_not_a_traceback(
    program: Callable[[str], None], script: str, said: str
) -> None:
    program(script)
    with pytest.raises(EnvironmentFault) as caught:
        index_documents(DOCUMENTS)
    assert caught.value.exit_code == 3
    assert said in caught.value.text.en
    assert "chỉ mục tìm kiếm" in caught.value.text.vi


def test_an_error_that_the_program_reports_is_told(program: Callable[[str], None]) -> None:
    answer = "eyJwYXlsb2FkIjp7InR5cGUiOiJFcnJvciIsIm1lc3NhZ2UiOiJiYWQgaW5kZXgifX0="
    program(f"printf '{(answer + ',') * (len(DOCUMENTS) + 2)}'; sleep 5")
    with pytest.raises(EnvironmentFault, match="bad index"):
        index_documents(DOCUMENTS)


def test_a_missing_program_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise FileNotFoundError("Could not find any of [pagefind]")

    monkeypatch.setattr(pagefind_bin, "get_executable", missing)
    with pytest.raises(EnvironmentFault, match="install the package pagefind-bin again"):
        index_documents(DOCUMENTS)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission")
def test_a_program_that_may_not_be_run_says_so(program: Callable[..., None]) -> None:
    program("exit 0", stat.S_IRUSR)
    with pytest.raises(EnvironmentFault, match="cannot be run"):
        index_documents(DOCUMENTS)
