"""The budget of bytes: what a phone on a slow network must load before it shows a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.weighing import Scales

if TYPE_CHECKING:
    from pathlib import Path

PRODUCT = 90_000
#: Home has the map, a listing 48 cards.
OTHERS = 100_000
SCRIPT = 5_000
#: In each language.
PAGES = ("", "san-pham/", "tinh/can-tho/", "nhom/do-uong/", "tinh/", "chu-the/", "tim-kiem/", "gioi-thieu/")
LANGUAGES = ("", "en/")


@pytest.fixture(scope="module")
def scales(launch_site: Path) -> Scales:
    return Scales(launch_site)


def over(sizes: dict[str, int], budget: int) -> dict[str, int]:
    return {path: size for path, size in sizes.items() if size > budget}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_product_page_keeps_to_90_kb_with_fonts(
    scales: Scales, launch_site: Path, language: str
) -> None:
    products = sorted(launch_site.glob(f"{language}san-pham/*/*/index.html"))
    assert len(products) >= 700
    sizes = {str(path.parent.relative_to(launch_site)): 0 for path in products}
    assert {} == over({path: scales.page(path) for path in sizes}, PRODUCT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_other_kinds_keep_to_100_kb(scales: Scales, language: str) -> None:
    assert {} == over({path: scales.page(language + path) for path in PAGES}, OTHERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_script_keeps_to_5_kb_before_anyone_searches(
    scales: Scales, launch_site: Path, language: str
) -> None:
    product = next(launch_site.glob(f"{language}san-pham/*/*/index.html")).parent
    pages = [*(language + path for path in PAGES), str(product.relative_to(launch_site))]
    sizes = {path: scales.script(path) for path in pages}
    assert {} == over(sizes, SCRIPT)
    assert min(sizes.values()) > 0


def test_all_that_a_page_loads_is_weighed(tmp_path: Path) -> None:
    def write(name: str, text: str) -> None:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")

    page = (
        '<link rel="stylesheet" href="/a/site.css"><link rel="next" href="/b/"><a href="/b/">b</a>'
        '<script type="module" src="/a/one.js"></script><svg><use href="/a/i.svg#x"/></svg><img src="/p.jpg">'
    )
    write("index.html", page)
    write("a/site.css", "@font-face { src: url(f.woff2) }")
    write("a/f.woff2", "f" * 1000)
    write("a/i.svg", "<svg/>")
    write("a/one.js", 'import { two } from "./two.js";\nexport const later = () => import("./later.js");')
    write("a/two.js", "export const two = 2;")
    write("a/later.js", "x" * 9)
    write("p.jpg", "p" * 9)
    scales = Scales(tmp_path)
    names = {file.name for file in scales.files("")}
    assert {"index.html", "site.css", "f.woff2", "i.svg", "one.js", "two.js"} == names
    assert 1000 < scales.page("") < 1600
    assert 0 < scales.script("") < 200
