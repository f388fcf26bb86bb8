"""A source folder that lists are imported into, and questions to what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from generator.files.documents import parse_document
from generator.records import Producer, Product
from generator.spreadsheets import Finding, Imported, Task, import_list
from tests.support.taxonomy import FOLDER
from tests.support.workbooks import Rows, xlsx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Said: TypeAlias = list[tuple[str, str]]
Dress: TypeAlias = dict[str, Any]


class Bench:
    """A source folder that lists are imported into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last: Imported | None = None

    @classmethod
    def at(cls, folder: Path) -> Bench:
        """Make an empty catalogue in a folder."""
        (folder / "content").mkdir()
        (folder / "content" / "taxonomy").symlink_to(FOLDER)
        return cls(folder)

    def run(self, text: str, **options: object) -> Said:
        """Import a list and return (code, cell) of what is said, but for suggested sets."""
        path = self.folder / "danh-sach.csv"
        path.write_text(text, encoding="utf-8")
        return self.read(path, **options)

    def sheet(
        self, rows: Mapping[str, Rows] | Rows, *, dress: Dress | None = None, **options: object
    ) -> Said:
        """Import a workbook of some rows; see `tests.support.workbooks.xlsx` for how it is dressed."""
        return self.read(xlsx(self.folder / "danh-sach.xlsx", rows, **(dress or {})), **options)

    def read(self, path: Path, **options: object) -> Said:
        """Import a file and return (code, cell) of what is said, but for suggested sets."""
        self.last = import_list(msgspec.structs.replace(Task(path=path, source=self.folder), **options))
        return [(one.code, one.cell) for one in self.last.findings if one.code != "set-suggested"]

    def one(self, header: str, row: str, **options: object) -> tuple[Product, list[str]]:
        """Import one row and return its product and the codes of what is said."""
        found = self.run(f"{header}\n{row}\n", **options)
        assert self.last is not None
        assert len(self.last.products) == 1, found
        return self.product(self.last.products[0]), [code for code, _ in found]

    def product(self, path: str) -> Product:
        fields = parse_document(path, (self.folder / path).read_bytes()).fields
        return msgspec.convert(fields, Product, strict=False)

    def producer(self, slug: str) -> Producer:
        path = f"content/producers/{slug}.yml"
        fields = parse_document(path, (self.folder / path).read_bytes()).fields
        return msgspec.convert(fields, Producer, strict=False)

    def files(self) -> dict[str, str]:
        folder = self.folder / "content"
        paths = [*folder.rglob("products/**/*.*"), *folder.glob("producers/*")]
        return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(paths)}

    def made(self) -> dict[str, Product]:
        """The products that the last import made, by name."""
        assert self.last is not None
        return {product.name: product for product in map(self.product, self.last.products)}

    def only(self) -> Product:
        """The one product that the last import made."""
        (product,) = self.made().values()
        return product

    def said(self, code: str) -> list[Finding]:
        """What the last import said of this kind."""
        assert self.last is not None
        return [finding for finding in self.last.findings if finding.code == code]
