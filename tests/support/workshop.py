"""A catalogue in memory and the context of one language, for tests of view models.

    shop = workshop({"content/products/bac-ninh/my-gao-chu.md": product()}, lang="en")
    page = product_page(shop, shop.catalogue.entries[0])

Cards and the side tree are short texts that tell what was asked for: ``[bac-ninh/my-gao-chu]``, ``<tree …>``.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from markupsafe import Markup

from generator.addresses import Addresses
from generator.build.job import Job
from generator.build.joining import join
from generator.build.reading import SETTINGS, Content
from generator.catalog.cache import Records, Sources
from generator.catalog.loading import Beside, load_file
from generator.files.walk import Walk
from generator.taxonomy import Taxonomy, load_taxonomy
from generator.texts import load_texts
from generator.views.context import Context
from generator.views.models import Assets
from generator.views.site import site
from tests.support.programs import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry, Loaded
    from generator.views.context import Place

TODAY = dt.date(2026, 11, 22)
TITLES = "title: Danh mục thử\ntitle_en: Test catalogue\n"

ASSETS = Assets(
    css="/assets/site.css",
    counts_css="/assets/counts.css",
    theme_js="/assets/theme.js",
    search_js="/assets/search.js",
    mark_js="/assets/mark.js",
    list_js="/assets/list.js",
    form_js="/assets/form.js",
    booths_js="/assets/booths.js",
    ui="/assets/ui.svg",
    kinds="/assets/kinds.svg",
    fonts=(),
    icon="/assets/icon.svg",
    touch_icon="/assets/icon-192.png",
    card="",
)


@cache
def taxonomy() -> Taxonomy:
    """The real taxonomy."""
    return load_taxonomy(REPOSITORY / "content" / "taxonomy")


def catalogue_of(files: Mapping[str, str], *, settings: str = "", as_of: dt.date = TODAY) -> Catalogue:
    """The catalogue that files make; ``settings`` are lines after the titles."""
    loaded = {path: _load(path, text) for path, text in files.items()}
    loaded[SETTINGS] = _load(SETTINGS, TITLES + settings)
    content = Content(Walk({}, ()), Sources(), taxonomy(), Records(b"", dict(sorted(loaded.items()))), (), {})
    return join(content, Job(source=REPOSITORY, output=REPOSITORY / "site", as_of=as_of))


def _load(path: str, text: str) -> Loaded:
    loaded, checked = load_file(path, text.encode(), taxonomy(), Beside(REPOSITORY, path, lambda _: b""))
    assert loaded is not None, checked.diagnostics
    return loaded


def context_of(catalogue: Catalogue, lang: str = "vi") -> Context:
    """The context of one language, with cards and tree that tell what was asked for."""
    addresses = Addresses.of(catalogue.settings.base_url, lang)
    texts = load_texts(lang, REPOSITORY)
    return Context(
        lang=lang,
        catalogue=catalogue,
        site=site(catalogue, lang, addresses, texts, ASSETS),
        addresses=addresses,
        tr=texts,
        cards=_cards,
        tree=_tree,
    )


def workshop(
    files: Mapping[str, str], *, lang: str = "vi", settings: str = "", as_of: dt.date = TODAY
) -> Context:
    """The context of the catalogue that files make."""
    return context_of(catalogue_of(files, settings=settings, as_of=as_of), lang)


def _cards(entries: Sequence[Entry]) -> Markup:
    return Markup("").join(f"[{entry.id}]" for entry in entries)


def _tree(place: Place) -> Markup:
    return Markup("<tree {}>").format(" ".join(filter(None, msgspec.structs.astuple(place))))
