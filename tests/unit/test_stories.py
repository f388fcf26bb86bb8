"""Stories: Markdown that is safe whatever a contributor writes."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.stories import ATTRIBUTES, TAGS, plain, render_story, shown_in


def test_headings_start_below_the_page_title_and_keep_their_d() -> None:
    html = render_story("# Đặc điểm\n\n## Đặc điểm\n\n# Đặc điểm")
    assert '<h2 id="s-dac-diem">Đặc điểm</h2>' in html
    assert '<h3 id="s-dac-diem-2">' in html
    assert '<h2 id="s-dac-diem-3">' in html


def test_an_id_that_another_heading_spells_out_is_not_given_twice() -> None:
    html = render_story("# Chè 2\n\n# Chè\n\n# Chè\n\n# Chè\n\n# Chè 2")
    ids = ["s-che-2", "s-che", "s-che-3", "s-che-4", "s-che-2-2"]
    assert ids == re.findall(r'id="([^"]+)"', html)


def test_thousands_of_equal_headings_take_no_longer_than_others() -> None:
    html = render_story("# a\n" * 15_000)
    assert '<h2 id="s-a-15000">' in html


def test_plain_inline_tags_pass_and_links_are_marked() -> None:
    html = render_story("H<sub>2</sub>O **đậm** <https://ocop.example> [thư](mailto:a@b.vn) [số](tel:0204)")
    assert "H<sub>2</sub>O <strong>đậm</strong>" in html
    assert 3 == html.count('rel="nofollow ugc noopener"')


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "<img src=x onerror=alert(1)>",
        "![x](https://evil.example/pixel.png)",
        "![x](../../secret.png)",
        "<a href='vbscript:x' onclick='y'>z</a>",
        "<style>*{display:none}</style>",
        "<iframe src='https://evil.example'></iframe>",
        "<svg><script>alert(1)</script></svg>",
        "<b style='position:fixed'>x</b>",
        "<math><mtext></p><style><img src=x onerror=alert(1)>",
        "<!--><script>alert(1)</script>-->",
        "{{ 7*7 }} {% raw %}",
    ],
)
def test_hostile_markup_never_becomes_markup(text: str) -> None:
    assert_harmless(render_story(text))


@given(
    st.text(
        alphabet=st.sampled_from(list("<>&\"'=/[]()!`*_#-{}:; \n\tabhrefscriptonjav\x02\x03")), max_size=200
    )
)
def test_no_text_leads_out_of_the_allowed_tags(text: str) -> None:
    assert_harmless(render_story(text))


def test_the_words_of_a_story() -> None:
    assert "Đặc điểm Chè & mật" == plain(render_story("# Đặc điểm\n\nChè &amp; **mật**"))
    assert "" == render_story("  \n ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![Giàn phơi](gian-phoi.jpg)", ["gian-phoi.jpg"]),
        ("![x](gian%20phoi.PNG)", ["gian phoi.PNG"]),
        ("![x](https://evil.example/p.png)", []),
        ("![x](//evil.example/p.png)", []),
        ("![x](../p.png)", []),
        ("![x](p.svg)", []),
        ('<img src="a.jpg" onerror="x" srcset="https://evil.example/p.png 2x">', ["a.jpg"]),
    ],
)
def test_only_photos_beside_the_file_are_shown(text: str, shown: list[str]) -> None:
    html = render_story(text)
    assert shown == shown_in(html)
    assert "evil" not in html
    assert "onerror" not in html


class _Watch(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS | {"img"}
        for name, value in attrs:
            assert name in ATTRIBUTES.get(tag, set()) | ({"src", "alt"} if tag == "img" else {"rel"})
            assert name != "src" or not set(value or "") & set(":/\\")
            if name == "href":
                assert not re.match(
                    r"\s*(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:", value or "", re.IGNORECASE
                )

    handle_startendtag = handle_starttag


def assert_harmless(html: str) -> None:
    _Watch().feed(html)
