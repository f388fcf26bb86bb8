"""Reading content files: encodings, YAML, front matter."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.files.decoding import SIZE_LIMIT, decode, position
from generator.files.documents import Document, parse_document, read_text, split
from generator.files.faults import Fault, FaultyFileError
from generator.files.yaml import DEPTH_LIMIT, read_fields
from generator.vietnamese import tidy

if TYPE_CHECKING:
    from generator.files.yaml import Value


def faults(text: str) -> list[Fault]:
    with pytest.raises(FaultyFileError) as caught:
        read_fields(text)
    return list(caught.value.faults)


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(fault.code, fault.line, fault.column) for fault in faults(text)]


def file_faults(data: bytes, path: str = "x.yml") -> list[Fault]:
    with pytest.raises(FaultyFileError) as caught:
        parse_document(path, data)
    return list(caught.value.faults)


def outcome(path: str, data: bytes) -> Document | list[Fault]:
    """What comes of a file: its document, or its faults, of which there is at least one."""
    try:
        return parse_document(path, data)
    except FaultyFileError as error:
        return list(error.faults)


def test_every_scalar_is_text() -> None:
    text = (
        'stars: 4\nscore: 78.50\ndate: 2023-12-18\nphone: 0204\nno: NO\nyes: yes\ntime: 1:30\nquoted: "4"\n'
    )
    assert read_fields(text) == {
        "stars": "4",
        "score": "78.50",
        "date": "2023-12-18",
        "phone": "0204",
        "no": "NO",
        "yes": "yes",
        "time": "1:30",
        "quoted": "4",
    }


def test_lists_and_groups() -> None:
    text = "a: [x, {b: y}]\nc:\n  - z\n  -\n    d: {}\n"
    assert read_fields(text) == {"a": ["x", {"b": "y"}], "c": ["z", {"d": {}}]}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", '""', "''", '"  "', '"\\u200b"'])
def test_an_empty_value_is_as_if_it_were_not_there(nothing: str) -> None:
    assert read_fields(f"name: Mỳ\nname_en: {nothing}\ntags: [a, {nothing or '~'}, b]\n") == {
        "name": "Mỳ",
        "tags": ["a", "b"],
    }


@pytest.mark.parametrize("word", ['"null"', "'~'", "none", "nil"])
def test_a_quoted_null_is_a_word(word: str) -> None:
    assert read_fields(f"name: {word}\n") == {"name": word.strip("\"'")}


def test_values_are_tidied_but_the_lines_of_a_story_stay() -> None:
    text = 'name: "Mỳ\\u00a0 gạo\\u200b"\nstory: |\n  Một.\n\n  - Hai.  \nsummary: |\n  một\n  hai\n'
    assert read_fields(text) == {"name": "Mỳ gạo", "story": "Một.\n\n- Hai.", "summary": "một hai"}


def test_a_story_within_a_group_is_no_story() -> None:
    assert read_fields("producer:\n  story: |\n    a\n    b\n") == {"producer": {"story": "a b"}}


SYNTAX = {
    "price:\n\tretail: 1\n": ("yaml-tab", 2, 1),
    "a:\n  b: 1\n\tc: 2\n": ("yaml-tab", 3, 1),
    "a:\n    b: 1\n  c: 2\n": ("yaml-indent", 3, 3),
    "a: 1\n  b: 2\n": ("yaml-indent", 2, 4),
    "a:\n  - b: 1\n   c: 2\n": ("yaml-indent", 3, 4),
    "name: Trà: ngon\n": ("yaml-colon", 1, 10),
    "a: b:\n": ("yaml-colon", 1, 5),
    "name:Mỳ\nprovince: x\n": ("yaml-no-space", 1, 6),
    "name: a\nbac-ninh\nstars: 4\n": ("yaml-no-colon", 2, 1),
    'name: "Mỳ\nprovince: x\n': ("yaml-quote", 1, 7),
    'name: "Mỳ" gạo\nprovince: x\n': ("yaml-quote", 1, 12),
    'summary: "Gọi là "mỳ" Chũ"\n': ("yaml-quote", 1, 19),
    'name: "a\\qb"\n': ("yaml-quote", 1, 9),
    "tags: [a, b\nname: x\n": ("yaml-bracket", 1, 7),
    "p: {a: 1, b: 2\nname: x\n": ("yaml-bracket", 1, 4),
    "a: {b: 1 c: 2}\n": ("yaml-bracket", 1, 4),
    "a: [\n": ("yaml-bracket", 1, 4),
    "a: [b, , c]\n": ("yaml-bracket", 1, 8),
    "name: @abc\n": ("yaml-sign", 1, 7),
    "name: `abc`\n": ("yaml-sign", 1, 7),
    "name: %abc\n": ("yaml-sign", 1, 7),
    "name: > abc\n": ("yaml-sign", 1, 9),
    "name: - abc\n": ("yaml-sign", 1, 7),
    "name: ? abc\n": ("yaml-sign", 1, 7),
    "%abc\n": ("yaml-syntax", 1, 5),
    "a: 1\n---\nb: 2\n": ("yaml-documents", 2, 1),
    "name: *abc\n": ("yaml-alias", 1, 7),
    "name: &abc x\n": ("yaml-alias", 1, 7),
    "name: & abc\n": ("yaml-sign", 1, 8),
    "stars: !!int 4\n": ("yaml-tag", 1, 8),
    "stars: !own 4\n": ("yaml-tag", 1, 8),
    "stars: ! 4\n": ("yaml-tag", 1, 8),
    "a: !!python/object/apply:os.system [ls]\n": ("yaml-tag", 1, 4),
    "<<: &base {a: 1}\n": ("yaml-alias", 1, 5),
    "[a]: b\n": ("yaml-key", 1, 1),
    "{a: b}: c\n": ("yaml-key", 1, 1),
    "a: 1\nb: 2\na: 3\n": ("duplicate-key", 3, 1),
    "a: {b: 1, b: 2}\n": ("duplicate-key", 1, 11),
    "a:\nb: 2\na:\n": ("duplicate-key", 3, 1),
    "- a\n- b\n": ("yaml-not-fields", 1, 1),
    "Mỳ gạo Chũ\n": ("yaml-not-fields", 1, 1),
    "": ("file-empty", 1, 1),
    "# only a remark\n": ("file-empty", 1, 1),
}


@pytest.mark.parametrize(("text", "fault"), SYNTAX.items())
def test_syntax_is_explained_at_its_place(text: str, fault: tuple[str, int, int]) -> None:
    assert [fault] == codes(text)


def test_several_faults_are_told_at_once() -> None:
    text = "a: 1\na: 2\nb: {c: 1, c: 2}\n[d]: 1\n"
    assert [("duplicate-key", 2, 1), ("duplicate-key", 3, 11), ("yaml-key", 4, 1)] == codes(text)
    text = "a: !x 1\nb: &y 2\nc: *y\nd: [\n"
    assert [code for code, _, _ in codes(text)] == ["yaml-tag", "yaml-alias", "yaml-alias", "yaml-bracket"]


def test_duplicates_leave_the_first_value_for_further_checks() -> None:
    with pytest.raises(FaultyFileError) as caught:
        read_fields("a: 1\na: 2\nb:\nc: [~, x]\n")
    assert caught.value.fields == {"a": "1", "c": ["x"]}


def test_signs_within_text_are_no_tags() -> None:
    text = "a: HTX TM & DV Chũ\nb: Ngon quá!\nc: 3 * 4 = 12\nd: R&D\n"
    assert read_fields(text) == {"a": "HTX TM & DV Chũ", "b": "Ngon quá!", "c": "3 * 4 = 12", "d": "R&D"}


@pytest.mark.parametrize("depth", [DEPTH_LIMIT - 1, DEPTH_LIMIT])
def test_depth_is_bounded(depth: int) -> None:
    deepest: Value = "x"
    for _ in range(depth - 1):
        deepest = [deepest]
    text = f"a: {'[' * (depth - 1)}x{']' * (depth - 1)}\n"
    assert read_fields(text) == {"a": deepest}
    beyond = f"a: {'[' * DEPTH_LIMIT}x{']' * DEPTH_LIMIT}\n"
    assert [("yaml-depth", 1, 3 + DEPTH_LIMIT)] == codes(beyond)


BOMBS = {
    "brackets": "[" * 100_000,
    "braces": "{a: " * 60_000,
    "hyphens": "- " * 100_000,
    "questions": "? " * 100_000,
    "tabs": "-\t" * 100_000,
    "anchors": "- &a " * 50_000,
    "tagged": "- !a " * 50_000,
    "indentation": "".join(f"{' ' * level}a:\n" for level in range(700)),
    "laughs": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(5000)),
    "keys": "".join(f"k{n}: x\n" for n in range(20_000)),
    "quote": 'a: "' + "x\n\n" * 80_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_bombs_die_soon(bomb: str) -> None:
    start = time.process_time()
    assert outcome("x.yml", bomb.encode()[:SIZE_LIMIT])
    assert time.process_time() - start < 2


def test_a_laughing_bomb_is_refused_without_being_expanded() -> None:
    levels = [f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]" for n in range(1, 30)]
    text = "b0: &b0 [x]\n" + "\n".join(levels) + "\n"
    assert {"yaml-alias"} == {fault.code for fault in faults(text)}


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("name: Mỳ\n".encode("utf-16"), "UTF-16"),
        ("name: Mỳ\n".encode("utf-16-le"), "UTF-16"),
        ("name: Mỳ\n".encode("utf-16-be"), "UTF-16"),
        ("name: Mỳ\n".encode("utf-32"), "UTF-32"),
        ("name: Đă\u0323c sa\u0309n Huê\u0301".encode("cp1258"), "windows-1258"),
        (b"name: N\xad\xedc m\xbeml Ph\xf3 Qu\xe8c, \xae\xb6c s\xb6n", "TCVN3 (ABC)"),
    ],
)
def test_another_encoding_is_named(data: bytes, encoding: str) -> None:
    found = file_faults(data)
    assert ["file-encoding"] == [fault.code for fault in found]
    assert encoding == found[0].facts["encoding"]


def test_a_bad_byte_has_its_place() -> None:
    found = file_faults("name: Mỳ\nunit: gói ".encode() + b"\xff\n")
    assert [("file-encoding", 2, 11, "\\xff")] == [
        (fault.code, fault.line, fault.column, fault.found) for fault in found
    ]


def test_a_nul_byte_has_its_place() -> None:
    found = file_faults("name: Mỳ gạo Chũ\nunit: g".encode() + b"\x00i\n")
    assert [("file-binary", 2, 8)] == [(fault.code, fault.line, fault.column) for fault in found]


def test_size_is_bounded() -> None:
    assert ["file-too-large"] == [fault.code for fault in file_faults(b"a" * (SIZE_LIMIT + 1))]
    assert decode(b"a" * SIZE_LIMIT).unseen is None


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa: 1\nb: 2\n", b"a: 1\r\nb: 2\r\n", b"a: 1\rb: 2\r"])
def test_marks_and_line_ends_make_no_difference(data: bytes) -> None:
    assert Document({"a": "1", "b": "2"}) == parse_document("x.yml", data)


@pytest.mark.parametrize(
    ("text", "unseen", "name"),
    [
        ("name: Mỳ gạo\n", None, "Mỳ gạo"),
        ("name: Mỳ\u00a0gạo\n", None, "Mỳ gạo"),
        ("name:\tMỳ\n", None, "Mỳ"),
        ("name: Mỳ\u200b gạo\n", (1, 9), "Mỳ gạo"),
        ("# x\nname: My\u0300\n", (2, 8), "Mỳ"),
        ("name: a\x07b\n", (1, 8), "ab"),
        ("name: a\u034fb\n", (1, 8), "ab"),
        ("name: a\u2028b\n", None, "a b"),
        ("name: \ufeffMỳ\n", (1, 7), "Mỳ"),
    ],
)
def test_what_cannot_be_seen_is_left_out_and_told(
    text: str, unseen: tuple[int, int] | None, name: str
) -> None:
    document = parse_document("x.yml", text.encode())
    assert (unseen, {"name": name}) == (document.unseen, document.fields)


def test_front_matter_and_story() -> None:
    data = "---\nname: Mỳ\n--- \n\n# Làng Chũ\n\nMỳ.\n".encode()
    assert Document({"name": "Mỳ", "story": "# Làng Chũ\n\nMỳ."}, story_line=4) == parse_document(
        "x.md", data
    )


def test_lines_of_front_matter_are_those_of_the_file() -> None:
    assert [("duplicate-key", 3, 1)] == [
        (fault.code, fault.line, fault.column)
        for fault in file_faults(b"---\na: 1\na: 2\n---\nText\n", "x.md")
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file-empty"),
        ("  \n", "file-empty"),
        ("---\n---\n", "file-empty"),
        ("name: Mỳ\n", "front-matter-missing"),
        ("----\nname: Mỳ\n---\n", "front-matter-missing"),
        ("---\nname: Mỳ\n", "front-matter-unclosed"),
        ("---\nname: Mỳ\n----\n", "front-matter-unclosed"),
        ("---\nstory: a\n---\nb\n", "story-twice"),
    ],
)
def test_front_matter_faults(text: str, code: str) -> None:
    assert [code] == [fault.code for fault in file_faults(text.encode(), "x.md")]


def test_a_story_field_may_stand_in_front_matter_without_a_body() -> None:
    assert parse_document("x.md", b"---\nstory: a\n---\n\n").fields == {"story": "a"}


def test_a_fence_within_the_story_is_a_rule() -> None:
    parts = split("x.md", "---\na: 1\n---\nx\n---\ny\n")
    assert ("\na: 1\n", "x\n---\ny\n", 4) == (parts.fields, parts.body, parts.body_line)


def test_text_that_cannot_be_decoded_has_no_lines() -> None:
    assert read_text(b"\xff\x00") == ""
    assert read_text("Mỳ".encode()) == "Mỳ"


def test_positions_count_from_one() -> None:
    assert [(1, 1), (1, 3), (2, 1), (2, 2)] == [position("ab\ncd", index) for index in (0, 2, 3, 4)]


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
values = st.recursive(
    words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=8
)


def cleaned(value: object) -> object:
    """What `read_fields` makes of a plain Python value."""
    if isinstance(value, str):
        return tidy(value) or None
    if isinstance(value, list):
        return [item for item in map(cleaned, value) if item is not None]
    assert isinstance(value, dict)
    pairs = {key: cleaned(item) for key, item in value.items()}
    return {key: item for key, item in pairs.items() if item is not None}


@given(st.dictionaries(words, values, min_size=1, max_size=4))
def test_what_another_program_writes_is_read_as_it_was_meant(fields: dict[str, object]) -> None:
    fields.pop("story", None)
    if not fields:
        return
    text = yaml.dump(fields, Dumper=yaml.CSafeDumper, default_style='"', sort_keys=False)
    assert cleaned(fields) == read_fields(text)


@given(st.binary(max_size=300), st.sampled_from(["x.md", "x.yml"]))
@example(b"---\n\xef\xbb\xbf: [\n---\n", "x.md")
@example(b"a: \xc2\x85b: c\n", "x.yml")
@example(b"%TAG ! !\n---\na: 1\n", "x.yml")
def test_no_bytes_bring_anything_but_a_document_or_faults(data: bytes, path: str) -> None:
    told = outcome(path, data)
    assert isinstance(told, Document) or all(fault.line >= 1 and fault.column >= 1 for fault in told)


yaml_like = st.text(st.sampled_from("ab:-?[]{}&*!|>'\"%@`#,\n\t ~đ\\0"), max_size=80)


@given(yaml_like, st.booleans())
def test_no_text_like_yaml_brings_anything_but_fields_or_faults(text: str, front: bool) -> None:  # noqa: FBT001 - drawn
    data = (f"---\n{text}\n---\n" if front else text).encode()
    assert outcome("x.md" if front else "x.yml", data)
