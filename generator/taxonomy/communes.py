"""Today's 3,321 communes, and which of them the 10,023 of before 1 July 2025 became.

Only imports need them, so they are read when asked for. A former commune that was divided, or of which only a
part went to the one commune that is known, follows to none for certain.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from generator.taxonomy.words import exact_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Certainty: TypeAlias = Literal["certain", "divided", "unknown"]

_TYPE = re.compile(r"^(xã|phường|thị trấn|đặc khu|x\.|p\.|tt\.)\s*(?=\S)", re.IGNORECASE)
_FULL_TYPES = {"x.": "xã", "p.": "phường", "tt.": "thị trấn"}
_DISTRICT_TYPE = re.compile(r"^(huyện|quận|thị xã|thành phố|tp|tx|h|q)(\.|\b)\s*", re.IGNORECASE)
_PART = "*"


class Commune(NamedTuple):
    """One of today's communes: ``type`` is xã, phường or đặc khu, ``province`` a slug of today."""

    code: str
    type: str
    name: str
    province: str


class Former(NamedTuple):
    """A commune of before July 2025: its district, and the codes of those that took it over."""

    district: str
    now: tuple[str, ...]
    whole: bool


class Followed(NamedTuple):
    """What a name leads to; ``commune`` only where it is certain."""

    commune: Commune | None
    certainty: Certainty


class Communes:
    """The commune tables, indexed by name."""

    def __init__(self, communes: Iterable[Commune], formers: Iterable[tuple[str, str, Former]]) -> None:
        """Take today's communes, and former ones as (former province, name with type, commune)."""
        self._by_code: dict[str, Commune] = {}
        self._today: dict[tuple[str, str], list[Commune]] = {}
        self._former: dict[tuple[str, str], list[tuple[str, Former]]] = {}
        for commune in communes:
            self._by_code[commune.code] = commune
            self._today.setdefault((commune.province, exact_key(commune.name)), []).append(commune)
        for province, text, former in formers:
            kind, name = split_type(text)
            self._former.setdefault((province, exact_key(name)), []).append((kind, former))

    def all(self) -> Iterable[Commune]:
        """Return all communes of today, in the order of their codes."""
        return self._by_code.values()

    def in_province(self, province: str) -> list[Commune]:
        """Return today's communes of a province of today."""
        return [commune for commune in self._by_code.values() if commune.province == province]

    @property
    def districts(self) -> frozenset[str]:
        """Return the keys (`district_key`) of all districts of before July 2025."""
        return frozenset(former.district for formers in self._former.values() for _, former in formers)

    def find(self, province: str, text: str) -> list[Commune]:
        """Return the communes of today that a name means; two where a xã and a phường share it."""
        kind, name = split_type(text)
        found = self._today.get((province, exact_key(name)), [])
        return [commune for commune in found if kind in ("", commune.type)]

    def follow(self, formers: Iterable[str], province: str, district: str, text: str) -> Followed:
        """Return the commune of today that a name of any time leads to.

        Args:
            formers: slugs of the former provinces that the name may have been written in.
            province: slug of the province of today.
            district: the district as written, or "": then today's communes are looked at too.
            text: the commune as written, with or without its type.
        """
        readings = [former for slug in formers for former in self._formers(slug, district, text)]
        leads = {code for former in readings for code in former.now}
        if not district:
            leads.update(commune.code for commune in self.find(province, text))
        if not leads:
            return Followed(None, "unknown")
        if len(leads) > 1 or not all(former.whole for former in readings):
            return Followed(None, "divided")
        return Followed(self._by_code[leads.pop()], "certain")

    def name_of(self, commune: Commune) -> str:
        """Return the name as records have it: with its type only where the province has two of that name."""
        twins = self._today[commune.province, exact_key(commune.name)]
        return commune.name if len(twins) == 1 else f"{commune.type} {commune.name}"

    def _formers(self, province: str, district: str, text: str) -> list[Former]:
        kind, name = split_type(text)
        place = district_key(district)
        return [
            former
            for former_kind, former in self._former.get((province, exact_key(name)), [])
            if kind in ("", former_kind) and place in ("", former.district)
        ]


def load_communes(folder: Path) -> Communes:
    """Read the two tables of a taxonomy folder; without them, nothing is known. About 60 ms."""
    communes = (Commune(*row) for row in _rows(folder / "communes.csv"))
    formers = (
        (province, name, _former(district, now))
        for province, district, name, now in _rows(folder / "commune_changes.csv")
    )
    return Communes(communes, formers)


def split_type(text: str) -> tuple[str, str]:
    """Return the type ("xã", or "" where none is written) and the name of a commune."""
    found = _TYPE.match(text)
    if found is None:
        return "", text
    kind = found[1].lower()
    return _FULL_TYPES.get(kind, kind), text[found.end() :]


def district_key(text: str) -> str:
    """Return what spellings of one district share: "TP. Hà Tĩnh" and "Thành phố Hà Tĩnh" are one."""
    return exact_key(_DISTRICT_TYPE.sub("", text.strip()))


def _former(district: str, now: str) -> Former:
    codes = now.split()
    return Former(district_key(district), tuple(code.rstrip(_PART) for code in codes), _PART not in now)


def _rows(path: Path) -> list[list[str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]
