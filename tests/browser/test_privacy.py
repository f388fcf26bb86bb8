"""Nobody is followed: no page asks another host, none leaves anything behind before a visitor acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.showcase import MISSING, PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.visits import Visits

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
#: What a page may do at the most; everything else is forbidden by "default-src 'none'".
_ALLOWED = {
    "'none'": {"default-src", "base-uri"},
    "'self'": {
        *("script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src", "worker-src"),
        "form-action",
    },
    "'wasm-unsafe-eval'": {"script-src"},
    "data:": {"img-src"},
}
#: In every kind of storage that outlives the page but the tab's own.
_LEFT = """async () => ({
  cookie: document.cookie,
  local: Object.keys(localStorage),
  databases: (await indexedDB.databases()).map((one) => one.name),
})"""


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_no_kind_of_page_complains_or_asks_another_host_or_leaves_anything_behind(
    visit: Visits, showcase: str, prefix: str
) -> None:
    """That a page is quiet is looked at by ``visit``."""
    page = visit()
    left = {}
    for path in (*PAGES.values(), MISSING):
        page.goto(showcase + prefix + path, wait_until="load")
        left[path] = page.evaluate(_LEFT)
    assert {path: {"cookie": "", "local": [], "databases": []} for path in left} == left
    assert [] == page.context.cookies()


def test_every_page_forbids_what_it_does_not_need(showcase_site: Path) -> None:
    found = {}
    for path in sorted(showcase_site.rglob("*.html")):
        policy = _POLICY.search(path.read_text("utf-8"))
        found[path.relative_to(showcase_site).as_posix()] = too_much(policy[1]) if policy else ["no policy"]
    assert found
    assert {} == {path: faults for path, faults in found.items() if faults}


def too_much(policy: str) -> list[str]:
    """What a policy allows beyond what is needed, or does not forbid."""
    rules = {words[0]: words[1:] for words in map(str.split, policy.split(";")) if words}
    faults = [f"{name} {what}" for name, what in _pairs(rules) if name not in _ALLOWED.get(what, set())]
    return faults + [name for name in ("default-src", "base-uri") if rules.get(name) != ["'none'"]]


def _pairs(rules: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for name, allowed in rules.items():
        for what in allowed:
            yield name, what


def test_a_policy_that_allows_too_much_is_found() -> None:
    assert ["script-src https://x.example", "style-src 'unsafe-inline'", "base-uri"] == too_much(
        "default-src 'none'; script-src 'self' https://x.example; style-src 'unsafe-inline'"
    )
