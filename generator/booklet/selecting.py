"""Which products are printed, in which parts and in which order."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.addresses import Selection
from generator.catalog.catalogue import in_order
from generator.diagnostics import UsageError
from generator.vietnamese import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.records import Booklet, Event, Query

_NUMBERS = re.compile(r"[0-9]+")


def choose(catalogue: Catalogue, booklet: Booklet, event: Event | None = None) -> list[Entry]:
    """Return the products of a booklet in the order of listings. Raises UsageError where there are none.

    By its query; without one those that the event shows. Lapsed recognitions stay out unless asked for.
    """
    wanted = {entry.id: entry for entry in _wanted(catalogue, booklet, event)}
    wanted |= {name: catalogue.by_id[name] for name in booklet.products if name in catalogue.by_id}
    for name in booklet.exclude:
        wanted.pop(name, None)
    asked = booklet.select.states if booklet.select else []
    lapsed = [name for name, entry in wanted.items() if catalogue.state(entry).lapsed and not asked]
    if not booklet.lapsed:
        for name in lapsed:
            del wanted[name]
    if not wanted:
        raise _nothing(len(lapsed))
    return in_order(wanted.values())


def _wanted(catalogue: Catalogue, booklet: Booklet, event: Event | None) -> Iterable[Entry]:
    if booklet.select:
        return matching(catalogue, booklet.select)
    if event is None:
        return ()
    makers = dict.fromkeys(
        [*event.producers, *(maker for booth in event.booths for maker in booth.producers)]
    )
    made = [entry for maker in makers for entry in catalogue.makers.get(maker, ())]
    return [*(catalogue.by_id[name] for name in event.shown if name in catalogue.by_id), *made]


def matching(catalogue: Catalogue, query: Query) -> list[Entry]:
    """Return the products that fit every line of a query, from the listings of its provinces."""
    provinces = query.provinces or [""]
    found = [entry for slug in provinces for entry in catalogue.listings.get(Selection(slug), ())]
    tests: list[Callable[[Entry], bool]] = []
    if query.categories:
        tests.append(lambda entry: entry.category in query.categories)
    if query.sets:
        tests.append(lambda entry: entry.set in query.sets)
    if query.stars:
        tests.append(lambda entry: entry.stars in query.stars)
    if query.states:
        tests.append(lambda entry: catalogue.state(entry).state in query.states)
    if query.certificates:
        tests.append(lambda entry: _certified(catalogue, entry, query.certificates))
    return [entry for entry in found if all(test(entry) for test in tests)]


def _certified(catalogue: Catalogue, entry: Entry, wanted: list[str]) -> bool:
    return any(one.type in wanted for one in catalogue.detail(entry).record.certificates)


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
    return ("1" if not number else "0", _NUMBERS.sub(lambda found: found[0].zfill(6), number))


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
