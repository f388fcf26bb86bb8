"""The booklets of events, as files to download."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.addresses import Addresses
from generator.booklet.editions import look, made_from
from generator.catalog.catalogue import Catalogue
from generator.plan.environment import Environment
from generator.plan.model import Output
from generator.views.downloads import booklet_path, editions
from generator.views.venues import events

BOOKLET = "booklet"


def booklet_outputs(catalogue: Catalogue, environment: Environment, source: Path) -> Iterator[Output]:
    """Yield the booklet of each event that offers one, in each of its languages."""
    for slug, event in sorted(events(catalogue).items()):
        for lang in editions(catalogue, event):
            path = Addresses.of(catalogue.settings.base_url, lang).output(booklet_path(slug))
            ingredients = (look(source), made_from(catalogue, slug, lang, source))
            yield Output(BOOKLET, lang, slug, (path,), environment.key(BOOKLET, lang, ingredients))
