"""The page that the others set shows the same products as our booklet; the table has a row for each."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bench.booklet.contenders import CHROMIUM, ours
from bench.booklet.page import write_page
from bench.booklet.run import Measured, report
from bench.processes import Run
from generator.booklet.volume import Composer, Request
from generator.records import Booklet
from tests.support.prints import ALL, shelf
from tests.support.sites import product

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_has_every_product_with_its_facts_and_code(tmp_path: Path) -> None:
    files = {
        f"content/products/bac-ninh/sp-{number}.md": product(f"Mỳ <{number}>", packaging="gói 500 g")
        for number in range(5)
    }
    composed = Composer(shelf(tmp_path, files), Request(booklet=Booklet(select=ALL)), tmp_path).compose()
    page = write_page(composed.volume, composed.files, tmp_path / "page").read_text("utf-8")
    assert 2 == page.count('class="page"')
    for number in range(5):
        assert f"<h2>Mỳ &lt;{number}&gt;</h2>" in page
        assert f'src="codes/p{number + 1}.png"' in page
    assert 5 == page.count("gói 500 g")


def test_ours_is_the_whole_command(tmp_path: Path) -> None:
    command = ours(tmp_path, tmp_path / "a.pdf")
    assert ["-m", "generator", "booklet"] == command[1:4]
    assert str(tmp_path / "a.pdf") == command[-1]


def test_the_table_has_a_row_for_each(tmp_path: Path) -> None:
    asked = argparse.Namespace(products=773, photos=0, rounds=2)
    runs = [Run(2.0, 1.0, ""), Run(4.0, 3.0, "")]
    found = [
        Measured("ocop", 773, runs, 10**8, 268, 5_000_000),
        Measured(CHROMIUM, 773, runs, 7 * 10**8, 241),
    ]
    text = report(found, asked, {"cores": "2"})
    assert "| ocop | 773 | 3.00 (2.00–4.00) | 2.00 (1.00–3.00) | 100 | 268 | 5.0 | 0.0 |" in text
    assert "| Chromium | 773 | 3.00 (2.00–4.00) | – | 700 |" in text
    assert str(tmp_path) not in text
