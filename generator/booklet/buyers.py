"""Workbooks for the day: the buyer's sheet, and retailers' wishes matched with products."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from generator.booklet.products import Printer, page_address
from generator.booklet.selecting import booth_numbers, choose, matching, ordered
from generator.data.spreadsheet import CREATED, OPTIONS
from generator.diagnostics import UsageError
from generator.records import Producer, Query
from generator.records.common import Stars
from generator.vietnamese import fold, format_money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.booklet.volume import Composer
    from generator.catalog.entry import Entry
    from generator.records import Wish

Line = list[str | int]

RANKS: tuple[Stars, ...] = (3, 4, 5)
#: A workbook shows no pictures: of photos, the least is made.
NO_PICTURE = 1
#: Products that are offered for one wish; more would not be read.
MOST_MATCHES = 60


class Workbooks:
    """Writes workbooks in the booklet's language. Text is always written as text, so nothing is a formula."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self.context = composer.context
        self.catalogue = composer.catalogue
        self.booths = booth_numbers(self.catalogue, composer.event)
        self._printer = Printer(
            self.context, composer.palette, composer.pictures, self.booths, width=NO_PICTURE
        )

    def buyers(self) -> bytes:
        """Return the products with what a buyer asks, and empty columns for notes and orders."""
        chosen = choose(self.catalogue, self.composer.booklet, self.composer.event)
        entries = ordered(self.catalogue, chosen, self.composer.booklet, self.booths)
        tr = self.context.tr
        heads = [*self._heads(), tr("My notes"), tr("Quantity"), tr("Price agreed")]
        return self._workbook(tr("For buyers"), heads, [self._line(entry) for entry in entries])

    def matches(self) -> bytes:
        """Return each retailer's wishes with the products that may meet them, those at the event first."""
        event, tr = self.composer.event, self.context.tr
        wishes = [(one.name, wish) for one in event.retailers for wish in one.wishes] if event else []
        if not wishes:
            raise UsageError(
                vi="Sự kiện chưa ghi nhu cầu của nhà phân phối. Hãy thêm `wishes:` cho các `retailers:`.",
                en="The event lists no wishes of retailers. Please add `wishes:` to its `retailers:`.",
            )
        heads = [tr("Retailer"), tr("Looks for"), *self._heads(), tr("My notes"), tr("Agreed")]
        lines: list[Line] = []
        for retailer, wish in wishes:
            found = self.matching(wish)
            lines += [[retailer, wish.text, *self._line(entry)] for entry in found] or [
                [retailer, wish.text, tr("No product of the catalogue fits")]
            ]
        return self._workbook(tr("Wishes and products"), heads, lines)

    def matching(self, wish: Wish) -> list[Entry]:
        """Return products that have all words of a wish in name, kind or set; those at a booth come first."""
        ranks = [stars for stars in RANKS if stars >= wish.min_stars]
        categories = [wish.category] if wish.category else []
        query = Query(provinces=wish.provinces, categories=categories, stars=ranks)
        wanted = fold(wish.text).split()
        found = [
            entry
            for entry in matching(self.catalogue, query)
            if not self.catalogue.state(entry).lapsed and _says(self._words(entry), wanted)
        ]
        return sorted(found, key=lambda entry: entry.id not in self.booths)[:MOST_MATCHES]

    def _words(self, entry: Entry) -> str:
        taxonomy = self.catalogue.taxonomy
        kind, group = taxonomy.kinds.get(entry.kind), taxonomy.sets.get(entry.set)
        texts = (entry.name, entry.name_en, kind.name if kind else "", group.name if group else "")
        return f" {fold(' · '.join(texts)).replace(',', ' ')} "

    def _heads(self) -> list[str]:
        tr = self.context.tr
        return [
            *(tr("Booth"), tr("Product"), tr("Stars"), tr("Province"), tr("Category"), tr("Producer")),
            *(tr("Telephone"), tr("E-mail"), tr("Web site"), tr("Packaging"), tr("Retail price")),
            *(tr("Wholesale price"), tr("Minimum order"), tr("Supply capacity"), tr("Lead time")),
            *(tr("Certificates"), tr("Validity"), tr("Page")),
        ]

    def _line(self, entry: Entry) -> Line:
        context, record = self.context, self.catalogue.detail(entry).record
        printed = self._printer.product(entry, "p", 0)
        inline = record.producer if isinstance(record.producer, Producer) else None
        maker = inline or self.catalogue.producer(entry.producer) or Producer(name="")
        price, trade = record.price, record.trade
        return [
            *(printed.booth, printed.name, entry.stars, printed.place, printed.category, maker.name),
            *(maker.phone, maker.email, maker.website, record.packaging),
            *(self._money(price.retail), self._money(price.wholesale)),
            *(trade.moq, trade.capacity, trade.lead_time),
            *(self._printer.certificates(record), printed.state_label, page_address(context, entry)),
        ]

    def _money(self, amount: int | None) -> str:
        return "" if amount is None else format_money(amount, self.context.language)

    def _workbook(self, title: str, heads: Sequence[str], lines: Sequence[Line]) -> bytes:
        import xlsxwriter

        out = io.BytesIO()
        with xlsxwriter.Workbook(out, OPTIONS) as book:
            book.set_properties({"title": title, "created": CREATED.replace(tzinfo=None)})
            self._sheet(book, title, heads, lines)
        return out.getvalue()

    def _sheet(self, book: Any, title: str, heads: Sequence[str], lines: Sequence[Line]) -> None:  # noqa: ANN401
        sheet = book.add_worksheet(title[:31])
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E4EFE8"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(lines), len(heads) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for column, head in enumerate(heads):
            longest = max((len(str(line[column])) for line in lines if column < len(line)), default=0)
            sheet.set_column(column, column, min(44, max(len(head), longest) + 2))
            sheet.write_string(0, column, head, bold)
        for row, line in enumerate(lines, start=1):
            for column, value in enumerate(line):
                if isinstance(value, int):
                    sheet.write_number(row, column, value, plain)
                elif value:
                    sheet.write_string(row, column, value, plain)


def _says(text: str, wanted: Sequence[str]) -> bool:
    return bool(wanted) and all(f" {word} " in text for word in wanted)
