"""Join: from checked records to the catalogue in memory."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from generator.build.job import Job
from generator.build.reading import SETTINGS, Content
from generator.catalog.catalogue import Catalogue, Named
from generator.catalog.entry import FileKind, unpack_record
from generator.catalog.loading import named
from generator.records import Event, Outlet, Page, Producer, Record, Settings


def join(content: Content, job: Job) -> Catalogue:
    """Put products, producers, events, outlets and pages together under the settings of this build."""
    files = content.records.files
    assert content.taxonomy is not None  # a broken taxonomy is a content error, told before

    def of_kind(kind: FileKind, record: type[Record], name: Callable[[Record], str]) -> dict[str, Named]:
        found = {}
        for path, loaded in files.items():
            if loaded.kind == kind:
                full, _ = unpack_record(loaded.blob, record)
                found[loaded.id] = named(path, loaded, name(full), full)
        return found

    return Catalogue(
        settings=settings(content, job),
        taxonomy=content.taxonomy,
        as_of=job.as_of,
        products={loaded.id: loaded for loaded in files.values() if loaded.kind == "product"},
        producers=of_kind("producer", Producer, _name),
        events=of_kind("event", Event, _name),
        outlets=of_kind("outlet", Outlet, _name),
        pages=of_kind("page", Page, _title),
    )


def settings(content: Content, job: Job) -> Settings:
    """Return the catalogue's settings, the command line's base URL before the file's."""
    loaded = content.records.files[SETTINGS]
    record, _ = unpack_record(loaded.blob, Settings)
    return record if job.base_url is None else msgspec.structs.replace(record, base_url=job.base_url)


def _name(record: Record) -> str:
    assert isinstance(record, Producer | Event | Outlet)
    return record.name


def _title(record: Record) -> str:
    assert isinstance(record, Page)
    return record.title
