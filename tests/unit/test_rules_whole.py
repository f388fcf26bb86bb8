"""What only the whole catalogue can break, and the check of a source folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.diagnostics import ContentError, OcopError
from generator.files.walk import Refusal, Stamp, Walk, walk
from generator.rules import FileFacts, Reference, check_source, check_walk, check_whole, place_of
from generator.rules.fixing import fix_source, mended
from tests.support.invalid import BASE, PRODUCT, lay

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Diagnostic

NEEDED = (
    "content/catalog.yml",
    "content/taxonomy/categories.yml",
    "content/taxonomy/provinces.yml",
    "content/taxonomy/stars.yml",
)


def told(diagnostics: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(item.rule, item.path) for item in diagnostics]


def walked(*paths: str, refused: tuple[Refusal, ...] = ()) -> Walk:
    return Walk({path: Stamp(0, 0, 0) for path in (*NEEDED, *paths)}, refused)


@pytest.mark.parametrize(
    ("path", "kind", "identity"),
    [
        ("content/catalog.yml", "settings", "catalog"),
        ("content/products/bac-ninh/a.md", "product", "bac-ninh/a"),
        ("content/products/bac-ninh/b/c/a.yml", "product", "bac-ninh/a"),
        ("content/products/a.md", "other", ""),
        ("content/producers/a.yml", "producer", "a"),
        ("content/producers/b/a.yml", "other", ""),
        ("content/events/a.md", "event", "a"),
        ("content/outlets/bac-ninh/a.yml", "outlet", "bac-ninh/a"),
        ("content/outlets/a.yml", "other", ""),
        ("content/outlets/bac-ninh/b/a.yml", "other", ""),
        ("content/pages/a.md", "page", "a"),
        ("content/pages/a.en.md", "page", "a.en"),
        ("content/taxonomy/stars.yml", "taxonomy", "stars"),
        ("content/taxonomy/own.yml", "other", ""),
        ("content/products/bac-ninh/a.jpg", "other", ""),
        ("content/products/bac-ninh/.md", "other", ""),
        ("content/a.md", "other", ""),
        ("other/products/bac-ninh/a.md", "other", ""),
        ("content", "other", ""),
    ],
)
def test_a_path_tells_what_lies_there(path: str, kind: str, identity: str) -> None:
    place = place_of(path)
    assert (kind, identity) == (place.kind, place.id)
    assert (kind == "other") == (place.record is None)


def test_files_that_nobody_reads() -> None:
    found = walked(
        "content/products/bac-ninh/a.md",
        "content/products/bac-ninh/a.jpg",
        "content/products/bac-ninh/ghi-chu.docx",
        "content/taxonomy/communes.csv",
        "content/taxonomy/own.yml",
        "content/readme.txt",
    )
    assert [
        ("unknown-file", "content/products/bac-ninh/ghi-chu.docx"),
        ("unknown-file", "content/readme.txt"),
    ] == told(check_walk(found))


def test_what_is_missing_and_what_is_refused() -> None:
    refused = (
        Refusal("content/a", "symlink"),
        Refusal("content/b", "special"),
        Refusal("content/c", "unreadable"),
    )
    assert [
        ("symlink", "content/a"),
        ("special-file", "content/b"),
        ("unreadable", "content/c"),
        ("settings-missing", "content/catalog.yml"),
        ("taxonomy-missing", "content/taxonomy/categories.yml"),
        ("taxonomy-missing", "content/taxonomy/provinces.yml"),
        ("taxonomy-missing", "content/taxonomy/stars.yml"),
    ] == told(check_walk(Walk({}, refused)))


def product(name: str, *references: Reference) -> FileFacts:
    return FileFacts(f"content/products/bac-ninh/{name}.md", "product", f"bac-ninh/{name}", references)


def test_references_are_located_in_the_failing_file_alone() -> None:
    read: list[str] = []

    def data(path: str) -> bytes:
        read.append(path)
        return b"---\nname: A\nproducer: htx-chuu\n---\n"

    files = [
        product("b", Reference("producer", "htx-chuu", "producer")),
        product("a", Reference("producer", "htx-chu", "producer")),
        FileFacts("content/producers/htx-chu.yml", "producer", "htx-chu"),
    ]
    found = check_whole(files, (), data)
    assert [("producer-unknown", 3, 11, "producer", {"closest": "htx-chu"})] == [
        (item.rule, item.line, item.column, item.field, item.facts) for item in found
    ]
    assert ["content/products/bac-ninh/b.md"] == read


def test_identities_are_unique_within_a_kind() -> None:
    files = [
        FileFacts("content/products/bac-ninh/x/a.md", "product", "bac-ninh/a"),
        FileFacts("content/products/bac-ninh/a.yml", "product", "bac-ninh/a"),
        FileFacts("content/producers/a.yml", "producer", "a"),
        FileFacts("content/events/a.yml", "event", "a"),
    ]
    found = check_whole(files, (), lambda _: b"")
    assert [("duplicate-product", "content/products/bac-ninh/x/a.md")] == told(found)
    assert {"other": "content/products/bac-ninh/a.yml"} == found[0].facts


def test_photos_are_used_by_a_record_beside_them() -> None:
    files = [product("a", Reference("image", "a.jpg", "images.0.file"))]
    paths = [
        "content/products/bac-ninh/a.jpg",
        "content/products/lang-son/a.jpg",
        "content/products/bac-ninh/b.PNG",
    ]
    assert [
        ("image-unused", "content/products/bac-ninh/b.PNG"),
        ("image-unused", "content/products/lang-son/a.jpg"),
    ] == told(check_whole(files, paths, lambda _: b""))


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay(tmp_path, BASE.name, monkeypatch)
    return tmp_path


def test_a_broken_record_still_counts_as_there(source: Path) -> None:
    (source / "content/producers/htx-my-gao-chu.yml").write_text("ten: HTX\n")
    text = (source / PRODUCT).read_text().replace("sources:", "producer: htx-my-gao-chu\nsources:")
    (source / PRODUCT).write_text(text)
    assert ["unknown-field"] == [item.rule for item in check_source(source).diagnostics]


def test_some_files_are_checked_against_all(source: Path) -> None:
    event = "content/events/a.yml"
    (source / "content/events").mkdir()
    (source / event).write_text("name: A\nstarts: 2026\nproducts: [bac-ninh/my-gao-chu, bac-ninh/khac]\n")
    (source / "content/producers/b.yml").write_text("zzz: 1\n")
    report = check_source(source, [event])
    assert (1, 1, 0) == (report.files, report.errors, report.warnings)
    assert [("product-unknown", event)] == told(list(report.diagnostics))


def test_a_broken_taxonomy_is_told_by_its_own_files(source: Path) -> None:
    (source / "content/taxonomy/stars.yml").write_text("levels: [\n")
    found = check_source(source).diagnostics
    assert [("yaml-bracket", "content/taxonomy/stars.yml")] == told(list(found))
    with pytest.raises(ContentError):
        check_source(source, [PRODUCT])
    (source / "content/taxonomy/stars.yml").write_text("sources: []\nzzz: 1\n")
    assert {"content/taxonomy/stars.yml"} == {item.path for item in check_source(source).diagnostics}
    with pytest.raises(OcopError):
        check_source(source, [PRODUCT])


def test_a_file_that_goes_away_is_an_empty_one(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walk_then_remove(root: Path) -> Walk:
        found = walk(root)
        (root / PRODUCT).unlink()
        return found

    monkeypatch.setattr("generator.rules.catalogue.walk", walk_then_remove)
    assert [("file-empty", PRODUCT)] == told(list(check_source(source).diagnostics))


PRODUCER = "content/producers/a.yml"


@pytest.mark.parametrize(
    ("data", "after"),
    [
        ("name: Mỳ\n".encode(), None),
        (b"\xff\xfe", None),
        ("name: My\u0300\u200b gạo\u00a0Chũ\n".encode(), "name: Mỳ gạo Chũ\n".encode()),
        ("\ufeffname: Mỳ\u00ad\r\n".encode(), "\ufeffname: Mỳ\r\n".encode()),
    ],
)
def test_mending_takes_away_what_cannot_be_seen(data: bytes, after: bytes | None) -> None:
    assert after == mended(PRODUCER, data)
    if after:
        assert mended(PRODUCER, after) is None


def test_fixing_a_folder_writes_only_what_changes(source: Path) -> None:
    (source / PRODUCT).write_text((source / PRODUCT).read_text().replace("Mỳ", "My\u0300"))
    (source / PRODUCT).chmod(0o640)
    before = (source / "content/catalog.yml").stat().st_mtime_ns
    assert [PRODUCT] == [fixed.path for fixed in fix_source(source)]
    assert [] == fix_source(source)
    assert () == check_source(source).diagnostics
    assert before == (source / "content/catalog.yml").stat().st_mtime_ns
    assert 0o640 == (source / PRODUCT).stat().st_mode & 0o777
    assert sorted(path.name for path in (source / PRODUCT).parent.iterdir()) == ["my-gao-chu.md"]
