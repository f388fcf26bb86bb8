"""The document that stands for a product in the index: its words, the telling ones with more weight.

Pagefind folds every mark but the stroke of đ (measured on 1.5.2), so đ is written d here and in queries. All
other marks stay, because words that agree in them too rank higher. Signs part words ("P.H.1.4" is four), so
that both sides have the same words. A dot between fields keeps words of two from being neighbours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from generator.records import Producer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.records import IssuedAt, Product
    from generator.taxonomy import Taxonomy

#: From here on "Bắc Ninh" in a decision can mean the province of today (Nghị quyết 202/2025/QH15).
REFORM = "2025-07"
#: Pagefind takes at most 10.
NAME, ENGLISH, TELLING, THEN, REST = 10, 6, 3, 2, 1
_LETTERS = str.maketrans({"đ": "d", "ð": "d", "Đ": "D", "Ð": "D"})
_WORD = re.compile(r"[^\W_]+")
_GAP = " · "


def searchable(text: str) -> str:
    """Write a text as it stands in the index, words and blanks; ``search-engine.js`` writes queries so too.

    Nothing is left that HTML or Pagefind could take for its own (it marks weights by underscores).
    """
    return " ".join(_WORD.findall(normalize("NFC", text).translate(_LETTERS)))


def document(catalogue: Catalogue, entry: Entry) -> str:
    """Write the document of a product (35 µs)."""
    record = catalogue.detail(entry).record
    fields = (_field(weight, texts) for weight, texts in _fields(catalogue, entry, record))
    return f'<html lang="vi"><body>{"".join(fields)}</body></html>'


def _field(weight: int, texts: Iterable[str]) -> str:
    words = _GAP.join(filter(None, map(searchable, texts)))
    return f'<p data-pagefind-weight="{weight}">{words}{_GAP}</p>' if words else ""


def _fields(catalogue: Catalogue, entry: Entry, record: Product) -> Iterator[tuple[int, Iterable[str]]]:
    taxonomy = catalogue.taxonomy
    province = taxonomy.provinces[entry.province]
    yield NAME, (entry.name,)
    yield ENGLISH, (entry.name_en,)
    yield TELLING, (*_kind(taxonomy, entry), *record.tags)
    yield TELLING, (catalogue.maker(entry),)
    yield TELLING, (entry.commune, province.name)
    yield THEN, _place_then(record.issued_at)
    yield THEN, _certificates(taxonomy, record)
    yield REST, _former_places(taxonomy, entry, record)
    yield REST, _legal_form(catalogue, entry, record)
    yield REST, _classes(taxonomy, entry)
    yield REST, (f"{entry.stars} sao star",)


def _kind(taxonomy: Taxonomy, entry: Entry) -> tuple[str, ...]:
    kind = taxonomy.kinds.get(entry.kind)
    return (kind.name, kind.name_en) if kind else ()


def _place_then(place: IssuedAt) -> tuple[str, ...]:
    return place.commune, place.district, place.province


def _former_places(taxonomy: Taxonomy, entry: Entry, record: Product) -> tuple[str, ...]:
    """Name the provinces that a product's place may have belonged to, unless the decision names the one."""
    known = taxonomy.find_former(record.issued_at.province) if record.issued_at.province else None
    if known and (not entry.date or entry.date < REFORM):
        return (known.name,) if known.name != record.issued_at.province else ()
    return tuple(former.name for former in taxonomy.former_of(entry.province))


def _legal_form(catalogue: Catalogue, entry: Entry, record: Product) -> tuple[str, ...]:
    """Write out what a producer's name abbreviates, or the other way round: HTX and hợp tác xã."""
    maker = record.producer if isinstance(record.producer, Producer) else catalogue.producer(entry.producer)
    if maker is None:
        return ()
    stated = maker.type or catalogue.taxonomy.producer_type_of(maker.name)
    form = catalogue.taxonomy.producer_types.get(stated or "")
    return tuple(word for word in (form.name, form.abbreviation) if word not in maker.name) if form else ()


def _certificates(taxonomy: Taxonomy, record: Product) -> Iterator[str]:
    for certificate in record.certificates:
        known = taxonomy.certificates.get(certificate.type)
        yield known.name if known else certificate.type


def _classes(taxonomy: Taxonomy, entry: Entry) -> tuple[str, ...]:
    category = taxonomy.categories[entry.category]
    found = taxonomy.sets.get(entry.set)
    return (category.short_name, found.name, found.name_en) if found else (category.short_name,)
