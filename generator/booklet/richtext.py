"""Stories for print: the safe HTML of a rendered story as a tree of plain lists, which is data to Typst."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any, TypeAlias

from generator.stories import render_story

Node: TypeAlias = "str | dict[str, Any]"

_BLOCKS = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"})
_INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "a": "link"}


class _Tree(HTMLParser):
    """Keeps blocks, emphasis and links; of everything else only the words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: list[Node] = []
        self._open: list[tuple[str, list[Node]]] = [("", self.root)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._open[-1][1].append({"tag": "br", "in": []})
            return
        if tag not in _BLOCKS and tag not in _INLINE:
            return
        inside: list[Node] = []
        node: dict[str, Any] = {"tag": _INLINE.get(tag, tag), "in": inside}
        if tag == "a":
            node["href"] = dict(attrs).get("href") or ""
        self._open[-1][1].append(node)
        self._open.append((tag, inside))

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self._open[1:]):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        name = self._open[-1][0]
        if data.strip() or name not in {"", "ul", "ol", "blockquote"}:
            self._open[-1][1].append(data.replace("\n", " "))


def blocks(markdown: str) -> tuple[Node, ...]:
    """Return a Markdown text as nodes: texts, and ``{tag, in}`` with ``href`` for links."""
    tree = _Tree()
    tree.feed(render_story(markdown))
    tree.close()
    return tuple(tree.root)
