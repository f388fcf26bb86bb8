"""The taxonomy in memory: places, classification, ranks, producer types, certificates, kinds of product."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from generator.records.common import Source
from generator.records.glossary import Term
from generator.records.taxonomy import (
    Category,
    CertificateType,
    FormerProvince,
    Group,
    Kind,
    ProducerType,
    ProductKind,
    ProductSet,
    Province,
    Region,
    Scheme,
    StarLevel,
)
from generator.taxonomy.kinds import KindFinder
from generator.taxonomy.places import by_spelling, place_key
from generator.taxonomy.producers import TypeFinder
from generator.taxonomy.totals import Published
from generator.vietnamese import fold

_SIGNS = re.compile("[^a-z0-9]+")
# As in: Nhóm thực phẩm; I. Ngành đồ uống; Bộ sản phẩm số 3 …
_LABEL_TITLE = re.compile(r"^(?:[ivx]+ |[0-9]+ )?(?:(?:nhom|nganh|bo)(?: san pham)?(?: so)?(?: [0-9]+)? )?")


def label_key(text: str) -> str:
    """Return what spellings of one category, group or set share; numbering and "Nhóm …" are left out."""
    return _LABEL_TITLE.sub("", _SIGNS.sub(" ", fold(text)).strip())


class Taxonomy(msgspec.Struct, frozen=True, dict=True):
    """Data of one catalogue's taxonomy, by slug and in the order of its files.

    ``basis``: the document that "categories" and "stars" follow, the first source of each file.
    It holds plain records and can be pickled or packed by msgspec; what finds names is made on first use.
    """

    regions: dict[str, Region]
    provinces: dict[str, Province]
    former_provinces: dict[str, FormerProvince]
    categories: dict[str, Category]
    groups: dict[str, Group]
    sets: dict[str, ProductSet]
    schemes: dict[str, Scheme]
    stars: dict[int, StarLevel]
    validity_months: int
    expiring_days: int
    producer_types: dict[str, ProducerType] = {}
    certificates: dict[str, CertificateType] = {}
    kinds: dict[str, ProductKind] = {}
    processing: list[str] = []
    unsure: list[str] = []
    not_kinds: list[str] = []
    reform: Kind | None = None
    basis: dict[str, Source] = {}
    totals: tuple[Published, ...] = ()
    glossary: dict[str, Term] = {}

    def find_province(self, text: str) -> Province | None:
        """Return the province of today that goes by this name, in any spelling."""
        slug = self.province_spellings.get(place_key(text))
        return self.provinces[slug] if slug else None

    def find_former(self, text: str) -> FormerProvince | None:
        """Return the unit of before 1 July 2025 that went by this name, in any spelling."""
        slug = self.former_spellings.get(place_key(text))
        return self.former_provinces[slug] if slug else None

    def former_then(self, text: str, date: str) -> FormerProvince | None:
        """Return the former province that a decision of a day (ISO, of any precision) certainly names.

        "Bắc Giang" can mean nothing else; "Bắc Ninh" means the former one only before the reform.
        """
        former = self.find_former(text) if text else None
        if former is None or former.slug not in self.provinces:
            return former
        before = self.reform is not None and bool(date) and date < self.reform.date[: len(date)]
        return former if before or len(self.former_of(former.province)) == 1 else None

    def province_today(self, text: str) -> Province | None:
        """Return the province of today that a name of today or of before July 2025 lies in."""
        former = self.find_former(text)
        return self.find_province(text) or (self.provinces.get(former.province) if former else None)

    def provinces_in(self, region: str) -> list[Province]:
        """Return the provinces of a region."""
        return [province for province in self.provinces.values() if province.region == region]

    def former_of(self, province: str) -> list[FormerProvince]:
        """Return the units that a province of today was made of."""
        return [former for former in self.former_provinces.values() if former.province == province]

    def sets_in(self, category: str) -> list[ProductSet]:
        """Return the sets of a category."""
        return [one for one in self.sets.values() if one.category == category]

    def find_category(self, text: str) -> Category | None:
        """Return the category that a label means: its own, a group's, a set's, or an earlier scheme's."""
        slug = self.category_labels.get(label_key(text))
        return self.categories.get(slug) if slug else None

    def find_set(self, text: str) -> ProductSet | None:
        """Return the set that a label of this or an earlier scheme means."""
        slug = self.set_labels.get(label_key(text))
        return self.sets.get(slug) if slug else None

    def kind_of(self, name: str) -> ProductKind | None:
        """Return the kind of product that a name speaks of. About 4 µs."""
        return self._kind_finder.kind_of(name)

    def set_of(self, name: str) -> ProductSet | None:
        """Return the set that a product's name decides for certain."""
        number = self._kind_finder.set_number_of(name)
        return self._set_by_number.get(number)

    def category_of(self, name: str) -> Category | None:
        """Return the category that a product's name suggests, by its kind."""
        kind = self.kind_of(name)
        if kind is None:
            return None
        numbered = self._set_by_number.get(kind.set or kind.processed)
        return self.categories.get(kind.category or (numbered.category if numbered else ""))

    def producer_type_of(self, name: str) -> str | None:
        """Return the id of the legal form that a producer's name states."""
        return self._type_finder.type_of(name)

    def level_of(self, score: float) -> StarLevel | None:
        """Return the rank in whose band a score lies (Quyết định 26/2026/QĐ-TTg, Điều 3)."""
        levels = self.stars.values()
        return next((one for one in levels if one.score_from <= score < one.score_below), None)

    @cached_property
    def province_spellings(self) -> dict[str, str]:
        """Slugs of today's provinces by the keys of all their spellings."""
        return by_spelling(self.provinces.values())

    @cached_property
    def former_spellings(self) -> dict[str, str]:
        """Slugs of former provinces by the keys of all their spellings."""
        return by_spelling(self.former_provinces.values())

    @cached_property
    def set_labels(self) -> dict[str, str]:
        """Slugs of sets by the keys of their labels, those of earlier schemes too."""
        return _first_of(self._sets_by_label())

    @cached_property
    def category_labels(self) -> dict[str, str]:
        """Slugs of categories by the keys of all labels that decide one."""
        return _first_of(self._categories_by_label())

    @cached_property
    def _set_by_number(self) -> dict[int, ProductSet]:
        return {one.number: one for one in self.sets.values()}

    @cached_property
    def _kind_finder(self) -> KindFinder:
        return KindFinder(self.kinds.values(), self.not_kinds, self.processing, self.unsure)

    @cached_property
    def _type_finder(self) -> TypeFinder:
        return TypeFinder(self.producer_types.values())

    def _sets_by_label(self) -> Iterator[tuple[str, str]]:
        for one in self.sets.values():
            yield from ((label, one.slug) for label in (one.slug, one.name, *one.also))
        for scheme in self.schemes.values():
            yield from ((old.name, old.set) for old in scheme.sets if old.set)

    def _categories_by_label(self) -> Iterator[tuple[str, str]]:
        for one in self.categories.values():
            labels = (one.slug, one.name, one.short_name, *one.also)
            yield from ((label, one.slug) for label in labels)
        yield from ((group.name, group.category) for group in self.groups.values())
        yield from ((label, self.sets[slug].category) for label, slug in self._sets_by_label())
        for scheme in self.schemes.values():
            yield from ((old.name, old.category) for old in scheme.sets if old.category)


def _first_of(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    """Map keys of labels; what is in force comes first and wins over what was."""
    found: dict[str, str] = {}
    for label, slug in pairs:
        found.setdefault(label_key(label), slug)
    return found
