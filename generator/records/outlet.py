"""A point of introduction and sale (điểm giới thiệu và bán): ``content/outlets/<province>/<slug>.yml``."""

from __future__ import annotations

from typing import Annotated

from generator.records.booklet import ProductId
from generator.records.common import Record, Source, link, mail, said, slug


class Location(Record, frozen=True, kw_only=True):
    """WGS 84 degrees; Việt Nam lies within latitude 8–24 and longitude 102–118."""

    lat: Annotated[float, said("Vĩ độ.", "Latitude.", ge=6, le=24)]
    lon: Annotated[float, said("Kinh độ.", "Longitude.", ge=102, le=118)]


class Outlet(Record, frozen=True, kw_only=True):
    """Where OCOP products are shown and sold (Quyết định 950/QĐ-BCT, 2023)."""

    name: Annotated[str, said("Tên điểm bán.", "Name.", min_length=1, max_length=240)]
    name_en: Annotated[str, said("Tên tiếng Anh.", "English name.", max_length=240)] = ""
    province: Annotated[str, slug("Tỉnh, thành phố hiện nay.", "Province of today.")]
    commune: Annotated[str, said("Xã, phường, đặc khu.", "Commune.", max_length=120)] = ""
    address: Annotated[str, said("Địa chỉ.", "Address.", max_length=300)] = ""
    phone: Annotated[str, said("Điện thoại.", "Telephone.", max_length=60)] = ""
    email: Annotated[str, mail("Thư điện tử.", "E-mail.")] = ""
    website: Annotated[str, link("Trang web.", "Web site.")] = ""
    hours: Annotated[str, said("Giờ mở cửa.", "Opening hours.", max_length=200)] = ""
    location: Annotated[Location | None, said("Tọa độ.", "Coordinates.")] = None
    products: Annotated[list[ProductId], said("Sản phẩm có bán.", "Products sold.", max_length=2000)] = []
    sources: Annotated[list[Source], said("Nguồn.", "Sources.", max_length=40)] = []
    story: Annotated[str, said("Giới thiệu (Markdown).", "Text, in Markdown.", max_length=60000)] = ""
