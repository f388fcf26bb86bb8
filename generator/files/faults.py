"""What is wrong with a file before its fields can be read. The codes are ids of `generator.rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from generator.files.yaml import Fields


class Fault(msgspec.Struct, frozen=True):
    """One thing that keeps a file from being read; line and column count from 1, columns in code points."""

    code: str
    line: int
    column: int
    found: str = ""
    facts: dict[str, str] = {}


class FaultyFileError(Exception):
    """A file that cannot be read as it stands.

    ``fields`` holds what could be read all the same, so that their own mistakes are reported in the same run.
    """

    def __init__(self, *faults: Fault, fields: Fields | None = None) -> None:
        super().__init__(", ".join(fault.code for fault in faults))
        self.faults = faults
        self.fields = fields
