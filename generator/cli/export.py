"""``ocop export``: products as a table, to be edited elsewhere and imported again."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from generator.cli.verbs import Shared, option, verb
from generator.diagnostics import EnvironmentFault, UsageError
from generator.rulebook import Text
from generator.vietnamese import format_number

if TYPE_CHECKING:
    from generator.spreadsheets.exporting import Format

_FORMATS = ("csv", "xlsx", "json")
_DONE = Text("{count} sản phẩm: {path}", "{count} products: {path}")
_NONE = Text("Không có sản phẩm nào như vậy.", "There are no such products.")


@verb(
    Text(
        "Xuất sản phẩm thành bảng .csv, .xlsx hoặc .json với mọi trường. Sửa trong bảng rồi `ocop import` "
        "lại: không mất gì.",
        "Export products as a table (.csv, .xlsx or .json) with all fields. Edit it and `ocop import` it "
        "again: nothing is lost.",
    ),
    examples=[
        ("ocop export --output san-pham.xlsx", Text("tất cả, cho Excel", "everything, for Excel")),
        (
            "ocop export --province bac-ninh --stars 4 --stars 5 -o bac-ninh.xlsx",
            Text("một tỉnh, 4 và 5 sao", "one province, 4 and 5 stars"),
        ),
        (
            "ocop export --category do-uong --format csv > do-uong.csv",
            Text("một ngành, ra đầu ra chuẩn", "one category, to standard output"),
        ),
        ("ocop import san-pham.xlsx --dry-run", Text("xem bảng đã sửa sẽ đổi gì", "see what edits would do")),
    ],
)
@option(
    "--output",
    "-o",
    said=Text("Tệp kết quả (mặc định: đầu ra chuẩn).", "Where to write (default: standard output)."),
    type=click.Path(path_type=Path),
    metavar="FILE",
)
@option(
    "--format",
    "form",
    said=Text("Loại tệp (mặc định: theo đuôi tệp, hoặc csv).", "Kind of file (default: by ending, or csv)."),
    type=click.Choice(_FORMATS),
)
@option(
    "--province",
    "provinces",
    said=Text("Tỉnh, hiện nay hoặc cũ. Có thể lặp lại.", "Province, today's or former. May be repeated."),
    multiple=True,
    metavar="NAME",
)
@option(
    "--category",
    "categories",
    said=Text("Ngành. Có thể lặp lại.", "Category. May be repeated."),
    multiple=True,
    metavar="NAME",
)
@option(
    "--set",
    "sets",
    said=Text("Bộ sản phẩm. Có thể lặp lại.", "Set of products. May be repeated."),
    multiple=True,
    metavar="NAME",
)
@option(
    "--stars",
    said=Text("Hạng sao. Có thể lặp lại.", "Stars. May be repeated."),
    multiple=True,
    type=click.IntRange(3, 5),
)
@option(
    "--producer",
    said=Text("Chủ thể có tên chứa chữ này.", "Producers whose name has this text."),
    default="",
    metavar="TEXT",
)
@option(
    "--commune",
    said=Text("Xã, phường có tên chứa chữ này.", "Communes whose name has this text."),
    default="",
    metavar="TEXT",
)
def command(  # noqa: PLR0913 (one for each option)
    shared: Shared,
    *,
    output: Path | None,
    form: Format | None,
    provinces: tuple[str, ...],
    categories: tuple[str, ...],
    sets: tuple[str, ...],
    stars: tuple[int, ...],
    producer: str,
    commune: str,
) -> int:
    """Write a table; 1 where no product fits."""
    from generator.spreadsheets.exporting import Choice, chosen, exported, shelved
    from generator.taxonomy import load_taxonomy

    kind = _format(output, form)
    choice = Choice(
        provinces=provinces, categories=categories, sets=sets, stars=stars, producer=producer, commune=commune
    )
    taxonomy = load_taxonomy(shared.source / "content" / "taxonomy")
    found = chosen(shelved(shared.source), choice, taxonomy)
    if not found.products:
        shared.say(_NONE)
        return 1
    _write(exported(found, kind, shared.language), output)
    if output:
        shared.say(_DONE, count=format_number(len(found.products), shared.language), path=output)
    return 0


def _format(output: Path | None, form: Format | None) -> Format:
    """Return the kind of file. Raises UsageError where the ending says another, or none that is known."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    kind = form or (cast("Format", ending) if ending in _FORMATS else None if output else "csv")
    if kind is None or (output and ending != kind):
        raise UsageError(
            vi=f"--output {output}: tệp cần có đuôi .csv, .xlsx hoặc .json"
            + (f", ở đây là .{form}." if form else "."),
            en=f"--output {output}: the file should end in .csv, .xlsx or .json"
            + (f", here .{form}." if form else "."),
        )
    if kind == "xlsx" and output is None and sys.stdout.isatty():
        raise UsageError(
            vi="Hãy ghi tên tệp: --output san-pham.xlsx.", en="Please name a file: --output products.xlsx."
        )
    return kind


def _write(data: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(data)
        return
    draft = output.with_name(f".{output.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(data)
        draft.replace(output)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise EnvironmentFault(
            vi=f"Không ghi được {output}: {error.strerror}.", en=f"Cannot write {output}: {error.strerror}."
        ) from None
