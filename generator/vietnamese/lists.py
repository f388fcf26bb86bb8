"""Several things in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.vietnamese.languages import Language

_AND = {"vi": " và ", "en": " and "}


def format_list(items: Sequence[str], language: Language) -> str:
    """Return "a, b và c" in Vietnamese, "a, b and c" in English."""
    *first, last = items or [""]
    return _AND[language].join(filter(None, (", ".join(first), last)))
