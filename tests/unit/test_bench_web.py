from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bench.web.lighthouse import LighthouseError, Looks, Visit, read
from bench.web.markdown import HOME, catalogue
from bench.web.report import table
from bench.web.run import Target, crowded

if TYPE_CHECKING:
    from collections.abc import Mapping

CHU: Mapping[str, Any] = {
    "id": "bac-ninh/my-gao-chu",
    "name": "Mỳ *gạo* <Chũ>",
    "province": "bac-ninh",
    "province_name": "Bắc Ninh",
    "category": "thuc-pham",
    "category_name": "Thực phẩm",
    "stars": 4,
    "issued_at": {"district": "Lục Ngạn"},
    "sources": [{"title": "Danh sách", "url": "https://ocop.example/qd"}, {"title": "Bảng"}],
}


def request(url: str, size: int, kind: str = "Other", mime: str = "text/plain") -> Mapping[str, Any]:
    return {"url": url, "transferSize": size, "resourceType": kind, "mimeType": mime}


def test_a_report_is_read_without_photos_and_what_is_inline() -> None:
    items = [
        request("http://127.0.0.1/", 5000, "Document", "text/html"),
        request("http://127.0.0.1/a.js", 900, "Script", "text/javascript"),
        request("http://127.0.0.1/a.avif", 70_000, "Image", "image/avif"),
        request("data:image/svg+xml,", 40, "Image", "image/svg+xml"),
    ]
    marks = {"performance": 0.994, "accessibility": 1, "best-practices": 0.96, "seo": None}
    found = read(
        {
            "categories": {name: {"score": score} for name, score in marks.items()},
            "audits": {
                "network-requests": {"details": {"items": items}},
                "largest-contentful-paint": {"numericValue": 1234.5},
                "cumulative-layout-shift": {"numericValue": 0.01},
            },
        }
    )
    assert {"performance": 99, "accessibility": 100, "best-practices": 96, "seo": 0} == found.marks
    assert (1234.5, 0.01, 5900, 2, 900) == (
        *(found.largest_paint, found.shift),
        *(found.size, found.requests, found.script),
    )


def test_a_page_that_does_not_load_is_an_error() -> None:
    with pytest.raises(LighthouseError, match="404"):
        read({"runtimeError": {"message": "Status 404"}})


def test_others_get_the_same_products_and_nothing_in_them_is_markup() -> None:
    pages = {page.path: page for page in catalogue([CHU]).pages}
    assert {HOME, "san-pham/bac-ninh/my-gao-chu", "tinh/bac-ninh", "nhom/thuc-pham"} == pages.keys()
    text = pages["san-pham/bac-ninh/my-gao-chu"].text
    assert "- **name:** Mỳ \\*gạo\\* \\<Chũ\\>" in text
    assert "- **issued at district:** Lục Ngạn" in text
    assert "- [Danh sách](https://ocop.example/qd)\n- Bảng" in text
    assert "(/san-pham/bac-ninh/my-gao-chu/)" in pages["tinh/bac-ninh"].text
    assert "(/tinh/bac-ninh/)" in pages[HOME].text


def test_the_listing_is_one_that_fills_its_page() -> None:
    assert "hue" == crowded([CHU] * 47 + [{**CHU, "province": "hue"}] * 48)


def test_a_row_has_medians_and_the_range_of_times() -> None:
    marks = dict.fromkeys(("performance", "accessibility", "best-practices", "seo"), 100.0)
    visits = [Visit(marks, paint, 0.004, 72_340, 12, 1500) for paint in (1300, 1500, 1400)]
    looks = Looks({"simulate": visits, "devtools": visits[:1]})
    row = list(table({Target("ocop", "home", ""): looks}))[-1]
    assert (
        "| ocop | home | 100 | 100 | 100 | 100 | 1.40 (1.30–1.50) | 1.30 | 0.004 | 72.3 | 12 | 1.5 |" == row
    )
