"""The category and the set of a product, from the list's own words or from the product's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.spreadsheets.context import Context, RowLeftOutError

if TYPE_CHECKING:
    from generator.records.taxonomy import ProductSet
    from generator.spreadsheets.rows import Entry

# Quyết định 26/2026/QĐ-TTg, Phụ lục I: tea, coffee and cocoa are food; lists often put them under drinks.
_DRINKS = "do-uong"
_FOOD_DRUNK = frozenset({"che", "ca-phe-ca-cao"})

SUGGESTED = "nguồn không ghi ngành, ngành được gợi ý theo tên sản phẩm"
"""What the product's source notes where the category is no statement of the list."""


class Class(msgspec.Struct, frozen=True):
    """``set`` is "" where nothing decides it for certain. ``note`` says that the category is suggested."""

    category: str
    set: str
    note: str = ""


def class_of(entry: Entry, context: Context) -> Class:
    """Return a row's classification. Raises RowLeftOutError where no category is known."""
    stated = _stated_set(entry, context)
    category = _stated_category(entry, context) or (stated.category if stated else "")
    note = ""
    if not category:
        category, note = _suggested_category(entry, context)
    return Class(category, _set(entry, context, stated, category), note)


def _stated_set(entry: Entry, context: Context) -> ProductSet | None:
    text = entry.get("set")
    found = context.taxonomy.find_set(text) if text else None
    if text and found is None:
        context.say(entry, "set-unknown", "set")
    return found


def _stated_category(entry: Entry, context: Context) -> str:
    text = entry.get("category")
    found = context.taxonomy.find_category(text) if text else None
    if found is not None:
        return _corrected(entry, context, found.slug)
    if text:
        context.say(entry, "category-unknown", "category")
    if entry.carried.category:
        heading = entry.finding("category-carried", "category")
        context.findings.append(msgspec.structs.replace(heading, value=entry.carried.category_text))
        return _corrected(entry, context, entry.carried.category)
    return ""


def _corrected(entry: Entry, context: Context, category: str) -> str:
    kind = context.taxonomy.kind_of(entry.get("name")) if category == _DRINKS else None
    number = kind.set if kind else 0
    certain = next((one for one in context.taxonomy.sets.values() if one.number == number), None)
    if certain is None or certain.group not in _FOOD_DRUNK:
        return category
    context.say(entry, "category-corrected", "category")
    return certain.category


def _suggested_category(entry: Entry, context: Context) -> tuple[str, str]:
    name = entry.get("name")
    found = context.taxonomy.category_of(name)
    kind = context.taxonomy.kind_of(name)
    if found and kind:
        context.say(entry, "category-suggested", "name", category=found.name, kind=kind.name)
        return found.slug, SUGGESTED
    if context.category:
        context.say(entry, "category-default", "category")
        return context.category, ""
    context.say(entry, "no-category")
    raise RowLeftOutError


def _set(entry: Entry, context: Context, stated: ProductSet | None, category: str) -> str:
    if stated and stated.category == category:
        return stated.slug
    carried = entry.carried
    if not stated and carried.set and carried.category == category and not entry.get("category"):
        return carried.set
    if stated:
        context.say(entry, "set-other-category", "set")
        return ""
    suggested = context.taxonomy.set_of(entry.get("name"))
    if suggested is None or suggested.category != category:
        return ""
    context.say(entry, "set-suggested", "name", name=suggested.name)
    return suggested.slug
