"""The whole book as data: chosen, ordered, worded and numbered, ready for the templates."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec
from markupsafe import Markup

from generator.addresses import Addresses
from generator.booklet.fitting import fitted
from generator.booklet.front import FrontWriter
from generator.booklet.glance import glance, ranks
from generator.booklet.indexes import indexes
from generator.booklet.models import Part, Picture, PrintedProduct, Volume
from generator.booklet.palette import Palette
from generator.booklet.paper import Form, fits, form_of
from generator.booklet.pictures import Pictures
from generator.booklet.products import Printer
from generator.booklet.selecting import booth_numbers, choose, grouped, ordered
from generator.booklet.words import words
from generator.diagnostics import UsageError
from generator.records import Booklet, Event, Language
from generator.rulebook import Text
from generator.texts import load_texts
from generator.views.context import Context
from generator.views.models import Assets
from generator.views.parts import place_words, rank
from generator.views.site import site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry

#: Products up to which each has its bookmark; more make the list of a viewer useless.
MOST_BOOKMARKS = 2000
#: Pictures on the cover.
MOSAIC = 12
#: What an estimate takes for the pages before the parts, and for the products on a page of the indexes.
_FRONT_PAGES, _INDEXED = 6, 33
#: Paper loads no files of the site.
_NO_ASSETS = msgspec.convert(dict.fromkeys(Assets.__struct_fields__, "") | {"fonts": ()}, Assets)


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for: the booklet of an event, or one of its own choice (``event`` empty).

    ``press``: bleed and crop marks. ``proof``: small pictures and a watermark, for the screen. ``cover``:
    the cover is the first page, and not a sheet of its own. ``impose``: two pages a side, for stitching; the
    marks then stand around the sheet and not around each page.
    """

    booklet: Booklet
    event: str = ""
    title: str = ""
    press: bool = False
    proof: bool = False
    cover: bool = True
    impose: bool = False


class Composed(msgspec.Struct, frozen=True):
    """A volume, the files that it shows, the addresses of its codes, and what the organiser should know."""

    volume: Volume
    files: dict[str, bytes]
    codes: dict[str, str]
    notes: tuple[Text, ...]


def print_context(catalogue: Catalogue, lang: Language, source: Path) -> Context:
    """Return the words and addresses of one language, for paper: no cards, no side tree."""
    addresses = Addresses.of(catalogue.settings.base_url, lang)
    texts = load_texts(lang, source)
    return Context(
        lang=lang,
        catalogue=catalogue,
        site=site(catalogue, lang, addresses, texts, _NO_ASSETS),
        addresses=addresses,
        tr=texts,
        cards=lambda _: Markup(),
        tree=lambda _: Markup(),
    )


