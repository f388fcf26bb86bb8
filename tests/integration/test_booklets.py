"""The booklet of an event is a file of the site: offered on its page, made anew where it would differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.booklet.printing import print_booklet
from generator.booklet.typesetting import Typesetter
from generator.booklet.volume import Request
from generator.build.job import Outcome
from generator.diagnostics import EnvironmentFault
from generator.records import Booklet
from tests.support.preview import previewing
from tests.support.prints import ALL, Book, opened
from tests.support.sites import CatalogueSite, product

Maker = Callable[..., CatalogueSite]

ADDRESS = "https://ocop.example.vn/danh-muc/"
SETTINGS = f"title: Danh mục thử\ntitle_en: Test catalogue\nbase_url: {ADDRESS}\n"
EVENT = "content/events/hoi-nghi.yml"
NOODLES = "content/products/bac-ninh/my-gao-chu.md"
PDF = "su-kien/hoi-nghi/hoi-nghi.pdf"
ENGLISH = f"en/{PDF}"
PAGE = "su-kien/hoi-nghi/index.html"


def event(**fields: str) -> str:
    lines = {"name": "Hội nghị", "starts": "2026-12-01", "booklet": "{select: {stars: [4, 5]}}", **fields}
    return "".join(f"{key}: {value}\n" for key, value in lines.items() if value)


def fair() -> dict[str, str]:
    return {
        EVENT: event(),
        NOODLES: product(name_en="Chu rice noodles"),
        "content/products/hue/tra.md": product("Trà sen", province="hue", stars="3"),
    }


@pytest.fixture
def site(catalogue: Maker) -> CatalogueSite:
    return catalogue(fair(), settings=SETTINGS)


def book(site: CatalogueSite, path: str = PDF) -> Book:
    return Book((site.output / path).read_bytes())


def written(outcome: Outcome) -> list[str]:
    return [path for path in outcome.written if path.endswith(".pdf")]


def test_the_booklet_of_an_event_lies_beside_its_page_in_each_language(site: CatalogueSite) -> None:
    site.build()
    assert [f"{ADDRESS}san-pham/bac-ninh/my-gao-chu/"] == book(site).codes()
    assert "Còn hiệu lực đến 18/12/2028" in book(site).whole
    assert "Valid until 18 December 2028" in book(site, ENGLISH).whole
    assert "Trà sen" not in book(site).whole
    for path, first in ((PAGE, PDF), (f"en/{PAGE}", ENGLISH)):
        links = [part.partition('"')[0] for part in site.read(path).split('href="')[1:]]
        assert [f"/danh-muc/{first}"] == [link for link in links if link.endswith(".pdf")][:1]


def test_a_site_in_one_language_has_the_booklet_in_that_one(catalogue: Maker) -> None:
    site = catalogue(fair(), settings=f"{SETTINGS}languages: [vi]\n")
    assert [PDF] == written(site.build())


@pytest.mark.parametrize(
    ("settings", "booklet"),
    [
        (f"{SETTINGS}outputs: {{booklets: false}}\n", "{select: {stars: [4]}}"),
        (SETTINGS, "{select: {stars: [4]}, download: false}"),
        (SETTINGS, ""),
    ],
)
def test_what_is_not_wanted_is_neither_made_nor_offered(
    catalogue: Maker, settings: str, booklet: str
) -> None:
    site = catalogue(fair() | {EVENT: event(booklet=booklet)}, settings=settings)
    assert [] == written(site.build())
    assert ".pdf" not in site.read(PAGE)


def test_nothing_is_printed_where_nothing_in_print_changed(site: CatalogueSite) -> None:
    assert "print" in site.build().seconds
    assert "print" not in site.build().seconds
    site.write({NOODLES: product(name_en="Chu rice noodles", story="Chỉ ở trang.")})
    assert "print" not in site.build().seconds
    assert site.cold() == site.files()


def test_an_edit_is_in_the_booklet_and_the_rest_stays(site: CatalogueSite) -> None:
    site.build()
    site.write({NOODLES: product("Mỳ Chũ mới")})
    assert [ENGLISH, PDF] == written(site.build())
    assert "Mỳ Chũ mới" in book(site).whole
    site.write({"content/products/hue/tra.md": product("Trà khác", province="hue", stars="3")})
    assert [] == written(site.build())
    assert site.cold() == site.files()


def test_a_booklet_that_was_made_is_not_made_again(site: CatalogueSite) -> None:
    site.build()
    before = site.files()
    for path in (PDF, ENGLISH):
        (site.output / path).unlink()
    printed: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Typesetter, "set", lambda *_, **__: printed.append("again"))
        site.build()
    assert (before, []) == (site.files(), printed)
    assert 2 == len(list((site.root / ".ocop-cache" / "booklets").iterdir()))


def test_what_time_has_emptied_is_told_and_no_longer_offered(site: CatalogueSite) -> None:
    site.build()
    outcome = site.build(as_of=dt.date(2029, 1, 1))
    assert [ENGLISH, PDF] == sorted(outcome.removed)
    assert ".pdf" not in site.read(PAGE)
    assert 1 == site.listener.notes.count("booklet-empty")


def test_a_template_that_fails_is_told_with_its_event_and_the_site_stays(site: CatalogueSite) -> None:
    site.build()
    before = site.files()
    site.write({"templates/booklet/front.typ": "#let = ", NOODLES: product("Tên mới")})
    with pytest.raises(EnvironmentFault, match=EVENT):
        site.build()
    assert before == site.files()


def test_a_preview_answers_first_and_prints_then(site: CatalogueSite, tmp_path: Path) -> None:
    with previewing(site.root, tmp_path / "log", "--no-search") as preview:
        preview.url()
        path = preview.site / PDF
        preview.until(lambda: PDF in preview.said)
        assert "Đang dựng sách" in preview.said.partition("Xem tại")[2]
        assert [f"{preview.url()}san-pham/bac-ninh/my-gao-chu/"] == Book(path.read_bytes()).codes()
        preview.edit(NOODLES, "name: Mỳ gạo Chũ", "name: Mỳ Chũ mới")
        preview.until(lambda: preview.said.count(f" {ENGLISH}, {PDF}: ") > 1)
        assert "Mỳ Chũ mới" in Book(path.read_bytes()).whole
        broken = site.root / "templates/booklet/front.typ"
        broken.parent.mkdir(parents=True)
        broken.write_text("#let = ", "utf-8")
        preview.until(lambda: f"{EVENT}, phần `booklet`: Typst" in preview.said)
        assert "Mỳ Chũ mới" in Book(path.read_bytes()).whole
        broken.unlink()
        preview.edit(NOODLES, "name: Mỳ Chũ mới", "name: Mỳ Chũ xong")
        preview.until(lambda: preview.said.count(f" {ENGLISH}, {PDF}: ") > 2)
        assert "Traceback" not in preview.said


def test_without_an_address_the_organiser_is_told_once(catalogue: Maker) -> None:
    site = catalogue(fair())
    site.build()
    assert 1 == site.listener.notes.count("booklet-no-codes")
    assert [] == book(site).codes()


def test_printing_ends_also_where_this_process_has_printed_before(site: CatalogueSite) -> None:
    # Typst's threads do not live on in a fork: the worker has to print in a process of its own.
    site.build()
    print_booklet(opened(site.root), Request(booklet=Booklet(select=ALL)), site.root, moment=0)
    site.write({NOODLES: product("Mỳ lần hai")})
    site.build()
    assert "Mỳ lần hai" in book(site).whole
