"""Links of a built site that lead nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A host that no page can name stands for the site when its own is not known.
NOWHERE = "http://site.invalid"

LINK_ATTRIBUTES = frozenset({"href", "src", "action", "formaction", "poster", "data", "xlink:href"})
SOURCE_SETS = frozenset({"srcset", "imagesrcset"})
LINK_PROPERTIES = frozenset({"og:image", "og:url", "twitter:image"})

# Page addresses that need no check here; anything else (javascript:, file: ...) has no place on a page.
OUTSIDE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# An address ends at white space and never in a comma; a width or density may follow.
SOURCE = re.compile(r"(\S*[^\s,])(?:\s+[^,]+)?\s*(?:,|$)")
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+?)["']?\s*\)""")
REFRESH_URL = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


class Link(NamedTuple):
    """An address as the page writes it; ``embedded`` where the page shows it (an image may be ``data:``)."""

    url: str
    embedded: bool


class _Page(HTMLParser):
    """The links and anchors of one HTML or SVG document."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[Link] = []
        self.anchors: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if identity := values.get("id") or (tag == "a" and values.get("name")):
            self.anchors.add(identity)
        if tag == "meta":
            self.links.extend(Link(url, embedded=False) for url in _meta_links(values))
        elif values.get("rel") not in {"preconnect", "dns-prefetch"}:
            self.links.extend(_attribute_links(tag, values))


def _meta_links(values: dict[str, str]) -> Iterator[str]:
    content = values.get("content", "")
    if (values.get("property") or values.get("name")) in LINK_PROPERTIES:
        yield content
    if values.get("http-equiv", "").lower() == "refresh" and (match := REFRESH_URL.search(content)):
        yield match[1]


def _attribute_links(tag: str, values: dict[str, str]) -> Iterator[Link]:
    for name, value in values.items():
        if name in LINK_ATTRIBUTES:
            yield Link(value.strip(), embedded=tag not in {"a", "area", "form", "button"})
        elif name in SOURCE_SETS:
            yield from (Link(url, embedded=True) for url in SOURCE.findall(value))


@dataclass
class _Site:
    folder: Path
    root: str
    """The address of the folder, ending in a slash."""
    anchors: dict[Path, set[str]] = field(default_factory=dict)
    answers: dict[tuple[str, bool], str | None] = field(default_factory=dict)

    def read(self, path: Path) -> list[Link]:
        """The links of a page; only its anchors are kept."""
        page = _Page(path.read_text("utf-8"))
        self.anchors[path] = page.anchors
        return page.links

    def address(self, path: Path) -> str:
        relative = path.relative_to(self.folder)
        is_index = relative.name == "index.html"
        return self.root + quote(
            (relative.parent.as_posix() + "/") if is_index else relative.as_posix()
        ).removeprefix("./")

    def fault(self, at: Path, link: Link) -> tuple[str, str] | None:
        """The full address of a broken link and what is wrong with it."""
        if not link.url:
            return self.address(at), "the link is empty"
        scheme = urlsplit(link.url).scheme
        if scheme and scheme not in OUTSIDE_SCHEMES and not (scheme == "data" and link.embedded):
            return link.url, f"the scheme {scheme} is not allowed"
        if at.name == "404.html" and not scheme and not link.url.startswith(("/", "#")):
            return link.url, "relative, but this page is shown at any depth"
        target = urljoin(self.address(at), link.url)
        key = (target, bool(scheme))
        if key not in self.answers:
            self.answers[key] = self._target_fault(target, written_in_full=bool(scheme))
        reason = self.answers[key]
        return (target, reason) if reason else None

    def _target_fault(self, target: str, *, written_in_full: bool) -> str | None:
        address, _, fragment = target.partition("#")
        address = address.partition("?")[0]
        if not address.startswith(self.root):
            same_site = urlsplit(address).netloc == urlsplit(self.root).netloc
            return "outside the base path" if same_site and not written_in_full else None
        path = self._file(unquote(address.removeprefix(self.root)))
        if path is None:
            return "no such file"
        return None if self._has_anchor(path, unquote(fragment)) else "no such anchor"

    def _file(self, relative: str) -> Path | None:
        path = self.folder / relative
        candidates = (
            [path / "index.html"] if relative.endswith("/") or not relative else [path, path / "index.html"]
        )
        return next((candidate for candidate in candidates if candidate.is_file()), None)

    def _has_anchor(self, path: Path, fragment: str) -> bool:
        # ":~:" begins a text fragment, which names no anchor; "#top" means the top without one.
        anchor = fragment.partition(":~:")[0]
        if anchor in {"", "top"} or path.suffix not in {".html", ".svg"}:
            return True
        if path not in self.anchors:
            self.read(path)
        return anchor in self.anchors[path]


def broken_links(site: Path, base_path: str = "/", base_url: str = "") -> list[str]:
    """One line a broken target: its address, why, and the first of the pages that link to it.

    Reads every HTML page and style sheet below ``site``: links, sources, source sets, forms, redirects,
    canonical and Open Graph addresses. A target must be a file, or a folder with ``index.html``, and its
    fragment an ``id`` in it. Give ``base_url`` to have full addresses on that host checked as well; else
    ``base_path`` says where the site is mounted.

    Raises:
        ValueError: there is no page, which would pass for no broken link.
    """
    root = (base_url or NOWHERE + base_path).rstrip("/") + "/"
    checked = _Site(site, root)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path, links in _documents(checked):
        faults = {fault for link in links if (fault := checked.fault(path, link))}
        for fault in faults:
            found[fault].append(path.relative_to(site).as_posix())
    return [_line(target, reason, pages) for (target, reason), pages in sorted(found.items())]


def _documents(site: _Site) -> Iterator[tuple[Path, list[Link]]]:
    paths = sorted(site.folder.rglob("*.html"))
    if not paths:
        message = f"There is no page in {site.folder}"
        raise ValueError(message)
    for path in paths:
        yield path, site.read(path)
    for path in sorted(site.folder.rglob("*.css")):
        yield path, [Link(url, embedded=True) for url in CSS_URL.findall(path.read_text("utf-8"))]


def _line(target: str, reason: str, pages: list[str]) -> str:
    others = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
    return f"{target.removeprefix(NOWHERE)}: {reason} (in {pages[0]}{others})"
