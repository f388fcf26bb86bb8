"""The columns of the tables: one list for the CSV file, the spreadsheet, its notes and the data package."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Literal, get_args

import msgspec

from generator.data.rows import Row, main_source

Kind = Literal["string", "integer", "number", "boolean"]
Cell = str | int | float | bool | None


class Column(msgspec.Struct, frozen=True):
    """A column: its name, headings in both languages, what it holds, its type, its width in characters."""

    name: str
    kind: Kind
    width: int
    vi: str
    en: str
    note_vi: str
    note_en: str
    value: Callable[[Row], Cell]


#: name, type, width; heading; what it holds: Vietnamese, then English.
_TABLE = """
id               string  34 | Mã | Id | <tỉnh>/<tên tệp>, không bao giờ đổi | <province>/<slug>, never changes
name             string  44 | Tên sản phẩm | Product | Đúng như trong quyết định | As the decision writes it
name_en          string  30 | Tên tiếng Anh | English name | Bỏ trống nếu chưa có | Empty where there is none
stars            integer  9 | Hạng sao | Stars | 3, 4 hoặc 5 | 3, 4 or 5
state            string  13 | Hiệu lực | State | valid còn hiệu lực, expiring sắp hết hạn, \
expired đã hết hạn, unknown chưa rõ, withdrawn đã thu hồi, under-review đang đánh giá lại | \
On the day that the file names as its own
province         string  14 | Mã tỉnh | Province id | 34 tỉnh, thành phố hiện nay | Today's 34 provinces
province_name    string  18 | Tỉnh, thành phố | Province | Tên hiện nay | Name of today
region           string  24 | Mã vùng | Region id | Sáu vùng kinh tế - xã hội | The six regions
commune          string  20 | Xã, phường | Commune | Hiện nay; bỏ trống nếu chưa chắc | Of today, if certain
category         string  18 | Mã ngành | Category id | Sáu ngành sản phẩm | The six categories
category_name    string  22 | Ngành | Category | Theo Quyết định 26/2026/QĐ-TTg | By Quyết định 26/2026/QĐ-TTg
set              string  24 | Mã bộ | Set id | 26 bộ sản phẩm | The 26 product sets
set_name         string  30 | Bộ sản phẩm | Set | Bỏ trống nếu chưa rõ | Empty where not known
score            number   8 | Điểm | Score | Trên thang 100 | Out of 100
decision         string  20 | Số quyết định | Decision | Số và ký hiệu | Its number
date             string  15 | Ngày quyết định | Date | Ngày, tháng hoặc chỉ năm: 2023-12-18, 2023-12, 2023 | \
Day, month or only the year: 2023-12-18, 2023-12, 2023
authority        string  24 | Cơ quan ban hành | Authority | Tên lúc ban hành | By its name of that day
code             string  16 | Mã sản phẩm | Product code | Như trong quyết định | As in the decision
expires          string  14 | Có giá trị đến | Valid until | Ngày, tháng hoặc năm | Day, month or year
expires_computed boolean 10 | Hạn do máy tính | End is computed | true: 36 tháng từ ngày quyết định | \
true: 36 months from the decision
producer         string  40 | Chủ thể | Producer | Tên như trong quyết định | Name as in the decision
producer_id      string  24 | Mã chủ thể | Producer id | Khi chủ thể có tệp riêng | Where it has its own file
producer_type    string  12 | Loại hình | Producer type | htx, cty-tnhh, hkd… | Legal form
issued_commune   string  20 | Xã khi công nhận | Commune then | Như trong quyết định | As in the decision
issued_district  string  20 | Huyện khi công nhận | District then | Như trong quyết định | As in the decision
issued_province  string  20 | Tỉnh khi công nhận | Province then | Như trong quyết định | As in the decision
gtin             string  16 | Mã vạch | GTIN | 8, 12, 13 hoặc 14 chữ số | 8, 12, 13 or 14 digits
source_title     string  40 | Nguồn | Source | Nguồn đáng tin nhất của bản ghi | The best source of the record
source_url       string  34 | Trang nguồn | Source page | Địa chỉ | Its address
source_grade     string   9 | Hạng nguồn | Source grade | \
A quyết định, B tin chính thức, C trang bán hàng hoặc của chủ thể | \
A decision, B official news, C shop or producer
url              string  40 | Trang sản phẩm | Page | Trong danh mục này | In this catalogue
"""

#: Columns that are no field of a row.
_VALUES: dict[str, Callable[[Row], Cell]] = {
    "issued_commune": lambda one: one.issued_at.commune if one.issued_at else None,
    "issued_district": lambda one: one.issued_at.district if one.issued_at else None,
    "issued_province": lambda one: one.issued_at.province if one.issued_at else None,
    "source_title": lambda one: main_source(one).title,
    "source_url": lambda one: main_source(one).url,
    "source_grade": lambda one: main_source(one).grade,
    "expires_computed": lambda one: one.expires_computed if one.expires else None,
}


def _column(line: str) -> Column:
    head, *texts = [part.strip() for part in line.split("|")]
    name, kind, width = head.split()
    vi, en, note_vi, note_en = texts
    value = _VALUES.get(name) or attrgetter(name)
    return Column(name, _kind(kind), int(width), vi, en, note_vi, note_en, value)


def _kind(text: str) -> Kind:
    return next(kind for kind in get_args(Kind) if kind == text)


COLUMNS: tuple[Column, ...] = tuple(map(_column, _TABLE.strip().splitlines()))
"""All columns, in the order of the tables."""


def cells(one: Row) -> list[Cell]:
    """Return the cells of a row, in the order of the columns (5 µs)."""
    return [value(one) for value in _READERS]


_READERS = tuple(column.value for column in COLUMNS)
