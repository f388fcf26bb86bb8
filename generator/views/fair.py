"""View models of an event's page: who is behind it, which booths there are, what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.views.models import Link, Picture, View

if TYPE_CHECKING:
    from markupsafe import Markup


class Standing(View, frozen=True, kw_only=True):
    """Whether an event is still to come, goes on or is over, in words; ``css``: the colours of a pill."""

    label: str
    icon: str
    css: str


class Logo(View, frozen=True, kw_only=True):
    """An organisation with its logo."""

    name: str
    role: str
    href: str
    picture: Picture


class Stand(View, frozen=True, kw_only=True):
    """A booth: ``number``, whose it is in plain words, who stands there and with which products."""

    number: str
    name: str
    name_lang: str
    makers: tuple[Link, ...]
    products: tuple[Link, ...]


class Finder(View, frozen=True, kw_only=True):
    """The booths by number, and the same by producer: each with the numbers of its booths as a note."""

    stands: tuple[Stand, ...]
    makers: tuple[Link, ...]
    script: str


class ProductGroup(View, frozen=True, kw_only=True):
    """Products of one province, category or rank; ``more`` leads to the listing of all of that kind."""

    title: str
    count: str
    cards: Markup
    more: Link | None


class Shown(View, frozen=True, kw_only=True):
    """The products of an event, all or, where they are too many, some of each group (``note`` says so)."""

    title: str
    note: str
    groups: tuple[ProductGroup, ...]
