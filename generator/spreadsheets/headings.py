"""What titles, names of sheets and rows between the products say of the rows below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from generator.spreadsheets.ranks import heading_stars
from generator.vietnamese import fold, parse_loose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.taxonomy import Taxonomy

LONGEST_NAME = 5
"""Most words of a province's name (Bà Rịa - Vũng Tàu, with its hyphen)."""

_MARKER = re.compile(
    r"^\s*(?:(?P<roman>[IVX]+)|(?P<letter>[A-ZĐ])|(?P<digit>[0-9]{1,3}(?:\.[0-9]+)*)|[-*+•])\s*[.):/-]?(?:\s+|$)"
)
_COUNT = re.compile(r"[(:\s–-]*\b[0-9]+\s*(?:sản phẩm|sp|mục|chủ thể)\b[)\s.]*$|[\s.:]+$", re.IGNORECASE)
_PROVINCE = re.compile(r"\b(?:tỉnh|thành phố|tp\.?)\s+(?=\S)", re.IGNORECASE)
_DISTRICT = re.compile(r"^((?:huyện|quận|thị xã|thành phố|tp\.?|tx\.?|h\.|q\.)\s+\S.*)$", re.IGNORECASE)
_COMMUNE = re.compile(r"^((?:xã|phường|thị trấn|đặc khu|tt\.|p\.|x\.)\s+\S.*)$", re.IGNORECASE)
_NUMBER = r"[0-9]+[0-9A-Za-z]*/(?:[0-9]{4}/)?QĐ[\w-]*"
_DECISION = re.compile(
    rf"(?:Quyết định|QĐ)(?: công nhận| phê duyệt)?(?: số)?\s*:?\s*({_NUMBER})"
    r"(?:[,\s]+(?:ngày\s+)?([0-9]{1,2}(?:[/.-][0-9]{1,2}[/.-]| tháng [0-9]{1,2} năm )[0-9]{4}))?"
    r"(?:\s+của\s+([^);]+?))?(?:[);]|$)",
    re.IGNORECASE,
)
_STARS_PART = re.compile(
    r"[\s,(–-]*(?:sản phẩm )?(?:đạt |xếp )?(?:hạng )?(?:ocop )?(?:[345]\s*(?:sao|\*)|[★⭐*]{3,5})[)\s]*",
    re.IGNORECASE,
)
_DONE = re.compile(r"(?:duoc|da) cong nhan|dat (?:chuan |hang )?(?:ocop|sao|[345] sao)|ket qua")
_WISH = re.compile(
    r"(?:de nghi|de xuat|du kien|dang ky|trinh|tiem nang)\b.*(?:cong nhan|danh gia|phan hang|xep hang|sao)"
)


class Carried(msgspec.Struct, frozen=True):
    """What headings said before a row. ``…_text`` is the heading itself."""

    province: str = ""
    province_text: str = ""
    category: str = ""
    category_text: str = ""
    set: str = ""
    district: str = ""
    commune: str = ""
    stars: int = 0
    stars_text: str = ""
    decision: str = ""
    decision_date: str = ""
    authority: str = ""
    decision_text: str = ""
    wish_text: str = ""


class Heading(NamedTuple):
    """A heading: how it is numbered ("roman", "letter", "digit" or ""), its text, and what it says."""

    marker: str
    text: str
    says: dict[str, str | int]


class Trail:
    """The headings above a row: one ends what those of its level and deeper ones said, save the province."""

    def __init__(self, base: Carried) -> None:
        self._base = base
        self._steps: list[tuple[str, dict[str, str | int]]] = []

    @property
    def carried(self) -> Carried:
        """Return what holds for the next row."""
        found = self._base
        for _, says in self._steps:
            if "province" in says:
                found = msgspec.structs.replace(found, district="", commune="")
            elif "district" in says:
                found = msgspec.structs.replace(found, commune="")
            found = msgspec.structs.replace(found, **says)
        return found

    def follow(self, heading: Heading) -> None:
        """Take in a heading."""
        level = heading.marker or ",".join(heading.says)
        levels = [name for name, _ in self._steps]
        if level in levels:
            self._close(self._steps[levels.index(level) :])
            del self._steps[levels.index(level) :]
        self._steps.append((level, heading.says))

    def _close(self, steps: Iterable[tuple[str, dict[str, str | int]]]) -> None:
        for _, says in steps:
            if "province" in says:
                both = {name: says[name] for name in ("province", "province_text")}
                self._base = msgspec.structs.replace(self._base, **both, district="", commune="")


