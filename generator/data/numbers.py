"""The figures behind the pictures of numbers as files, ``/du-lieu/so-lieu/<name>.csv``: ids, names, counts.

Columns are named in English, values in Vietnamese beside their ids, as in the other tables.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from generator.data.tables import BOM, plain
from generator.taxonomy.totals import latest_totals, national_total
from generator.views import figures
from generator.views.facets import ranks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.catalog.catalogue import Catalogue
    from generator.taxonomy.totals import Total
    from generator.views.figures import RankRows, Rows

    Cell = str | int | None
    Table = Iterable[tuple[Cell, ...]]

#: Of a share: decimals of a percentage.
_DECIMALS = 1


def numbers_csv(catalogue: Catalogue, name: str) -> bytes:
    """Return the file of a picture; the BOM makes Excel read UTF-8."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    for row in FILES[name](catalogue):
        write([plain(cell) if isinstance(cell, str) else cell for cell in row])
    return BOM + out.getvalue().encode()


def _ranked(catalogue: Catalogue, head: tuple[str, ...], rows: RankRows, names: dict[str, str]) -> Table:
    yield (*head, "name", *(f"stars_{stars}" for stars in ranks(catalogue)), "products")
    for slug, counts in rows:
        yield (slug, names.get(slug, ""), *counts, sum(counts))


def _provinces(catalogue: Catalogue) -> Table:
    names = {slug: one.name for slug, one in catalogue.taxonomy.provinces.items()}
    return _ranked(catalogue, ("province",), figures.provinces(catalogue), names)


def _categories(catalogue: Catalogue) -> Table:
    names = {slug: one.name for slug, one in catalogue.taxonomy.categories.items()}
    return _ranked(catalogue, ("category",), figures.categories(catalogue), names)


def _sets(catalogue: Catalogue) -> Table:
    names = {slug: one.name for slug, one in catalogue.taxonomy.sets.items()}
    return _ranked(catalogue, ("set",), figures.sets(catalogue), names)


def _years(catalogue: Catalogue) -> Table:
    yield ("year", *(f"stars_{stars}" for stars in ranks(catalogue)), "products")
    for year, counts in figures.recognised(catalogue):
        yield (year, *counts, sum(counts))


def _ends(catalogue: Catalogue) -> Table:
    yield ("quarter", "products")
    for quarter, n in figures.ends(catalogue):
        yield (f"{quarter[0]}-Q{quarter[1]}" if quarter else "later", n)


def _coverage(catalogue: Catalogue) -> Table:
    found, totals = figures.held(catalogue), latest_totals(catalogue.taxonomy)
    yield (
        *("province", "name", "products", "published", "since", "as_of", "share_percent"),
        *("former_provinces_known", "former_provinces", "sources"),
    )
    for slug, n in found:
        yield (slug, catalogue.taxonomy.provinces[slug].name, n, *_published(n, totals.get(slug)))
    nation = national_total(catalogue.taxonomy)
    yield ("", "Cả nước", sum(n for _, n in found), *_published(sum(n for _, n in found), nation))


def _published(here: int, total: Total | None) -> tuple[Cell, ...]:
    if total is None:
        return (None,) * 7
    share = str(round(100 * here / total.number, _DECIMALS)) if total.whole and total.number else None
    known = (total.parts, total.of) if total.of else (None, None)
    return (total.number, total.since, total.as_of, share, *known, " ".join(total.urls))


def _counted(head: str, rows: Callable[[Catalogue], Rows]) -> Callable[[Catalogue], Table]:
    def table(catalogue: Catalogue) -> Iterator[tuple[Cell, ...]]:
        yield (head, "products")
        yield from rows(catalogue)

    return table


#: The table of each picture, by the name of its figures.
FILES: dict[str, Callable[[Catalogue], Table]] = {
    "tinh": _provinces,
    "nhom": _categories,
    "bo": _sets,
    "nam": _years,
    "hieu-luc": _counted("state", figures.states),
    "het-han": _ends,
    "do-phu": _coverage,
    "nguon": _counted("best_grade", figures.grades),
    "day-du": _counted("aspect", figures.aspects),
}
