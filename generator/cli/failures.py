"""Every failure as a sentence and an exit code; a traceback only where OCOP_TRACEBACK is set."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

import click

from generator.diagnostics import ContentError, EnvironmentFault, OcopError, render
from generator.diagnostics.text import FACT_LIMIT, shown
from generator.rulebook import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.vietnamese import Language

STOPPED = 130
"""Exit code after Ctrl+C, as shells have it (128 and the number of SIGINT)."""

_HELP = Text("Xem thêm: {command} --help", "More: {command} --help")
_SYSTEM = Text("Máy không cho làm việc này: {reason}", "The system does not let us: {reason}")
_OURS = Text(
    "Chương trình gặp lỗi ngoài dự kiến ({reason}). Xin báo cho người phát triển, kèm kết quả khi đặt "
    "OCOP_TRACEBACK=1.",
    "The program met an unexpected error ({reason}). Please report it, with what OCOP_TRACEBACK=1 shows.",
)


def report(error: BaseException, language: Language) -> int:
    """Tell an error on standard error and return the exit code of the command."""
    if isinstance(error, click.Abort):
        return STOPPED
    if isinstance(error, ContentError) and not error.told:
        for diagnostic in error.diagnostics:
            click.echo(f"{render(diagnostic, language)}\n", err=True)
    for line in sentences(error, language):
        click.echo(line, err=True)
    code: int = getattr(error, "exit_code", EnvironmentFault.exit_code)
    return code


def sentences(error: BaseException, language: Language) -> list[str]:
    """Return what is said of an error, without its diagnostics."""
    if isinstance(error, OcopError):
        lines = error.text.into(language).splitlines()
        return ["ocop: " + "\n".join(shown(line, FACT_LIMIT) for line in lines)]
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return [error.format_message()]
    if isinstance(error, click.UsageError):
        return [f"ocop: {_usage(error).into(language)}", *_help(error, language)]
    if isinstance(error, click.ClickException):
        return [f"ocop: {error.format_message()}"]
    if isinstance(error, OSError):
        return [f"ocop: {_SYSTEM.into(language).format(reason=shown(str(error), FACT_LIMIT))}"]
    return [f"ocop: {_OURS.into(language).format(reason=_origin(error))}"]


def _origin(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f", {frames[-1].name}:{frames[-1].lineno}" if frames else ""
    return shown(f"{type(error).__name__}: {error}{place}", FACT_LIMIT)


def _help(error: click.UsageError, language: Language) -> list[str]:
    command = error.ctx.command_path if error.ctx else "ocop"
    return [_HELP.into(language).format(command=command)]


def _usage(error: click.UsageError) -> Text:
    """Say click's own errors in Vietnamese; its English stays as it is."""
    english = shown(error.format_message(), FACT_LIMIT)
    say = next((say for kind, say in _VIETNAMESE if isinstance(error, kind)), None)
    return Text(say(error) if say else english, english)


def _no_option(error: click.UsageError) -> str:
    name = shown(str(getattr(error, "option_name", "")))
    likely = ", ".join(getattr(error, "possibilities", None) or ())
    return f"Không có tùy chọn {name}." + (f" Có phải là {likely}?" if likely else "")


def _missing(error: click.UsageError) -> str:
    return f"Thiếu {_hint(error)}."


def _bad_value(error: click.UsageError) -> str:
    return f"Giá trị của {_hint(error)} không dùng được: {shown(error.message, FACT_LIMIT)}"


def _bad_use(error: click.UsageError) -> str:
    name = getattr(error, "option_name", "")
    return f"Tùy chọn {name} chưa được dùng đúng: {shown(error.message, FACT_LIMIT)}"


def _hint(error: click.UsageError) -> str:
    param: click.Parameter | None = getattr(error, "param", None)
    return param.get_error_hint(error.ctx) if param and error.ctx else "tham số"


_VIETNAMESE: tuple[tuple[type[click.UsageError], Callable[[click.UsageError], str]], ...] = (
    (click.NoSuchOption, _no_option),
    (click.MissingParameter, _missing),
    (click.BadParameter, _bad_value),
    (click.BadOptionUsage, _bad_use),
)
