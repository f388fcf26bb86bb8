"""Faults in HTML files, found by the Nu HTML checker (the W3C's validator)."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, NotRequired, TypedDict
from urllib.parse import unquote, urlsplit

from tests.support.programs import find_program, node_module_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Seconds for one run over thousands of pages on a slow machine.
PATIENCE = 900


class _Message(TypedDict):
    type: str
    subType: NotRequired[str]
    url: NotRequired[str]
    lastLine: NotRequired[int]
    firstColumn: NotRequired[int]
    message: str
    extract: NotRequired[str]


def validate_html(paths: Iterable[Path]) -> list[str]:
    """One line a fault in the files, or in all HTML files below the folders, of ``paths``.

    Errors and warnings count; remarks do not. One Java process checks everything.

    Raises:
        ValueError: there is no path, which would pass for no fault.
        RuntimeError: the checker itself failed.
    """
    names = [str(path) for path in paths]
    if not names:
        message = "validate_html was given no path"
        raise ValueError(message)
    return [_line(message) for message in _check(names) if _counts(message)]


def _check(names: list[str]) -> list[_Message]:
    jar = node_module_file("vnu-jar/build/dist/vnu.jar")
    # The language is stated and tested; guessing it from short product names only errs.
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", "--no-langdetect"]
    done = subprocess.run(
        # Deeply nested pages overflow the checker's default stack.
        [find_program("java"), "-Xss2m", "-jar", jar, *options, *names],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    try:
        messages: list[_Message] = json.loads(done.stdout)["messages"]
    except (json.JSONDecodeError, KeyError) as error:
        message = f"The Nu HTML checker failed (exit {done.returncode}): {done.stderr.strip()[-2000:]}"
        raise RuntimeError(message) from error
    return messages


def _counts(message: _Message) -> bool:
    return message["type"] != "info" or message.get("subType") == "warning"


def _line(message: _Message) -> str:
    path = unquote(urlsplit(message.get("url", "")).path)
    place = f"{path}:{message.get('lastLine', 0)}:{message.get('firstColumn', 0)}"
    extract = " ".join(message.get("extract", "").split())
    return f"{place}: {message.get('subType', message['type'])}: {message['message']} [{extract}]"
