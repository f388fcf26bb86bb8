"""``datapackage.json``: the tables described for machines (Frictionless Data Package, version 1)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import msgspec

from generator.catalog.states import STATES
from generator.data.columns import COLUMNS, Column
from generator.data.rows import SCHEMA_VERSION
from generator.data.tables import SCHEMA
from generator.views.site import LICENCE, LICENCE_URL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.records import Settings

PACKAGE = "datapackage.json"
REQUIRED = frozenset({"id", "url", "name", "province", "category", "stars", "state"})
#: A day, a month or a year.
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
#: What the values of a column keep to, besides their type.
_CONSTRAINTS: dict[str, dict[str, Any]] = {
    "id": {"unique": True, "pattern": r"[a-z0-9-]+/[a-z0-9-]+"},
    "stars": {"enum": [3, 4, 5]},
    "state": {"enum": list(STATES)},
    "score": {"minimum": 0, "maximum": 100},
    "date": {"pattern": _DATE},
    "expires": {"pattern": _DATE},
    "gtin": {"pattern": r"\d{8}|\d{12,14}"},
    "source_grade": {"enum": ["A", "B", "C"]},
}
_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_SOURCES = (
    "Quyết định công nhận, tin chính thức và trang của chủ thể; mỗi sản phẩm ghi nguồn của mình · Decisions, "
    "official news and producers' pages; each product names its own"
)


def datapackage(settings: Settings, as_of: date, files: Mapping[str, bytes]) -> bytes:
    """Describe the collected files, given with their bytes by name: the table first."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "ocop-products",
        "title": settings.title,
        "description": settings.summary_en or settings.summary,
        "version": f"{SCHEMA_VERSION}.0.0",
        "created": f"{as_of.isoformat()}T00:00:00+07:00",
        "keywords": ["OCOP", "Mỗi xã một sản phẩm", "Việt Nam"],
        "licenses": [{"name": LICENCE, "path": LICENCE_URL, "title": "Creative Commons Attribution 4.0"}],
        "sources": [{"title": _SOURCES}],
        "contributors": _contributors(settings),
        "resources": [_resource(name, data) for name, data in files.items()],
    }
    if settings.base_url:
        package["homepage"] = settings.base_url
    kept = {key: value for key, value in package.items() if value}
    return msgspec.json.format(msgspec.json.encode(kept), indent=2) + b"\n"


def _contributors(settings: Settings) -> list[dict[str, str]]:
    keeper = settings.organiser
    if not keeper.name:
        return []
    return [{"title": keeper.name, "role": "publisher", **({"path": keeper.url} if keeper.url else {})}]


def _resource(path: str, data: bytes) -> dict[str, Any]:
    name, _, ending = path.partition(".")
    return {
        "name": f"{name}-{ending}",
        "path": path,
        "format": ending,
        "mediatype": _MEDIA[ending],
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        **(_table() if ending == "csv" else {"jsonSchema": SCHEMA} if ending == "json" else {}),
    }


def _table() -> dict[str, Any]:
    return {
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


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.kind,
        "title": f"{column.vi} · {column.en}",
        "description": f"{column.note_vi} · {column.note_en}",
    }
    required = {"required": True} if column.name in REQUIRED else {}
    constraints = required | _CONSTRAINTS.get(column.name, {})
    return {**field, "constraints": constraints} if constraints else field
