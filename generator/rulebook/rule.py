"""A rule of the catalogue: what is wrong, how it is said in both languages, how it is mended."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

import msgspec

from generator.vietnamese import Language

Severity: TypeAlias = Literal["error", "warning"]

_PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)\}")


class Text(msgspec.Struct, frozen=True):
    """One text in both languages; ``{placeholders}`` are filled with the facts of a finding."""

    vi: str
    en: str

    def into(self, language: Language) -> str:
        """Return the text of one language."""
        return self.en if language == "en" else self.vi

    @property
    def placeholders(self) -> frozenset[str]:
        """Names that both languages use, without the endings ``_vi`` and ``_en`` of translated facts."""
        return frozenset(_PLACEHOLDER.findall(self.vi) + _PLACEHOLDER.findall(self.en))


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A small object with a stable id; everything that is said of a problem comes from here.

    ``mends``: ways to mend, the most exact first; the first one whose placeholders are all known is shown.
    ``bad`` and ``good``: a short example of content for the documentation. ``since``: the version that
    brought the rule. An error stops publishing, a warning does not.
    """

    id: str
    severity: Severity = "error"
    since: str = "0.1.0"
    title: Text
    message: Text
    mends: tuple[Text, ...]
    bad: str
    good: str
