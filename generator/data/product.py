"""``/san-pham/<province>/<slug>/product.json``: the whole record, its producer, its photos and its state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from generator.addresses import DATA, product_path
from generator.catalog.states import State
from generator.data.rows import SCHEMA_VERSION, known_end
from generator.files.decoding import decode
from generator.files.documents import parse_document, split
from generator.records import Producer
from generator.views.photos import picture
from generator.views.site import LICENCE

if TYPE_CHECKING:
    from generator.addresses import Addresses
    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Detail, Entry
    from generator.catalog.states import Validity


class ValidityPart(msgspec.Struct, frozen=True, omit_defaults=True):
    """The state of a recognition, and its end where that is known."""

    state: State
    until: str = ""
    computed: bool | None = None


class PhotoPart(msgspec.Struct, frozen=True, omit_defaults=True):
    """A photo, as the site shows it."""

    url: str
    width: int
    height: int
    alt: str
    credit: str = ""


class FilePart(msgspec.Struct, frozen=True, omit_defaults=True):
    """The content file: its path, its fields each as it is written, the comments by field."""

    path: str
    fields: dict[str, Any]
    comments: dict[str, list[str]] = {}


class ProductFile(
    msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, rename={"schema_url": "$schema"}
):
    """One product's file; what is not known is left out."""

    schema_url: str
    schema: int
    id: str
    url: str
    licence: str
    example: bool = False
    validity: ValidityPart
    record: dict[str, Any]
    photos: list[PhotoPart] = []
    story_html: str = ""
    file: FilePart


def product_json(catalogue: Catalogue, addresses: Addresses, entry: Entry, source: bytes) -> bytes:
    """Write one product's file; ``source`` are the bytes of its content file, which the form edits.

    It names no day, so that it changes only when what it says does.
    """
    detail = catalogue.detail(entry)
    link = addresses.absolute(addresses.page(product_path(entry.id)))
    whole = ProductFile(
        schema_url=addresses.absolute(addresses.file(f"{DATA}schema/product.schema.json")),
        schema=SCHEMA_VERSION,
        id=entry.id,
        url=link,
        licence=LICENCE,
        example=entry.example,
        validity=_validity(catalogue.state(entry)),
        record=_record(catalogue, detail),
        photos=_photos(addresses, detail, entry.name),
        story_html=detail.story,
        file=_file(entry.path, source),
    )
    return msgspec.json.format(msgspec.json.encode(whole), indent=1)


def _validity(validity: Validity) -> ValidityPart:
    until = known_end(validity)
    return ValidityPart(validity.state, until, validity.computed) if until else ValidityPart(validity.state)


def _record(catalogue: Catalogue, detail: Detail) -> dict[str, Any]:
    """Return the record as its file has it, with its producer's file and without the photos' file names."""
    fields: dict[str, Any] = msgspec.to_builtins(detail.record)
    fields.pop("images", None)
    fields.pop("example", None)
    slug = detail.record.producer
    shared = None if isinstance(slug, Producer) else catalogue.producer(slug)
    if shared is not None:
        known = msgspec.to_builtins(shared)
        fields["producer"] = {
            "id": slug,
            **{key: value for key, value in known.items() if key not in PAGE_ONLY},
        }
    return fields


def _file(path: str, source: bytes) -> FilePart:
    """Return the fields as they are written, each a text, and the comments that stand among them."""
    document = parse_document(path, source)
    text = split(path, decode(source).text).fields
    return FilePart(path, document.fields, _comments(text))


def _comments(text: str) -> dict[str, list[str]]:
    """Return comments by the outermost field that they stand before or within; "" has the last ones."""
    found: dict[str, list[str]] = {}
    waiting: list[str] = []
    current, block = "", -1
    for line in text.split("\n") if "#" in text else ():
        indent = len(line) - len(line.lstrip())
        if block >= 0 and (not line.strip() or indent > block):
            continue
        block = indent if _BLOCK.search(line) else -1
        comment = _COMMENT.search(line)
        if key := _KEY.match(line):
            current = key[1]
            found.setdefault(current, []).extend(waiting)
            waiting = []
        if comment and not line[: comment.start()].count('"') % 2:
            (waiting if comment.start() == indent or not current else found[current]).append(comment[1])
    return {key: lines for key, lines in {**found, "": waiting}.items() if lines}


_COMMENT = re.compile(r"(?:^|(?<=\s))(#.*)$")
_BLOCK = re.compile(r"[:-] [|>][-+0-9]*\s*$")
_KEY = re.compile(r"([a-z_]+):")


def _photos(addresses: Addresses, detail: Detail, name: str) -> list[PhotoPart]:
    shown = (picture(photo, addresses, name) for photo in detail.photos)
    return [
        PhotoPart(addresses.absolute(one.src), one.width, one.height, one.alt, one.credit) for one in shown
    ]


#: Fields of a producer that only its own page shows.
PAGE_ONLY = frozenset({"images", "story"})
