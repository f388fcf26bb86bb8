"""Read and check: from files to checked records, taking from the cache what has not changed."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.build.job import Job, Listener
from generator.build.tally import Spent, Tally
from generator.catalog.cache import Cache, Records, Seen, Sources
from generator.catalog.entry import Loaded, share_words
from generator.catalog.loading import Beside, hasher, load_file
from generator.diagnostics import ContentError, Diagnostic, OcopError
from generator.files.digest import digest
from generator.files.walk import Walk, walk
from generator.plan.environment import engine_fingerprint
from generator.rules import Checked, Reference
from generator.taxonomy import Taxonomy, load_taxonomy
from generator.workers import in_chunks

SETTINGS = "content/catalog.yml"
TAXONOMY = "content/taxonomy/"
RECORDS = ("content/products/", "content/producers/", "content/events/", "content/outlets/", "content/pages/")
ENDINGS = (".md", ".yml", ".yaml")


class Examined(msgspec.Struct, frozen=True):
    """One file, hashed; ``loaded`` is None where the cached record still holds or the file has errors."""

    path: str
    hash: bytes
    fresh: bool
    loaded: Loaded | None
    diagnostics: tuple[Diagnostic, ...] = ()
    references: tuple[Reference, ...] = ()


class _Chunk(msgspec.Struct, frozen=True):
    """What one chunk of files said, and how long that took."""

    examined: list[Examined]
    tally: dict[str, Spent]


class Content(msgspec.Struct, frozen=True):
    """All that the files say: hashes, records that passed, and everything that is wrong.

    ``taxonomy`` is None where its tables have errors; then there are diagnostics, and no catalogue.
    ``references``: what files with errors name, so that it does not count as unused.
    """

    walk: Walk
    sources: Sources
    taxonomy: Taxonomy | None
    records: Records
    diagnostics: tuple[Diagnostic, ...]
    references: dict[str, tuple[Reference, ...]]


def is_record(path: str) -> bool:
    """Tell whether a file holds a record or a table of the taxonomy (photos and lists of communes do not)."""
    return path == SETTINGS or (path.startswith((*RECORDS, TAXONOMY)) and path.endswith(ENDINGS))


class Reader:
    """Reads a catalogue's content folder."""

    def __init__(self, job: Job, cache: Cache, listener: Listener) -> None:
        self.job = job
        self.cache = cache
        self.listener = listener
        self.found = Walk({}, ())
        self.hashes: dict[str, bytes] = {}
        self.old = Sources()
        self.cached = Records()
        self.tally = Tally()

    def look(self) -> tuple[Walk, Sources]:
        """Walk the folder and load what the last build saw of it."""
        self.read_ns = time.time_ns()
        self.found = walk(self.job.source)
        self.old = self.cache.load("sources", Sources) if self.job.cache else Sources()
        return self.found, self.old

    def read(self) -> Content:
        """Read and check every file; the records of unchanged files come from the cache."""
        self._hash(path for path in self.found.files if not is_record(path) or path.startswith(TAXONOMY))
        taxonomy, broken = self._taxonomy()
        made_by = digest(engine_fingerprint(), *self._taxonomy_hashes())
        cached = self.cache.load("records", Records) if self.job.cache else Records()
        self.cached = cached if cached.made_by == made_by else Records(made_by)
        kept, changed = self._split([path for path in self.found.files if is_record(path)])
        examined = self._examine(changed, taxonomy)
        return self._content(taxonomy, made_by, kept, examined, broken)

    def _taxonomy(self) -> tuple[Taxonomy | None, tuple[Diagnostic, ...]]:
        try:
            return load_taxonomy(self.job.source / TAXONOMY), ()
        except OcopError as error:
            return None, error.diagnostics if isinstance(error, ContentError) else ()

    def _taxonomy_hashes(self) -> Iterable[bytes]:
        for path in self.found.files:
            if path.startswith(TAXONOMY):
                yield path.encode()
                yield self.hashes[path]

    def _hash(self, paths: Iterable[str]) -> None:
        for path in paths:
            known = self.old.known(path, self.found.files[path])
            self.hashes[path] = known or digest((self.job.source / path).read_bytes())

    def _split(self, paths: Sequence[str]) -> tuple[dict[str, Loaded], list[str]]:
        """Tell the files whose cached record certainly holds from those that must be read."""
        kept: dict[str, Loaded] = {}
        changed: list[str] = []
        for path in paths:
            known = self.old.known(path, self.found.files[path])
            loaded = self._still_good(path, known) if known else None
            if known and loaded:
                self.hashes[path] = known
                kept[path] = loaded
            else:
                changed.append(path)
        return kept, changed

    def _still_good(self, path: str, content: bytes) -> Loaded | None:
        loaded = self.cached.files.get(path)
        if loaded is None or loaded.hash != content:
            return None
        same = all(self.hashes.get(name, b"") == value for name, value in loaded.beside)
        return loaded if same else None

    def _examine(self, paths: Sequence[str], taxonomy: Taxonomy | None) -> list[Examined]:
        def task(part: Sequence[str]) -> bytes:
            return msgspec.msgpack.encode(self._examine_some(part, taxonomy))

        self.listener.expect(len(paths))
        examined: list[Examined] = []
        for count, result in in_chunks(task, paths, self.job.workers):
            chunk = msgspec.msgpack.decode(result, type=_Chunk)
            for item in chunk.examined:
                if item.loaded:
                    share_words(item.loaded, item.path)
            examined += chunk.examined
            self.tally.join(chunk.tally, "read ")
            self.listener.advance(count)
        return sorted(examined, key=lambda item: item.path)

    def _examine_some(self, paths: Sequence[str], taxonomy: Taxonomy | None) -> _Chunk:
        examined, tally = [], Tally()
        for path in paths:
            start = time.perf_counter()
            one = self._examine_one(path, taxonomy)
            kind = one.loaded.kind if one.loaded else "other" if one.fresh else "unchanged"
            tally.add(kind, 1, time.perf_counter() - start)
            examined.append(one)
        return _Chunk(examined, tally)

    def _examine_one(self, path: str, taxonomy: Taxonomy | None) -> Examined:
        data = (self.job.source / path).read_bytes()
        content = digest(data)
        if self._still_good(path, content):
            return Examined(path, content, fresh=False, loaded=None)
        beside = Beside(self.job.source, path, hasher(self.hashes))
        loaded, checked = load_file(path, data, taxonomy, beside)
        if loaded:
            return Examined(path, content, fresh=True, loaded=loaded)
        return _faulty(path, content, checked)

    def _content(
        self,
        taxonomy: Taxonomy | None,
        made_by: bytes,
        kept: Mapping[str, Loaded],
        examined: Iterable[Examined],
        broken: Iterable[Diagnostic],
    ) -> Content:
        records = dict(kept)
        diagnostics = list(broken)
        references: dict[str, tuple[Reference, ...]] = {}
        for item in examined:
            self.hashes[item.path] = item.hash
            loaded = item.loaded if item.fresh else self.cached.files[item.path]
            if loaded:
                records[item.path] = loaded
            if not loaded:
                diagnostics += item.diagnostics
                references[item.path] = item.references
        for loaded in records.values():
            diagnostics += loaded.warnings
        seen = {path: Seen(self.found.files[path], value) for path, value in self.hashes.items()}
        sources = Sources(dict(sorted(seen.items())), self.read_ns)
        good = Records(made_by, dict(sorted(records.items())))
        return Content(self.found, sources, taxonomy, good, tuple(diagnostics), references)


def _faulty(path: str, content: bytes, checked: Checked) -> Examined:
    return Examined(
        path,
        content,
        fresh=True,
        loaded=None,
        diagnostics=checked.diagnostics,
        references=checked.references,
    )


def unchanged(found: Walk, old: Sources) -> bool:
    """Tell whether every file is certainly as the last build saw it, and none came or went."""
    return (
        not found.refused
        and len(found.files) == len(old.files)
        and all(old.known(path, stamp) for path, stamp in found.files.items())
    )
