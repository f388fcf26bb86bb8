"""``datapackage.json``: the tables described for machines (Frictionless Data Package, version 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from generator.data.columns import COLUMNS, Column
from generator.data.rows import SCHEMA_VERSION
from generator.views.site import LICENCE, LICENCE_URL

if TYPE_CHECKING:
    from datetime import date

    from generator.records import Settings

REQUIRED = frozenset({"id", "url", "name", "province", "category", "stars", "state"})


def datapackage(settings: Settings, as_of: date) -> bytes:
    """Describe the collected files."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "ocop-products",
        "title": settings.title,
        "description": settings.summary_en or settings.summary,
        "version": f"{SCHEMA_VERSION}.0.0",
        "created": f"{as_of.isoformat()}T00:00:00+07:00",
        "keywords": ["OCOP", "Mỗi xã một sản phẩm", "Việt Nam"],
        "licenses": [{"name": LICENCE, "path": LICENCE_URL, "title": "Creative Commons Attribution 4.0"}],
        "resources": [_table(), _copy("products.json", "application/json"), _copy("products.xlsx", _XLSX)],
    }
    if settings.base_url:
        package["homepage"] = settings.base_url
    return msgspec.json.format(msgspec.json.encode(package), indent=2) + b"\n"


def _table() -> dict[str, Any]:
    return {
        **_copy("products.csv", "text/csv"),
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": {
            "fields": [_field(column) for column in COLUMNS],
            "missingValues": [""],
            "primaryKey": "id",
        },
    }


def _copy(path: str, media: str) -> dict[str, Any]:
    name, _, ending = path.partition(".")
    return {"name": f"{name}-{ending}", "path": path, "format": ending, "mediatype": media}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.kind,
        "title": f"{column.vi} · {column.en}",
        "description": f"{column.note_vi} · {column.note_en}",
    }
    if column.name in REQUIRED:
        field["constraints"] = {"required": True}
    return field


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
