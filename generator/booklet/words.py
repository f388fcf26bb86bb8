"""The fixed words of printed matter, handed to the templates in the book's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.texts import N_

if TYPE_CHECKING:
    from generator.texts import Texts

WORDS = {
    "contents": N_("Table of contents"),
    "programme": N_("Programme"),
    "glance": N_("At a glance"),
    "categories": N_("By category"),
    "provinces": N_("By province"),
    "validity": N_("Validity of the recognitions"),
    "foreword": N_("Foreword"),
    "closing": N_("Closing words"),
    "when": N_("When"),
    "where": N_("Where"),
    "directed": N_("Directed by"),
    "booth": N_("Booth"),
    "booths": N_("Booths"),
    "retailers": N_("Retailers"),
    "outlets": N_("Outlets"),
    "memoranda": N_("Memoranda signed"),
    "participants": N_("Who takes part"),
    "code": N_("QR code of the product's page"),
    "example": N_("Example"),
}


def words(tr: Texts) -> dict[str, str]:
    """Return all fixed words in one language."""
    return {key: tr(text) for key, text in WORDS.items()}
