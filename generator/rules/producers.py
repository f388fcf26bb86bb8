"""Checks of a producer, in a file of its own or within a product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import FieldPath, Finding
from generator.rulebook import forms
from generator.rules.dates import check_sources
from generator.rules.photos import check_images
from generator.rules.references import producer_type_unknown, province_unknown
from generator.rules.stories import check_story
from generator.vietnamese import parse_phone, repair_phone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.records import Producer
    from generator.rules.model import Context


def check_producer(producer: Producer, context: Context, field: FieldPath = ()) -> Iterator[Finding]:
    """Check what the schema cannot: place, legal form, telephones, photos, story."""
    taxonomy = context.taxonomy
    if taxonomy is not None:
        if producer.type and producer.type not in taxonomy.producer_types:
            yield producer_type_unknown(producer.type, (*field, "type"), taxonomy)
        if producer.province and producer.province not in taxonomy.provinces:
            yield province_unknown(producer.province, (*field, "province"), taxonomy)
    if producer.phone:
        yield from check_phone(producer.phone, (*field, "phone"))
    if producer.zalo:
        yield from check_phone(producer.zalo, (*field, "zalo"))
    if producer.images:
        yield from check_images(producer.images, context, (*field, "images"))
    if producer.sources:
        yield from check_sources(producer.sources, (*field, "sources"))
    if producer.story:
        yield from check_story(producer.story, context, (*field, "story"))


def check_phone(text: str, field: FieldPath) -> Iterator[Finding]:
    """Check a telephone number, or several with a slash, comma or hyphen between spaces."""
    if parse_phone(text) is not None:
        return
    for part in text.replace(" - ", "/").replace(",", "/").replace(";", "/").split("/"):
        if part.strip() and parse_phone(part) is None:
            repaired = repair_phone(part)
            facts = {"phone": repaired[0].national} if repaired else {}
            yield Finding(forms.PHONE_INVALID, field, part.strip(), facts)
