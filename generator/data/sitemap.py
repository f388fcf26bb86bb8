"""``sitemap.xml``, in parts where it is long, and ``robots.txt``. Without a base URL there is no sitemap."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.addresses import DEFAULT_LANGUAGE, SEARCH
from generator.data.xml import DECLARATION, attribute, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.addresses import Addresses

#: Limits of sitemaps.org, the second a little below its 50 MB.
MOST_URLS = 50_000
MOST_BYTES = 49_000_000
_PARTS_NAME = "sitemap-{}.xml"
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_OPENING = f'{DECLARATION}<urlset {_SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
_CLOSING = "</urlset>\n"


def sitemap(pages: Iterable[tuple[str, str]], addresses: Mapping[str, Addresses]) -> dict[str, bytes]:
    """Write the sitemap's files by their names.

    Args:
        pages: (language, output file such as ``en/sao/5/index.html``) of every page that may be found.
        addresses: by language; without an origin there are no files.
    """
    first = next(iter(addresses.values()))
    if not first.origin:
        return {}
    parts = list(_parts(_locations(pages, addresses)))
    if len(parts) == 1:
        return {"sitemap.xml": _urlset(parts[0])}
    names = [_PARTS_NAME.format(number) for number in range(1, len(parts) + 1)]
    files = {name: _urlset(part) for name, part in zip(names, parts, strict=True)}
    return {"sitemap.xml": _index(names, first), **files}


def robots(addresses: Addresses) -> bytes:
    """Write ``robots.txt``: everything may be read, except the endless addresses of searches."""
    lines = [
        "User-agent: *",
        f"Disallow: {addresses.root}{SEARCH}?",
        f"Disallow: {addresses.root}/*{SEARCH}?",
    ]
    if addresses.origin:
        lines += ["", f"Sitemap: {addresses.absolute(addresses.file('/sitemap.xml'))}"]
    return "\n".join([*lines, ""]).encode()


def _locations(pages: Iterable[tuple[str, str]], addresses: Mapping[str, Addresses]) -> Iterator[str]:
    """Write each page with its twins in other languages, the pages in the order in which they come."""
    twins: dict[str, dict[str, str]] = defaultdict(dict)
    prefixes = {lang: (one.prefix, f"{one.origin}{one.root}{one.prefix}") for lang, one in addresses.items()}
    for lang, file in pages:
        prefix, before = prefixes[lang]
        path = _path(file, prefix)
        twins[addresses[lang].shared(path)][lang] = f"{before}{path}"
    for urls in twins.values():
        links = "".join(_alternates(urls)) if len(urls) > 1 else ""
        for url in urls.values():
            yield f"<url><loc>{text(url)}</loc>{links}</url>\n"


def _alternates(urls: Mapping[str, str]) -> Iterator[str]:
    for lang, url in urls.items():
        yield _alternate(lang, url)
    if DEFAULT_LANGUAGE in urls:
        yield _alternate("x-default", urls[DEFAULT_LANGUAGE])


def _alternate(lang: str, url: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{lang}" href={attribute(url)}/>'


def _path(file: str, prefix: str) -> str:
    return f"/{file}".removeprefix(prefix).removesuffix("index.html")


def _parts(locations: Iterable[str]) -> Iterator[list[str]]:
    part: list[str] = []
    size = 0
    for location in locations:
        length = len(location) if location.isascii() else len(location.encode())
        if part and (len(part) == MOST_URLS or size + length > MOST_BYTES):
            yield part
            part, size = [], 0
        part.append(location)
        size += length
    yield part


def _urlset(part: Sequence[str]) -> bytes:
    return "".join([_OPENING, *part, _CLOSING]).encode()


def _index(names: Iterable[str], addresses: Addresses) -> bytes:
    urls = [addresses.absolute(addresses.file(f"/{name}")) for name in names]
    lines = [f"<sitemap><loc>{text(url)}</loc></sitemap>\n" for url in urls]
    return "".join([f"{DECLARATION}<sitemapindex {_SPACE}>\n", *lines, "</sitemapindex>\n"]).encode()
