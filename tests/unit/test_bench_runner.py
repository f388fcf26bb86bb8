"""The benchmark's own machinery: edits, times, memory, tables."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from bench import machine
from bench import run as bench_run
from bench.comparison import sizes, stand_in
from bench.contenders import Contender, Hugo, Ours, copy_again, crowded_provinces, phases
from bench.edits import KINDS, Edit, changed, choose, save
from bench.hugo import page
from bench.latency import measure, shown_on
from bench.processes import CommandError, descendants, peak_memory, run
from bench.report import Pairs, Results, put_into, spread
from bench.synthetic import make, write_content
from bench.yaml import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.contenders import Command
    from bench.records import Item

MARK = "7000001"
SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture(scope="module")
def items() -> list[Item]:
    return make(120).products


@pytest.fixture
def item(items: list[Item]) -> Item:
    return choose([one for one in items if "score" in one.record], "test", 1)[0]


@pytest.fixture
def sleeper() -> Iterator[int]:
    with subprocess.Popen(SLEEP) as process:
        yield process.pid
        process.kill()


def ours(item: Item) -> str:
    return f"---\n{write(item.record)}---\n\n{item.story}"


@pytest.mark.parametrize("kind", ["text", "price", "name", "new"])
def test_edits_leave_their_mark_in_both_files(item: Item, kind: str) -> None:
    edit = Edit(kind, item, MARK)
    for text, key in ((ours(item), "name"), (page(item), "title")):
        new = changed(text, edit, key)
        assert 1 == new.count(MARK)
        assert 2 >= sum(one != other for one, other in zip(text.split("\n"), new.split("\n"), strict=False))


def test_an_edit_of_stars_changes_all_that_follows_from_them(item: Item) -> None:
    edit = Edit("star", item, MARK)
    other = {3: 4, 4: 3}[item.stars]
    mine, theirs = changed(ours(item), edit, "name"), changed(page(item), edit, "title")
    for text in (mine, theirs):
        assert f"\nstars: {other}\n" in text
        assert "\nscore:" not in text
    assert f"\nweight: {6 - other}\n" in theirs
    assert f'\nsao:\n  - "{other}"\n' in theirs


def test_an_edit_knows_its_page_and_its_listings(item: Item) -> None:
    edit = Edit("star", item, MARK)
    assert f"san-pham/{item.id}" == edit.page
    assert f"san-pham/{item.id}-{MARK}" == Edit("new", item, MARK).page
    assert {"sao/3", "sao/4", f"tinh/{item.province.slug}"} <= set(edit.listings())
    assert "7.000.001" == Edit("price", item, MARK).shown


def test_edits_are_saved_where_the_contender_keeps_the_product(items: list[Item], tmp_path: Path) -> None:
    records = make(120)
    write_content(records, tmp_path)
    contender = Ours(tmp_path, crowded_provinces(items))
    first, second, third = choose(items, "files", 3)
    for kind, one in (("text", first), ("new", second), ("deleted", third)):
        assert contender.source(one).exists()
        save(Edit(kind, one, MARK), contender)
    assert MARK in contender.source(first).read_text("utf-8")
    assert contender.source(second).with_name(f"{second.slug}-{MARK}.md").exists()
    assert not contender.source(third).exists()


class Fake(Contender):
    """A server that renews the product's page, and one of two listing pages."""

    name, name_key, left_behind = "fake", "name", ("site",)

    @property
    def output(self) -> Path:
        return self.folder / "site"

    def commands(self, *, search: bool) -> list[Command]:
        return [[sys.executable, "-c", f'print(\'{{"seconds": {{"read": {int(search)}}}}}\')']]

    def source(self, item: Item) -> Path:
        return self.folder / f"{item.slug}.md"

    def server(self, mode: str) -> list[str]:
        return [*SLEEP, mode]

    def served(self) -> Path:
        return self.output

    def renew(self) -> None:
        copy_again(self.output, keep_times=True)


