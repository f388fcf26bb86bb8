"""A booklet to print: which products it shows, how they are put, and the form of the page."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.records.common import PRODUCT_ID_PATTERN, Record, Stars, said, slug
from generator.records.settings import Language

ProductId = Annotated[str, said("<tỉnh>/<tên tệp>", "<province>/<slug>", pattern=PRODUCT_ID_PATTERN)]
State = Literal["valid", "expiring", "unknown", "under-review", "expired", "withdrawn"]
Size = Literal["a4", "a5", "a6", "square"]
PerPage = Literal[1, 2, 4, 8]
Grouping = Literal["province", "category", "stars", "none"]
Order = Literal["stars", "name", "producer", "booth"]

_Slugs = Annotated[list[Annotated[str, slug("Mã.", "Slug.")]], said("Các mã.", "Slugs.", max_length=200)]


class Query(Record, frozen=True, kw_only=True):
    """Which products of the catalogue are meant: all that fit every line that is given."""

    provinces: Annotated[_Slugs, said("Chỉ các tỉnh này.", "Of these provinces only.")] = []
    categories: Annotated[_Slugs, said("Chỉ các ngành này.", "Of these categories only.")] = []
    sets: Annotated[
        list[Annotated[str, said("Mã bộ sản phẩm.", "Slug of a set.", max_length=120)]],
        said("Chỉ các bộ sản phẩm này.", "Of these sets only.", max_length=60),
    ] = []
    stars: Annotated[list[Stars], said("Chỉ các hạng sao này.", "Of these ranks only.", max_length=3)] = []
    states: Annotated[
        list[State],
        said(
            "Chỉ các trạng thái này: valid, expiring, unknown, under-review, expired, withdrawn.",
            "In these states only: valid, expiring, unknown, under-review, expired, withdrawn.",
            max_length=6,
        ),
    ] = []
    certificates: Annotated[
        _Slugs, said("Có ít nhất một trong các chứng nhận này.", "With one of these certificates at least.")
    ] = []


class Booklet(Record, frozen=True, kw_only=True):
    """The printed catalogue of an event: its products, its order, its texts and its paper."""

    title: Annotated[
        str,
        said("Tên trên bìa; bỏ trống: tên sự kiện.", "Title; empty: the event's name.", max_length=160),
    ] = ""
    title_en: Annotated[str, said("Tên tiếng Anh trên bìa.", "English title.", max_length=160)] = ""
    select: Annotated[
        Query | None,
        said(
            "Chọn sản phẩm theo điều kiện; bỏ trống thì lấy sản phẩm có mặt tại sự kiện.",
            "Products by their properties; without it, those shown at the event.",
        ),
    ] = None
    products: Annotated[
        list[ProductId], said("Thêm các sản phẩm này.", "These products, too.", max_length=5000)
    ] = []
    exclude: Annotated[
        list[ProductId], said("Bỏ các sản phẩm này.", "Without these products.", max_length=5000)
    ] = []
    lapsed: Annotated[
        bool,
        said(
            "In cả sản phẩm đã hết hạn hoặc đã thu hồi, có ghi rõ.",
            "Print expired and withdrawn recognitions, too, and say so.",
        ),
    ] = False
    group: Annotated[
        Grouping,
        said("Chia phần theo: province, category, stars, none.", "Parts: province, category, stars, none."),
    ] = "province"
    order: Annotated[
        Order,
        said(
            "Thứ tự trong mỗi phần: stars, name, producer, booth.",
            "Order within a part: stars, name, producer, booth.",
        ),
    ] = "stars"
    languages: Annotated[
        tuple[Language, ...],
        said(
            "Ngôn ngữ; ngôn ngữ đầu là chính, [vi, en] in thêm tên tiếng Anh.",
            "Languages; the first is the main one, [vi, en] adds English names.",
            min_length=1,
            max_length=2,
        ),
    ] = ("vi", "en")
    foreword: Annotated[str, said("Lời nói đầu (Markdown).", "Foreword, in Markdown.", max_length=20000)] = ""
    foreword_en: Annotated[str, said("Lời nói đầu (tiếng Anh).", "Foreword (en).", max_length=20000)] = ""
    foreword_by: Annotated[str, said("Người viết lời nói đầu.", "Who signs it.", max_length=240)] = ""
    closing: Annotated[
        str, said("Phần cuối sách (Markdown).", "Back matter, in Markdown.", max_length=20000)
    ] = ""
    closing_en: Annotated[str, said("Phần cuối (tiếng Anh).", "Back matter (en).", max_length=20000)] = ""
    size: Annotated[
        Size, said("Khổ giấy: a4, a5, a6, square (210 × 210 mm).", "Page: a4, a5, a6, square.")
    ] = "a5"
    per_page: Annotated[
        PerPage, said("Số sản phẩm mỗi trang: 1, 2, 4, 8.", "Products a page: 1, 2, 4 or 8.")
    ] = 4
    binding: Annotated[
        Literal["saddle", "glued"],
        said(
            "Đóng: saddle (ghim giữa, lề trong giữ nguyên), glued (keo gáy, lề trong rộng theo số trang).",
            "Binding: saddle (stitched, the inner margin stays) or glued (it grows with the pages).",
        ),
    ] = "glued"
    bleed: Annotated[
        int, said("Chừa xén, mm, thường là 3.", "Bleed for the printer in mm, usually 3.", ge=0, le=10)
    ] = 3
    paper: Annotated[
        int, said("Định lượng giấy ruột, g/m².", "Weight of the inner paper in g/m².", ge=40, le=400)
    ] = 100
    prices: Annotated[bool, said("In giá.", "Print prices.")] = True
    download: Annotated[
        bool,
        said("Cho tải sách (PDF) từ trang của sự kiện.", "Offer the booklet (PDF) on the event's page."),
    ] = True
