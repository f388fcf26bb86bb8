"""The page of ``docs/reference`` on the commands, made from what their help says."""

from __future__ import annotations

from importlib import import_module

import click

from generator.cli import VERBS
from generator.cli.verbs import Bilingual, Option

_INTRO = """\
# Các lệnh · Commands

Lệnh nào cũng có `--source DIR` (thư mục của danh mục, mặc định: thư mục hiện tại), `--lang vi` hoặc
`--lang en` (mặc định: theo máy) và `--help`. Mã thoát: 0 xong, 1 nội dung có lỗi, 2 dùng chưa đúng, 3 máy
không cho làm.

Every command takes `--source DIR` (folder of the catalogue, default: here), `--lang vi` or `--lang en`
(default: the locale's) and `--help`. Exit codes: 0 done, 1 the content has errors, 2 wrong usage, 3 the
machine does not let us.

Trang này được tạo từ `generator/cli`; đừng sửa tay. This page is made from `generator/cli`: run
`python -m generator.reference`.

"""
_EVERYWHERE = ("source", "lang", "help")
_HEAD = "| tùy chọn · option | tiếng Việt | English |\n| --- | --- | --- |\n"


def commands_page() -> str:
    """Return what every verb of `ocop` does, with its options and examples."""
    listed = (
        f"- [`ocop {name}`](#ocop-{name}): {said.vi} · {said.en}\n" for name, (_, said) in VERBS.items()
    )
    return "".join([_INTRO, *listed, *map(_command, VERBS)])


def _command(name: str) -> str:
    command: Bilingual = import_module(f"generator.cli.{VERBS[name][0]}").command
    context = click.Context(command)
    given = [one.make_metavar(context) for one in command.params if isinstance(one, click.Argument)]
    examples = "\n".join(f"# {said.vi} · {said.en}\n{line}" for line, said in command.examples)
    options = [one for one in command.params if isinstance(one, Option) and one.name not in _EVERYWHERE]
    table = _HEAD + "".join(_option(one, context) for one in options) if options else ""
    return (
        f"\n## ocop {name}\n\n`{' '.join([f'ocop {name}', *given])}`\n\n{_cell(command.about.vi)}\n\n"
        f"{_cell(command.about.en)}\n\n```sh\n{examples}\n```\n" + (f"\n{table}" if table else "")
    )


def _option(one: Option, context: click.Context) -> str:
    value = "" if one.is_flag else f" {one.make_metavar(context)}"
    names = f"{', '.join(one.opts)}{value}".replace("|", "\\|")
    return f"| `{names}` | {_cell(one.said.vi)} | {_cell(one.said.en)} |\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<")
