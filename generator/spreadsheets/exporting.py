"""``ocop export``: products as a table that people edit and `ocop import` reads back, without any loss."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

import msgspec

from generator.diagnostics import ContentError, UsageError
from generator.files.documents import parse_document
from generator.files.faults import FaultyFileError
from generator.records import Producer, Product
from generator.rules import check_source
from generator.spreadsheets.fields import fields, is_formula, protected, row_of
from generator.spreadsheets.shelf import ENDINGS
from generator.vietnamese import Language, fold, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.records import Record
    from generator.taxonomy import Taxonomy

R = TypeVar("R", bound="Record")
Format: TypeAlias = Literal["csv", "xlsx", "json"]
FORMATS: tuple[Format, ...] = ("csv", "xlsx", "json")
LONGEST = 32_767
"""Most characters of a cell (Excel's own limit); longer ones go on in columns such as ``story:2``."""

BOM = "\ufeff"
_WIDTHS = {"id": 34, "name": 40, "producer.name": 40, "story": 60, "sources": 40}
_WIDTH = 18


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Which products are wanted; empty means all. ``producer`` and ``commune`` are parts of names."""

    provinces: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    stars: tuple[int, ...] = ()
    producer: str = ""
    commune: str = ""


class Shelved(msgspec.Struct, frozen=True):
    """Products by their ids, and the producers that have files, as they are on disk."""

    products: dict[str, Product]
    producers: dict[str, Producer]


def shelved(source: Path) -> Shelved:
    """Read all products and producers. Raises ContentError where a file is not valid."""
    content = source / "content"
    products = {
        f"{path.relative_to(content / 'products').parts[0]}/{path.stem}": _record(path, source, Product)
        for path in _files(content / "products")
    }
    producers = {path.stem: _record(path, source, Producer) for path in _files(content / "producers")}
    return Shelved(products, producers)


def chosen(all_of_it: Shelved, choice: Choice, taxonomy: Taxonomy) -> Shelved:
    """Return the products of a choice, by province and name. Raises UsageError for names that are none."""
    provinces = {_slug(taxonomy.province_today(text), text, "--province") for text in choice.provinces}
    categories = {_slug(taxonomy.find_category(text), text, "--category") for text in choice.categories}
    sets = {_slug(taxonomy.find_set(text), text, "--set") for text in choice.sets}

    def fits(product: Product) -> bool:
        return (
            (not provinces or product.province in provinces)
            and (not categories or product.category in categories)
            and (not sets or product.set in sets)
            and (not choice.stars or product.stars in choice.stars)
            and fold(choice.commune) in fold(product.commune)
            and fold(choice.producer) in fold(_maker(product, all_of_it.producers))
        )

    found = {key: product for key, product in all_of_it.products.items() if fits(product)}
    order = sorted(found, key=lambda key: (key.partition("/")[0], sort_key(found[key].name), key))
    return Shelved({key: found[key] for key in order}, all_of_it.producers)


def exported(found: Shelved, form: Format, language: Language) -> bytes:
    """Return the table as a file. The same products give the same bytes."""
    if form == "json":
        return _json(found)
    rows = [row_of(key, product, found.producers) for key, product in found.products.items()]
    columns = list(_columns(rows))
    return _csv(rows, columns) if form == "csv" else _xlsx(rows, columns, language)


def _columns(rows: Sequence[dict[str, str]]) -> Iterator[tuple[str, int]]:
    """Return the columns: a path, and which part of its text; all but a few have one."""
    for one in fields():
        longest = max((len(row.get(one.path, "")) for row in rows), default=0)
        yield from ((one.path, part) for part in range(max(1, -(-longest // LONGEST))))


def _cell(row: dict[str, str], column: tuple[str, int]) -> str:
    path, part = column
    return row.get(path, "")[part * LONGEST : (part + 1) * LONGEST]


def _header(column: tuple[str, int]) -> str:
    path, part = column
    return f"{path}:{part + 1}" if part else path


def _csv(rows: Iterable[dict[str, str]], columns: Sequence[tuple[str, int]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(_header, columns))
    for row in rows:
        writer.writerow([protected(_cell(row, column)) for column in columns])
    # Excel takes a CSV without this mark for the encoding of the last century.
    return f"{BOM}{out.getvalue()}".encode()


def _json(found: Shelved) -> bytes:
    products = [
        msgspec.json.encode({"id": key, **msgspec.to_builtins(product)})
        for key, product in found.products.items()
    ]
    used = {product.producer for product in found.products.values() if isinstance(product.producer, str)}
    makers = [
        msgspec.json.encode({"id": slug, **msgspec.to_builtins(maker)})
        for slug, maker in sorted(found.producers.items())
        if slug in used
    ]
    parts = (
        b'{"products":[\n',
        b",\n".join(products),
        b'\n],"producers":[\n',
        b",\n".join(makers),
        b"\n]}\n",
    )
    return b"".join(parts)


def _xlsx(rows: Sequence[dict[str, str]], columns: Sequence[tuple[str, int]], language: Language) -> bytes:
    import xlsxwriter

    from generator.data.spreadsheet import CREATED, OPTIONS

    titles = {one.path: one.vi if language == "vi" else one.en for one in fields()}
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {**OPTIONS, "constant_memory": True}) as book:
        book.set_properties({"created": CREATED.replace(tzinfo=None)})
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E4EFE8"})
        quoted = book.add_format({"quote_prefix": True})
        sheet = book.add_worksheet("OCOP")
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        for at, (path, _) in enumerate(columns):
            sheet.set_column(at, at, _WIDTHS.get(path, _WIDTH))
        sheet.set_row(0, 48)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, f"{titles[column[0]]}\n{_header(column)}", heading)
        for number, row in enumerate(rows, 1):
            for at, column in enumerate(columns):
                text = _cell(row, column)
                if text:
                    # Shown as it is, and still text after somebody edits the cell. An apostrophe of its
                    # own is doubled, as one is taken off on the way back.
                    shown = protected(text) if text.startswith("'") else text
                    sheet.write_string(number, at, shown, quoted if is_formula(text) else None)
    return out.getvalue()


def _files(folder: Path) -> list[Path]:
    return sorted(
        path for path in folder.rglob("*") if path.suffix in ENDINGS and not path.name.startswith(".")
    )


def _record(path: Path, source: Path, kind: type[R]) -> R:
    try:
        return msgspec.convert(parse_document(path.name, path.read_bytes()).fields, kind, strict=False)
    except (FaultyFileError, msgspec.ValidationError):
        # The check knows how to say what is wrong, and on which line.
        name = path.relative_to(source).as_posix()
        raise ContentError(check_source(source, [name]).diagnostics) from None


def _maker(product: Product, producers: dict[str, Producer]) -> str:
    maker = product.producer
    if isinstance(maker, Producer):
        return maker.name
    return producers[maker].name if maker in producers else maker


def _slug(found: object, text: str, name: str) -> str:
    slug: str | None = getattr(found, "slug", None)
    if slug is None:
        raise UsageError(vi=f"{name}: không có “{text}”.", en=f"{name}: there is no “{text}”.")
    return slug
