"""Products as rows make them, before they have a file name and before producers are joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.records import Price, Producer, Product, Source, Trace, Trade
from generator.records.common import GTIN_PATTERN
from generator.rules.products import check_gtin
from generator.spreadsheets.awards import Award, award_of
from generator.spreadsheets.classes import Class, class_of
from generator.spreadsheets.context import Context, RowLeftOutError
from generator.spreadsheets.legacy import legacy_font
from generator.spreadsheets.makers import maker_of, web_address
from generator.spreadsheets.places import place_of
from generator.spreadsheets.rows import Entry
from generator.spreadsheets.texts import fitting, longest
from generator.vietnamese import parse_number_vi

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LETTER = re.compile(r"[^\W\d_]|★")
# Fields that hold dates; a decision's column may hold only its day.
_DATES = frozenset({"decision_date", "expires", "year", "decision", "details"})
_LATITUDES, _LONGITUDES = (8, 24), (102, 118)
_PLAIN = ("packaging", "ingredients", "usage", "storage", "shelf_life")


class Draft(msgspec.Struct, frozen=True):
    """A row, and the product that it makes. ``product.producer`` is still empty.

    ``weak``: fields that are only suggested; they never change a file that is there.
    """

    entry: Entry
    product: Product
    maker: Producer | None
    weak: frozenset[str] = frozenset()


def drafts_of(entries: Iterable[Entry], context: Context) -> Iterator[Draft]:
    """Return the products of all rows that make one; the report says why others do not."""
    for entry in entries:
        try:
            yield _draft(entry, context)
        except RowLeftOutError:
            continue
        except msgspec.ValidationError as error:
            context.say(entry, "invalid-record", "name", detail=str(error))


def _draft(entry: Entry, context: Context) -> Draft:
    entry = _without_dates(entry, context)
    _check_name(entry, context)
    _tell_coordinates(entry, context)
    place = place_of(entry, context)
    group = class_of(entry, context)
    award = award_of(entry, context)
    notes = [*award.notes, *entry.noted, *filter(None, [group.note])]
    price = _price(entry, context, notes)
    product = Product(
        name=entry.get("name"),
        name_en=fitting(entry, context, Product, "name_en") or award.details.name_en,
        province=place.province,
        commune=place.commune,
        category=group.category,
        set=group.set,
        stars=award.stars,
        score=award.score,
        recognition=award.recognition,
        history=award.history,
        issued_at=place.issued_at,
        price=price,
        trace=Trace(gtin=_gtin(entry, context)),
        trade=Trade(capacity=fitting(entry, context, Trade, "capacity")),
        sources=[_source(entry, context, notes)],
    )
    texts = {field: fitting(entry, context, Product, field) for field in _PLAIN}
    made = _valid(msgspec.structs.replace(product, **texts))
    return Draft(entry, made, _maker(entry, context, award), _weak(entry, group))


def _weak(entry: Entry, group: Class) -> frozenset[str]:
    """Return the fields that the list does not state: suggested ones, and a legal form that is not known."""
    fields = {"producer.type"} if not entry.get("producer_type") else set()
    if group.note:
        fields.add("category")
    if not entry.get("set") and not entry.carried.set:
        fields.add("set")
    return frozenset(fields)


def _check_name(entry: Entry, context: Context) -> None:
    limit = longest(Product, "name")
    if not entry.get("name"):
        context.say(entry, "no-name")
        raise RowLeftOutError
    if not _LETTER.search(entry.get("name")):
        context.say(entry, "name-unclear")
        raise RowLeftOutError
    font = legacy_font(entry.get("name"))
    if font:
        context.say(entry, "legacy-text", "name", font=font)
        raise RowLeftOutError
    if len(entry.get("name")) > limit:
        context.say(entry, "name-too-long", "name", limit=str(limit))
        raise RowLeftOutError


def _without_dates(entry: Entry, context: Context) -> Entry:
    """Return a row without what its spreadsheet turned into a date by mistake: 1-10 into 1 October."""
    wrong = [field for field in entry.values if field in entry.dates - _DATES]
    for field in wrong:
        context.say(entry, "stored-as-date", field)
    values = {field: text for field, text in entry.values.items() if field not in wrong}
    return msgspec.structs.replace(entry, values=values) if wrong else entry


def _tell_coordinates(entry: Entry, context: Context) -> None:
    """Tell coordinates, which no field takes; those of Việt Nam lie at 8 to 24 north and 102 to 118 east."""
    latitude, longitude = (parse_number_vi(entry.get(field)) for field in ("latitude", "longitude"))
    if not latitude or not longitude:
        return
    swapped = _LATITUDES[0] <= longitude <= _LATITUDES[1] and _LONGITUDES[0] <= latitude <= _LONGITUDES[1]
    if swapped:
        latitude, longitude = longitude, latitude
    code = "coordinates-swapped" if swapped else "coordinates"
    context.say(entry, code, "latitude", place=f"{latitude:g}, {longitude:g}")


def _gtin(entry: Entry, context: Context) -> str:
    """Return the barcode's number where its check digit is right."""
    digits = entry.get("gtin").replace(" ", "")
    valid = re.fullmatch(GTIN_PATTERN, digits) and not list(check_gtin(digits, ("trace", "gtin")))
    if digits and not valid:
        context.say(entry, "gtin-invalid", "gtin")
    return digits if valid else ""


def _maker(entry: Entry, context: Context, award: Award) -> Producer | None:
    maker = maker_of(entry, context, award.details.producer_en)
    return msgspec.convert(msgspec.to_builtins(maker), Producer) if maker else None


def _valid(product: Product) -> Product:
    """Return the product as the schema reads it. Raises msgspec.ValidationError."""
    return msgspec.convert(msgspec.to_builtins(product), Product)


def _price(entry: Entry, context: Context, notes: list[str]) -> Price:
    text, unit = entry.get("price"), fitting(entry, context, Price, "unit")
    amount = parse_number_vi(text) if text else None
    if isinstance(amount, int):
        return Price(retail=amount, unit=unit)
    if text:
        context.say(entry, "price-unclear", "price")
        notes.append(f"Giá: {text} {unit}".strip())
    return Price()


def _source(entry: Entry, context: Context, notes: list[str]) -> Source:
    """Return where the row was read: what it says itself, else the list. Grade B: official news or list."""
    limit = longest(Source, "note")
    note = "; ".join(notes)
    if len(note) > limit:
        context.say(entry, "note-cut", "details", limit=str(limit))
        note = f"{note[: limit - 1]}…"
    title = entry.get("source_title") or f"Danh sách {entry.table.sheet.name}"
    return Source(
        title=title[: longest(Source, "title")],
        url=web_address(entry, context, "source_url"),
        grade="B",
        note=note,
    )
