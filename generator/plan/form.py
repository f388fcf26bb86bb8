"""The files that the web form loads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.addresses import COMMUNES, FORM, KNOWN, Addresses, file_of
from generator.catalog.catalogue import Catalogue
from generator.data.form import known_ingredients
from generator.files.digest import digest
from generator.plan.environment import Environment
from generator.plan.model import Output

#: Where today's communes are listed, below the folder of the taxonomy.
TABLE = "communes.csv"


def form_outputs(catalogue: Catalogue, environment: Environment, taxonomy: Path) -> Iterator[Output]:
    """Yield what the form checks by in each language, the communes, and what the catalogue has."""
    settings = catalogue.settings
    for lang in settings.languages:
        path = Addresses.of(settings.base_url, lang).output(FORM)
        yield Output("form", lang, "", (path,), environment.key("form", lang, ()))
    table = taxonomy / TABLE
    listed = digest(table.read_bytes()) if table.is_file() else b""
    yield Output("communes", "", "", (file_of(COMMUNES),), environment.key("communes", "", listed))
    key = environment.key("known", "", known_ingredients(catalogue))
    yield Output("known", settings.languages[0], "", (file_of(KNOWN),), key)
