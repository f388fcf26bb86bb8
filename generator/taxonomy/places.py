"""Names of provinces in any spelling: with or without marks, "Tỉnh …", "TP. …", hyphens, old tone places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.records.taxonomy import FormerProvince, Province

_SIGNS = re.compile("[^a-z0-9]+")
_TITLE = re.compile("^(?:tinh|thanh pho|tp|t) ")


def place_key(text: str) -> str:
    """Return what all spellings of one province share: "Tỉnh Đăk Lăk" and "dak-lak" give "daklak"."""
    words = _SIGNS.sub(" ", fold(text)).strip()
    return _TITLE.sub("", words).replace(" ", "")


def by_spelling(places: Iterable[Province | FormerProvince]) -> dict[str, str]:
    """Map the keys of all known spellings to slugs."""
    found: dict[str, str] = {}
    for place in places:
        for text in (place.slug, place.name, place.full_name, *place.aliases):
            key = place_key(text)
            found[key] = place.slug
            # "TPHCM", written in one word
            found[f"tp{key}"] = place.slug
    return found
