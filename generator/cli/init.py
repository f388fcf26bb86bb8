"""``ocop init``: a catalogue of one's own, ready to build."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from generator.cli.build import today
from generator.cli.terminal import shown
from generator.cli.verbs import Shared, argument, option, verb
from generator.diagnostics import UsageError
from generator.resources import packaged
from generator.rulebook import Text
from generator.starter import Wishes, present, starter_files, write
from generator.starter.contents import DEFAULT_TITLE
from generator.vietnamese import Language

#: As many characters as `content/catalog.yml` takes.
LONGEST_TITLE = 120

_THERE = Text("đã có, không ghi đè", "exists, left alone")
_DONE = Text("Đã tạo danh mục trong {folder} ({count} tệp).", "Made a catalogue in {folder} ({count} files).")
_NEXT = Text(
    """
Việc tiếp theo:
  cd {folder}
  ocop serve             xem thử; trang tự cập nhật khi lưu tệp
  content/catalog.yml    ghi tên danh mục, đơn vị, địa chỉ trang
  content/products/      thêm sản phẩm đầu tiên, rồi xóa ba sản phẩm ví dụ
  ocop check             kiểm tra trước khi đăng""",
    """
What to do next:
  cd {folder}
  ocop serve             look at it; the site follows every save
  content/catalog.yml    write the title, who you are, where the site will be
  content/products/      add your first product, then delete the three examples
  ocop check             check before publishing""",
)
_ON_GITHUB = Text(
    "Trên GitHub: đưa thư mục lên kho, rồi bật Settings → Pages → Source: GitHub Actions.",
    "On GitHub: push the folder, then switch on Settings → Pages → Source: GitHub Actions.",
)


def run_init(folder: Path, wishes: Wishes, language: Language, *, dry_run: bool = False) -> None:
    """Make a catalogue, or with ``dry_run`` list its files on stdout.

    Raises UsageError where a file is there already or the title cannot be one, EnvironmentFault where the
    machine does not let us write.
    """
    from generator.taxonomy import load_taxonomy
    from generator.taxonomy.choices import schema_files

    _check_title(wishes.title)
    schemas = dict(schema_files(load_taxonomy(packaged("content/taxonomy"))))
    files = dict(sorted({**starter_files(wishes), **schemas}.items()))
    if dry_run:
        there = set(present(folder, files))
        for name in files:
            click.echo(f"{name}\t{_THERE.into(language)}" if name in there else name)
        return
    write(folder, files)
    place = shown(folder.resolve())
    click.echo(_DONE.into(language).format(folder=place, count=len(files)), err=True)
    click.echo(_NEXT.into(language).format(folder=shlex.quote(place)), err=True)
    if wishes.github:
        click.echo(_ON_GITHUB.into(language), err=True)


def _check_title(title: str) -> None:
    if not title.strip() or len(title) > LONGEST_TITLE:
        raise UsageError(
            vi=f"Tên danh mục cần có từ 1 đến {LONGEST_TITLE} ký tự.",
            en=f"The title needs 1 to {LONGEST_TITLE} characters.",
        )


@verb(
    Text(
        "Tạo một danh mục mới, dựng được ngay: phân loại, cấu hình, các trang chữ và ba sản phẩm ví dụ. "
        "Không ghi đè tệp nào.",
        "Start a catalogue that builds at once: taxonomy, settings, pages of text and three examples. "
        "Nothing is overwritten.",
    ),
    examples=(
        ("ocop init danh-muc", Text("tạo trong thư mục danh-muc", "in the folder danh-muc")),
        (
            'ocop init . --github --title "OCOP Nghệ An"',
            Text("tại đây, kèm quy trình cho GitHub", "here, with workflows for GitHub"),
        ),
        ("ocop init danh-muc --dry-run", Text("chỉ liệt kê các tệp", "only list the files")),
    ),
    needs_content=False,
)
@argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@option(
    "--title",
    default=DEFAULT_TITLE,
    metavar="TEXT",
    said=Text("Tên danh mục.", "Title of the catalogue."),
)
@option(
    "--github",
    is_flag=True,
    said=Text(
        "Thêm quy trình kiểm tra và đăng trang, hướng dẫn đóng góp.",
        "Add workflows that check and publish, and a guide for contributors.",
    ),
)
@option("--dry-run", is_flag=True, said=Text("Chỉ liệt kê, không ghi.", "List the files, write nothing."))
def command(shared: Shared, *, folder: Path, title: str, github: bool, dry_run: bool) -> None:
    """Run ``ocop init``."""
    wishes = Wishes(today=today(), title=title, github=github)
    run_init(folder, wishes, shared.language, dry_run=dry_run)
