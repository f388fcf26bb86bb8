"""Programs that the tests start but no Python package carries; ``make test`` installs them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


class MissingProgramError(Exception):
    """A test needs a program or file that is not here: the test fails, it is never skipped."""


def find_program(*names: str) -> Path:
    """The first of ``names`` on PATH or in the system folders, which a plain user's PATH may lack.

    Raises:
        MissingProgramError: none of them is installed.
    """
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"])
    for name in names:
        if found := shutil.which(name, path=path):
            return Path(found)
    message = f"None of {', '.join(names)} is installed. `make test` installs it where it may."
    raise MissingProgramError(message)


def node_module_file(relative: str) -> Path:
    """A file below ``node_modules/``, which ``make setup-dev`` fills.

    Raises:
        MissingProgramError: the file is not there.
    """
    path = REPOSITORY / "node_modules" / relative
    if not path.is_file():
        message = f"node_modules/{relative} is not there. `make setup-dev` installs it."
        raise MissingProgramError(message)
    return path
