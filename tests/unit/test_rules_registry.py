"""The registry of rules has no gaps: what is used is registered, and what is registered is used and said."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from generator import __version__
from generator.files.yaml import read_fields
from generator.rulebook import CHAPTERS, RULES, Rule, Text
from tests.support.programs import REPOSITORY

GENERATOR = REPOSITORY / "generator"
NAMES = {rule.id.upper().replace("-", "_"): rule.id for rule in RULES.values()}
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@cache
def used() -> frozenset[str]:
    """Ids of rules that code outside the rulebook names, as constants or as codes of faults."""
    found: set[str] = set()
    for path in GENERATOR.rglob("*.py"):
        if path.parent.name == "rulebook":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute | ast.Name):
                found.add(NAMES.get(node.attr if isinstance(node, ast.Attribute) else node.id, ""))
            elif isinstance(node, ast.Constant) and node.value in RULES and path.parent.name == "files":
                found.add(str(node.value))
    return frozenset(found - {""})


@cache
def fault_codes() -> frozenset[str]:
    """First arguments of ``Fault(…)`` and values of tables of codes in the code that reads files."""
    found: set[str] = set()
    for name in ("decoding", "documents", "yaml", "yaml_syntax"):
        for node in ast.walk(ast.parse((GENERATOR / "files" / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(
                r"(yaml|file|front|story|duplicate)-[a-z-]+", str(node.value)
            ):
                found.add(str(node.value))
    return frozenset(found)


def test_every_registered_rule_is_used() -> None:
    assert sorted(RULES) == sorted(used())


def test_every_code_of_a_fault_is_registered() -> None:
    assert sorted(code for code in fault_codes() if code not in RULES) == []


def test_constants_are_named_for_their_rules() -> None:
    from generator.rulebook import catalogue, events, fields, forms, photos, products, reading, syntax

    constants = {
        name: value.id
        for module in (catalogue, events, fields, forms, photos, products, reading, syntax)
        for name, value in vars(module).items()
        if isinstance(value, Rule)
    }
    assert NAMES == constants


def test_ids_are_unique() -> None:
    assert len(RULES) == sum(map(len, CHAPTERS.values()))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_is_whole(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.id)
    assert version(rule.since) <= version(__version__)
    assert rule.mends
    assert rule.bad != rule.good
    for text in (rule.title, rule.message, *rule.mends):
        for said in (text.vi, text.en):
            assert said == said.strip()
            assert said
    for text in (rule.message, *rule.mends):
        assert facts(text.vi) - facts(text.en) <= {"former"} | facts(text.vi) & facts(text.en)


def version(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall("[0-9]+", text))


def facts(template: str) -> set[str]:
    """Names of placeholders, whatever their language."""
    return {name.removesuffix("_vi").removesuffix("_en") for name in PLACEHOLDER.findall(template)}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_way_to_mend_is_always_known(rule: Rule) -> None:
    """The last way is shown where no other fits, so it needs no more than the message or the place."""
    always = {"field", "key", "found"} | facts(rule.message.vi) | ALWAYS.get(rule.id, set())
    assert facts(rule.mends[-1].vi) | facts(rule.mends[-1].en) <= always


ALWAYS = {
    # Facts that every finding of the rule has, beyond those of its message.
    "base-url": {"url"},
    "category-unknown": {"allowed"},
    "choice": {"about"},
    "file-extension": {"name"},
    "not-group": {"allowed"},
    "page-address": {"name"},
    "producer-type-unknown": {"allowed"},
    "slug-reserved": {"name"},
    "taxonomy-reference": {"list"},
    "text-too-long": {"over"},
    "unknown-field": {"allowed"},
    "value-pattern": {"about"},
}


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if "\n" in rule.good], ids=lambda rule: rule.id
)
def test_good_examples_can_be_read(rule: Rule) -> None:
    fields = rule.good.removeprefix("---\n").partition("\n---")[0]
    if ": " in fields.splitlines()[0] or fields.splitlines()[0].endswith(":"):
        assert read_fields(fields + "\n")


def test_texts_are_in_the_language_they_say() -> None:
    vietnamese = re.compile("[ăâđêôơưĂÂĐÊÔƠƯạảãàáặằắẵẳậầấẫẩẹẻẽèéệềếễểịỉĩìíọỏõòóộồốỗổợờớỡởụủũùúựừứữửỵỷỹỳý]")
    for rule in RULES.values():
        for text in (rule.title, rule.message):
            assert vietnamese.search(text.vi), rule.id


def test_a_text_knows_its_placeholders() -> None:
    assert frozenset({"a", "b_vi", "b_en"}) == Text("{a} {{x}} {b_vi}", "{b_en}").placeholders
