"""Fixtures for tests in a real browser; each test in this folder is marked ``browser``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.chromium import chromium
from tests.support.showcase import build_showcase
from tests.support.site_server import serve
from tests.support.visits import PATIENCE, Visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

HERE = Path(__file__).parent

# Playwright's own five seconds are short where other work takes the processor.
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder, so that no module can forget to."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for a whole run."""
    with chromium() as running:
        yield running


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visits]:
    """Opens pages: ``visit(url, width=360, dark=True)``. What they complain of fails the test."""
    visits = Visits(browser)
    yield visits
    visits.close()
    assert [] == visits.problems


@pytest.fixture(scope="session")
def launch_url(launch_site: Path) -> Iterator[str]:
    """Where the real catalogue is served, ending in a slash."""
    with serve(launch_site) as served:
        yield served.url


@pytest.fixture(scope="session")
def showcase_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up catalogue with every kind of page, built; shared, so not to be written to."""
    return build_showcase(tmp_path_factory.mktemp("showcase"))


@pytest.fixture(scope="session")
def showcase(showcase_site: Path) -> Iterator[str]:
    """Where the made-up catalogue is served, ending in a slash."""
    with serve(showcase_site) as served:
        yield served.url
