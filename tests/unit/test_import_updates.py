"""An updated list: what nobody edited follows it, the rest is a conflict, what people wrote is never lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.diagnostics import UsageError
from generator.records import PastRecognition
from generator.spreadsheets.editing import edited
from tests.support.import_bench import Bench

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "Tên sản phẩm,Chủ thể,Tỉnh,Ngành,Sao,Số quyết định,Ngày quyết định,Giá,Điện thoại\n"
FIRST = f"{HEAD}Bánh,HTX A,Huế,Thực phẩm,3,1/QĐ-UBND,1/2/2022,45000,0912345678\n"
PATH = "content/products/hue/banh.md"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench.at(tmp_path)


def codes(bench: Bench, text: str) -> list[str]:
    return [code for code, _ in bench.run(text) if code != "exists"]


def change(bench: Bench, old: str, new: str) -> None:
    """Edit the product's file by hand."""
    file = bench.folder / PATH
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_what_nobody_edited_follows_the_list(bench: Bench) -> None:
    bench.run(FIRST)
    assert ["field-updated", "field-updated"] == codes(
        bench, FIRST.replace("45000", "50000").replace("0912345678", "0987654321")
    )
    assert bench.last is not None
    assert ((PATH,), ()) == (bench.last.updated, bench.last.products)
    product = bench.product(PATH)
    assert 50000 == product.price.retail
    assert [("Sheet", "field-updated", "hue", "45000", "50000")] == [
        ("Sheet", one.code, "hue", one.facts["there"], one.facts["here"])
        for one in bench.said("field-updated")
        if one.cell == "H2"
    ]


def test_the_updated_list_twice_changes_nothing_more(bench: Bench) -> None:
    bench.run(FIRST)
    second = FIRST.replace("45000", "50000")
    bench.run(second)
    files, memory = bench.files(), (bench.folder / "imports" / "hue.jsonl").read_bytes()
    assert [] == codes(bench, second)
    assert (files, memory) == (bench.files(), (bench.folder / "imports" / "hue.jsonl").read_bytes())


def test_what_people_edited_stays_and_is_told(bench: Bench) -> None:
    bench.run(FIRST)
    change(bench, "retail: 45000", "retail: 47000")
    before = bench.files()
    assert ["field-conflict"] == codes(bench, FIRST.replace("45000", "50000"))
    assert before == bench.files()
    (found,) = bench.said("field-conflict")
    assert ("H2", "47000", "50000") == (found.cell, found.facts["there"], found.facts["here"])
    assert ["field-conflict"] == codes(bench, FIRST.replace("45000", "50000"))


def test_what_people_deleted_stays_deleted(bench: Bench) -> None:
    bench.run(FIRST)
    change(bench, '  phone: "0912 345 678"\n', "")
    assert ["field-conflict"] == codes(bench, FIRST)
    (bench.folder / PATH).unlink()
    assert ["file-deleted"] == codes(bench, FIRST)
    assert not (bench.folder / PATH).exists()


def test_an_empty_cell_empties_nothing(bench: Bench) -> None:
    bench.run(FIRST)
    before = bench.files()
    assert [] == codes(bench, FIRST.replace("45000", "").replace("0912345678", ""))
    assert before == bench.files()


def test_a_later_recognition_makes_the_earlier_one_history(bench: Bench) -> None:
    bench.run(FIRST)
    bench.run(FIRST.replace(",3,1/QĐ-UBND,1/2/2022", ",4,9/QĐ-UBND,3/4/2025"))
    product = bench.product(PATH)
    assert (4, "9/QĐ-UBND", "2025-04-03") == (
        product.stars,
        product.recognition.decision,
        product.recognition.date,
    )
    assert [PastRecognition(stars=3, decision="1/QĐ-UBND", date="2022-02-01")] == product.history


def test_an_older_list_takes_nothing_back(bench: Bench) -> None:
    bench.run(FIRST.replace(",3,1/QĐ-UBND,1/2/2022", ",4,9/QĐ-UBND,3/4/2025"))
    before = bench.files()
    assert ["list-older"] == codes(bench, FIRST)
    assert before == bench.files()


def test_a_year_alone_does_not_replace_a_day(bench: Bench) -> None:
    bench.run(FIRST)
    assert [] == codes(bench, FIRST.replace("1/2/2022", "2022"))
    assert "2022-02-01" == bench.product(PATH).recognition.date


def test_a_product_that_was_renamed_by_hand_is_found_again(bench: Bench) -> None:
    bench.run(FIRST)
    change(bench, "name: Bánh\n", "name: Bánh lá\n")
    assert ["field-updated", "field-conflict"] == codes(bench, FIRST.replace("45000", "50000"))
    assert [("Bánh lá", 50000)] == [(one.name, one.price.retail) for one in [bench.product(PATH)]]
    assert [PATH.removeprefix("content/")] == list(bench.files())


def test_a_file_that_no_list_made_is_filled_and_never_changed(bench: Bench) -> None:
    file = bench.folder / PATH
    file.parent.mkdir(parents=True)
    file.write_text(
        "---\n# Của chúng tôi\nname: Bánh\nprovince: hue\ncategory: thuc-pham\nstars: 4 # theo bằng\n"
        "producer: {name: HTX A}\n---\nChuyện bánh.\n",
        encoding="utf-8",
    )
    found = codes(bench, FIRST)
    assert 1 == found.count("field-conflict")
    text = file.read_text("utf-8")
    assert "# Của chúng tôi\nname: Bánh\n" in text
    assert "stars: 4 # theo bằng\n" in text
    assert text.endswith("---\nChuyện bánh.\n")
    assert 45000 == bench.product(PATH).price.retail


def test_a_producer_with_its_own_file_follows_too(bench: Bench) -> None:
    two = f"{FIRST}Kẹo,HTX A,Huế,Thực phẩm,3,1/QĐ-UBND,1/2/2022,,0912345678\n"
    bench.run(two)
    assert "0912 345 678" == bench.producer("htx-a").phone
    bench.run(two.replace("0912345678", "0987654321"))
    assert "0987 654 321" == bench.producer("htx-a").phone
    assert bench.last is not None
    assert ("content/producers/htx-a.yml",) == bench.last.updated


def test_what_was_imported_is_kept_in_lines_that_git_can_compare(bench: Bench) -> None:
    bench.run(FIRST)
    (line,) = (bench.folder / "imports" / "hue.jsonl").read_text("utf-8").splitlines()
    kept = json.loads(line)
    assert ("banh", "2022-02-01", "45000") == (
        kept["id"],
        kept["fields"]["recognition.date"],
        kept["fields"]["price.retail"],
    )


def test_a_damaged_record_is_told(bench: Bench) -> None:
    bench.run(FIRST)
    (bench.folder / "imports" / "hue.jsonl").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        bench.run(FIRST)
    assert "imports/hue.jsonl" in caught.value.text.vi


def test_a_trial_remembers_nothing(bench: Bench) -> None:
    bench.run(FIRST, dry_run=True)
    assert not (bench.folder / "imports").exists()


def test_a_file_on_one_line_is_written_anew() -> None:
    from generator.records import Product

    product = Product(name="Bánh", province="hue", category="thuc-pham", stars=4)
    text = edited(
        "banh.yml", "{name: Bánh, province: hue, category: thuc-pham, stars: 3}\n", product, {"stars"}
    )
    assert "name: Bánh\nprovince: hue\ncategory: thuc-pham\nstars: 4\n" == text
