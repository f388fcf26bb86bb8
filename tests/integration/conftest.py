"""A catalogue for each test, with the fonts (slow to make, always the same) taken from the first one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.sites import SETTINGS, CatalogueSite, product

Maker = Callable[..., CatalogueSite]


@pytest.fixture(scope="session")
def derived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fonts made once a session."""
    site = CatalogueSite(
        tmp_path_factory.mktemp("fonts"), {"content/products/hue/a.md": product(province="hue")}
    )
    site.build()
    return site.root / ".ocop-cache" / "derived"


@pytest.fixture
def catalogue(tmp_path: Path, derived: Path) -> Maker:
    """A function that makes a catalogue from its files."""

    def make(
        files: str | dict[str, str] = "", *, settings: str = SETTINGS, name: str = "catalogue"
    ) -> CatalogueSite:
        site = CatalogueSite(tmp_path / name, files, settings=settings)
        shutil.copytree(derived, site.root / ".ocop-cache" / "derived")
        return site

    return make
