"""What all records share: the base class, described field types, and the small parts they are made of."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
URL_PATTERN = r"^https?://[^\s\"'<>`{}|\\^]+$"
EMAIL_PATTERN = r"^[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+$"
TAX_CODE_PATTERN = r"^[0-9]{10}(-?[0-9]{3})?$|^[0-9]{12}$"
GTIN_PATTERN = r"^([0-9]{8}|[0-9]{12,14})$"
PRODUCT_ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A typed piece of content. Field names are English, their descriptions Vietnamese and English."""


def said(vi: str, en: str, **limits: Any) -> Meta:  # noqa: ANN401 - Meta's overloads take no TypedDict
    """Describe a field in both languages; ``limits`` are msgspec's (min_length, ge, pattern …)."""
    return Meta(
        description=f"{vi}\n\n{en}",
        extra_json_schema={"descriptions": {"vi": vi, "en": en}},
        **limits,
    )


def slug(vi: str, en: str) -> Meta:
    """Describe a field that holds the slug of something in the catalogue or its taxonomy."""
    return said(vi, en, pattern=SLUG_PATTERN, max_length=80)


def link(vi: str, en: str) -> Meta:
    """Describe a field that holds a web address; only http and https are ever accepted."""
    return said(vi, en, pattern=URL_PATTERN, max_length=2000)


def mail(vi: str, en: str) -> Meta:
    """Describe a field that holds an e-mail address."""
    return said(vi, en, pattern=EMAIL_PATTERN, max_length=120)


def day(vi: str, en: str) -> Meta:
    """Describe a date: a day, a month (``2023-06``) or a year (``2023``); the precision is kept."""
    return said(vi, en, pattern=DATE_PATTERN)


Line = Annotated[str, said("Một dòng chữ.", "One line of text.", min_length=1, max_length=200)]
Stars = Literal[3, 4, 5]
Grade = Literal["A", "B", "C"]


class Image(Record, frozen=True, kw_only=True):
    """A photo that lies beside the record's file."""

    file: Annotated[
        str,
        said(
            "Tên tệp ảnh (jpg, png, webp), đặt cạnh tệp này.",
            "File name of the photo (jpg, png, webp), beside this file.",
            min_length=1,
            max_length=120,
        ),
    ]
    alt: Annotated[
        str,
        said(
            "Mô tả ảnh cho người không nhìn thấy ảnh.",
            "What the photo shows, for those who cannot see it.",
            max_length=300,
        ),
    ] = ""
    credit: Annotated[str, said("Nguồn ảnh, tác giả.", "Who made the photo.", max_length=200)] = ""


class Source(Record, frozen=True, kw_only=True):
    """Where a record was read. Grades: A decision or annex, B official news, C shop or producer's page."""

    title: Annotated[
        str,
        said("Tên văn bản hoặc bài viết.", "Title of the document or article.", min_length=1, max_length=400),
    ]
    url: Annotated[str, link("Địa chỉ trang.", "Address of the page.")] = ""
    date: Annotated[str, day("Ngày đăng.", "Date of publication.")] = ""
    grade: Annotated[
        Grade,
        said(
            "A: quyết định hoặc phụ lục; B: tin chính thức; C: trang bán hàng hoặc trang của chủ thể.",
            "A: decision or annex; B: official news; C: a shop's or the producer's own page.",
        ),
    ] = "C"
    note: Annotated[
        str,
        said(
            "Điều nguồn này ghi mà không trường nào khác chứa.",
            "What this source states and no other field holds.",
            max_length=1000,
        ),
    ] = ""


class IssuedAt(Record, frozen=True, kw_only=True):
    """The place as the decision wrote it, kept apart from today's place."""

    commune: Annotated[
        str, said("Xã, phường, thị trấn khi công nhận.", "Commune as written.", max_length=120)
    ] = ""
    district: Annotated[
        str,
        said("Huyện, quận, thị xã khi công nhận.", "District as written (abolished 2025).", max_length=120),
    ] = ""
    province: Annotated[str, said("Tỉnh khi công nhận.", "Province as written.", max_length=120)] = ""
