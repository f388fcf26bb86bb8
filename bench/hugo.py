"""The same catalogue as a Hugo site: equal product pages, listings by province, category, set and stars.

Where the two could differ, Hugo gets the lighter work: cards, tree, dates and taxonomy are cached partials,
words are written in its templates, drawings are chosen beforehand. It has none of the facet combinations,
former provinces, data files and search page; those are extra work of ours.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.records import Item, Records
from bench.yaml import Value, write

ROOT = Path(__file__).resolve().parent.parent
SITE = Path(__file__).resolve().parent / "hugo_site"
TAXONOMY = ROOT / "content" / "taxonomy"
TEMPLATES = ROOT / "templates" / "assets"
#: Files by the name that Hugo's templates know them by.
_ASSETS = {
    "css": "site.css",
    "theme": "theme.js",
    "search": "search.js",
    "ui": "ui.svg",
    "kinds": "kinds.svg",
    "icon": "icon.svg",
}
_HEADING = re.compile(r"^#", re.MULTILINE)


def write_site(records: Records, to: Path) -> None:
    """Write a Hugo site into a new folder."""
    shutil.copytree(SITE, to)
    data = to / "data"
    (data / "taxonomy").mkdir(parents=True)
    for table in TAXONOMY.glob("*.yml"):
        shutil.copy(table, data / "taxonomy")
    (data / "assets.json").write_text(json.dumps(write_assets(to / "static")), encoding="utf-8")
    (data / "producers").mkdir()
    for maker in records.makers:
        text = write(maker.record, quote_dates=True)
        (data / "producers" / f"{maker.slug}.yml").write_text(text, encoding="utf-8")
    for item in records.products:
        path = to / "content" / "san-pham" / item.province.slug / f"{item.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(item), encoding="utf-8")


def page(item: Item) -> str:
    """Return the content file of a product; headings one level down, as the page has the first and second."""
    return f"---\n{write(front_matter(item), quote_dates=True)}---\n\n{_HEADING.sub('##', item.story)}"


def front_matter(item: Item) -> dict[str, Value]:
    """Return a record as Hugo wants it: title, weight for the order of lists, terms, and the drawing."""
    record = dict(item.record)
    name, seed = record.pop("name"), hashlib.sha256(item.id.encode()).digest()
    of_item: dict[str, Value] = {
        "title": name,
        "weight": 6 - item.stars,
        "tinh": [item.province.slug],
        "nhom": [record["category"]],
        "bo": [record["set"]],
        "sao": [f"{item.stars}"],
        "shared": bool(item.maker.slug),
        "icon": item.kind.icon,
        "pattern": seed[0] % 8 + 1,
        "tone": seed[1] % 3 + 1,
    }
    trace = record.get("trace")
    if isinstance(trace, dict) and "gtin" in trace:
        of_item["aliases"] = [f"/01/{str(trace['gtin']).zfill(14)}/"]
    return of_item | record


def write_assets(static: Path) -> dict[str, str]:
    """Copy our style sheets, scripts and drawings; return their addresses, as long as ours are."""
    folder = static / "assets"
    folder.mkdir(parents=True)
    sheets = sorted((TEMPLATES / "css").glob("*.css"))
    joined = folder / "site.css"
    joined.write_text("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets), encoding="utf-8")
    for path in [*(TEMPLATES / "js").glob("*.js"), *(TEMPLATES / "icons").glob("*.svg")]:
        shutil.copy(path, folder)
    return dict(_named(folder))


def _named(folder: Path) -> Iterator[tuple[str, str]]:
    for key, name in _ASSETS.items():
        path = folder / name
        data = path.read_bytes() if path.exists() else b""
        new = f"{path.stem}.{hashlib.sha256(data).hexdigest()[:10]}{path.suffix}"
        (folder / new).write_bytes(data)
        path.unlink(missing_ok=True)
        yield key, f"/assets/{new}"
