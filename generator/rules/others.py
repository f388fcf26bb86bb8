"""Checks of outlets, pages and the catalogue's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from generator.diagnostics import Finding
from generator.rulebook import catalogue
from generator.rules.dates import check_sources
from generator.rules.producers import check_phone
from generator.rules.references import check_province
from generator.rules.stories import check_story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.records import Outlet, Page, Settings
    from generator.rules.model import Context


def check_outlet(outlet: Outlet, context: Context) -> Iterator[Finding]:
    """Check an outlet's place, telephone and story."""
    yield from check_province(outlet.province, context.place.folder, context.taxonomy)
    yield from check_phone(outlet.phone, ("phone",))
    yield from check_sources(outlet.sources)
    yield from check_story(outlet.story, context, ("story",))


def check_page(page: Page, context: Context) -> Iterator[Finding]:
    """Check the text of a page."""
    yield from check_story(page.story, context, ("story",))


def check_settings(settings: Settings, _context: Context) -> Iterator[Finding]:
    """Check the languages and the address of the site."""
    for index, language in enumerate(settings.languages):
        if language in settings.languages[:index]:
            yield Finding(catalogue.LANGUAGES_REPEATED, ("languages", index), language)
    if settings.languages and "vi" not in settings.languages:
        yield Finding(catalogue.LANGUAGES_VIETNAMESE, ("languages",), ", ".join(settings.languages))
    yield from _base_url(settings.base_url)


def _base_url(url: str) -> Iterator[Finding]:
    parts = urlsplit(url)
    if parts.query or parts.fragment or "@" in parts.netloc or url.endswith(("?", "#")):
        host = parts.netloc.rpartition("@")[2]
        better = urlunsplit((parts.scheme, host, parts.path, "", ""))
        yield Finding(catalogue.BASE_URL, ("base_url",), url, {"url": better})
