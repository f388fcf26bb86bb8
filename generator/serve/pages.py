"""Pages as they are served: with the reload script in them, and comparable with what a browser shows."""

from __future__ import annotations

import re
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

from generator.files.digest import digest, short
from generator.serve.lookup import content_type, find, missing

PREFIX = "/__ocop/"
SCRIPT = f"{PREFIX}reload.js"

_LINK = re.compile(rb"<link\b[^>]*>", re.IGNORECASE)
_SHEET = re.compile(rb"\brel\s*=\s*[\"']?[^\"'>]*\bstylesheet\b", re.IGNORECASE)
_HREF = re.compile(rb"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)
_END = re.compile(rb"</body\s*>", re.IGNORECASE)


class State(NamedTuple):
    """What a browser shows: digests of the page without its style sheets' addresses, and of those sheets."""

    page: str
    styles: str
    sheets: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.page}.{self.styles}"


class Page(NamedTuple):
    """A page of the site: its bytes, and the state that a browser is in after showing it."""

    data: bytes
    state: State


def is_page(file: Path) -> bool:
    """Tell whether a file is HTML, to which the reload script is added."""
    return content_type(file).startswith("text/html")


def read_page(root: Path, file: Path) -> Page:
    """Read an HTML page. Raises OSError where it vanished meanwhile."""
    data = file.read_bytes()
    return Page(data, _state(root, data))


def is_book(file: Path) -> bool:
    """Tell whether a file is a PDF, which is shown inside a page that follows it."""
    return file.suffix.lower() == ".pdf"


def look_up(root: Path, target: str) -> State | None:
    """Return the state of what a browser at ``target`` would be shown now; None where there is no page."""
    file = find(root, target).file
    try:
        if file and is_book(file):
            return State(short(digest(file.read_bytes())), "")
        return read_page(root, file).state if file and is_page(file) else None
    except OSError:
        return None


def with_script(page: Page) -> bytes:
    """Return the page with the reload script as its last element; an external file, as its policy may ask."""
    tag = f'<script src="{SCRIPT}" data-state="{page.state}" defer></script>'.encode()
    ends = list(_END.finditer(page.data))
    place = ends[-1].start() if ends else len(page.data)
    return page.data[:place] + tag + page.data[place:]


def _state(root: Path, data: bytes) -> State:
    sheets: list[str] = []

    def without(link: re.Match[bytes]) -> bytes:
        href = _HREF.search(link[0]) if _SHEET.search(link[0]) else None
        if href is None:
            return link[0]
        sheets.append((href[1] or href[2] or href[3] or b"").decode(errors="replace"))
        return link[0].replace(href[0], b"")

    page = digest(_LINK.sub(without, data))
    return State(short(page), short(digest(*(_sheet(root, href) for href in sheets))), tuple(sheets))


def _sheet(root: Path, href: str) -> bytes:
    found = find(root, href) if href.startswith("/") else missing(root)
    try:
        data = found.file.read_bytes() if found.file and found.status == HTTPStatus.OK else b""
    except OSError:
        data = b""
    return href.encode() + data


def book_page(path: str, state: State) -> bytes:
    """Return a page that shows a PDF and is loaded again when that is another one; ``path``: its address."""
    name = escape(path.rpartition("/")[2])
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{name}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<style>body { margin: 0 } iframe { position: fixed; width: 100%; height: 100%; border: 0 }</style>"
        f'</head><body><iframe src="{escape(path)}?{state.page}" title="{name}"></iframe>'
        f'<script src="{SCRIPT}" data-state="{state}" defer></script></body></html>'
    ).encode()


def waiting_page(title: str, text: str, state: str) -> bytes:
    """Return the page that stands in while there is no site yet: what is wrong, in plain text."""
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f"<body><main><h1>{escape(title)}</h1><noscript><pre>{escape(text)}</pre></noscript></main>"
        f'<script src="{SCRIPT}" data-state="{escape(state)}" defer></script></body></html>'
    ).encode()
