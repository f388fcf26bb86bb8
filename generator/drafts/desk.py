"""What a draft is written with: the taxonomy, and what is in the folder already."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.files.documents import parse_document
from generator.files.faults import FaultyFileError
from generator.taxonomy import Taxonomy, load_taxonomy, producer_key

if TYPE_CHECKING:
    from pathlib import Path

    from generator.files.yaml import Fields

ENDINGS = (".yml", ".md")


class Desk:
    """A catalogue's folder, asked for names."""

    def __init__(self, source: Path) -> None:
        self.source = source

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """The tables. Raises ContentError where they are broken."""
        return load_taxonomy(self.source / "content" / "taxonomy")

    @cached_property
    def producers(self) -> dict[str, list[str]]:
        """Slugs of the producers' files, by the key of the name: equal for spellings of one name."""
        found: dict[str, list[str]] = {}
        for path in sorted((self.source / "content" / "producers").glob("*")):
            if path.suffix in ENDINGS:
                found.setdefault(producer_key(str(fields_of(path).get("name", ""))), []).append(path.stem)
        return found

    def present(self, folder: str) -> dict[str, Path]:
        """Return the files of a folder and the folders in it by their slugs."""
        files = sorted((self.source / folder).rglob("*"))
        return {path.stem: path for path in files if path.suffix in ENDINGS and not path.name.startswith(".")}


def fields_of(path: Path) -> Fields:
    """Return what a file says; nothing of one that cannot be read."""
    try:
        return parse_document(path.name, path.read_bytes()).fields
    except (FaultyFileError, OSError):
        return {}
