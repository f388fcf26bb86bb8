"""Single values that the schema refuses: which rule they break, and what was probably meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from generator.diagnostics import FieldPath, Finding
from generator.records.common import (
    DATE_PATTERN,
    EMAIL_PATTERN,
    GTIN_PATTERN,
    PRODUCT_ID_PATTERN,
    SLUG_PATTERN,
    TAX_CODE_PATTERN,
    URL_PATTERN,
)
from generator.rulebook import fields, forms, photos, products
from generator.rules.vocabulary import YES_NO
from generator.vietnamese import closest, fold, parse_loose, parse_number_vi, slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.files.yaml import Value

_HOST = re.compile(r"(www\.)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}(:[0-9]+)?(/[^\s]*)?", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!//)", re.IGNORECASE)
_RANK = re.compile(r"\D*([1-5])\D*")
_STARS = re.compile("[★⭐*]{3,5}")
_UNITS = re.compile(r"\s*(điểm|diem|đ)\.?$", re.IGNORECASE)
_GTIN_SIGNS = re.compile(r"[\s.\-]")
_CERTIFIED = ("3", "4", "5")


def brief(value: Value) -> str:
    """Return a value in one line, as it may be quoted in a message."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "- " + ", ".join(map(brief, value[:3])) + (", …" if len(value) > len("abc") else "")
    return ", ".join(f"{key}: {brief(item)}" for key, item in list(value.items())[:3])


def wrong_whole(text: str, field: FieldPath) -> Finding:
    """Return the finding for a text that is no whole number."""
    number = parse_number_vi(text)
    facts = {"number": str(number)} if isinstance(number, int) else {}
    return Finding(fields.NUMBER_WHOLE, field, text, facts)


def wrong_decimal(text: str, field: FieldPath) -> Finding:
    """Return the finding for a text that is no number."""
    number = parse_number_vi(_UNITS.sub("", text))
    facts = {} if number is None else {"number": f"{number:g}"}
    return Finding(fields.NUMBER_DECIMAL, field, text, facts)


def wrong_yes_no(text: str, field: FieldPath) -> Finding:
    """Return the finding for a text that is neither true nor false."""
    value = YES_NO.get(fold(text))
    return Finding(fields.YES_NO, field, text, {"value": value} if value else {})


def wrong_choice(text: str, field: FieldPath, choices: Iterable[object], said: dict[str, str]) -> Finding:
    """Return the finding for a text that is none of a few values."""
    allowed = list(map(str, choices))
    if tuple(sorted(allowed)) == _CERTIFIED:
        return wrong_stars(text, field)
    like = closest(text, allowed)
    facts = {"allowed": ", ".join(allowed)} | said | ({"closest": like} if like else {})
    return Finding(fields.CHOICE, field, text, facts)


def wrong_stars(text: str, field: FieldPath) -> Finding:
    """Return the finding for a rank that is not 3, 4 or 5 (an empty text: none is given)."""
    rank = _RANK.fullmatch(text)
    digit = rank[1] if rank else str(len(text)) if _STARS.fullmatch(text) else ""
    if not digit:
        facts = {}
    elif "tiem nang" in fold(text):
        facts = {"potential": digit}
    else:
        facts = {"stars": digit} if digit in _CERTIFIED else {"low": digit}
    return Finding(products.STARS_VALUE, field, text, facts)


def wrong_pattern(text: str, field: FieldPath, pattern: str, said: dict[str, str]) -> Finding:
    """Return the finding for a text that does not match the pattern of its field."""
    judge = _BY_PATTERN.get(pattern)
    return judge(text, field) if judge else Finding(forms.VALUE_PATTERN, field, text, said)


def _slug(text: str, field: FieldPath) -> Finding:
    better = slugify(text)
    return Finding(forms.SLUG_VALUE, field, text, {"slug": better} if better else {})


def _product_id(text: str, field: FieldPath) -> Finding:
    better = "/".join(map(slugify, text.split("/")))
    usable = re.search(PRODUCT_ID_PATTERN, better)
    return Finding(forms.PRODUCT_ID, field, text, {"slug": better} if usable else {})


def _url(text: str, field: FieldPath) -> Finding:
    if _SCHEME.match(text) and not _HOST.fullmatch(text):
        return Finding(photos.LINK_SCHEME, field, text)
    usable = _HOST.fullmatch(text) and re.search(URL_PATTERN, f"https://{text}")
    return Finding(forms.URL_INVALID, field, text, {"url": f"https://{text}"} if usable else {})


def _email(text: str, field: FieldPath) -> Finding:
    return Finding(forms.EMAIL_INVALID, field, text)


def _date(text: str, field: FieldPath) -> Finding:
    # 2023-6-5 lacks but its zeros.
    padded = "-".join(part.zfill(2) for part in text.split("-"))
    when = parse_loose(text) or parse_loose(padded)
    return Finding(forms.DATE_FORMAT, field, text, {"date": when.iso()} if when else {})


def _tax_code(text: str, field: FieldPath) -> Finding:
    return Finding(forms.TAX_CODE_FORMAT, field, text)


def _gtin(text: str, field: FieldPath) -> Finding:
    digits = _GTIN_SIGNS.sub("", text)
    usable = re.search(GTIN_PATTERN, digits)
    return Finding(forms.GTIN_FORMAT, field, text, {"digits": digits} if usable else {})


_Judge: TypeAlias = "Callable[[str, FieldPath], Finding]"
_BY_PATTERN: dict[str, _Judge] = {
    SLUG_PATTERN: _slug,
    PRODUCT_ID_PATTERN: _product_id,
    URL_PATTERN: _url,
    EMAIL_PATTERN: _email,
    DATE_PATTERN: _date,
    TAX_CODE_PATTERN: _tax_code,
    GTIN_PATTERN: _gtin,
}

PATTERNS = frozenset(_BY_PATTERN)
"""Patterns whose refusal has a rule of its own."""
