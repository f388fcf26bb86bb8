"""Fixtures for every test."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.support.launch import build_catalogue, build_once
from tests.support.programs import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

# Shared machines are slow at times, so no example has a deadline; CI tries the same examples each time.
settings.register_profile("people", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "people")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def launch_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real catalogue as built for 22 November 2026; shared, so not to be written to."""
    own = tmp_path_factory.getbasetemp()
    # Below pytest-xdist each process has a folder of its own in the run's folder.
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return build_once(shared, build_catalogue)
