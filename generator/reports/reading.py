"""The catalogue that a report is about: read and checked as a build does, with what the last build kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from generator.build.job import Job, Silence
from generator.build.joining import join
from generator.build.reading import Reader
from generator.catalog.cache import Cache
from generator.catalog.catalogue import Catalogue
from generator.diagnostics import ContentError


def catalogue_of(source: Path, as_of: dt.date) -> Catalogue:
    """Read a source folder. Raises ContentError where files have errors: a report must not leave them out."""
    job = Job(source=source, output=source / "site", as_of=as_of)
    reader = Reader(job, Cache(job.cache_folder), Silence())
    reader.look()
    content = reader.read()
    errors = [one for one in content.diagnostics if one.is_error]
    if errors:
        raise ContentError(errors)
    return join(content, job)
