from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from generator.search import FormerPlaces, SearchState, index, search_files, search_ingredients
from generator.search import pagefind as pagefind_module
from generator.search import update as bring_up_to_date
from generator.search.cards import BUNDLE
from generator.search.words import BOX_TEXTS
from generator.views.search import SCRIPT_TEXTS
from tests.support.sites import product
from tests.support.workshop import TODAY, catalogue_of, context_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.catalog.catalogue import Catalogue

RECIPE = b"recipe"
MAKER = "name: HTX Mỳ Chũ\n"
FILES = {
    "content/products/bac-ninh/my-gao-chu.md": product(
        "Mỳ gạo Chũ", producer="htx-chu", name_en="Chu rice noodles"
    ),
    "content/products/ha-noi/an.md": product(
        "Ấn chương", stars="5", province="ha-noi", category="thu-cong-my-nghe"
    ),
    "content/products/ha-noi/ao.md": product("Áo dài", province="ha-noi", recognition="{date: 2025}"),
    "content/products/ha-noi/thu.md": product(
        "Thu hồi", province="ha-noi", recognition="{date: 2025-01-01, status: withdrawn}"
    ),
    "content/producers/htx-chu.yml": MAKER,
}


class Counter:
    """Counts how often Pagefind is run."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.runs = 0
        self.real = pagefind_module.index_documents
        monkeypatch.setattr(index, "index_documents", self)

    def __call__(self, documents: Sequence[str]) -> dict[str, bytes]:
        self.runs += 1
        return self.real(documents)


@pytest.fixture
def pagefind(monkeypatch: pytest.MonkeyPatch) -> Counter:
    return Counter(monkeypatch)


@pytest.fixture(scope="module")
def state() -> SearchState:
    return update(catalogue_of(FILES), SearchState(), RECIPE)


def update(catalogue: Catalogue, old: SearchState, recipe: bytes) -> SearchState:
    return bring_up_to_date(catalogue, old, recipe, FormerPlaces(Path("none"), catalogue.taxonomy))


def changed(path: str, text: str) -> Catalogue:
    return catalogue_of(FILES | {path: text})


def made(catalogue: Catalogue, state: SearchState, *languages: str) -> dict[str, bytes]:
    return search_files(catalogue, [context_of(catalogue, lang) for lang in languages or ("vi", "en")], state)


def read(files: dict[str, bytes], name: str) -> Any:  # noqa: ANN401 (JSON)
    return json.loads(files[f"pagefind/{name}"])


def cards(files: dict[str, bytes]) -> dict[str, list[Any]]:
    return {
        card[0]: card
        for name, data in files.items()
        if name.startswith("pagefind/cards/")
        for card in json.loads(data)
    }


def test_nothing_changed_nothing_is_done(pagefind: Counter, state: SearchState) -> None:
    assert update(catalogue_of(FILES), state, RECIPE) is state
    assert pagefind.runs == 0


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/products/ha-noi/ao.md", product("Áo dài lụa", province="ha-noi")),
        ("content/products/ha-noi/moi.md", product("Mới", province="ha-noi")),
        ("content/producers/htx-chu.yml", "name: HTX Chũ Xuân Trường\n"),
    ],
)
def test_what_is_searched_runs_pagefind(pagefind: Counter, state: SearchState, path: str, text: str) -> None:
    catalogue = changed(path, text)
    assert update(catalogue, state, RECIPE) == update(catalogue, SearchState(), RECIPE)
    assert pagefind.runs == 2


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/products/ha-noi/ao.md", FILES["content/products/ha-noi/ao.md"] + "\nMột câu chuyện.\n"),
        ("content/producers/htx-chu.yml", MAKER + "website: https://chu.example\n"),
    ],
)
def test_what_is_not_searched_does_not(pagefind: Counter, state: SearchState, path: str, text: str) -> None:
    catalogue = changed(path, text)
    found = update(catalogue, state, RECIPE)
    assert pagefind.runs == 0
    assert found == update(catalogue, SearchState(), RECIPE)


def test_another_engine_looks_at_all_documents_again(pagefind: Counter, state: SearchState) -> None:
    found = update(catalogue_of(FILES), state, b"another")
    assert found.recipe != state.recipe
    assert (found.files, pagefind.runs) == (state.files, 0)


def test_a_removed_product_leaves_the_index(state: SearchState) -> None:
    fewer = {path: text for path, text in FILES.items() if "thu.md" not in path}
    found = update(catalogue_of(fewer), state, RECIPE)
    assert sorted(found.documents) == ["bac-ninh/my-gao-chu", "ha-noi/an", "ha-noi/ao"]


def test_the_state_survives_the_cache(state: SearchState) -> None:
    packed = msgspec.msgpack.encode(state)
    assert msgspec.msgpack.decode(packed, type=SearchState) == state


def test_every_file_lies_in_pagefinds_folder(state: SearchState) -> None:
    files = made(catalogue_of(FILES), state)
    assert {name.split("/")[0] for name in files} == {"pagefind"}
    names = ("pagefind.js", "facts.json", "words.vi.json", "words.en.json", "cards/0.json")
    assert {f"pagefind/{name}" for name in names} <= set(files)


def test_cards_stand_in_the_order_of_the_documents(state: SearchState) -> None:
    bundle = read(made(catalogue_of(FILES), state), "cards/0.json")
    assert [card[0] for card in bundle] == list(state.documents)


def test_a_card_holds_what_a_result_shows(state: SearchState) -> None:
    found = cards(made(catalogue_of(FILES), state))
    chu = found["bac-ninh/my-gao-chu"]
    assert chu[1:5] == ["Mỳ gạo Chũ", "Chu rice noodles", "HTX Mỳ Chũ", ""]
    assert chu[5:9] == ["thuc-pham", 4, "recognised", "2028-12-18"]
    assert found["ha-noi/ao"][7:9] == ["recognised", ""]
    assert found["ha-noi/thu"][7] == "withdrawn"


def test_columns_stand_in_the_order_of_the_documents(state: SearchState) -> None:
    files = made(catalogue_of(FILES), state)
    table = read(files, "facts.json")
    assert list(state.documents) == ["ha-noi/an", "ha-noi/ao", "bac-ninh/my-gao-chu", "ha-noi/thu"]
    provinces = [table["provinces"][ord(letter) - 48] for letter in table["tinh"]]
    assert provinces == ["ha-noi", "ha-noi", "bac-ninh", "ha-noi"]
    assert table["classes"][ord(table["bo"][0]) - 48] == ["", "thu-cong-my-nghe"]
    assert table["sao"] == [[5, 1], [4, 3]]
    last = (dt.date(2028, 12, 18) - dt.date(1970, 1, 1)).days
    assert (read(files, "ends.json"), read(files, "names.json")) == ([last, 0, last, -1], [1, 0, 2, 3])
    assert read(files, "dates.json")[1] == (dt.date(2025, 1, 1) - dt.date(1970, 1, 1)).days


def test_words_are_those_of_the_language(state: SearchState) -> None:
    files = made(catalogue_of(FILES), state)
    vi, en = read(files, "words.vi.json"), read(files, "words.en.json")
    assert (vi["products"], en["products"], en["search"]) == ("/san-pham/", "/en/san-pham/", "/en/tim-kiem/")
    assert (vi["stars"]["4"], en["stars"]["4"]) == ("4 sao", "4 stars")
    assert (vi["count"], vi["bundle"], vi["asOf"], vi["expiringDays"]) == (4, BUNDLE, "2026-11-22", 180)
    assert set(vi["states"]) == {"valid", "expiring", "expired", "unknown", "withdrawn", "under-review"}


def test_the_version_changes_with_any_card_and_not_with_the_day(state: SearchState) -> None:
    def version(catalogue: Catalogue) -> str:
        found: str = read(made(catalogue, update(catalogue, state, RECIPE)), "words.vi.json")["version"]
        return found

    same = version(catalogue_of(FILES))
    assert version(catalogue_of(FILES, as_of=dt.date(2026, 11, 23))) == same
    assert (
        version(changed("content/products/ha-noi/ao.md", product("Áo dài", province="ha-noi", stars="3")))
        != same
    )


def test_ingredients_change_with_every_product_producer_and_day() -> None:
    same = search_ingredients(catalogue_of(FILES))
    assert search_ingredients(catalogue_of(FILES)) == same
    assert search_ingredients(catalogue_of(FILES, as_of=TODAY + dt.timedelta(1))) != same
    assert search_ingredients(changed("content/producers/htx-chu.yml", "name: Khác\n")) != same
    assert (
        search_ingredients(changed("content/products/ha-noi/ao.md", product("Áo", province="ha-noi"))) != same
    )


def test_a_catalogue_without_products_has_a_search_without_engine() -> None:
    catalogue = catalogue_of({})
    state = update(catalogue, SearchState(), RECIPE)
    files = made(catalogue, state, "vi")
    columns = ("dates", "ends", "facts", "names", "words.vi")
    assert sorted(files) == [f"pagefind/{name}.json" for name in columns]
    assert read(files, "words.vi.json")["count"] == 0


def test_the_scripts_ask_only_for_words_that_exist(repository: Path) -> None:
    scripts = {
        path.name: path.read_text("utf-8") for path in (repository / "templates/assets/js").glob("search*.js")
    }
    assert {"close", "someWords"} <= set(SCRIPT_TEXTS)
    page = set(re.findall(r"this\.texts\.(\w+)|(?<!words\.)\btexts\.(\w+)", scripts["search-page.js"]))
    assert {one or other for one, other in page} <= set(SCRIPT_TEXTS)
    named = set(re.findall(r'texts\[[\w= ]+ \? "(\w+)" : "(\w+)"\]', scripts["search-page.js"]))
    assert {word for pair in named for word in pair} <= set(SCRIPT_TEXTS)
    box = set(re.findall(r"texts\.(\w+)", scripts["search-box.js"] + scripts["search-cards.js"]))
    assert box == set(BOX_TEXTS)


def test_the_script_of_every_page_stays_small(repository: Path) -> None:
    import gzip

    script = (repository / "templates/assets/js/search.js").read_bytes()
    assert len(gzip.compress(script)) <= 3072
