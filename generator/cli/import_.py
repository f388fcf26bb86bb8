"""``ocop import``: a province's list becomes product files; a report tells what was done with each row."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.verbs import Shared, argument, option, verb
from generator.diagnostics import UsageError
from generator.rulebook import Text
from generator.vietnamese import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.spreadsheets import Imported
    from generator.spreadsheets.rows import Entry

REPORT = "import-report.csv"

_LEVELS = {
    "error": Text("bỏ lại", "left out"),
    "warning": Text("cần xem", "to look at"),
    "info": Text("đã làm", "done"),
}
_DONE = Text(
    "{rows} dòng: {products} sản phẩm mới, {producers} chủ thể mới, {updated} tệp cập nhật; {kept} đã có; "
    "{left_out} bị bỏ lại.",
    "{rows} rows: {products} new products, {producers} new producers, {updated} files updated; {kept} exist; "
    "{left_out} left out.",
)
_TRIAL = Text(
    "Chạy thử, chưa ghi gì. {rows} dòng sẽ thành {products} sản phẩm, {producers} chủ thể, {updated} tệp cập "
    "nhật; {kept} đã có; {left_out} bị bỏ lại.",
    "A trial, nothing was written. {rows} rows would make {products} products, {producers} producers and "
    "update {updated} files; {kept} exist; {left_out} left out.",
)
_ACTIONS = {
    "new": Text("mới", "new"),
    "updated": Text("cập nhật", "updated"),
    "same": Text("đã có", "exists"),
    "joined": Text("gộp", "joined"),
    "left-out": Text("bỏ lại", "left out"),
}
_COUNT = Text("{count:>7}  {level}: {code}", "{count:>7}  {level}: {code}")
_REPORTED = Text("Báo cáo từng dòng: {path}", "Report, row by row: {path}")


@verb(
    Text(
        "Nhập danh sách sản phẩm từ bảng tính (.xlsx, .xls, .ods, .csv): mỗi dòng thành một tệp trong "
        "content/products, chủ thể có nhiều sản phẩm thành một tệp trong content/producers. Tệp đã có chỉ "
        "đổi ở những trường chưa ai sửa tay; chỗ khác biệt còn lại được báo là xung đột.",
        "Import a list of products from a spreadsheet (.xlsx, .xls, .ods, .csv): each row becomes a file in "
        "content/products, a producer of several products one in content/producers. Of files that "
        "exist, only fields that nobody edited follow the list; other differences are told as conflicts.",
    ),
    examples=[
        ("ocop import danh-sach.xlsx --dry-run", Text("xem trước, chưa ghi gì", "see first, write nothing")),
        ("ocop import danh-sach.xlsx", Text("tạo tệp và báo cáo", "make files and a report")),
        (
            "ocop import danh-sach.xlsx --province bac-ninh",
            Text("danh sách không có cột tỉnh", "a list without a column of provinces"),
        ),
        (
            'ocop import danh-sach.xlsx --map "Xếp loại cuối cùng=stars"',
            Text("nói rõ một cột lạ là gì", "say what an unknown column is"),
        ),
        ("ocop import danh-sach.xlsx --report bao-cao.md", Text("báo cáo để đọc", "a report to read")),
    ],
)
@argument("file", type=click.Path(path_type=Path), metavar="FILE")
@option(
    "--dry-run",
    said=Text("Chỉ xem trước: in từng dòng sẽ thành gì.", "Only show: print what each row would become."),
    is_flag=True,
)
@option(
    "--report",
    said=Text(
        f"Tệp báo cáo, .csv, .json hoặc .md (mặc định: {REPORT}).",
        f"Report, .csv, .json or .md (default: {REPORT}).",
    ),
    type=click.Path(path_type=Path),
    metavar="FILE",
)
@option(
    "--province",
    said=Text("Tỉnh của những dòng không ghi tỉnh.", "Province of rows that name none."),
    default="",
    metavar="NAME",
)
@option(
    "--category",
    said=Text("Ngành của những dòng không ghi ngành.", "Category of rows that name none."),
    default="",
    metavar="NAME",
)
@option(
    "--map",
    "mapping",
    said=Text(
        "Cột mà máy không hiểu: tên hoặc chữ của cột, dấu =, tên trường. Có thể lặp lại.",
        "A column that is not understood: its header or letter, =, a field. May be repeated.",
    ),
    multiple=True,
    metavar="COLUMN=FIELD",
)
@option(
    "--fill-down",
    "fill",
    said=Text(
        "Trường mà ô trống nghĩa là như dòng trên, ví dụ producer. Có thể lặp lại.",
        "A field whose empty cells mean the one above, e.g. producer. May be repeated.",
    ),
    multiple=True,
    metavar="FIELD",
)
def command(  # noqa: PLR0913 (one for each option)
    shared: Shared,
    file: Path,
    *,
    dry_run: bool,
    report: Path | None,
    province: str,
    category: str,
    mapping: tuple[str, ...],
    fill: tuple[str, ...],
) -> int:
    """Import a list; 1 where rows were left out or there were none. New paths go to standard output."""
    from generator.spreadsheets import Task, import_list, write_report
    from generator.spreadsheets.report import check_report_path

    target = report or (None if dry_run else shared.source / REPORT)
    if target:
        check_report_path(target)
    task = Task(
        path=file,
        source=shared.source,
        province=province,
        category=category,
        mapping=_mapping(mapping),
        fill=fill,
        dry_run=dry_run,
    )
    result = import_list(task, _track)
    _list(result, shared, dry_run=dry_run)
    _sum_up(result, shared, dry_run=dry_run)
    if target:
        write_report(target, result.findings, shared.language)
        shared.say(_REPORTED, path=target)
    return int(result.left_out > 0 or result.rows == 0)


def _mapping(texts: Sequence[str]) -> dict[str, str]:
    """Return columns and their fields. Raises UsageError where one has no equals sign."""
    parts = [text.rpartition("=") for text in texts]
    for text, (column, _, field) in zip(texts, parts, strict=True):
        if not column.strip() or not field.strip():
            raise UsageError(
                vi=f'--map “{text}”: hãy ghi TÊN-CỘT=TRƯỜNG, ví dụ --map "Xếp loại cuối=stars".',
                en=f'--map “{text}”: please give COLUMN=FIELD, for example --map "Final rank=stars".',
            )
    return {column.strip(): field.strip() for column, _, field in parts}


def _list(result: Imported, shared: Shared, *, dry_run: bool) -> None:
    """Print the files that were written; of a trial, what each row would become: cell, action, file."""
    if not dry_run:
        for path in (*result.producers, *result.products, *result.updated):
            click.echo(path)
        return
    for one in result.outcomes:
        click.echo("\t".join((one.place, _ACTIONS[one.action].into(shared.language), one.path, one.text)))


def _sum_up(result: Imported, shared: Shared, *, dry_run: bool) -> None:
    """Say how many rows became what, and how often each finding occurred, the gravest first."""
    from generator.spreadsheets.messages import LEVELS, MESSAGES

    numbers = {
        "rows": result.rows,
        "products": len(result.products),
        "producers": len(result.producers),
        "updated": len(result.updated),
        "kept": result.kept,
        "left_out": result.left_out,
    }
    words = {name: format_number(count, shared.language) for name, count in numbers.items()}
    shared.say(_TRIAL if dry_run else _DONE, **words)
    counts = Counter(finding.code for finding in result.findings)
    for code in sorted(counts, key=lambda code: (LEVELS.index(MESSAGES[code].level), -counts[code], code)):
        level = _LEVELS[MESSAGES[code].level].into(shared.language)
        shared.say(_COUNT, count=format_number(counts[code], shared.language), level=level, code=code)


def _track(entries: Sequence[Entry]) -> Iterable[Entry]:
    """Pass rows through, with a bar where a person watches."""
    if not sys.stderr.isatty():
        return entries
    from rich.console import Console
    from rich.progress import track

    return track(entries, description="", console=Console(stderr=True), transient=True)
