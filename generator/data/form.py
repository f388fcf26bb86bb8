"""The files of the web form: what it checks by and says, the communes, what the catalogue already has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from generator.data import form_rules
from generator.records import Producer
from generator.taxonomy.communes import load_communes
from generator.views.contribute import form_words
from generator.views.memory import once
from generator.views.parts import STATE_WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.views.context import Context


def form_json(context: Context) -> bytes:
    """Write all that the form needs before somebody types (one file a language, 85 KB, 22 KB compressed)."""
    taxonomy = context.catalogue.taxonomy
    return msgspec.json.encode(
        {
            "lang": context.lang,
            "rules": form_rules.rules(context.language),
            "groups": form_rules.groups(context.language),
            "writing": form_rules.writing(),
            "limits": form_rules.limits(),
            "tables": form_rules.tables(taxonomy),
            "names": _names(context),
            "kinds": [[word, kind.icon] for kind in taxonomy.kinds.values() for word in kind.words],
            "notKinds": taxonomy.not_kinds,
            "term": {"months": taxonomy.validity_months, "expiringDays": taxonomy.expiring_days},
            "words": _card_words(context),
            **form_words(context),
        }
    )


def communes_json(folder: Path) -> bytes:
    """Write the communes of each province by the names that records have (60 KB, 25 KB compressed)."""
    communes = load_communes(folder)
    found: dict[str, list[str]] = {}
    for commune in communes.all():
        found.setdefault(commune.province, []).append(communes.name_of(commune))
    return msgspec.json.encode(found, order="sorted")


def known_json(catalogue: Catalogue) -> bytes:
    """Write which products, barcodes and producers there are, so that none is entered twice."""
    products: dict[str, list[str]] = {}
    for entry in catalogue.entries:
        products.setdefault(entry.province, []).append(entry.slug)
    return msgspec.json.encode(
        {
            "products": {province: sorted(slugs) for province, slugs in sorted(products.items())},
            "gtins": {one.gtin.zfill(14): [one.id, one.path] for one in _by_id(catalogue) if one.gtin},
            "producers": [
                [slug, named.name, catalogue.record(named, Producer)[0].province]
                for slug, named in sorted(catalogue.producers.items(), key=lambda item: item[1].sort)
            ],
        }
    )


def _by_id(catalogue: Catalogue) -> list[Entry]:
    """Return the products in an order that no name and no rank changes: an edit of those is no news here."""
    return sorted(catalogue.entries, key=lambda entry: entry.id)


@once
def known_ingredients(catalogue: Catalogue) -> tuple[Any, ...]:
    """Name what `known_json` is made from."""
    return (
        [(entry.id, entry.gtin, entry.path if entry.gtin else "") for entry in _by_id(catalogue)],
        [(slug, named.hash) for slug, named in sorted(catalogue.producers.items())],
    )


def _names(context: Context) -> dict[str, dict[str, str]]:
    """Return what the lists to choose from show, in the language of the page."""
    taxonomy, text = context.catalogue.taxonomy, context.text
    return {
        "provinces": {one.slug: text(one.name, one.name_en) for one in taxonomy.provinces.values()},
        "categories": {one.slug: text(one.name, one.name_en) for one in taxonomy.categories.values()},
        "sets": {one.slug: text(one.name, one.name_en) for one in taxonomy.sets.values()},
        "types": {one.id: text(one.name, one.name_en) for one in taxonomy.producer_types.values()},
        "certificates": {one.id: text(one.name, one.name_en) for one in taxonomy.certificates.values()},
        "stars": {
            str(one.stars): text(one.name, one.name_en) for one in taxonomy.stars.values() if one.certified
        },
    }


def _card_words(context: Context) -> dict[str, Any]:
    """Return what the card's drawing and its words need, as the search's cards have it."""
    tr = context.tr
    return {
        "asOf": "",
        "ui": context.site.assets.ui,
        "kinds": context.site.assets.kinds,
        "states": {key: (tr(plain), tr(dated), icon) for key, (plain, dated, icon) in STATE_WORDS.items()},
        "about": tr("about {date}"),
    }
