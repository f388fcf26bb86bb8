"""A preview follows single edits in memory: its pages are those of a cold build, the rest waits its turn."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build.job import Job, Listener, Outcome, Silence
from generator.build.recipe import Standing, build
from generator.diagnostics import ContentError
from generator.serve.workshop import Workshop
from tests.support.sites import TODAY, CatalogueSite, product

Maker = Callable[..., CatalogueSite]

TITLES = "title: Danh mục thử\ntitle_en: Test\npage_size: 6\n"
LEAN = "languages: [vi]\noutputs: {product_json: false, producers: none}\n"
PROVINCES = ("bac-ninh", "hue")
TABLES = (
    "du-lieu/products.json",
    "du-lieu/products.csv",
    "du-lieu/products.xlsx",
    "du-lieu/datapackage.json",
)
COUNT = 20


def path_of(n: int) -> str:
    return f"content/products/{PROVINCES[n % 2]}/san-pham-{n}.md"


def fields_of(n: int) -> dict[str, str]:
    return {
        "name": f"Sản phẩm {n}",
        "province": PROVINCES[n % 2],
        "category": ("thuc-pham", "do-uong")[n // 2 % 2],
        "stars": str(3 + n % 3),
        "producer": ("htx-mot", "htx-hai", f"{{name: HTX số {n}}}")[n % 3],
        "recognition": "{decision: 3981/QĐ-UBND, date: 2025-12-18, authority: UBND tỉnh}",
    }


def nation() -> dict[str, str]:
    sources = "sources: [{title: Danh sách, grade: A}]\n"
    makers = {
        f"content/producers/htx-{name}.yml": f"name: HTX {name}\ntype: htx\n{sources}"
        for name in ("mot", "hai")
    }
    event = f"name: Hội nghị\nstarts: 2026-12-01\nproducts: [bac-ninh/san-pham-0]\n{sources}"
    outlet = f"name: Cửa hàng\nprovince: hue\nproducts: [hue/san-pham-1]\n{sources}"
    return {path_of(n): product(**fields_of(n)) for n in range(COUNT)} | {
        **makers,
        "content/events/hoi-nghi.yml": event,
        "content/pages/so.md": "---\ntitle: Số\nfigures: [nam, hieu-luc]\n---\nXem hình.\n",
        "content/outlets/hue/cua-hang.yml": outlet,
    }


class Preview:
    """A workshop over a site, and how many builds in full it took."""

    def __init__(self, site: CatalogueSite) -> None:
        self.site = site
        self.full = 0
        self.workshop = Workshop(self.job, self.build)
        self.workshop.prepare()
        self.full = 0

    def job(self) -> Job:
        return Job(source=self.site.root, output=self.site.output, as_of=TODAY, jobs=1, search=False)

    def build(self, job: Job, listener: Listener, keep: Callable[[Standing], None] | None = None) -> Outcome:
        self.full += 1
        return build(job, listener, keep)

    def save(self, files: dict[str, str]) -> Outcome:
        self.site.write(files)
        return self.workshop.rebuild([self.site.root / name for name in files], Silence())


@pytest.fixture
def preview(catalogue: Maker) -> Iterator[Preview]:
    found = Preview(catalogue(nation(), settings=TITLES))
    yield found
    found.workshop.close()


def without_tables(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path not in TABLES}


EDITS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Ấn phẩm", "Ô mai", "đậu phụ", "Zeng", "Mật ong"]),
        "name_en": st.sampled_from(["Honey", "Tofu"]),
        "category": st.sampled_from(["thuc-pham", "do-uong"]),
        "set": st.sampled_from(["che-bien-tu-gao-ngu-coc", "do-an-nhanh"]),
        "stars": st.sampled_from(["3", "4", "5"]),
        "summary": st.sampled_from(["Ngon", "Lành"]),
        "price": st.sampled_from(["{retail: 1000}", "{retail: 45000}"]),
        "recognition": st.sampled_from(
            [
                "{decision: 1/QĐ-UBND, date: 2019-01-02, authority: UBND tỉnh}",
                "{decision: 2/QĐ-UBND, date: 2026-05-06, authority: UBND tỉnh}",
            ]
        ),
        "story": st.sampled_from(["Câu chuyện.\n", "## Đặc điểm\n\nNgon.\n"]),
    },
)
STEPS = st.lists(st.tuples(st.integers(0, COUNT - 1), EDITS), min_size=1, max_size=6)


def fitting(fields: dict[str, str]) -> dict[str, str]:
    """The sets above are food's."""
    return fields if fields["category"] == "thuc-pham" else {k: v for k, v in fields.items() if k != "set"}


@pytest.fixture(autouse=True)
def short_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a few products are enough for some to be out of another's reach."""
    monkeypatch.setattr("generator.views.alike.REACH", 3)
    monkeypatch.setattr("generator.views.alike.MOST", 2)


@pytest.mark.parametrize("lean", ["", LEAN])
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_followed_edits_give_the_pages_of_a_cold_build(
    catalogue: Maker, tmp_path: Path, lean: str, steps: list[tuple[int, dict[str, str]]]
) -> None:
    shutil.rmtree(tmp_path / "catalogue", ignore_errors=True)
    preview = Preview(catalogue(nation(), settings=TITLES + lean))
    for number, edit in steps:
        preview.save({path_of(number): product(**fitting(fields_of(number) | edit))})
    cold = preview.site.cold()
    assert 0 == preview.full
    assert without_tables(cold) == without_tables(preview.site.files())
    preview.site.build()
    assert cold == preview.site.files()


