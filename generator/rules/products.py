"""Checks of a product: classification, place, stars, score, dates, certificates, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import FieldPath, Finding
from generator.records import Producer
from generator.rulebook import forms
from generator.rulebook import products as rules
from generator.rules.dates import check_recognition, check_sources, check_span
from generator.rules.photos import check_images
from generator.rules.producers import check_producer
from generator.rules.references import category_unknown, certificate_unknown, check_province, set_unknown
from generator.rules.stories import check_story
from generator.vietnamese import is_slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.records import Certificate, Product, Source
    from generator.records.taxonomy import StarLevel
    from generator.rules.model import Context
    from generator.taxonomy import Taxonomy

# A province's score of 90 and more waits for the ministry, or was not confirmed: it may stand with 4 stars.
WAITING_STARS, WAITING_SCORE = 4, 90
HIGHEST_SCORE = 100
FOOD = {"ca-phe-cacao": "coffee and cocoa", "che-tuoi-che-che-bien": "tea"}


def check_product(product: Product, context: Context) -> Iterator[Finding]:
    """Check what the schema cannot. Stand-ins for missing fields break no rule of their own."""
    yield from check_province(product.province, context.place.folder, context.taxonomy)
    if context.taxonomy is not None:
        yield from _classification(product, context.taxonomy)
        if product.score is not None or product.history:
            yield from _scores(product, context.taxonomy)
        if product.certificates:
            yield from _certificate_types(product.certificates, context.taxonomy)
    yield from _dates(product)
    if product.trace.gtin:
        yield from check_gtin(product.trace.gtin, ("trace", "gtin"))
    if isinstance(product.producer, Producer):
        yield from check_producer(product.producer, context, ("producer",))
    elif product.producer and not is_slug(product.producer):
        yield Finding(rules.PRODUCER_SLUG, ("producer",), product.producer)
    yield from _sources(product.sources, is_example=product.example)
    if product.images:
        yield from check_images(product.images, context, ("images",))
    if product.story:
        yield from check_story(product.story, context, ("story",))


def _classification(product: Product, taxonomy: Taxonomy) -> Iterator[Finding]:
    if product.category not in taxonomy.categories:
        yield category_unknown(product.category, ("category",), taxonomy)
    if product.set:
        if product.set not in taxonomy.sets:
            yield set_unknown(product.set, ("set",), taxonomy)
        elif product.category in taxonomy.categories:
            yield from _set_category(product.set, product.category, taxonomy)


def _set_category(slug: str, category: str, taxonomy: Taxonomy) -> Iterator[Finding]:
    right = taxonomy.sets[slug]
    if right.category != category:
        facts = {"name": right.name, "right": right.category, "wrong": category}
        if slug in FOOD and right.category == "thuc-pham":
            facts["set_en"] = FOOD[slug]
        yield Finding(rules.SET_CATEGORY, ("set",), slug, facts)


def _scores(product: Product, taxonomy: Taxonomy) -> Iterator[Finding]:
    yield from _score(product.stars, product.score, ("score",), taxonomy)
    for index, past in enumerate(product.history):
        yield from _score(past.stars, past.score, ("history", index, "score"), taxonomy)


def _score(stars: int, score: float | None, field: FieldPath, taxonomy: Taxonomy) -> Iterator[Finding]:
    level = taxonomy.stars.get(stars)
    if level is None or score is None or level.score_from <= score < level.score_below:
        return
    if stars == WAITING_STARS and score >= WAITING_SCORE:
        return
    facts = {"stars": str(stars)} | _band(level)
    yield Finding(rules.SCORE_BAND, field, f"{score:g}", facts)


def _band(level: StarLevel) -> dict[str, str]:
    low, high = f"{level.score_from:g}", f"{level.score_below:g}"
    if level.score_below > HIGHEST_SCORE:
        return {"band_vi": f"{low} đến {HIGHEST_SCORE}", "band_en": f"{low} to {HIGHEST_SCORE}"}
    return {"band_vi": f"{low} đến dưới {high}", "band_en": f"{low} to under {high}"}


def _certificate_types(certificates: Sequence[Certificate], taxonomy: Taxonomy) -> Iterator[Finding]:
    for index, certificate in enumerate(certificates):
        if certificate.type and certificate.type not in taxonomy.certificates:
            yield certificate_unknown(certificate.type, ("certificates", index, "type"), taxonomy)


def _dates(product: Product) -> Iterator[Finding]:
    yield from check_recognition(product.recognition, ("recognition",))
    for index, past in enumerate(product.history):
        yield from check_recognition(past, ("history", index))
    for index, certificate in enumerate(product.certificates):
        field = ("certificates", index)
        yield from check_span(certificate.issued, certificate.expires, field, "issued", "expires")
    yield from check_sources(product.sources)


def check_gtin(digits: str, field: FieldPath) -> Iterator[Finding]:
    """Check the last digit: weights 3 and 1 from the right, up to the next ten (GS1 specification)."""
    if not digits.isdigit():
        return
    total = sum(int(digit) * (3, 1)[index % 2] for index, digit in enumerate(reversed(digits[:-1])))
    right = str(-total % 10)
    if digits[-1] != right:
        yield Finding(forms.GTIN_CHECK_DIGIT, field, digits, {"digit": right})


def _sources(sources: Sequence[Source], *, is_example: bool) -> Iterator[Finding]:
    if is_example:
        return
    if not sources:
        yield Finding(rules.NO_SOURCE, ("sources",))
    elif all(source.grade == "C" for source in sources):
        yield Finding(rules.RANK_SOURCE, ("sources",))
