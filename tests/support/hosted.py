"""A small catalogue with one of everything that hosts and search engines look at."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

from PIL import Image

from tests.support.sites import CatalogueSite, product

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://ocop.example/ocop/"
SETTINGS = (
    "title: Danh mục thử & nghiệm\ntitle_en: Test catalogue\nsummary: Sản phẩm OCOP.\n"
    "organiser: {name: Sở Công Thương}\n"
    "repository: {url: https://github.com/to-chuc/danh-muc}\n"
)

PRICED, PLAIN, LAPSED, WITHDRAWN, EXAMPLE = (
    "bac-ninh/my-gao-chu",
    "bac-ninh/banh-da",
    "hue/tinh-dau-tram",
    "hue/muoi-ruoc",
    "ca-mau/vi-du",
)
GTIN = "8938505974194"
EXAMPLE_GTIN = "8938505974200"
DECISION = "decision: 12/QĐ-UBND, authority: UBND tỉnh"

PRODUCTS = {
    PRICED: product(
        "Mỳ gạo Chũ",
        name_en="Chu rice noodles",
        producer="htx-chu",
        summary="Sợi dai & thơm.",
        price="{retail: 45000, unit: gói 500 g}",
        trace=f'{{gtin: "{GTIN}"}}',
        images="[{file: my-gao.jpg, alt: Mỳ gạo}]",
        story="Làm từ **gạo**.",
    ),
    PLAIN: product('Bánh đa "nem" & <giòn>', producer="htx-chu", stars="3"),
    LAPSED: product("Tinh dầu tràm", province="hue", recognition=f"{{{DECISION}, date: 2019-05-06}}"),
    WITHDRAWN: product(
        "Muối ruốc", province="hue", recognition=f"{{{DECISION}, date: 2025, status: withdrawn}}"
    ),
    EXAMPLE: product("Ví dụ", province="ca-mau", example="true", trace=f'{{gtin: "{EXAMPLE_GTIN}"}}'),
}
OTHERS = {
    "content/producers/htx-chu.yml": "name: HTX Chũ\ntype: htx\nphone: 0204 3881 234\n"
    "sources: [{title: Danh sách, grade: A}]\n",
    "content/events/hoi-cho.yml": "name: Hội chợ\nstarts: 2026-12-01\nproducts: [bac-ninh/my-gao-chu]\n"
    "sources: [{title: Tin, grade: B}]\n",
    "content/outlets/hue/cua-hang.yml": "name: Cửa hàng\nprovince: hue\nproducts: [hue/tinh-dau-tram]\n"
    "sources: [{title: Tin, grade: B}]\n",
    "content/pages/gioi-thieu.md": "---\ntitle: Giới thiệu\nmenu: 1\n---\nNội dung.\n",
    "content/pages/gioi-thieu.en.md": "---\ntitle: About\n---\nText.\n",
    "content/pages/lien-he.md": "---\ntitle: Liên hệ\nmenu: 2\n---\nNội dung.\n",
}


def hosted(root: Path, derived: Path | None, more: str = "") -> CatalogueSite:
    """Write the catalogue; ``derived``: fonts made before, ``more``: further lines of its settings."""
    files = {f"content/products/{name}.md": text for name, text in PRODUCTS.items()}
    site = CatalogueSite(root, files | OTHERS, settings=SETTINGS + more)
    (root / "content/products/bac-ninh/my-gao.jpg").write_bytes(_photo())
    if derived:
        shutil.copytree(derived, root / ".ocop-cache" / "derived")
    return site


def _photo() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((480, 360)).convert("RGB").save(out, "JPEG")
    return out.getvalue()