def test_pictures_for_messengers_wait_for_the_full_build(catalogue: Maker) -> None:
    more = "base_url: https://ocop.example/\noutputs: {social_images: product}\n"
    preview = Preview(catalogue(nation(), settings=TITLES + more))
    picture = preview.site.output / path_of(0).removeprefix("content/").replace("products", "san-pham")
    picture = picture.with_suffix("") / "chia-se.png"
    before = picture.read_bytes() if picture.is_file() else b""
    outcome = preview.save({path_of(0): product(**(fields_of(0) | {"stars": "5", "name": "Tên khác"}))})
    assert not [path for path in outcome.written if "chia-se" in path]
    preview.site.build()
    assert picture.read_bytes() != before
    cold = preview.site.cold()
    assert cold == preview.site.files()
    preview.workshop.close()


def test_several_files_in_one_save_are_followed_together(preview: Preview) -> None:
    edits = {path_of(n): product(**(fields_of(n) | {"stars": "5", "name": f"Đổi {n}"})) for n in range(4)}
    preview.save(edits)
    assert 0 == preview.full
    assert without_tables(preview.site.cold()) == without_tables(preview.site.files())


def test_a_new_story_rewrites_the_pages_of_its_product_alone(preview: Preview) -> None:
    outcome = preview.save({path_of(1): product(**fields_of(1), story="Mới.")})
    page = "san-pham/hue/san-pham-1"
    assert (f"en/{page}/index.html", f"{page}/index.html") == tuple(
        path for path in outcome.written if path.endswith(".html")
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("content/products/hue/moi.md", product(province="hue")),
        ("content/producers/htx-mot.yml", "name: HTX Một mới\ntype: htx\nsources: [{title: T, grade: A}]\n"),
        (path_of(0), product(**(fields_of(0) | {"producer": "htx-hai"}))),
        (path_of(0), product(**fields_of(0), trace="{gtin: '8936012345674'}")),
        ("content/catalog.yml", "title: Tên khác\npage_size: 6\n"),
    ],
)
def test_what_the_whole_can_break_is_built_in_full(preview: Preview, name: str, text: str) -> None:
    preview.save({name: text})
    assert 1 == preview.full
    assert without_tables(preview.site.cold()) == without_tables(preview.site.files())


def test_an_english_name_that_brings_a_page_is_built_in_full(catalogue: Maker) -> None:
    preview = Preview(catalogue(nation(), settings=f"{TITLES}outputs: {{english: translated}}\n"))
    page = preview.site.output / "en/san-pham/hue/san-pham-1/index.html"
    for fields, full in (({"name_en": "Honey"}, 1), ({}, 2)):
        preview.save({path_of(1): product(**(fields_of(1) | fields))})
        assert (full, bool(fields)) == (preview.full, page.exists())
    assert without_tables(preview.site.cold()) == without_tables(preview.site.files())


def test_a_rank_that_moves_barcodes_apart_leaves_the_list_of_known_ones_as_it_is(catalogue: Maker) -> None:
    codes = {0: "8936012345674", 3: "4006381333931"}
    files = {path_of(n): product(**fields_of(n), trace=f"{{gtin: '{code}'}}") for n, code in codes.items()}
    preview = Preview(catalogue(nation() | files, settings=TITLES))
    for stars in ("5", "3"):
        fields = fields_of(3) | {"stars": stars, "trace": f"{{gtin: '{codes[3]}'}}"}
        preview.save({path_of(3): product(**fields)})
        assert 0 == preview.full
        assert without_tables(preview.site.cold()) == without_tables(preview.site.files())


def test_a_deleted_product_is_built_in_full(preview: Preview) -> None:
    preview.site.remove(path_of(3))
    preview.workshop.rebuild([preview.site.root / path_of(3)], Silence())
    assert 1 == preview.full
    assert without_tables(preview.site.cold()) == without_tables(preview.site.files())


def test_a_mistake_is_told_and_its_mending_followed_by_a_full_build(preview: Preview) -> None:
    before = preview.site.files()
    with pytest.raises(ContentError):
        preview.save({path_of(0): product(**(fields_of(0) | {"stars": "9"}))})
    assert before == preview.site.files()
    preview.save({path_of(0): product(**(fields_of(0) | {"stars": "5"}))})
    assert without_tables(preview.site.cold()) == without_tables(preview.site.files())


def test_tables_follow_in_the_background(preview: Preview) -> None:
    preview.save({path_of(0): product(**(fields_of(0) | {"price": "{retail: 77000}"}))})
    assert b"77000" not in (preview.site.output / TABLES[0]).read_bytes()
    preview.workshop.settle()
    assert not preview.workshop.is_behind
    process = preview.workshop.background.process
    assert process is not None
    process.join(60)
    assert preview.site.cold() == preview.site.files()


def test_an_edit_stops_the_background_and_is_not_lost(preview: Preview) -> None:
    for number in range(3):
        preview.save({path_of(number): product(**(fields_of(number) | {"name": f"Tên {number}"}))})
        preview.workshop.settle()
    preview.save({path_of(4): product(**(fields_of(4) | {"name": "Sau cùng"}))})
    preview.site.build()
    assert preview.site.cold() == preview.site.files()
