from __future__ import annotations

import json

import pytest

from generator.search import compact as compact_module
from generator.search.compact import compact, pack, read_words, result_id, unpack
from generator.search.pagefind import index_documents
from generator.search.vocabulary import vocabulary

TEXTS = ["ca phe caqphe", "nuoc mam nuocqmam", "ca kho caqkho " + "x" * 60, "banh baqquang", "ca tra"]
DOCUMENTS = [f'<html lang="vi"><body><p>{text} .</p></body></html>' for text in TEXTS]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return index_documents(DOCUMENTS)


def words_of(files: dict[str, bytes]) -> dict[str, bytes]:
    lists = [data for name, data in sorted(files.items()) if name.endswith(".pf_index")]
    return {word.text: word.entry for data in lists for word in read_words(unpack(data))}


def test_every_word_keeps_its_entry(files: dict[str, bytes]) -> None:
    made = compact(files, len(TEXTS))
    assert words_of(made.files) == words_of(files)
    assert set(words_of(files)) == {word for text in TEXTS for word in text.split()}


def test_documents_of_each_word_are_counted(files: dict[str, bytes]) -> None:
    counts = compact(files, len(TEXTS)).counts
    assert (counts["ca"], counts["caqphe"], counts["nuocqmam"]) == (3, 1, 1)


def test_pages_are_numbered_as_the_documents_were(files: dict[str, bytes]) -> None:
    """Postings hold the distance from the page before: "ca" is in documents 0, 2 and 4."""
    entry = words_of(files)["ca"]
    assert entry.startswith(b"\x83bca\x83\x83\x00")
    assert entry.count(b"\x83\x02") == 2


def test_ids_are_numbers_with_the_last_digit_first(files: dict[str, bytes]) -> None:
    assert [result_id(number) for number in (0, 1, 0x1A2B, 0x12345)] == ["0000", "1000", "b2a1", "54321"]
    meta = next(data for name, data in compact(files, 5).files.items() if name.endswith(".pf_meta"))
    plain = unpack(meta)
    assert plain[:7] == b"\x86e1.5.2"
    assert [plain.count(f"d{result_id(number)}".encode()) for number in range(5)] == [1] * 5


def test_lists_are_cut_so_that_none_is_long(files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compact_module, "PART", 60)
    made = compact(files, len(TEXTS)).files
    parts = [unpack(data) for name, data in made.items() if name.endswith(".pf_index")]
    assert len(parts) > 4
    assert all(len(part) <= 64 or len(list(read_words(part))) == 1 for part in parts)


def test_what_looks_like_a_word_within_numbers_is_none() -> None:
    """A distance of 33,633 pages is written 19 83 61."""
    entry = b"\x83aa\x81\x83\x19\x83\x61\x81\x00\x80\x80"
    data = b"\x81\x82" + entry + b"\x83ab\x81\x83\x00\x81\x01\x80\x80"
    assert [(word.text, word.documents) for word in read_words(data)] == [("a", 1), ("b", 1)]


@pytest.mark.parametrize("data", [b"\x82\x80\x80", b"\x80"])
def test_another_form_is_refused(files: dict[str, bytes], data: bytes) -> None:
    name = next(name for name in files if name.endswith(".pf_index"))
    with pytest.raises((ValueError, IndexError)):
        compact(files | {name: pack(data)}, len(TEXTS))


def test_the_vocabulary_is_syllables_and_what_follows_them(files: dict[str, bytes]) -> None:
    made = vocabulary(compact(files, len(TEXTS)).counts)
    syllables, pairs = json.loads(made["syllables.json"]), json.loads(made["pairs.json"])
    assert {"ca2", "phe1", "quang0", "mam1"} <= set(syllables.split())
    assert pairs["ca"] == "kho0 phe0"
    assert pairs["ba"] == "quang0"
