"""Checks of the tables in ``content/taxonomy/``: no slug twice, no reference into nothing, no empty list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Finding
from generator.records.glossary import Glossary
from generator.records.taxonomy import Categories, Places, ProductKinds
from generator.rulebook import catalogue
from generator.rules.dates import check_sources
from generator.vietnamese import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.records import Record
    from generator.rules.model import Context

# What identifies an entry: the first of these that it has.
_IDENTITIES = ("slug", "id", "stars", "field")
# Lists without which there is nothing to classify by.
_NEEDED = frozenset({"provinces", "categories", "levels"})


def check_table(table: Record, context: Context) -> Iterator[Finding]:
    """Check one table; references to other tables are checked where the taxonomy is known."""
    lists = {name: rows for name, rows in _lists(table).items() if name != "sources"}
    for name, rows in lists.items():
        if not rows and name in _NEEDED:
            yield Finding(catalogue.TAXONOMY_EMPTY, (name,))
        yield from _repeated(name, rows)
    yield from check_sources(getattr(table, "sources", ()))
    if isinstance(table, Places):
        yield from _places(table)
    elif isinstance(table, Categories):
        yield from _categories(table)
    elif isinstance(table, ProductKinds):
        yield from _kinds(table, context)
    elif isinstance(table, Glossary):
        yield from _related(table)


def _lists(table: Record) -> dict[str, list[Record]]:
    values = {name: getattr(table, name) for name in table.__struct_fields__}
    return {
        name: value
        for name, value in values.items()
        if isinstance(value, list) and not any(isinstance(item, str) for item in value)
    }


def _repeated(name: str, rows: Iterable[Record]) -> Iterator[Finding]:
    seen: set[object] = set()
    for index, row in enumerate(rows):
        identity = next((field for field in _IDENTITIES if field in row.__struct_fields__), "")
        value = getattr(row, identity, "")
        if value in seen:
            yield Finding(catalogue.TAXONOMY_DUPLICATE, (name, index, identity), str(value))
        if value:
            seen.add(value)


def _refer(
    name: str, rows: Sequence[Record], field: str, targets: Iterable[str | int], target_list: str
) -> Iterator[Finding]:
    """Check that a field of each row names a row of another list."""
    known = [str(target) for target in targets]
    for index, row in enumerate(rows):
        value = str(getattr(row, field) or "")
        if value and value not in known:
            like = closest(value, known)
            facts = {"list": target_list} | ({"closest": like} if like else {})
            yield Finding(catalogue.TAXONOMY_REFERENCE, (name, index, field), value, facts)


def _related(table: Glossary) -> Iterator[Finding]:
    known = [term.id for term in table.terms]
    for index, term in enumerate(table.terms):
        for at, other in enumerate(term.see):
            if other not in known:
                like = closest(other, known)
                facts = {"list": "terms"} | ({"closest": like} if like else {})
                yield Finding(catalogue.TAXONOMY_REFERENCE, ("terms", index, "see", at), other, facts)


def _places(table: Places) -> Iterator[Finding]:
    provinces = [province.slug for province in table.provinces]
    regions = [region.slug for region in table.regions]
    yield from _refer("provinces", table.provinces, "region", regions, "regions")
    yield from _refer("former_provinces", table.former_provinces, "province", provinces, "provinces")


def _categories(table: Categories) -> Iterator[Finding]:
    categories = [category.slug for category in table.categories]
    groups = [group.slug for group in table.groups]
    sets = [product_set.slug for product_set in table.sets]
    yield from _refer("groups", table.groups, "category", categories, "categories")
    yield from _refer("sets", table.sets, "category", categories, "categories")
    yield from _refer("sets", table.sets, "group", groups, "groups")
    for number, scheme in enumerate(table.schemes):
        for field, targets, name in (("set", sets, "sets"), ("category", categories, "categories")):
            for finding in _refer("sets", scheme.sets, field, targets, name):
                yield Finding(finding.rule, ("schemes", number, *finding.field), finding.found, finding.facts)


def _kinds(table: ProductKinds, context: Context) -> Iterator[Finding]:
    if context.taxonomy is None:
        return
    numbers = [product_set.number for product_set in context.taxonomy.sets.values()]
    yield from _refer("kinds", table.kinds, "set", numbers, "sets")
    yield from _refer("kinds", table.kinds, "processed", numbers, "sets")
    yield from _refer("kinds", table.kinds, "category", context.taxonomy.categories, "categories")
