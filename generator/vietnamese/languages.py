"""The languages of the site."""

from __future__ import annotations

from typing import Literal, TypeAlias

Language: TypeAlias = Literal["vi", "en"]
"""Vietnamese comes first; English follows it."""