class Composer:
    """Composes one booklet."""

    def __init__(self, catalogue: Catalogue, request: Request, source: Path) -> None:
        self.catalogue = catalogue
        self.request = request
        self.booklet = request.booklet
        self.context = print_context(catalogue, self.booklet.languages[0], source)
        self.event = self._event()
        self.palette = Palette(source)
        self.pictures = Pictures(source, self.palette, proof=request.proof)
        if not fits(self.booklet.size, self.booklet.per_page):
            raise _no_room(self.booklet)

    def compose(self, pages: int = 0) -> Composed:
        """Return the volume; ``pages`` of the whole book, where known, decide the inner margin."""
        entries = choose(self.catalogue, self.booklet, self.event)
        form = self._form(pages or self._guess(entries))
        printed = self._print(entries, form)
        products = [product for _, product in printed]
        notes = [*self.pictures.notes, *self.without_codes()]
        return Composed(
            volume=self._volume(form, entries, printed),
            files=self.pictures.files,
            codes={product.code: product.href for product in products if product.code},
            notes=tuple(notes),
        )

    def _event(self) -> Event | None:
        name = self.request.event
        return self.catalogue.record(self.catalogue.events[name], Event)[0] if name else None

    def _form(self, pages: int) -> Form:
        press, booklet = self.request.press, self.booklet
        bleed = booklet.bleed if press else 0
        marks = press and not self.request.impose
        # Stitched pages open flat; a glued spine swallows some of the inner margin.
        pages = pages if booklet.binding == "glued" else 0
        return form_of(booklet.size, booklet.per_page, pages=pages, bleed=bleed, marks=marks)

    def _guess(self, entries: Sequence[Entry]) -> int:
        """Estimate the pages of a book, so that its margins are right at once most times."""
        parts = grouped(self.catalogue, entries, self.booklet.group)
        pages = sum(self._dividers + math.ceil(len(part) / self.booklet.per_page) for _, part in parts)
        return _FRONT_PAGES + pages + math.ceil(len(entries) / _INDEXED)

    def _print(self, entries: Sequence[Entry], form: Form) -> list[tuple[Entry, PrintedProduct]]:
        booklet = self.booklet
        booths = booth_numbers(self.catalogue, self.event)
        printer = Printer(
            self.context,
            self.palette,
            self.pictures,
            booths,
            width=form.picture_width,
            prices=booklet.prices,
            other_names=len(booklet.languages) > 1,
        )
        printed: list[tuple[Entry, PrintedProduct]] = []
        page = 0
        for _, part in grouped(self.catalogue, entries, booklet.group):
            page += self._dividers
            for number, entry in enumerate(ordered(self.catalogue, part, booklet, booths)):
                where = page + number // booklet.per_page
                product = printer.product(entry, f"p{len(printed) + 1}", where)
                printed.append((entry, fitted(product, form)))
            page += math.ceil(len(part) / booklet.per_page)
        return printed

    @property
    def _dividers(self) -> int:
        return 0 if self.booklet.group == "none" else 1

    def _volume(
        self, form: Form, entries: Sequence[Entry], printed: list[tuple[Entry, PrintedProduct]]
    ) -> Volume:
        context, request, day = self.context, self.request, self.catalogue.as_of
        title, subtitle = self._titles()
        writer = FrontWriter(context, self.pictures, self.booklet)
        return Volume(
            lang=context.lang,
            title=title,
            author=self.catalogue.settings.organiser.name or context.site.title,
            keywords=("OCOP", context.tr("catalogue")),
            date=(day.year, day.month, day.day),
            form=form,
            words=words(context.tr),
            front=writer.write(title, subtitle, request.event, self.event, self._mosaic(printed)),
            glance=glance(context, self.palette, entries),
            parts=tuple(self._parts(printed)),
            indexes=tuple(indexes(context, printed)),
            watermark=context.tr("Proof") if request.proof else "",
            cover=request.cover,
            bookmarks=len(printed) <= MOST_BOOKMARKS,
        )

    def _titles(self) -> tuple[str, str]:
        booklet, event = self.booklet, self.event
        context = self.context
        title = context.text(booklet.title, booklet.title_en) or self.request.title
        if not title:
            title = context.text(event.name, event.name_en) if event else context.tr("OCOP products")
        if len(booklet.languages) == 1:
            return title, ""
        other = booklet.title if context.lang == "en" else booklet.title_en
        return title, other if other != title else ""

    def _parts(self, printed: list[tuple[Entry, PrintedProduct]]) -> Iterator[Part]:
        by_id = {entry.id: product for entry, product in printed}
        groups = grouped(self.catalogue, [entry for entry, _ in printed], self.booklet.group)
        for number, (key, entries) in enumerate(groups, start=1):
            products = sorted((by_id[entry.id] for entry in entries), key=lambda one: int(one.key[1:]))
            yield self._part(key, f"part{number}", entries, products)

    def _part(self, key: str, label: str, entries: list[Entry], products: list[PrintedProduct]) -> Part:
        context = self.context
        title, subtitle, note, css = self._heading(key)
        return Part(
            key=label,
            page=products[0].page - self._dividers,
            title=title,
            subtitle=subtitle,
            note=note,
            count=context.products(len(entries)),
            lines=tuple(ranks(context, entries)),
            lit=tuple(sorted({entry.province for entry in entries})),
            divider=bool(self._dividers),
            colours=self.palette.of(css),
            products=tuple(products),
        )

    def _heading(self, key: str) -> tuple[str, str, str, str]:
        """Return title, title in the other language, note and colours of a part."""
        context, taxonomy, group = self.context, self.catalogue.taxonomy, self.booklet.group
        if group == "province":
            province = taxonomy.provinces[key]
            region = taxonomy.regions[province.region]
            note = context.text(region.name, region.name_en)
            return place_words(context, key), "", note, f"region-{region.number}"
        if group == "category":
            category = taxonomy.categories[key]
            other = category.name if context.lang == "en" else category.name_en
            other = other if len(self.booklet.languages) > 1 else ""
            return context.text(category.name, category.name_en), other, "", f"cat-{key}"
        if group == "stars":
            return rank(context, int(key)).label, "", rank(context, int(key), meaning=True).meaning, ""
        return context.tr("Products"), "", "", ""

    def _mosaic(self, printed: list[tuple[Entry, PrintedProduct]]) -> tuple[Picture, ...]:
        """Choose pictures for the cover: photos, then drawings of different kinds, categories in turn."""
        turns: dict[str, int] = {}
        chosen: dict[str, tuple[tuple[bool, int, int], Picture]] = {}
        for number, (entry, product) in enumerate(printed):
            seen = product.picture.file if entry.photo else entry.icon
            if seen not in chosen:
                turn = turns[entry.category] = turns.get(entry.category, 0) + 1
                chosen[seen] = ((product.picture.drawn, turn, number), product.picture)
        best = sorted(chosen.values(), key=lambda one: one[0])
        return tuple(picture for _, picture in best[:MOSAIC])

    def without_codes(self) -> Iterator[Text]:
        """Tell the organiser where no codes can be printed."""
        if not self.context.addresses.origin:
            yield Text(
                "Không in mã QR vì chưa biết địa chỉ trang. Hãy ghi `base_url: https://…` trong "
                "content/catalog.yml, hoặc thêm --base-url https://… vào lệnh này.",
                "No QR codes are printed, as the site's address is not known. Please write `base_url: "
                "https://…` into content/catalog.yml, or add --base-url https://… to this command.",
            )


def _no_room(booklet: Booklet) -> UsageError:
    return UsageError(
        vi=f"Khổ {booklet.size.upper()} không đủ chỗ cho {booklet.per_page} sản phẩm một trang (mã QR cần "
        "18 mm). Hãy giảm số sản phẩm mỗi trang hoặc chọn khổ lớn hơn.",
        en=f"{booklet.size.upper()} has no room for {booklet.per_page} products a page (a QR code needs "
        "18 mm). Please print fewer a page or take a larger size.",
    )
