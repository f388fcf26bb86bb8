from __future__ import annotations

import json
import re
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.search.tokens import JOINT, is_vietnamese, pairs, syllables
from generator.vietnamese import fold

CASES = json.loads((Path(__file__).parent / "data" / "search_text.json").read_text("utf-8"))
VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
words = st.text(VIETNAMESE, min_size=1, max_size=7)
texts = st.lists(words, max_size=6).map(" ".join)


@pytest.mark.parametrize(("text", "bare", "marked"), CASES)
def test_cases_that_the_script_reads_too(text: str, bare: list[str], marked: list[str]) -> None:
    found = syllables(text)
    assert [word.bare for word in found] == bare
    assert [word.marked for word in found] == marked


@given(st.text())
def test_any_text_gives_plain_letters_and_digits(text: str) -> None:
    for word in syllables(text):
        assert re.fullmatch("[a-z]+|[0-9]+", word.bare)
        assert re.fullmatch("[a-z0-9]+", word.marked)


@given(texts)
def test_how_letters_are_composed_makes_no_difference(text: str) -> None:
    assert syllables(normalize("NFD", text)) == syllables(text)


@given(texts)
def test_case_makes_no_difference(text: str) -> None:
    assert syllables(text.upper()) == syllables(text)


@given(texts)
@example("hợp tác xã")
def test_marks_make_no_difference_to_bare_words(text: str) -> None:
    assert [word.bare for word in syllables(fold(text))] == [word.bare for word in syllables(text)]


@given(texts)
def test_what_is_written_without_marks_has_none(text: str) -> None:
    assert all(word.marked == word.bare for word in syllables(fold(text)))


@given(st.lists(st.sampled_from(["chè", "gạo", "quả", "hợp", "uống"]), max_size=5))
def test_neighbours_are_as_many_as_words_less_one(words: list[str]) -> None:
    assert len(list(pairs(words))) == max(0, len(words) - 1)
    assert all(JOINT in token for token in pairs(words))


@pytest.mark.parametrize("word", ["nghieng", "quyet", "chu", "oanh", "25", "thuyen"])
def test_syllables_of_vietnamese(word: str) -> None:
    assert is_vietnamese(word)


@pytest.mark.parametrize("word", ["vifoco", "vietgap", "htx", "coffee", "tnhh", "robusta"])
def test_other_words(word: str) -> None:
    assert not is_vietnamese(word)
