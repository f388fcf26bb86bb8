"""The command `ocop`: one module a verb, imported only when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.cli.failures import report
from generator.cli.verbs import Bilingual, Option, lang_option, language_in, language_of, set_language
from generator.diagnostics import UsageError
from generator.rulebook import Text
from generator.vietnamese import closest

if TYPE_CHECKING:
    from collections.abc import Sequence

VERBS: dict[str, tuple[str, Text]] = {
    "build": ("build", Text("Dựng trang web.", "Build the site.")),
    "serve": ("serve", Text("Xem trước, tự cập nhật khi lưu tệp.", "Preview that follows every save.")),
    "check": ("check", Text("Kiểm tra nội dung.", "Check the content.")),
    "new": ("new", Text("Thêm một sản phẩm, chủ thể, sự kiện…", "Add a product, a producer, an event …")),
    "import": ("import_", Text("Nhập danh sách từ bảng tính.", "Import a list from a spreadsheet.")),
    "diff": ("diff", Text("Một lần sửa làm gì với danh mục.", "What a change does to the catalogue.")),
    "report": (
        "report_",
        Text("Báo cáo: sắp hết hạn, độ phủ, trùng…", "Reports: expiring, coverage, duplicates …"),
    ),
    "booklet": ("booklet", Text("Dựng cuốn giới thiệu để in.", "Make the booklet to print.")),
    "export": ("export", Text("Xuất sản phẩm thành bảng.", "Export products as a table.")),
    "schema": ("schema", Text("In JSON Schema của tệp nội dung.", "Print the JSON Schema of content files.")),
    "init": ("init", Text("Tạo một danh mục mới.", "Start a new catalogue.")),
}
"""Name of a verb → its module in this package, whose ``command`` it is, and what it does in a line."""

_ABOUT = Text(
    "Danh mục sản phẩm OCOP: từ các tệp nội dung đến trang web tra cứu được.",
    "A catalogue of OCOP products: from content files to a searchable site.",
)
_EXAMPLES = (
    ("ocop serve", Text("xem danh mục tại http://127.0.0.1:8000", "look at the catalogue on this machine")),
    ("ocop check", Text("tìm mọi lỗi trước khi gửi", "find all mistakes before sending")),
    ("ocop build --output site", Text("dựng trang vào thư mục site", "build the site into the folder site")),
    ("ocop check --help", Text("hướng dẫn của từng lệnh", "help on one command")),
)
_USAGE = Text("LỆNH …", "COMMAND …")
_COMMANDS = Text("Lệnh", "Commands")


class Ocop(Bilingual, click.Group):
    """The group of all verbs."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Choose the language before anything is parsed, as parsing may already show help."""
        set_language(ctx, language_of(args))
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what follows the name in the first line of the help."""
        return [_USAGE.into(language_in(ctx))]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the verbs in the order in which people meet them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Import a verb's module."""
        if cmd_name not in VERBS:
            return None
        module = import_module(f"generator.cli.{VERBS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb that is called. Raises UsageError with the closest one."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            raise _no_such_verb(args[0])
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and the verbs without importing them."""
        language = language_in(ctx)
        with formatter.section(_COMMANDS.into(language)):
            formatter.write_dl([(name, said.into(language)) for name, (_, said) in VERBS.items()])
        Bilingual.format_options(self, ctx, formatter)


def _no_such_verb(name: str) -> UsageError:
    like = closest(name, VERBS)
    meant = Text(f" Có phải là `ocop {like}`?", f" Did you mean `ocop {like}`?") if like else Text("", "")
    return UsageError(
        vi=f"Không có lệnh “{name}”.{meant.vi} Các lệnh: {', '.join(VERBS)}.",
        en=f"There is no command “{name}”.{meant.en} The commands are: {', '.join(VERBS)}.",
    )


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's
    if wanted:
        click.echo(__version__)
        ctx.exit()


def _group() -> Ocop:
    version = Option(
        ["--version"],
        said=Text("Hiện phiên bản.", "Show the version."),
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_print_version,
    )
    return Ocop(
        "ocop",
        about=_ABOUT,
        examples=_EXAMPLES,
        params=[version, lang_option(expose_value=False)],
        no_args_is_help=True,
    )


def run(arguments: Sequence[str]) -> int:
    """Run `ocop` with arguments and return its exit code: 0 done, 1 content, 2 usage, 3 environment."""
    try:
        return _group().main(args=list(arguments), prog_name="ocop", standalone_mode=False) or 0
    except (Exception, click.Abort) as error:
        if os.environ.get("OCOP_TRACEBACK"):
            raise
        return report(error, language_of(arguments))


def main() -> None:
    """Be the command line program."""
    sys.exit(run(sys.argv[1:]))
