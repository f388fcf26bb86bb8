"""The recipe: files → records → catalogue → plan → pages → site."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from generator.build.checking import check
from generator.build.deciding import Decision, add_ready, decide, fingerprint
from generator.build.job import Job, Listener, Outcome
from generator.build.joining import join
from generator.build.printing import Printer, booklets_among, tell_empty
from generator.build.publishing import Publisher, written
from generator.build.reading import Content, Reader, unchanged
from generator.build.searching import search
from generator.build.tally import Tally
from generator.catalog.cache import Cache
from generator.catalog.catalogue import Catalogue
from generator.diagnostics import ContentError, Diagnostic
from generator.files.lock import locked
from generator.publish.site import Made

#: A file may vanish between the walk and the reading (an editor at work): look again, this often.
ATTEMPTS = 3


class Standing(msgspec.Struct, frozen=True):
    """What a build leaves in memory for one that follows it: see `generator.build.following`."""

    job: Job
    content: Content
    catalogue: Catalogue
    decision: Decision
    marks: dict[str, Made]
    warnings: tuple[Diagnostic, ...]


def build(job: Job, listener: Listener, keep: Callable[[Standing], None] | None = None) -> Outcome:
    """Build the site, or tell all that is wrong with the content and leave the last site as it is.

    ``keep`` receives what the build had in memory; then it joins and plans also where nothing changed.

    Raises ContentError for errors in the content, UsageError for an output folder that is not ours, and
    EnvironmentFault where the machine fails (disk, missing program).
    """
    cache = Cache(job.cache_folder)
    with locked(cache.lock, lambda: listener.note("waiting")):
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return _Build(job, cache, listener, keep).run()
            except FileNotFoundError:
                if attempt == ATTEMPTS:
                    raise
    raise AssertionError


class _Build:
    """One run of the recipe."""

    def __init__(
        self, job: Job, cache: Cache, listener: Listener, keep: Callable[[Standing], None] | None
    ) -> None:
        self.job = job
        self.keep = keep
        self.cache = cache
        self.listener = listener
        self.seconds: dict[str, float] = {}

    def run(self) -> Outcome:
        publisher = Publisher(self.job, self.cache, self.listener)
        publisher.check_folder()
        reader = Reader(self.job, self.cache, self.listener)
        everything = fingerprint(self.job)

        with self.phase("look"):
            found, old = reader.look()
            same = publisher.old.whole == everything and unchanged(found, old)
            if same and not self.keep and publisher.intact():
                return Outcome(
                    products=publisher.old.products, outputs=len(publisher.old.files), seconds=self.seconds
                )

        with self.phase("read"):
            content = reader.read()

        with self.phase("check"):
            problems = check(content, self.job.source)
            self.listener.problems(problems)
            if any(item.is_error or self.job.strict for item in problems):
                raise ContentError(problems, told=True)

        with self.phase("join"):
            catalogue = join(content, self.job)

        with self.phase("decide"):
            decision = decide(catalogue, content, self.job, self.cache)
            plan, press = decision.plan, decision.press
            tell_empty(catalogue, self.listener)

        if self.job.search and not self.job.later:
            with self.phase("search"):
                add_ready(plan, press, search(catalogue, press, self.cache))

        stale = publisher.stale(plan)
        if booklets := booklets_among(stale):
            with self.phase("print"):
                press.ready |= Printer(catalogue, self.job, self.cache).print(booklets, self.listener)

        with self.phase("render"):
            marks, removed = publisher.publish(plan, stale, press)

        with self.phase("save"):
            self.cache.save("sources", content.sources)
            self.cache.save("records", content.records)
            publisher.save(b"" if publisher.is_behind else everything, marks, len(catalogue.entries))

        if self.keep:
            self.keep(Standing(self.job, content, catalogue, decision, marks, tuple(problems)))
        return Outcome(
            products=len(catalogue.entries),
            outputs=len(marks),
            written=written(marks, publisher.old.files),
            removed=tuple(removed),
            warnings=tuple(problems),
            is_behind=publisher.is_behind,
            seconds=self.seconds,
            work=_work(reader.tally, publisher.tally),
        )

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        with self.listener.phase(name):
            yield
        self.seconds[name] = time.perf_counter() - start


def _work(*tallies: Tally) -> Tally:
    work = Tally()
    for one in tallies:
        work.join(one)
    return work
