"""What a record tells: the aspects by which the numbers say how complete the catalogue is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.records import Producer
from generator.vietnamese import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.records import Product

#: Aspects in the order of their bits in ``Entry.told``. The first are what makes a rank provable. Texts and
#: prices are not among them: their edit is to write the product's own page and no other.
ASPECTS = (
    "decision",
    "day",
    "producer",
    "telephone",
    "commune",
    "set",
    "photo",
    "english",
    "trace",
)

#: Grades of sources, the best first (Source.grade).
GRADES = ("A", "B", "C")


def aspects_of(record: Product) -> int:
    """Return which aspects a product's file tells, one bit each (not a shared producer's telephone)."""
    return sum(1 << at for at, told in enumerate(_told(record)) if told)


def tells(told: int, aspect: str) -> bool:
    """Tell whether an aspect is among those that ``aspects_of`` found."""
    return bool(told >> ASPECTS.index(aspect) & 1)


def reachable(producer: Producer) -> bool:
    """Tell whether a producer can be called."""
    return bool(producer.phone)


def best_grade(record: Product) -> str:
    """Return the best grade among a record's sources, "" where it names none."""
    return min((source.grade for source in record.sources), default="")


def _told(record: Product) -> Iterator[bool]:
    given, maker = record.recognition, record.producer
    yield bool(given.decision)
    yield bool(given.date) and PartialDate.parse(given.date).precision == "day"
    yield bool(maker if isinstance(maker, str) else maker.name)
    yield isinstance(maker, Producer) and reachable(maker)
    yield bool(record.commune)
    yield bool(record.set)
    yield bool(record.images)
    yield bool(record.name_en)
    yield bool(record.trace.gtin or record.trace.url)
