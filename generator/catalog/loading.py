"""From a checked file to what the catalogue keeps: the entry for listings and the packed record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from generator.catalog.aspects import aspects_of, best_grade, reachable
from generator.catalog.entry import Entry, Loaded, Photo, Text, pack
from generator.files.digest import digest
from generator.records import Image, Producer, Product, Record
from generator.rules import Checked, check_file
from generator.stories import render_story, shown_in
from generator.taxonomy import Taxonomy
from generator.vietnamese import sort_key

if TYPE_CHECKING:
    from generator.catalog.catalogue import Named

R = TypeVar("R", bound=Record)

#: EXIF orientations that turn a photo by a quarter: width and height change places.
TURNED = frozenset({5, 6, 7, 8})
_ORIENTATION = 0x0112


class Beside:
    """The files beside a record, and which of them were looked at. Contents are read at most once."""

    def __init__(self, source: Path, path: str, hashes: Callable[[str], bytes]) -> None:
        self.source = source
        self.folder = path.rpartition("/")[0]
        self.hashes = hashes
        self.looked_at: dict[str, bytes] = {}

    def path(self, name: str) -> Path:
        """Return where a file beside the record would lie."""
        return self.source / self.folder / name

    def exists(self, name: str) -> bool:
        """Tell whether there is such a file, and remember the question."""
        return bool(self.hash(name))

    def hash(self, name: str) -> bytes:
        """Return the content hash of a file beside the record, b"" where there is none."""
        path = f"{self.folder}/{name}"
        if path not in self.looked_at:
            self.looked_at[path] = self.hashes(path)
        return self.looked_at[path]


def load_file(
    path: str, data: bytes, taxonomy: Taxonomy | None, beside: Beside
) -> tuple[Loaded | None, Checked]:
    """Check one file and keep what it says; None where it has errors, or the taxonomy has."""
    checked = check_file(path, data, taxonomy, beside)
    if taxonomy is None or checked.record is None:
        return None, checked
    return _keep(path, digest(data), checked, taxonomy, beside), checked


def _keep(path: str, content: bytes, checked: Checked, taxonomy: Taxonomy, beside: Beside) -> Loaded:
    record = checked.record
    assert record is not None
    photos = tuple(_photo(image, beside) for image in getattr(record, "images", ()))
    story = render_story(getattr(record, "story", ""))
    inline = tuple(_photo(Image(file=name), beside) for name in shown_in(story))
    entry = _entry(path, checked.id, record, photos, taxonomy) if isinstance(record, Product) else None
    packed = pack(_lean(record))
    return Loaded(
        kind=checked.kind,
        id=checked.id,
        hash=content,
        facts=digest(packed),
        entry=entry,
        # The bytes of a `Detail` are those of a `Text` with the same record.
        blob=pack(Text(msgspec.Raw(packed), story, photos, inline)),
        references=checked.references,
        warnings=checked.diagnostics,
        beside=tuple(sorted(beside.looked_at.items())),
        expiries=tuple(one.expires for one in record.certificates if one.expires)
        if isinstance(record, Product)
        else (),
    )


def _lean(record: R) -> R:
    """Leave out the story as written; it is kept as HTML."""
    return msgspec.structs.replace(record, story="") if hasattr(record, "story") else record


def _entry(
    path: str, product_id: str, record: Product, photos: tuple[Photo, ...], taxonomy: Taxonomy
) -> Entry:
    kind = taxonomy.kind_of(record.name)
    maker = record.producer if isinstance(record.producer, Producer) else None
    given = record.recognition
    former = taxonomy.former_then(record.issued_at.province, given.date)
    entry = Entry(
        id=product_id,
        path=path,
        name=record.name,
        name_en=record.name_en,
        province=record.province,
        commune=record.commune,
        category=record.category,
        set=record.set,
        stars=record.stars,
        kind=kind.slug if kind else "",
        icon=kind.icon if kind else f"cat-{record.category}",
        producer=record.producer if isinstance(record.producer, str) else "",
        maker=maker.name if maker else "",
        maker_type=maker.type if maker else "",
        date=given.date,
        expires=given.expires,
        status=given.status,
        gtin=record.trace.gtin,
        former=former.slug if former else "",
        photo=photos[0] if photos else None,
        translated=bool(record.name_en),
        example=record.example,
        sort=sort_key(record.name),
        hash=b"",
    )
    # The hash is a card's; what only counts come after it, or a telephone would rewrite every list.
    return msgspec.structs.replace(
        entry, hash=digest(pack(entry)), told=aspects_of(record), grade=best_grade(record)
    )


def _photo(image: Image, beside: Beside) -> Photo:
    """Read the size of a photo, as it will be shown, from its header."""
    from PIL import Image as Images

    with Images.open(beside.path(image.file)) as opened:
        width, height = opened.size
        if opened.getexif().get(_ORIENTATION, 1) in TURNED:
            width, height = height, width
    path = f"{beside.folder}/{image.file}"
    return Photo(path, beside.hash(image.file).hex(), width, height, image.alt, image.credit)


def named(path: str, loaded: Loaded, name: str, record: Record | None = None) -> Named:
    """Make the joined form of a record that is not a product."""
    from generator.catalog.catalogue import Named

    # A photo can change while the file that names it stays as it is.
    content = digest(loaded.hash, *(photo for _, photo in loaded.beside))
    told = isinstance(record, Producer) and reachable(record)
    return Named(loaded.id, path, name, sort_key(name), content, loaded.blob, told)


def hasher(hashes: Mapping[str, bytes]) -> Callable[[str], bytes]:
    """Look up content hashes of the files of this build; b"" for a file that is not there."""
    return lambda path: hashes.get(path, b"")
