"""Interface texts from gettext catalogues, ``templates/locale/<language>/LC_MESSAGES/ocop.po``.

The keys are English. English needs no catalogue; a text without a translation is shown in English.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from generator.files.digest import digest_text
from generator.resources import template_folders

#: Names by which ``pybabel extract`` and the tests find translatable texts in the code.
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "tr": None, "plural": (1, 2)}


def N_(text: str) -> str:  # noqa: N802 (the customary gettext name)
    """Mark a constant for translation where it is declared."""
    return text


class Texts:
    """The texts of one language. Call it with an English text; ``{name}`` fields are filled in."""

    def __init__(self, lang: str, messages: Mapping[str, str | tuple[str, ...]]) -> None:
        self.lang = lang
        self._messages = messages

    def __call__(self, text: str, /, **fields: str) -> str:
        """Translate ``text`` and fill in its fields."""
        found = self._messages.get(text) or text
        said = found if isinstance(found, str) else found[0]
        return said.format_map(fields) if fields else said

    def fingerprint(self) -> bytes:
        """Hash all texts of the language."""
        return digest_text(self.lang, *[f"{key}\0{text}" for key, text in sorted(self._messages.items())])

    def plural(self, one: str, many: str, count: int, /, **fields: str) -> str:
        """Translate a text that counts: ``one`` for 1, ``many`` otherwise (Vietnamese has one form)."""
        found = self._messages.get(one) or (one, many)
        forms = (found,) if isinstance(found, str) else found
        return forms[0 if count == 1 else -1].format_map(fields)


@cache
def load_texts(lang: str, source: Path) -> Texts:
    """Read the catalogues of ``lang``; a catalogue folder's own one adds to and overrides ours."""
    messages: dict[str, str | tuple[str, ...]] = {}
    for folder in reversed(template_folders(source)):
        path = folder / "locale" / lang / "LC_MESSAGES" / "ocop.po"
        if path.is_file():
            messages |= _read(path, lang)
    return Texts(lang, messages)


def _read(path: Path, lang: str) -> dict[str, str | tuple[str, ...]]:
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalog = read_po(file, locale=lang)
    return dict(_pairs(catalog))


def _pairs(catalog: object) -> list[tuple[str, str | tuple[str, ...]]]:
    pairs: list[tuple[str, str | tuple[str, ...]]] = []
    for message in catalog:  # type: ignore[attr-defined]
        key = message.id[0] if isinstance(message.id, tuple | list) else message.id
        text = tuple(message.string) if isinstance(message.string, tuple | list) else message.string
        if key and text and "fuzzy" not in message.flags:
            pairs.append((key, text))
    return pairs


Translate = Callable[..., str]
