"""What the web form checks by: the rules' texts, the shape of a record, the field's tables, in one language.

All of it comes from the objects that `ocop check` itself works with, so there is no second list of fields,
limits or messages. The script interprets it (``form-rules.js``); the tests hold both to the same findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import inspect as mi

from generator.files.writing import DATE, DATES, GUESSED, LINE_LIMIT, ON_ONE_LINE
from generator.records import Product
from generator.records.common import (
    DATE_PATTERN,
    EMAIL_PATTERN,
    GTIN_PATTERN,
    SLUG_PATTERN,
    TAX_CODE_PATTERN,
    URL_PATTERN,
)
from generator.rulebook import RULES
from generator.rules.products import FOOD, HIGHEST_SCORE, WAITING_SCORE, WAITING_STARS
from generator.rules.salvage import TAXONOMY_FIELDS
from generator.rules.shapes import about, empty, options, shape
from generator.rules.stories import MOST_LOOKS, TANGLING
from generator.vietnamese.dates import FIRST_YEAR, LAST_YEAR
from generator.vietnamese.folding import RESERVED_SLUGS, SLUG_LIMIT
from generator.vietnamese.phones import MOBILE_PREFIXES_OF_TODAY, PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.taxonomy import Taxonomy
    from generator.vietnamese import Language

Data = dict[str, Any]

#: By what a refused pattern is judged: the name that the script knows it by.
FORMS = {
    "slug": SLUG_PATTERN,
    "url": URL_PATTERN,
    "email": EMAIL_PATTERN,
    "date": DATE_PATTERN,
    "tax-code": TAX_CODE_PATTERN,
    "gtin": GTIN_PATTERN,
}


def rules(language: Language) -> Data:
    """Return every rule with its texts in one language."""
    return {
        rule.id: {
            "severity": rule.severity,
            "message": rule.message.into(language),
            "mends": [way.into(language) for way in rule.mends],
            # A way fits when both of its texts can be filled, as on the terminal.
            "needs": [sorted(way.placeholders) for way in rule.mends],
        }
        for rule in RULES.values()
    }


def groups(language: Language) -> Data:
    """Return the fields of a product and of all groups within it, by the names of their records."""
    found: dict[str, mi.StructType] = {}
    _collect(shape(Product), found)
    return {name: [_field(field, language) for field in group.fields] for name, group in found.items()}


def writing() -> Data:
    """Return what decides how values are written in a file."""
    return {
        "limit": LINE_LIMIT,
        "oneLine": [record.__name__ for record in ON_ONE_LINE],
        "dates": sorted(DATES),
        "date": DATE.pattern,
        "guessed": GUESSED.pattern,
    }


def limits() -> Data:
    """Return the numbers and patterns that the checks of single values use."""
    return {
        "forms": FORMS,
        "slug": {"limit": SLUG_LIMIT, "reserved": sorted(RESERVED_SLUGS)},
        "years": [FIRST_YEAR, LAST_YEAR],
        "phones": [[kind, pattern.pattern] for kind, pattern in PATTERNS],
        "oldMobiles": MOBILE_PREFIXES_OF_TODAY,
        "waiting": {"stars": WAITING_STARS, "score": WAITING_SCORE},
        "highest": HIGHEST_SCORE,
        "leftToTables": sorted(TAXONOMY_FIELDS),
        "tangled": {"signs": TANGLING, "looks": MOST_LOOKS},
    }


def tables(taxonomy: Taxonomy) -> Data:
    """Return the taxonomy as the checks compare with it: names are Vietnamese, as in the messages."""
    return {
        "provinces": {one.slug: one.name for one in taxonomy.provinces.values()},
        "former": {one.slug: [one.name, one.province] for one in taxonomy.former_provinces.values()},
        "spellings": [taxonomy.province_spellings, taxonomy.former_spellings],
        "categories": {one.slug: one.name for one in taxonomy.categories.values()},
        "categoryLabels": taxonomy.category_labels,
        "sets": {one.slug: [one.name, one.category] for one in taxonomy.sets.values()},
        "setLabels": taxonomy.set_labels,
        "food": FOOD,
        "stars": {str(one.stars): [one.score_from, one.score_below] for one in taxonomy.stars.values()},
        "types": {one.id: one.name for one in taxonomy.producer_types.values()},
        "typePatterns": [[text, one.id] for one in taxonomy.producer_types.values() for text in one.patterns],
        "certificates": {one.id: one.name for one in taxonomy.certificates.values()},
    }


def _collect(group: mi.StructType, found: dict[str, mi.StructType]) -> None:
    found[group.cls.__name__] = group
    for field in group.fields:
        for inner in _groups_in(field.type):
            if inner.cls.__name__ not in found:
                _collect(inner, found)


def _groups_in(kind: mi.Type) -> Iterator[mi.StructType]:
    for option in options(kind):
        if isinstance(option, mi.StructType):
            yield option
        elif isinstance(option, mi.ListType):
            yield from _groups_in(option.item_type)


def _field(field: mi.Field, language: Language) -> Data:
    default = None if field.required else empty(field)
    return {
        "name": field.encode_name,
        "required": field.required,
        **_value(field.type),
        "about": about(field.type).get(f"about_{language}", ""),
        **(
            {"default": default} if isinstance(default, str | bool) and default and not field.required else {}
        ),
    }


def _value(kind: mi.Type) -> Data:
    choices = options(kind)
    types = [_type(choice) for choice in choices if not isinstance(choice, mi.NoneType)]
    return {"types": types, **({"null": True} if len(types) < len(choices) else {})}


def _type(kind: mi.Type) -> Data:
    match kind:
        case mi.StructType():
            return {"is": "group", "name": kind.cls.__name__}
        case mi.ListType():
            return {"is": "list", "of": _value(kind.item_type), **_known(most=kind.max_length)}
        case mi.StrType():
            return {"is": "text", **_known(most=kind.max_length, pattern=kind.pattern)}
        case mi.IntType() | mi.FloatType():
            name = "whole" if isinstance(kind, mi.IntType) else "decimal"
            return {"is": name, **_known(low=kind.ge, high=kind.le)}
        case mi.LiteralType():
            return {"is": "choice", "values": list(map(str, kind.values))}
        case _:
            return {"is": "yes-no"}


def _known(**limits: object) -> Data:
    return {name: value for name, value in limits.items() if value is not None}
