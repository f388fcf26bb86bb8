"""What makes the site an app that works without a connection: its manifest and the service worker's shell."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import msgspec

from generator.addresses import LIST, OFFLINE, PRODUCTS
from generator.files.digest import digest, short
from generator.texts import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.views.context import Context

#: Scripts that only contributors load.
_NOT_IN_SHELL = ("form",)
#: Ground of the icon, and of the bar above the pages.
GROUND = "#174f34"
PAPER = "#fbfaf6"
#: Sizes of the icon in pixels; the last has room around it, for phones that cut icons to a shape.
ICON_SIZES = (192, 512, 512)

WORDS = {
    "label": N_("Kept page"),
    "kept": N_(
        "No connection. This page was kept on {date}; what is valid is reckoned by the day of your device."
    ),
}


def manifest(context: Context, icon: str, pngs: Sequence[str]) -> bytes:
    """Describe the app in one language; ``icon``: the drawing, ``pngs``: its pictures by `ICON_SIZES`."""
    site, tr, page = context.site, context.tr, context.addresses.page
    pictures = [
        {"src": src, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for src, size, purpose in zip(pngs, ICON_SIZES, ("any", "any", "maskable"), strict=True)
    ]
    return msgspec.json.encode(
        {
            "id": site.home,
            "name": site.title,
            "short_name": "OCOP",
            "description": site.summary,
            "lang": context.lang,
            "dir": "ltr",
            "start_url": site.home,
            "scope": context.addresses.file("/"),
            "display": "minimal-ui",
            "theme_color": GROUND,
            "background_color": PAPER,
            "icons": [{"src": icon, "sizes": "any", "type": "image/svg+xml", "purpose": "any"}, *pictures],
            "shortcuts": [
                {"name": tr("My list"), "url": page(LIST)},
                {"name": tr("Search"), "url": site.search},
                {"name": tr("Products"), "url": page(PRODUCTS)},
            ],
        }
    )


def shell(contexts: Sequence[Context], assets: Mapping[str, str], fonts: Sequence[str]) -> list[str]:
    """Return the addresses that the worker keeps from the start; ``assets``: address by plain name."""
    scripts = (link for name, link in sorted(assets.items()) if not name.startswith(_NOT_IN_SHELL))
    pages = (
        link
        for context in contexts
        for link in (
            context.site.home,
            context.site.list,
            context.addresses.page(OFFLINE),
            context.site.assets.counts_css,
        )
    )
    return list(dict.fromkeys((*scripts, *fonts, *pages)))


def worker(contexts: Sequence[Context], kept: Sequence[str], script: str) -> bytes:
    """Write the service worker; its version follows from the names of the shell's files and the script."""
    addresses = contexts[0].addresses
    site: dict[str, object] = {
        "root": addresses.root,
        "shell": kept,
        "offline": {context.lang: context.addresses.page(OFFLINE) for context in contexts},
        "words": {one.lang: {key: escape(one.tr(text)) for key, text in WORDS.items()} for one in contexts},
    }
    version = short(digest(msgspec.json.encode(site), script.encode()))
    head = msgspec.json.encode({"version": version, **site}).decode()
    return f"const SITE = {head};\n{script}".encode()
