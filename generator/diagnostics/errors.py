"""What can go wrong for the person at the keyboard. All of it ends in a sentence, never in a traceback.

OcopError
├── ContentError      exit 1  the content breaks rules; raised by reading, checking and building
├── UsageError        exit 2  an option or a path makes no sense; raised by commands before they work
└── EnvironmentFault  exit 3  the machine fails: disk, permission, a missing program; raised anywhere
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.rulebook import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.diagnostics.model import Diagnostic


class OcopError(Exception):
    """Base of all errors that a command turns into a sentence and an exit code."""

    exit_code = 1

    def __init__(self, *, vi: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(vi, en)

    def __reduce__(self) -> tuple[Callable[[], OcopError], tuple[()]]:
        """Let an error come whole from another process."""
        return partial(type(self), vi=self.text.vi, en=self.text.en), ()


class ContentError(OcopError):
    """The content has errors, given by ``diagnostics``; warnings may be among them.

    ``told``: somebody has shown them already, so that the command need not do it.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic], *, told: bool = False) -> None:
        self.diagnostics = tuple(diagnostics)
        self.told = told
        count = len(self.diagnostics)
        super().__init__(vi=f"Nội dung còn {count} điểm cần sửa.", en=f"The content has {count} problems.")

    def __reduce__(self) -> tuple[Callable[[], OcopError], tuple[()]]:
        """Let an error come whole from another process."""
        return partial(type(self), self.diagnostics, told=self.told), ()


class UsageError(OcopError):
    """A command was given something that it cannot work with."""

    exit_code = 2


class EnvironmentFault(OcopError):  # noqa: N818 - the machine is at fault, not the person or the content
    """The machine does not let us: a full disk, no permission, a program that is not there."""

    exit_code = 3
