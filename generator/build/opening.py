"""Open a catalogue to read from it: for commands that make something else than the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.build.checking import check
from generator.build.joining import join
from generator.build.reading import Reader
from generator.catalog.cache import Cache
from generator.diagnostics import ContentError

if TYPE_CHECKING:
    from generator.build.job import Job, Listener
    from generator.catalog.catalogue import Catalogue


def open_catalogue(job: Job, listener: Listener) -> Catalogue:
    """Read, check and join the content; the cache of the last build is used and left as it is.

    Raises ContentError where the content has errors: nothing is printed from a catalogue that is not right.
    """
    reader = Reader(job, Cache(job.cache_folder), listener)
    with listener.phase("read"):
        reader.look()
        content = reader.read()
    with listener.phase("check"):
        problems = check(content, job.source)
        errors = [problem for problem in problems if problem.is_error]
        listener.problems(errors)
        if errors:
            raise ContentError(errors, told=True)
    with listener.phase("join"):
        return join(content, job)
