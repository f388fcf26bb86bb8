"""A page of text: ``content/pages/<slug>.md`` and, in English, ``<slug>.en.md``."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.records.common import Record, said

#: The pictures of numbers by name, as `generator.views.numbers` draws them.
Figures = Literal["tinh", "nhom", "bo", "nam", "hieu-luc", "het-han", "do-phu", "nguon", "day-du"]


class Page(Record, frozen=True, kw_only=True):
    """A page about the catalogue: how to contribute, the data licence and the like."""

    title: Annotated[str, said("Tiêu đề.", "Title.", min_length=1, max_length=200)]
    summary: Annotated[str, said("Mô tả ngắn.", "Short description.", max_length=400)] = ""
    menu: (
        Annotated[
            int,
            said(
                "Thứ tự ở chân trang; bỏ trống thì không hiện ở đó.",
                "Place in the footer; without it, not shown there.",
                ge=1,
                le=99,
            ),
        ]
        | None
    ) = None
    figures: Annotated[
        list[Figures],
        said(
            "Hình số liệu hiện ở cuối trang.",
            "Pictures of numbers shown at the end of the page.",
            max_length=9,
        ),
    ] = []
    story: Annotated[str, said("Nội dung (Markdown).", "Text, in Markdown.", max_length=200000)] = ""
