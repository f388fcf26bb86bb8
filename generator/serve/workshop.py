"""Build, and build again: the one place that knows what a change of files means for the next build.

What an edit shows is published at once, from what the last build left in memory. The rest (search, collected
tables, booklets, what is kept for the next start) is made by a whole build in the background, a moment later.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol

import msgspec

from generator.build.following import Follower
from generator.build.job import Job, Listener, Outcome, Silence
from generator.build.recipe import Standing
from generator.diagnostics import ContentError, OcopError
from generator.serve.background import Background
from generator.serve.problems import Problem, problems_of


class Build(Protocol):
    """`generator.build.recipe.build`, or what stands for it in a test."""

    def __call__(
        self, job: Job, listener: Listener, keep: Callable[[Standing], None] | None = None
    ) -> Outcome:
        """Build the site."""


class Late(msgspec.Struct, frozen=True):
    """What the background did: the files that it wrote, in which time, or what kept it from it."""

    written: tuple[str, ...] = ()
    seconds: float = 0.0
    problems: tuple[Problem, ...] = ()


class Workshop:
    """Builds over and over; errors are the caller's to tell. ``job`` is asked each time: days pass.

    ``behind`` gives who hears of the builds in the background, in their process.
    """

    def __init__(
        self, job: Callable[[], Job], build: Build, behind: Callable[[], Listener] = Silence
    ) -> None:
        self._job = job
        self._build = build
        self._behind = behind
        self._follower: Follower | None = None
        self.background = Background(self._whole)
        self.is_behind = False
        self._is_warm = False

    def build(self, listener: Listener) -> Outcome:
        """Build the site, without booklets. Raises as `generator.build.recipe.build`."""
        return self._build(self._first_job(), listener)

    def prepare(self) -> None:
        """Bring into memory what edits need, so that the first one is as quick as the others."""
        self.is_behind = self._build(self._first_job(), Silence(), self._keep).is_behind
        self._warm_up()

    def rebuild(self, changed: Collection[Path], listener: Listener) -> Outcome:
        """Build again after these files (absolute paths; new, changed, gone, or whole folders) changed."""
        self.background.stop()
        forget(changed)
        job, follower = msgspec.structs.replace(self._job(), later=True), self._follower
        self._follower, self.is_behind = None, True
        outcome = follower.follow(job, changed, listener) if follower else None
        if outcome is None:
            return self._build(job, listener, self._keep)
        self._follower = follower
        return outcome

    def settle(self) -> None:
        """Begin the whole build in the background; the next edit stops it if it must."""
        self.is_behind = False
        self.background.start()
        self._warm_up()

    def close(self) -> None:
        """Stop what runs in the background."""
        self.background.stop()

    def caught_up(self) -> Late | None:
        """Return what the background did, once, when it is over."""
        answer = self.background.collect()
        return msgspec.msgpack.decode(answer, type=Late) if answer else None

    def _first_job(self) -> Job:
        return msgspec.structs.replace(self._job(), print_later=True)

    def _whole(self) -> bytes:
        job = self._job()
        try:
            outcome = self._build(job, self._behind())
        except ContentError:
            # Told by the build of the save itself.
            late = Late()
        except OcopError as error:
            late = Late(problems=problems_of(error, job.source))
        else:
            late = Late(outcome.written, sum(outcome.seconds.values()))
        return msgspec.msgpack.encode(late)

    def _keep(self, standing: Standing) -> None:
        self._follower, self._is_warm = Follower(standing), False

    def _warm_up(self) -> None:
        if self._follower is None or self._is_warm:
            return
        self._follower.warm_up()
        self._is_warm = True
        # Nothing of this is garbage before the next full build: a collector that walks it outlasts an edit.
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def forget(changed: Collection[Path]) -> None:
    """Drop what this process remembers of files that may have changed."""
    from generator.diagnostics.reporter import source_lines
    from generator.texts import load_texts

    source_lines.cache_clear()
    if any("templates" in path.parts for path in changed):
        load_texts.cache_clear()
