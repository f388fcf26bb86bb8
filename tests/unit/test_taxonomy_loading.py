"""Reading a taxonomy folder, a good one and faulty ones."""

from __future__ import annotations

import pickle
import shutil
from typing import TYPE_CHECKING

import msgspec
import pytest

from generator.diagnostics import ContentError, OcopError
from generator.taxonomy import Taxonomy, load_communes, load_taxonomy
from tests.support.taxonomy import FOLDER, real_taxonomy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in FOLDER.glob("*.yml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_a_taxonomy_survives_the_cache() -> None:
    taxonomy = real_taxonomy()
    assert taxonomy.kind_of("Nước mắm") is not None
    packed = msgspec.msgpack.encode(taxonomy)
    again = msgspec.msgpack.decode(packed, type=Taxonomy)
    assert taxonomy == again == pickle.loads(pickle.dumps(taxonomy))  # noqa: S301 (our own bytes)
    assert again.kind_of("Nước mắm") == taxonomy.kind_of("Nước mắm")
    assert packed == msgspec.msgpack.encode(again)


@pytest.mark.parametrize("name", ["provinces.yml", "categories.yml", "stars.yml"])
def test_a_file_that_is_needed(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ContentError) as caught:
        load_taxonomy(folder)
    assert [("taxonomy-missing", f"content/taxonomy/{name}")] == [
        (one.rule, one.path) for one in caught.value.diagnostics
    ]


def test_a_folder_without_the_other_files(folder: Path) -> None:
    for name in ("kinds.yml", "producer_types.yml", "certificates.yml", "list_columns.yml"):
        (folder / name).unlink()
    taxonomy = load_taxonomy(folder)
    assert ({}, {}, {}) == (taxonomy.kinds, taxonomy.producer_types, taxonomy.certificates)
    assert taxonomy.kind_of("Nước mắm") is None
    assert taxonomy.set_of("Nước mắm") is None
    assert taxonomy.producer_type_of("HTX A") is None


def test_broken_yaml_names_its_place(folder: Path) -> None:
    (folder / "stars.yml").write_text("validity_months: 36\nlevels: [\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_taxonomy(folder)
    found = caught.value.diagnostics[0]
    assert ("content/taxonomy/stars.yml", True) == (found.path, found.line > 1)


def test_a_missing_field_is_a_sentence(folder: Path) -> None:
    (folder / "stars.yml").write_text("sources: []\nlevels: []\n", encoding="utf-8")
    with pytest.raises(OcopError) as caught:
        load_taxonomy(folder)
    assert "content/taxonomy/stars.yml" in caught.value.text.vi
    assert "validity_months" in caught.value.text.en


def test_another_programme_brings_its_own_kinds(folder: Path) -> None:
    text = "kinds:\n  - {slug: lua, name: Lụa, name_en: Silk, icon: det, set: 22, words: [lụa]}\n"
    (folder / "kinds.yml").write_text(text, encoding="utf-8")
    taxonomy = load_taxonomy(folder)
    assert ["lua"] == list(taxonomy.kinds)
    found = taxonomy.set_of("Khăn lụa")
    assert found is not None
    assert 22 == found.number


def test_without_tables_no_commune_is_known(tmp_path: Path) -> None:
    assert ("unknown", None) == tuple(
        reversed(load_communes(tmp_path).follow(["bac-giang"], "bac-ninh", "", "xã A"))
    )
