"""Reports on products: recognitions about to lapse, coverage of the provinces, likely duplicates."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.reports.table import Cell, Table, columns
from generator.rulebook import Text
from generator.taxonomy import producer_key
from generator.taxonomy.totals import latest_totals
from generator.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.taxonomy.totals import Total
    from generator.vietnamese import PartialDate


def expiring(catalogue: Catalogue, days: int, *, with_expired: bool = False) -> Table:
    """Return recognitions that end within some days of the catalogue's day, the first to end first."""
    last = catalogue.as_of + dt.timedelta(days=days)
    rows = sorted(_ending(catalogue, last, with_expired=with_expired), key=lambda row: (row[0], row[1]))
    day = catalogue.as_of.isoformat()
    return Table(
        Text(f"Sắp hết hiệu lực trong {days} ngày, tính từ {day}", f"Ending within {days} days from {day}"),
        columns(
            ("until", "Đến ngày", "Until"),
            ("id", "Mã", "Id"),
            ("days", "Còn (ngày)", "Days left"),
            ("name", "Sản phẩm", "Product"),
            ("stars", "Sao", "Stars"),
            ("producer", "Chủ thể", "Producer"),
            ("phone", "Điện thoại", "Telephone"),
            ("decision", "Quyết định", "Decision"),
            ("file", "Tệp", "File"),
        ),
        tuple(rows),
        (_COMPUTED,),
    )


_COMPUTED = Text(
    "Quyết định không ghi ngày hết hạn thì tính 36 tháng từ ngày công nhận. Sản phẩm chỉ biết năm không có "
    "trong bảng.",
    "Where the decision names no end, it is 36 months from its date. Products of which only the year is "
    "known are not listed.",
)


def _ending(catalogue: Catalogue, last: dt.date, *, with_expired: bool) -> Iterator[tuple[Cell, ...]]:
    for entry in catalogue.entries:
        state = catalogue.state(entry)
        if entry.example or state.until is None or state.state not in {"valid", "expiring", "expired"}:
            continue
        end = state.until.last_day()
        if end <= last and (with_expired or state.state != "expired"):
            yield _end_of(catalogue, entry, state.until, (end - catalogue.as_of).days)


def _end_of(catalogue: Catalogue, entry: Entry, until: PartialDate, left: int) -> tuple[Cell, ...]:
    record = catalogue.detail(entry).record
    maker = catalogue.producer(entry.producer) if entry.producer else record.producer
    phone = "" if maker is None or isinstance(maker, str) else maker.phone
    known = (catalogue.maker(entry), phone, record.recognition.decision, entry.path)
    return (str(until), entry.id, left, entry.name, entry.stars, *known)


def coverage(catalogue: Catalogue) -> Table:
    """Return how many of each province's published number of products the catalogue holds."""
    totals = latest_totals(catalogue.taxonomy)
    rows = [_covered(catalogue, province, totals.get(province)) for province in catalogue.taxonomy.provinces]
    return Table(
        Text("Độ phủ theo tỉnh", "Coverage by province"),
        columns(
            ("province", "Tỉnh, thành phố", "Province"),
            ("products", "Trong danh mục", "In the catalogue"),
            ("stars5", "5 sao", "5 stars"),
            ("stars4", "4 sao", "4 stars"),
            ("stars3", "3 sao", "3 stars"),
            ("published", "Đã công bố", "Published"),
            ("as_of", "Thời điểm", "As of"),
            ("share", "Đạt %", "Share %"),
            ("formers", "Tỉnh cũ có số liệu", "Former provinces known"),
            ("source", "Nguồn", "Source"),
        ),
        tuple(rows),
        (_TOTALS,),
    )


_TOTALS = Text(
    "Con số công bố là con số mới nhất trên báo chí (content/taxonomy/province_totals.csv); của trước tháng "
    "7/2025 thì cộng các tỉnh cũ có số liệu, nên có thể thấp hơn thực tế.",
    "Published numbers are the latest of the press (content/taxonomy/province_totals.csv); of before July "
    "2025, those of the former provinces that are known are added up, so they may be too low.",
)


def _covered(catalogue: Catalogue, slug: str, total: Total | None) -> tuple[Cell, ...]:
    mine = [one for one in catalogue.entries if one.province == slug and not one.example]
    counts = [sum(one.stars == stars for one in mine) for stars in (5, 4, 3)]
    name = catalogue.taxonomy.provinces[slug].name
    if total is None:
        return (name, len(mine), *counts, None, "", None, "", "")
    share = round(100 * len(mine) / total.number, 1)
    note = f"{total.parts}/{total.of}" if total.of else ""
    return (name, len(mine), *counts, total.number, total.as_of, share, note, " ".join(total.urls))


def duplicates(catalogue: Catalogue) -> Table:
    """Return products whose names are the same without marks, and whose producers may be."""
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in catalogue.entries:
        groups[entry.province, _key(entry.name)].append(entry)
    rows = [
        row
        for number, group in enumerate(_suspicious(groups.values(), catalogue), 1)
        for row in _group(number, group, catalogue)
    ]
    return Table(
        Text("Sản phẩm có thể trùng nhau", "Products that may be the same"),
        columns(
            ("group", "Nhóm", "Group"),
            ("certainty", "Khả năng", "Certainty"),
            ("name", "Sản phẩm", "Product"),
            ("stars", "Sao", "Stars"),
            ("producer", "Chủ thể", "Producer"),
            ("date", "Công nhận", "Recognised"),
            ("file", "Tệp", "File"),
        ),
        tuple(rows),
        (_ALIKE,),
    )


_ALIKE = Text(
    "Cùng tỉnh, cùng tên khi bỏ dấu. sure: cùng chủ thể; maybe: chưa rõ chủ thể của một bên.",
    "One province, one name without marks. sure: one producer; maybe: that of one is not known.",
)


def _key(name: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in fold(name)).split())


def _suspicious(groups: Iterable[list[Entry]], catalogue: Catalogue) -> Iterator[list[Entry]]:
    """Yield groups of two and more, parted by producer; those without a producer belong to every part."""
    for group in groups:
        if len(group) > 1:
            makers = {entry.id: producer_key(catalogue.maker(entry)) for entry in group}
            for maker in sorted({*makers.values()} - {""}) or [""]:
                part = [entry for entry in group if makers[entry.id] in {maker, ""}]
                if len(part) > 1:
                    yield part


def _group(number: int, group: list[Entry], catalogue: Catalogue) -> Iterator[tuple[Cell, ...]]:
    makers = [producer_key(catalogue.maker(entry)) for entry in group]
    certainty = "sure" if makers[0] and len(set(makers)) == 1 else "maybe"
    for entry in group:
        known = (entry.name, entry.stars, catalogue.maker(entry), entry.date, entry.path)
        yield (number, certainty, *known)
