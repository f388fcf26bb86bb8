"""The districts and provinces of before July 2025 that a commune of today was part of."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.files.digest import digest
from generator.vietnamese import fold

if TYPE_CHECKING:
    from pathlib import Path

    from generator.taxonomy import Taxonomy

_TABLES = ("communes.csv", "commune_changes.csv")
#: Huyện Lục Ngạn is asked for as "Lục Ngạn"; Quận 1 keeps its type.
_DISTRICT_TYPE = re.compile(r"^(?:huyện|quận|thị xã|thành phố) (?=\D)", re.IGNORECASE)


class FormerPlaces:
    """What the taxonomy's two tables of communes say, for the search; without them, nothing is known."""

    def __init__(self, folder: Path, taxonomy: Taxonomy) -> None:
        """Remember where the tables lie; they are read (60 ms) when a document is made."""
        self.folder = folder
        self.names = {slug: one.name for slug, one in taxonomy.former_provinces.items()}
        self.known: dict[tuple[str, str], tuple[str, ...]] | None = None

    def of(self, province: str, commune: str) -> tuple[str, ...]:
        """Return the districts and provinces that a commune of today took land from."""
        if self.known is None:
            self.known = self._read()
        return self.known.get((province, fold(commune)), ()) if commune else ()

    def key(self) -> bytes:
        """Fingerprint the tables."""
        return digest(*(path.read_bytes() for path in self._paths()))

    def _paths(self) -> list[Path]:
        paths = [self.folder / name for name in _TABLES]
        return paths if all(path.is_file() for path in paths) else []

    def _read(self) -> dict[tuple[str, str], tuple[str, ...]]:
        if not self._paths():
            return {}
        communes, changes = (_rows(path) for path in self._paths())
        places = {code: (province, fold(name)) for code, _, name, province in communes}
        found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for province, district, _, now in changes:
            for code in now.replace("*", "").split():
                if code in places:
                    names = (_DISTRICT_TYPE.sub("", district), self.names.get(province, ""))
                    found[places[code]] |= dict.fromkeys(filter(None, names))
        return {place: tuple(names) for place, names in found.items()}


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]
