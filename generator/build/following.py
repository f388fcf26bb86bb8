"""Follow the edits of single products in memory: only the pages that one can have changed are looked at.

Every check of a normal build holds here too. Where an edit could break what only the whole can tell (an
identity, a reference), or is anything but new text in a product's file, the answer is None: build in full.
What takes long and no page shows (search, collected tables) is left to the full build that comes later.
"""

from __future__ import annotations

import stat
import time
from collections.abc import Collection, Iterator
from itertools import chain, starmap
from pathlib import Path

import msgspec

from generator.build.checking import distinct
from generator.build.deciding import Planner, around, ready
from generator.build.job import Job, Listener, Outcome
from generator.build.publishing import Publisher, written
from generator.build.recipe import Standing
from generator.catalog.cache import Cache
from generator.catalog.entry import Entry, Loaded
from generator.catalog.loading import Beside, hasher, load_file
from generator.catalog.replacing import replaced
from generator.diagnostics import Diagnostic
from generator.files.digest import digest
from generator.files.lock import locked
from generator.plan import affected
from generator.plan.affected import Change
from generator.plan.model import Output

#: More files than this at once are somebody's git at work: a full build is as fast.
MOST = 8


class Follower:
    """The last build in memory, brought on by each edit."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.cache = Cache(standing.job.cache_folder)
        self.hashes = {path: seen.hash for path, seen in standing.content.sources.files.items()}
        self.records = standing.content.records.files

    def follow(self, job: Job, changed: Collection[Path], listener: Listener) -> Outcome | None:
        """Publish the edits of these files (absolute paths); None where it takes a full build.

        Raises as `generator.build.recipe.build`; then this follower is not to be used any more.
        """
        start = time.perf_counter()
        edits = self._edits(job, changed)
        if edits is None:
            return None
        with locked(self.cache.lock, lambda: listener.note("waiting")):
            publisher = Publisher(job, self.cache, listener)
            files = [_Step(self, *edit).publish(publisher) for edit in edits.items()]
        listener.problems(self.standing.warnings)
        return Outcome(
            products=len(self.standing.catalogue.entries),
            outputs=len(self.standing.marks),
            written=tuple(sorted({path for found, _ in files for path in found})),
            removed=tuple(sorted({path for _, gone in files for path in gone})),
            warnings=self.standing.warnings,
            seconds={"follow": time.perf_counter() - start},
        )

    def warm_up(self) -> None:
        """Make what the first edit would have to: templates, cards, what pages remember."""
        self.standing.decision.press.studio.warm_up()
        for pages in Planner(self.standing.catalogue, self.standing.decision.environment).pages():
            pages.home()

    def _edits(self, job: Job, changed: Collection[Path]) -> dict[str, Loaded] | None:
        """Return the new versions of edited products, None where there is anything else to do."""
        if _settled(job) != _settled(self.standing.job) or len(changed) > MOST:
            return None
        edits: dict[str, Loaded] = {}
        for file in sorted(changed):
            path = file.relative_to(job.source).as_posix() if file.is_relative_to(job.source) else ""
            old = self.records.get(path)
            new = self._read(job, path, old) if old and old.entry and _is_file(file) else None
            if old is None or new is None or not self._alike(old, new):
                return None
            if new.hash != old.hash:
                edits[path] = new
        return edits

    def _read(self, job: Job, path: str, old: Loaded) -> Loaded | None:
        data = (job.source / path).read_bytes()
        if digest(data) == old.hash:
            return old
        beside = Beside(job.source, path, hasher(self.hashes))
        return load_file(path, data, self.standing.content.taxonomy, beside)[0]

    def _alike(self, old: Loaded, new: Loaded) -> bool:
        """Tell whether nothing changed that the checks of the whole look at, or that plans other files."""
        assert old.entry is not None
        assert new.entry is not None
        same = all(getattr(old, name) == getattr(new, name) for name in ("id", "references", "beside"))
        quiet = old is new or not set(self._said_of(old.entry.path)) - set(old.warnings)
        return same and quiet and self._pages_of(old.entry) == self._pages_of(new.entry)

    def _pages_of(self, entry: Entry) -> tuple[bool, ...]:
        """Tell which pages a product has, and whether they are listed for search engines."""
        decision = self.standing.decision
        return entry.example, *(
            pages.has(entry) for pages in Planner(self.standing.catalogue, decision.environment).pages()
        )

    def _said_of(self, path: str) -> Iterator[Diagnostic]:
        return (one for one in self.standing.warnings if one.path == path)

    def note(self, path: str, loaded: Loaded) -> None:
        """Remember the new version of a file."""
        self.hashes[path] = loaded.hash
        self.records[path] = loaded
        others = (one for one in self.standing.warnings if one.path != path)
        self.keep(warnings=tuple(distinct([*others, *loaded.warnings])))

    def keep(self, **parts: object) -> None:
        """Bring on what stands."""
        self.standing = msgspec.structs.replace(self.standing, **parts)


class _Step:
    """One edit on its way to the pages."""

    def __init__(self, follower: Follower, path: str, loaded: Loaded) -> None:
        self.follower = follower
        standing = follower.standing
        after = replaced(standing.catalogue, loaded)
        self.change = Change(standing.catalogue, after, loaded.id)
        decision = standing.decision
        self.plan, self.press = decision.plan, decision.press
        self.press.studio = self.press.studio.turned_to(after, {loaded.id})
        self.planner = Planner(after, decision.environment)
        follower.note(path, loaded)
        follower.keep(catalogue=after)

    def publish(self, publisher: Publisher) -> tuple[set[str], set[str]]:
        """Write what is stale, that which shows the product first; return the files written and removed."""
        plan, old = self.plan, self.follower.standing.marks
        gone = set(self._gone())
        first = [output for output in self._showing() if plan.renew(output)]
        marks = publisher.touch_up(old, first, (), self.press)
        rest = [output for output in self._around() if plan.renew(output)]
        if gone or any(path not in old for output in rest for path in output.paths):
            rest += self._site_files()
        marks = publisher.touch_up(marks, rest, gone, self.press)
        self.follower.keep(marks=marks)
        touched = {path for output in chain(first, rest) for path in output.paths}
        return set(written({path: marks[path] for path in touched}, old)), gone

    def _showing(self) -> Iterator[Output]:
        for pages in self.planner.pages():
            yield from affected.showing(self.change, pages)
        record = self.planner.record(self.change.new)
        yield from (record,) if record else ()

    def _around(self) -> Iterator[Output]:
        for pages in self.planner.pages():
            yield from affected.around(self.change, pages)
            yield from self.planner.of_all(pages.addresses)
            yield self.planner.feed(pages.addresses, self.change.new.province)
        yield from self.planner.figures()

    def _gone(self) -> Iterator[str]:
        for pages in self.planner.pages():
            for selection, number in self.change.gone():
                path = affected.path_of(pages, selection, number)
                if self.plan.drop(path):
                    yield path

    def _site_files(self) -> list[Output]:
        """Plan the sitemap anew: pages came or went."""
        files = around(self.plan, self.planner.catalogue)
        self.press.ready |= files
        return [output for output in starmap(ready, files.items()) if self.plan.renew(output)]


def _settled(job: Job) -> Job:
    return msgspec.structs.replace(job, later=False, print_later=False)


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
