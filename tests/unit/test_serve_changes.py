"""One burst of saves is one build, and files that nobody saved are none."""

from __future__ import annotations

import shutil
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from watchdog.observers.polling import PollingObserver

from generator.serve import changes as module
from generator.serve import watching
from generator.serve.changes import Changes
from generator.serve.noise import is_noise
from generator.serve.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Seconds after which a change that was to be seen has not been seen.
PATIENCE = 5.0
#: Seconds in which a change that must not be seen would have been.
QUIET = 0.5


def test_nothing_changed_gives_nothing() -> None:
    assert Changes().wait(0.01) == frozenset()


def test_one_save_is_handed_over_at_once() -> None:
    changes = Changes()
    changes.saw(Path("a"), whole=True)
    start = time.monotonic()
    assert changes.wait(PATIENCE) == {Path("a")}
    assert time.monotonic() - start < module.BURST


def test_a_burst_is_handed_over_once() -> None:
    changes = Changes()
    names = [Path(f"{number}.md") for number in range(8)]

    def save() -> None:
        for name in names:
            changes.saw(name, whole=True)
            time.sleep(module.ALONE / 2)

    thread = threading.Thread(target=save)
    thread.start()
    assert changes.wait(PATIENCE) == set(names)
    assert changes.wait(0.01) == frozenset()
    thread.join()


def test_a_file_that_is_being_written_is_waited_for() -> None:
    changes = Changes()
    changes.saw(Path("a"), whole=False)
    start = time.monotonic()
    changes.wait(PATIENCE)
    assert time.monotonic() - start >= module.BURST * 0.9


def test_changes_without_end_are_handed_over_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    changes = Changes()
    over = threading.Event()

    def save() -> None:
        while not over.wait(0.01):
            changes.saw(Path("a"), whole=False)

    thread = threading.Thread(target=save)
    thread.start()
    try:
        start = time.monotonic()
        assert changes.wait(PATIENCE) == {Path("a")}
        assert time.monotonic() - start < PATIENCE / 2
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize(
    "name",
    [
        ".che.md.swp",
        "che.md~",
        "4913",
        "#che.md#",
        ".#che.md",
        "~$bang-ke.xlsx",
        "che.md___jb_tmp___",
        "che.md.tmp",
        "sedH8G3Xr",
        "che.md.crdownload",
        "Thumbs.db",
        ".git/index",
    ],
)
def test_what_editors_leave_is_noise(name: str) -> None:
    assert is_noise(Path(name).parts)


@pytest.mark.parametrize("name", ["thai-nguyen/che.md", "catalog.yml", "che.jpg", "4913.md", "tmp/che.md"])
def test_what_people_write_is_not(name: str) -> None:
    assert not is_noise(Path(name).parts)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "content/products").mkdir(parents=True)
    (tmp_path / "content/catalog.yml").write_text("title: Thử\n", "utf-8")
    return tmp_path.resolve()


@pytest.fixture
def changes(source: Path) -> Iterator[Changes]:
    changes = Changes()
    with Watch(source, changes) as watch:
        assert not watch.polling
        yield changes


def test_new_changed_renamed_and_deleted_files_are_seen(source: Path, changes: Changes) -> None:
    first, second = source / "content/products/a.md", source / "content/products/b.md"
    first.write_text("1", "utf-8")
    assert changes.wait(PATIENCE) == {first}
    first.write_text("2", "utf-8")
    assert changes.wait(PATIENCE) == {first}
    first.rename(second)
    assert changes.wait(PATIENCE) == {first, second}
    second.unlink()
    assert changes.wait(PATIENCE) == {second}


def test_a_save_by_rename_is_one_change_of_the_file(source: Path, changes: Changes) -> None:
    target = source / "content/catalog.yml"
    temporary = source / "content/.catalog.yml.tmp"
    temporary.write_text("title: Khác\n", "utf-8")
    temporary.replace(target)
    assert changes.wait(PATIENCE) == {target}


def test_files_in_a_new_folder_are_seen(source: Path, changes: Changes) -> None:
    folder = source / "content/products/nghe-an"
    folder.mkdir()
    (folder / "a.md").write_text("1", "utf-8")
    assert folder / "a.md" in changes.wait(PATIENCE)
    (folder / "b.md").write_text("1", "utf-8")
    assert changes.wait(PATIENCE) == {folder / "b.md"}


def test_noise_reading_and_other_folders_are_not(source: Path, changes: Changes) -> None:
    (source / "content/catalog.yml~").write_text("title: Cũ\n", "utf-8")
    (source / "site").mkdir()
    (source / "site/index.html").write_text("", "utf-8")
    (source / "content/catalog.yml").read_text("utf-8")
    assert changes.wait(QUIET) == frozenset()


def test_templates_that_come_later_are_watched(source: Path, changes: Changes) -> None:
    (source / "templates/site").mkdir(parents=True)
    assert source / "templates" in changes.wait(PATIENCE)
    page = source / "templates/site/home.html"
    page.write_text("", "utf-8")
    assert page in changes.wait(PATIENCE)


def test_a_content_folder_that_is_swapped_stays_watched(source: Path, changes: Changes) -> None:
    shutil.move(source / "content", source / "old")
    assert changes.wait(PATIENCE)
    shutil.move(source / "old", source / "content")
    assert changes.wait(PATIENCE)
    (source / "content/catalog.yml").write_text("title: Lại\n", "utf-8")
    assert source / "content/catalog.yml" in changes.wait(PATIENCE)


def test_without_the_systems_watches_files_are_asked(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Exhausted(PollingObserver):
        def start(self) -> None:
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watching, "Observer", Exhausted)
    monkeypatch.setattr(watching, "POLL_SECONDS", 0.1)
    changes = Changes()
    with Watch(source, changes) as watch:
        assert watch.polling
        (source / "content/catalog.yml").write_text("title: Một tên khác\n", "utf-8")
        assert changes.wait(PATIENCE) == {source / "content/catalog.yml"}
