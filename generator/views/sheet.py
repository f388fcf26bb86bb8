"""What only a product's page shows: certificates, codes to scan, other products in a line."""

from __future__ import annotations

from generator.views.models import Link, Pill, Rank, View


class CertificateLine(View, frozen=True, kw_only=True):
    """A certificate: its kind, what is printed on it, and whether it still runs where its end is known."""

    name: str
    details: tuple[Link, ...]
    pill: Pill | None


class Digits(View, frozen=True, kw_only=True):
    """Digits below a bar code: where they begin and how wide they are, in modules."""

    x: int
    width: int
    text: str


class Barcode(View, frozen=True, kw_only=True):
    """A bar code with its quiet zones; measures in modules, ``px``: the width in pixels of CSS."""

    kind: str
    path: str
    x: int
    width: int
    height: int
    px: int
    digits: tuple[Digits, ...]


class Code(View, frozen=True, kw_only=True):
    """The QR code of an address with its quiet zone: ``start`` of the view box and its size, in modules."""

    path: str
    start: int
    size: int
    address: str


class Row(View, frozen=True, kw_only=True):
    """Another product in a line, with its producer or its place."""

    name: str
    href: str
    lang: str
    rank: Rank
    maker: str
    place: str


class Rows(View, frozen=True, kw_only=True):
    """Some products like this one, with the listing that has all of them."""

    title: str
    rows: tuple[Row, ...]
    more: Link
