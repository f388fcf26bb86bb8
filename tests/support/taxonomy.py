"""The repository's own taxonomy, read once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.taxonomy import Communes, Taxonomy, load_communes, load_taxonomy

FOLDER = Path(__file__).parents[2] / "content" / "taxonomy"


@cache
def real_taxonomy() -> Taxonomy:
    return load_taxonomy(FOLDER)


@cache
def real_communes() -> Communes:
    return load_communes(FOLDER)
