"""A small made-up catalogue with every kind of page in every state, also those that the launch has none of.

Its long names, capitals with stacked marks and missing facts are what real lists contain.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.support.sites import CatalogueSite, product

SETTINGS = """\
title: Danh mục thử
title_en: Test catalogue
summary: Danh mục để thử các trang.
summary_en: A catalogue to try the pages with.
organiser: {name: Nhóm thử, url: "https://ocop.example/"}
repository: {url: "https://git.example/ocop"}
"""

LONG = "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch BẢN NGƯỜI MÔNG ĐỎ Ở SUỐI GIÀNG"

STORY = """
Ở độ cao hơn 1.400 mét, **mây che nương chè quanh năm**. [Đọc thêm](https://ocop.example/che)

# ĐẶC SẢN HUYỆN NGHĨA HƯNG

* Sao tay
* Ủ hương

> Chát nhẹ, ngọt lâu.

| Loại | Giá |
| --- | --- |
| Hộp | 450.000 ₫ |
"""

MAKER = (
    "{name: Hợp tác xã Sản xuất Kinh doanh Dịch vụ Nông nghiệp Tổng hợp Suối Giàng, type: htx,"
    " province: lao-cai, address: 'Thôn Pang Cáng, xã Suối Giàng', phone: '02143123456', zalo: '0912345678',"
    " email: che@ocop.example, website: 'https://ocop.example/', tax_code: '2400123456'}"
)

FULL = {
    "name_en": "Old-tree tea",
    "province": "lao-cai",
    "commune": "Suối Giàng",
    "category": "do-uong",
    "score": "78.5",
    "recognition": "{decision: 3981/QĐ-UBND, date: 2025-12-18, authority: UBND tỉnh Yên Bái, code: 24-223}",
    "history": "[{stars: 3, date: 2020-12-01, decision: 2280/QĐ-UBND, authority: UBND tỉnh Yên Bái}]",
    "producer": MAKER,
    "issued_at": "{commune: Suối Giàng, district: Văn Chấn, province: Yên Bái}",
    "summary": "Trà từ cây cổ thụ.",
    "summary_en": "Tea from old trees.",
    "packaging": "Hộp giấy 100 g",
    "price": "{retail: 450000, wholesale: 380000, unit: hộp 100 g}",
    "trade": "{moq: 50 hộp, capacity: 1.200 kg mỗi tháng, export_markets: [Nhật Bản, Đài Loan]}",
    "certificates": "[{type: vietgap, number: VG-123, expires: 2027-06-30}]",
    "trace": "{gtin: '8931234567897', url: 'https://ocop.example/truy-xuat'}",
    "sources": "[{title: Quyết định, url: 'https://ocop.example/qd', date: 2023-12-18, grade: A}, "
    "{title: Trang riêng, grade: C, note: Chỉ dùng cho giá}]",
    "story": STORY,
}

_PHOTOS = ("mot.jpg", "hai.jpg", "ba.jpg", "bon.jpg")
_KINDS = (
    *("vietgap", "globalgap", "organic", "haccp", "iso", "attp", "cong-bo"),
    *("kiem-nghiem", "nhan-hieu", "nhcn", "fda", "halal", "brc", "gi"),
)

#: As much as a record can say: photos, twenty certificates, all terms of trade, both languages.
RICH = FULL | {
    "images": f"[{', '.join(f'{{file: {name}, alt: Ảnh {name}, credit: Nhóm thử}}' for name in _PHOTOS)}]",
    "ingredients": "100 % búp chè Shan tuyết cổ thụ, hái tay một tôm hai lá",
    "usage": "Hãm 5 g với 200 ml nước 90 °C trong hai phút; pha được năm đến sáu lượt.",
    "storage": "Nơi khô, mát, kín, tránh mùi lạ",
    "shelf_life": "24 tháng",
    "season": "Xuân (tháng 3–4) và thu (tháng 8–10)",
    "tags": "[chè shan tuyết, cổ thụ]",
    "trade": "{moq: 50 hộp, capacity: 1.200 kg mỗi tháng, lead_time: 7 ngày, delivery: Toàn quốc,"
    " payment: Chuyển khoản 30 ngày, channels: [Postmart, Siêu thị Big C],"
    " export_markets: [Nhật Bản, Đài Loan]}",
    "certificates": "["
    + ", ".join(
        f"{{type: {kind}, number: {kind.upper()}-{at}/2024, issuer: Trung tâm Chứng nhận Phù hợp,"
        f" issued: {2023 + at % 3}-05-0{at % 9 + 1}, expires: {2025 + at % 4}-0{at % 9 + 1}-15}}"
        for at, kind in enumerate([*_KINDS, *_KINDS][:20])
    )
    + "]",
    "trace": "{gtin: '8931234567897', url: 'https://ocop.example/truy-xuat',"
    " growing_area_codes: [VN-YBOR-0012]}",
}

#: As FULL, under names of their own.
MORE = FULL | {"name_en": "", "trace": ""}

BARE = {"province": "lao-cai", "category": "thu-cong-my-nghe", "recognition": ""}

#: Products by slug; each is in the province Lào Cai.
PRODUCTS = {
    "con-han": product("Trà cổ thụ", **RICH),
    "sap-het": product("Trà sắp hết hạn", **MORE | {"recognition": "{date: 2024-02-18}"}),
    "het-han": product(LONG, **MORE | {"category": "du-lich", "recognition": "{date: 2020-02-18}"}),
    "thu-hoi": product("Trà bị thu hồi", **BARE | {"recognition": "{date: 2025-02-18, status: withdrawn}"}),
    "danh-gia": product("Trà xét lại", **BARE | {"recognition": "{date: 2025-02-18, status: under-review}"}),
    "chua-ro": product("Chổi chít", **BARE),
    "co-anh": product(
        "ĐẶC SẢN ẾCH ỘP",
        **BARE
        | {
            "example": "true",
            "images": "[{file: mot.jpg, alt: Ảnh một, credit: Nhóm thử}, {file: hai.jpg, alt: Ảnh hai}]",
        },
    ),
    "chung-mot": product("Bánh chưng gù", **BARE | {"producer": "htx-chung"}),
    "chung-hai": product("Bánh giầy", **BARE | {"producer": "htx-chung"}),
}

OTHERS = {
    "content/producers/htx-chung.yml": (
        "name: Hợp tác xã Chung\nprovince: lao-cai\nphone: '02143123456'\nsummary: Làm bánh từ năm 1990.\n"
        "sources: [{title: Danh sách, grade: B}]\n"
    ),
    "content/events/hoi-nghi.md": (
        "---\nname: Hội nghị kết nối cung cầu\nname_en: Supply and demand conference\nstarts: 2026-12-03\n"
        "ends: 2026-12-05\nplace: Trung tâm Hội nghị\nprovince: lao-cai\n"
        "organisers: [Sở Công Thương, Sở Du lịch]\n"
        "programme: [{time: '08:00', title: Đón khách}, {time: '09:00', title: Khai mạc, speaker: Bà Thử}]\n"
        "products: [lao-cai/con-han, lao-cai/chua-ro]\nproducers: [htx-chung]\nhours: 08:00-17:00\n"
        "booths: [{number: A1, producers: [htx-chung], products: [lao-cai/con-han]}, "
        "{number: B12, province: lao-cai}]\n"
        "partners: [{name: Ngân hàng Thử, role: sponsor, website: 'https://ocop.example/'}]\n"
        "retailers: [{name: Siêu thị Thử, wishes: [{text: chè}]}]\n"
        "memoranda: [{parties: [HTX Chung, Siêu thị Thử], subject: Tiêu thụ}]\n"
        "figures: [{value: '126', label: sản phẩm 5 sao}]\n---\nNội dung.\n"
    ),
    "content/events/da-qua.md": "---\nname: Hội chợ đã qua\nstarts: 2026-05\n---\n",
    "content/outlets/lao-cai/ga.md": (
        "---\nname: Điểm bán ở ga\nprovince: lao-cai\naddress: Số 1 đường Nhạc Sơn\nphone: '02143123456'\n"
        "hours: 7:00 đến 21:00\nlocation: {lat: 22.5, lon: 104.0}\nproducts: [lao-cai/con-han]\n"
        "---\nCạnh ga.\n"
    ),
    "content/pages/gioi-thieu.md": "---\ntitle: Giới thiệu\nmenu: 1\n---\n# OCOP là gì\n\n1. Ba sao\n",
    "content/pages/giay-phep.md": "---\ntitle: Giấy phép dữ liệu\nmenu: 2\n---\nCC BY 4.0\n",
}

#: One address of each kind of page, in Vietnamese.
PAGES = {
    "home": "",
    "all products": "san-pham/",
    "province": "tinh/lao-cai/",
    "combination": "tinh/lao-cai/nhom/do-uong/sao/4/",
    "empty province": "tinh/ha-noi/",
    "former province": "tinh-cu/yen-bai/",
    "former province without products": "tinh-cu/ha-noi/",
    "set": "bo/ca-phe-cacao/",
    "provinces": "tinh/",
    "categories": "nhom/",
    "star levels": "sao/",
    "producers": "chu-the/",
    "events": "su-kien/",
    "outlets": "diem-ban/",
    **{f"product {slug}": f"san-pham/lao-cai/{slug}/" for slug in PRODUCTS},
    "producer": "chu-the/htx-chung/",
    "event": "su-kien/hoi-nghi/",
    "outlet": "diem-ban/lao-cai/ga/",
    "text": "gioi-thieu/",
    "data": "du-lieu/",
    "search": "tim-kiem/",
    "numbers": "so-lieu/",
    "glossary": "thuat-ngu/",
    "list": "danh-sach/",
}

#: A page that leads elsewhere at once, and one that no link leads to.
REDIRECTS = ("01/08931234567897/",)
MISSING = "404.html"


def build_showcase(root: Path, base_url: str | None = None) -> Path:
    """Write and build the catalogue below ``root``; return the folder of the site."""
    photos = root / "content" / "products" / "lao-cai"
    photos.mkdir(parents=True)
    for name, colour in zip(_PHOTOS, ("#a08060", "#608040", "#406080", "#905040"), strict=True):
        Image.new("RGB", (1200, 900), colour).save(photos / name)
    site = CatalogueSite(root, settings=SETTINGS)
    site.write({f"content/products/lao-cai/{slug}.md": text for slug, text in PRODUCTS.items()} | OTHERS)
    site.build(search=True, base_url=base_url)
    return site.output
