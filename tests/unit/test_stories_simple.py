"""Simple stories: the quick way writes what Python-Markdown writes, or leaves the text to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.stories.rendering import markdown_html
from generator.stories.simple import simple_html

SIMPLE = """\
**Chè Hợp Phát** là sản phẩm của xã, *làm bằng tay* từ năm 2019; 45 °C, 3.500 m, 100 %.
"Dòng hai" (của cùng đoạn) không ngắt!

# Đặc điểm
Đoạn liền sau đề mục.

###### Đặc điểm

- Chọn 2 kg búp
- **Ủ** rồi *sao*
- [Xem](https://example.org/a_b?c=d,e~f#g-h) rồi [gọi](tel:+84204)

Hết.

1. Một
2. Hai
10. Ba"""

# What simple stories are made of.
LINKS = ("[mua](https://a.vn/b_c?d=e#f)", "[gửi thư](mailto:a@b.vn)", "[gọi](tel:+84204)")
FIRST = ("Chè", "đặc sản", "a", "3", "12 kg", "½", "“Ủ”", '"a"', "(xã)", "**đậm**", "*nghiêng vừa*", *LINKS)
NEXT = (
    *FIRST,
    "1.200",
    "12.",
    "°C,",
    "–",
    "-",
    "+",
    "=",
    "~",
    "hết.",
    "vậy!",
    "a:b",
    "klzzwxh:0000",
    "٣.",
    "$%",
)

# What means something else, or only looks as if it did.
SIGNS = (
    *"*_`\\<>&#|~=+-:!?.,;()[]{}\"'^$%@/",
    "**",
    "***",
    "__",
    "--",
    "---",
    "===",
    "![",
    "](",
    "]:",
    "[a]",
)
NEARLY = (
    "** a**",
    "*a *",
    "&amp;",
    "<b>a</b>",
    "[a] (b)",
    "[a](b c)",
    '[a](https://a.vn "t")',
    "![a](b.jpg)",
    "**[x](tel:1)**",
)
HOSTILE = ("<https://a.vn>", "\x02", "\x03amp\x03", "\x02klzzwxh:0000\x03", "\xa0", "\u2028", "\u200b", "\t")
STARTS = ("# ", "## ", "- ", "* ", "+ ", "1. ", "2. ", "1) ", "> ", "    ", " ", "| a | b |", "a\n===")
GAPS = ("\n\n", "\n", "\n\n\n", " \n", "  \n", "\n \n", " ", "\r\n")
ANYTHING = st.sampled_from((*NEXT, *SIGNS, *NEARLY, *HOSTILE, *STARTS, *GAPS))

LETTERS = st.text("aăđêỹẤĐ09,.;:()?/%°–—\"'“”~=+@{}^$-", min_size=1, max_size=9)
WORDS = st.lists(st.sampled_from(NEXT) | LETTERS, max_size=6)
LINE = st.builds(lambda first, words: " ".join((first, *words)), st.sampled_from(FIRST), WORDS)


def block(*prefixes: str) -> st.SearchStrategy[str]:
    line = st.builds("{}{}".format, st.sampled_from(prefixes), LINE)
    return st.lists(line, min_size=1, max_size=4).map("\n".join)


HEADING = st.builds(
    "{} {}".format, st.sampled_from(("#", "##", "###", "######")), LETTERS.map("Đặc {}".format)
)
NUMBERS = block("2. ", "10. ").map("1. Một\n{}".format)
# A list never follows a list: the story starts each part with a heading or a paragraph.
PART = st.tuples(HEADING | block(""), block("") | block("- ") | NUMBERS).map("\n\n".join)
STORY = st.lists(PART, min_size=1, max_size=3).map("\n\n".join)


def check(text: str) -> None:
    assert simple_html(text) in {None, markdown_html(text)}


def test_a_story_of_all_that_is_simple() -> None:
    assert markdown_html(SIMPLE) == simple_html(SIMPLE)
    assert '<h3 id="s-dac-diem">' not in markdown_html(SIMPLE)


def test_no_part_of_a_simple_story_is_left_to_python_markdown() -> None:
    for part in SIMPLE.split("\n\n"):
        assert markdown_html(part) == simple_html(part)


@pytest.mark.parametrize("text", [*NEARLY, *HOSTILE, "- a\n\n- b", "- a\n\n1. b", "2. a", "a\n===", "a  \nb"])
def test_what_is_not_simple_is_left_to_python_markdown(text: str) -> None:
    assert simple_html(text) is None


@settings(max_examples=400)
@given(STORY)
def test_every_story_of_simple_pieces(text: str) -> None:
    assert markdown_html(text) == simple_html(text)


@settings(max_examples=400)
@given(st.lists(ANYTHING, max_size=20).map("".join))
def test_any_pieces_in_any_order(text: str) -> None:
    check(text)


@settings(max_examples=400)
@given(STORY, st.lists(st.tuples(st.integers(0, 200), ANYTHING), max_size=2))
def test_simple_stories_with_something_put_in(text: str, pieces: list[tuple[int, str]]) -> None:
    for at, piece in pieces:
        text = text[:at] + piece + text[at:]
    check(text)


@settings(max_examples=300)
@given(st.text(max_size=60))
def test_any_text_of_unicode(text: str) -> None:
    check(text)
    check(f"Chè {text} ngon\n\n- {text}")
