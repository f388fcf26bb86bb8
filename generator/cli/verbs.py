"""Commands in two languages: what every verb of `ocop` shares.

    @verb(Text("Kiểm tra nội dung.", "Check the content."), examples=[("ocop check", Text("…", "…"))])
    @option("--strict", said=Text("…", "…"), is_flag=True)
    def command(shared: Shared, *, strict: bool) -> int: ...

The language is that of ``--lang``, else of the locale; it holds for help, messages and problems alike.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar, cast

import click
import msgspec

from generator.diagnostics import UsageError
from generator.rulebook import Text
from generator.vietnamese import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_META = "ocop.language"

Example: TypeAlias = tuple[str, Text]
_Run: TypeAlias = "Callable[..., int | None]"
_Decorated = TypeVar("_Decorated", bound="Callable[..., Any]")


class Shared(msgspec.Struct, frozen=True):
    """What every command is told: the catalogue's folder and the language of its messages."""

    source: Path
    language: Language

    def say(self, text: Text, **facts: object) -> None:
        """Write a line for people, on standard error."""
        click.echo(text.into(self.language).format(**facts), err=True)


def language_of(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language that the arguments or else the locale ask for; it is known before they are parsed.

    Vietnamese for a Vietnamese locale, English for all others.
    """
    for index, argument in enumerate(arguments):
        value = (
            argument.removeprefix("--lang=")
            if argument != "--lang"
            else "".join(arguments[index + 1 : index + 2])
        )
        if argument.startswith("--lang") and value in ("vi", "en"):
            return cast("Language", value)
    locale = next((environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), "")
    return "vi" if locale.startswith("vi") else "en"


def language_in(context: click.Context) -> Language:
    """Return the language of a running command."""
    return cast("Language", context.find_root().meta.get(_META, "en"))


def set_language(context: click.Context, language: Language) -> None:
    """Choose the language of a command and all its subcommands."""
    context.find_root().meta[_META] = language


class Option(click.Option):
    """An option whose help is in two languages."""

    def __init__(self, *names: Any, said: Text, **settings: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*names, **settings)
        self.said = said

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the line of this option in the help."""
        self.help = self.said.into(language_in(ctx))
        return super().get_help_record(ctx)


def option(*names: str, said: Text, **settings: Any) -> Callable[[_Decorated], _Decorated]:  # noqa: ANN401 - click's
    """Add an option; ``settings`` are those of click."""
    return click.option(*names, cls=Option, said=said, **settings)


argument = click.argument


class Bilingual(click.Command):
    """A command whose help is in two languages."""

    HEADINGS: ClassVar[dict[str, Text]] = {
        "usage": Text("Cách dùng: ", "Usage: "),
        "options": Text("Tùy chọn", "Options"),
        "examples": Text("Ví dụ", "Examples"),
        "metavar": Text("[TÙY CHỌN]", "[OPTIONS]"),
    }
    HELP = Text("Hiện hướng dẫn này.", "Show this help.")

    def __init__(self, *args: Any, about: Text, examples: Sequence[Example] = (), **settings: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **settings)
        self.about = about
        self.examples = tuple(examples)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, described in the language of the help."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = self.HELP.into(language_in(ctx))
        return found

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the first line."""
        language = language_in(ctx)
        self.options_metavar = self.HEADINGS["metavar"].into(language)
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=self.HEADINGS["usage"].into(language))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.about.into(language_in(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for param in options if (record := param.get_help_record(ctx))]
        with formatter.section(self.HEADINGS["options"].into(language_in(ctx))):
            formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        if not self.examples:
            return
        language = language_in(ctx)
        with formatter.section(self.HEADINGS["examples"].into(language)):
            for line, said in self.examples:
                indent = " " * formatter.current_indent
                formatter.write(f"{indent}# {said.into(language)}\n{indent}{line}\n")


_SOURCE = Option(
    ["--source"],
    said=Text(
        "Thư mục của danh mục (mặc định: thư mục hiện tại).", "Folder of the catalogue (default: here)."
    ),
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
)


def lang_option(**settings: Any) -> Option:  # noqa: ANN401 - click's own
    """Return ``--lang``; what it says was read before, see `language_of`."""
    said = Text(
        "Ngôn ngữ của thông báo (mặc định: theo máy).", "Language of messages (default: the locale's)."
    )
    return Option(["--lang"], said=said, type=click.Choice(["vi", "en"]), **settings)


def verb(
    about: Text, *, examples: Sequence[Example], needs_content: bool = True
) -> Callable[[_Run], Bilingual]:
    """Make a command of a function, which is given `Shared` and returns its exit code (None: 0).

    ``needs_content``: the source folder must hold a catalogue, else UsageError is raised before the function.
    """

    def decorate(run: _Run) -> Bilingual:
        def callback(source: Path, lang: Language | None, **options: Any) -> int | None:  # noqa: ANN401 - click's
            shared = Shared(source, lang or language_in(click.get_current_context()))
            if needs_content:
                check_content(source)
            return run(shared, **options)

        params = [*reversed(getattr(run, "__click_params__", [])), _SOURCE, lang_option()]
        return Bilingual(None, callback=callback, params=params, about=about, examples=examples)

    return decorate


def check_content(source: Path) -> None:
    """Raise UsageError where a folder holds no catalogue."""
    if not (source / "content").is_dir():
        raise UsageError(
            vi=f"Không thấy thư mục content/ trong {source.resolve()}. Hãy chạy trong thư mục của danh mục, "
            "hoặc dùng --source THƯ-MỤC.",
            en=f"There is no folder content/ in {source.resolve()}. Please run this in a catalogue, "
            "or give --source DIR.",
        )
