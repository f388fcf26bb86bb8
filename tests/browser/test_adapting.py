"""Pages bend to how people see: larger words, more room, no movement, their own colours, no script, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.showcase import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.visits import Visits

#: A sheet that the page's policy does not count as inline, as a visitor's own.
_USE_SHEET = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  // The browser lays out anew at the next frame.
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}"""
#: The distances of WCAG 2.2, success criterion 1.4.12.
_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
#: What browsers start from, and twice that: it is the measure of widths at which the layout changes, too.
_LETTERS = 16

# But for what is read aloud only, and what moves sideways by itself.
_APART = ".hush, .chips, .table, [hidden], svg, option, .lang span, .menu span"
_CUT = f"""() => [...document.querySelectorAll("body *")].filter((e) => {{
  const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  if (!own || e.closest("{_APART}") || !e.checkVisibility()) return false;
  const style = getComputedStyle(e);
  return style.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1
    || style.overflowY === "hidden" && e.scrollHeight > e.clientHeight + 1;
}}).map((e) => `cut: ${{e.outerHTML.slice(0, 120)}}`)"""
_WIDE = f"""() => document.documentElement.scrollWidth <= innerWidth ? [] : [
  `as wide as ${{document.documentElement.scrollWidth}}`,
  ...[...document.querySelectorAll("body *")].filter((e) => !e.closest("{_APART}")
    && e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => `wide: ${{e.outerHTML.slice(0, 120)}}`)]"""
# Links and buttons of the header, and lines of words, that cover each other.
_OVERLAID = """() => {
  const words = (e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    return e.closest("header.top") ? e.getBoundingClientRect() : range.getBoundingClientRect();
  };
  const parts = [...document.querySelectorAll(":is(header.top) :is(a, button), main :is(h1, h2, p, dd)")]
    .filter((e) => e.checkVisibility() && !e.closest(".hush"))
    // What stays at an edge of the screen, while the rest moves below it, is none.
    .filter((e) => getComputedStyle(e).position !== "sticky")
    .map((e) => [e, words(e)]);
  return parts.flatMap(([one, a], at) => parts.slice(at + 1).filter(([other, b]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return wide > 4 && high > 8 && !one.contains(other) && !other.contains(one);
  }).map(([other]) => `overlaid: ${one.outerHTML.slice(0, 80)} / ${other.outerHTML.slice(0, 80)}`));
}"""
_MOVES = """() => [...document.querySelectorAll("*")].filter((e) => ["", "::before", "::after"].some((of) => {
  const style = getComputedStyle(e, of);
  const slow = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
  return style.animationName !== "none" && slow(style.animationDuration)
    || slow(style.transitionDuration) || style.scrollBehavior === "smooth";
})).map((e) => `moves: ${e.outerHTML.slice(0, 120)}`)"""
_FRONT = """() => [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility()
  && !e.closest(".skip") && ["fixed", "sticky"].includes(getComputedStyle(e).position))
  .map((e) => e.outerHTML.slice(0, 120))"""
_ALL = (_CUT, _WIDE, _OVERLAID, _MOVES)

#: Width, height, size of letters, and a sheet of the visitor's own. A desktop at 400 percent is 320 by 256.
LOOKS = {
    "400 percent": (320, 256, _LETTERS, ""),
    "more room between letters and lines": (360, 740, _LETTERS, _SPACING),
    "letters twice as large, a tablet": (720, 900, 2 * _LETTERS, ""),
    "letters twice as large, a desktop": (1280, 900, 2 * _LETTERS, ""),
}


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_is_cut_or_covered_or_wider_than_the_screen_or_moves(
    visit: Visits, showcase: str, kind: str
) -> None:
    page = visit(showcase + PAGES[kind])
    found = {look: faults(page, *LOOKS[look]) for look in LOOKS}
    assert {} == {look: lines for look, lines in found.items() if lines}


def faults(page: Page, width: int, height: int, letters: int, sheet: str) -> list[str]:
    """What is wrong with a page at a size and with a sheet of the visitor's own."""
    page.set_viewport_size({"width": width, "height": height})
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": letters, "fixed": letters}})
    page.evaluate(_USE_SHEET, sheet)
    return [fault for script in _ALL for fault in page.evaluate(script)]


def test_nothing_stays_in_front_where_the_screen_is_low(visit: Visits, showcase: str) -> None:
    page = visit(showcase + PAGES["product con-han"], width=320, height=256)
    assert [] == page.evaluate(_FRONT)


def test_a_fault_would_be_found(visit: Visits, showcase: str) -> None:
    page = visit(showcase, width=360)
    page.evaluate(
        _USE_SHEET,
        "main p { white-space: nowrap; height: 1em; overflow: hidden; } main h1 { width: 900px;"
        " transition: color 1s; } main h2 { margin-top: -5em; }",
    )
    for script in _ALL:
        assert page.evaluate(script), script
