"""What the templates of printed matter see: frozen models, already chosen, ordered, worded and numbered."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from generator.booklet.paper import Form

#: What of a book is set at once: all of it, or a piece of a thick one.
Piece = Literal["book", "front", "parts", "index", "closing"]


class Print(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen model handed to a Typst template as JSON."""


class Colours(Print, frozen=True, kw_only=True):
    """Colours of a category or region as ``#rrggbb``: for lines, for grounds, for text on grounds."""

    hue: str
    tint: str
    mid: str
    ink: str


class Says(Print, frozen=True, kw_only=True):
    """A term and what is said of it."""

    label: str
    text: str


class Picture(Print, frozen=True, kw_only=True):
    """A picture file of the staging folder; ``drawn`` where there is no photo; ``shape``: width by height."""

    file: str
    alt: str
    drawn: bool
    credit: str = ""
    shape: float = 1


class PrintedProduct(Print, frozen=True, kw_only=True):
    """A product as it is printed. ``page`` counts from the first page of the parts; ``key`` names its place.

    ``facts`` come the most wanted first: where room is short, the last are left to the page behind the code.
    ``shown`` of them are printed, and all text is set at ``scale``, so that nothing overflows.
    """

    key: str
    page: int
    name: str
    other_name: str
    stars: int
    stars_label: str
    lapsed: bool
    state: str
    state_label: str
    decision: str
    maker: str
    place: str
    contact: str
    summary: str
    facts: tuple[Says, ...]
    booth: str
    href: str
    code: str
    picture: Picture
    category: str
    colours: Colours
    example: bool = False
    shown: int = 0
    scale: float = 1


class Part(Print, frozen=True, kw_only=True):
    """A part of the book with its divider. ``lit``: keys of the tile map's fields.

    ``opens``: it begins here; where a thick book is set in pieces, a part may go on in the next.
    """

    key: str
    page: int
    title: str
    subtitle: str
    note: str
    count: str
    lines: tuple[Says, ...]
    lit: tuple[str, ...]
    divider: bool
    colours: Colours
    products: tuple[PrintedProduct, ...]
    opens: bool = True


class Tile(Print, frozen=True, kw_only=True):
    """A province on the tile map."""

    key: str
    column: int
    row: int
    name: str
    count: int
    colours: Colours


class Bar(Print, frozen=True, kw_only=True):
    """A bar of a chart; ``share`` of the longest."""

    label: str
    value: str
    share: float
    colours: Colours


class Glance(Print, frozen=True, kw_only=True):
    """The book in figures."""

    total: str
    total_label: str
    ranks: tuple[Says, ...]
    categories: tuple[Bar, ...]
    provinces: tuple[Bar, ...]
    producers: str
    producers_label: str
    states: tuple[Says, ...]
    tiles: tuple[Tile, ...]


class IndexItem(Print, frozen=True, kw_only=True):
    """A line of an index: text, a note, and pages, counted from the first of the parts."""

    text: str
    note: str
    pages: tuple[int, ...]


class IndexLetter(Print, frozen=True, kw_only=True):
    """The entries under one letter."""

    letter: str
    items: tuple[IndexItem, ...]


class Index(Print, frozen=True, kw_only=True):
    """An index with its title; ``page``, where it was set before the table of contents."""

    key: str
    title: str
    letters: tuple[IndexLetter, ...]
    page: int = 0


class ProgrammeLine(Print, frozen=True, kw_only=True):
    """A line of the programme."""

    time: str
    title: str
    speakers: tuple[str, ...]


class Body(Print, frozen=True, kw_only=True):
    """An organisation with its logo's file, if any."""

    name: str
    role: str
    logo: str


class Front(Print, frozen=True, kw_only=True):
    """Cover and first pages."""

    title: str
    subtitle: str
    event: str
    when: str
    place: str
    directed_by: str
    bodies: tuple[Body, ...]
    summary: str
    figures: tuple[Says, ...]
    figures_title: str
    programme: tuple[ProgrammeLine, ...]
    foreword: tuple[Any, ...]
    foreword_by: str
    closing: tuple[Any, ...]
    retailers: tuple[Says, ...]
    outlets: tuple[Says, ...]
    memoranda: tuple[Says, ...]
    booths: tuple[Says, ...]
    imprint: tuple[str, ...]
    mosaic: tuple[Picture, ...]


class Volume(Print, frozen=True, kw_only=True):
    """Everything that a booklet is made of, or a piece of it.

    ``start``: number of the first page of the piece; ``base``: of the first page of the parts;
    ``closing``: of the closing words, where they were set before the table of contents.
    """

    lang: str
    title: str
    author: str
    keywords: tuple[str, ...]
    date: tuple[int, int, int]
    form: Form
    words: dict[str, str]
    front: Front
    glance: Glance
    parts: tuple[Part, ...]
    indexes: tuple[Index, ...]
    watermark: str
    cover: bool
    bookmarks: bool
    spine: float = 0
    piece: Piece = "book"
    start: int = 1
    base: int = 0
    closing: int = 0


class Sign(Print, frozen=True, kw_only=True):
    """A booth's sign: its number, who stands there, with which products."""

    number: str
    name: str
    note: str
    products: tuple[PrintedProduct, ...]
    more: str
    href: str
    code: str
    colours: Colours


class Badge(Print, frozen=True, kw_only=True):
    """A participant's badge; without a name there is a line to write on."""

    name: str
    office: str
    role: str
    colours: Colours


class Handout(Print, frozen=True, kw_only=True):
    """What is printed beside the book: signs, cards, tents, labels or badges, on A4."""

    kind: str
    lang: str
    title: str
    author: str
    date: tuple[int, int, int]
    form: Form
    words: dict[str, str]
    watermark: str
    event: str
    when: str
    bookmarks: bool
    signs: tuple[Sign, ...] = ()
    products: tuple[PrintedProduct, ...] = ()
    badges: tuple[Badge, ...] = ()


class Sheets(Print, frozen=True, kw_only=True):
    """A stitched book on sheets of twice its width; ``sides``: page numbers left and right, 0 for a blank."""

    lang: str
    title: str
    author: str
    width: float
    height: float
    bleed: float
    marks: float
    sides: tuple[tuple[int, int], ...]
