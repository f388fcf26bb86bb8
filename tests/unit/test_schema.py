"""JSON Schemas: made from the records, described in both languages, kind to what YAML makes of text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.cli import run
from generator.records import Product
from generator.records.schema import DIALECT, KINDS, Schema, json_schema
from generator.taxonomy.choices import choices_of
from tests.support.programs import REPOSITORY
from tests.support.taxonomy import real_taxonomy

if TYPE_CHECKING:
    from collections.abc import Iterator


def fields(schema: Schema) -> Iterator[tuple[str, Schema]]:
    for name, definition in schema["$defs"].items():
        for field, value in definition.get("properties", {}).items():
            yield f"{name}.{field}", value


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described_in_both_languages(kind: str) -> None:
    for name, value in fields(json_schema(kind)):
        said = value.get("descriptions", {})
        assert said.get("vi"), name
        assert said.get("en"), name
        assert f"{said['vi']}\n\n{said['en']}" == value["description"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_whole(kind: str) -> None:
    schema = json_schema(kind)
    assert DIALECT == schema["$schema"]
    references = set(re_find(schema))
    assert {f"#/$defs/{name}" for name in schema["$defs"]} == references
    for definition in schema["$defs"].values():
        assert definition["additionalProperties"] is False


def re_find(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for inner in value.values():
            yield from re_find(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from re_find(inner)


def test_what_yaml_makes_of_text_is_taken() -> None:
    product = json_schema("product")["$defs"]["Product"]
    assert product["required"] == ["name", "province", "category", "stars"]
    properties = product["properties"]
    assert ["string", "number"] == properties["name"]["type"]
    assert ["string", "number", "null"] == properties["name_en"]["type"]
    assert ["number", "null"] == properties["score"]["type"]
    assert [3, 4, 5] == properties["stars"]["enum"]
    assert [{"type": ["string", "number"]}, {"$ref": "#/$defs/Producer"}, {"type": "null"}] == (
        properties["producer"]["anyOf"]
    )
    assert [{"$ref": "#/$defs/Price"}, {"type": "null"}] == properties["price"]["anyOf"]
    assert ["array", "null"] == properties["tags"]["type"]
    status = json_schema("product")["$defs"]["Recognition"]["properties"]["status"]
    assert ["recognised", "under-review", "withdrawn", None] == status["enum"]


def test_every_field_of_the_record_is_there() -> None:
    assert set(Product.__struct_fields__) == set(json_schema("product")["$defs"]["Product"]["properties"])


def test_slugs_of_a_taxonomy_can_be_listed() -> None:
    definitions = json_schema("product", choices_of(real_taxonomy()))["$defs"]
    province = definitions["Product"]["properties"]["province"]
    assert list(real_taxonomy().provinces) == province["enum"]
    assert "Bắc Ninh" in province["enumDescriptions"]
    assert [*real_taxonomy().sets, None] == definitions["Product"]["properties"]["set"]["enum"]
    assert "htx" in definitions["Producer"]["properties"]["type"]["enum"]
    assert "vietgap" in definitions["Certificate"]["properties"]["type"]["enum"]
    assert "enum" not in definitions["IssuedAt"]["properties"]["province"]


def test_making_a_schema_changes_no_other() -> None:
    before = json_schema("product")
    json_schema("product", choices_of(real_taxonomy()))
    assert before == json_schema("product")


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_prints_it(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == run(["schema", kind])
    printed = capsys.readouterr()
    assert ("", json_schema(kind)) == (printed.err, json.loads(printed.out))


def test_the_command_lists_the_slugs_of_a_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == run(["schema", "outlet", "--taxonomy", "--source", str(REPOSITORY)])
    outlet = json.loads(capsys.readouterr().out)["$defs"]["Outlet"]
    assert "bac-ninh" in outlet["properties"]["province"]["enum"]
