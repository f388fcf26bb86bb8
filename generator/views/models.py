"""View models: all that a template ever sees, already joined, computed and worded in the page's language.

Every page template receives exactly one of the models in ``pages`` under the name ``page``. Text fields are
plain ``str`` and are escaped by the template; ``Markup`` fields hold HTML that the build itself made.
A ``…_lang`` field is ``""`` when the text is in the page's own language, else the language it is in.
"""

from __future__ import annotations

import msgspec
from markupsafe import Markup


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen model handed to a template."""


class Link(View, frozen=True, kw_only=True):
    """A link, where it leads to a listing with the number of products there; without ``href`` plain text."""

    text: str
    href: str
    count: str = ""
    current: bool = False
    icon: str = ""
    css: str = ""
    note: str = ""
    lang: str = ""


class Alternate(View, frozen=True, kw_only=True):
    """The same page in another language."""

    lang: str
    label: str
    href: str
    absolute: str


class Assets(View, frozen=True, kw_only=True):
    """Addresses of the site's own files, with their content hash in the name."""

    css: str
    counts_css: str
    theme_js: str
    search_js: str
    mark_js: str
    list_js: str
    form_js: str
    booths_js: str
    ui: str
    kinds: str
    fonts: tuple[str, ...]
    icon: str
    touch_icon: str
    card: str


class Site(View, frozen=True, kw_only=True):
    """What is the same on every page of one language.

    ``as_of`` are the words before the day of the build; the day itself stands in the counts sheet
    (``[data-as-of]::after``), so that a new day does not rewrite every page.
    """

    lang: str
    title: str
    summary: str
    root: str
    home: str
    search: str
    list: str
    worker: str
    manifest: str
    assets: Assets
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    organiser: Link | None
    repository: str
    feed: str
    opensearch: str
    licence_href: str
    as_of: str


class HeadImage(View, frozen=True, kw_only=True):
    """The picture that messengers show, at its full address, and what it says."""

    src: str
    width: int
    height: int
    alt: str


class Head(View, frozen=True, kw_only=True):
    """``<head>``: titles, addresses and what search engines and messengers read."""

    title: str
    description: str
    canonical: str = ""
    image: HeadImage | None = None
    kind: str = "website"
    json_ld: Markup = Markup()
    noindex: bool = False
    feed: Link | None = None
    data: str = ""
    prev: str = ""
    next: str = ""


class Frame(View, frozen=True, kw_only=True):
    """Everything around the page's own content."""

    site: Site
    head: Head
    tree: Markup
    crumbs: tuple[Link, ...]
    alternates: tuple[Alternate, ...]


class TreeBranch(View, frozen=True, kw_only=True, cache_hash=True):
    """A region with its provinces, or a category with its sets; ``key``: its count in the counts sheet."""

    text: str
    href: str
    key: str
    css: str
    open: bool
    current: bool
    leaves: tuple[TreeLeaf, ...]


class TreeLeaf(View, frozen=True, kw_only=True):
    """A province, a set or a star level in the side tree."""

    text: str
    href: str
    key: str
    current: bool
    css: str = ""


class Rank(View, frozen=True, kw_only=True):
    """Stars as shape, number and word. ``lapsed``: expired or withdrawn, so without emphasis."""

    count: int
    label: str
    href: str
    lapsed: bool
    meaning: str = ""


class Pill(View, frozen=True, kw_only=True):
    """State of a recognition: valid, expiring, expired, unknown, withdrawn or under-review.

    ``end``: its last day, month or year as ISO text where the state follows from that, else "".
    """

    state: str
    label: str
    icon: str
    note: str = ""
    end: str = ""


class Source(View, frozen=True, kw_only=True):
    """One file of a ``<picture>``: media type and ``srcset``."""

    type: str
    srcset: str


class Picture(View, frozen=True, kw_only=True):
    """A photo with its sizes, or (``src`` empty) a drawing: icon, pattern, tone and category."""

    src: str = ""
    width: int = 0
    height: int = 0
    alt: str = ""
    credit: str = ""
    sources: tuple[Source, ...] = ()
    icon: str = ""
    pattern: int = 1
    tone: int = 1
    css: str = ""


class Card(View, frozen=True, kw_only=True):
    """A product in a listing."""

    id: str
    href: str
    name: str
    name_lang: str
    rank: Rank
    pill: Pill
    picture: Picture
    producer: str
    place: str
    category: str
    css: str
    example: bool


class CardPage(View, frozen=True, kw_only=True):
    """Model of the card template (rendered once a product and language, then joined)."""

    card: Card
    assets: Assets


class Fact(View, frozen=True, kw_only=True):
    """A term and what is known of it. ``items``: several values, ``href``: a link."""

    label: str
    label_lang: str = ""
    text: str = ""
    lang: str = ""
    href: str = ""
    items: tuple[Link, ...] = ()
    note: str = ""


class FactGroup(View, frozen=True, kw_only=True):
    """A heading with its definition list."""

    id: str
    title: str
    facts: tuple[Fact, ...]
    icon: str = ""
    note: str = ""


class Contact(View, frozen=True, kw_only=True):
    """A way to reach somebody: kind is phone, zalo, mail, web or map."""

    kind: str
    label: str
    text: str
    href: str


class Maker(View, frozen=True, kw_only=True):
    """The producer as a product page shows it."""

    name: str
    kind: str
    href: str
    address: str
    contacts: tuple[Contact, ...]
    facts: tuple[Fact, ...]


class Reference(View, frozen=True, kw_only=True):
    """A source of a record, with its grade."""

    title: str
    lang: str
    href: str
    date: str
    grade: str
    grade_label: str
    note: str
    host: str


class Past(View, frozen=True, kw_only=True):
    """An earlier recognition."""

    rank: Rank
    date: str
    decision: str
    note: str


class FacetGroup(View, frozen=True, kw_only=True):
    """Links that narrow or widen a listing: one group for province, category and stars each."""

    key: str
    title: str
    links: tuple[Link, ...]
    clear: Link | None
    folded: bool


class Pager(View, frozen=True, kw_only=True):
    """Pages of a listing; in ``pages`` an empty text stands for the numbers that are left out."""

    label: str
    prev: str
    next: str
    pages: tuple[Link, ...]


class Tile(View, frozen=True, kw_only=True):
    """A province on the tile map."""

    text: str
    short: str
    href: str
    count: str
    column: int
    row: int
    shade: int
    css: str
    note: str


class Figure(View, frozen=True, kw_only=True):
    """A number that the home page shows, with what it counts."""

    value: str
    label: str
    href: str = ""


class Strip(View, frozen=True, kw_only=True):
    """A row of cards with a heading and a link to more."""

    title: str
    cards: Markup
    more: Link | None
    note: str = ""


class Section(View, frozen=True, kw_only=True):
    """A heading, which may lead somewhere itself, with links below it."""

    id: str
    title: str
    href: str = ""
    count: str = ""
    css: str = ""
    links: tuple[Link, ...] = ()
    note: str = ""


class ProgrammeLine(View, frozen=True, kw_only=True):
    """One line of an event's programme."""

    time: str
    title: str
    title_lang: str
    speaker: str


class Choice(View, frozen=True, kw_only=True):
    """A box to tick in the search page's filters."""

    value: str
    text: str


class Filter(View, frozen=True, kw_only=True):
    """A group of choices; ``key`` is its name in the address (tinh, nhom, sao, hieu-luc)."""

    key: str
    title: str
    choices: tuple[Choice, ...]
    folded: bool
