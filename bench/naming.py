"""Names and slugs: believable, and every slug taken once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.vocabulary import BRANDS, FORMS, LONG_NAMES, VARIANTS
from generator.vietnamese import RESERVED_SLUGS, SLUG_LIMIT, slugify

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from bench.vocabulary import Kind, Province

_LONG = 0.03


class Namer:
    """Gives names, and remembers which slugs are taken."""

    def __init__(self) -> None:
        self.products: set[str] = set()
        self.producers: set[str] = set()

    def product(self, random: Random, kind: Kind, commune: str, province: Province) -> str:
        """Name a product: kind, place or brand, variant."""
        brand, place = random.choice(BRANDS), random.choice((commune, commune, province.name))
        if random.random() < _LONG:
            return random.choice(LONG_NAMES).format(kind=kind.name.lower(), place=place, brand=brand)
        middle = random.choice((place, brand, f"{brand} {place}"))
        return " ".join(filter(None, (kind.name, middle, random.choice(VARIANTS))))

    def product_slug(self, name: str, province: Province, maker: str) -> str:
        """Return the slug of a name, with the producer or a number behind where it is taken."""
        slug = slugify(name)
        if f"{province.slug}/{slug}" in self.products or slug in RESERVED_SLUGS:
            slug = slugify(f"{slug} {slugify(maker)}")
        slug = _free(slug, lambda one: f"{province.slug}/{one}" in self.products)
        self.products.add(f"{province.slug}/{slug}")
        return slug

    def producer(self, random: Random, province: Province, commune: str) -> tuple[str, str]:
        """Return the legal form of a producer, and its name."""
        form, words = random.choice(FORMS)
        place = random.choice(("", commune, commune, province.name))
        return form, " ".join(filter(None, (words, random.choice(BRANDS), place)))

    def producer_slug(self, name: str, commune: str) -> str:
        """Return the file's name of a producer."""
        slug = slugify(name)
        if slug in self.producers:
            slug = slugify(f"{slug} {slugify(commune)}")
        slug = _free(slug, self.producers.__contains__)
        self.producers.add(slug)
        return slug


def _free(slug: str, taken: Callable[[str], bool]) -> str:
    number, name = 2, slug
    while taken(name):
        tail = f"-{number}"
        name, number = f"{slug[: SLUG_LIMIT - len(tail)].rstrip('-')}{tail}", number + 1
    return name
