"""Equal ingredients must mean equal pages: else an incremental build would leave a stale one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from markupsafe import Markup

from generator.addresses import Selection
from generator.catalog.loading import named
from generator.plan.pages import INDEXES, listed
from generator.views import ingredients
from generator.views.event import event_page
from generator.views.former import former_page
from generator.views.home import home_page
from generator.views.indexes import index_page
from generator.views.listing import listing_page
from generator.views.numbers import numbers_page
from generator.views.outlet import outlet_page
from generator.views.parts import card
from generator.views.producer import producer_page
from generator.views.product import product_page
from generator.views.search import search_page
from generator.views.text import text_page
from tests.support.sites import product
from tests.support.workshop import TODAY, catalogue_of, context_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry, Loaded
    from generator.views.context import Context

    Change = Callable[[dict[str, str]], None]
    Built = tuple[tuple[object, ...], Any, object]
    Pages = dict[tuple[object, ...], tuple[str, bytes]]

SETTINGS = "page_size: 6\n"
EVENT = "content/events/hoi-nghi.yml"
OUTLET = "content/outlets/hue/cho.yml"
PRODUCER = "content/producers/htx-chu.yml"
NOODLES = "content/products/bac-ninh/my-gao-chu.md"
TEA = "content/products/ha-noi/tra.md"
PAGE = "content/pages/gioi-thieu.md"


def base() -> dict[str, str]:
    spare = {
        f"content/products/bac-ninh/banh-{number}.md": product(f"Bánh {number}", stars="3")
        for number in range(10)
    }
    return {
        PRODUCER: "name: Hợp tác xã Chũ\ntype: htx\nprovince: bac-ninh\n",
        "content/producers/htx-hoa.yml": "name: Hợp tác xã Hoa\n",
        NOODLES: product(
            producer="htx-chu",
            set="che-bien-tu-gao-ngu-coc",
            certificates="[{type: vietgap, expires: 2026-12-10}, {type: haccp, expires: 2028}]",
        ),
        "content/products/bac-ninh/bun-chu.md": product("Bún Chũ", producer="htx-chu"),
        TEA: product("Trà", province="ha-noi", stars="5", recognition="{date: 2023-12-18}"),
        EVENT: "name: Hội nghị\nstarts: 2026-12-01\nproducts: [ha-noi/tra]\nproducers: [htx-chu, htx-hoa]\n",
        OUTLET: "name: Chợ\nprovince: hue\nproducts: [ha-noi/tra, bac-ninh/my-gao-chu]\n",
        PAGE: "---\ntitle: Giới thiệu\nmenu: 1\nfigures: [nguon, do-phu]\n---\nXin chào.\n",
        **spare,
    }


def models(catalogue: Catalogue) -> Pages:
    """Every page of the Vietnamese site: what it shows, without what all pages share, and its ingredients."""
    plain = context_of(catalogue)

    def cards(entries: Sequence[Entry]) -> Markup:
        return Markup(repr([card(plain, entry) for entry in entries]))  # noqa: S704 (compared, never shown)

    shop = msgspec.structs.replace(plain, cards=cards)
    site = context_of(catalogue_of({})).site
    pages: Pages = {}
    for key, page, made_of in build(shop):
        neutral = msgspec.structs.replace(page, frame=msgspec.structs.replace(page.frame, site=site))
        pages[key] = (repr(neutral), msgspec.msgpack.encode(made_of))
    return pages


def build(shop: Context) -> Iterator[Built]:
    yield ("home",), home_page(shop), ingredients.home(shop.catalogue)
    yield ("search",), search_page(shop), ingredients.search(shop.catalogue)
    yield ("numbers",), numbers_page(shop), ingredients.numbers(shop.catalogue)
    yield from build_lists(shop)
    yield from build_records(shop)


def build_lists(shop: Context) -> Iterator[Built]:
    catalogue = shop.catalogue
    for selection in listed(catalogue):
        for number in range(1, ingredients.page_count(catalogue, selection) + 1):
            made_of = ingredients.listing(catalogue, selection, number)
            yield ("listing", selection.path, number), listing_page(shop, selection, number), made_of
    for kind in INDEXES:
        for number in range(1, ingredients.index_pages(catalogue, kind) + 1):
            made_of = ingredients.index(catalogue, kind, number)
            yield ("index", kind, number), index_page(shop, kind, number), made_of


def build_records(shop: Context) -> Iterator[Built]:
    catalogue = shop.catalogue
    for entry in catalogue.entries:
        yield ("product", entry.id), product_page(shop, entry), ingredients.product(catalogue, entry)
    for slug in catalogue.producers:
        if catalogue.has_page(slug):
            yield ("producer", slug), producer_page(shop, slug), ingredients.producer(catalogue, slug)
    for slug in catalogue.events:
        yield ("event", slug), event_page(shop, slug), ingredients.event(catalogue, slug)
    for slug in catalogue.outlets:
        yield ("outlet", slug), outlet_page(shop, slug), ingredients.outlet(catalogue, slug)
    for slug in catalogue.taxonomy.former_provinces:
        yield ("former", slug), former_page(shop, slug), ingredients.former(catalogue, slug)
    for slug in (*catalogue.pages, "@404", "@data"):
        yield ("text", slug), text_page(shop, slug), ingredients.text(catalogue, slug)


def replaced(path: str, old: str, new: str) -> Change:
    def change(files: dict[str, str]) -> None:
        assert old in files[path]
        files[path] = files[path].replace(old, new)

    return change


def added(path: str, text: str) -> Change:
    return lambda files: files.update({path: text})


def removed(path: str) -> Change:
    return lambda files: files.__delitem__(path)


CHANGES: dict[str, Change] = {
    "name": replaced(NOODLES, "Mỳ gạo Chũ", "Mỳ Chũ"),
    "english name": replaced(NOODLES, "province:", "name_en: Noodles\nprovince:"),
    "stars": replaced(NOODLES, "stars: 4", "stars: 5"),
    "summary": replaced(NOODLES, "stars: 4", "stars: 4\nsummary: Ngon."),
    "decision": replaced(NOODLES, "3981/QĐ-UBND", "4000/QĐ-UBND"),
    "first tracing": replaced(NOODLES, "stars: 4", "stars: 4\ntrace: {url: 'https://ocop.example/'}"),
    "grade of the source": replaced(NOODLES, "grade: A", "grade: B"),
    "telephone of a shared producer": replaced(PRODUCER, "type: htx", "type: htx\nphone: '02043123456'"),
    "date": replaced(NOODLES, "2025-12-18", "2023-12-18"),
    "withdrawal": replaced(NOODLES, "2025-12-18,", "2025-12-18, status: withdrawn,"),
    "name of one of five stars": replaced(TEA, "Trà", "Trà xanh"),
    "producer of one that no other page shows": replaced(
        "content/products/bac-ninh/banh-9.md", "stars: 3", "stars: 3\nproducer: {name: Hộ kinh doanh Hoa}"
    ),
    "set": replaced(NOODLES, "set: che-bien-tu-gao-ngu-coc", "set: do-an-nhanh"),
    "commune": replaced(NOODLES, "stars: 4", "stars: 4\ncommune: Nam Dương"),
    "place that the decision names": replaced(
        NOODLES, "stars: 4", "stars: 4\nissued_at: {province: Bắc Giang}"
    ),
    "new last product": added("content/products/bac-ninh/xoi.md", product("Xôi", stars="3")),
    "new product": added("content/products/hue/non.md", product("Nón lá", province="hue", stars="3")),
    "new product of a producer": added(
        "content/products/bac-ninh/pho-chu.md", product("Phở Chũ", producer="htx-chu")
    ),
    "second product of a producer": added(
        "content/products/bac-ninh/hoa.md", product("Hoa", producer="htx-hoa")
    ),
    "product gone": removed("content/products/bac-ninh/banh-3.md"),
    "product shown elsewhere gone": removed(TEA),
    "other producer": replaced(NOODLES, "producer: htx-chu", "producer: htx-hoa"),
    "producer's name": replaced(PRODUCER, "Hợp tác xã Chũ", "HTX Mỳ Chũ"),
    "producer's place": replaced(PRODUCER, "province: bac-ninh", "province: hue"),
    "event's name": replaced(EVENT, "Hội nghị", "Hội chợ"),
    "event's day": replaced(EVENT, "2026-12-01", "2026-11-01"),
    "event's products": replaced(EVENT, "[ha-noi/tra]", "[bac-ninh/my-gao-chu]"),
    "event in a province": replaced(EVENT, "name:", "province: hue\nname:"),
    "outlet's name": replaced(OUTLET, "Chợ", "Siêu thị"),
    "outlet's products": replaced(OUTLET, "[ha-noi/tra, ", "["),
    "outlet gone": removed(OUTLET),
    "page of text": replaced(PAGE, "Xin chào.", "Kính chào."),
}


@pytest.fixture(scope="module")
def before() -> Pages:
    return models(catalogue_of(base(), settings=SETTINGS))


def stale(before: Pages, after: Pages) -> list[tuple[object, ...]]:
    """Pages that look different though their ingredients are the same."""
    both = before.keys() & after.keys()
    return sorted(
        (key for key in both if before[key][0] != after[key][0] and before[key][1] == after[key][1]), key=repr
    )


def touched(before: Pages, after: Pages) -> set[tuple[object, ...]]:
    """Pages whose ingredients are new."""
    return {key for key, page in after.items() if key not in before or before[key][1] != page[1]}


@pytest.mark.parametrize("change", CHANGES)
def test_no_page_changes_without_its_ingredients(change: str, before: Pages) -> None:
    files = base()
    CHANGES[change](files)
    after = models(catalogue_of(files, settings=SETTINGS))
    assert stale(before, after) == []
    assert touched(before, after)


@pytest.mark.parametrize("days", [1, 10, 30, 200, 2000])
def test_another_day_changes_no_page_without_its_ingredients(days: int, before: Pages) -> None:
    day = TODAY + dt.timedelta(days=days)
    after = models(catalogue_of(base(), settings=SETTINGS, as_of=day))
    assert stale(before, after) == []


def test_the_day_after_a_certificate_ends_touches_its_page_and_no_list() -> None:
    day = dt.date(2026, 12, 11)
    old = models(catalogue_of(base(), settings=SETTINGS, as_of=day - dt.timedelta(days=1)))
    after = models(catalogue_of(base(), settings=SETTINGS, as_of=day))
    assert ("product", "bac-ninh/my-gao-chu") in touched(old, after)
    assert set() == lists(touched(old, after))


def test_the_next_day_leaves_all_pages_alone_when_no_state_changes(before: Pages) -> None:
    after = models(catalogue_of(base(), settings=SETTINGS, as_of=TODAY + dt.timedelta(days=1)))
    assert touched(before, after) == set()


def test_an_edit_of_the_text_touches_the_page_alone(before: Pages) -> None:
    files = base()
    CHANGES["summary"](files)
    after = models(catalogue_of(files, settings=SETTINGS))
    assert touched(before, after) == {("product", "bac-ninh/my-gao-chu")}


def test_a_new_last_product_touches_the_first_and_the_last_page_of_its_listings(before: Pages) -> None:
    files = base()
    CHANGES["new last product"](files)
    found = touched(before, models(catalogue_of(files, settings=SETTINGS)))
    assert {number for kind, path, number in lists(found) if path == "/san-pham/"} == {1, 3}
    # The listing of the province grows by a page, which all its pages name.
    assert {number for kind, path, number in lists(found) if path == "/tinh/bac-ninh/"} == {1, 2, 3}
    # The last before it have it beside them now.
    products = {"bac-ninh/xoi", "bac-ninh/banh-9", "bac-ninh/banh-8"}
    assert {key[1] for key in found if key[0] == "product"} == products


def lists(keys: set[tuple[object, ...]]) -> set[tuple[object, ...]]:
    return {key for key in keys if key[0] == "listing"}


def test_the_index_of_producers_depends_on_its_number_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.views.indexes.PRODUCERS_A_PAGE", 1)
    old = models(catalogue_of(base(), settings=SETTINGS))
    files = base() | {
        "content/products/hue/hoa-1.md": product("Hoa 1", province="hue", producer="htx-hoa"),
        "content/products/hue/hoa-2.md": product("Hoa 2", province="hue", producer="htx-hoa"),
    }
    new = models(catalogue_of(files, settings=SETTINGS))
    assert ("index", "producers", 2) in new
    assert ("index", "producers", 1) in touched(old, new)


def test_later_pages_of_a_listing_know_nothing_of_other_listings(before: Pages) -> None:
    files = base()
    files["content/products/hue/non.md"] = product("Nón lá", province="hue", stars="5")
    after = models(catalogue_of(files, settings=SETTINGS))
    assert ("listing", "/tinh/bac-ninh/", 2) not in touched(before, after)


def test_a_photo_is_an_ingredient_of_its_product() -> None:
    catalogue = catalogue_of(base())
    entry = catalogue.by_id["bac-ninh/my-gao-chu"]
    found = ingredients.product(catalogue, entry)
    loaded = catalogue.loaded[entry.id]
    changed = msgspec.structs.replace(loaded, beside=(("content/products/bac-ninh/a.jpg", b"new"),))
    assert ingredients.product(with_loaded(catalogue, changed), entry) != found


def test_a_photo_is_an_ingredient_of_its_producer() -> None:
    loaded = catalogue_of(base()).loaded["bac-ninh/my-gao-chu"]
    photo = msgspec.structs.replace(loaded, beside=(("content/producers/a.jpg", b"new"),))
    assert named("path", loaded, "HTX").hash != named("path", photo, "HTX").hash


def with_loaded(catalogue: Catalogue, changed: Loaded) -> Catalogue:
    catalogue.loaded = {**catalogue.loaded, changed.id: changed}
    return catalogue


def test_ingredients_are_plain_values() -> None:
    catalogue = catalogue_of(base(), settings=SETTINGS)
    for selection in (Selection(), Selection("hue"), Selection("bac-ninh")):
        made_of = ingredients.listing(catalogue, selection, 1)
        assert hash(made_of)
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(made_of)) is not None
