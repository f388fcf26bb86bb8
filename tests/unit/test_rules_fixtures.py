"""One rule, one fixture, the expected lines: `tests/invalid/<rule>/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.diagnostics import Diagnostic, mend, message
from generator.diagnostics.text import facts
from generator.rulebook import RULES, Rule
from generator.rules import check_source
from tests.support.invalid import BASE, FIXTURES, expected, lay

if TYPE_CHECKING:
    from pathlib import Path

    from generator.vietnamese import Language

FOLDERS = sorted(path.name for path in FIXTURES.iterdir() if path.name != BASE.name)


def line(diagnostic: Diagnostic) -> str:
    place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}"
    return f"{place}: {diagnostic.severity} {diagnostic.rule}"


def test_every_rule_has_a_fixture_and_every_fixture_a_rule() -> None:
    assert sorted(RULES) == FOLDERS


def test_the_catalogue_below_the_fixtures_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, BASE.name, monkeypatch)
    assert check_source(tmp_path).diagnostics == ()


@pytest.mark.parametrize("rule", FOLDERS)
def test_fixture(rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, rule, monkeypatch)
    found = check_source(tmp_path).diagnostics
    assert expected(rule) == [line(diagnostic) for diagnostic in found]
    assert rule in {diagnostic.rule for diagnostic in found}
    for diagnostic in found:
        for language in ("vi", "en"):
            check_sentences(diagnostic, language)


def check_sentences(diagnostic: Diagnostic, language: Language) -> None:
    """Every sentence has all its facts, and a way to mend is known."""
    known = facts(diagnostic).keys()
    rule: Rule = diagnostic.definition
    assert rule.message.placeholders <= known
    assert any(way.placeholders <= known for way in rule.mends)
    for sentence in (message(diagnostic, language), mend(diagnostic, language)):
        assert sentence.strip()
        assert "{" not in sentence.replace("`{trường: giá trị, trường: giá trị}`", "").replace(
            "`{field: value, field: value}`", ""
        )
