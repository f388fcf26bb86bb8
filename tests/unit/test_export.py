"""``ocop export``: nothing is lost on the way out and back, nothing becomes a formula, choices choose."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.cli import run
from generator.files.writing import document_text, fields_text
from generator.records import (
    Certificate,
    Image,
    IssuedAt,
    PastRecognition,
    Price,
    Producer,
    Product,
    Recognition,
    Source,
    Trade,
)
from generator.spreadsheets.exporting import FORMATS, Format, Shelved, exported, shelved
from generator.spreadsheets.fields import fields, plain, protected, records_of
from generator.vietnamese import tidy, tidy_lines
from tests.support.import_bench import Bench

HOSTILE = (
    "=1+1",
    "'=1+1",
    "''@x",
    "+84 912",
    "-5",
    "@SUM(A1)",
    "＝1",
    "_x000D_",
    "1e5",
    "007",
    "true",
    '"',
    "a;b,c",
)


def line(most: int) -> st.SearchStrategy[str]:
    """A text of one line as files hold it: what sheets would take for something else, too."""
    free = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "M")), max_size=most)
    return st.one_of(st.sampled_from(HOSTILE), free).map(tidy).filter(lambda text: len(text) <= most)


def story() -> st.SearchStrategy[str]:
    parts = st.lists(st.one_of(line(40), st.sampled_from(["", "    code", "two  ", "- a", "=x"])), max_size=5)
    return parts.map("\n".join).map(tidy_lines)


def some(most: int) -> st.SearchStrategy[str]:
    return line(most).filter(bool)


SOURCES = st.lists(st.builds(Source, title=some(40), note=line(60), grade=st.sampled_from("ABC")), max_size=2)
MAKERS = st.builds(
    Producer,
    name=some(40),
    phone=line(30),
    address=line(40),
    story=story(),
    sources=SOURCES,
    summary=line(20),
)
DAYS = st.sampled_from(["", "2023", "2023-06", "2023-06-18"])
PRODUCTS = st.builds(
    Product,
    name=some(60),
    name_en=line(30),
    province=st.sampled_from(["hue", "bac-ninh"]),
    category=st.sampled_from(["thuc-pham", "do-uong"]),
    stars=st.sampled_from([3, 4, 5]),
    score=st.one_of(st.none(), st.floats(50, 100).map(lambda score: round(score, 3))),
    recognition=st.builds(
        Recognition, decision=line(30), date=DAYS, status=st.sampled_from(["recognised", "withdrawn"])
    ),
    history=st.lists(st.builds(PastRecognition, stars=st.sampled_from([3, 4]), date=DAYS), max_size=2),
    producer=st.one_of(st.sampled_from(["", "htx-a", "khong-co-tep"]), MAKERS),
    issued_at=st.builds(IssuedAt, commune=line(20), district=line(20)),
    images=st.lists(st.builds(Image, file=some(20), alt=line(20)), max_size=2),
    price=st.builds(Price, retail=st.one_of(st.none(), st.integers(0, 10**9)), unit=line(20)),
    trade=st.builds(Trade, moq=line(20), channels=st.lists(some(20), max_size=2)),
    certificates=st.lists(st.builds(Certificate, type=st.just("vietgap"), number=line(20)), max_size=2),
    tags=st.lists(some(20), max_size=2),
    sources=SOURCES,
    example=st.booleans(),
    story=story(),
)


def write(folder: Path, products: list[Product], maker: Producer) -> Shelved:
    """Write a catalogue and return what is read of it."""
    for number, product in enumerate(products):
        path = folder / "content" / "products" / product.province / f"p-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document_text(product), encoding="utf-8")
    if any(product.producer == "htx-a" for product in products):
        (folder / "content" / "producers").mkdir()
        (folder / "content" / "producers" / "htx-a.yml").write_text(fields_text(maker), encoding="utf-8")
    return shelved(folder)


def there_and_back(products: list[Product], maker: Producer, form: Format) -> tuple[Shelved, Shelved]:
    """Export a catalogue and import it into an empty one."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        before = write(Path(one), products, maker)
        bench = Bench.at(Path(other))
        table = Path(one) / f"bang.{form}"
        table.write_bytes(exported(before, form, "vi"))
        bench.read(table)
        assert bench.last is not None
        assert [] == [finding for finding in bench.last.findings if finding.level != "info"]
        return before, shelved(bench.folder)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(products=st.lists(PRODUCTS, min_size=1, max_size=4), maker=MAKERS)
@example(
    products=[Product(name="x", province="hue", category="do-uong", stars=3, story="dài " * 14_000)],
    maker=Producer(name="HTX A"),
)
def test_what_is_exported_and_imported_is_the_same(
    form: Format, products: list[Product], maker: Producer
) -> None:
    before, after = there_and_back(products, maker, form)
    assert before == after


