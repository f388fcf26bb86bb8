"""A git repository in a folder of the test's own."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AUTHOR = ("-c", "user.name=Lan", "-c", "user.email=lan@example.vn", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    """Run git and return what it says."""
    command = ["git", *_AUTHOR, "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.strip()


def start(folder: Path) -> str:
    """Make a folder a repository with all its files in one commit; return the commit's hash."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    return commit(folder)


def commit(folder: Path, message: str = "thử") -> str:
    """Commit all that is there and return the hash."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")
