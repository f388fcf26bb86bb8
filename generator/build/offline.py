"""The files that make the site an app which works off line; they follow from assets, settings and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import MANIFEST, WORKER, file_of
from generator.data.offline import manifest, shell, worker
from generator.plan.model import Output
from generator.render.assets import font_path
from generator.render.fonts import WEIGHTS
from generator.render.icons import icon_key, icon_paths
from generator.resources import find_template

if TYPE_CHECKING:
    from pathlib import Path

    from generator.render.assets import AssetSet
    from generator.render.studio import Studio

_SCRIPT = "assets/worker/sw.js"


def app_files(studio: Studio, assets: AssetSet, source: Path) -> dict[str, bytes]:
    """Return the manifest of each language and the service worker; nothing where the settings want none."""
    settings = studio.catalogue.settings
    script = find_template(source, _SCRIPT)
    if not settings.outputs.offline or script is None:
        return {}
    contexts = [studio.context(lang) for lang in settings.languages]
    addresses = contexts[0].addresses
    icons = [addresses.file(path) for path in icon_paths(assets.icon)]
    links = {name: addresses.file(path) for name, path in assets.paths.items()}
    fonts = [addresses.file(font_path(weight)) for weight in WEIGHTS]
    files = {
        context.addresses.output(MANIFEST): manifest(context, links["icon.svg"], icons)
        for context in contexts
    }
    kept = shell(contexts, links, fonts)
    return files | {file_of(WORKER): worker(contexts, kept, script.read_text(encoding="utf-8"))}


def icon_output(assets: AssetSet) -> Output:
    """Plan the pictures of the icon."""
    paths = tuple(path.lstrip("/") for path in icon_paths(assets.icon))
    return Output("icons", "", "", paths, icon_key(assets.icon))
