from __future__ import annotations

from typing import TYPE_CHECKING

from generator.views.alike import MOST, alike_elsewhere, alike_here, rows, within_reach
from tests.support.sites import product
from tests.support.workshop import catalogue_of, workshop

if TYPE_CHECKING:
    from generator.catalog.catalogue import Catalogue

SET = "che-bien-tu-gao-ngu-coc"


def noodles(name: str, province: str = "bac-ninh", **fields: str) -> tuple[str, str]:
    slug = f"my-{name.lower()}"
    text = product(f"Mỳ {name}", province=province, **{"set": SET, "stars": "3"} | fields)
    return f"content/products/{province}/{slug}.md", text


def here(catalogue: Catalogue) -> dict[str, str]:
    return {
        entry.slug[3:]: "".join(one.slug[3:] for one in alike_here(catalogue, entry))
        for entry in catalogue.entries
    }


def test_neighbours_stand_on_both_sides_and_fill_up_at_the_ends() -> None:
    found = here(catalogue_of(dict(map(noodles, "ABCDEFG"))))
    assert {"a": "bcde", "b": "acde", "c": "abde", "d": "bcef", "f": "cdeg", "g": "cdef"} == {
        key: value for key, value in found.items() if key != "e"
    }


def test_products_of_the_same_producer_are_left_to_its_own_list() -> None:
    made_by = {"producer": "htx-chu"}
    files = dict([noodles("A", **made_by), noodles("B", **made_by), noodles("C"), noodles("D")])
    found = here(catalogue_of(files | {"content/producers/htx-chu.yml": "name: HTX\n"}))
    assert {"a": "cd", "b": "cd", "c": "abd", "d": "abc"} == found


def test_elsewhere_are_other_provinces_and_without_a_set_the_category() -> None:
    files = dict([noodles("A"), noodles("B"), noodles("C", "hue"), noodles("D", "hue", set="")])
    catalogue = catalogue_of(files)
    found = {
        entry.slug: [one.slug for one in alike_elsewhere(catalogue, entry)] for entry in catalogue.entries
    }
    assert {
        "my-a": ["my-c"],
        "my-b": ["my-c"],
        "my-c": ["my-a", "my-b"],
        "my-d": ["my-a", "my-b"],
    } == found


def test_every_page_that_shows_a_product_is_within_its_reach() -> None:
    names = [f"{letter}{number}" for letter in "ABCD" for number in range(9)]
    places = ("bac-ninh", "hue", "ha-noi")
    sets = (SET, "", "do-an-nhanh")
    files = dict(
        noodles(name, places[at % 3 * (at > 6)], set=sets[at * 7 % 11 % 3]) for at, name in enumerate(names)
    )
    catalogue = catalogue_of(files)
    for entry in catalogue.entries:
        shown = [*alike_here(catalogue, entry), *alike_elsewhere(catalogue, entry)]
        assert len(shown) <= 2 * MOST
        for one in shown:
            assert entry in set(within_reach(catalogue, one))


def test_lines_say_stars_producer_or_place_and_lead_to_all_of_them() -> None:
    files = dict(
        [noodles("A"), noodles("B", producer="{name: Hộ Hoa}"), noodles("C", "hue", name_en="C noodles")]
    )
    shop = workshop(files, lang="en")
    near, far = rows(shop, shop.catalogue.by_id["bac-ninh/my-a"])
    assert [("Mỳ B", "vi", "3 stars", "Hộ Hoa")] == [
        (r.name, r.lang, r.rank.label, r.maker) for r in near.rows
    ]
    assert [("C noodles", "", "Hue City")] == [(r.name, r.lang, r.place) for r in far.rows]
    assert ("The same set in Bac Ninh", "/en/tinh/bac-ninh/nhom/thuc-pham/") == (near.title, near.more.href)
    assert ("The same set elsewhere", f"/en/bo/{SET}/") == (far.title, far.more.href)
