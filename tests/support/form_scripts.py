"""The web form's modules in a real browser, asked the same questions as the package."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.data import form_rules
from tests.support.programs import REPOSITORY
from tests.support.site_server import serve
from tests.support.workshop import taxonomy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from generator.vietnamese import Language

_CALL = """async ([module, name, many, rest]) => {
  const found = (await import(module))[name];
  return many.map((one) => found(...one, ...rest));
}"""


@cache
def form_data(language: Language = "vi") -> dict[str, Any]:
    """What the form's scripts get from a build of the real taxonomy."""
    return {
        "rules": form_rules.rules(language),
        "groups": form_rules.groups(language),
        "writing": form_rules.writing(),
        "limits": form_rules.limits(),
        "tables": form_rules.tables(taxonomy()),
    }


class Scripts:
    """Calls functions of the form's modules."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def each(self, module: str, function: str, many: list[list[Any]], *rest: object) -> list[Any]:
        """Call a function once for each list of arguments, all in one go; ``rest`` follow each list."""
        found: list[Any] = self.page.evaluate(_CALL, [f"{self.url}{module}.js", function, many, list(rest)])
        return found


@contextmanager
def scripts(browser: Browser, folder: Path) -> Iterator[Scripts]:
    """Serve the modules as they lie in the templates, below an empty page."""
    for path in (REPOSITORY / "templates" / "assets" / "js").glob("*.js"):
        (folder / path.name).symlink_to(path)
    (folder / "index.html").write_text("<!doctype html><title>Form</title>", "utf-8")
    with serve(folder) as served:
        page = browser.new_page()
        page.goto(served.url)
        yield Scripts(page, served.url)
        page.close()
