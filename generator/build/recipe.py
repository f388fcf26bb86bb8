"""The recipe: files → records → catalogue → plan → pages → site."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from generator.build.checking import check
from generator.build.deciding import add_ready, decide, fingerprint
from generator.build.job import Job, Listener, Outcome
from generator.build.joining import join
from generator.build.publishing import Publisher, written
from generator.build.reading import Reader, unchanged
from generator.build.searching import search
from generator.catalog.cache import Cache
from generator.diagnostics import ContentError
from generator.files.lock import locked

#: A file may vanish between the walk and the reading (an editor at work): look again, this often.
ATTEMPTS = 3


def build(job: Job, listener: Listener) -> Outcome:
    """Build the site, or tell all that is wrong with the content and leave the last site as it is.

    Raises ContentError for errors in the content, UsageError for an output folder that is not ours, and
    EnvironmentFault where the machine fails (disk, missing program).
    """
    cache = Cache(job.cache_folder)
    with locked(cache.lock, lambda: listener.note("waiting")):
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return _Build(job, cache, listener).run()
            except FileNotFoundError:
                if attempt == ATTEMPTS:
                    raise
    raise AssertionError


class _Build:
    """One run of the recipe."""

    def __init__(self, job: Job, cache: Cache, listener: Listener) -> None:
        self.job = job
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
            if unchanged(found, old) and publisher.old.whole == everything and publisher.intact():
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
            plan, press = decide(catalogue, content, self.job, self.cache)

        if self.job.search:
            with self.phase("search"):
                add_ready(plan, press, search(catalogue, press, self.cache))

        with self.phase("render"):
            stale = publisher.stale(plan)
            marks, removed = publisher.publish(plan, stale, press)

        with self.phase("save"):
            self.cache.save("sources", content.sources)
            self.cache.save("records", content.records)
            publisher.save(everything, marks, len(catalogue.entries))

        return Outcome(
            products=len(catalogue.entries),
            outputs=len(marks),
            written=written(marks, publisher.old.files),
            removed=tuple(removed),
            warnings=tuple(problems),
            seconds=self.seconds,
        )

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        with self.listener.phase(name):
            yield
        self.seconds[name] = time.perf_counter() - start
