"""``ocop check``: everything that is wrong with the content, at its line, and how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.telling import FORMATS, tell
from generator.cli.verbs import Shared, argument, option, verb
from generator.diagnostics import UsageError
from generator.rulebook import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIXED = Text("Đã sửa {path}.", "Mended {path}.")
_WOULD_FIX = Text("Sẽ sửa {path}.", "Would mend {path}.")


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
            Text("một tệp, và những gì nó có thể làm hỏng", "one file, and what it can break elsewhere"),
        ),
        (
            "ocop check --base origin/main",
            Text("chỉ chặn vì lỗi mới so với nhánh chính", "only new mistakes count, compared with main"),
        ),
        ("ocop check --strict", Text("coi cảnh báo như lỗi", "take warnings for errors")),
        (
            "ocop check --fix --dry-run",
            Text("xem trước những chỗ tự sửa được", "show what can be mended by itself"),
        ),
        ("ocop check --format github", Text("ghi chú vào pull request", "notes on a pull request")),
        ("ocop check --lang vi", Text("thông báo bằng tiếng Việt", "messages in Vietnamese")),
    ],
)
@argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@option("--strict", said=Text("Coi cảnh báo như lỗi.", "Take warnings for errors."), is_flag=True)
@option(
    "--format",
    "form",
    said=Text(
        "Dạng kết quả; github: ghi chú và bảng tổng hợp của GitHub Actions.",
        "Form of the result; github: annotations and job summary of GitHub Actions.",
    ),
    type=click.Choice(FORMATS),
    default="text",
)
@option(
    "--base",
    said=Text(
        "Phiên bản git để so sánh: lỗi có từ trước được nêu nhưng không chặn.",
        "Git revision to compare with: mistakes from before are told and block nothing.",
    ),
    metavar="REV",
)
@option(
    "--fix",
    said=Text(
        "Sửa trong tệp những gì chắc chắn: ký tự không nhìn thấy, dấu tách rời, khoảng trắng cuối dòng, thứ "
        "tự trường, dấu ngoặc kép.",
        "Mend in the files what is certain: invisible characters, decomposed letters, trailing spaces, order "
        "of fields, quotes.",
    ),
    is_flag=True,
)
@option(
    "--dry-run",
    said=Text("Cùng --fix: in chỗ sẽ sửa, không ghi.", "With --fix: print the changes, write nothing."),
    is_flag=True,
)
def command(  # noqa: PLR0913 (one for each option)
    shared: Shared,
    files: tuple[Path, ...],
    *,
    strict: bool,
    form: str,
    base: str | None,
    fix: bool,
    dry_run: bool,
) -> int:
    """Check files and tell what is wrong; 1 where something has to be mended."""
    from generator.rules import check_source

    only = [relative(path, shared.source) for path in files]
    if dry_run and not fix:
        raise UsageError(vi="--dry-run chỉ đi cùng --fix.", en="--dry-run goes with --fix.")
    if fix:
        _fix(shared, only, dry_run=dry_run)
    report = check_source(shared.source, only, None if base is None else changed_since(base, shared.source))
    tell(report, form, shared)
    return int(report.errors > 0 or (strict and report.warnings > 0))


def changed_since(base: str, source: Path) -> list[str]:
    """Return the content files that differ from where we left a git revision, removed ones too.

    Raises UsageError where there is no such revision or no repository, EnvironmentFault without git.
    """
    from generator.changes.git import Repository

    repository = Repository(source)
    return [change.path for change in repository.changed(repository.common(base, "HEAD"))]


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


def _fix(shared: Shared, only: Sequence[str], *, dry_run: bool) -> None:
    from generator.rules.fixing import fix_source

    for fixed in fix_source(shared.source, only, dry_run=dry_run):
        shared.say(_WOULD_FIX if dry_run else _FIXED, path=fixed.path)
        if dry_run:
            click.echo(fixed.difference, nl=False)
