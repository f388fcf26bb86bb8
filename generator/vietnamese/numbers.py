"""Numbers, money and percentages, written for people and read from spreadsheets.

Vietnamese has a dot after thousands and a comma before decimals (Luật Kế toán 2003, Điều 12; CLDR agrees).
Babel formats what has decimals; whole numbers, which are nearly all, are grouped by Python itself: the same
text, many times as fast, and Babel (60 ms a process) need not be loaded.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.vietnamese.text import tidy

if TYPE_CHECKING:
    from generator.vietnamese.languages import Language

_CURRENCY = re.compile(r" ?(?:đồng|₫|đ|vnđ|vnd)$", re.IGNORECASE)
_WHOLE = re.compile(r"0|[1-9][0-9]*")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}([., ])[0-9]{3}(?:\1[0-9]{3})*")
_DECIMAL = re.compile(r"(0|[1-9][0-9]*)[.,]([0-9]+)")
_VIETNAMESE = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+")
_SEPARATORS = str.maketrans("", "", "., ")
# As many as a float holds exactly.
_MOST_DIGITS = 15


def format_number(number: float, language: Language) -> str:
    """Return `number` with its thousands grouped and at most three decimals: "1.234.567,89"."""
    if isinstance(number, int):
        grouped = f"{number:,}"
        return grouped.replace(",", ".") if language == "vi" else grouped
    return _format_decimal(number, language)


def format_money(amount_vnd: int, language: Language) -> str:
    """Return an amount in đồng: "125.000 ₫" (the space is U+00A0) in Vietnamese, "₫125,000" in English."""
    if language == "vi":
        return f"{format_number(amount_vnd, language)}\u00a0₫"
    sign = "-" if amount_vnd < 0 else ""
    return f"{sign}₫{format_number(abs(amount_vnd), language)}"


@lru_cache(maxsize=1024)
def format_percent(share: float, language: Language) -> str:
    """Return a share of 1 as a percentage with at most one decimal: 0.235 gives "23,5%"."""
    from babel.numbers import format_percent as babel_percent

    return babel_percent(share, "#,##0.#%", locale=language)


@lru_cache(maxsize=4096)
def _format_decimal(number: float, language: Language) -> str:
    from babel.numbers import format_decimal

    return format_decimal(number, locale=language)


def parse_number_vi(text: str) -> int | float | None:
    """Return the number that a cell of a Vietnamese spreadsheet says, or None where that is not certain.

    A dot or comma before exactly three digits groups thousands ("1.000", "45.000 đ"); before another count it
    begins decimals ("65,8", "60000.0"). Ranges, other units, signs and leading zeros are not certain. A whole
    number comes back as int.
    """
    plain = _plain_number(_CURRENCY.sub("", tidy(text)))
    if plain is None or len(plain.replace(".", "")) > _MOST_DIGITS:
        return None
    number = float(plain)
    return int(number) if number.is_integer() else number


def _plain_number(text: str) -> str | None:
    """Return the number in the notation of Python, or None."""
    if _WHOLE.fullmatch(text):
        return text
    if _THOUSANDS.fullmatch(text):
        return text.translate(_SEPARATORS)
    if _VIETNAMESE.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    if _ENGLISH.fullmatch(text):
        return text.replace(",", "")
    decimal = _DECIMAL.fullmatch(text)
    # "1234.567" is neither grouped well nor plainly decimal; "0,125" can only be decimal.
    if decimal and (len(decimal[2]) != len("000") or decimal[1] == "0"):
        return f"{decimal[1]}.{decimal[2]}"
    return None
