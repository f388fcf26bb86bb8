"""Headings of a story: they start at level 2, because the page has the first, and each has an id."""

from __future__ import annotations

from generator.vietnamese import slugify

LOWEST = 6


def shifted(level: int) -> int:
    """Return the level that a heading of a story has on its page."""
    return min(level + 1, LOWEST)


def heading_id(text: str, taken: dict[str, int]) -> str:
    """Return an id that is unique on the page, and take it: ``taken`` starts empty for each story.

    It uses the Vietnamese fold: Python-Markdown's own ids drop đ ("Đặc điểm" gives `ac-iem`).
    """
    base = f"s-{slugify(text) or 'muc'}"
    # Counting goes on where it stopped: thousands of equal headings must not be counted again for each.
    name, number = base, taken.get(base, 1)
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    taken[base] = number
    taken.setdefault(name, 1)
    return name