@pytest.fixture
def fake(item: Item, tmp_path: Path) -> Fake:
    found = Fake(tmp_path)
    found.source(item).write_text(ours(item), "utf-8")
    for name in (f"san-pham/{item.id}", f"tinh/{item.province.slug}", "sao/3", "sao/4"):
        folder = found.served() / name
        folder.mkdir(parents=True)
        card = "" if name == "sao/4" else f'<a href="/san-pham/{item.id}/">'
        (folder / "index.html").write_text(card, "utf-8")
    time.sleep(0.03)
    return found


def test_latency_is_from_the_save_to_the_pages(fake: Fake, item: Item, sleeper: int) -> None:
    edit = Edit("name", item, MARK)
    source = fake.source(item)

    def follow() -> None:
        while MARK not in source.read_text("utf-8"):
            time.sleep(0.001)
        time.sleep(0.1)
        (fake.served() / edit.page / "index.html").write_text(MARK, "utf-8")
        time.sleep(0.4)
        (fake.served() / "sao/3/index.html").write_text(f'"/{edit.page}/" {MARK}', "utf-8")

    server = threading.Thread(target=follow)
    server.start()
    found = measure(edit, fake, sleeper)
    server.join()
    assert 100 <= found.page < found.last
    assert 490 <= found.last
    assert 3 - (item.stars == 4) == found.pages
    assert 1 == found.stale + (item.stars == 4)


def test_a_deleted_product_whose_page_stays_is_stale(fake: Fake, item: Item, sleeper: int) -> None:
    found = measure(Edit("deleted", item, MARK), fake, sleeper)
    assert math.isnan(found.page)
    assert found.pages == found.stale


def test_listing_pages_that_show_a_product(fake: Fake, item: Item) -> None:
    found = {
        path.parent.relative_to(fake.served()).as_posix()
        for path in shown_on(fake.served(), Edit("star", item, MARK))
    }
    assert {f"tinh/{item.province.slug}", "sao/3"} == found


def test_a_build_is_timed_and_says_its_phases(tmp_path: Path) -> None:
    done = Fake(tmp_path).build(search=True)
    assert 0 < done.processor
    assert 0 < done.seconds
    assert {"read": 1} == phases(done.printed)


def test_a_failed_command_tells_what_it_wrote() -> None:
    with pytest.raises(CommandError, match="no such luck"):
        run([sys.executable, "-c", "import sys; sys.exit('no such luck')"])


def test_what_else_goes_on_is_noticed() -> None:
    assert 0.5 > run(["sleep", "0.2"]).processor
    busy = [sys.executable, "-c", "while True: pass"]
    with subprocess.Popen(busy) as process:
        assert 0.3 < run(["sleep", "1"]).others
        start = time.monotonic()
        machine.wait_for_calm(0.1)
        assert 5 > time.monotonic() - start
        process.kill()


def test_memory_counts_children() -> None:
    child = "import time; held = bytearray(60_000_000); time.sleep(0.6)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    peak = peak_memory([sys.executable, "-c", parent])
    assert 60e6 < peak.pss <= peak.rss


def test_descendants(sleeper: int) -> None:
    assert sleeper in descendants(os.getpid())
    assert [] == descendants(sleeper)


@pytest.mark.parametrize("keep", [True, False])
def test_copies_have_new_times_unless_kept(tmp_path: Path, keep: bool) -> None:  # noqa: FBT001
    file = tmp_path / "folder" / "file"
    file.parent.mkdir()
    file.write_text("text", "utf-8")
    os.utime(file, (1_700_000_000, 1_700_000_000))
    before = file.stat()
    copy_again(file.parent, keep_times=keep)
    assert "text" == file.read_text("utf-8")
    assert keep == (before.st_mtime_ns == file.stat().st_mtime_ns)
    assert [file.parent] == list(tmp_path.iterdir())


def test_a_contender_forgets_what_it_left(tmp_path: Path) -> None:
    for contender in (Ours(tmp_path), Hugo(tmp_path)):
        for name in contender.left_behind:
            (tmp_path / name).mkdir()
        contender.forget()
    assert [] == list(tmp_path.iterdir())


