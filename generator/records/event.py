"""A conference or fair: ``content/events/<slug>.yml``."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.records.booklet import Booklet, ProductId
from generator.records.common import Image, Line, Record, Source, day, link, said, slug

ProducerSlug = Annotated[str, slug("Tên tệp chủ thể.", "Slug of a producer.")]
OutletId = Annotated[
    str,
    said("<tỉnh>/<tên tệp>", "<province>/<slug>", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"),
]


class Speaker(Record, frozen=True, kw_only=True):
    """Somebody who speaks, and in which office."""

    name: Annotated[str, said("Họ tên.", "Name.", min_length=1, max_length=160)]
    office: Annotated[str, said("Chức vụ, đơn vị.", "Office.", max_length=240)] = ""


class ProgrammeItem(Record, frozen=True, kw_only=True):
    """One line of the programme."""

    title: Annotated[str, said("Nội dung.", "What happens.", min_length=1, max_length=300)]
    title_en: Annotated[str, said("Nội dung (tiếng Anh).", "What happens (en).", max_length=300)] = ""
    time: Annotated[str, said("Giờ, ví dụ 14:00.", "Time, e.g. 14:00.", max_length=40)] = ""
    speaker: Annotated[str, said("Người trình bày.", "Speaker.", max_length=160)] = ""
    office: Annotated[str, said("Chức vụ, đơn vị.", "Office of the speaker.", max_length=240)] = ""
    speakers: Annotated[
        list[Speaker], said("Nhiều người cùng nói (tọa đàm).", "Several speakers (a talk).", max_length=30)
    ] = []


class Partner(Record, frozen=True, kw_only=True):
    """An organisation behind the event, with its logo where there is one."""

    name: Annotated[str, said("Tên đơn vị.", "Name.", min_length=1, max_length=240)]
    name_en: Annotated[str, said("Tên tiếng Anh.", "English name.", max_length=240)] = ""
    role: Annotated[
        Literal["organiser", "partner", "sponsor", "media"],
        said(
            "Vai trò: organiser (tổ chức), partner (phối hợp), sponsor (tài trợ), media (truyền thông).",
            "Role: organiser, partner, sponsor or media.",
        ),
    ] = "partner"
    logo: Annotated[
        str, said("Tệp biểu trưng cạnh tệp này.", "File of the logo, beside this file.", max_length=120)
    ] = ""
    website: Annotated[str, link("Trang web.", "Web site.")] = ""


class Booth(Record, frozen=True, kw_only=True):
    """A booth (gian hàng): its number, who stands there and with what."""

    number: Annotated[str, said("Số gian hàng, ví dụ A12.", "Number, e.g. A12.", min_length=1, max_length=12)]
    name: Annotated[
        str,
        said("Tên gian hàng, ví dụ tên tỉnh.", "Name of the booth, such as a province's.", max_length=160),
    ] = ""
    name_en: Annotated[str, said("Tên tiếng Anh.", "English name.", max_length=160)] = ""
    province: Annotated[str, slug("Tỉnh, thành phố.", "Province.")] = ""
    producers: Annotated[
        list[ProducerSlug], said("Chủ thể tại gian hàng.", "Producers at the booth.", max_length=60)
    ] = []
    products: Annotated[
        list[ProductId], said("Sản phẩm tại gian hàng.", "Products at the booth.", max_length=300)
    ] = []


class Wish(Record, frozen=True, kw_only=True):
    """What a retailer looks for: words of the product's name, kind or set; a category, provinces, stars."""

    text: Annotated[
        str,
        said(
            "Mặt hàng cần tìm, ví dụ mật ong.",
            "What is looked for, e.g. honey.",
            min_length=1,
            max_length=200,
        ),
    ]
    category: Annotated[str, slug("Ngành.", "Category.")] = ""
    provinces: Annotated[
        list[Annotated[str, slug("Tỉnh.", "Province.")]], said("Các tỉnh.", "Provinces.", max_length=34)
    ] = []
    min_stars: Annotated[int, said("Từ mấy sao.", "Stars at least.", ge=3, le=5)] = 3


class Retailer(Record, frozen=True, kw_only=True):
    """A distributor or retailer who takes part."""

    name: Annotated[str, said("Tên nhà phân phối.", "Name.", min_length=1, max_length=240)]
    about: Annotated[str, said("Giới thiệu ngắn.", "In a line.", max_length=400)] = ""
    website: Annotated[str, link("Trang web.", "Web site.")] = ""
    wishes: Annotated[list[Wish], said("Mặt hàng cần tìm.", "What they look for.", max_length=60)] = []


