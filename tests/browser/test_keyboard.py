"""Without a mouse: everything in its order, always in sight, large enough for a thumb."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import pytest

from tests.support.showcase import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.support.visits import Visits

#: The longest of these pages has half as many stops.
MOST_STOPS = 250
WALKS = ("home", "all products", "product con-han", "search")
#: Parts of a page, in the order in which they are walked.
PARTS = ("skip", "header", "side", "main", "footer")

_STOP = """(parts) => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const lines = [...at.getClientRects()].filter((one) => one.width && one.height);
  const seen = lines.some((one) => {
    const over = document.elementFromPoint(one.left + one.width / 2, one.top + one.height / 2);
    return over && (at.contains(over) || over.contains(at) && over !== document.body
      && over !== document.documentElement || over.closest("label")?.control === at);
  });
  const inside = { skip: ".skip", header: "header.top", side: ".side", main: "main", footer: "footer" };
  const part = parts.find((name) => at.closest(inside[name]));
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return { what: at.outerHTML.slice(0, 140), part: part || "", seen, outlined,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth };
}"""


class Stop(TypedDict):
    """Where the focus is: in which part, whether in view, uncovered, and marked."""

    what: str
    part: str
    seen: bool
    outlined: bool
    inView: bool


def walk(page: Page, key: str) -> Iterator[Stop]:
    """Press a key until the focus leaves the page."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        stop: Stop | None = page.evaluate(_STOP, list(PARTS))
        if stop is None:
            return
        yield stop
    message = f"The focus never leaves {page.url}"
    raise AssertionError(message)


def faults(stops: list[Stop]) -> list[str]:
    """What is wrong with the marks of the focus."""
    return [
        f"{fault}: {stop['what']}"
        for stop in stops
        for fault, fine in (
            ("out of view", stop["inView"]),
            ("covered", stop["seen"]),
            ("without a mark", stop["outlined"]),
        )
        if not fine
    ]


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("kind", WALKS)
def test_tab_walks_the_parts_in_order_and_every_stop_is_seen(
    visit: Visits, showcase: str, kind: str, width: int
) -> None:
    page = visit(showcase + PAGES[kind], width=width, height=600)
    page.wait_for_load_state("networkidle")
    stops = list(walk(page, "Tab"))
    assert [] == faults(stops)
    order = [PARTS.index(stop["part"]) for stop in stops]
    assert sorted(order) == order
    assert {"skip", "header", "main", "footer"} <= {stop["part"] for stop in stops}


@pytest.mark.parametrize("kind", WALKS)
def test_the_way_back_never_goes_under_the_header(visit: Visits, showcase: str, kind: str) -> None:
    page = visit(showcase + PAGES[kind], width=1440, height=500)
    page.wait_for_load_state("networkidle")
    page.locator("footer a").last.focus()
    assert [] == faults(list(walk(page, "Shift+Tab")))
