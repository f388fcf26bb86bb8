"""Simple stories, as nearly all are: written as Python-Markdown would write them, many times as fast.

A simple story has paragraphs, headings (``## …``), lists (``- …``, ``1. …``), bold, emphasis and links, with
one empty line between blocks, and none of the signs that could mean anything else. `_BLOCK` is the whole of
it: a text that it does not match to the last character is left to Python-Markdown. A property test compares
the two on texts made of the same pieces, and on texts that are nearly so.
"""

from __future__ import annotations

import re

from generator.stories.headings import heading_id, shifted

# No sign of Markdown or HTML, no blank but the space, nothing unseen (Python-Markdown uses \x02, \x03).
_WORDS = r"[^\x00-\x1f\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff<>&\\`_|#*\[\]]++"
# What a line may begin with: a letter, a number without a dot, a quotation or bracket, a marked piece.
_START = r"(?=[^\W\d_]|[0-9]++(?!\.)|[\"'(“‘«]|\*\*?[^\s*]|\[)"
_MARKED = rf"\*\*(?! ){_WORDS}(?<! )\*\*(?!\*)|\*(?! ){_WORDS}(?<! )\*(?!\*)"
_LINK = rf"(?<!!)\[{_WORDS}\]\((?:https?://|mailto:|tel:)[A-Za-z0-9:/?=+%@,.~_#-]++\)"
_LINE = rf"{_START}(?:{_WORDS}|{_MARKED}|{_LINK})++(?<! )"
_HEADING = rf"(#{{1,6}}) ({_START}{_WORDS}(?<! ))(?:\n\n?|\Z)"
_END = r"(?:\n\n|\Z)"
_BLOCK = re.compile(
    rf"(?P<heading>{_HEADING})"
    rf"|(?P<ul>- {_LINE}(?:\n- {_LINE})*+){_END}"
    rf"|(?P<ol>1\. {_LINE}(?:\n[0-9]{{1,2}}\. {_LINE})*+){_END}"
    rf"|(?P<p>{_LINE}(?:\n{_LINE})*+){_END}"
)
# What stands between two items of a list.
_GAPS = {"ul": re.compile("\n- "), "ol": re.compile(r"\n[0-9]+\. ")}
_ANCHOR = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


def simple_html(text: str) -> str | None:
    """Return the HTML of a simple story, exactly as Python-Markdown writes it; None for any other text."""
    parts: list[str] = []
    taken: dict[str, int] = {}
    at, before = 0, None
    while at < len(text):
        block = _BLOCK.match(text, at)
        # Python-Markdown makes one list, with paragraphs for items, of two that follow each other.
        if block is None or (block.lastgroup in _GAPS and before in _GAPS):
            return None
        parts.append(_block(block, taken))
        at, before = block.end(), block.lastgroup
    return _marked("\n".join(parts))


def _block(block: re.Match[str], taken: dict[str, int]) -> str:
    kind = block.lastgroup or ""
    if kind == "heading":
        level, words = shifted(len(block[2])), block[3]
        return f'<h{level} id="{heading_id(words, taken)}">{words}</h{level}>'
    if kind in _GAPS:
        items = _GAPS[kind].split(block[kind].partition(" ")[2])
        return "\n".join((f"<{kind}>", *(f"<li>{item}</li>" for item in items), f"</{kind}>"))
    return f"<p>{block[kind]}</p>"


def _marked(html: str) -> str:
    html = _wrapped(_wrapped(html, "**", "strong"), "*", "em")
    return _ANCHOR.sub(r'<a href="\2">\1</a>', html) if "[" in html else html


def _wrapped(html: str, sign: str, tag: str) -> str:
    """Put every second piece between two signs into a tag; `_BLOCK` has seen that signs come in pairs."""
    pieces = html.split(sign)
    pieces[1::2] = [f"<{tag}>{piece}</{tag}>" for piece in pieces[1::2]]
    return "".join(pieces)
