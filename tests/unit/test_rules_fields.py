"""Fields that the schema refuses: the slow conversion names each, and agrees with msgspec."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.records import Event, Outlet, Page, Producer, Product, Record, Settings
from generator.rules.conversion import to_record
from generator.rules.salvage import Salvage
from generator.rules.shapes import field_places, whole_numbers

if TYPE_CHECKING:
    from generator.diagnostics import Finding
    from generator.files.yaml import Fields

RIGHT: Fields = {"name": "Mỳ", "province": "bac-ninh", "category": "thuc-pham", "stars": "4"}
KINDS: tuple[type[Record], ...] = (Product, Producer, Event, Outlet, Page, Settings)


def findings(fields: Fields, record: type[Record] = Product) -> list[Finding]:
    return to_record(fields, record, with_taxonomy=False)[1]


def only(fields: Fields, record: type[Record] = Product) -> tuple[str, dict[str, str]]:
    found = findings(fields, record)
    assert len(found) == 1
    return found[0].rule.id, found[0].facts


def test_right_fields_are_a_record() -> None:
    record, found = to_record(RIGHT, Product, with_taxonomy=False)
    assert (Product(name="Mỳ", province="bac-ninh", category="thuc-pham", stars=4), []) == (record, found)


@pytest.mark.parametrize(
    ("fields", "rule", "facts"),
    [
        ({"price": {"retail": "45.000"}}, "number-whole", {"number": "45000"}),
        ({"price": {"retail": "45.000 đ"}}, "number-whole", {"number": "45000"}),
        ({"price": {"retail": "45,000"}}, "number-whole", {"number": "45000"}),
        ({"price": {"retail": "4.0"}}, "number-whole", {"number": "4"}),
        ({"price": {"retail": "1e3"}}, "number-whole", {}),
        ({"price": {"retail": "khoảng 45000"}}, "number-whole", {}),
        ({"price": {"retail": "٤٥"}}, "number-whole", {}),
        ({"score": "78,5"}, "number-decimal", {"number": "78.5"}),
        ({"score": "78,5 điểm"}, "number-decimal", {"number": "78.5"}),
        ({"score": "tám mươi"}, "number-decimal", {}),
        ({"score": "nan"}, "number-range", {"low": "0", "high": "100"}),
        ({"score": "101"}, "number-range", {"low": "0", "high": "100"}),
        ({"stars": "5 sao"}, "stars-value", {"stars": "5"}),
        ({"stars": "★★★★"}, "stars-value", {"stars": "4"}),
        ({"stars": "OCOP 3*"}, "stars-value", {"stars": "3"}),
        ({"stars": "1"}, "stars-value", {"low": "1"}),
        ({"stars": "2 sao"}, "stars-value", {"low": "2"}),
        ({"stars": "Tiềm năng 5 sao"}, "stars-value", {"potential": "5"}),
        ({"stars": "4-5"}, "stars-value", {}),
        ({"stars": "6"}, "stars-value", {}),
        ({"recognition": {"date": "18/12/2023"}}, "date-format", {"date": "2023-12-18"}),
        ({"recognition": {"date": "tháng 6 năm 2023"}}, "date-format", {"date": "2023-06"}),
        ({"recognition": {"date": "2023-6-5"}}, "date-format", {"date": "2023-06-05"}),
        ({"recognition": {"date": "18/12/23"}}, "date-format", {}),
        ({"trace": {"url": "txng.vn/123"}}, "url-invalid", {"url": "https://txng.vn/123"}),
        ({"trace": {"url": "www.txng.vn"}}, "url-invalid", {"url": "https://www.txng.vn"}),
        ({"trace": {"url": "txng.vn:8080/a"}}, "url-invalid", {"url": "https://txng.vn:8080/a"}),
        ({"trace": {"url": "tìm trên mạng"}}, "url-invalid", {}),
        ({"trace": {"url": "javascript:alert(1)"}}, "link-scheme", {}),
        ({"trace": {"url": "data:text/html,x"}}, "link-scheme", {}),
        ({"trace": {"gtin": "893-4567-890-120"}}, "gtin-format", {"digits": "8934567890120"}),
        ({"trace": {"gtin": "123"}}, "gtin-format", {}),
        ({"example": "có"}, "yes-no", {"value": "true"}),
        ({"example": "no"}, "yes-no", {"value": "false"}),
        ({"example": "2"}, "yes-no", {}),
        ({"producer": {"name": "A", "tax_code": "12"}}, "tax-code-format", {}),
        ({"producer": {"name": "A", "email": "a.vn"}}, "email-invalid", {}),
        ({"name": "a" * 201}, "text-too-long", {"length": "201", "limit": "200", "over": "1"}),
        ({"tags": ["a"] * 21}, "list-too-long", {"length": "21", "limit": "20", "over": "1"}),
        ({"province": "Bắc Ninh"}, "slug-value", {"slug": "bac-ninh"}),
        ({"name": ["a"]}, "not-text", {}),
        ({"tags": "a"}, "not-list", {}),
        ({"tags": {"a": "b"}}, "not-list", {}),
        ({"price": "45000"}, "not-group", {"allowed": "retail, wholesale, unit"}),
        ({"images": ["a.jpg"]}, "not-group", {"allowed": "file, alt, credit"}),
    ],
)
def test_a_wrong_value_is_named_with_what_was_meant(fields: Fields, rule: str, facts: dict[str, str]) -> None:
    assert (rule, facts) == only(RIGHT | fields)


def test_a_choice_is_told_with_the_closest() -> None:
    rule, facts = only(RIGHT | {"recognition": {"status": "withdrawed"}})
    assert ("choice", "withdrawn") == (rule, facts["closest"])
    assert facts["allowed"].split(", ") == ["recognised", "under-review", "withdrawn"]


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        ({"sao": "4"}, {"meant": "stars"}),
        ({"Sao": "4"}, {"meant": "stars"}),
        ({"Quyết định": "1/QĐ"}, {"meant": "recognition.decision"}),
        ({"dien_thoai": "1"}, {"meant": "producer.phone"}),
        ({"Stars": "4"}, {"closest": "stars"}),
        ({"name-en": "x"}, {"closest": "name_en"}),
        ({"decision": "1/QĐ"}, {"place": "recognition.decision"}),
        ({"gtin": "1"}, {"place": "trace.gtin"}),
        ({"sumary": "x"}, {"closest": "summary"}),
        ({"zzzz": "x"}, {}),
        ({"price": {"gia": "1"}}, {"meant": "retail"}),
        ({"recognition": {"ngay": "2023"}}, {"meant": "date"}),
        ({"recognition": {"stars": "4"}}, {"place": "stars"}),
        ({"producer": {"name": "A", "dia_chi": "x"}}, {"meant": "address"}),
    ],
)
def test_an_unknown_field_is_told_with_the_one_that_is_meant(fields: Fields, facts: dict[str, str]) -> None:
    rule, found = only(RIGHT | fields)
    assert "unknown-field" == rule
    assert found.pop("allowed")
    assert facts == found


def test_a_required_field_under_another_name_is_one_mistake() -> None:
    fields = {key: value for key, value in RIGHT.items() if key != "name"}
    assert ["unknown-field"] == [found.rule.id for found in findings(fields | {"ten": "Mỳ"})]
    assert ["unknown-field", "missing-field"] == [
        found.rule.id for found in findings(fields | {"zzzz": "Mỳ"})
    ]


def test_missing_fields_are_told_with_what_they_are() -> None:
    found = findings({})
    assert [("name",), ("province",), ("category",), ("stars",)] == [item.field for item in found]
    assert {"missing-field"} == {item.rule.id for item in found}
    assert "Name as the decision writes it." == found[0].facts["about_en"]


def test_every_wrong_field_is_told_in_one_go() -> None:
    fields: Fields = {
        "nme": "Mỳ",
        "province": "bac-ninh",
        "category": "thuc-pham",
        "stars": "2",
        "images": [{"file": "a.jpg"}, {"alt": "b"}, "c.jpg"],
        "history": [{"stars": "3", "date": "x"}],
        "price": {"retail": "x", "wholesale": "1", "gia": "2"},
    }
    assert {
        ("nme",),
        ("stars",),
        ("images", 1, "file"),
        ("images", 2),
        ("history", 0, "date"),
        ("price", "retail"),
        ("price", "gia"),
    } == {found.field for found in findings(fields)}


def test_what_is_right_is_salvaged() -> None:
    fields: Fields = {"name": "Mỳ", "stars": "2", "tags": ["a"], "price": {"retail": "x", "unit": "gói"}}
    record = Salvage(Product, with_taxonomy=False).run(fields)
    assert isinstance(record, Product)
    assert ("Mỳ", "", 0, ["a"], "gói", None) == (
        record.name,
        record.province,
        record.stars,
        record.tags,
        record.price.unit,
        record.price.retail,
    )


def test_with_a_taxonomy_its_slugs_are_left_to_the_checks_that_know_it() -> None:
    fields = RIGHT | {"province": "Bắc Ninh", "set": "Trà", "certificates": [{"type": "VietGAP"}]}
    record, found = to_record(fields, Product, with_taxonomy=True)
    assert isinstance(record, Product)
    assert ([], "Bắc Ninh", "Trà") == (found, record.province, record.set)


def test_places_of_fields() -> None:
    places = field_places(Product)
    assert ("recognition.decision", "history[].decision") == places["decision"]
    assert ("images", "producer.images") == places["images"]
    assert (("price", "retail"), ("price", "wholesale")) == whole_numbers(Product)


words = st.sampled_from(
    [
        "Mỳ",
        "bac-ninh",
        "4",
        "78.5",
        "45.000",
        "true",
        "null",
        "2023-12-18",
        "",
        "a/b",
        "https://a.vn",
        "vi",
        "nan",
    ]
)
names = st.sampled_from([*sorted({part for kind in KINDS for part in field_places(kind)}), "zzz"])
values: st.SearchStrategy[Any] = st.recursive(
    words.filter(bool),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4),
    max_leaves=10,
)


@given(st.sampled_from(KINDS), st.dictionaries(names, values, max_size=6))
@example(Product, RIGHT | {"price": {"retail": "45.000"}})
@example(Settings, {"title": "a", "languages": []})
def test_the_slow_conversion_refuses_what_msgspec_refuses(kind: type[Record], drawn: Fields) -> None:
    fields = (RIGHT | drawn) if kind is Product else ({"name": "x", "title": "y"} | drawn)
    salvage = Salvage(kind, with_taxonomy=False)
    record = salvage.run(fields)
    try:
        right = msgspec.convert(fields, kind, strict=False)
    except msgspec.ValidationError:
        assert salvage.findings
        return
    # Only a whole number with a point is refused by us alone.
    if salvage.findings:
        assert {"number-whole"} == {found.rule.id for found in salvage.findings}
    else:
        assert right == record
