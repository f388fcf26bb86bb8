"""The field's own tables, ``content/taxonomy``: data, so that another programme can bring its own."""

from __future__ import annotations

from generator.taxonomy.communes import Commune, Communes, district_key, load_communes
from generator.taxonomy.loading import load_taxonomy, read_table
from generator.taxonomy.model import Taxonomy
from generator.taxonomy.producers import producer_key

__all__ = [
    "Commune",
    "Communes",
    "Taxonomy",
    "district_key",
    "load_communes",
    "load_taxonomy",
    "producer_key",
    "read_table",
]
