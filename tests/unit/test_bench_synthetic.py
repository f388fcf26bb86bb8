"""Synthetic catalogues: the same for the same seed, in the nation's numbers, and without a mistake."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml as library
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bench import synthetic
from bench.details import gtin
from bench.hugo import page, write_site
from bench.records import NATION, ranks
from bench.synthetic import CROWDED, make, photo, write_content
from bench.tales import LEAST_WORDS, MOST_WORDS
from bench.vocabulary import KINDS, PROVINCES, SETS
from bench.yaml import write
from generator.build.checking import check
from generator.build.job import Job, Silence
from generator.build.reading import Reader
from generator.catalog.cache import Cache
from generator.taxonomy import load_taxonomy
from generator.vietnamese import is_slug

if TYPE_CHECKING:
    from pathlib import Path

    from bench.records import Records
    from bench.vocabulary import Province
    from bench.yaml import Value

SOME = 300


@pytest.fixture(scope="module")
def records() -> Records:
    return make(SOME)


def placed_products(count: int) -> list[tuple[Province, int]]:
    return ranks(count, Random(7))  # noqa: S311 (examples, not secrets)


def as_text(written: str) -> dict[str, Any]:
    read: dict[str, Any] = library.load(written, library.BaseLoader)  # noqa: S506 (makes nothing but text)
    return read


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "taxonomy" not in path.parts
    }


def test_the_same_seed_gives_the_same_catalogue(records: Records) -> None:
    assert records == make(SOME)
    assert records != make(SOME, seed=2)


def test_the_same_files_are_written(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_content(make(40), tmp_path / name)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert 40 == sum("/products/" in name for name in files(tmp_path / "one"))


def test_the_nation_has_its_numbers() -> None:
    placed = placed_products(NATION)
    here = Counter(stars for province, stars in placed if province.slug == "bac-ninh")
    stars = Counter(stars for _, stars in placed)
    assert 17_068 == len(placed)
    assert {5: 1, 4: 114, 3: 658} == here
    assert 773 == here.total()
    assert 126 == stars[5]
    assert round(0.229 * 17_068) == stars[4]
    assert {province.slug for province in PROVINCES} == {province.slug for province, _ in placed}


@pytest.mark.parametrize("count", [300, 2_000, 100_000])
def test_other_sizes_keep_the_proportions(count: int) -> None:
    placed = placed_products(count)
    assert count == len(placed)
    assert round(126 * count / 17_068) == sum(stars == 5 for _, stars in placed)
    assert 773 * count / 17_068 == pytest.approx(
        sum(province.slug == "bac-ninh" for province, _ in placed), abs=2
    )


def test_products_are_told_apart_and_told_well(records: Records) -> None:
    ids = [item.id for item in records.products]
    words = [len(item.story.split()) for item in records.products]
    assert SOME == len(ids) == len(set(ids))
    assert all(is_slug(item.slug) for item in records.products)
    assert LEAST_WORDS <= min(words) <= max(words) <= MOST_WORDS
    for sign in ("\n## ", "\n- ", "**", "*", "](https://"):
        assert all(sign in item.story for item in records.products), sign


def test_about_half_of_the_producers_have_a_file_of_their_own(records: Records) -> None:
    shared = [item.maker.slug for item in records.products if item.maker.slug]
    assert 0.45 < len(shared) / SOME < 0.65
    assert set(shared) <= {maker.slug for maker in records.makers}
    assert all(isinstance(item.record["producer"], str) == bool(item.maker.slug) for item in records.products)


def test_recognitions_are_of_every_kind() -> None:
    given_ = [item.record["recognition"] for item in make(2_000).products]
    dates = [one.get("date", "") for one in given_ if isinstance(one, dict)]
    assert {0, 4, 7, 10} == {len(str(date)) for date in dates}
    assert {None, "withdrawn", "under-review"} == {
        one.get("status") for one in given_ if isinstance(one, dict)
    }
    assert any("2022-06" <= str(date) <= "2023-11" for date in dates), (
        "some have expired by the day of the bench"
    )


def test_the_content_has_no_mistake(records: Records, tmp_path: Path) -> None:
    write_content(records, tmp_path, photos=1)
    job = Job(source=tmp_path, output=tmp_path / "site", as_of=dt.date(2026, 11, 22), jobs=1, cache=False)
    reader = Reader(job, Cache(job.cache_folder), Silence())
    reader.look()
    content = reader.read()
    assert [] == check(content, tmp_path)
    assert SOME == sum(loaded.kind == "product" for loaded in content.records.files.values())


def test_kinds_and_places_are_those_of_the_taxonomy(repository: Path) -> None:
    taxonomy = load_taxonomy(repository / "content/taxonomy")
    assert {slug: province.name for slug, province in taxonomy.provinces.items()} == {
        province.slug: province.name for province in PROVINCES
    }
    assert [(one.category, slug) for slug, one in taxonomy.sets.items()] == list(SETS)
    assert {1, *range(1, 27)} == {kind.set for kind in KINDS}


def test_drawings_exist(repository: Path) -> None:
    drawn = (repository / "templates/assets/icons/kinds.svg").read_text("utf-8")
    assert [] == [kind.icon for kind in KINDS if f'id="{kind.icon}"' not in drawn]


def test_crowded_provinces_have_a_folder_a_commune(
    records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert CROWDED == 1000
    monkeypatch.setattr(synthetic, "CROWDED", 40)
    write_content(records, tmp_path)
    depths = {
        path.relative_to(tmp_path / "content/products").parts[0]: len(path.parts) - len(tmp_path.parts)
        for path in (tmp_path / "content/products").rglob("*.md")
    }
    assert depths["ha-noi"] == depths["bac-ninh"] + 1


def test_photos_are_pictures() -> None:
    with Image.open(io.BytesIO(photo(3, 40, 30))) as image:
        image.load()
        assert ("PNG", (40, 30)) == (image.format, image.size)
    assert photo(3, 40, 30) != photo(4, 40, 30)


def test_the_check_digit_of_a_barcode() -> None:
    assert "4006381333931" == gtin("400638133393")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co"))))
def test_yaml_is_read_back_as_written(text: str) -> None:
    record: dict[str, Value] = {"a": text, "b": {"c": [text, "2023"], "d": [{"e": text, "f": 1}]}, "g": []}
    for quote_dates in (False, True):
        read = as_text(write(record, quote_dates=quote_dates))
        assert {"a": text, "b": {"c": [text, "2023"], "d": [{"e": text, "f": "1"}]}, "g": []} == read


def test_only_dates_that_become_times_are_quoted() -> None:
    assert "date: 2023-06\n" == write({"date": "2023-06"})
    assert 'date: "2023-06"\n' == write({"date": "2023-06"}, quote_dates=True)
    assert "price: 45000\nok: true\n" == write({"price": 45000, "ok": True})


def test_hugo_gets_the_same_products(records: Records, tmp_path: Path) -> None:
    write_site(records, tmp_path / "hugo")
    names = {path.name for path in (tmp_path / "hugo/content/san-pham").rglob("*.md")}
    producers = {path.stem for path in (tmp_path / "hugo/data/producers").glob("*.yml")}
    assert {f"{item.slug}.md" for item in records.products} == names
    assert {maker.slug for maker in records.makers} == producers
    assert (tmp_path / "hugo/hugo.toml").exists()


def test_hugo_gets_the_same_facts(records: Records) -> None:
    item = next(item for item in make(2_000).products if "gtin" in str(item.record.get("trace")))
    head, _, story = page(item).removeprefix("---\n").partition("---\n")
    front = as_text(head)
    assert item.record["name"] == front["title"]
    assert str(6 - item.stars) == front["weight"]
    assert [f"/01/{front['trace']['gtin'].zfill(14)}/"] == front["aliases"]
    assert set(item.record) - {"name"} <= set(front)
    assert item.story.count("\n## ") == story.count("\n### ")
    assert item.story.replace("#", "").split() == story.replace("#", "").split()
    assert all("aliases" not in page(one) for one in records.products if "trace" not in one.record)
