"""A kind of finding: how much it weighs, and its sentence in two languages."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from generator.rulebook import Text

Level: TypeAlias = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info")


class Message(msgspec.Struct, frozen=True):
    """A kind of finding. ``error``: the row is left out; ``warning``: please look; ``info``: done."""

    level: Level
    text: Text


def say(level: Level, vi: str, en: str) -> Message:
    """Make one; ``{value}`` and other facts of a finding stand in braces."""
    return Message(level, Text(vi, en))
