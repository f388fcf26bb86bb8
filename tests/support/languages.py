"""Which words of a page stand in a language that the page does not say.

WCAG 2.2, 3.1.2 wants each passage in another language to be marked, and exempts proper names. Here names of
places may stand unmarked on English pages, since English writes them so; names of products, producers and
organisations are marked, because a screen reader then reads them as Vietnamese. Numbers of decisions
(3981/QĐ-UBND) are no words, official terms in brackets are technical terms.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from unicodedata import normalize

from tests.support.programs import REPOSITORY
from tests.support.taxonomy import real_taxonomy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: Letters of Vietnamese that English does not have: with a mark, or đ.
_LETTER = re.compile("[đĐ\u0300-\u036f]")
_NUMBER = re.compile(r"\d[\d./-]*/[\w-]+")
#: Attributes that are read aloud or shown.
_SAID = ("alt", "aria-label", "placeholder", "title")
#: Elements that are not read as words of a language: the title is the name of the page and of the site.
_UNREAD = frozenset({"script", "style", "title", "code"})
#: Official terms, which English pages give once in brackets, and the programme's own name.
_TERMS = ("Mỗi xã một sản phẩm", "bộ sản phẩm", "ngành", "nhóm", "sao", "Quyết định", "Công ty")
#: A citation is made of names.
_NAMES = "data-cite"
_VOID = frozenset(
    {"meta", "link", "input", "img", "br", "hr", "source", "use", "wbr", "circle", "path", "rect"}
)


class _Walker(HTMLParser):
    """Goes through a page with the language of each element."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.said: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        lang = named.get("lang") or ("vi" if _NAMES in named else self.open[-1][1])
        self.said += [(lang, value) for name in _SAID if (value := named.get(name))]
        if tag not in _VOID:
            self.open.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        if any(tag == name for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        lang = self.open[-1][1]
        if data.strip() and not _UNREAD & {tag for tag, _ in self.open}:
            self.said.append((lang, " ".join(data.split())))


def said_in(html: str) -> list[tuple[str, str]]:
    """Every text of a page, what is read aloud included, with its language."""
    walker = _Walker()
    walker.feed(html)
    return walker.said


def is_vietnamese(text: str, places: Iterable[str] = ()) -> bool:
    """Tell whether a text has letters that only Vietnamese has, but for names of places and numbers."""
    if len(text) == 1:
        return False  # the heading of a letter is no word
    for place in places:
        text = text.replace(place, "")
    if not _LETTER.search(normalize("NFD", text)):
        return False
    return bool(_LETTER.search(normalize("NFD", _places().sub("", _NUMBER.sub("", text)))))


def unmarked(html: str, places: Iterable[str] = ()) -> list[str]:
    """Vietnamese texts of a page that do not say so; ``places`` are names besides today's communes."""
    return [text for lang, text in said_in(html) if lang != "vi" and is_vietnamese(text, places)]


def pages_of(site: Path, folder: str = "en") -> Iterator[tuple[str, str]]:
    """Address and HTML of every page below a folder of a site."""
    for path in sorted((site / folder).rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text("utf-8")


@cache
def _places() -> re.Pattern[str]:
    with (REPOSITORY / "content/taxonomy/communes.csv").open(encoding="utf-8", newline="") as file:
        communes = {row["name"] for row in csv.DictReader(file)}
    taxonomy = real_taxonomy()
    names = {*communes, *_TERMS, *(one.name for one in taxonomy.provinces.values())}
    names |= {one.name for one in taxonomy.former_provinces.values()}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