def test_ratios_are_of_pairs() -> None:
    pairs = Pairs([1.0, 4.0, 3.0], [2.0, 4.0, 4.0])
    assert [0.5, 1.0, 0.75] == pairs.ratios()
    assert "0.750 (0.500–1.000)" == spread(pairs.ratios(), 3)
    assert "never" == spread([math.nan])
    assert "–" == spread([])


def test_hugo_stands_in_with_the_build_that_it_would_make() -> None:
    table = {name: Pairs([1.0], [number]) for number, name in ((2.0, "cold"), (3.0, "text"))}
    table |= {name: Pairs([1.0]) for name in ("restored", "star")}
    stand_in(table)
    assert ([2.0], [3.0]) == (table["restored"].theirs, table["star"].theirs)


def test_results_in_words_and_numbers(tmp_path: Path) -> None:
    results = Results(2000, 2, "make bench", "2026-11-22", {"cores": "2", "hugo": ""})
    results.builds = {"warm": Pairs([0.5], [10.0], [0.4], [18.0], [0.1, 1.3])}
    results.serve = {"hugo full": {"deleted": [{"page": math.nan, "last": 900.0, "pages": 6, "stale": 1}]}}
    results.output = {
        "ocop": {"files": 21311, "bytes": 6.5e8, "products": 2, "product_bytes": 50, "listings": 1}
    }
    results.output["hugo"] = {**results.output["ocop"], "product_bytes": 55}
    text = results.as_markdown()
    assert "hugo ÷ ocop: 1.000 in number, 1.100 in bytes" in text
    assert "| warm: nothing changed | 0.50 | 10.00 | 0.050 | 0.40 | 18.00 | 1.3 |" in text
    assert "| edit: a product deleted | hugo full | never | 900 | 6 | 1 |" in text
    assert "| ocop | 21,311 | 650 | 2 | 25 | 1 |" in text
    assert "With search" not in text
    assert None is json.loads(results.as_json())["serve"]["hugo full"]["deleted"][0]["page"]
    document = tmp_path / "performance.md"
    document.write_text("a\n<!-- bench 2000 -->\nold\n<!-- end 2000 -->\nz\n", "utf-8")
    assert put_into(document, "2000", text)
    assert not put_into(document, "17068", text)
    assert f"a\n<!-- bench 2000 -->\n\n{text}\n<!-- end 2000 -->\nz\n" == document.read_text("utf-8")


def test_sizes_of_an_output(tmp_path: Path) -> None:
    folders = (
        "",
        "san-pham",
        "san-pham/trang/2",
        "san-pham/ha-noi/gao",
        "tinh",
        "tinh/ha-noi",
        "sao/3/trang/2",
    )
    for folder in folders:
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "index.html").write_text("12345", "utf-8")
    expected = {"files": 7, "bytes": 35, "products": 1, "product_bytes": 5, "listings": 4}
    assert expected == sizes(tmp_path)


def test_the_machine_is_described(tmp_path: Path) -> None:
    told = machine.describe(tmp_path)
    assert int(told["cores"]) >= 1
    assert machine.filesystem(tmp_path) == told["file system"]
    folder = machine.scratch(tmp_path / "work", 1)
    assert tmp_path / "work" == folder.parent


def test_all_kinds_of_edit_have_a_row() -> None:
    rows = Results(1, 1, "", "", {}, builds={kind: Pairs([1.0], [1.0]) for kind in KINDS}).as_markdown()
    assert len(KINDS) == rows.count("| edit: ")


def test_the_lock_of_the_peer_has_hashes_and_names_no_host(repository: Path) -> None:
    lock = (repository / "requirements/bench.txt").read_text("utf-8")
    assert "\nhugo==" in lock
    assert "\nweasyprint==" in lock
    assert "--hash=sha256:" in lock
    assert "://" not in lock


def test_the_command_that_is_told_names_no_place_of_this_machine() -> None:
    told = bench_run._asked(["--products", "2000", "--folder", "x", "--to", "y", "--docs", "--rounds", "2"])  # noqa: SLF001
    assert ["--products", "2000", "--rounds", "2"] == list(told)
