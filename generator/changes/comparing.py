"""What differs between two versions of the content, record by record and field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.addresses import Selection
from generator.files.decoding import SIZE_LIMIT
from generator.files.documents import parse_document
from generator.files.faults import FaultyFileError
from generator.rules import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.changes.git import Blob, Change, Repository
    from generator.files.yaml import Fields, Value
    from generator.rules.model import FileKind


class FieldChange(msgspec.Struct, frozen=True):
    """A field (dotted: ``recognition.date``) with its text before and after; "" where it was not there."""

    field: str
    before: str
    after: str


class Item(msgspec.Struct, frozen=True):
    """A file that was added (``A``), changed (``M``) or removed (``D``), and what it said and says."""

    path: str
    kind: FileKind
    id: str
    status: str
    before: Fields
    after: Fields

    @property
    def now(self) -> Fields:
        """What the file says, or said before it went away."""
        return self.after or self.before

    @property
    def name(self) -> str:
        """What people call it."""
        name = self.now.get("name") or self.now.get("title")
        return name if isinstance(name, str) else self.path.rpartition("/")[2]

    @property
    def fields(self) -> list[FieldChange]:
        """Return every field that differs."""
        before, after = dict(flat(self.before)), dict(flat(self.after))
        names = [*after, *(name for name in before if name not in after)]
        pairs = ((name, before.get(name, ""), after.get(name, "")) for name in names)
        return [FieldChange(*pair) for pair in pairs if pair[1] != pair[2]]


class Difference(msgspec.Struct, frozen=True):
    """All that a change does: to records, to other files (photos, tables); ``touched``: every path."""

    items: tuple[Item, ...]
    others: tuple[Change, ...]
    touched: tuple[str, ...]

    def of(self, status: str) -> list[Item]:
        """Return the records with one status."""
        return [item for item in self.items if item.status == status]


def compare(
    changes: Sequence[Change], old: Callable[[str], bytes], new: Callable[[str], bytes]
) -> Difference:
    """Compare the files that changed; ``old`` and ``new`` give their bytes."""
    items: list[Item] = []
    others: list[Change] = []
    for change in changes:
        place = place_of(change.path)
        if place.record is None or place.kind == "taxonomy":
            others.append(change)
            continue
        before = {} if change.status == "A" else fields_of(change.path, old(change.path))
        after = {} if change.status == "D" else fields_of(change.path, new(change.path))
        items.append(Item(change.path, place.kind, place.id, change.status, before, after))
    return Difference(tuple(_moved(items)), tuple(others), tuple(change.path for change in changes))


def _moved(items: list[Item]) -> Iterator[Item]:
    """Tell a record that went to another folder or ending as changed: its identity is the same."""
    gone = {(item.kind, item.id): item for item in items if item.status == "D"}
    back = {(item.kind, item.id) for item in items if item.status == "A"} & gone.keys()
    for item in items:
        if (item.kind, item.id) not in back:
            yield item
        elif item.status == "A":
            yield msgspec.structs.replace(item, status="M", before=gone[item.kind, item.id].before)


def fields_of(path: str, data: bytes) -> Fields:
    """Return what a file says as far as it can be read."""
    try:
        return parse_document(path, data).fields
    except FaultyFileError as error:
        return error.fields or {}


def flat(value: Value, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a file with its place (``sources.0.title``)."""
    if isinstance(value, str):
        yield name, value
    else:
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            yield from flat(inner, f"{name}.{key}" if name else str(key))


def listings(items: Iterable[Item]) -> dict[Selection, int]:
    """Return the listings that gain or lose products, by how many; 0 where one takes another's place."""
    found: dict[Selection, int] = {}
    for item in items:
        if item.kind != "product":
            continue
        old, new = _selections(item.before), _selections(item.after)
        for selection in sorted(old ^ new):
            found[selection] = found.get(selection, 0) + (1 if selection in new else -1)
    return dict(sorted(found.items()))


def _selections(fields: Fields) -> set[Selection]:
    """Return the listings that hold a product, as its file says it."""
    texts = {name: value for name in ("province", "category", "stars", "set") if (value := fields.get(name))}
    province, category, level, group = (
        str(texts.get(name, "")) for name in ("province", "category", "stars", "set")
    )
    stars = int(level) if level in {"3", "4", "5"} else 0
    if not (province and category and stars):
        return set()
    found = {
        Selection(one, two, three) for one in ("", province) for two in ("", category) for three in (0, stars)
    }
    return found | ({Selection(set=group)} if group else set())


def read_in(repository: Repository, commit: str, changes: Iterable[Change]) -> dict[str, bytes]:
    """Return the changed records of a commit by their paths; what is too large to be content is left out."""
    paths = [change.path for change in changes if place_of(change.path).record is not None]
    files: dict[str, Blob] = repository.files(commit)
    wanted = [path for path in paths if path in files and files[path].size <= SIZE_LIMIT]
    return dict(zip(wanted, repository.read([files[path] for path in wanted]), strict=True))
