"""What must hold (docs/architecture.md): incremental builds, exact write sets, same bytes, whole sites."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import generator.publish.site as publishing
from generator.catalog.cache import Cache
from generator.diagnostics import ContentError, UsageError
from tests.support.sites import TODAY, CatalogueSite, product

Maker = Callable[..., CatalogueSite]

LEAN = "outputs: {product_json: false, social_images: none}\n"
SMALL = f"title: Danh mục thử\nlanguages: [vi]\npage_size: 6\n{LEAN}"
BOTH = "title: Danh mục thử\ntitle_en: Test\npage_size: 6\n"
PROVINCES = ("bac-ninh", "hue", "ca-mau")
CATEGORIES = ("thuc-pham", "do-uong")
MAKER = "content/producers/htx-mot.yml"
PATH = "content/products/{}/{}.md"


def many(count: int = 8) -> dict[str, str]:
    """Write some products in three provinces, two of them of one producer, and an event that shows one."""
    files = {
        PATH.format(PROVINCES[n % 3], f"san-pham-{n}"): product(
            f"Sản phẩm {n}",
            province=PROVINCES[n % 3],
            category=CATEGORIES[n % 2],
            stars=str(3 + n % 3),
            producer="htx-mot" if n < 2 else f"{{name: HTX số {n}}}",
        )
        for n in range(count)
    }
    return files | {
        MAKER: "name: HTX Một\ntype: htx\nsources: [{title: Danh sách, grade: A}]\n",
        "content/events/hoi-nghi.yml": "name: Hội nghị\nstarts: 2026-12-01\n"
        "products: [bac-ninh/san-pham-0]\nsources: [{title: Tin, grade: B}]\n",
        "content/pages/gioi-thieu.md": "---\ntitle: Giới thiệu\nmenu: 1\n---\nNội dung.\n",
    }


# 1. Any sequence of edits, then an incremental build = a cold build of the end state, byte for byte.

EDITS: dict[str, Callable[[CatalogueSite, int], None]] = {}


def edit(function: Callable[[CatalogueSite, int], None]) -> Callable[[CatalogueSite, int], None]:
    EDITS[function.__name__] = function
    return function


def numbered(n: int) -> str:
    return PATH.format(PROVINCES[n % 3], f"san-pham-{n}")


def change(site: CatalogueSite, n: int, old: str, new: str) -> None:
    path = site.root / numbered(n % 8)
    if path.exists():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new) if old in text else text.replace(new, old), encoding="utf-8")


@edit
def text(site: CatalogueSite, n: int) -> None:
    change(site, n, "---\n\n", "---\nCâu chuyện.\n")


@edit
def price(site: CatalogueSite, n: int) -> None:
    change(site, n, "stars:", "price: {retail: 45000}\nstars:")


@edit
def name(site: CatalogueSite, n: int) -> None:
    change(site, n, "name: Sản phẩm", "name: Ấn phẩm")


@edit
def stars(site: CatalogueSite, n: int) -> None:
    change(site, n, "stars: 4", "stars: 3")


@edit
def date(site: CatalogueSite, n: int) -> None:
    change(site, n, "2025-12-18", "2019-01-02")


@edit
def delete(site: CatalogueSite, n: int) -> None:
    path = site.root / numbered(n % 8)
    if n % 8 and path.exists():  # number 0 is named by the event
        path.unlink()


@edit
def add(site: CatalogueSite, n: int) -> None:
    site.write(
        {numbered(10 + n): product(f"Chè mới {n}", province=PROVINCES[(10 + n) % 3], category="thuc-pham")}
    )


@edit
def move(site: CatalogueSite, n: int) -> None:
    path = site.root / numbered(n % 8)
    if path.exists():
        deeper = path.parent / "xa" / path.name
        deeper.parent.mkdir(exist_ok=True)
        path.rename(deeper)


@edit
def producer(site: CatalogueSite, n: int) -> None:
    site.write({MAKER: f"name: HTX {n}\ntype: htx\nsources: [{{title: Danh sách, grade: A}}]\n"})


@edit
def page(site: CatalogueSite, n: int) -> None:
    site.write({"content/pages/gioi-thieu.md": f"---\ntitle: Giới thiệu {n}\n---\nNội dung.\n"})


@edit
def title(site: CatalogueSite, n: int) -> None:
    site.write({"content/catalog.yml": SMALL.replace("thử", f"thử {n}")})


@edit
def taxonomy(site: CatalogueSite, n: int) -> None:
    path = site.root / "content/taxonomy/stars.yml"
    text = path.read_text(encoding="utf-8")
    old, new = ("expiring_days: 180", "expiring_days: 90")
    path.write_text(text.replace(old, new) if old in text else text.replace(new, old), encoding="utf-8")


@edit
def template(site: CatalogueSite, n: int) -> None:
    site.write({"templates/site/card.html": f"<p>{n} {{{{ page.card.name }}}}</p>"})


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 30), st.booleans(), st.integers(0, 800)),
        min_size=1,
        max_size=6,
    )
)
def test_incremental_build_equals_a_cold_one(
    catalogue: Maker, tmp_path: Path, edits: list[tuple[str, int, bool, int]]
) -> None:
    shutil.rmtree(tmp_path / "catalogue", ignore_errors=True)
    site = catalogue(many(), settings=SMALL)
    day = TODAY
    site.build(as_of=day)
    for name, number, build_between, days in edits:
        EDITS[name](site, number)
        if build_between:
            day = TODAY + dt.timedelta(days=days)
            site.build(as_of=day)
    site.build(as_of=day)
    assert site.cold(as_of=day) == site.files()


# 2. For each class of change, the exact set of files rewritten.


def rewritten(site: CatalogueSite) -> set[str]:
    return {
        path
        for path in site.build().written
        if not path.startswith((".ocop", "du-lieu/", "pagefind/")) and not path.endswith("san-pham-moi.xml")
    }


PRODUCT = "san-pham/bac-ninh/san-pham-0/index.html"
CARD_PAGES = {
    "san-pham/index.html",
    "tinh/bac-ninh/index.html",
    "tinh/bac-ninh/nhom/thuc-pham/index.html",
    "tinh/bac-ninh/nhom/thuc-pham/sao/3/index.html",
    "tinh/bac-ninh/sao/3/index.html",
    "nhom/thuc-pham/index.html",
    "nhom/thuc-pham/sao/3/index.html",
    "sao/3/index.html",
    "su-kien/hoi-nghi/index.html",
    "chu-the/htx-mot/index.html",
}
SIBLING = "san-pham/hue/san-pham-1/index.html"
NEIGHBOUR = "san-pham/ca-mau/san-pham-2/index.html"


def test_nothing_changed_writes_nothing(catalogue: Maker) -> None:
    site = catalogue(many(), settings=SMALL)
    site.build()
    assert set() == rewritten(site)


def test_a_text_edit_writes_one_page(catalogue: Maker) -> None:
    site = catalogue(many(), settings=SMALL)
    site.build()
    text(site, 0)
    assert {PRODUCT} == rewritten(site)


def test_a_price_edit_writes_one_page(catalogue: Maker) -> None:
    site = catalogue(many(), settings=SMALL)
    site.build()
    price(site, 0)
    assert {PRODUCT} == rewritten(site)


def test_a_name_edit_writes_the_page_and_every_page_that_shows_its_card(catalogue: Maker) -> None:
    site = catalogue(many(3), settings=SMALL)
    site.build()
    name(site, 0)
    assert {PRODUCT, SIBLING, NEIGHBOUR, *CARD_PAGES} == rewritten(site)


def test_a_new_product_leaves_all_but_its_neighbours_alone(catalogue: Maker) -> None:
    site = catalogue(many(3), settings=SMALL)
    site.build()
    site.write({PATH.format("ca-mau", "cua"): product("Cua Cà Mau", province="ca-mau", category="do-uong")})
    pages = rewritten(site)
    products = {"san-pham/ca-mau/cua/index.html", "san-pham/hue/san-pham-1/index.html"}
    assert products == {path for path in pages if path.count("/") == 3}
    assert "assets/counts-vi.css" in pages
    assert "tinh/hue/index.html" in pages  # its facets count the products of other provinces


def test_a_deleted_product_takes_its_files_along(catalogue: Maker) -> None:
    site = catalogue(many(6), settings=SMALL)
    site.build()
    site.remove(numbered(5))
    outcome = site.build()
    assert "san-pham/ca-mau/san-pham-5/index.html" in outcome.removed
    assert not (site.output / "san-pham/ca-mau/san-pham-5").exists()


def test_a_new_day_rewrites_only_where_a_state_changes(catalogue: Maker) -> None:
    files = many(3)
    files[numbered(2)] = files[numbered(2)].replace("2025-12-18", "2023-12-01")
    site = catalogue(files, settings=SMALL)
    site.build(as_of=TODAY)
    outcome = site.build(as_of=dt.date(2026, 12, 2))
    pages = {path for path in outcome.written if path.startswith("san-pham/") and path.count("/") == 3}
    # The other of its category shows its stars, which have lost their gold.
    assert {"san-pham/ca-mau/san-pham-2/index.html", "san-pham/bac-ninh/san-pham-0/index.html"} == pages


# 3. Two cold builds with other job counts, hash seeds and locales give the same bytes.


def test_same_bytes_whatever_the_machine_is_set_to(catalogue: Maker) -> None:
    site = catalogue(many(220), settings=BOTH)
    outputs = []
    for number, (jobs, seed, locale) in enumerate(
        [("1", "0", "C"), ("2", "1", "C.UTF-8"), ("3", "77", "vi_VN.UTF-8")]
    ):
        output = site.root / f"out{number}"
        run_ocop(site, output, jobs=jobs, seed=seed, LC_ALL=locale, LANG=locale, TZ="Asia/Ho_Chi_Minh")
        outputs.append(site.files(output))
    assert outputs[0] == outputs[1]
    assert outputs[0] == outputs[2]


# 4. Killed at any point, the last site is whole, and the next build is right.


@pytest.mark.parametrize("edits", ["few", "all"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_stopped_at_any_point_the_next_build_is_right(
    catalogue: Maker, edits: str, number: signal.Signals
) -> None:
    site = catalogue(many(40), settings=SMALL)
    site.build()
    for turn in range(4):
        if edits == "all":
            site.write({"content/catalog.yml": SMALL.replace("thử", f"thử {turn}")})
        for n in range(8):
            (name if turn % 2 else stars)(site, n)
        stop_after(site, 0.25 + 0.09 * turn, number)
        pages = [data.decode() for path, data in site.files().items() if path.endswith(".html")]
        assert all(page.rstrip().endswith("</html>") for page in pages)
        titles = {found for page in pages for found in re.findall(r"Danh mục thử(?: \d)?", page)}
        assert edits == "few" or 1 == len(titles)
    site.build()
    assert site.cold() == site.files()
    assert not [path for path in site.root.iterdir() if "ocop-new" in path.name or "ocop-old" in path.name]


@pytest.mark.parametrize("edits", ["few", "all"])
@pytest.mark.parametrize("room", [0, 1, 7, 30, 10_000])
def test_a_full_disk_leaves_the_last_site_whole(
    catalogue: Maker, monkeypatch: pytest.MonkeyPatch, edits: str, room: int
) -> None:
    site = catalogue(many(40), settings=SMALL)
    site.build()
    before = site.files()
    if edits == "all":
        site.write({"content/catalog.yml": SMALL.replace("thử", "khác")})
    for n in range(8):
        name(site, n)
    with monkeypatch.context() as patch:
        fill_disk(patch, room)
        with pytest.raises(OSError, match="No space"):
            site.build()
    after = site.cold()
    for path, data in site.files().items():
        if path != ".ocop":
            assert data in (before.get(path), after.get(path)), path
    assert edits == "few" or room == 10_000 or before == site.files()
    site.build()
    assert after == site.files()


def fill_disk(patch: pytest.MonkeyPatch, room: int) -> None:
    """Let this many files of the site be written, the next one by half; the state of the build never fits."""
    write, left = publishing._write, [room]  # noqa: SLF001 (the disk stands here)

    def writes(path: str, data: bytes) -> None:
        if left[0] == 0:
            write(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device", path)
        left[0] -= 1
        write(path, data)

    def saves(cache: Cache, part: str, value: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", part)

    patch.setattr(publishing, "_write", writes)
    if room == 10_000:
        patch.setattr(Cache, "save", saves)


def stop_after(site: CatalogueSite, seconds: float, number: signal.Signals) -> None:
    process = subprocess.Popen(
        ocop(site, site.output, "2"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(seconds)
    process.send_signal(number)
    process.wait()


# 5. A file with errors stops the publishing, not the report.


def test_all_errors_are_told_at_once_and_the_old_site_stays(catalogue: Maker) -> None:
    site = catalogue(many(), settings=SMALL)
    site.build()
    before = site.files()
    site.write({numbered(1): product("Hỏng", province="hue", stars="6"), numbered(2): "không có gì"})
    name(site, 0)
    with pytest.raises(ContentError) as caught:
        site.build()
    assert {numbered(1), numbered(2)} == {item.path for item in caught.value.diagnostics if item.is_error}
    assert before == site.files()


# And: never a file that the build did not write; one build at a time.


def test_files_of_others_are_never_touched(catalogue: Maker) -> None:
    site = catalogue(many(), settings=SMALL)
    site.build()
    (site.output / "CNAME").write_text("ocop.example")
    (site.output / "san-pham/bac-ninh/san-pham-0/ghi-chu.txt").write_text("mine")
    site.remove("content/events/hoi-nghi.yml", numbered(0))
    site.build()
    assert "mine" == site.read("san-pham/bac-ninh/san-pham-0/ghi-chu.txt")
    shutil.rmtree(site.root / ".ocop-cache")
    site.build()
    assert "ocop.example" == site.read("CNAME")
    assert "mine" == site.read("san-pham/bac-ninh/san-pham-0/ghi-chu.txt")


def test_a_folder_that_is_not_a_site_is_refused(catalogue: Maker) -> None:
    site = catalogue(many(2), settings=SMALL)
    site.write({"site/photo.txt": "mine"})
    with pytest.raises(UsageError):
        site.build()
    assert {"photo.txt": b"mine"} == site.files()


def test_a_damaged_output_is_mended(catalogue: Maker) -> None:
    site = catalogue(many(3), settings=SMALL)
    site.build()
    whole = site.files()
    (site.output / "index.html").write_text("broken")
    (site.output / PRODUCT).unlink()
    site.build()
    assert whole == site.files()


def test_two_builds_at_once_take_turns(catalogue: Maker) -> None:
    site = catalogue(many(30), settings=SMALL)
    running = [subprocess.Popen(ocop(site, site.output, "1"), stderr=subprocess.PIPE) for _ in range(3)]
    assert [0, 0, 0] == [process.wait() for process in running]
    for process in running:
        assert process.stderr is not None
        process.stderr.close()
    assert site.cold() == site.files()


def ocop(site: CatalogueSite, output: Path, jobs: str) -> list[str]:
    options = [
        "--source",
        str(site.root),
        "--output",
        str(output),
        "--as-of",
        TODAY.isoformat(),
        "--no-search",
    ]
    return [sys.executable, "-m", "generator", "build", *options, "--jobs", jobs]


def run_ocop(site: CatalogueSite, output: Path, *, jobs: str, seed: str, **environment: str) -> None:
    variables = os.environ | {"PYTHONHASHSEED": seed, **environment}
    done = subprocess.run(
        ocop(site, output, jobs), env=variables, capture_output=True, text=True, check=False
    )
    assert 0 == done.returncode, done.stderr
