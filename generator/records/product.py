"""One OCOP product a file: ``content/products/<province>/**/<slug>.md`` or ``.yml``."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.records.common import (
    GTIN_PATTERN,
    SLUG_PATTERN,
    Image,
    IssuedAt,
    Line,
    Record,
    Source,
    Stars,
    day,
    link,
    said,
    slug,
)
from generator.records.producer import Producer

Status = Literal["recognised", "withdrawn", "under-review"]


class Recognition(Record, frozen=True, kw_only=True):
    """A decision that gives the stars. Number, date and authority together identify it (numbers repeat)."""

    decision: Annotated[
        str, said("Số quyết định, ví dụ 3981/QĐ-UBND.", "Number of the decision.", max_length=80)
    ] = ""
    date: Annotated[
        str,
        day(
            "Ngày quyết định; chỉ ghi tháng hoặc năm nếu chưa rõ ngày.",
            "Date of the decision; month or year alone where the day is not known.",
        ),
    ] = ""
    authority: Annotated[
        str,
        said(
            "Cơ quan ban hành, đúng tên lúc ban hành.",
            "Who decided, by the name of that day.",
            max_length=160,
        ),
    ] = ""
    code: Annotated[str, said("Mã số sản phẩm.", "Product code, as text.", max_length=60)] = ""
    expires: Annotated[
        str,
        day(
            "Có giá trị đến; bỏ trống thì tính 36 tháng từ ngày quyết định.",
            "Valid until; without it, 36 months from the date (Quyết định 26/2026/QĐ-TTg, Điều 4).",
        ),
    ] = ""
    status: Annotated[
        Status,
        said(
            "recognised (đang công nhận), withdrawn (đã thu hồi), under-review (đang đánh giá lại).",
            "recognised, withdrawn or under-review.",
        ),
    ] = "recognised"


class PastRecognition(Recognition, frozen=True, kw_only=True):
    """An earlier recognition; ranks rise and fall at re-evaluation, so the history is kept."""

    stars: Annotated[Stars, said("Hạng sao khi đó.", "Stars at that time.")]
    score: Annotated[float, said("Điểm khi đó.", "Score at that time.", ge=0, le=100)] | None = None


class Price(Record, frozen=True, kw_only=True):
    """Prices in đồng (VND) for one unit of sale."""

    retail: (
        Annotated[
            int,
            said(
                "Giá bán lẻ tham khảo, đồng, không dấu chấm: 45000.",
                "Retail price in VND, digits only.",
                ge=0,
                le=10_000_000_000,
            ),
        ]
        | None
    ) = None
    wholesale: (
        Annotated[int, said("Giá sỉ, đồng.", "Wholesale price in VND.", ge=0, le=10_000_000_000)] | None
    ) = None
    unit: Annotated[
        str, said("Đơn vị bán, ví dụ gói 500 g.", "Unit of sale, e.g. 500 g pack.", max_length=80)
    ] = ""


class Trade(Record, frozen=True, kw_only=True):
    """What a retailer asks before ordering."""

    moq: Annotated[str, said("Đặt hàng tối thiểu.", "Minimum order.", max_length=200)] = ""
    capacity: Annotated[str, said("Năng lực cung ứng.", "Supply capacity.", max_length=200)] = ""
    lead_time: Annotated[str, said("Thời gian giao hàng.", "Lead time.", max_length=200)] = ""
    delivery: Annotated[str, said("Giao hàng.", "Delivery.", max_length=200)] = ""
    payment: Annotated[str, said("Thanh toán.", "Payment.", max_length=200)] = ""
    channels: Annotated[list[Line], said("Kênh bán hiện có.", "Present channels.", max_length=30)] = []
    export_markets: Annotated[
        list[Line], said("Thị trường xuất khẩu.", "Export markets.", max_length=60)
    ] = []


class Certificate(Record, frozen=True, kw_only=True):
    """A certificate, declaration, mark or patent beside the OCOP recognition itself."""

    type: Annotated[str, slug("Loại, theo taxonomy/certificates.yml.", "An id of taxonomy/certificates.yml.")]
    number: Annotated[str, said("Số chứng nhận.", "Number.", max_length=120)] = ""
    issuer: Annotated[str, said("Nơi cấp.", "Issuer.", max_length=200)] = ""
    scope: Annotated[str, said("Phạm vi.", "Scope.", max_length=200)] = ""
    issued: Annotated[str, day("Ngày cấp.", "Date of issue.")] = ""
    expires: Annotated[str, day("Ngày hết hạn.", "Expiry.")] = ""


class Trace(Record, frozen=True, kw_only=True):
    """Traceability: the codes of Nghị định 37/2026/NĐ-CP, Điều 32."""

    gtin: Annotated[
        str,
        said(
            "Mã số mã vạch, 8, 12, 13 hoặc 14 chữ số.",
            "GTIN, 8, 12, 13 or 14 digits.",
            pattern=GTIN_PATTERN,
        ),
    ] = ""
    url: Annotated[str, link("Trang truy xuất nguồn gốc.", "Traceability page.")] = ""
    growing_area_codes: Annotated[
        list[Line], said("Mã số vùng trồng.", "Growing-area codes.", max_length=60)
    ] = []


class Product(Record, frozen=True, kw_only=True):
    """A recognised product. Identity: ``<province>/<slug>``, from its path; it never changes."""

    name: Annotated[
        str,
        said(
            "Tên sản phẩm, đúng như trong quyết định.",
            "Name as the decision writes it.",
            min_length=1,
            max_length=200,
        ),
    ]
    name_en: Annotated[str, said("Tên tiếng Anh.", "English name.", max_length=200)] = ""
    province: Annotated[
        str,
        slug(
            "Tỉnh, thành phố hiện nay, trùng tên thư mục (bac-ninh).",
            "Province of today, the same as the folder.",
        ),
    ]
    commune: Annotated[
        str,
        said(
            "Xã, phường, đặc khu hiện nay; bỏ trống nếu chưa chắc.",
            "Commune of today; left out where not certain.",
            max_length=120,
        ),
    ] = ""
    category: Annotated[
        str,
        slug(
            "Ngành: thuc-pham, do-uong, duoc-lieu, thu-cong-my-nghe, sinh-vat-canh hoặc du-lich.",
            "One of the six categories (ngành).",
        ),
    ]
    set: Annotated[
        str,
        said(
            "Bộ sản phẩm, một trong 26 bộ của Quyết định 26/2026/QĐ-TTg.",
            "One of the 26 sets (bộ sản phẩm) of Quyết định 26/2026/QĐ-TTg.",
            pattern=SLUG_PATTERN,
            max_length=120,  # the longest set of the decree has 95 characters
        ),
    ] = ""
    stars: Annotated[
        Stars,
        said(
            "Hạng sao đã công nhận: 3, 4 hoặc 5 (“tiềm năng 5 sao” không phải 5).",
            "Recognised rank: 3, 4 or 5 (“potential 5 stars” is not 5).",
        ),
    ]
    score: (
        Annotated[
            float,
            said(
                "Điểm, trong khung của hạng sao: 3 sao 50–dưới 70, 4 sao 70–dưới 90, 5 sao 90–100.",
                "Score, within the band of the stars.",
                ge=0,
                le=100,
            ),
        ]
        | None
    ) = None
    recognition: Annotated[Recognition, said("Công nhận.", "The recognition.")] = Recognition()
    history: Annotated[
        list[PastRecognition],
        said("Các lần công nhận trước.", "Earlier recognitions.", max_length=30),
    ] = []
    producer: Annotated[
        str | Producer,
        said(
            "Chủ thể: tên tệp trong content/producers, hoặc ghi ngay tại đây.",
            "The producer: a slug in content/producers, or inline.",
        ),
    ] = ""
    issued_at: Annotated[
        IssuedAt, said("Địa danh như trong quyết định.", "The place as the decision wrote it.")
    ] = IssuedAt()
    summary: Annotated[str, said("Một hai câu giới thiệu.", "One or two sentences (vi).", max_length=600)] = (
        ""
    )
    summary_en: Annotated[
        str, said("Giới thiệu bằng tiếng Anh.", "One or two sentences (en).", max_length=600)
    ] = ""
    images: Annotated[list[Image], said("Ảnh, đặt cạnh tệp này.", "Photos.", max_length=12)] = []
    packaging: Annotated[str, said("Quy cách đóng gói.", "Packaging.", max_length=300)] = ""
    ingredients: Annotated[str, said("Thành phần.", "Ingredients.", max_length=1000)] = ""
    usage: Annotated[str, said("Hướng dẫn sử dụng.", "How to use.", max_length=1000)] = ""
    storage: Annotated[str, said("Bảo quản.", "Storage.", max_length=600)] = ""
    shelf_life: Annotated[str, said("Hạn sử dụng.", "Shelf life.", max_length=200)] = ""
    season: Annotated[str, said("Mùa vụ.", "Season.", max_length=200)] = ""
    price: Annotated[Price, said("Giá.", "Prices.")] = Price()
    trade: Annotated[Trade, said("Dành cho nhà phân phối.", "For buyers.")] = Trade()
    certificates: Annotated[
        list[Certificate], said("Chứng nhận khác.", "Other certificates.", max_length=40)
    ] = []
    trace: Annotated[Trace, said("Truy xuất nguồn gốc.", "Traceability.")] = Trace()
    tags: Annotated[list[Line], said("Từ khóa.", "Keywords.", max_length=20)] = []
    sources: Annotated[
        list[Source], said("Nguồn của bản ghi này.", "Where this record was read.", max_length=40)
    ] = []
    example: Annotated[
        bool, said("Bản ghi ví dụ, không có thật.", "An example record, not a real product.")
    ] = False
    story: Annotated[
        str,
        said(
            "Câu chuyện sản phẩm (Markdown); trong tệp .md, đây là phần sau dấu ---.",
            "The story, in Markdown; in a .md file it is the body.",
            max_length=60000,
        ),
    ] = ""
