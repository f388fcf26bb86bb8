"""``ocop check``: everything that is wrong with the content, at its line, and how to mend it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.verbs import Shared, argument, option, verb
from generator.diagnostics import TerminalReporter, UsageError
from generator.rulebook import Text
from generator.vietnamese import format_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.rules import Report

_CLEAN = Text("{files} tệp, không có lỗi.", "{files} files, no mistakes.")
_FOUND = Text(
    "{files} tệp: {errors} lỗi, {warnings} cảnh báo.",
    "{files} files; errors: {errors}, warnings: {warnings}.",
)
_FIXED = Text("Đã sửa {path}.", "Mended {path}.")


@verb(
    Text(
        "Kiểm tra các tệp trong content/ và chỉ ra mọi lỗi: ở dòng nào, vì sao, sửa thế nào. Không dựng "
        "trang.",
        "Check the files in content/ and show every mistake: on which line, why, how to mend it. Builds "
        "nothing.",
    ),
    examples=[
        ("ocop check", Text("kiểm tra toàn bộ danh mục", "check the whole catalogue")),
        (
            "ocop check content/products/bac-ninh/my-gao-chu.md",
            Text("chỉ một tệp", "one file"),
        ),
        ("ocop check --strict", Text("coi cảnh báo như lỗi", "take warnings for errors")),
        ("ocop check --fix", Text("bỏ ký tự không nhìn thấy", "remove invisible characters")),
        ("ocop check --lang vi", Text("thông báo bằng tiếng Việt", "messages in Vietnamese")),
    ],
)
@argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@option("--strict", said=Text("Coi cảnh báo như lỗi.", "Take warnings for errors."), is_flag=True)
@option(
    "--fix",
    said=Text(
        "Sửa trong tệp những gì sửa được chắc chắn: ký tự không nhìn thấy, dấu tách rời.",
        "Mend in the files what is certain: invisible characters, decomposed letters.",
    ),
    is_flag=True,
)
def command(shared: Shared, files: tuple[Path, ...], *, strict: bool, fix: bool) -> int:
    """Check files and tell what is wrong; 1 where something has to be mended."""
    from generator.rules import check_source

    only = [relative(path, shared.source) for path in files]
    if fix:
        _fix(shared, only)
    report = check_source(shared.source, only)
    reporter = TerminalReporter(sys.stderr, shared.language, shared.source)
    reporter.problems(report.diagnostics)
    _sum_up(report, shared)
    return int(report.errors > 0 or (strict and report.warnings > 0))


def relative(path: Path, source: Path) -> str:
    """Return a file's path as diagnostics have it; it may be given from here or from the source folder.

    Raises UsageError for a file that is not there or lies outside ``content/``.
    """
    root = source.resolve()
    for candidate in (path, source / path):
        # The file itself may be a link, which is then reported: only its folder is resolved.
        absolute = candidate.parent.resolve() / candidate.name
        if absolute.is_relative_to(root / "content") and (absolute.exists() or absolute.is_symlink()):
            if absolute.is_dir():
                raise UsageError(
                    vi=f"{path} là thư mục. Hãy ghi tên tệp, hoặc bỏ trống để kiểm tra tất cả.",
                    en=f"{path} is a folder. Please name files, or none to check them all.",
                )
            return absolute.relative_to(root).as_posix()
    raise UsageError(
        vi=f"Không thấy tệp {path} trong {root / 'content'}.",
        en=f"There is no file {path} in {root / 'content'}.",
    )


def _fix(shared: Shared, only: Sequence[str]) -> None:
    from generator.rules.fixing import fix_source

    for path in fix_source(shared.source, only):
        shared.say(_FIXED, path=path)


def _sum_up(report: Report, shared: Shared) -> None:
    numbers = {"files": report.files, "errors": report.errors, "warnings": report.warnings}
    words = {name: format_number(number, shared.language) for name, number in numbers.items()}
    shared.say(_FOUND if report.diagnostics else _CLEAN, **words)
