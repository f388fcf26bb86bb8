"""What a build is asked to do, where it works, and how it tells what it does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import msgspec

from generator.build.tally import Spent
from generator.catalog.cache import FOLDER
from generator.diagnostics import Diagnostic
from generator.workers import cores


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """The options of ``ocop build``. ``base_url`` None: as ``content/catalog.yml`` says.

    ``later``: leave what takes long and no page shows (search, collected tables, booklets) to another build;
    ``print_later``: the booklets and the social pictures only.
    """

    source: Path
    output: Path
    as_of: dt.date
    base_url: str | None = None
    jobs: int = 0
    search: bool = True
    cache: bool = True
    strict: bool = False
    later: bool = False
    print_later: bool = False

    @property
    def workers(self) -> int:
        """Return how many processes may work; 0 asked for means one a core."""
        return self.jobs or cores()

    @property
    def cache_folder(self) -> Path:
        """Return where the build keeps what helps the next one."""
        return self.source / FOLDER

    @property
    def staging(self) -> Path:
        """Return the folder that a cold build fills before it takes the output's place."""
        return self.output.with_name(f".{self.output.name}.ocop-new")


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did: how many outputs there are, which files it wrote and removed, or left to another one.

    ``seconds``: of each step, by the clock. ``work``: by kind of file and output, in all processes together.
    """

    products: int
    outputs: int
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    is_behind: bool = False
    seconds: dict[str, float] = {}
    work: dict[str, Spent] = {}


class Listener(Protocol):
    """Who hears of a build: a terminal, a plain log, a test."""

    def phase(self, name: str) -> AbstractContextManager[None]:
        """Open a step of the recipe; its time is told when it closes."""

    def expect(self, total: int) -> None:
        """Say how much the present step has to do."""

    def advance(self, count: int) -> None:
        """Say that some of it is done."""

    def note(self, text: str, **facts: str) -> None:
        """Add a word on the present step, by its name."""

    def problems(self, found: Iterable[Diagnostic]) -> None:
        """Report what is wrong with the content."""


class Silence:
    """A listener that keeps what it hears."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.notes: list[str] = []

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Ignore the step."""
        self.notes.append(name)
        yield

    def expect(self, total: int) -> None:
        """Ignore."""

    def advance(self, count: int) -> None:
        """Ignore."""

    def note(self, text: str, **facts: str) -> None:  # noqa: ARG002 (told by others)
        """Keep the word."""
        self.notes.append(text)

    def problems(self, found: Iterable[Diagnostic]) -> None:
        """Keep the diagnostics."""
        self.found.extend(found)