@given(st.one_of(st.sampled_from(HOSTILE), st.text()))
def test_protection_can_be_taken_back(text: str) -> None:
    assert text == plain(protected(text))
    assert not protected(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_every_field_of_the_schema_has_a_column() -> None:
    paths = [one.path for one in fields()]
    assert len(paths) == len(set(paths))
    for name in Product.__struct_fields__:
        assert any(path == name or path.startswith(f"{name}.") for path in paths), name
    assert {"recognition.date", "producer.phone", "price.retail", "trace.gtin"} <= set(paths)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    bench = Bench.at(tmp_path)
    bench.run(
        "Tên sản phẩm,Chủ thể,Tỉnh,Ngành,Sao,Quy cách\n"
        "Bánh,HTX A,Huế,Thực phẩm,3,=1+1\nRượu,HTX A,Bắc Giang,Đồ uống,4,+84\nKẹo,HTX B,Huế,Thực phẩm,5,x\n"
    )
    return bench.folder


def names(capsysbinary: pytest.CaptureFixture[bytes], source: Path, *options: str) -> list[str]:
    """The names in the CSV that the command prints."""
    run(["export", "--source", str(source), *options])
    text = capsysbinary.readouterr().out.decode("utf-8-sig")
    return [row["name"] for row in csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["Rượu", "Bánh", "Kẹo"]),
        (["--province", "Bắc Giang"], ["Rượu"]),
        (["--province", "hue", "--province", "bac-ninh", "--stars", "3", "--stars", "4"], ["Rượu", "Bánh"]),
        (["--category", "Đồ uống"], ["Rượu"]),
        (["--producer", "htx b"], ["Kẹo"]),
        (["--stars", "5", "--category", "do-uong"], []),
    ],
)
def test_choices(
    capsysbinary: pytest.CaptureFixture[bytes], source: Path, options: list[str], expected: list[str]
) -> None:
    assert expected == names(capsysbinary, source, *options)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--province", "Xứ Lạ"], 2),
        (["--set", "gì đó"], 2),
        (["--output", "bang.docx"], 2),
        (["--output", "bang.csv", "--format", "xlsx"], 2),
        (["--stars", "2"], 2),
        (["--stars", "5", "--category", "do-uong"], 1),
        (["--output", "khong-co/bang.csv"], 3),
    ],
)
def test_exit_codes(source: Path, options: list[str], code: int) -> None:
    options = [str(source / one) if one.startswith(("bang.", "khong-co")) else one for one in options]
    assert code == run(["export", "--source", str(source), *options])


def test_nothing_in_a_csv_is_a_formula(capsysbinary: pytest.CaptureFixture[bytes], source: Path) -> None:
    run(["export", "--source", str(source)])
    rows = list(csv.reader(io.StringIO(capsysbinary.readouterr().out.decode("utf-8-sig"))))
    cells = [cell for row in rows for cell in row]
    assert {"'=1+1", "'+84"} <= set(cells)
    assert [] == [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_workbook_has_filters_a_frozen_header_and_no_formula(source: Path) -> None:
    path = source / "bang.xlsx"
    assert 0 == run(["export", "--source", str(source), "--output", str(path)])
    with zipfile.ZipFile(path) as book:
        sheet, styles = (book.read(f"xl/{part}").decode() for part in ("worksheets/sheet1.xml", "styles.xml"))
    assert "<f>" not in sheet
    assert 'state="frozen"' in sheet
    assert "<autoFilter" in sheet
    assert 'quotePrefix="1"' in styles
    first = path.read_bytes()
    run(["export", "--source", str(source), "--output", str(path)])
    assert first == path.read_bytes()


def edit(path: Path, change: dict[str, Any]) -> None:
    """Change the first product of an export in JSON or CSV, as a person would in a spreadsheet."""
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    rows[0] |= change
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")


def test_edits_of_a_table_come_back(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = source / "bang.csv"
    run(["export", "--source", str(source), "--output", str(table)])
    edit(table, {"price.retail": "45000", "summary": "Ngon"})
    assert 0 == run(["import", "--source", str(source), str(table)])
    assert ["content/products/bac-ninh/ruou.md"] == capsys.readouterr().out.splitlines()
    changed = shelved(source).products["bac-ninh/ruou"]
    assert (45000, "Ngon") == (changed.price.retail, changed.summary)


def test_a_file_that_was_edited_since_stays(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = source / "bang.csv"
    run(["export", "--source", str(source), "--output", str(table)])
    edit(table, {"summary": "Ngon"})
    file = source / "content/products/bac-ninh/ruou.md"
    file.write_text(file.read_text("utf-8").replace("name: Rượu", "name: Rượu nếp"), encoding="utf-8")
    before = file.read_bytes()
    assert 0 == run(["import", "--source", str(source), str(table), "--lang", "en"])
    out, err = capsys.readouterr()
    assert (before, "") == (file.read_bytes(), out)
    assert "field-conflict" in err


@pytest.mark.parametrize("key", ["../../etc/passwd", "hue/Con", "khong-co/banh", "hue/trang", ""])
def test_ids_that_lead_elsewhere_are_refused(source: Path, key: str) -> None:
    table = source / "bang.csv"
    run(["export", "--source", str(source), "--output", str(table)])
    edit(table, {"id": key})
    before = sorted(source.rglob("content/**/*"))
    assert 1 == run(["import", "--source", str(source), str(table)])
    assert before == sorted(source.rglob("content/**/*"))


def test_json_that_is_no_export(source: Path) -> None:
    path = source / "bang.json"
    path.write_text(json.dumps([1, 2]), encoding="utf-8")
    assert 2 == run(["import", "--source", str(source), str(path)])


def test_a_file_with_errors_is_told_with_its_line(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source / "content/products/hue/banh.md").write_text("---\nname: Bánh\nstars: 9\n---\n", encoding="utf-8")
    assert 1 == run(["export", "--source", str(source)])
    assert "content/products/hue/banh.md" in capsys.readouterr().err


def test_the_schema_decides_what_comes_back() -> None:
    with pytest.raises(msgspec.ValidationError):
        records_of({"name": "x", "province": "hue", "category": "do-uong", "stars": "9"})
