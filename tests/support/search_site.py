"""A small site whose search has something to find: marks, former places, states, languages, hostile names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.sites import SETTINGS, CatalogueSite, product

if TYPE_CHECKING:
    from pathlib import Path

#: A name that would be markup where a script forgot that it is text.
HOSTILE = "<img src=x onerror=alert(1)> Bánh <b>gai</b>"
#: More than a page of results.
TEAS = 30


def _recognised(date: str, status: str = "recognised") -> str:
    return f"{{decision: 1/QĐ-UBND, date: {date}, authority: UBND tỉnh, status: {status}}}"


def _from_dak_lak(name: str, category: str, stars: int) -> str:
    return product(name, province="dak-lak", category=category, stars=str(stars))


def _tea(number: int) -> str:
    return product(f"Chè Tân Cương {number}", province="thai-nguyen", category="do-uong")


def _files() -> dict[str, str]:
    products = {
        "bac-ninh/my-gao-chu": product(
            "Mỳ gạo Chũ",
            name_en="Chu rice noodles",
            issued_at="{district: Lục Ngạn, province: Bắc Giang}",
            producer="{name: HTX Mỳ Chũ Xuân Trường, type: htx}",
            recognition=_recognised("2024-12-18"),
        ),
        "bac-ninh/banh-phu-the": product(
            "Bánh phu thê", issued_at="{province: Bắc Ninh}", recognition=_recognised("2023-12-01")
        ),
        "phu-tho/dong-trung": product("Đông trùng hạ thảo khô", province="phu-tho", category="duoc-lieu"),
        "ca-mau/ca-dong": product("Cá đồng Trung Lương", province="ca-mau", stars="3"),
        "dak-lak/ca-phe": _from_dak_lak("Cà phê bột Ea Kiết", "do-uong", 5),
        "dak-lak/homestay": product(
            "Homestay cao cấp Ea Phê", province="dak-lak", category="du-lich", stars="3"
        ),
        "dak-lak/ca-tim": product("Cá tím", province="dak-lak", recognition=_recognised("2020-01-01")),
        "an-giang/nuoc-mam": product(
            "Nước mắm Phú Quốc", province="an-giang", commune="Phú Quốc", recognition=_recognised("2025")
        ),
        "an-giang/khac": product(
            "Khô cá tra", province="an-giang", recognition=_recognised("2025-05-05", "withdrawn")
        ),
        "ha-noi/hostile": product(f"'{HOSTILE}'", province="ha-noi", stars="3"),
    }
    teas = {
        f"thai-nguyen/che-{number}": product(
            f"Chè Tân Cương {number}", province="thai-nguyen", category="do-uong"
        )
        for number in range(1, TEAS + 1)
    }
    return {f"content/products/{name}.md": text for name, text in (products | teas).items()}


def build_search_site(root: Path, *, base_url: str | None = None) -> Path:
    """Build the site in a new folder and return its output folder."""
    site = CatalogueSite(root, _files(), settings=SETTINGS)
    site.build(search=True, base_url=base_url)
    return site.output
