"""Headings of a story: they start at level 2, because the page has the first, and each has an id."""

from __future__ import annotations

from generator.vietnamese import slugify

LOWEST = 6


def shifted(level: int) -> int:
    """Return the level that a heading of a story has on its page."""
    return min(level + 1, LOWEST)


def heading_id(text: str, taken: set[str]) -> str:
    """Return an id that is unique on the page, and take it.

    It uses the Vietnamese fold: Python-Markdown's own ids drop đ ("Đặc điểm" gives `ac-iem`).
    """
    base = f"s-{slugify(text) or 'muc'}"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name)
    return name
