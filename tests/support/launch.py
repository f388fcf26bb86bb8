"""The real catalogue, built once for all tests and all their processes."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.support.programs import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# The command as a module: it runs from a checkout without being installed.
OCOP = (sys.executable, "-m", "generator")

# The state of recognitions depends on the day; this one is the launch's.
AS_OF = "2026-11-22"

# Seconds: a build takes a few, also on a busy machine.
PATIENCE = 600


class BuildFailedError(Exception):
    """The catalogue could not be built; the message is what the build said."""


def build_once(shared: Path, build: Callable[[Path], str | None]) -> Path:
    """The folder that ``build`` fills, made by whichever process comes first while the others wait.

    ``build`` returns what it complains about, or None. A failure is remembered and not tried again.

    Raises:
        BuildFailedError: the build failed, here or in another process.
    """
    site = shared / "launch-site"
    outcome = shared / "launch-site.log"
    with _locked(shared / "launch-site.lock"):
        if not outcome.exists():
            outcome.write_text(build(site) or "", "utf-8")
    if complaint := outcome.read_text("utf-8"):
        raise BuildFailedError(complaint)
    return site


def build_catalogue(output: Path) -> str | None:
    """Run ``ocop build`` on the repository as it stands."""
    done = subprocess.run(
        [*OCOP, "build", "--source", REPOSITORY, "--output", output, "--as-of", AS_OF],
        capture_output=True,
        check=False,
        cwd=REPOSITORY,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    return None if done.returncode == 0 else f"exit {done.returncode}\n{done.stdout}{done.stderr}"


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("a") as handle:
        # The system frees the lock when the file is closed, also when a test run is killed.
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
