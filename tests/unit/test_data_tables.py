from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from generator.addresses import Addresses
from generator.data.cells import letters
from generator.data.columns import COLUMNS, Cell, cells
from generator.data.package import datapackage
from generator.data.rows import Row, RowSource, encode_json_row, row
from generator.data.spreadsheet import products_xlsx
from generator.data.tables import CsvTable, plain, products_json
from generator.records import Organiser, Settings
from tests.support.sites import product
from tests.support.workshop import catalogue_of

TODAY = dt.date(2026, 11, 22)
FORMULA = '=HYPERLINK("https://xau.example";"Bấm")'
#: How a workbook writes signs that XML cannot hold; the reader in these tests leaves them so.
_UNSPOKEN = re.compile("_x([0-9A-F]{4})_")
CHU = Row(
    id="bac-ninh/my-gao-chu",
    url="/san-pham/bac-ninh/my-gao-chu/",
    name="Mỳ gạo Chũ",
    province="bac-ninh",
    province_name="Bắc Ninh",
    region="dong-bang-song-hong",
    category="thuc-pham",
    category_name="Thực phẩm",
    stars=4,
    state="valid",
    score=78.5,
    gtin="08931234567890",
    expires="2028-12-18",
    expires_computed=True,
    sources=(RowSource("Quyết định", "https://bacninh.example/qd", grade="A"),),
)


def csv_of(rows: Iterable[Sequence[Cell]]) -> bytes:
    table = CsvTable()
    for one in rows:
        table.add(one)
    return table.whole()


def with_name(name: str) -> Row:
    return msgspec.structs.replace(CHU, name=name)


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheet(rows: list[Row]) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(products_xlsx(map(cells, rows), len(rows), "Danh mục", TODAY))
    )
    return [list[object](line) for line in book.get_sheet_by_index(0).to_python()]


def part_of_xlsx(rows: list[Row], name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(products_xlsx(map(cells, rows), len(rows), "Danh mục", TODAY))) as book:
        return book.read(name).decode()


def test_json_has_a_head_and_one_product_a_line() -> None:
    data = products_json([encode_json_row(CHU), encode_json_row(with_name("Vải"))], "Danh mục", TODAY)
    whole = json.loads(data)
    assert {key: whole[key] for key in ("schema", "title", "licence", "as_of", "count")} == {
        "schema": 1,
        "title": "Danh mục",
        "licence": "CC-BY-4.0",
        "as_of": "2026-11-22",
        "count": 2,
    }
    assert [one["name"] for one in whole["products"]] == ["Mỳ gạo Chũ", "Vải"]
    assert len(data.splitlines()) == 4
    assert "Mỳ gạo Chũ".encode() in data


def test_json_without_products_is_json() -> None:
    assert json.loads(products_json([], "Danh mục", TODAY))["products"] == []


def test_csv_opens_in_excel_with_its_letters() -> None:
    data = csv_of([cells(CHU)])
    assert data.startswith(b"\xef\xbb\xbfid,name,")
    assert data.count(b"\r\n") == 2
    [found] = read_csv(data)
    assert list(found) == [column.name for column in COLUMNS]
    assert (found["name"], found["score"], found["stars"]) == ("Mỳ gạo Chũ", "78.5", "4")
    assert (found["gtin"], found["expires_computed"]) == ("08931234567890", "true")
    assert (found["source_title"], found["source_grade"]) == ("Quyết định", "A")


@pytest.mark.parametrize("text", [FORMULA, "+84", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1"])
def test_no_text_of_a_csv_cell_is_run(text: str) -> None:
    [found] = read_csv(csv_of([cells(with_name(text))]))
    assert found["name"] == f"'{text}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_from_a_csv_cell(text: str) -> None:
    [found] = read_csv(csv_of([cells(with_name(text))]))
    assert found["name"] in (text, f"'{text}")
    assert not re.match(r"\s*[=+\-@]", found["name"])


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (False, "false"), (4, "4"), (78.5, "78.5"), ("", "")]
)
def test_cells_of_other_types(value: object, text: str) -> None:
    assert plain(value) == text  # type: ignore[arg-type]


def test_the_sheet_has_headings_in_both_languages_and_typed_cells() -> None:
    heads, found = sheet([CHU])
    at = {column.name: number for number, column in enumerate(COLUMNS)}
    assert heads[at["name"]] == "Tên sản phẩm\nProduct"
    assert (found[at["name"]], found[at["stars"]], found[at["score"]]) == ("Mỳ gạo Chũ", 4.0, 78.5)
    assert (found[at["gtin"]], found[at["expires_computed"]]) == ("08931234567890", True)


def test_no_text_of_a_sheet_becomes_a_formula_or_a_link() -> None:
    rows = [with_name(FORMULA), with_name("https://xau.example"), with_name("@SUM(A1)")]
    assert [line[1] for line in sheet(rows)[1:]] == [row.name for row in rows]
    xml = part_of_xlsx(rows, "xl/worksheets/sheet1.xml")
    assert "<f>" not in xml
    assert "hyperlink" not in xml


def test_the_sheet_stays_readable_when_scrolled_and_filtered() -> None:
    xml = part_of_xlsx([CHU, CHU], "xl/worksheets/sheet1.xml")
    assert 'topLeftCell="C2"' in xml
    assert 'state="frozen"' in xml
    assert re.search(r'<autoFilter ref="A1:[A-Z]+3"/>', xml)


def test_the_longest_texts_fit_into_a_cell() -> None:
    assert len(str(sheet([with_name("x" * 40_000)])[1][1])) == 32_767


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
def test_any_text_comes_back_from_a_cell_of_the_sheet(text: str) -> None:
    rows = [with_name(text), CHU, with_name(text)]
    found = [str(line[1]) for line in sheet(rows)[1:]]
    assert [text, CHU.name, text] == [
        _UNSPOKEN.sub(lambda code: chr(int(code[1], 16)), name) for name in found
    ]


