"""A conference or fair: ``content/events/<slug>.yml``."""

from __future__ import annotations

from typing import Annotated

from generator.records.common import PRODUCT_ID_PATTERN, Line, Record, Source, day, link, said, slug

ProductId = Annotated[str, said("<tỉnh>/<tên tệp>", "<province>/<slug>", pattern=PRODUCT_ID_PATTERN)]


class ProgrammeItem(Record, frozen=True, kw_only=True):
    """One line of the programme."""

    title: Annotated[str, said("Nội dung.", "What happens.", min_length=1, max_length=300)]
    title_en: Annotated[str, said("Nội dung (tiếng Anh).", "What happens (en).", max_length=300)] = ""
    time: Annotated[str, said("Giờ, ví dụ 14:00.", "Time, e.g. 14:00.", max_length=40)] = ""
    speaker: Annotated[str, said("Người trình bày.", "Speaker.", max_length=160)] = ""
    office: Annotated[str, said("Chức vụ, đơn vị.", "Office of the speaker.", max_length=240)] = ""


class Event(Record, frozen=True, kw_only=True):
    """A supply-demand conference, fair or week of OCOP products."""

    name: Annotated[str, said("Tên sự kiện.", "Name.", min_length=1, max_length=240)]
    name_en: Annotated[str, said("Tên tiếng Anh.", "English name.", max_length=240)] = ""
    starts: Annotated[str, day("Ngày bắt đầu.", "First day.")]
    ends: Annotated[str, day("Ngày kết thúc.", "Last day.")] = ""
    place: Annotated[str, said("Địa điểm.", "Place.", max_length=240)] = ""
    province: Annotated[str, slug("Tỉnh, thành phố.", "Province.")] = ""
    organisers: Annotated[list[Line], said("Đơn vị tổ chức.", "Organisers.", max_length=40)] = []
    directed_by: Annotated[str, said("Cơ quan chỉ đạo.", "Directed by.", max_length=240)] = ""
    programme: Annotated[list[ProgrammeItem], said("Chương trình.", "Programme.", max_length=200)] = []
    products: Annotated[list[ProductId], said("Sản phẩm có mặt.", "Products shown.", max_length=5000)] = []
    producers: Annotated[
        list[Annotated[str, slug("Tên tệp chủ thể.", "Slug of a producer.")]],
        said("Chủ thể tham gia.", "Producers who take part.", max_length=2000),
    ] = []
    website: Annotated[str, link("Trang của sự kiện.", "The event's own page.")] = ""
    summary: Annotated[str, said("Giới thiệu ngắn.", "Summary (vi).", max_length=600)] = ""
    summary_en: Annotated[str, said("Giới thiệu (tiếng Anh).", "Summary (en).", max_length=600)] = ""
    sources: Annotated[list[Source], said("Nguồn.", "Sources.", max_length=40)] = []
    story: Annotated[str, said("Bài viết (Markdown).", "Text, in Markdown.", max_length=60000)] = ""
