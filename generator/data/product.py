"""``/san-pham/<province>/<slug>/product.json``: the whole record, its producer, its photos and its state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from generator.addresses import product_path
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


def product_json(catalogue: Catalogue, addresses: Addresses, entry: Entry, source: bytes) -> bytes:
    """Write one product's file; ``source`` are the bytes of its content file, which the form edits.

    It names no day, so that it changes only when what it says does.
    """
    detail = catalogue.detail(entry)
    link = addresses.absolute(addresses.page(product_path(entry.id)))
    whole: dict[str, Any] = {
        "schema": SCHEMA_VERSION,
        "id": entry.id,
        "url": link,
        "licence": LICENCE,
        "example": entry.example,
        "validity": _validity(catalogue.state(entry)),
        "record": _record(catalogue, detail),
        "photos": _photos(addresses, detail, entry.name),
        "story_html": detail.story,
        "file": _file(entry.path, source),
    }
    return msgspec.json.format(
        msgspec.json.encode({key: value for key, value in whole.items() if value}), indent=1
    )


def _validity(validity: Validity) -> dict[str, Any]:
    until = known_end(validity)
    if not until:
        return {"state": validity.state}
    return {"state": validity.state, "until": until, "computed": validity.computed}


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
            **{key: value for key, value in known.items() if key not in _PAGE_ONLY},
        }
    return fields


def _file(path: str, source: bytes) -> dict[str, Any]:
    """Return the fields as they are written, each a text, and the comments that stand among them."""
    document = parse_document(path, source)
    text = split(path, decode(source).text).fields
    comments = _comments(text)
    return {"path": path, "fields": document.fields, **({"comments": comments} if comments else {})}


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


def _photos(addresses: Addresses, detail: Detail, name: str) -> list[dict[str, Any]]:
    found = []
    for photo in detail.photos:
        shown = picture(photo, addresses, name)
        described = {"url": addresses.absolute(shown.src), "width": shown.width, "height": shown.height}
        found.append(described | {"alt": shown.alt} | ({"credit": shown.credit} if shown.credit else {}))
    return found


#: Fields of a producer that only its own page shows.
_PAGE_ONLY = frozenset({"images", "story"})
