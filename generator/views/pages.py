"""One model a page template, which knows it as ``page``; the parts are in ``models``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.views.chart import Chart, Key, LineGroup
from generator.views.embedding import Embed
from generator.views.fair import Finder, Logo, Shown, Standing
from generator.views.models import (
    Assets,
    Choice,
    FacetGroup,
    Fact,
    FactGroup,
    Figure,
    Filter,
    Frame,
    Link,
    Maker,
    Pager,
    Past,
    Picture,
    Pill,
    ProgrammeLine,
    Rank,
    Reference,
    Section,
    Site,
    Strip,
    Tile,
    TreeBranch,
    TreeLeaf,
    View,
)
from generator.views.place import Profile
from generator.views.sheet import Barcode, CertificateLine, Code, Rows

if TYPE_CHECKING:
    from markupsafe import Markup


class TreePage(View, frozen=True, kw_only=True):
    """The side tree, rendered once for each place in it. ``producers``: only where they have pages."""

    assets: Assets
    regions: tuple[TreeBranch, ...]
    categories: tuple[TreeBranch, ...]
    stars: tuple[TreeLeaf, ...]
    all_products: TreeLeaf
    producers: TreeLeaf | None


class ProductPage(View, frozen=True, kw_only=True):
    """Template ``product.html``."""

    frame: Frame
    name: str
    name_lang: str
    other_name: str
    other_lang: str
    kind: str
    css: str
    rank: Rank
    pill: Pill
    picture: Picture
    gallery: tuple[Picture, ...]
    category: Link
    set: Link | None
    province: Link
    place: str
    former_place: str
    since: str
    trust: str
    price: Fact | None
    meaning_href: str
    summary: str
    summary_lang: str
    story: Markup
    story_lang: str
    maker: Maker | None
    groups: tuple[FactGroup, ...]
    certificates: tuple[CertificateLine, ...]
    barcode: Barcode | None
    code: Code | None
    references: tuple[Reference, ...]
    history: tuple[Past, ...]
    siblings_title: str
    siblings: Markup
    alike: tuple[Rows, ...]
    gaps: str
    cite: str
    embed: Embed | None
    edit_href: str
    json_href: str
    example: bool


class ListingPage(View, frozen=True, kw_only=True):
    """Template ``listing.html``: products of a province, category, set, star level or combination.

    Only the first page carries total, facets and facts, and that of a province its profile. ``icon`` is a
    drawing of the kinds sprite or "".
    A listing without products says in ``empty`` what to do next and offers ``steps``.
    """

    frame: Frame
    title: str
    title_lang: str = ""
    intro: str
    total: str
    css: str
    icon: str
    facets: tuple[FacetGroup, ...]
    facts: tuple[Fact, ...]
    order: str
    cards: Markup
    pager: Pager | None
    first: bool
    empty: str = ""
    steps: tuple[Link, ...] = ()
    profile: Profile | None = None


class HomePage(View, frozen=True, kw_only=True):
    """Template ``home.html``."""

    frame: Frame
    title: str
    lead: str
    figures: tuple[Figure, ...]
    categories: tuple[Link, ...]
    tiles: tuple[Tile, ...]
    shades: tuple[Key, ...]
    map_note: str
    table_head: tuple[str, ...]
    regions: tuple[LineGroup, ...]
    strips: tuple[Strip, ...]
    charts: tuple[Chart, ...]
    numbers_href: str
    events_past: bool
    events: tuple[Link, ...]
    ways: tuple[Link, ...]


class IndexPage(View, frozen=True, kw_only=True):
    """Template ``index.html``: all provinces, categories, star levels, producers, events or outlets.

    ``kind`` is the first part of the address: tinh, nhom, sao, chu-the, su-kien or diem-ban.
    """

    frame: Frame
    kind: str
    title: str
    intro: str
    sections: tuple[Section, ...]
    pager: Pager | None = None
    empty: str = ""


class ProducerPage(View, frozen=True, kw_only=True):
    """Template ``producer.html``."""

    frame: Frame
    name: str
    other_name: str
    maker: Maker
    place: str
    summary: str
    summary_lang: str
    story: Markup
    story_lang: str
    gallery: tuple[Picture, ...] = ()
    css: str
    facts: tuple[Fact, ...]
    standing: tuple[Pill, ...]
    around: tuple[Link, ...]
    products_title: str
    cards: Markup
    references: tuple[Reference, ...]
    edit_href: str


class EventPage(View, frozen=True, kw_only=True):
    """Template ``event.html``."""

    frame: Frame
    name: str
    name_lang: str
    when: str
    standing: Standing
    facts: tuple[Fact, ...]
    summary: str
    summary_lang: str
    story: Markup
    story_lang: str
    programme: tuple[ProgrammeLine, ...]
    timed: bool
    logos: tuple[Logo, ...]
    figures: tuple[Fact, ...]
    finder: Finder | None
    producers: tuple[Link, ...]
    groups: tuple[FactGroup, ...]
    calendar_href: str
    map_href: str
    booklets: tuple[Link, ...]
    booklet_title: str
    shown: Shown | None
    references: tuple[Reference, ...]
    edit_href: str


class OutletPage(View, frozen=True, kw_only=True):
    """Template ``outlet.html``."""

    frame: Frame
    name: str
    name_lang: str
    maker: Maker
    facts: tuple[Fact, ...]
    story: Markup
    story_lang: str
    css: str
    around: tuple[Link, ...]
    products_title: str
    cards: Markup
    references: tuple[Reference, ...]
    edit_href: str


class TextPage(View, frozen=True, kw_only=True):
    """Template ``text.html``: a page of content, also ``404.html`` and the data page."""

    frame: Frame
    title: str
    lead: str
    story: Markup
    story_lang: str
    links: tuple[Link, ...]
    edit_href: str
    lost: bool = False
    charts: tuple[Chart, ...] = ()


class SearchPage(View, frozen=True, kw_only=True):
    """Template ``search.html``. ``texts``: the words that the script needs, as JSON for a data attribute.

    ``sections`` lead to the facet pages: what works without JavaScript.
    """

    frame: Frame
    title: str
    filters: tuple[Filter, ...]
    sorts: tuple[Choice, ...]
    texts: str
    sections: tuple[Section, ...]


class ListPage(View, frozen=True, kw_only=True):
    """Template ``list.html``: what a visitor marked. ``words``: what the script says, as JSON."""

    frame: Frame
    title: str
    lead: str
    script: str
    words: str
    sorts: tuple[Choice, ...]
    steps: tuple[Link, ...]


class ContributePage(View, frozen=True, kw_only=True):
    """Template ``contribute.html``: the form, which its script fills in, and the ways to do without."""

    frame: Frame
    title: str
    lead: str
    script: str
    form_href: str
    communes_href: str
    known_href: str
    sample: str
    ways: tuple[Link, ...]


class FormerPage(View, frozen=True, kw_only=True):
    """Template ``former.html``: a province of before the reform, and the one of today (``target``)."""

    frame: Frame
    title: str
    lead: str
    css: str
    target: Link
    facts: tuple[Fact, ...]
    products_title: str
    cards: Markup
    more: Link | None


class ChartGroup(View, frozen=True, kw_only=True):
    """Pictures of numbers under a heading."""

    title: str
    charts: tuple[Chart, ...]


class NumbersPage(View, frozen=True, kw_only=True):
    """Template ``numbers.html``; ``empty`` is said where there is nothing to count."""

    frame: Frame
    title: str
    lead: str
    groups: tuple[ChartGroup, ...]
    empty: str


class GlossaryTerm(View, frozen=True, kw_only=True):
    """A term; ``other`` is its name in the other language."""

    id: str
    name: str
    name_lang: str
    other: str
    other_lang: str
    also: str
    meaning: str
    meaning_lang: str
    source: str
    see: tuple[Link, ...]


class GlossaryPart(View, frozen=True, kw_only=True):
    """The terms of one part."""

    id: str
    title: str
    terms: tuple[GlossaryTerm, ...]


class GlossaryPage(View, frozen=True, kw_only=True):
    """Template ``glossary.html``."""

    frame: Frame
    title: str
    lead: str
    parts: tuple[GlossaryPart, ...]


class RedirectPage(View, frozen=True, kw_only=True):
    """Template ``redirect.html``: a GTIN."""

    site: Site
    title: str
    note: str
    target: Link
    canonical: str
    data: str = ""
