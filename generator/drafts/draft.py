"""A draft: answers that become a record, and the record a file that was not there before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from generator.diagnostics import ContentError, Diagnostic, EnvironmentFault, UsageError
from generator.drafts.desk import Desk, fields_of
from generator.drafts.layout import draft_text
from generator.drafts.questions import QUESTIONS, Question
from generator.files.writing import create
from generator.records.schema import KINDS
from generator.rules import FolderSiblings, check_file
from generator.taxonomy import producer_key
from generator.vietnamese import RESERVED_SLUGS, SLUG_LIMIT, is_slug, slugify, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.files.yaml import Fields

_FOLDERS = {"product": "products", "producer": "producers", "event": "events", "outlet": "outlets"}
_NUMBERS = range(2, 10_000)


class Made(msgspec.Struct, frozen=True):
    """A new file: its path below the source folder, and its text."""

    path: str
    text: str


class Draft:
    """One new file in the making."""

    def __init__(self, kind: str, desk: Desk, *, ending: str = ".yml") -> None:
        self.kind = kind
        self.desk = desk
        self.ending = ending
        self.answers: dict[str, str] = {}

    @property
    def questions(self) -> tuple[Question, ...]:
        """What there is to ask."""
        return QUESTIONS[self.kind]

    def answer(self, question: Question, text: str) -> tuple[Diagnostic, ...]:
        """Take an answer; where it breaks a rule, it is not taken and the problems are returned."""
        text = tidy(text)
        if not text:
            self.answers.pop(question.name, None)
            return ()
        before = self.answers.get(question.name)
        self.answers[question.name] = question.read(text, self.desk)
        wrong = tuple(one for one in self.problems() if _is_about(one, question) and one.is_error)
        if wrong:
            del self.answers[question.name]
            if before is not None:
                self.answers[question.name] = before
        return wrong

    def problems(self) -> tuple[Diagnostic, ...]:
        """Return what the rules say of the answers so far."""
        # JSON is YAML, whatever the answers hold.
        data = json.dumps(self.fields(), ensure_ascii=False).encode()
        return self._check(f"{self.folder()}/ban-nhap.yml", data)

    def fields(self) -> Fields:
        """Return the answers as the fields of a file."""
        fields: Fields = {}
        for question in self.questions:
            if question.name in self.answers:
                _put(fields, question.field.split("."), self.answers[question.name])
        if not {"source-title", "source-url"} & self.answers.keys():
            fields.pop("sources", None)
        maker = fields.get("producer")
        if isinstance(maker, str) and not is_slug(maker):
            kind = self.desk.taxonomy.producer_type_of(maker)
            fields["producer"] = {"name": maker, **({"type": kind} if kind else {})}
        return fields

    def folder(self) -> str:
        """Return the folder of the file."""
        folder = f"content/{_FOLDERS[self.kind]}"
        return (
            f"{folder}/{self.answers.get('province', '')}" if self.kind in {"product", "outlet"} else folder
        )

    def make(self, slug: str = "") -> Made:
        """Return the file.

        Raises ContentError where the rules refuse it, and UsageError where the thing has a file already.
        """
        path = f"{self.folder()}/{slug or self._free_slug()}{self.ending}"
        if slug:
            self._refuse_present(slug)
        wrong = [one for one in self.problems() if one.is_error]
        if wrong:
            raise ContentError(wrong)
        record = msgspec.convert(self.fields(), KINDS[self.kind], strict=False)
        text = draft_text(record, self.kind, path)
        found = self._check(path, text.encode())
        if any(one.is_error for one in found):
            raise ContentError(found)
        return Made(path, text)

    def write(self, made: Made) -> None:
        """Write the file. Raises UsageError where somebody was quicker, EnvironmentFault where we may not."""
        path = self.desk.source / made.path
        try:
            is_new = create(path, made.text)
        except OSError as error:
            raise EnvironmentFault(
                vi=f"Không ghi được {path}: {error.strerror}.", en=f"Cannot write {path}: {error.strerror}."
            ) from error
        if not is_new:
            raise _present(made.path)

    def _check(self, path: str, data: bytes) -> tuple[Diagnostic, ...]:
        siblings = FolderSiblings((self.desk.source / path).parent)
        return check_file(path, data, self.desk.taxonomy, siblings).diagnostics

    def _refuse_present(self, slug: str) -> None:
        if not is_slug(slug):
            like = slugify(slug) or "my-gao-chu"
            raise UsageError(
                vi=f"“{slug}” không làm tên tệp được. Hãy viết không dấu, chữ thường, nối bằng -: {like}.",
                en=f"“{slug}” cannot be the name of a file. Use plain small letters and hyphens: {like}.",
            )
        there = self.desk.present(self.folder()).get(slug)
        if there:
            raise _present(there.relative_to(self.desk.source).as_posix())

    def _free_slug(self) -> str:
        """Return a name for the file that is not taken. Raises UsageError for what has a file already."""
        present = self.desk.present(self.folder())
        for slug in self._slugs():
            there = present.get(slug)
            if there is None:
                return slug
            if self._is_same(fields_of(there)):
                raise _present(there.relative_to(self.desk.source).as_posix())
        raise AssertionError

    def _slugs(self) -> Iterator[str]:
        name = self.answers.get("name", "")
        for text in (name, f"{name} {self._maker(self.fields())}"):
            slug = slugify(text)
            if slug and slug not in RESERVED_SLUGS:
                yield slug
        stem = slugify(name, SLUG_LIMIT - len("-9999")) or self.kind
        yield from (f"{stem}-{number}" for number in _NUMBERS)

    def _is_same(self, other: Fields) -> bool:
        """Tell whether a file that is there is about the same thing, as far as the two say."""
        mine, theirs = (producer_key(self._maker(fields)) for fields in (self.fields(), other))
        return not mine or not theirs or mine == theirs

    def _maker(self, fields: Fields) -> str:
        maker = fields.get("producer", "") if self.kind == "product" else ""
        return str(maker.get("name", "")) if isinstance(maker, dict) else str(maker)


def _is_about(problem: Diagnostic, question: Question) -> bool:
    field = problem.field.replace("[", ".").replace("]", "")
    return field == question.field or field.startswith(f"{question.field}.")


def _put(fields: Fields, path: list[str], value: str) -> None:
    """Put a value where a dotted path leads; the one list that there is has one item."""
    if len(path) == 1:
        fields[path[0]] = value
    elif path[1] == "0":
        items = fields.setdefault(path[0], [{}])
        assert isinstance(items, list)
        assert isinstance(items[0], dict)
        _put(items[0], path[2:], value)
    else:
        inner = fields.setdefault(path[0], {})
        assert isinstance(inner, dict)
        _put(inner, path[1:], value)


def _present(path: str) -> UsageError:
    return UsageError(
        vi=f"Đã có tệp {path}. ocop new không ghi đè; hãy sửa tệp đó.",
        en=f"There is a file {path} already. Nothing is overwritten; please edit that one.",
    )