def from_titles(titles: Iterable[str], taxonomy: Taxonomy) -> Carried:
    """Return what the name of a sheet and the lines above a table say; later lines win over earlier ones."""
    carried = Carried()
    for text in titles:
        says = _province(text, taxonomy) | _title_stars(text) | _decision(text) | _wish(text)
        if len(text) <= _TITLE_LIMIT:
            says |= _category(_bare(text)[1], taxonomy)
        carried = msgspec.structs.replace(carried, **says)
    return carried


_TITLE_LIMIT = 60


def read_heading(
    text: str, taxonomy: Taxonomy, is_district: Callable[[str], bool], marker: str = ""
) -> Heading:
    """Return what a row between the products says; ``marker``: what stands in the column of row numbers."""
    kind, bare = _bare(text)
    kind = kind or _bare(f"{marker} x")[0]
    says: dict[str, str | int] = {}
    place = _place(bare, taxonomy, is_district)
    says |= place | _title_stars(text) | _decision(text)
    if not place:
        says |= _category(_STARS_PART.sub(" ", bare).strip() or bare, taxonomy)
    return Heading(kind, text, says)


def province_in(text: str, taxonomy: Taxonomy) -> str:
    """Return the province that a title names after "tỉnh" or "thành phố", as it is written there, or ""."""
    for found in _PROVINCE.finditer(text):
        words = text[found.end() :].replace(",", " , ").replace(")", " ) ").split()
        for count in range(min(LONGEST_NAME, len(words)), 0, -1):
            name = " ".join(words[:count]).strip(" ,.()")
            if taxonomy.province_today(name):
                return name
    return ""


def _bare(text: str) -> tuple[str, str]:
    """Return how a heading is numbered, and its text without number and without a count of products."""
    found = _MARKER.match(text)
    kind = next((name for name, value in found.groupdict().items() if value), "") if found else ""
    rest = text[found.end() :] if found and text[found.end() :] else text
    return kind, _COUNT.sub("", rest).strip()


def _place(text: str, taxonomy: Taxonomy, is_district: Callable[[str], bool]) -> dict[str, str | int]:
    district, commune = _DISTRICT.match(text), _COMMUNE.match(text)
    province = _province(text, taxonomy)
    if province and not (district and is_district(text)):
        return province
    if commune:
        return {"commune": commune[1]}
    if district or is_district(text):
        return {"district": district[1] if district else text}
    if taxonomy.province_today(text):
        return {"province": text, "province_text": text}
    return {}


def _province(text: str, taxonomy: Taxonomy) -> dict[str, str | int]:
    name = province_in(text, taxonomy)
    return {"province": name, "province_text": text} if name else {}


def _category(text: str, taxonomy: Taxonomy) -> dict[str, str | int]:
    category, one = taxonomy.find_category(text), taxonomy.find_set(text)
    if category is None:
        return {}
    inside = one is not None and one.category == category.slug
    return {"category": category.slug, "category_text": text, "set": one.slug if one and inside else ""}


def _title_stars(text: str) -> dict[str, str | int]:
    stars = heading_stars(text)
    return {"stars": stars, "stars_text": text} if stars else {}


def _decision(text: str) -> dict[str, str | int]:
    found = _DECISION.search(text)
    if found is None:
        return {}
    when = parse_loose(f"ngày {found[2]}" if "tháng" in (found[2] or "") else found[2] or "")
    authority = (found[3] or "").strip(" .,")
    return {
        "decision": found[1],
        "decision_date": when.iso() if when else "",
        "authority": authority,
        "decision_text": text,
    }


def _wish(text: str) -> dict[str, str | int]:
    """Tell a list of products that are only proposed."""
    plain = fold(text)
    wished = _WISH.search(plain) and not _DONE.search(plain)
    return {"wish_text": text} if wished else {}
