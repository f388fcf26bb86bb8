"""The slow, patient conversion of a file that the schema refuses: every bad field is named.

What can be read is put into a record all the same, with stand-ins for what is missing, so that the checks
of the field (stars and scores, provinces, photos) run in the same pass. msgspec stops at the first error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import msgspec
from msgspec import inspect as mi

from generator.diagnostics import FieldPath, Finding
from generator.records.common import SLUG_PATTERN
from generator.rulebook import fields
from generator.rules import values
from generator.rules.shapes import about, empty, field_places, options, shape
from generator.rules.vocabulary import MEANT
from generator.vietnamese import closest, fold, slugify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.files.yaml import Fields, Value
    from generator.records import Record

TAXONOMY_FIELDS = frozenset({"province", "category", "set", "type"})
_SAME = 0.99


class _Bad:
    """Stands for a value that cannot be used; why is among the findings."""


BAD = _Bad()


class Salvage:
    """One conversion. ``with_taxonomy``: slugs of the taxonomy are left to the checks that know it."""

    def __init__(self, record: type[Record], *, with_taxonomy: bool) -> None:
        self.record = record
        self.findings: list[Finding] = []
        self._with_taxonomy = with_taxonomy

    def run(self, raw: Fields) -> Record:
        """Return the record with stand-ins for what is wrong; what is wrong is in ``findings``."""
        return cast("Record", self._struct(raw, shape(self.record), ()))

    def _struct(self, raw: Value, kind: mi.StructType, path: FieldPath) -> object:
        if not isinstance(raw, dict):
            names = ", ".join(field.encode_name for field in kind.fields)
            return self._bad(Finding(fields.NOT_GROUP, path, values.brief(raw), {"allowed": names}))
        known = [field.encode_name for field in kind.fields]
        unknown = [self._unknown(name, known, path) for name in raw if name not in known]
        self.findings += unknown
        # A required field under another name is one mistake, not two.
        renamed = {value for finding in unknown for value in finding.facts.values()}
        return kind.cls(**{field.name: self._field(raw, field, path, renamed) for field in kind.fields})

    def _field(self, raw: Fields, field: mi.Field, path: FieldPath, renamed: set[str]) -> object:
        here = (*path, field.encode_name)
        if field.encode_name not in raw:
            if field.required and field.encode_name not in renamed:
                self.findings.append(Finding(fields.MISSING_FIELD, here, facts=about(field.type)))
            return empty(field)
        value = self._value(raw[field.encode_name], field.type, here)
        return empty(field) if value is BAD else value

    def _value(self, raw: Value, kind: mi.Type, path: FieldPath) -> object:
        choices = options(kind)
        struct = next((choice for choice in choices if isinstance(choice, mi.StructType)), None)
        takes_text = any(isinstance(choice, mi.StrType) for choice in choices)
        if struct and not (takes_text and isinstance(raw, str)):
            return self._struct(raw, struct, path)
        if any(isinstance(choice, mi.NoneType) for choice in choices) and str(raw).lower() == "null":
            return None
        plain = next(choice for choice in choices if not isinstance(choice, mi.NoneType | mi.StructType))
        if isinstance(plain, mi.ListType | mi.VarTupleType):
            return self._list(raw, plain, path)
        if not isinstance(raw, str):
            return self._bad(Finding(fields.NOT_TEXT, path, values.brief(raw)))
        return self._scalar(raw, plain, path, about(kind))

    def _list(self, raw: Value, kind: mi.ListType | mi.VarTupleType, path: FieldPath) -> object:
        if not isinstance(raw, list):
            return self._bad(Finding(fields.NOT_LIST, path, values.brief(raw)))
        length = len(raw)
        if kind.max_length is not None and length > kind.max_length:
            self._bad(Finding(fields.LIST_TOO_LONG, path, facts=_counted(length, kind.max_length)))
        if kind.min_length is not None and length < kind.min_length:
            self._bad(Finding(fields.LIST_TOO_SHORT, path, facts=_counted(length, kind.min_length)))
        items = [self._value(item, kind.item_type, (*path, index)) for index, item in enumerate(raw)]
        good = [item for item in items if item is not BAD]
        return good if isinstance(kind, mi.ListType) else tuple(good)

    def _scalar(self, text: str, kind: mi.Type, path: FieldPath, said: dict[str, str]) -> object:
        if isinstance(kind, mi.StrType):
            return self._text(text, kind, path, said)
        if isinstance(kind, mi.IntType | mi.FloatType):
            return self._number(text, kind, path)
        if isinstance(kind, mi.BoolType):
            return self._convert(text, bool, values.wrong_yes_no(text, path))
        allowed = kind.values if isinstance(kind, mi.LiteralType) else ()
        value = next((value for value in allowed if str(value) == text), BAD)
        return self._bad(values.wrong_choice(text, path, allowed, said)) if value is BAD else value

    def _text(self, text: str, kind: mi.StrType, path: FieldPath, said: dict[str, str]) -> object:
        left_to_others = self._with_taxonomy and kind.pattern == SLUG_PATTERN and path[-1] in TAXONOMY_FIELDS
        if left_to_others:
            return text
        if kind.max_length is not None and len(text) > kind.max_length:
            facts = _counted(len(text), kind.max_length)
            return self._bad(Finding(fields.TEXT_TOO_LONG, path, text[:20], facts))
        if kind.pattern and not re.search(kind.pattern, text):
            return self._bad(values.wrong_pattern(text, path, kind.pattern, said))
        return text

    def _number(self, text: str, kind: mi.IntType | mi.FloatType, path: FieldPath) -> object:
        is_whole = isinstance(kind, mi.IntType)
        if is_whole and not (text.isascii() and text.isdigit()):
            return self._bad(values.wrong_whole(text, path))
        number = self._convert(text, int if is_whole else float, values.wrong_decimal(text, path))
        if not isinstance(number, int | float):
            return number
        low, high = kind.ge, kind.le
        # Written so that "not a number" is out of range, too.
        if (low is None or number >= low) and (high is None or number <= high):
            return number
        facts = {"low": "…" if low is None else f"{low:g}", "high": "…" if high is None else f"{high:g}"}
        return self._bad(Finding(fields.NUMBER_RANGE, path, text, facts))

    def _convert(self, text: str, cls: type[object], otherwise: Finding) -> object:
        try:
            return msgspec.convert(text, cls, strict=False)
        except msgspec.ValidationError:
            return self._bad(otherwise)

    def _bad(self, finding: Finding) -> _Bad:
        self.findings.append(finding)
        return BAD

    def _unknown(self, name: str, known: Iterable[str], path: FieldPath) -> Finding:
        facts = {"allowed": ", ".join(known)} | self._meaning(name, known, at_root=not path)
        return Finding(fields.UNKNOWN_FIELD, (*path, name), name, facts, "key")

    def _meaning(self, name: str, known: Iterable[str], *, at_root: bool) -> dict[str, str]:
        """Tell the field that is meant: by its Vietnamese name, in another case, elsewhere, the closest."""
        places = field_places(self.record)
        for field in MEANT.get(slugify(name), ()):
            elsewhere = at_root and field in places.get(field.rpartition(".")[2], ())
            if field in known or elsewhere:
                return {"meant": field}
        same = closest(name, known, _SAME)
        if same:
            return {"closest": same}
        if places.get(fold(name)):
            return {"place": places[fold(name)][0]}
        like = closest(name, known)
        return {"closest": like} if like else {}


def _counted(length: int, limit: int) -> dict[str, str]:
    return {"length": str(length), "limit": str(limit), "over": str(length - limit)}
