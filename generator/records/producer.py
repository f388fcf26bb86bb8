"""The producer (chủ thể) of a product: its own file when it makes several, else inline in the product."""

from __future__ import annotations

from typing import Annotated

from generator.records.common import TAX_CODE_PATTERN, Image, Record, Source, link, mail, said, slug


class Producer(Record, frozen=True, kw_only=True):
    """A cooperative, company, household or other body whose product is recognised."""

    name: Annotated[
        str,
        said(
            "Tên chủ thể, đúng như trong quyết định.",
            "Name as the decision writes it.",
            min_length=1,
            max_length=240,
        ),
    ]
    name_en: Annotated[str, said("Tên tiếng Anh.", "English name.", max_length=240)] = ""
    type: Annotated[
        str,
        slug(
            "Loại hình, theo taxonomy/producer_types.yml (htx, cty-tnhh, hkd…).",
            "Legal form, an id of taxonomy/producer_types.yml.",
        ),
    ] = ""
    province: Annotated[str, slug("Tỉnh, thành phố hiện nay.", "Province of today.")] = ""
    commune: Annotated[str, said("Xã, phường, đặc khu hiện nay.", "Commune of today.", max_length=120)] = ""
    address: Annotated[str, said("Địa chỉ liên hệ.", "Address.", max_length=300)] = ""
    phone: Annotated[
        str,
        said(
            "Số điện thoại kinh doanh, giữ số 0 ở đầu.",
            "Business telephone, with its leading 0.",
            max_length=60,
        ),
    ] = ""
    zalo: Annotated[str, said("Số Zalo.", "Zalo number.", max_length=60)] = ""
    email: Annotated[str, mail("Thư điện tử.", "E-mail.")] = ""
    website: Annotated[str, link("Trang web hoặc gian hàng.", "Web site or shop.")] = ""
    tax_code: Annotated[str, said("Mã số thuế.", "Tax code.", pattern=TAX_CODE_PATTERN)] = ""
    summary: Annotated[str, said("Giới thiệu ngắn.", "Short introduction (vi).", max_length=600)] = ""
    summary_en: Annotated[
        str, said("Giới thiệu ngắn bằng tiếng Anh.", "Short introduction (en).", max_length=600)
    ] = ""
    images: Annotated[list[Image], said("Ảnh.", "Photos.", max_length=12)] = []
    sources: Annotated[list[Source], said("Nguồn.", "Sources.", max_length=40)] = []
    story: Annotated[str, said("Câu chuyện (Markdown).", "The story, in Markdown.", max_length=60000)] = ""
