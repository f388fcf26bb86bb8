"""The site's own style sheets, scripts, drawings and fonts, each with its content hash in its name.

Hosts may keep them for ever: a changed file has another name. Nothing is fetched from another host.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.addresses import Addresses
from generator.files.digest import digest, short
from generator.render.fonts import WEIGHTS, font_name
from generator.render.icons import icon_paths
from generator.resources import list_templates
from generator.views.models import Assets

FOLDER = "/assets/"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANKS = re.compile(r"\s+")
_TIGHT = re.compile(r"\s*([{}])\s*|(;)\s+")
_IMPORT = re.compile(r'"\./([\w-]+\.js)"')
_ASSET = re.compile(r"\{\{\s*asset:([^}\s]+)\s*\}\}")


class AssetSet(msgspec.Struct, frozen=True):
    """Files by path (fonts, made later, are not among them), and the path of each by its plain name."""

    files: Mapping[str, bytes]
    paths: Mapping[str, str]

    @property
    def icon(self) -> bytes:
        """Return the site's icon, an SVG."""
        return self.files[self.paths["icon.svg"]]

    def links(self, addresses: Addresses) -> Assets:
        """Return the addresses that pages use."""
        link = {name: addresses.file(path) for name, path in self.paths.items()}
        return Assets(
            css=link["site.css"],
            counts_css=addresses.file(counts_path(addresses.lang)),
            theme_js=link["theme.js"],
            search_js=link["search.js"],
            mark_js=link["mark.js"],
            list_js=link["list.js"],
            form_js=link["form.js"],
            booths_js=link["booths.js"],
            ui=link["ui.svg"],
            kinds=link["kinds.svg"],
            fonts=tuple(addresses.file(font_path(weight)) for weight in WEIGHTS),
            icon=link["icon.svg"],
            touch_icon=addresses.file(icon_paths(self.icon)[0]),
            card="",
        )


def counts_path(lang: str) -> str:
    """Return the path of the sheet that holds the side tree's counts: one that changes under its own name."""
    return f"{FOLDER}counts-{lang}.css"


def font_path(weight: int) -> str:
    """Return the path of a subset font."""
    return f"{FOLDER}{font_name(weight)}"


def collect_assets(source: Path) -> AssetSet:
    """Read all assets; the style sheets are joined in the order of their names."""
    plain = {
        name: path.read_bytes() for name, path in list_templates(source, "assets/icons", "*.svg").items()
    }
    plain |= _scripts(source)
    paths = {name: _hashed(name, data) for name, data in plain.items()}
    plain["site.css"] = _style(source, paths)
    paths["site.css"] = _hashed("site.css", plain["site.css"])
    return AssetSet({paths[name]: data for name, data in plain.items()}, paths)


def _scripts(source: Path) -> dict[str, bytes]:
    """Read the scripts; what one imports from beside it (``"./search-cards.js"``) gets its hashed name."""
    texts = {
        name: path.read_text(encoding="utf-8")
        for name, path in list_templates(source, "assets/js", "*.js").items()
    }
    done: dict[str, bytes] = {}

    def resolve(name: str) -> str:
        if name not in done:
            done[name] = _IMPORT.sub(lambda found: f'"./{resolve(found[1])}"', texts[name]).encode()
        return _hashed(name, done[name]).removeprefix(FOLDER)

    for name in texts:
        resolve(name)
    return done


def _hashed(name: str, data: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{FOLDER}{stem}.{short(digest(data))}.{ending}"


def _style(source: Path, paths: Mapping[str, str]) -> bytes:
    """Join the style sheets; ``{{ asset:icons/star.svg }}`` becomes the file's name, which lies beside."""
    sheets = list_templates(source, "assets/css", "*.css").values()
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    names = {f"be-vietnam-pro-{weight}.woff2": font_name(weight) for weight in WEIGHTS}
    names |= {name: path.removeprefix(FOLDER) for name, path in paths.items()}
    return _squeeze(_ASSET.sub(lambda found: names[found[1].rpartition("/")[2]], text)).encode()


def _squeeze(css: str) -> str:
    """Take out comments and blanks; nothing else, so that what was written is what is served."""
    return _TIGHT.sub(r"\1\2", _BLANKS.sub(" ", _COMMENT.sub("", css))).strip()
