#!/usr/bin/env python3
"""Take the pictures of docs/dong-gop.md anew: ``python scripts/guide_pictures.py``.

The form is looked at in the built site. The check and the comment are what the commands really say of a small
catalogue with one change and one mistake, shown on plain paper.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import markdown
from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scripts.pictures import FOLDER, View, look, save, site  # noqa: E402
from tests.support.chromium import chromium  # noqa: E402
from tests.support.repositories import commit, start  # noqa: E402
from tests.support.sites import CatalogueSite, product  # noqa: E402

BN = "content/products/bac-ninh"
FORM = "dong-gop/?sua=thai-nguyen/tra-tom-non-huong-que"
WIDTH = 1000
#: Signs of the comment that the fonts here do not have, as dots of the same colours.
SIGNS = {"🟢": "#1e6b45", "🟡": "#b8860b", "🔴": "#a33b2a", "❌": "#a33b2a", "⚠️": "#b8860b"}
STYLE = """
body { margin: 0; padding: 28px 36px; background: #fbfaf6; color: #1f2421 }
body { font: 16px/1.55 'Be Vietnam Pro', sans-serif }
pre { font: 15px/1.6 'Liberation Mono', monospace; white-space: pre-wrap; margin: 0 }
h2 { font-size: 22px; margin: 0 0 12px } h3 { font-size: 18px; margin: 20px 0 8px } h4 { margin: 12px 0 4px }
table { border-collapse: collapse } th, td { border: 1px solid #d8d5c8; padding: 4px 10px; text-align: left }
code { background: #efede4; padding: 1px 4px; border-radius: 3px; font-size: 14px } p, ul { margin: 6px 0 }
"""


def small_catalogue(folder: Path) -> Path:
    """Make a repository in which one product changed, one came and one has a mistake."""
    files = {f"{BN}/banh-phu-the.md": product("Bánh phu thê", stars="3", commune="Đình Bảng")}
    made = CatalogueSite(folder, files)
    start(made.root)
    made.write({
        f"{BN}/banh-phu-the.md": product("Bánh phu thê Đình Bảng", stars="4", commune="Đình Bảng"),
        f"{BN}/my-gao-chu.md": product("Mỳ gạo Chũ", commune="Nam Dương", producer="{name: HTX Nam Dương}"),
        f"{BN}/nem-bui.md": product("Nem Bùi", province="Bắc Giang"),
    })  # fmt: skip
    commit(made.root)
    return made.root


def said(folder: Path, *arguments: str) -> str:
    """Return what a command says, on whichever stream."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments, "--source", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return done.stdout


def on_paper(browser: Browser, body: str) -> Image.Image:
    """Return a piece of HTML as a picture as high as it needs."""
    page = browser.new_page(viewport={"width": WIDTH, "height": 100}, locale="vi-VN")
    page.set_content(f'<!doctype html><html lang="vi"><style>{STYLE}</style><body>{body}')
    shot = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    page.close()
    return shot


def main() -> None:
    """Write all pictures of the guide and tell their sizes."""
    with site() as url, chromium() as browser, TemporaryDirectory() as folder:
        small = small_catalogue(Path(folder))
        checked = said(small, "check", "--lang", "vi")
        comment = said(small, "diff", "HEAD~1..HEAD", "--lang", "vi", "--as-of", "2026-11-22")
        html = markdown.markdown(
            comment.replace("\u200b", ""), extensions=["tables", "sane_lists", "md_in_html"]
        )
        for sign, colour in SIGNS.items():
            html = html.replace(sign, f'<b style="color: {colour}">●</b>')
        pictures = {
            "guide-form": look(browser, url, View(FORM)),
            "guide-check": on_paper(browser, f"<pre>$ ocop check\n\n{escape(checked)}</pre>"),
            "guide-comment": on_paper(browser, html),
        }
        for name, picture in pictures.items():
            path = FOLDER / f"{name}.png"
            sys.stdout.write(f"{path.relative_to(ROOT)}: {save(picture, path):,} bytes\n")


if __name__ == "__main__":
    main()
