"""What libyaml's syntax errors mean to somebody who fills in a form, told from the line they stand in."""

from __future__ import annotations

import re

import yaml

from generator.files.faults import Fault

_FIELD = re.compile(r"\s*(?:- )*([A-Za-z_][\w-]*)\s*:")
_NO_SPACE = re.compile(r"\s*(?:- )*[A-Za-z_][\w-]*:[^\s/]")
_FALLBACK = "yaml-syntax"
_UNEXPECTED_COLON = "mapping values are not allowed in this context"

# By what libyaml 0.2.5 says; what is not here is told by its line, or is `yaml-syntax`.
_CODES = {
    "found unknown escape character": "yaml-quote",
    "did not find expected hexdecimal number": "yaml-quote",
    "found a tab character that violates indentation": "yaml-tab",
    "found a tab character where an indentation space is expected": "yaml-tab",
    "did not find expected ',' or ']'": "yaml-bracket",
    "did not find expected ',' or '}'": "yaml-bracket",
    "did not find expected node content": "yaml-bracket",
    "did not find expected '-' indicator": "yaml-indent",
    "block sequence entries are not allowed in this context": "yaml-sign",
    "mapping keys are not allowed in this context": "yaml-sign",
    "did not find expected comment or line break": "yaml-sign",
    "did not find expected alphabetic or numeric character": "yaml-sign",
    "could not find expected ':'": "yaml-no-colon",
    "found undefined alias": "yaml-alias",
    "but found another document": "yaml-documents",
}


# Where these start is more use than where libyaml noticed them.
_TOLD_AT_THEIR_START = frozenset(
    {
        "found unexpected end of stream",
        "could not find expected ':'",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
    }
)


def explain(error: yaml.YAMLError, text: str) -> Fault:
    """Return the fault that a syntax error stands for, with the sign or the line that it is about."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Fault(_FALLBACK, 1, 1)
    lines = text.split("\n")
    problem = error.problem or ""
    row, column = _place(error.problem_mark, lines)
    before = lines[row - 1] if row else ""
    if problem == _UNEXPECTED_COLON and _NO_SPACE.match(before):
        # "name:text" is no field but a text that runs on: the error shows up in the next line.
        return Fault("yaml-no-space", row, before.index(":") + 2, before.strip())
    code = _CODES.get(problem) or _by_line(problem, lines[row], column)
    if problem in _TOLD_AT_THEIR_START and error.context_mark is not None:
        row, column = _place(error.context_mark, lines)
    return Fault(code, row + 1, column + 1, *_detail(code, lines[row], column))


def _place(mark: yaml.Mark | yaml._yaml.Mark, lines: list[str]) -> tuple[int, int]:
    """Return row and column (from 0) of a mark; what is noticed behind the text is about its last line."""
    row, column = mark.line, mark.column
    while row and (row >= len(lines) or not lines[row].strip()):
        row -= 1
        column = max(len(lines[row]) - 1, 0)
    return row, column


def _by_line(problem: str, line: str, column: int) -> str:
    if problem == "found character that cannot start any token":
        return "yaml-tab" if line[column : column + 1] == "\t" else "yaml-sign"
    if problem == "found unexpected end of stream":
        return "yaml-quote"
    if problem == _UNEXPECTED_COLON:
        # The first colon of a line that is indented too far, or a second one within a value.
        return "yaml-indent" if ":" not in line[:column] else "yaml-colon"
    if problem == "did not find expected key":
        return "yaml-quote" if {'"', "'"} & set(line[:column]) else "yaml-indent"
    if problem == "did not find expected <document start>":
        return "yaml-indent"
    return _FALLBACK


def _detail(code: str, line: str, column: int) -> tuple[str, dict[str, str]]:
    field = _FIELD.match(line)
    facts = {"key": field[1]} if field else {}
    if code == "yaml-sign":
        return line[column : column + 1], facts
    return line.strip(), facts
