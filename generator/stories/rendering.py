"""From Markdown to the HTML of a page, by Python-Markdown, and what such HTML says."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from generator.stories.headings import heading_id, shifted
from generator.stories.sanitising import sanitise
from generator.stories.simple import simple_html

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SHOWN = re.compile(r'<img src="([^"]*)"')
_STASH = re.compile("\x02[^\x03]*\x03")


def render_story(text: str) -> str:
    """Return safe HTML for Markdown text; "" for nothing. About 60 µs for a simple story, else 500 µs."""
    if not text.strip():
        return ""
    return sanitise(simple_html(text) or markdown_html(text))


def markdown_html(text: str) -> str:
    """Return what Python-Markdown makes of a text: not yet safe."""
    return _markdown().reset().convert(text)


@cache
def _markdown() -> Markdown:
    from markdown import Markdown
    from markdown.treeprocessors import Treeprocessor

    class Headings(Treeprocessor):
        """Shift headings by one level and give each an id."""

        def run(self, root: Element) -> None:
            _shift_headings(root)

    engine = Markdown(extensions=["tables", "sane_lists"], output_format="html")
    engine.treeprocessors.register(Headings(engine), "ocop-headings", 5)
    return engine


def _shift_headings(root: Element) -> None:
    taken: dict[str, int] = {}
    for element in root.iter():
        if element.tag in _HEADINGS:
            element.tag = f"h{shifted(int(element.tag[1]))}"
            element.set("id", heading_id(_STASH.sub("", "".join(element.itertext())), taken))


def shown_in(html: str) -> list[str]:
    """Return the names of the photos that a rendered story shows, each once."""
    return list(dict.fromkeys(map(unescape, _SHOWN.findall(html))))


def plain(html: str) -> str:
    """Return the words of a story without its tags, for descriptions and the search corpus."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split()))
