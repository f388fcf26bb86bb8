"""The subset fonts: all that the pages write is in them, and little else."""

from __future__ import annotations

import unicodedata
from itertools import product
from typing import TYPE_CHECKING

from generator.render.fonts import RANGES, subset_font

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = {chr(code) for first, last in RANGES for code in range(first, last + 1)}
MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
#: Both are in the way of every first page.
MOST_BYTES = 17_000


def test_every_letter_of_vietnamese_with_every_tone_is_there() -> None:
    vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    written = {unicodedata.normalize("NFC", vowel + mark) for vowel, mark in product(vowels, MARKS)}
    assert set() == (written | set("đĐ₫")) - LETTERS


def test_every_letter_of_the_catalogue_and_of_the_interface_is_there(repository: Path) -> None:
    files = [*(repository / "content").rglob("*.md"), *(repository / "content").rglob("*.yml")]
    files += (repository / "templates" / "locale").rglob("*.po")
    written = {letter for file in files for letter in file.read_text("utf-8") if letter.isalpha()}
    assert set() == written - LETTERS


def test_a_weight_keeps_to_17_kb() -> None:
    assert MOST_BYTES > len(subset_font(600))
