"""The press: every kind of output has one maker here, from the planned output to its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from generator.catalog.cache import Cache
from generator.catalog.entry import Photo
from generator.data.columns import Cell, cells
from generator.data.feed import feed
from generator.data.form import communes_json, form_json, known_json
from generator.data.numbers import numbers_csv
from generator.data.opensearch import opensearch
from generator.data.package import datapackage
from generator.data.product import product_json
from generator.data.published import schemas
from generator.data.rows import encode_json_row, open_entries, row
from generator.data.spreadsheet import products_xlsx
from generator.data.tables import CsvTable, products_json
from generator.files.digest import digest
from generator.plan.model import Output
from generator.render.fonts import subset_font
from generator.render.icons import draw_icons
from generator.render.photos import derive
from generator.render.social import RECIPE, Artist
from generator.render.studio import PAGES, Studio
from generator.views.social import social_picture
from generator.views.tree import counts_css

Maker = Callable[["Press", Output], Sequence[bytes]]


class Press:
    """Makes outputs. What is slow to make (fonts, photos) is kept in the cache by its fingerprint.

    ``ready`` holds files whose bytes had to be known for the plan (the search index, the sitemap).
    """

    def __init__(self, studio: Studio, source: Path, cache: Cache | None, photos: dict[str, Photo]) -> None:
        self.studio = studio
        self.source = source
        self.cache = cache
        self.photos = photos
        self.ready: dict[str, bytes] = {}
        self.artist = Artist(source)

    def make(self, output: Output) -> Sequence[bytes]:
        """Return the bytes of each of the output's files."""
        if output.kind in PAGES:
            return (self.studio.desk(output.lang).page(output),)
        return MAKERS[output.kind](self, output)

    def kept(self, output: Output, make: Callable[[], Sequence[bytes]], key: bytes = b"") -> Sequence[bytes]:
        """Take an output from the cache, or make and keep it; ``key``: one that outlives the output's own."""
        if self.cache is None:
            return make()
        folder = self.cache.derived(key or output.key)
        names = [folder / str(number) for number in range(len(output.paths))]
        try:
            return [name.read_bytes() for name in names]
        except OSError:
            return self._keep(names, make())

    def _keep(self, names: Sequence[Path], made: Sequence[bytes]) -> Sequence[bytes]:
        names[0].parent.mkdir(parents=True, exist_ok=True)
        for name, data in zip(names, made, strict=True):
            temporary = name.with_suffix(".new")
            temporary.write_bytes(data)
            temporary.replace(name)
        return made


def _asset(press: Press, output: Output) -> Sequence[bytes]:
    return (press.studio.assets.files[output.subject],)


def _font(press: Press, output: Output) -> Sequence[bytes]:
    return press.kept(output, lambda: (subset_font(int(output.subject)),))


def _icons(press: Press, output: Output) -> Sequence[bytes]:
    return press.kept(output, lambda: draw_icons(press.studio.assets.icon))


def _photo(press: Press, output: Output) -> Sequence[bytes]:
    photo = press.photos[output.subject]
    return press.kept(output, lambda: tuple(derive(photo, press.source)))


def _social(press: Press, output: Output) -> Sequence[bytes]:
    picture = social_picture(press.studio.context(output.lang), output.subject)
    key = digest(RECIPE, msgspec.msgpack.encode(picture))
    return press.kept(output, lambda: (press.artist.draw(picture),), key)


def _ready(press: Press, output: Output) -> Sequence[bytes]:
    return (press.ready[output.subject],)


def _booklet(press: Press, output: Output) -> Sequence[bytes]:
    return (press.ready[output.paths[0]],)


def _tables(press: Press, output: Output) -> Sequence[bytes]:
    """Make the collected files from one pass over the products, no row kept (17,068 take 50 MB)."""
    catalogue = press.studio.catalogue
    addresses = press.studio.context(output.lang).addresses
    title, as_of = catalogue.settings.title, catalogue.as_of
    entries, encoded, table = open_entries(catalogue), list[bytes](), CsvTable()

    def rows() -> Iterator[Sequence[Cell]]:
        for entry in entries:
            one = row(catalogue, addresses, entry)
            encoded.append(encode_json_row(one))
            written = cells(one)
            table.add(written)
            yield written

    workbook = products_xlsx(rows(), len(entries), title, as_of)
    collected, flat = products_json(encoded, title, as_of), table.whole()
    files = {"products.csv": flat, "products.json": collected, "products.xlsx": workbook}
    return collected, flat, workbook, datapackage(catalogue.settings, as_of, files)


def _schemas(press: Press, output: Output) -> Sequence[bytes]:
    return schemas(press.studio.context(output.lang).addresses, output.paths)


def _record(press: Press, output: Output) -> Sequence[bytes]:
    addresses = press.studio.context(output.lang).addresses
    entry = press.studio.catalogue.by_id[output.subject]
    source = (press.source / entry.path).read_bytes()
    return (product_json(press.studio.catalogue, addresses, entry, source),)


def _feed(press: Press, output: Output) -> Sequence[bytes]:
    return (feed(press.studio.context(output.lang), output.subject),)


def _opensearch(press: Press, output: Output) -> Sequence[bytes]:
    return (opensearch(press.studio.context(output.lang)),)


def _counts(press: Press, output: Output) -> Sequence[bytes]:
    return (counts_css(press.studio.context(output.lang)).encode(),)


def _form(press: Press, output: Output) -> Sequence[bytes]:
    return (form_json(press.studio.context(output.lang)),)


def _communes(press: Press, _output: Output) -> Sequence[bytes]:
    return (communes_json(press.source / "content" / "taxonomy"),)


def _known(press: Press, _output: Output) -> Sequence[bytes]:
    return (known_json(press.studio.catalogue),)


def _numbers(press: Press, output: Output) -> Sequence[bytes]:
    return (numbers_csv(press.studio.catalogue, output.subject),)


MAKERS: dict[str, Maker] = {
    "asset": _asset,
    "booklet": _booklet,
    "font": _font,
    "icons": _icons,
    "photo": _photo,
    "communes": _communes,
    "counts": _counts,
    "form": _form,
    "known": _known,
    "figures": _numbers,
    "tables": _tables,
    "record": _record,
    "schemas": _schemas,
    "feed": _feed,
    "opensearch": _opensearch,
    "ready": _ready,
    "social": _social,
}
