"""The pages of ``docs/reference`` say what the code says."""

from __future__ import annotations

import re

import pytest

from generator.cli import VERBS
from generator.cli.describing import commands_page
from generator.records.schema import KINDS
from generator.reference import FOLDER, PAGES, fields_page, rules_page
from generator.rulebook import RULES
from generator.taxonomy.choices import schema_files
from tests.support.programs import REPOSITORY
from tests.support.taxonomy import real_taxonomy


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_up_to_date(name: str) -> None:
    """Where this fails: ``python -m generator.reference``."""
    written = (REPOSITORY / FOLDER / name).read_text(encoding="utf-8")
    assert PAGES[name]() == written


def test_schemas_for_editors_are_up_to_date() -> None:
    """Where this fails: ``python -m generator.reference``."""
    for path, data in schema_files(real_taxonomy()):
        assert data == (REPOSITORY / path).read_bytes(), path


def test_every_rule_has_its_place() -> None:
    assert list(RULES) == re.findall(r"^### `(.*)`$", rules_page(), re.MULTILINE)


def test_vietnamese_comes_first() -> None:
    page = rules_page()
    for rule in RULES.values():
        assert page.index(rule.title.vi) < page.index(f"· {rule.title.en}")


def test_every_kind_and_group_of_fields_has_its_table() -> None:
    page = fields_page()
    assert len(KINDS) == len(re.findall(r"^## ", page, re.MULTILINE))
    assert {"`recognition`", "`history[]`", "`producer.images[]`", "`outputs`"} <= set(
        re.findall(r"^### (.*)$", page, re.MULTILINE)
    )
    assert "| **`name`** |" in page
    assert "`2023-12-18`, `2023-12`, `2023`" in page


def test_every_command_and_option_is_told() -> None:
    page = commands_page()
    assert list(VERBS) == re.findall(r"^## ocop (.*)$", page, re.MULTILINE)
    assert {"check", "diff", "new", "report"} <= VERBS.keys()
    assert "`ocop check [FILE]...`" in page
    assert "| `--base REV` | " in page
    assert "| `--strict` | " in page
    assert "--lang [vi" not in page


def test_no_placeholder_is_left() -> None:
    assert [] == re.findall(r"\{[a-z_]+\}", rules_page())
