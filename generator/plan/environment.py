"""What every page depends on besides its own ingredients: engine, settings, taxonomy, texts, templates."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from generator.files.digest import SIZE, digest, digest_files
from generator.resources import PACKAGE, template_folders

#: The templates that a kind of page is made of besides those that it extends or includes itself.
TEMPLATES: dict[str, tuple[str, ...]] = {
    "product": ("product", "card", "tree"),
    "listing": ("listing", "card", "tree"),
    "home": ("home", "card", "tree"),
    "index": ("index", "tree"),
    "producer": ("producer", "card", "tree"),
    "event": ("event", "card", "tree"),
    "outlet": ("outlet", "card", "tree"),
    "text": ("text", "tree"),
    "search": ("search", "tree"),
    "numbers": ("numbers", "tree"),
    "glossary": ("glossary", "tree"),
    "contribute": ("contribute", "tree"),
    "list": ("list", "tree"),
    "former": ("former", "card", "tree"),
    "gtin": ("redirect",),
}


@cache
def engine_fingerprint() -> bytes:
    """Hash the package's own code: another version of the engine may write other bytes."""
    return digest_files(PACKAGE.rglob("*.py"), PACKAGE)


def templates_fingerprint(source: Path) -> bytes:
    """Hash all templates, assets and texts; the quick look whether anything changed at all."""
    folders = template_folders(source)
    return digest(*(digest_files((p for p in base.rglob("*") if p.is_file()), base) for base in folders))


class Environment(msgspec.Struct, frozen=True):
    """Fingerprints of the surroundings. ``sites``: by language; ``closures``: by kind of page."""

    common: bytes
    sites: Mapping[str, bytes]
    closures: Mapping[str, bytes]
    _around: dict[tuple[str, str], bytes] = {}

    def key(self, kind: str, lang: str, ingredients: object) -> bytes:
        """Fingerprint an output from its kind, its language and all that it is made from."""
        around = self._around.get((kind, lang))
        if around is None:
            around = self._around[kind, lang] = self._surroundings(kind, lang)
        return digest(around, _encode(ingredients))

    def _surroundings(self, kind: str, lang: str) -> bytes:
        """Fingerprint what all outputs of a kind and language have in common."""
        site, closure = self.sites.get(lang, b""), self.closures.get(kind, bytes(SIZE))
        return digest(self.common, site, closure, kind.encode())


_encode = msgspec.msgpack.Encoder().encode
