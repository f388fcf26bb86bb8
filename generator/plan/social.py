"""The social pictures: one for the home page, each province, category and event, and, if wanted, product."""

from __future__ import annotations

from collections.abc import Iterator

from generator.addresses import file_of
from generator.catalog.catalogue import Catalogue
from generator.plan.environment import Environment
from generator.plan.model import Output
from generator.views.social import (
    has_picture,
    product_picture_ingredients,
    product_picture_path,
    shared_pictures,
)


def social_outputs(catalogue: Catalogue, environment: Environment) -> Iterator[Output]:
    """Yield every picture of the catalogue, in its first language."""
    lang = catalogue.settings.languages[0]

    def output(subject: str, path: str, ingredients: tuple[object, ...]) -> Output:
        key = environment.key("social", lang, (subject, *ingredients))
        return Output("social", lang, subject, (file_of(path),), key)

    yield from (output(*picture) for picture in shared_pictures(catalogue))
    for entry in catalogue.entries:
        if has_picture(catalogue, entry):
            ingredients = product_picture_ingredients(catalogue, entry)
            yield output(f"product/{entry.id}", product_picture_path(entry), ingredients)
