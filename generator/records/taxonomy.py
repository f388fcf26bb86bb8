"""The field's own tables, ``content/taxonomy/*.yml``: data, so that another programme can bring its own."""

from __future__ import annotations

from typing import Annotated

from generator.records.common import SLUG_PATTERN, Record, Source, day, said, slug

Sl = Annotated[str, slug("Mã, dùng trong địa chỉ.", "Slug, used in addresses.")]
SetSlug = Annotated[
    str,
    said(
        "Mã của bộ sản phẩm.",
        "Slug of a set; the longest of the decree has 95 characters.",
        pattern=SLUG_PATTERN,
        max_length=120,
    ),
]
SetNumber = Annotated[int, said("Số của bộ sản phẩm.", "Number of the set.", ge=0, le=99)]
Label = Annotated[str, said("Tên tiếng Việt.", "Vietnamese name.", min_length=1, max_length=240)]
LabelEn = Annotated[str, said("Tên tiếng Anh.", "English name.", max_length=240)]
Aliases = Annotated[list[str], said("Cách viết khác.", "Other spellings.", max_length=60)]


class Region(Record, frozen=True, kw_only=True):
    """One of the six socio-economic regions (Nghị quyết 306/NQ-CP, 05/10/2025)."""

    slug: Sl
    number: Annotated[int, said("Số thứ tự.", "Number.", ge=1, le=20)]
    name: Label
    name_en: LabelEn = ""


class Kind(Record, frozen=True, kw_only=True):
    """Since when, and by which resolution, a unit has its present type."""

    date: Annotated[str, day("Ngày.", "Date.")]
    decision: Annotated[str, said("Văn bản.", "Resolution.", max_length=80)]


class Province(Record, frozen=True, kw_only=True):
    """One of today's 34 provincial units."""

    slug: Sl
    code: Annotated[str, said("Mã đơn vị hành chính.", "Administrative code.", pattern=r"^[0-9]{2}$")]
    name: Label
    name_en: LabelEn
    full_name: Label
    full_name_en: LabelEn = ""
    short_name: Annotated[
        str, said("Tên ngắn cho bản đồ ô.", "Short name for the tile map.", max_length=12)
    ] = ""
    kind: Annotated[
        str,
        said("tinh hoặc thanh-pho.", "tinh (province) or thanh-pho (city).", pattern=r"^(tinh|thanh-pho)$"),
    ]
    kind_since: Kind | None = None
    region: Sl
    tile: Annotated[
        list[int],
        said("Ô trên bản đồ: cột, hàng.", "Tile on the map: column, row.", min_length=2, max_length=2),
    ]
    communes: Annotated[int, said("Số xã, phường, đặc khu.", "Number of communes.", ge=0)] = 0
    phone_area: Annotated[str, said("Mã vùng điện thoại.", "Telephone area code.", max_length=20)] = ""
    aliases: Aliases = []


class FormerProvince(Record, frozen=True, kw_only=True):
    """One of the 63 units of before 1 July 2025, and where it lies today."""

    slug: Sl
    code: Annotated[str, said("Mã cũ.", "Former code.", pattern=r"^[0-9]{2}$")]
    name: Label
    full_name: Label
    province: Annotated[str, slug("Tỉnh hiện nay.", "Province of today.")]
    region: Annotated[
        str, said("Vùng theo Nghị quyết 81/2023/QH15.", "Region before 2025.", max_length=80)
    ] = ""
    aliases: Aliases = []


class Places(Record, frozen=True, kw_only=True):
    """``provinces.yml``. ``reform``: since when the provinces are those of today."""

    sources: list[Source]
    reform: Kind | None = None
    regions: list[Region]
    provinces: list[Province]
    former_provinces: list[FormerProvince]


class Category(Record, frozen=True, kw_only=True):
    """A category (ngành)."""

    slug: Sl
    number: Annotated[str, said("Số La Mã trong quyết định.", "Roman number.", max_length=6)]
    name: Label
    name_en: LabelEn
    short_name: Label
    short_name_en: LabelEn
    also: Aliases = []


class Group(Record, frozen=True, kw_only=True):
    """A group (nhóm) within a category."""

    slug: Sl
    name: Label
    name_en: LabelEn = ""
    category: Sl


class ProductSet(Record, frozen=True, kw_only=True):
    """A set (bộ sản phẩm), the unit that has its own score sheet."""

    slug: SetSlug
    number: Annotated[int, said("Số thứ tự bộ.", "Number of the set.", ge=1, le=99)]
    name: Label
    name_en: LabelEn
    category: Sl
    group: Sl
    agency: Annotated[str, said("Cơ quan quản lý.", "Managing ministry.", max_length=200)] = ""
    also: Aliases = []


class OldSet(Record, frozen=True, kw_only=True):
    """A set or group of an earlier scheme and the set (or only the category) it corresponds to."""

    id: Annotated[str, said("Mã.", "Id.", max_length=20)]
    name: Label
    set: SetSlug = ""
    category: Annotated[str, slug("Ngành hiện nay.", "Category of today.")] = ""
    basis: Annotated[
        str,
        said(
            "exact, renamed, judgement, group (chỉ đến ngành) hoặc none.",
            "exact, renamed, judgement, group (to the category only) or none.",
            pattern=r"^(exact|renamed|judgement|group|none)$",
        ),
    ]


