"""Addresses as lists write them: "37 Nguyễn Văn Trỗi, phường Nghĩa Trung, tp Gia Nghĩa, tỉnh Đắk Nông"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.vietnamese import tidy

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.taxonomy import Taxonomy

_UPPER = "A-ZĐÀ-ỸÂÊÔĂƠƯ0-9"
# Where a part begins though no comma stands before it.
_BREAK = re.compile(
    r"\s*[,;\n]\s*|\s+[-–]\s+"
    r"|\s+(?=(?:[Hh]uyện|[Tt]ỉnh|[Tt]hành phố|[Tt]hị xã|[Qq]uận|[Tt]hị trấn|TP\.?|T\.?X\.)"
    rf"\s+[{_UPPER}])"
)
_PROVINCE = re.compile(r"(?:tỉnh|thành phố|tp\.?)\s*(?=\S)", re.IGNORECASE)
_DISTRICT = re.compile(r"(?:huyện|quận|thị xã|thành phố|tp\b\.?|tx\b\.?|h\.|q\.)\s*\S", re.IGNORECASE)
_COMMUNE = re.compile(r"(?:xã|phường|thị trấn|đặc khu|tt\b\.|p\.|x\.)\s*\S", re.IGNORECASE)
_COUNTRY = re.compile(r"(?:nước )?việt nam\.?", re.IGNORECASE)
_NOW = re.compile(
    r"[(,;–-]*\s*nay (?:là|thuộc)\s+((?:xã|phường|đặc khu)\s+[^,;()]+)[^;()]*\)?", re.IGNORECASE
)
_TRAILING = re.compile(
    r"\s*[,-]\s*((?:xã|phường|thị trấn|huyện|thị xã|tỉnh|thôn|ấp|khu phố)\s+\S.*)$", re.IGNORECASE
)


class Written(msgspec.Struct, frozen=True):
    """The places of an address in its own words; "" where it names none. ``now``: "(nay là xã Đồng Kỳ)"."""

    commune: str = ""
    district: str = ""
    province: str = ""
    now: str = ""


def read_address(text: str, taxonomy: Taxonomy, is_district: Callable[[str], bool]) -> Written:
    """Return the places that an address ends in; what stands before them is left alone."""
    commune = district = province = ""
    parts = [part.strip(" .") for part in _BREAK.split(text) if part and part.strip(" .")]
    while parts and _COUNTRY.fullmatch(parts[-1]):
        parts.pop()
    for part in reversed(parts):
        if not (province or district or commune) and _is_province(part, taxonomy, alone=len(parts) == 1):
            province = part
        elif not (district or commune) and (_DISTRICT.match(part) or (province and is_district(part))):
            district = part
        elif not commune and (_COMMUNE.match(part) or (district and part is not parts[0] and part.istitle())):
            commune = part
        else:
            break
    return Written(commune, district, _bare(province))


def without_now(text: str) -> tuple[str, str]:
    """Return a place without "(nay là xã Đồng Kỳ …)", and the commune of today that it names there."""
    found = _NOW.search(text)
    return (tidy(_NOW.sub(" ", text)).strip(" ,"), found[1].strip()) if found else (text, "")


def split_name(text: str) -> tuple[str, str]:
    """Return a producer's name and the address behind it: "HTX Tân Qui, xã An Phú Tân"."""
    found = _TRAILING.search(text)
    return (text[: found.start()], found[1]) if found and found.start() else (text, "")


def is_commune(text: str) -> bool:
    """Tell a text that calls itself a commune."""
    return _COMMUNE.match(text) is not None


def _is_province(part: str, taxonomy: Taxonomy, *, alone: bool) -> bool:
    titled = _PROVINCE.match(part)
    return taxonomy.province_today(part) is not None and (titled is not None or not alone)


def _bare(province: str) -> str:
    """Return a province's name without "tỉnh"; "thành phố" stays where the name alone is a district's."""
    return re.sub(r"^tỉnh\s+", "", province, flags=re.IGNORECASE)
