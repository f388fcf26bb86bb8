"""Every text of the site is in Vietnamese, with the same fields."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from generator.texts import KEYWORDS, load_texts
from tests.support.programs import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterable

SOURCES = {"generator": ("**.py", "python"), "templates/site": ("**.html", "jinja2")}
# Without our own tag the reader of templates would stop at it, and say nothing.
OPTIONS = {"**.html": {"extensions": "generator.render.templates.Once", "silent": "false"}}


def forms(message: str | Iterable[str]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


def messages() -> dict[tuple[str, ...], str]:
    """All texts of code and templates, with the place where each is first written."""
    found: dict[tuple[str, ...], str] = {}
    for folder, method in SOURCES.items():
        for path, line, message, _, _ in extract_from_dir(
            str(REPOSITORY / folder), method_map=[method], options_map=OPTIONS, keywords=KEYWORDS
        ):
            found.setdefault(forms(message), f"{folder}/{path}:{line}")
    return found


def translations() -> dict[tuple[str, ...], tuple[str, ...]]:
    path = REPOSITORY / "templates" / "locale" / "vi" / "LC_MESSAGES" / "ocop.po"
    with path.open("rb") as file:
        catalog = read_po(file, locale="vi", abort_invalid=True)
    return {forms(message.id): forms(message.string or "") for message in catalog if message.id}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_texts_are_found() -> None:
    assert len(messages()) > 200


def test_every_text_has_its_vietnamese() -> None:
    known = translations()
    missing = {text: place for text, place in messages().items() if not all(known.get(text, ("",)))}
    assert missing == {}


def test_no_translation_is_left_over() -> None:
    assert translations().keys() - messages().keys() == set()


def test_translations_use_the_fields_of_their_texts_and_no_others() -> None:
    wrong = {text: said for text, said in translations().items() if fields(said[-1]) != fields(text[-1])}
    assert wrong == {}


def test_translations_are_no_english() -> None:
    same = [text[0] for text, said in translations().items() if text[0] == said[0]]
    assert same == ["{stars}: {meaning}."]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_texts_load_and_count(lang: str) -> None:
    tr = load_texts(lang, REPOSITORY)
    expected = {"vi": ["1 sản phẩm", "2 sản phẩm"], "en": ["1 product", "2 products"]}[lang]
    assert [tr.plural("{count} product", "{count} products", n, count=str(n)) for n in (1, 2)] == expected


def test_no_text_is_translated_twice() -> None:
    """The later of two would quietly win, wherever the text stands."""
    path = REPOSITORY / "templates" / "locale" / "vi" / "LC_MESSAGES" / "ocop.po"
    texts = re.findall(r'^msgid "(.+)"$', path.read_text("utf-8"), re.MULTILINE)
    assert [] == sorted({text for text in texts if texts.count(text) > 1})
