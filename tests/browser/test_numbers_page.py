"""The pictures of numbers and the map of the real catalogue, as a phone shows them and as they are heard."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.request import urlopen

if TYPE_CHECKING:
    from tests.support.visits import Visits

# Labels of one picture that lie on each other, as pairs of their texts.
_COLLIDING = """() => [...document.querySelectorAll(".chart")].flatMap((chart) => {
  const words = [...chart.querySelectorAll("li > :is(span:not(.hush), b, small), .columns small")]
    .filter((e) => e.textContent.trim());
  const box = (e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    return [...range.getClientRects()];
  };
  const boxes = words.map((e) => [e, box(e)]);
  const apart = (a, b) => a.right <= b.left + .5 || a.bottom <= b.top + .5;
  const meets = (mine, others) => mine.some((a) => others.some((b) => !apart(a, b) && !apart(b, a)));
  return boxes.flatMap(([e, a], at) => boxes.slice(at + 1)
    .filter(([other, b]) => !e.contains(other) && !other.contains(e) && meets(a, b))
    .map(([other]) => `${e.textContent} / ${other.textContent}`));
})"""

# Of each bar that tells a number of products: its length by product, in pixels.
_SCALES = """(chart) => [...document.querySelectorAll(`#${chart} .bars li`)].map((row) => {
  const parts = [...row.querySelectorAll("rect")].map((part) => part.getBoundingClientRect());
  const left = row.querySelector("svg").getBoundingClientRect().left;
  return [Number(row.querySelector("b").textContent.replace(/\\D/g, "")),
    parts.length ? parts[0].left - left : 0, parts.reduce((sum, part) => sum + part.width, 0)];
})"""


def test_no_words_of_a_picture_meet_on_a_phone(visit: Visits, launch_url: str) -> None:
    for path in ("so-lieu/", "en/so-lieu/", "", "du-lieu-tin-cay/"):
        assert [] == visit(launch_url + path, width=360).evaluate(_COLLIDING)


def test_bars_begin_at_zero_and_have_one_scale(visit: Visits, launch_url: str) -> None:
    page = visit(f"{launch_url}so-lieu/", width=360)
    rows = page.evaluate(_SCALES, "tinh")
    longest, _, full = max(rows)
    assert len(rows) == 34
    assert all(abs(start) < 1 for _, start, _ in rows)
    assert [] == [row for row in rows if abs(row[2] - full * row[0] / longest) > 1.5]


def test_each_picture_has_its_table_and_its_file(visit: Visits, launch_url: str) -> None:
    page = visit(f"{launch_url}so-lieu/", javascript=False)
    assert page.locator(".chart").count() == 9
    for chart in page.locator(".chart").all():
        chart.locator("summary").click()
        assert chart.locator("table").is_visible()
    files = page.locator(".chart a[download]").evaluate_all("links => links.map((link) => link.href)")
    assert len(files) == 9
    for file in files:
        with urlopen(file) as answer:  # noqa: S310 (our own server)
            assert answer.read().startswith(b"\xef\xbb\xbf")


def test_the_map_is_heard_as_a_list_of_provinces_with_their_numbers(visit: Visits, launch_url: str) -> None:
    page = visit(launch_url, width=360)
    tiles = page.get_by_role("list", name="Bản đồ các tỉnh, thành phố").get_by_role("link")
    assert tiles.count() == 34
    assert page.get_by_role("link", name="Bắc Ninh 24 sản phẩm").get_attribute("href") == "/tinh/bac-ninh/"
    page.get_by_text("Xem bản đồ dưới dạng bảng").click()
    assert page.get_by_role("row", name="Bắc Ninh").get_by_role("cell").last.inner_text() == "24"
