"""The Vietnamese language as the catalogue needs it: text, folds, order, dates, numbers, telephones.

It knows nothing of products; every later step may use it.
"""

from __future__ import annotations

from generator.vietnamese.collation import sort_key
from generator.vietnamese.dates import DateStyle, PartialDate, Precision, format_date, parse_loose
from generator.vietnamese.folding import (
    RESERVED_SLUGS,
    SLUG_LIMIT,
    closest,
    fold,
    is_marked,
    is_slug,
    slugify,
    without_marks,
)
from generator.vietnamese.languages import Language
from generator.vietnamese.lists import format_list
from generator.vietnamese.numbers import format_money, format_number, format_percent, parse_number_vi
from generator.vietnamese.phones import Phone, PhoneKind, PhoneRepair, parse_phone, repair_phone
from generator.vietnamese.text import tidy, tidy_lines

__all__ = [
    "RESERVED_SLUGS",
    "SLUG_LIMIT",
    "DateStyle",
    "Language",
    "PartialDate",
    "Phone",
    "PhoneKind",
    "PhoneRepair",
    "Precision",
    "closest",
    "fold",
    "format_date",
    "format_list",
    "format_money",
    "format_number",
    "format_percent",
    "is_marked",
    "is_slug",
    "parse_loose",
    "parse_number_vi",
    "parse_phone",
    "repair_phone",
    "slugify",
    "sort_key",
    "tidy",
    "tidy_lines",
    "without_marks",
]
