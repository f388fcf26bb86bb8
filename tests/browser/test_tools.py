"""The checkers see what they are there to see, so that their silence means something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.axe import axe_violations
from tests.support.nu import validate_html
from tests.support.site_server import serve
from tests.support.visits import Visits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

PAGE = '<!DOCTYPE html><html lang="vi"><meta name="viewport" content="width=360"><title>Thử</title>{}</html>'
GOOD = PAGE.format("<body><main><h1>Mỳ gạo Chũ</h1></main>")
FAINT = PAGE.format('<body><main><h1 style="color:#999;background:#fff">Mỳ gạo Chũ</h1></main>')
NO_SCRIPT_FROM_ELSEWHERE = {"Content-Security-Policy": "default-src 'self'; style-src 'unsafe-inline'"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "good.html").write_text(GOOD, "utf-8")
    (tmp_path / "faint.html").write_text(FAINT, "utf-8")
    (tmp_path / "rude.html").write_text(GOOD + "<script src='/rude.js'></script>", "utf-8")
    (tmp_path / "rude.js").write_text(
        'fetch("https://ocop.example/x").catch(() => null); throw new Error("sai")'
    )
    (tmp_path / "favicon.ico").write_bytes(b"")
    with serve(tmp_path, headers=NO_SCRIPT_FROM_ELSEWHERE) as served:
        yield served.url


def test_axe_passes_a_good_page_under_a_strict_policy(visit: Visits, site: str) -> None:
    assert [] == axe_violations(visit(site + "good.html", width=360))


def test_axe_says_what_is_wrong_and_where(visit: Visits, site: str) -> None:
    page = visit(site + "faint.html")
    [line] = axe_violations(page)
    assert line.startswith("color-contrast (serious)")
    assert "at h1: <h1 style=" in line
    assert "2.84" in line
    assert [] == axe_violations(page, without=["color-contrast"])


def test_a_page_is_shown_as_the_visitor_asks(visit: Visits, site: str) -> None:
    page = visit(site + "good.html", width=360, height=740, dark=True)
    assert {"width": 360, "height": 740} == page.viewport_size
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is True
    assert "vi-VN" == page.evaluate("navigator.language")


def test_what_a_page_complains_of_is_written_down(browser: Browser, site: str) -> None:
    visits = Visits(browser)
    visits(site + "rude.html").wait_for_load_state("networkidle")
    visits.close()
    assert {"console error", "exception"} == {problem.partition(":")[0] for problem in visits.problems}


def test_a_request_to_another_host_is_written_down(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(GOOD + '<img src="http://ocop.example/x.png" alt="">', "utf-8")
    (tmp_path / "favicon.ico").write_bytes(b"")
    visits = Visits(browser)
    with serve(tmp_path) as served:
        visits(served.url).wait_for_load_state("networkidle")
    visits.close()
    assert "request to another host: http://ocop.example/x.png" in visits.problems


def test_nu_reports_errors_and_warnings_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(GOOD, "utf-8")
    (tmp_path / "error.html").write_text(PAGE.format('\n<body><img src="x.jpg">'), "utf-8")
    (tmp_path / "warning.html").write_text(PAGE.format("<body><section><p>x</p></section>"), "utf-8")
    (tmp_path / "not-html.css").write_text("a {", "utf-8")
    found = sorted(line.removeprefix(str(tmp_path)) for line in validate_html([tmp_path]))
    assert [
        ["/error.html:2:7:", "error:"],
        ["/warning.html:1:98:", "warning:"],
    ] == [line.split(" ")[:2] for line in found]
    assert "“img” element must have an “alt” attribute" in found[0]


def test_nu_without_files_does_not_pass() -> None:
    with pytest.raises(ValueError, match="no path"):
        validate_html([])
