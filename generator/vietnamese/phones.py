"""Telephone numbers of Việt Nam.

Area codes: Quyết định 2036/QĐ-BTTTT (2016). Mobile numbers have ten digits since 15/09/2018: those with
eleven changed their first digits (table below) and kept the last seven. The ranges in use are those of
libphonenumber 9.0.43, region VN, without its ranges for machines, voice mail and emergency services.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.vietnamese.text import tidy

PhoneKind: TypeAlias = Literal["mobile", "landline", "service"]
PhoneRepair: TypeAlias = Literal["", "leading-zero", "old-mobile", "leading-zero-and-old-mobile"]

_REPAIRS: dict[tuple[bool, bool], PhoneRepair] = {
    (False, False): "",
    (True, False): "leading-zero",
    (False, True): "old-mobile",
    (True, True): "leading-zero-and-old-mobile",
}

PATTERNS: tuple[tuple[PhoneKind, re.Pattern[str]], ...] = (
    (
        "mobile",
        re.compile(
            r"0(?:(?:3[0-9]|5[1689]|7[06-9]|8[1-8]|9[0-8])[0-9]|52[238]|559|89[6-9]|99[013-9])[0-9]{6}"
        ),
    ),
    (
        "landline",
        re.compile(
            r"02(?:0[3-9]|1[0-689]|2[0-25-9]|[38][2-9]|4[2-8]|5[124-9]|6[0-39]|7[0-7]|9[0-4679])[0-9]{7}"
        ),
    ),
    ("service", re.compile(r"1[89]00[0-9]{4,6}")),
)
MOBILE_PREFIXES_OF_TODAY = {
    "0120": "070",
    "0121": "079",
    "0122": "077",
    "0126": "076",
    "0128": "078",
    "0123": "083",
    "0124": "084",
    "0125": "085",
    "0127": "081",
    "0129": "082",
    "0162": "032",
    "0163": "033",
    "0164": "034",
    "0165": "035",
    "0166": "036",
    "0167": "037",
    "0168": "038",
    "0169": "039",
    "0186": "056",
    "0188": "058",
    "0199": "059",
}
"""By the first digits of the 11-digit numbers of before 15/09/2018 (plan of the ministry; plo.vn 773007)."""

_OLD_MOBILE_LENGTH = 11
# Where a reader's eye rests: 0912 345 678, 024 3825 1234, 0204 3854 321, 1900 1234.
_GROUPS = {
    "mobile": re.compile(r"(.{4})(.{3})(.{3})"),
    "city": re.compile(r"(.{3})(.{4})(.{4})"),
    "landline": re.compile(r"(.{4})(.{4})(.{3})"),
    "service": re.compile(r"(.{4})(.+)"),
}
_CITY_CODES = ("024", "028")

_SEPARATORS = str.maketrans("", "", " .-–—‐‑()[]")
_INTERNATIONAL = re.compile(r"(?:\+|00)?84(0?[0-9]{9,10})")
_NATIONAL = re.compile(r"[0-9]{8,11}")
# A cell of a spreadsheet that took the number for a quantity: 912345678.0
_QUANTITY = re.compile(r"[1-9][0-9]{8,9}\.0")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number that can be dialled today."""

    national: str
    """Digits as dialled in the country: 0912345678."""
    international: str
    """With the country code: +84912345678. Service numbers work only in the country and stay as they are."""
    display: str
    """In groups, for people: 0912 345 678."""
    kind: PhoneKind

    @property
    def uri(self) -> str:
        """The address of a link that dials the number."""
        return f"tel:{self.international}"


def parse_phone(text: str) -> Phone | None:
    """Return the number in `text`, or None where it is no valid one. It never raises.

    `+84`, `84`, `0084` or `0` may begin it; dots, blanks, dashes and brackets may stand in it. A mobile
    number of before 2018 is converted to the one of today.
    """
    national = _national(text)
    return _phone(_of_today(national)) if national else None


def repair_phone(text: str) -> tuple[Phone, PhoneRepair] | None:
    """Return the number in `text` and what was done to it: "" where nothing was, or None.

    Spreadsheets lose the leading 0 of what they take for quantities; it is put back where that gives a valid
    number.
    """
    stripped = text.strip()
    national = _national(stripped.removesuffix(".0") if _QUANTITY.fullmatch(stripped) else text)
    if national is None:
        return None
    for lost_zero, digits in ((False, national), (True, f"0{national}")):
        modern = _of_today(digits)
        if phone := _phone(modern):
            return phone, _REPAIRS[lost_zero, modern != digits]
    return None


def _national(text: str) -> str | None:
    """Return the digits as dialled in the country, of a plausible count."""
    compact = tidy(text).translate(_SEPARATORS)
    if abroad := _INTERNATIONAL.fullmatch(compact):
        return f"0{abroad[1].removeprefix('0')}"
    return compact if _NATIONAL.fullmatch(compact) else None


def _of_today(national: str) -> str:
    if len(national) != _OLD_MOBILE_LENGTH:
        return national
    prefix = MOBILE_PREFIXES_OF_TODAY.get(national[:4])
    return f"{prefix}{national[4:]}" if prefix else national


def _phone(national: str) -> Phone | None:
    for kind, pattern in PATTERNS:
        if pattern.fullmatch(national):
            international = national if kind == "service" else f"+84{national[1:]}"
            return Phone(national, international, _display(national, kind), kind)
    return None


def _display(national: str, kind: PhoneKind) -> str:
    groups = _GROUPS["city" if national.startswith(_CITY_CODES) else kind].fullmatch(national)
    return " ".join(groups.groups()) if groups else national
