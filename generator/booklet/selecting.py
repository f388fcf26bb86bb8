"""Which products are printed, in which parts and in which order."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.catalog.catalogue import in_order
from generator.catalog.selecting import chosen_by, selected
from generator.diagnostics import UsageError
from generator.vietnamese import sort_key
from generator.views import booths as finder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.records import Booklet, Event, Query


def choose(catalogue: Catalogue, booklet: Booklet, event: Event | None = None) -> list[Entry]:
    """Return the products of a booklet in the order of listings. Raises UsageError where there are none."""
    found, lapsed = selected(catalogue, booklet, event)
    if not found:
        raise _nothing(lapsed)
    return found


def matching(catalogue: Catalogue, query: Query) -> list[Entry]:
    """Return the products that fit every line of a query."""
    return list(chosen_by(catalogue, query))


def _nothing(lapsed: int) -> UsageError:
    if lapsed:
        return UsageError(
            vi=f"Không còn sản phẩm nào để in: {lapsed} sản phẩm đã hết hạn hoặc bị thu hồi. Nếu vẫn "
            "muốn in, hãy thêm --lapsed (hoặc `lapsed: true` trong tệp sự kiện).",
            en=f"No product is left to print: the recognition of {lapsed} has expired or was withdrawn. To "
            "print them all the same, add --lapsed (or `lapsed: true` in the event's file).",
        )
    return UsageError(
        vi="Không có sản phẩm nào phù hợp. Hãy nới điều kiện chọn (--province, --category, --stars …), hoặc "
        "thêm `select:` hay `products:` vào phần `booklet:` của tệp sự kiện.",
        en="No product fits. Please widen the choice (--province, --category, --stars …), or add `select:` "
        "or `products:` under `booklet:` in the event's file.",
    )


def booth_numbers(catalogue: Catalogue, event: Event | None) -> dict[str, str]:
    """Return the booth of each product: where it is listed itself, else where its producer stands."""
    found: dict[str, str] = {}
    for booth in event.booths if event else ():
        for maker in booth.producers:
            for entry in catalogue.makers.get(maker, ()):
                found.setdefault(entry.id, booth.number)
    for booth in event.booths if event else ():
        found |= dict.fromkeys(booth.products, booth.number)
    return found


def booth_key(number: str) -> tuple[str, str]:
    """Return the sort key of a booth's number: A2 before A10; none at the end."""
    return ("1" if not number else "0", finder.booth_key(number))


def ordered(
    catalogue: Catalogue, entries: Iterable[Entry], booklet: Booklet, booths: dict[str, str]
) -> list[Entry]:
    """Put the products of a part in the booklet's order."""

    def by_producer(entry: Entry) -> tuple[str, ...]:
        return sort_key(catalogue.maker(entry)), entry.sort, entry.id

    def by_booth(entry: Entry) -> tuple[str, ...]:
        return *booth_key(booths.get(entry.id, "")), entry.sort, entry.id

    keys = {"producer": by_producer, "booth": by_booth, "name": lambda entry: (entry.sort, entry.id)}
    listed = in_order(entries)
    return sorted(listed, key=keys[booklet.order]) if booklet.order in keys else listed


def grouped(catalogue: Catalogue, entries: Iterable[Entry], group: str) -> list[tuple[str, list[Entry]]]:
    """Split products into parts: provinces by region and name, categories and ranks as in the taxonomy."""
    parts: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        parts["" if group == "none" else str(getattr(entry, group))].append(entry)
    return sorted(parts.items(), key=lambda part: _part_key(catalogue, group, part[0]))


def _part_key(catalogue: Catalogue, group: str, key: str) -> tuple[int, str]:
    taxonomy = catalogue.taxonomy
    if group == "province":
        province = taxonomy.provinces[key]
        return taxonomy.regions[province.region].number, sort_key(province.name)
    if group == "category":
        return list(taxonomy.categories).index(key), ""
    return (-int(key), "") if group == "stars" else (0, "")
