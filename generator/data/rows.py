"""One flat row a product: what ``products.json``, ``.csv`` and ``.xlsx`` say of it.

A row follows from the product's file, its producer's file, the taxonomy, the base URL and the state of its
recognition on the day of the build; ``row_ingredients`` names them. Rows are encoded one by one, so that
worker processes can make them and an unchanged one can be used again.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from generator.addresses import product_path
from generator.records import IssuedAt, Recognition, Source
from generator.vietnamese import tidy

if TYPE_CHECKING:
    from generator.addresses import Addresses
    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.catalog.states import Validity
    from generator.taxonomy import Taxonomy

SCHEMA_VERSION = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""


class RowPlace(msgspec.Struct, frozen=True, omit_defaults=True):
    """The place as the decision wrote it."""

    commune: str = ""
    district: str = ""
    province: str = ""


class RowSource(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the record was read; grades A decision, B official news, C shop or producer."""

    title: str
    url: str = ""
    date: str = ""
    grade: str = "C"


class RecordPart(msgspec.Struct, frozen=True):
    """Those fields of a product's record that only rows need; unpacking them takes a third of the whole."""

    recognition: Recognition = Recognition()
    score: float | None = None
    issued_at: IssuedAt = IssuedAt()
    sources: tuple[Source, ...] = ()


class DetailPart(msgspec.Struct, frozen=True):
    """The part of a packed product that rows need."""

    record: RecordPart


class Row(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A product as open data. What is not known is left out; dates keep the precision that is known."""

    id: str
    url: str
    name: str
    name_en: str = ""
    province: str
    province_name: str
    region: str
    commune: str = ""
    category: str
    category_name: str
    set: str = ""
    set_name: str = ""
    stars: int
    score: float | None = None
    state: str
    decision: str = ""
    date: str = ""
    authority: str = ""
    code: str = ""
    expires: str = ""
    expires_computed: bool = False
    producer: str = ""
    producer_id: str = ""
    producer_type: str = ""
    issued_at: RowPlace | None = None
    gtin: str = ""
    sources: tuple[RowSource, ...] = ()


def row(catalogue: Catalogue, addresses: Addresses, entry: Entry) -> Row:
    """Make the row of a product."""
    record = _DECODE(catalogue.loaded[entry.id].blob).record
    taxonomy, given, validity = catalogue.taxonomy, record.recognition, catalogue.state(entry)
    province, category = taxonomy.provinces[entry.province], taxonomy.categories[entry.category]
    maker, maker_type = _producer(catalogue, entry)
    return Row(
        id=entry.id,
        url=addresses.absolute(addresses.page(product_path(entry.id))),
        name=entry.name,
        name_en=entry.name_en,
        province=entry.province,
        province_name=province.name,
        region=province.region,
        commune=entry.commune,
        category=entry.category,
        category_name=category.name,
        set=entry.set,
        set_name=_set_name(taxonomy, entry.set),
        stars=entry.stars,
        score=record.score,
        state=validity.state,
        decision=given.decision,
        date=given.date,
        authority=given.authority,
        code=given.code,
        expires=known_end(validity),
        expires_computed=bool(known_end(validity)) and validity.computed,
        producer=maker,
        producer_id=entry.producer,
        producer_type=maker_type,
        issued_at=_place(record.issued_at),
        gtin=entry.gtin,
        sources=tuple(map(_source, record.sources)),
    )


def known_end(validity: Validity) -> str:
    """Return the end of validity, "" where the state is unknown: a bare year says too little."""
    return validity.until.iso() if validity.until and validity.state != "unknown" else ""


def open_entries(catalogue: Catalogue) -> list[Entry]:
    """Return the products that are open data, in the catalogue's order: all but the examples."""
    return [entry for entry in catalogue.entries if not entry.example]


def row_ingredients(catalogue: Catalogue, entry: Entry) -> tuple[object, ...]:
    """Name what a row is made from besides the settings and the taxonomy; rows hold no stories (1 µs)."""
    maker = catalogue.producers.get(entry.producer)
    return (
        entry.id,
        catalogue.loaded[entry.id].facts,
        maker.hash if maker else b"",
        catalogue.state(entry).state,
    )


def collection_ingredients(catalogue: Catalogue) -> list[tuple[object, ...]]:
    """Name what the collected files are made from; they also say for which day."""
    return [
        (catalogue.as_of.isoformat(),),
        *(row_ingredients(catalogue, entry) for entry in open_entries(catalogue)),
    ]


def encode_json_row(one: Row) -> bytes:
    """Encode a row as it stands in ``products.json`` (2 µs)."""
    return _ENCODER.encode(one)


def main_source(one: Row) -> RowSource:
    """Return the source that a table with one row a product names: the one of the best grade."""
    if len(one.sources) == 1:
        return one.sources[0]
    return min(one.sources, key=_GRADE, default=_NO_SOURCE)


def _producer(catalogue: Catalogue, entry: Entry) -> tuple[str, str]:
    known = catalogue.producer(entry.producer) if entry.producer else None
    return (known.name, known.type) if known else (entry.maker, entry.maker_type)


def _place(then: IssuedAt) -> RowPlace | None:
    place = RowPlace(then.commune, then.district, then.province)
    return place if any(msgspec.structs.astuple(place)) else None


def _set_name(taxonomy: Taxonomy, slug: str) -> str:
    return taxonomy.sets[slug].name if slug else ""


def _source(source: Source) -> RowSource:
    return RowSource(tidy(source.title), source.url, source.date, source.grade)


_ENCODER = msgspec.json.Encoder()
_DECODE = msgspec.msgpack.Decoder(DetailPart).decode
_GRADE = attrgetter("grade")
_NO_SOURCE = RowSource("", grade="")
