"""Writing the output folder: whole files, whole sites, and nobody else's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.site import MARK, Folder, carry_over, is_free, manifest, read_manifest, stands, swap


def tree(root: Path) -> dict[str, str]:
    return {p.relative_to(root).as_posix(): p.read_text() for p in sorted(root.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("careful", [False, True])
def test_written_files_stand_until_somebody_changes_them(tmp_path: Path, *, careful: bool) -> None:
    folder = Folder(tmp_path, careful=careful)
    mark = folder.write("a/b/index.html", b"one", b"k")
    assert {"a/b/index.html": "one"} == tree(tmp_path)
    assert stands(str(tmp_path), "a/b/index.html", mark)
    (tmp_path / "a/b/index.html").write_text("other")
    assert not stands(str(tmp_path), "a/b/index.html", mark)
    (tmp_path / "a/b/index.html").unlink()
    assert not stands(str(tmp_path), "a/b/index.html", mark)


def test_a_careful_write_leaves_an_equal_file_untouched(tmp_path: Path) -> None:
    folder = Folder(tmp_path, careful=True)
    first = folder.write("a", b"same", b"1")
    assert first.mtime_ns == folder.write("a", b"same", b"2").mtime_ns
    folder.write("a", b"longer than before", b"3")
    folder.write("a", b"short", b"4")
    assert {"a": "short"} == tree(tmp_path)


def test_removing_files_takes_empty_folders_along_but_no_others(tmp_path: Path) -> None:
    folder = Folder(tmp_path, careful=True)
    for path in ("a/b/c/x", "a/b/y", "z"):
        folder.write(path, b"", b"")
    folder.remove(["a/b/c/x", "not-there/at/all"])
    assert {"a/b/y": "", "z": ""} == tree(tmp_path)
    assert not (tmp_path / "a/b/c").exists()
    folder.remove(["a/b/y"])
    assert ["z"] == [p.name for p in tmp_path.iterdir()]


def test_only_an_empty_folder_or_a_site_of_ours_is_free(tmp_path: Path) -> None:
    assert is_free(tmp_path / "new")
    assert is_free(tmp_path)
    (tmp_path / "photo.jpg").write_text("mine")
    assert not is_free(tmp_path)
    (tmp_path / MARK).write_bytes(manifest(["index.html"]))
    assert is_free(tmp_path)
    assert frozenset({"index.html"}) == read_manifest(tmp_path)
    (tmp_path / MARK).write_text("something else")
    assert read_manifest(tmp_path) is None


def test_swap_replaces_the_site_and_keeps_what_is_not_ours(tmp_path: Path) -> None:
    output, staging = tmp_path / "site", tmp_path / "new"
    old = Folder(output, careful=False)
    old.write("index.html", b"old", b"")
    old.write("gone/index.html", b"old", b"")
    old.write("fresh.html", b"stays", b"")
    old.write("CNAME", b"ocop.example", b"")
    new = Folder(staging, careful=False)
    new.write("index.html", b"new", b"")
    carry_over(output, staging, ["fresh.html"], frozenset({"index.html", "gone/index.html", "fresh.html"}))
    swap(staging, output)
    assert {"CNAME": "ocop.example", "fresh.html": "stays", "index.html": "new"} == tree(output)
    assert not staging.exists()


def test_swap_makes_the_first_site(tmp_path: Path) -> None:
    Folder(tmp_path / "new", careful=False).write("index.html", b"x", b"")
    swap(tmp_path / "new", tmp_path / "site")
    assert {"index.html": "x"} == tree(tmp_path / "site")
