"""Values that name an entry of the taxonomy: what is meant when there is no such entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import FieldPath, Finding
from generator.rulebook import products
from generator.vietnamese import closest, fold, slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.records.taxonomy import Category, CertificateType, ProducerType, ProductSet
    from generator.taxonomy import Taxonomy

    _Named = Category | CertificateType | ProducerType | ProductSet


def check_province(province: str, folder: str, taxonomy: Taxonomy | None) -> Iterator[Finding]:
    """Check that a record's province is one of today's and the one of its folder."""
    field = ("province",)
    if taxonomy is not None and province not in taxonomy.provinces:
        yield province_unknown(province, field, taxonomy)
    elif province != folder and (taxonomy is None or folder in taxonomy.provinces):
        yield Finding(products.PROVINCE_FOLDER, field, province, {"folder": folder})


def province_unknown(text: str, field: FieldPath, taxonomy: Taxonomy) -> Finding:
    """Return the finding for a province that is not one of today's slugs, with the one meant."""
    return Finding(products.PROVINCE_UNKNOWN, field, text, province_facts(text, taxonomy))


def province_facts(text: str, taxonomy: Taxonomy) -> dict[str, str]:
    """Tell which province a text means: today's by name, a former one and where it lies now, or the like."""
    facts = {"count": str(len(taxonomy.provinces))}
    now = taxonomy.find_province(text)
    former = taxonomy.find_former(text)
    if now is not None:
        return facts | {"slug": now.slug, "province": now.name}
    if former is not None:
        today = taxonomy.provinces[former.province]
        return facts | {"former": former.name, "slug": today.slug, "province": today.name}
    like = closest(text, [*taxonomy.provinces, *taxonomy.former_provinces])
    if like is None:
        return facts
    lies_in = taxonomy.former_provinces.get(like)
    return facts | {"closest": lies_in.province if lies_in and like not in taxonomy.provinces else like}


def category_unknown(text: str, field: FieldPath, taxonomy: Taxonomy) -> Finding:
    """Return the finding for a category that is none."""
    meant = taxonomy.find_category(text)
    facts = _facts(text, meant.slug if meant else None, taxonomy.categories)
    return Finding(products.CATEGORY_UNKNOWN, field, text, facts | _all(taxonomy.categories))


def set_unknown(text: str, field: FieldPath, taxonomy: Taxonomy) -> Finding:
    """Return the finding for a set that is none."""
    meant = taxonomy.find_set(text)
    facts = _facts(text, meant.slug if meant else None, taxonomy.sets)
    return Finding(products.SET_UNKNOWN, field, text, facts)


def producer_type_unknown(text: str, field: FieldPath, taxonomy: Taxonomy) -> Finding:
    """Return the finding for a type of producer that is none."""
    facts = _facts(text, taxonomy.producer_type_of(text), taxonomy.producer_types)
    return Finding(products.PRODUCER_TYPE_UNKNOWN, field, text, facts | _all(taxonomy.producer_types))


def certificate_unknown(text: str, field: FieldPath, taxonomy: Taxonomy) -> Finding:
    """Return the finding for a type of certificate that is none."""
    return Finding(products.CERTIFICATE_UNKNOWN, field, text, _facts(text, None, taxonomy.certificates))


def _facts(text: str, meant: str | None, entries: Mapping[str, _Named]) -> dict[str, str]:
    """Tell the entry that is meant for certain, or the one most like the text."""
    slug = meant or _by_name(text, entries)
    if slug in entries:
        return {"slug": slug, "name": entries[slug].name}
    names = {entry.name: slug for slug, entry in entries.items()}
    like = closest(text, entries) or names.get(closest(text, names) or "")
    return {"closest": like} if like else {}


def _by_name(text: str, entries: Mapping[str, _Named]) -> str:
    slug, plain = slugify(text), fold(text)
    if slug in entries:
        return slug
    return next((slug for slug, entry in entries.items() if plain == fold(entry.name)), "")


def _all(entries: Mapping[str, _Named]) -> dict[str, str]:
    return {"allowed": ", ".join(entries)}
