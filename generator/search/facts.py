"""Columns for filtering, counting and sorting, one value a document, in the documents' order.

Pagefind can filter too, but looks every page up in a list for each value of each filter, which takes seconds
at 17,068 products. What the first results need is in ``facts.json``; the others come when they are asked for.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from generator.search.cards import last_date
from generator.vietnamese import PartialDate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry

FACTS, ENDS, NAMES, DATES = "facts.json", "ends.json", "names.json", "dates.json"
#: In ``ends``: no end is known; otherwise days since 1970, or one of ``_STATUSES``.
UNKNOWN = 0
_STATUSES = {"withdrawn": -1, "under-review": -2}
_EPOCH = 719163  # 1970-01-01 as an ordinal
#: A column of small numbers is a text, a letter a value, from here on.
FIRST_LETTER = 48


class Facts(msgspec.Struct, frozen=True):
    """What the first results need.

    ``tinh``: a letter a document, its place in ``provinces``; ``bo``: its place in ``classes``: sets
    with their category, and categories for products without a set; ``sao``: runs of equal stars.
    """

    provinces: list[str]
    classes: list[tuple[str, str]]
    tinh: str
    bo: str
    sao: list[tuple[int, int]]


def columns(catalogue: Catalogue) -> dict[str, bytes]:
    """Write all columns by their names (17,068 products: 17 KB compressed, the others 25, 33 and 25)."""
    entries = catalogue.entries
    files: dict[str, object] = {
        FACTS: facts(catalogue),
        ENDS: [_end(catalogue, entry) for entry in entries],
        NAMES: _places([(entry.sort, entry.id) for entry in entries]),
        DATES: [_days(PartialDate.parse(one.date).first_day()) if one.date else UNKNOWN for one in entries],
    }
    return {name: msgspec.json.encode(column) for name, column in files.items()}


def facts(catalogue: Catalogue) -> Facts:
    """Make the columns of the first results."""
    entries, taxonomy = catalogue.entries, catalogue.taxonomy
    provinces = list(taxonomy.provinces)
    classes = [(one.slug, one.category) for one in taxonomy.sets.values()]
    classes += [("", slug) for slug in taxonomy.categories]
    at_class = {pair: number for number, pair in enumerate(classes)}
    at_province = {slug: number for number, slug in enumerate(provinces)}
    return Facts(
        provinces=provinces,
        classes=classes,
        tinh=_letters([at_province[entry.province] for entry in entries]),
        bo=_letters([_class(entry, at_class) for entry in entries]),
        sao=[(stars, len(list(run))) for stars, run in groupby(entry.stars for entry in entries)],
    )


def _class(entry: Entry, at_class: dict[tuple[str, str], int]) -> int:
    return at_class.get((entry.set, entry.category), at_class["", entry.category])


def _letters(numbers: Sequence[int]) -> str:
    return "".join(chr(FIRST_LETTER + number) for number in numbers)


def _end(catalogue: Catalogue, entry: Entry) -> int:
    if entry.status in _STATUSES:
        return _STATUSES[entry.status]
    last = last_date(catalogue, entry)
    return _days(PartialDate.parse(last).last_day()) if last else UNKNOWN


def _places(keys: list[tuple[str, str]]) -> list[int]:
    """Return for each key its place in order."""
    places = [0] * len(keys)
    for place, number in enumerate(sorted(range(len(keys)), key=keys.__getitem__)):
        places[number] = place
    return places


def _days(day: date) -> int:
    return day.toordinal() - _EPOCH
