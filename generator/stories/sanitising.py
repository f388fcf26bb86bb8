"""What HTML a story may hold: nh3 (ammonia) lets through only that."""

from __future__ import annotations

import re
from functools import cache
from html import escape, unescape
from typing import Any
from urllib.parse import unquote

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

#: A photo beside the file; addresses and other folders never pass.
_PHOTO = re.compile(r"[\w.() -]+\.(?:jpe?g|png|webp)", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^>]*>")
_ATTRIBUTE = re.compile(r'(src|alt)="([^"]*)"')


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
