#!/usr/bin/env python3
"""Take the pictures of the README anew, from the catalogue as it stands: ``python scripts/pictures.py``.

Builds the site into a folder of its own, looks at it in Chromium and writes ``docs/img/*.png``, each small
enough for a README: 1280 pixels wide and 250 KB at most.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.chromium import chromium  # noqa: E402 (the line above makes it importable)
from tests.support.launch import build_catalogue  # noqa: E402
from tests.support.site_server import serve  # noqa: E402

FOLDER = ROOT / "docs" / "img"
LIMIT = 250_000
WIDE = (1440, 960)
WIDTH = 1280
PHONE = (390, 844)
#: Two phones stand side by side on paper.
GAP = 40
PAPER = "#fbfaf6"


class View(NamedTuple):
    """One look at a page; ``ready`` brings it into the state that is wanted."""

    path: str
    size: tuple[int, int] = WIDE
    dark: bool = False
    ready: Callable[[Page], object] = lambda page: page.wait_for_load_state("networkidle")


def _results(page: Page) -> None:
    page.locator("[data-search-result]").first.wait_for()
    page.wait_for_load_state("networkidle")


def _map(page: Page) -> None:
    page.locator(".map").evaluate("(e) => scrollTo(0, e.getBoundingClientRect().top + scrollY - 175)")
    page.wait_for_load_state("networkidle")


def _form(page: Page) -> None:
    page.locator("[data-form-root]").wait_for()
    page.locator("#o-name").fill("Mỳ gạo Chũ")
    page.locator("#o-province").fill("Bắc Ninh")
    page.locator("#o-category").select_option("thuc-pham")
    page.locator("#o-commune").focus()
    page.keyboard.type("nam d")
    page.locator(".suggest [role=option]:visible").first.wait_for()
    page.wait_for_load_state("networkidle")


def _form_mistake(page: Page) -> None:
    page.locator("[data-form-root]").wait_for()
    page.locator("[data-step=chung-nhan]").click()
    page.locator("#o-recognition-date").fill("18/12/2025")
    page.locator("#o-recognition-authority").focus()
    page.locator("#o-recognition-date").evaluate(
        "(e) => scrollTo(0, e.getBoundingClientRect().top + scrollY - 330)"
    )


def _form_review(page: Page) -> None:
    page.locator("[data-form-root]").wait_for()
    page.locator("[data-step=xem-lai]").click()
    page.locator(".file").wait_for()
    page.wait_for_load_state("networkidle")


PICTURES: dict[str, tuple[View, ...]] = {
    "home": (View(""),),
    "listing": (View("tinh/thai-nguyen/"),),
    "product": (View("san-pham/thai-nguyen/tra-tom-non-huong-que/"),),
    "search": (View("tim-kiem/?q=dong+trung", ready=_results),),
    "form": (View("dong-gop/", PHONE, ready=_form), View("dong-gop/", PHONE, ready=_form_mistake)),
    "form-review": (View("dong-gop/?sua=thai-nguyen/tra-tom-non-huong-que", ready=_form_review),),
    "dark": (View("", dark=True, ready=_map),),
    "phone": (
        View("tinh/thai-nguyen/nhom/thuc-pham/", PHONE),
        View("san-pham/thai-nguyen/tra-tom-non-huong-que/", PHONE, dark=True),
    ),
}


@contextmanager
def site() -> Iterator[str]:
    """Build the catalogue and serve it."""
    with TemporaryDirectory() as folder:
        built = Path(folder, "site")
        if complaint := build_catalogue(built):
            raise SystemExit(complaint)
        with serve(built) as served:
            yield served.url


def look(browser: Browser, url: str, view: View) -> Image.Image:
    """Return what a visitor sees."""
    width, height = view.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        # Drawn at the size that the README shows: made smaller afterwards, it would be blurred and larger.
        device_scale_factor=1 if view.size == PHONE else WIDTH / width,
        color_scheme="dark" if view.dark else "light",
        locale="vi-VN",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url + view.path)
    view.ready(page)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return shot


def side_by_side(shots: list[Image.Image]) -> Image.Image:
    """Put pictures of phones next to each other; a single picture stays as it is."""
    if len(shots) == 1:
        return shots[0]
    width = sum(shot.width + GAP for shot in shots) + GAP
    sheet = Image.new("RGB", (width, max(shot.height for shot in shots) + 2 * GAP), PAPER)
    left = GAP
    for shot in shots:
        sheet.paste(shot, (left, GAP))
        left += shot.width + GAP
    return sheet


def save(picture: Image.Image, path: Path) -> int:
    """Write a picture, with a palette where all its colours would be too large; return its size in bytes."""
    picture.save(path, optimize=True)
    if path.stat().st_size > LIMIT:
        picture.quantize(256, kmeans=1, dither=Image.Dither.NONE).save(path, optimize=True)
    return path.stat().st_size


def main() -> None:
    """Write all pictures and tell their sizes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with site() as url, chromium() as browser:
        for name, views in PICTURES.items():
            path = FOLDER / f"{name}.png"
            size = save(side_by_side([look(browser, url, view) for view in views]), path)
            sys.stdout.write(f"{path.relative_to(ROOT)}: {size:,} bytes\n")


if __name__ == "__main__":
    main()
