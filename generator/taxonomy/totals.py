"""Published numbers of products, ``province_totals.csv``: what articles reported, by place and day.

They come from many hands and days and do not add up. Of each place the latest counts; numbers of before the
provinces were merged are those of the former ones.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from typing import TYPE_CHECKING

import msgspec

from generator.vietnamese import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.taxonomy.model import Taxonomy

TOTALS = "province_totals.csv"
NATION = "Cả nước"

#: The day on which the provinces of today began (Nghị quyết 202/2025/QH15): totals from July on are theirs.
MERGED = dt.date(2025, 7, 1)


class Published(msgspec.Struct, frozen=True):
    """A line of the table: the place as the article writes it, its number, its day, its address."""

    place: str
    number: int
    as_of: str
    url: str

    @property
    def is_new(self) -> bool:
        """Tell whether it is certainly of the provinces of today; a year alone does not say."""
        date = PartialDate.parse(self.as_of)
        return date.precision != "year" and date.last_day() >= MERGED


class Total(msgspec.Struct, frozen=True):
    """The latest number of a province of today, or the sum of those of the former ones it was made of.

    ``parts`` of ``of`` former provinces have a number; both are 0 for a number of the province of today.
    ``since``: the day of the oldest number in the sum.
    """

    number: int
    as_of: str
    urls: tuple[str, ...]
    since: str
    parts: int = 0
    of: int = 0

    @property
    def whole(self) -> bool:
        """Tell whether no part of the province is missing from the number."""
        return self.parts == self.of


def read_totals(data: bytes) -> tuple[Published, ...]:
    """Return the lines of a table, in its order, without those that the checks refuse (`faulty_lines`)."""
    return tuple(found for _, _, found in _lines(data) if found)


def faulty_lines(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line whose total, day or address is not as it should be."""
    yield from ((line, text) for line, text, found in _lines(data) if found is None)


def latest_totals(taxonomy: Taxonomy) -> dict[str, Total]:
    """Return the latest total of each province of today that has one."""
    latest = dict(_latest(taxonomy.totals, taxonomy))
    return dict(_by_province(latest, taxonomy))


def national_total(taxonomy: Taxonomy) -> Total | None:
    """Return the latest number of the whole country."""
    found = [one for one in taxonomy.totals if one.place == NATION]
    last = max(found, key=lambda one: one.as_of, default=None)
    return Total(last.number, last.as_of, (last.url,), last.as_of) if last else None


def _lines(data: bytes) -> Iterator[tuple[int, str, Published | None]]:
    """Yield every line that gives a total: its number, its text, and what it says."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig", "replace"), newline=""))
    try:
        for row in rows:
            total = row.get("total")
            if total is None or total.strip():
                yield rows.line_num, ",".join(str(cell) for cell in row.values()), _published(row)
    except csv.Error as error:
        yield rows.line_num, str(error), None


def _published(row: dict[str, str]) -> Published | None:
    place, number, as_of, url = (row.get(name) or "" for name in ("province", "total", "as_of", "source_url"))
    if not (
        _PLACE.fullmatch(place) and _NUMBER.fullmatch(number) and url.startswith(("https://", "http://"))
    ):
        return None
    try:
        PartialDate.parse(as_of)
    except ValueError:
        return None
    return Published(place, int(number), as_of, url)


_PLACE = re.compile("[^\ufffd]+")
_NUMBER = re.compile("[0-9]{1,6}")

Place = tuple[str, bool]


def _latest(published: Iterable[Published], taxonomy: Taxonomy) -> Iterator[tuple[Place, Total]]:
    """Yield the numbers of places, the latest last, apart for before and after the merger."""
    for one in sorted(published, key=lambda one: one.as_of):
        place = taxonomy.find_province(one.place) if one.is_new else taxonomy.find_former(one.place)
        if place is not None:
            yield (place.slug, one.is_new), Total(one.number, one.as_of, (one.url,), one.as_of)


def _by_province(latest: dict[Place, Total], taxonomy: Taxonomy) -> Iterator[tuple[str, Total]]:
    for slug in taxonomy.provinces:
        formers = taxonomy.former_of(slug)
        parts = [latest[former.slug, False] for former in formers if (former.slug, False) in latest]
        if (slug, True) in latest:
            yield slug, latest[slug, True]
        elif parts:
            yield slug, _sum(parts, len(formers))


def _sum(parts: list[Total], of: int) -> Total:
    urls = tuple(url for part in parts for url in part.urls)
    days = sorted(part.as_of for part in parts)
    return Total(sum(part.number for part in parts), days[-1], urls, days[0], len(parts), of)