class Scheme(Record, frozen=True, kw_only=True):
    """An earlier classification, so that old lists can be read."""

    id: Sl
    decision: Label
    in_force_from: Annotated[str, day("Từ ngày.", "From.")] = ""
    in_force_to: Annotated[str, day("Đến ngày.", "To.")] = ""
    sets: list[OldSet]


class Categories(Record, frozen=True, kw_only=True):
    """``categories.yml``."""

    sources: list[Source]
    categories: list[Category]
    groups: list[Group]
    sets: list[ProductSet]
    schemes: list[Scheme] = []


class StarLevel(Record, frozen=True, kw_only=True):
    """A rank and its band of scores: ``score_from`` inclusive, ``score_below`` exclusive (101 at 5 stars)."""

    stars: Annotated[int, said("Hạng sao.", "Stars.", ge=1, le=5)]
    name: Label
    name_en: LabelEn
    score_from: Annotated[float, said("Từ điểm.", "From.", ge=0, le=100)]
    score_below: Annotated[float, said("Dưới điểm.", "Below.", ge=0, le=101)]
    certified: Annotated[bool, said("Được cấp chứng nhận.", "Gets a certificate.")]
    level: Annotated[str, said("Cấp.", "Level.", max_length=60)] = ""
    level_en: Annotated[str, said("Cấp (en).", "Level (en).", max_length=60)] = ""
    decided_by: Annotated[str, said("Cấp quyết định.", "Who decides.", max_length=160)] = ""
    meaning: Annotated[str, said("Ý nghĩa.", "Meaning (vi).", max_length=400)] = ""
    meaning_en: Annotated[str, said("Ý nghĩa (en).", "Meaning (en).", max_length=400)] = ""


class Stars(Record, frozen=True, kw_only=True):
    """``stars.yml``."""

    sources: list[Source]
    validity_months: Annotated[int, said("Số tháng hiệu lực.", "Months of validity.", ge=1, le=120)]
    expiring_days: Annotated[
        int,
        said("Báo sắp hết hạn trước số ngày.", "Days before expiry that count as expiring.", ge=1, le=400),
    ]
    levels: list[StarLevel]


class ProducerType(Record, frozen=True, kw_only=True):
    """A legal form of producers."""

    id: Sl
    name: Label
    name_en: LabelEn
    abbreviation: Annotated[str, said("Viết tắt.", "Abbreviation.", max_length=20)] = ""
    patterns: Aliases = []
    natural_person: Annotated[bool, said("Tên là tên người.", "The name is a natural person's.")] = False


class ProducerTypes(Record, frozen=True, kw_only=True):
    """``producer_types.yml``."""

    sources: list[Source]
    types: list[ProducerType]


class CertificateType(Record, frozen=True, kw_only=True):
    """A kind of certificate, mark or code."""

    id: Sl
    name: Label
    name_en: LabelEn
    family: Annotated[str, said("Nhóm.", "Family.", max_length=40)] = ""
    identifier: Annotated[str, said("Thông tin nhận diện.", "Usual identifier.", max_length=200)] = ""


class CertificateTypes(Record, frozen=True, kw_only=True):
    """``certificates.yml``."""

    sources: list[Source]
    certificates: list[CertificateType]


class ProductKind(Record, frozen=True, kw_only=True):
    """A kind of product (miến dong, nước mắm, chè …): suggests its set, its English name and its drawing."""

    slug: Sl
    name: Label
    name_en: LabelEn
    set: SetNumber = 0
    processed: Annotated[
        int,
        said(
            "Số của bộ khi tên cho biết là hàng chế biến.",
            "Number of the set where the name tells processed goods.",
            ge=0,
            le=99,
        ),
    ] = 0
    category: Annotated[str, slug("Ngành, nếu không có bộ.", "Category, where no set fits.")] = ""
    icon: Annotated[str, slug("Hình vẽ.", "Drawing.")]
    words: Annotated[
        list[str],
        said(
            "Từ trong tên sản phẩm, có dấu; ^ ở đầu: chỉ khi đứng đầu tên.",
            "Words that a product's name holds, with marks; a leading ^: only at its start.",
            max_length=60,
        ),
    ] = []


Words = Annotated[list[str], said("Các chữ, có dấu.", "Words, with marks.", max_length=200)]


class ProductKinds(Record, frozen=True, kw_only=True):
    """``kinds.yml``. ``processing``, ``unsure`` and ``not_kinds`` are explained in the file."""

    sources: list[Source]
    kinds: list[ProductKind]
    processing: Words = []
    unsure: Words = []
    not_kinds: Words = []


class ListColumn(Record, frozen=True, kw_only=True):
    """A field of imports and the headers under which provincial lists give it."""

    field: Annotated[str, said("Trường.", "Field.", pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40)]
    headers: Words


class ListColumns(Record, frozen=True, kw_only=True):
    """``list_columns.yml``."""

    sources: list[Source]
    columns: list[ListColumn]
    noted: Words = []
    ignored: Words = []
    personal: Words = []
