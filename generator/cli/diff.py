"""``ocop diff``: what a change does to the catalogue, as a comment on a pull request and as a preview."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from generator.cli.build import as_of_option, today
from generator.cli.verbs import Shared, argument, option, verb
from generator.diagnostics import EnvironmentFault, UsageError
from generator.rulebook import Text

if TYPE_CHECKING:
    from generator.changes.comparing import Difference
    from generator.rules import Report

_PREVIEWED = Text(
    "{count} trang để xem trước: {folder}/index.html", "{count} pages to look at: {folder}/index.html"
)
_WRITTEN = Text("Đã ghi {path}.", "Wrote {path}.")


@verb(
    Text(
        "Cho biết một lần sửa làm gì với danh mục: thêm, sửa (trước và sau), bỏ, danh sách nào đổi, có lỗi "
        "gì; viết bằng Markdown để đăng lên pull request. So với điểm mà nhánh tách ra.",
        "Tell what a change does to the catalogue: added, changed (before and after), removed, listings "
        "affected, problems; as Markdown for a pull request. Compared with where the branch left.",
    ),
    examples=[
        ("ocop diff origin/main..HEAD", Text("nhánh này so với nhánh chính", "this branch against main")),
        ("ocop diff HEAD", Text("những gì chưa commit", "what is not committed yet")),
        (
            "ocop diff origin/main..HEAD --preview xem-truoc",
            Text("kèm một trang nhỏ để xem trước", "with a small site to look at"),
        ),
        ("ocop diff origin/main..HEAD --lang en", Text("chỉ tiếng Anh", "in English only")),
    ],
)
@argument("revisions", metavar="BASE[..HEAD]")
@option(
    "--preview",
    said=Text("Dựng các trang bị ảnh hưởng vào thư mục này.", "Build the pages touched into this folder."),
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
)
@option(
    "--to",
    said=Text("Ghi vào tệp thay vì in ra.", "Write to a file instead of printing."),
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
)
@as_of_option
def command(
    shared: Shared, revisions: str, *, preview: Path | None, to: Path | None, as_of: date | None
) -> None:
    """Print the comment on standard output; problems of the content are in it and change no exit code."""
    from generator.changes.comment import Setting, comment
    from generator.taxonomy import load_taxonomy

    day = as_of or today()
    with _compared(revisions, shared.source) as compared:
        taxonomy = load_taxonomy(compared.source / "content" / "taxonomy")
        language = shared.language if click.get_current_context().params.get("lang") else None
        text = comment(compared.difference, compared.report, Setting(taxonomy, day, language))
        _tell(text, to, shared)
        if preview:
            _preview(compared, preview, day, shared)


class _Compared(msgspec.Struct, frozen=True):
    """The newer version as a folder, what differs, and what the rules say."""

    source: Path
    difference: Difference
    report: Report


@contextmanager
def _compared(revisions: str, source: Path) -> Iterator[_Compared]:
    from generator.changes.comparing import compare, read_in
    from generator.changes.git import Repository
    from generator.changes.snapshot import snapshot
    from generator.rules import check_source
    from generator.rules.catalogue import read

    base, dots, head = revisions.partition("..")
    if not base or head.startswith(".") or (dots and not head):
        raise UsageError(
            vi=f"“{revisions}” chưa đúng. Hãy viết như origin/main..HEAD, hoặc chỉ origin/main.",
            en=f"“{revisions}” is not understood. Write origin/main..HEAD, or origin/main alone.",
        )
    repository = Repository(source)
    left = repository.common(base, head or "HEAD")
    commit = repository.commit(head) if head else None
    changes = repository.changed(left, commit)
    old = read_in(repository, left, changes)

    def compared(folder: Path) -> _Compared:
        difference = compare(changes, lambda path: old.get(path, b""), lambda path: read(folder, path))
        return _Compared(folder, difference, check_source(folder, touched=difference.touched))

    if commit is None:
        yield compared(source.resolve())
        return
    with snapshot(repository, commit) as folder:
        # How pages look is not the change's to say: the templates are those of the checkout.
        if (source / "templates").is_dir():
            (folder / "templates").symlink_to((source / "templates").resolve())
        yield compared(folder)


def _tell(text: str, to: Path | None, shared: Shared) -> None:
    if to is None:
        click.echo(text, nl=False)
        return
    try:
        to.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault(
            vi=f"Không ghi được {to}: {error.strerror}.", en=f"Cannot write {to}: {error.strerror}."
        ) from error
    shared.say(_WRITTEN, path=to)


def _preview(compared: _Compared, folder: Path, day: date, shared: Shared) -> None:
    from generator.changes.preview import preview

    problems = (*compared.report.diagnostics, *compared.report.old)
    pages = preview(compared.source, folder.resolve(), compared.difference, problems, day)
    shared.say(_PREVIEWED, count=len(pages), folder=folder)
