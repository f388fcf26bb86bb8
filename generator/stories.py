"""Contributors' Markdown to safe HTML: rendered once a text, then kept with the record.

Python-Markdown writes the HTML and nh3 (ammonia) lets through only what a story needs. Headings start at
level 2 because the page has the first; their ids use the Vietnamese fold (Python-Markdown's own drops đ).
"""

from __future__ import annotations

import re
from functools import cache
from html import escape, unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from generator.vietnamese import slugify

if TYPE_CHECKING:
    from markdown import Markdown

_BLOCKS = ("p", "br", "hr", "pre", "blockquote", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6")
_TABLES = ("table", "thead", "tbody", "tr", "th", "td")
_INLINE = ("a", "b", "strong", "i", "em", "sub", "sup", "code")
TAGS = frozenset((*_BLOCKS, *_TABLES, *_INLINE))
ATTRIBUTES = {
    "a": {"href", "title"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
#: Removed together with what they hold.
DROPPED = frozenset(
    {"script", "style", "iframe", "object", "embed", "template", "noscript", "title", "textarea"}
)

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: A photo beside the file; addresses and other folders never pass.
_PHOTO = re.compile(r"[\w.() -]+\.(?:jpe?g|png|webp)", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^>]*>")
_ATTRIBUTE = re.compile(r'(src|alt)="([^"]*)"')
_SHOWN = re.compile(r'<img src="([^"]*)"')


class _Headings(Treeprocessor):
    """Shift headings by one level and give each an id that is unique on the page."""

    def run(self, root: Element) -> None:
        taken: set[str] = set()
        for element in root.iter():
            if element.tag in _HEADINGS:
                element.tag = f"h{min(int(element.tag[1]) + 1, 6)}"
                element.set("id", self._id("".join(element.itertext()), taken))

    def _id(self, text: str, taken: set[str]) -> str:
        base = f"s-{slugify(_STASH.sub('', text)) or 'muc'}"
        name, number = base, 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        taken.add(name)
        return name


_STASH = re.compile("\x02[^\x03]*\x03")


@cache
def _markdown() -> Markdown:
    from markdown import Markdown

    engine = Markdown(extensions=["tables", "sane_lists"], output_format="html")
    engine.treeprocessors.register(_Headings(engine), "ocop-headings", 5)
    return engine


def render_story(text: str) -> str:
    """Return safe HTML for Markdown text; "" for nothing. About 300 µs for a story of a page."""
    if not text.strip():
        return ""
    return sanitise(_markdown().reset().convert(text))


def sanitise(html: str) -> str:
    """Keep the tags and attributes of a story; links leave with ``rel="nofollow ugc noopener"``.

    Of images only the name of a photo beside the file and its description stay: `shown_in` lists the names.
    """
    if "<img" not in html:
        return str(_cleaner(frozenset()).clean(html))
    return _IMAGE.sub(_image, str(_cleaner(frozenset({"img"})).clean(html)))


@cache
def _cleaner(more: frozenset[str]) -> Any:  # noqa: ANN401 (nh3 carries no types)
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS | more),
        clean_content_tags=set(DROPPED),
        attributes={**ATTRIBUTES, "img": {"src", "alt"}},
        url_schemes=set(SCHEMES),
        link_rel="nofollow ugc noopener",
        id_prefix="s-",
    )


def _image(found: re.Match[str]) -> str:
    values = dict(_ATTRIBUTE.findall(found[0]))
    name = unquote(unescape(values.get("src", "")))
    if not _PHOTO.fullmatch(name):
        return ""
    return f'<img src="{escape(name)}" alt="{values.get("alt", "")}">'


def shown_in(html: str) -> list[str]:
    """Return the names of the photos that a rendered story shows, each once."""
    return list(dict.fromkeys(map(unescape, _SHOWN.findall(html))))


def plain(html: str) -> str:
    """Return the words of a story without its tags, for descriptions and the search corpus."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split()))
