"""What a story may hold, told from its Markdown."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from generator.rules import FolderSiblings
from generator.rules.model import Context
from generator.rules.paths import place_of
from generator.rules.stories import check_story, story_images
from generator.stories import render_story

if TYPE_CHECKING:
    from pathlib import Path


def found(story: str, folder: Path) -> list[tuple[str, str]]:
    context = Context(place_of("content/products/bac-ninh/a.md"), None, FolderSiblings(folder))
    return [(item.rule.id, item.found) for item in check_story(story, context, ("story",))]


@pytest.mark.parametrize(
    "story",
    [
        "Làng Chũ làm mỳ.",
        "**Đậm**, *nghiêng*, `<div>` và ``a ` <script>``",
        "5 < 6, a<b, x <- y, <3",
        "Mỳ<br>gạo<br/> H<sub>2</sub>O <b>ngon</b> <STRONG>!</STRONG>",
        "[a](https://a.vn) [b](http://b.vn 'x') [c](mailto:a@b.vn) [d](tel:+84912345678)",
        "[e](/san-pham/) [f](#x) [g](../khac/)",
        "<https://a.vn> và <a@b.vn>",
        "[a][1] và [b]\n\n[1]: https://a.vn\n[b]: ../b/",
        "- [ ] việc\n- [x] xong",
    ],
)
def test_plain_markdown_is_fine(story: str, tmp_path: Path) -> None:
    assert [] == found(story, tmp_path)


@pytest.mark.parametrize(
    ("story", "rule", "what"),
    [
        ("<div>x</div> <div>y</div>", "raw-html", "<div>"),
        ("x\n\n<script>alert(1)</script>", "raw-html", "<script>"),
        ("<a href='x'>y</a>", "raw-html", "<a href='x'>"),
        ("<img src=x onerror=alert(1)>", "raw-html", "<img src=x onerror=alert(1)>"),
        ("<!-- remark -->", "raw-html", "<!-- remark -->"),
        ("<svg/onload=alert(1)>", "raw-html", "<svg/onload=alert(1)>"),
        ("</p>", "raw-html", "</p>"),
        ("<iframe", "raw-html", ""),
        ("[x](javascript:alert)", "link-scheme", "javascript:alert"),
        ("[x]( <JavaScript:alert>)", "link-scheme", "JavaScript:alert"),
        ("[x](jav&#x61;script:alert)", "link-scheme", "jav&#x61;script:alert"),
        ("[x](data:text/html,y)", "link-scheme", "data:text/html,y"),
        ("[x](vbscript:y)", "link-scheme", "vbscript:y"),
        ("[x](file:///etc/passwd)", "link-scheme", "file:///etc/passwd"),
        ("<javascript:alert>", "link-scheme", "javascript:alert"),
        ("[x][1]\n\n[1]: javascript:alert", "link-scheme", "javascript:alert"),
        ("[![x](a.jpg)](javascript:alert)", "link-scheme", "javascript:alert"),
        ("![x](https://a.vn/a.jpg)", "story-image-remote", "https://a.vn/a.jpg"),
        ("![x](//a.vn/a.jpg)", "story-image-remote", "//a.vn/a.jpg"),
        ("![x](../a.jpg)", "story-image-remote", "../a.jpg"),
        ("![x](%2e%2e/a.jpg)", "story-image-remote", "%2e%2e/a.jpg"),
        ("![x](/a.jpg)", "story-image-remote", "/a.jpg"),
        ("![x](data:image/png;base64,AA)", "story-image-remote", "data:image/png;base64,AA"),
        ("![x][1]\n\n[1]: https://a.vn/a.jpg", "story-image-remote", "https://a.vn/a.jpg"),
        ("![x]\n\n[x]: https://a.vn/a.jpg", "story-image-remote", "https://a.vn/a.jpg"),
        ("![x](khong-co.jpg)", "image-missing", "khong-co.jpg"),
        ("![x](anh/a.jpg)", "image-path", "anh/a.jpg"),
    ],
)
def test_what_is_removed_or_refused_is_told(story: str, rule: str, what: str, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"")
    expected = [(rule, what)] if what else []
    assert expected == [item for item in found(story, tmp_path) if item[0] != "image-broken"]


def test_the_same_address_is_told_once(tmp_path: Path) -> None:
    assert [("link-scheme", "x:y")] == found("[a](x:y) [b](x:y) <x:y>\n\n[c]: x:y", tmp_path)


def test_images_of_a_story() -> None:
    story = "![a](a.jpg) ![b](<b c.jpg>) ![d](d%20e.jpg 'x') `![f](f.jpg)` ![g][1]\n\n[1]: g.jpg"
    assert ["a.jpg", "b c.jpg", "d e.jpg", "g.jpg"] == story_images(story)


def test_ten_thousand_missing_photos_are_not_all_searched_for(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"my-{number}.jpg").touch()
    story = "\n\n".join(f"![x](m-{number}.jpg)" for number in range(3000))
    start = time.process_time()
    assert 100 == len(found(story, tmp_path))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "piece", ["![", "](", "[a](", "<a ", "`", "``` ", "![a](", "[", "<", "![a][", "[a]: ", "\n[", "<a:", "*"]
)
def test_no_story_takes_long(piece: str, tmp_path: Path) -> None:
    story = piece * (60_000 // len(piece))
    start = time.process_time()
    if not {rule for rule, _ in found(story, tmp_path)} & {"story-tangled", "link-scheme"}:
        render_story(story)
    assert time.process_time() - start < 5
