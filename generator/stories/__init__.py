"""Contributors' Markdown to safe HTML: rendered once a text, then kept with the record."""

from __future__ import annotations

from generator.stories.rendering import plain, render_story, shown_in
from generator.stories.sanitising import ATTRIBUTES, DROPPED, SCHEMES, TAGS, sanitise

__all__ = [
    "ATTRIBUTES",
    "DROPPED",
    "SCHEMES",
    "TAGS",
    "plain",
    "render_story",
    "sanitise",
    "shown_in",
]
