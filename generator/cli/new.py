"""``ocop new``: one more product, producer, event or outlet, by questions or by options."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from generator.cli.verbs import Shared, argument, option, verb
from generator.diagnostics import Diagnostic, UsageError, mend, message
from generator.drafts import QUESTIONS, Desk, Draft, Question
from generator.rulebook import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.vietnamese import Language

_Decorated = TypeVar("_Decorated", bound="Callable[..., object]")

_START = Text(
    "Xin trả lời từng câu; chưa biết thì bấm Enter để bỏ qua. Trong ngoặc vuông là gợi ý.",
    "Please answer each question; Enter skips what you do not know. Suggestions are in brackets.",
)
_CHOOSE = Text("số hoặc mã", "number or slug")
_NEEDED = Text("Câu này cần có câu trả lời.", "This one needs an answer.")
_MADE = Text(
    "Đã tạo {path}. Xem lại, thêm ảnh và câu chuyện, rồi chạy: ocop check {path}",
    "Made {path}. Look at it, add photos and the story, then run: ocop check {path}",
)
_FOR_EDITORS = Text("Đã tạo {path} để trình soạn thảo gợi ý.", "Made {path}, for suggestions in editors.")


def _asked() -> dict[str, Question]:
    """Return every question of any kind by its name, as products have it where they do."""
    found: dict[str, Question] = {}
    for questions in QUESTIONS.values():
        for question in questions:
            found.setdefault(question.name, question)
    return found


def _options(function: _Decorated) -> _Decorated:
    """Give a command an option for every question; those of products read best, so they come first."""
    for name, question in reversed(_asked().items()):
        of = [kind for kind, questions in QUESTIONS.items() if any(one.name == name for one in questions)]
        kinds = "" if len(of) == len(QUESTIONS) else f" ({', '.join(of)})"
        said = Text(f"{question.said.vi}.{kinds}", f"{question.said.en}.{kinds}")
        function = option(f"--{name}", said=said, metavar="TEXT")(function)
    return function


@verb(
    Text(
        "Tạo một tệp mới cho sản phẩm, chủ thể, sự kiện hoặc điểm bán. Trong cửa sổ lệnh, ocop hỏi từng câu, "
        "kèm gợi ý; hoặc ghi câu trả lời bằng các tùy chọn. Không ghi đè tệp nào.",
        "Make a new file for a product, a producer, an event or an outlet. In a terminal, ocop asks, with "
        "suggestions; or give the answers as options. Nothing is overwritten.",
    ),
    examples=[
        ("ocop new product", Text("trả lời từng câu", "answer the questions")),
        (
            'ocop new product --name "Mỳ gạo Chũ" --province "Bắc Giang" --stars 4 --date 18/12/2023',
            Text("ghi câu trả lời ngay trong lệnh", "all answers as options"),
        ),
        (
            'ocop new producer --name "HTX mỳ gạo Chũ" --dry-run',
            Text("chỉ in nội dung tệp", "only print the file"),
        ),
    ],
)
@argument("kind", type=click.Choice(list(QUESTIONS)))
@_options
@option(
    "--slug", said=Text("Tên tệp, không có đuôi.", "Name of the file, without its ending."), metavar="TEXT"
)
@option("--md", said=Text("Tạo tệp .md thay cho .yml.", "Make a .md file instead of .yml."), is_flag=True)
@option("--dry-run", said=Text("Chỉ in, không ghi.", "Print the file, write nothing."), is_flag=True)
def command(
    shared: Shared, kind: str, *, slug: str | None, md: bool, dry_run: bool, **given: str | None
) -> None:
    """Make one file; its path goes to standard output."""
    draft = Draft(kind, Desk(shared.source), ending=".md" if md else ".yml")
    answers = {name.replace("_", "-"): text for name, text in given.items() if text is not None}
    _refuse_foreign(draft, answers)
    if sys.stdin.isatty():
        shared.say(_START)
        _interview(draft, answers, shared)
    else:
        _take(draft, answers)
    made = draft.make(slug or "")
    if dry_run:
        click.echo(made.text, nl=False)
        return
    draft.write(made)
    click.echo(made.path)
    shared.say(_MADE, path=made.path)
    _make_schema(kind, draft.desk, shared)


def _refuse_foreign(draft: Draft, answers: dict[str, str]) -> None:
    """Raise UsageError for an option that this kind of file has no field for."""
    known = {question.name: f"--{question.name}" for question in draft.questions}
    for name in answers.keys() - known.keys():
        raise UsageError(
            vi=f"Tệp loại {draft.kind} không có --{name}. Có: {', '.join(known.values())}.",
            en=f"A {draft.kind} has no --{name}. There are: {', '.join(known.values())}.",
        )


def _take(draft: Draft, answers: dict[str, str]) -> None:
    """Take the answers given as options, and suggestions for what is needed. Raises UsageError."""
    for question in draft.questions:
        text = answers.get(question.name, "")
        if not text and (question.required or question.name in {"set", "grade"}):
            text = question.suggest(draft.answers, draft.desk)
        if not text and question.required:
            raise UsageError(
                vi=f"Thiếu --{question.name} ({question.said.vi}). Trong cửa sổ lệnh, ocop sẽ hỏi từng câu.",
                en=f"--{question.name} is missing ({question.said.en}). In a terminal, ocop asks.",
            )
        wrong = draft.answer(question, text)
        if wrong:
            vi, en = _said(wrong[0], "vi"), _said(wrong[0], "en")
            raise UsageError(vi=f"--{question.name}: {vi}", en=f"--{question.name}: {en}")


def _interview(draft: Draft, answers: dict[str, str], shared: Shared) -> None:
    """Ask what was not given, each question until its answer keeps the rules."""
    for question in draft.questions:
        text = answers.get(question.name)
        while True:
            if text is None:
                text = _ask(question, draft, shared)
            wrong = draft.answer(question, text)
            for problem in wrong:
                click.echo(f"  {_said(problem, shared.language)}", err=True)
            if not wrong and question.required and question.name not in draft.answers:
                shared.say(_NEEDED)
            elif not wrong:
                break
            text = None


def _ask(question: Question, draft: Draft, shared: Shared) -> str:
    """Ask one question; of few options, the number will do."""
    options = question.options(draft.desk)
    for number, (slug, name) in enumerate(options.items(), 1):
        click.echo(f"  {slug}: {name}" if slug.isdecimal() else f"  {number}. {slug}: {name}", err=True)
    hint = f" ({_CHOOSE.into(shared.language)})" if options and not any(map(str.isdecimal, options)) else ""
    default = question.suggest(draft.answers, draft.desk)
    said = f"{question.said.into(shared.language)}{hint}"
    text: str = click.prompt(said, default=default, show_default=bool(default), err=True)
    return _by_number(text, list(options))


def _by_number(text: str, options: list[str]) -> str:
    """Return the option that a number stands for; ranks are numbers themselves and have no other."""
    has_numbers = text.isdecimal() and not any(map(str.isdecimal, options))
    return options[int(text) - 1] if has_numbers and 0 < int(text) <= len(options) else text


def _said(problem: Diagnostic, language: Language) -> str:
    return f"{message(problem, language)} → {mend(problem, language)}"


def _make_schema(kind: str, desk: Desk, shared: Shared) -> None:
    """Make the schema that the file's first line names, where the catalogue has none yet."""
    from generator.taxonomy.choices import schema_files

    path = desk.source / ".schema" / f"{kind}.json"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(dict(schema_files(desk.taxonomy))[f".schema/{kind}.json"])
        shared.say(_FOR_EDITORS, path=Path(".schema") / path.name)
