"""The launch products as plain Markdown pages, the same for every other generator.

Each has what our product page says, from the open data; a listing has as many products as one of ours.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Products on a page of a listing, as in ours.
PAGE = 48
TITLE = "Danh mục OCOP Việt Nam"
HOME = "index"

Product = Mapping[str, Any]


@dataclass(frozen=True)
class Page:
    """A page by its path without slashes at its ends (``san-pham/hue/me-xung``), its title and its text."""

    path: str
    title: str
    text: str


@dataclass(frozen=True)
class Catalogue:
    """Pages to be built, and what their navigation should lead to: titles by path, in groups."""

    pages: Sequence[Page]
    groups: Mapping[str, Mapping[str, str]]


def read_products(site: Path) -> list[Product]:
    """Return the records of our built site."""
    found: list[Product] = json.loads((site / "du-lieu" / "products.json").read_text("utf-8"))["products"]
    return found


def catalogue(products: Sequence[Product]) -> Catalogue:
    """Return all pages: products, listings of provinces and categories, home."""
    groups: dict[str, dict[str, str]] = {}
    pages = [Page(f"san-pham/{one['id']}", one["name"], _product(one)) for one in products]
    for group, folder, key in (("Tỉnh", "tinh", "province"), ("Nhóm", "nhom", "category")):
        listed: dict[str, list[Product]] = defaultdict(list)
        for one in products:
            listed[one[key]].append(one)
        names = {slug: str(of[0][f"{key}_name"]) for slug, of in listed.items()}
        groups[group] = {f"{folder}/{slug}": name for slug, name in names.items()}
        pages += [Page(f"{folder}/{slug}", names[slug], _listing(of)) for slug, of in listed.items()]
    return Catalogue([Page(HOME, TITLE, _home(groups)), *pages], groups)


def _home(groups: Mapping[str, Mapping[str, str]]) -> str:
    sections = []
    for group, names in groups.items():
        links = "\n".join(f"- [{name}](/{path}/)" for path, name in names.items())
        sections.append(f"## {group}\n\n{links}")
    return "\n\n".join(sections)


def _listing(products: Sequence[Product]) -> str:
    return "\n\n".join(
        f"### [{_plain(one['name'])}](/san-pham/{one['id']}/)\n\n{_stars(one)}\n\n{_plain(_maker(one))}, "
        f"{_plain(one['province_name'])}"
        for one in products[:PAGE]
    )


def _product(product: Product) -> str:
    parts = [str(product.get("summary", "")), _stars(product), "## Thông tin", "\n".join(_facts(product))]
    sources = [f"- {_source(one)}" for one in product.get("sources", ())]
    return "\n\n".join(filter(None, [*parts, "## Nguồn", "\n".join(sources)]))


def _facts(product: Product, said: str = "") -> Iterator[str]:
    for key, value in product.items():
        name = f"{said}{key}".replace("_", " ")
        if isinstance(value, Mapping):
            yield from _facts(value, f"{key} ")
        elif not isinstance(value, list) and key not in {"id", "url", "summary"}:
            yield f"- **{name}:** {_plain(str(value))}"


def _source(source: Mapping[str, Any]) -> str:
    title = _plain(str(source.get("title", "")))
    return f"[{title}]({source['url']})" if source.get("url") else title


def _stars(product: Product) -> str:
    return f"{'★' * int(product['stars'])} {product['stars']} sao"


def _maker(product: Product) -> str:
    return str(product.get("producer", ""))


def _plain(text: str) -> str:
    """Return a text as one line in which nothing is Markdown or MDX."""
    line = " ".join(text.split())
    return "".join(f"\\{mark}" if mark in "\\`*_[]<>{}#|" else mark for mark in line)
