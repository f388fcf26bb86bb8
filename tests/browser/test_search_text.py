"""The script reads text as the build does: the same cases as tests/unit/test_search_text.py, in Chromium."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.search.abbreviations import REWRITES
from generator.search.tokens import syllables

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.visits import Visits

CASES = json.loads((Path(__file__).parents[1] / "unit" / "data" / "search_text.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def script(repository: Path) -> str:
    text = (repository / "templates/assets/js/search-text.js").read_text("utf-8")
    return re.sub(r"^export ", "", text, flags=re.MULTILINE)


@pytest.fixture
def page(visit: Visits, script: str) -> Page:
    page = visit("about:blank")
    page.add_script_tag(content=script)
    return page


def read(page: Page, texts: list[str]) -> list[list[Any]]:
    pairs = "syllables(text, rewrites).map((word) => [word.bare, word.marked])"
    ask = f"([texts, rewrites]) => texts.map((text) => {pairs})"
    found: list[list[Any]] = page.evaluate(ask, [texts, REWRITES])
    return found


def test_the_script_reads_the_cases_as_the_build_does(page: Page) -> None:
    expected = [[list(pair) for pair in zip(bare, marked, strict=True)] for _, bare, marked in CASES]
    assert read(page, [text for text, *_ in CASES]) == expected


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(st.characters(max_codepoint=0x1FFF, exclude_categories=["Cs"])), max_size=30))
def test_the_script_reads_any_text_as_the_build_does(page: Page, texts: list[str]) -> None:
    assert read(page, texts) == [[list(word) for word in syllables(text)] for text in texts]