def test_a_workbook_counts_its_rows_and_texts() -> None:
    rows = [CHU, with_name(" Vải & nhãn "), CHU]
    xml, texts = (part_of_xlsx(rows, f"xl/{name}.xml") for name in ("worksheets/sheet1", "sharedStrings"))
    assert '<dimension ref="A1:AE4"/>' in xml
    assert "AE" == re.findall(r'<c r="([A-Z]+)2"', xml)[-1]
    counts = re.search(r'count="(\d+)" uniqueCount="(\d+)"', texts)
    assert counts
    notes = part_of_xlsx(rows, "xl/worksheets/sheet2.xml")
    assert int(counts[1]) == xml.count(' t="s"') + notes.count(' t="s"')
    assert int(counts[2]) == texts.count("<si>")
    assert '<t xml:space="preserve"> Vải &amp; nhãn </t>' in texts


def test_columns_have_letters() -> None:
    assert ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"] == list(map(letters, (0, 25, 26, 51, 52, 701, 702)))


def test_a_workbook_is_the_same_at_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    before = products_xlsx([cells(CHU)], 1, "Danh mục", TODAY)
    monkeypatch.setenv("TZ", "America/New_York")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert products_xlsx([cells(CHU)], 1, "Danh mục", TODAY) == before


FILES = {"products.csv": b"id\r\n", "products.json": b"{}", "products.xlsx": b"PK"}


def test_the_data_package_describes_the_table() -> None:
    settings = Settings(
        title="Danh mục", base_url="https://ocop.example", organiser=Organiser(name="Sở Công Thương")
    )
    package = json.loads(datapackage(settings, TODAY, FILES))
    table = package["resources"][0]
    assert [field["name"] for field in table["schema"]["fields"]] == [column.name for column in COLUMNS]
    assert [resource["path"] for resource in package["resources"]] == [
        "products.csv",
        "products.json",
        "products.xlsx",
    ]
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["contributors"] == [{"title": "Sở Công Thương", "role": "publisher"}]
    sizes = [(one["bytes"], one["hash"]) for one in package["resources"]]
    assert sizes == [(len(data), f"sha256:{sha256(data).hexdigest()}") for data in FILES.values()]
    assert (package["homepage"], package["created"]) == ("https://ocop.example", "2026-11-22T00:00:00+07:00")


def fields() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(datapackage(Settings(title="x"), TODAY, FILES))["resources"][0][
        "schema"
    ]["fields"]
    return found


def breaks(text: str, field: dict[str, Any]) -> str:
    """Return what a cell of the table breaks of its column (Frictionless Table Schema), "" for nothing."""
    rules, cast = field.get("constraints", {}), _CASTS[field["type"]]
    if not text:
        return "required" if rules.get("required") else ""
    if not cast[0].fullmatch(text):
        return str(field["type"])
    value = cast[1](text)
    if "enum" in rules and value not in rules["enum"]:
        return "enum"
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text):
        return "pattern"
    low, high = rules.get("minimum"), rules.get("maximum")
    return "range" if low is not None and not float(low) <= value <= float(high) else ""


_CASTS: dict[str, tuple[re.Pattern[str], Callable[[str], Any]]] = {
    "string": (re.compile(".*", re.DOTALL), str),
    "integer": (re.compile(r"-?\d+"), int),
    "number": (re.compile(r"-?\d+(\.\d+)?"), float),
    "boolean": (re.compile("true|false"), bool),
}


def test_the_table_keeps_to_its_schema() -> None:
    files = {
        f"content/products/bac-ninh/{slug}.md": product(slug, **said)
        for slug, said in {
            "a": {"score": "78.5", "trace": '{gtin: "8931234567897"}'},
            "b": {"recognition": "{date: 2023-06}", "stars": "3"},
            "c": {"recognition": "", "name_en": "'=1+1'", "stars": "5", "producer": "{name: HTX, type: htx}"},
            "d": {"recognition": "{date: 2025, status: withdrawn}", "issued_at": "{province: Bắc Giang}"},
        }.items()
    }
    catalogue = catalogue_of(files)
    addresses = Addresses.of("", "vi")
    rows = [cells(row(catalogue, addresses, entry)) for entry in catalogue.entries]
    read = read_csv(csv_of(rows))
    assert len(files) == len({one["id"] for one in read})
    found = {(field["name"], breaks(one[field["name"]], field)) for one in read for field in fields()}
    assert set() == {(name, broken) for name, broken in found if broken}


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        ("stars", "2", "enum"),
        ("stars", "vier", "integer"),
        ("state", "gone", "enum"),
        ("date", "18/12/2023", "pattern"),
        ("score", "101", "range"),
        ("name", "", "required"),
        ("gtin", "123", "pattern"),
    ],
)
def test_a_cell_that_breaks_the_schema_is_found(column: str, text: str, expected: str) -> None:
    assert expected == breaks(text, next(field for field in fields() if field["name"] == column))


def test_required_columns_are_always_filled() -> None:
    required = {field["name"] for field in fields() if field.get("constraints", {}).get("required")}
    names = ("id", "url", "name", "province", "province_name", "region", "category", "category_name", "state")
    lean = msgspec.convert(dict.fromkeys(names, "x") | {"stars": 3}, Row)
    [found] = read_csv(csv_of([cells(lean)]))
    assert required == {name for name in required if found[name]}


def test_the_guide_explains_every_column(repository: Path) -> None:
    guide = (repository / "docs" / "open-data.md").read_text("utf-8")
    assert [column.name for column in COLUMNS if f"| `{column.name}` |" not in guide] == []
