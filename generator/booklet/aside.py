"""Typst in a process of its own: what it keeps in memory is given back with the process.

It also has threads, which a fork of this process would not have; so it is started anew, as a module.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from generator.booklet.typesetting import Typeset, compiled
from generator.diagnostics import EnvironmentFault
from generator.workers import leave_to_parent

_SET = "set.pdf"
_ROOT = Path(__file__).resolve().parents[2]


def set_aside(root: Path, template: str, moment: int) -> Typeset:
    """Compile a staged folder in another process, without tags. Raises EnvironmentFault as Typst does."""
    command = [sys.executable, "-m", __name__, str(root), template, str(moment)]
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip() or f"{done.returncode}"
        raise EnvironmentFault(
            vi=f"Không dựng được một phần của sách: {said}", en=f"A piece of the book was not set: {said}"
        )
    return Typeset((root / _SET).read_bytes(), int(done.stdout))


def main(root: str, template: str, moment: str) -> int:
    """Compile, leave the PDF in the folder, say how many pages it has."""
    leave_to_parent()
    try:
        done = compiled(Path(root) / f"{template}.typ", int(moment), False)  # noqa: FBT003
    except EnvironmentFault as error:
        sys.stderr.write(f"{error}\n")
        return 1
    (Path(root) / _SET).write_bytes(done.pdf)
    sys.stdout.write(f"{done.pages}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
