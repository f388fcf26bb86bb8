"""Finding files: what is followed, what is refused, and when a file counts as changed."""

from __future__ import annotations

import os
from pathlib import Path

from generator.catalog.cache import RACY_NS, Cache, Seen, Sources
from generator.files.lock import locked
from generator.files.walk import Stamp, walk


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")


def test_walk_lists_files_sorted_and_leaves_out_dot_files(tmp_path: Path) -> None:
    write(
        tmp_path,
        "content/b.yml",
        "content/a/z.md",
        "content/.git/x",
        "content/a/.draft.md",
        "content/Thumbs.db",
    )
    assert ["content/a/z.md", "content/b.yml"] == list(walk(tmp_path).files)


def test_walk_refuses_links_and_pipes(tmp_path: Path) -> None:
    write(tmp_path, "content/a.yml", "outside/secret.yml")
    (tmp_path / "content/link.yml").symlink_to(tmp_path / "outside/secret.yml")
    (tmp_path / "content/folder").symlink_to(tmp_path / "outside")
    os.mkfifo(tmp_path / "content/pipe.yml")
    found = walk(tmp_path)
    assert ["content/a.yml"] == list(found.files)
    expected = [
        ("content/folder", "symlink"),
        ("content/link.yml", "symlink"),
        ("content/pipe.yml", "special"),
    ]
    assert expected == [(item.path, item.reason) for item in found.refused]


def test_walk_of_a_missing_folder_says_so(tmp_path: Path) -> None:
    assert [("content", "unreadable")] == [(item.path, item.reason) for item in walk(tmp_path).refused]


def test_a_young_stamp_proves_nothing() -> None:
    read_ns = 10 * RACY_NS
    old, young = Stamp(1, read_ns - 2 * RACY_NS, 7), Stamp(1, read_ns - RACY_NS + 1, 7)
    sources = Sources({"a": Seen(old, b"a"), "b": Seen(young, b"b")}, read_ns)
    assert b"a" == sources.known("a", old)
    assert sources.known("b", young) is None
    assert sources.known("a", Stamp(1, old.mtime_ns, 8)) is None
    assert sources.known("c", old) is None


def test_a_damaged_or_foreign_cache_counts_as_absent(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    assert Sources() == cache.load("sources", Sources)
    cache.save("sources", Sources({"a": Seen(Stamp(1, 2, 3), b"x")}, 5))
    assert {"a"} == set(cache.load("sources", Sources).files)
    whole = (cache.folder / "sources").read_bytes()
    for damaged in (whole[:-3], b"ocop0" + whole[5:], b"", os.urandom(64)):
        (cache.folder / "sources").write_bytes(damaged)
        assert Sources() == cache.load("sources", Sources)


def test_the_lock_is_exclusive_and_says_when_it_waits(tmp_path: Path) -> None:
    import threading

    waited = threading.Event()
    entered = threading.Event()

    def second() -> None:
        with locked(tmp_path / "lock", waited.set):
            entered.set()

    with locked(tmp_path / "lock", lambda: None):
        thread = threading.Thread(target=second)
        thread.start()
        assert waited.wait(10)
        assert not entered.is_set()
    thread.join(10)
    assert entered.is_set()
