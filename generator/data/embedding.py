"""The script for partners' sites, at an address that never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.resources import find_template
from generator.views.embedding import SCRIPT

if TYPE_CHECKING:
    from pathlib import Path

    from generator.records import Settings


def embed_files(settings: Settings, source: Path) -> dict[str, bytes]:
    """Return the script where cards can use it: it reads the products' own JSON, at full addresses."""
    script = find_template(source, "assets/embed/ocop.js")
    if not settings.base_url or not settings.outputs.product_json or script is None:
        return {}
    return {SCRIPT.lstrip("/"): script.read_bytes()}
