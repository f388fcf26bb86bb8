"""The tables of `content/taxonomy` agree with the decrees and with each other."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest

from generator.records.taxonomy import ListColumns
from generator.spreadsheets.columns import header_key
from generator.taxonomy import read_table
from generator.taxonomy.words import Phrases, exact_key, syllables
from tests.support.taxonomy import FOLDER, real_communes, real_taxonomy

ICONS = FOLDER.parents[1] / "templates" / "assets" / "icons" / "kinds.svg"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_34_provinces_in_six_regions_and_63_former_ones() -> None:
    taxonomy = real_taxonomy()
    assert {"regions": 6, "provinces": 34, "former": 63} == {
        "regions": len(taxonomy.regions),
        "provinces": len(taxonomy.provinces),
        "former": len(taxonomy.former_provinces),
    }
    assert {"tinh": 25, "thanh-pho": 9} == Counter(one.kind for one in taxonomy.provinces.values())


def test_three_provinces_became_cities_in_2026() -> None:
    changed = {
        one.slug: (one.kind, one.kind_since.date)
        for one in real_taxonomy().provinces.values()
        if one.kind_since
    }
    assert {
        "dong-nai": ("thanh-pho", "2026-04-30"),
        "quang-ninh": ("thanh-pho", "2026-09-01"),
        "bac-ninh": ("thanh-pho", "2026-09-20"),
    } == changed


def test_places_refer_to_each_other() -> None:
    taxonomy = real_taxonomy()
    assert {one.region for one in taxonomy.provinces.values()} == set(taxonomy.regions)
    assert {one.province for one in taxonomy.former_provinces.values()} == set(taxonomy.provinces)
    assert sum(len(taxonomy.former_of(slug)) for slug in taxonomy.provinces) == len(taxonomy.former_provinces)
    assert [9, 6, 5, 6, 3, 5] == [len(taxonomy.provinces_in(slug)) for slug in taxonomy.regions]


def test_codes_and_tiles_are_unique() -> None:
    provinces = real_taxonomy().provinces.values()
    assert len({one.code for one in provinces}) == len(provinces)
    assert len({tuple(one.tile) for one in provinces}) == len(provinces)


def test_the_classification_has_6_categories_17_groups_and_26_sets() -> None:
    taxonomy = real_taxonomy()
    assert [6, 17, 26] == [len(taxonomy.categories), len(taxonomy.groups), len(taxonomy.sets)]
    assert list(range(1, 27)) == [one.number for one in taxonomy.sets.values()]
    assert all(taxonomy.groups[one.group].category == one.category for one in taxonomy.sets.values())
    assert [13, 4, 3, 2, 3, 1] == [len(taxonomy.sets_in(slug)) for slug in taxonomy.categories]


@pytest.mark.parametrize(("scheme", "count"), [("qd148", 26), ("qd1048", 26), ("qd781", 1), ("qd490", 6)])
def test_earlier_schemes_lead_to_what_is_in_force(scheme: str, count: int) -> None:
    taxonomy = real_taxonomy()
    olds = taxonomy.schemes[scheme].sets
    assert count == len(olds)
    for old in olds:
        if old.basis == "none":
            assert not old.set
        elif old.basis == "group":
            assert old.category in taxonomy.categories
        else:
            assert old.set in taxonomy.sets


def test_bands_of_scores_have_no_gap() -> None:
    levels = sorted(real_taxonomy().stars.values(), key=lambda one: one.stars)
    assert [0, 30, 50, 70, 90] == [one.score_from for one in levels]
    assert [one.score_below for one in levels[:-1]] == [one.score_from for one in levels[1:]]
    assert [False, False, True, True, True] == [one.certified for one in levels]
    assert (36, 180) == (real_taxonomy().validity_months, real_taxonomy().expiring_days)


def test_every_table_names_its_sources() -> None:
    for path in sorted(FOLDER.glob("*.yml")):
        assert re.search(r"^sources:\n  - title: ", path.read_text("utf-8"), re.MULTILINE), path.name


def test_every_icon_of_a_kind_is_drawn() -> None:
    drawn = set(re.findall(r'id="([^"]+)"', ICONS.read_text("utf-8")))
    assert set() == {one.icon for one in real_taxonomy().kinds.values()} - drawn


def test_a_word_means_one_kind() -> None:
    words = Counter(exact_key(word) for one in real_taxonomy().kinds.values() for word in one.words)
    words.update(exact_key(word) for word in real_taxonomy().not_kinds)
    assert [] == [word for word, count in words.items() if count > 1]


def test_kinds_have_names_and_what_they_suggest_exists() -> None:
    taxonomy = real_taxonomy()
    numbers = {0, *(one.number for one in taxonomy.sets.values())}
    for kind in taxonomy.kinds.values():
        assert kind.words, kind.slug
        assert kind.name_en, kind.slug
        assert {kind.set, kind.processed} <= numbers, kind.slug
        assert kind.category in {"", *taxonomy.categories}, kind.slug


def test_no_word_of_a_fresh_kind_hides_that_the_thing_is_processed() -> None:
    taxonomy = real_taxonomy()
    processing = Phrases(dict.fromkeys(taxonomy.processing, True))
    hidden = [
        word
        for kind in taxonomy.kinds.values()
        for word in kind.words
        if kind.processed and processing.first(syllables(word))
    ]
    assert [] == hidden


def test_communes_lie_in_provinces_and_are_as_many_as_these_say() -> None:
    counts = Counter(row["province"] for row in rows("communes.csv"))
    assert {slug: one.communes for slug, one in real_taxonomy().provinces.items()} == counts
    assert 3321 == counts.total()


def test_former_communes_lead_to_communes_of_today() -> None:
    today = {row["code"] for row in rows("communes.csv")}
    changes = rows("commune_changes.csv")
    assert {code.rstrip("*") for row in changes for code in row["now"].split()} <= today
    assert {row["province"] for row in changes} == set(real_taxonomy().former_provinces)
    assert len(changes) == len({(row["province"], row["district"], row["commune"]) for row in changes})


def test_no_two_communes_of_a_province_share_a_name() -> None:
    communes = real_communes()
    for slug in real_taxonomy().provinces:
        names = [communes.name_of(commune) for commune in communes.in_province(slug)]
        assert len(names) == len(set(names))


def test_a_header_means_one_field() -> None:
    table = read_table(FOLDER, "list_columns.yml", ListColumns)
    fields: dict[str, set[str]] = {}
    for name, headers in (
        *((column.field, column.headers) for column in table.columns),
        ("noted", table.noted),
        ("ignored", table.ignored),
        ("personal", table.personal),
    ):
        for header in headers:
            fields.setdefault(header_key(header), set()).add(name)
    assert [] == [header for header, names in fields.items() if len(names) > 1]