class Memorandum(Record, frozen=True, kw_only=True):
    """A memorandum (biên bản ghi nhớ) signed at the event."""

    parties: Annotated[list[Line], said("Các bên ký.", "Parties.", min_length=2, max_length=10)]
    subject: Annotated[str, said("Nội dung.", "Subject.", max_length=400)] = ""


class Figure(Record, frozen=True, kw_only=True):
    """A figure that was stated at the event."""

    value: Annotated[
        str, said("Con số, ví dụ 17.068.", "The figure, e.g. 17.068.", min_length=1, max_length=30)
    ]
    label: Annotated[str, said("Con số này là gì.", "What it counts.", min_length=1, max_length=200)]
    label_en: Annotated[str, said("Là gì (tiếng Anh).", "What it counts (en).", max_length=200)] = ""


class Event(Record, frozen=True, kw_only=True):
    """A supply-demand conference, fair or week of OCOP products."""

    name: Annotated[str, said("Tên sự kiện.", "Name.", min_length=1, max_length=240)]
    name_en: Annotated[str, said("Tên tiếng Anh.", "English name.", max_length=240)] = ""
    starts: Annotated[str, day("Ngày bắt đầu.", "First day.")]
    ends: Annotated[str, day("Ngày kết thúc.", "Last day.")] = ""
    hours: Annotated[
        str,
        said(
            "Giờ, ví dụ 14:00 hoặc 08:00-17:00.",
            "Time of day, e.g. 14:00 or 08:00-17:00.",
            pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9](-([01]?[0-9]|2[0-3]):[0-5][0-9])?$",
        ),
    ] = ""
    place: Annotated[str, said("Địa điểm.", "Place.", max_length=240)] = ""
    province: Annotated[str, slug("Tỉnh, thành phố.", "Province.")] = ""
    organisers: Annotated[list[Line], said("Đơn vị tổ chức.", "Organisers.", max_length=40)] = []
    directed_by: Annotated[str, said("Cơ quan chỉ đạo.", "Directed by.", max_length=240)] = ""
    partners: Annotated[
        list[Partner],
        said("Đơn vị tổ chức, phối hợp, tài trợ, có biểu trưng.", "Organisations with logos.", max_length=60),
    ] = []
    programme: Annotated[list[ProgrammeItem], said("Chương trình.", "Programme.", max_length=200)] = []
    products: Annotated[list[ProductId], said("Sản phẩm có mặt.", "Products shown.", max_length=5000)] = []
    producers: Annotated[
        list[ProducerSlug], said("Chủ thể tham gia.", "Producers who take part.", max_length=2000)
    ] = []
    provinces: Annotated[
        list[Annotated[str, slug("Tỉnh.", "Province.")]],
        said("Tỉnh, thành phố tham gia.", "Provinces that take part.", max_length=34),
    ] = []
    booths: Annotated[list[Booth], said("Gian hàng.", "Booths.", max_length=2000)] = []
    outlets: Annotated[
        list[OutletId], said("Điểm bán tham gia.", "Outlets that take part.", max_length=300)
    ] = []
    retailers: Annotated[
        list[Retailer], said("Nhà phân phối tham gia.", "Retailers who take part.", max_length=500)
    ] = []
    memoranda: Annotated[
        list[Memorandum], said("Biên bản ghi nhớ đã ký.", "Memoranda signed.", max_length=200)
    ] = []
    figures: Annotated[list[Figure], said("Con số được nêu.", "Figures stated.", max_length=24)] = []
    booklet: Annotated[Booklet | None, said("Cuốn giới thiệu để in.", "The booklet to print.")] = None
    website: Annotated[str, link("Trang của sự kiện.", "The event's own page.")] = ""
    summary: Annotated[str, said("Giới thiệu ngắn.", "Summary (vi).", max_length=600)] = ""
    summary_en: Annotated[str, said("Giới thiệu (tiếng Anh).", "Summary (en).", max_length=600)] = ""
    sources: Annotated[list[Source], said("Nguồn.", "Sources.", max_length=40)] = []
    story: Annotated[str, said("Bài viết (Markdown).", "Text, in Markdown.", max_length=60000)] = ""

    @property
    def images(self) -> list[Image]:
        """The logos, as the photos beside the file that they are."""
        return [Image(file=partner.logo, alt=partner.name) for partner in self.partners if partner.logo]

    @property
    def shown(self) -> list[str]:
        """The products shown: those listed, and those at the booths."""
        return [*self.products, *(product for booth in self.booths for product in booth.products)]

    @property
    def makers(self) -> list[str]:
        """The producers who take part: those listed, and those at the booths; each once."""
        at_booths = (maker for booth in self.booths for maker in booth.producers)
        return list(dict.fromkeys([*self.producers, *at_booths]))
