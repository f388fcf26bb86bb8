"""Who makes or sells: name, legal form, and everything that can be tapped to reach them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import quote

from generator.addresses import PRODUCERS
from generator.records import Outlet, Producer
from generator.vietnamese import parse_phone, sort_key
from generator.views.memory import once, remembered
from generator.views.models import Contact, Fact, Maker
from generator.views.parts import host, place_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.catalog.catalogue import Catalogue
    from generator.views.context import Context

#: Headings of the producers whose names begin with no letter.
DIGITS, OTHER_SIGNS = "0–9", "#"

#: Marks of the five tones; those that make letters (ă â ê ô ơ ư) stay.
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def maker(context: Context, record: Producer, slug: str = "", province: str = "") -> Maker:
    """Describe a producer; ``slug`` where it has its own file, and then perhaps a page.

    ``province``: where to look for its address when the record itself does not say.
    """
    return Maker(
        name=record.name,
        kind=legal_form(context, record.type),
        href=producer_href(context, slug) if slug and context.catalogue.has_page(slug) else "",
        address=record.address,
        contacts=tuple(contacts(context, record, province)),
        facts=tuple(_facts(context, record)),
    )


def _facts(context: Context, record: Producer) -> Iterator[Fact]:
    place = place_words(context, record.province, record.commune)
    if place:
        yield Fact(label=context.tr("Place"), text=place)
    if record.tax_code:
        yield Fact(label=context.tr("Tax code"), text=record.tax_code)


@remembered
def shared_maker(context: Context, slug: str) -> Maker | None:
    """Describe a producer that has its own file and, mostly, several products; None without a file."""
    record = context.catalogue.producer(slug)
    return maker(context, record, slug) if record else None


@remembered
def legal_form(context: Context, producer_type: str) -> str:
    """Name a legal form; "" where it is not known."""
    kind = context.catalogue.taxonomy.producer_types.get(producer_type)
    return context.text(kind.name, kind.name_en) if kind else ""


@once
def producers_in_order(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return first letter and slug of the producers that have pages, by the name behind the legal form.

    By the whole name nearly all would stand under C (công ty, cơ sở) and H (hợp tác xã, hộ kinh doanh).
    """
    form = _legal_forms(catalogue)
    own = {
        slug: _own_name(named.name, form)
        for slug, named in catalogue.producers.items()
        if catalogue.has_page(slug)
    }
    in_order = sorted(own, key=lambda slug: (sort_key(own[slug]), slug))
    return tuple((initial(own[slug]), slug) for slug in in_order)


def own_names(catalogue: Catalogue, names: Iterable[str]) -> dict[str, str]:
    """Return for names of producers the part behind the legal form, by which they are sorted."""
    form = _legal_forms(catalogue)
    return {name: _own_name(name, form) for name in names}


def _legal_forms(catalogue: Catalogue) -> re.Pattern[str]:
    # A leading ~ marks words that may stand anywhere in a name; here only its beginning counts.
    types = catalogue.taxonomy.producer_types.values()
    words = [word for kind in types for word in kind.patterns if not word.startswith("~")]
    longest_first = sorted((*words, "MTV", "Một thành viên"), key=lambda word: (-len(word), word))
    return re.compile(rf"(?:(?:{'|'.join(map(re.escape, longest_first))})(?!\w)|[\W_]+)+", re.IGNORECASE)


def _own_name(name: str, form: re.Pattern[str]) -> str:
    match = form.match(name)
    return (name[match.end() :] if match else name) or name


def initial(name: str) -> str:
    """Return the letter of the alphabet (Ă, Đ, Ơ …) that a name begins with, "0–9" or "#"."""
    if name[:1].isdigit():
        return DIGITS
    bare = normalize("NFC", _TONES.sub("", normalize("NFD", name[:1])))
    return bare.upper() if bare.isalpha() else OTHER_SIGNS


def producer_href(context: Context, slug: str) -> str:
    """Return the link to a producer's page."""
    return context.addresses.page(f"{PRODUCERS}{slug}/")


def contacts(context: Context, record: Producer | Outlet, province: str = "") -> Iterator[Contact]:
    """Yield what can be tapped: telephone, Zalo, mail, web site, map."""
    tr = context.tr
    if record.phone:
        yield _phone("phone", tr("Telephone"), record.phone, "tel:{}")
    if isinstance(record, Producer) and record.zalo:
        yield _phone("zalo", "Zalo", record.zalo, "https://zalo.me/{}")
    if record.email:
        href = f"mailto:{quote(record.email, safe='@')}"
        yield Contact(kind="mail", label=tr("E-mail"), text=record.email, href=href)
    if record.website:
        yield Contact(kind="web", label=tr("Web site"), text=host(record.website), href=record.website)
    where = _map(context, record, record.province or province)
    if where:
        yield Contact(kind="map", label=tr("Map"), text=tr("Find on the map"), href=where)


def _phone(kind: str, label: str, text: str, form: str) -> Contact:
    number = parse_phone(text)
    if number is None:
        return Contact(kind=kind, label=label, text=text, href="")
    target = number.international if kind == "phone" else number.national
    return Contact(kind=kind, label=label, text=number.display, href=form.format(target))


def _map(context: Context, record: Producer | Outlet, within: str) -> str:
    """Return the address of a map: by coordinates, else by the words of the address."""
    if isinstance(record, Outlet) and record.location:
        lat, lon = record.location.lat, record.location.lon
        return f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}"
    if not record.address:
        return ""
    province = context.catalogue.taxonomy.provinces.get(within)
    words = record.address
    if province and province.name not in words:
        words = f"{words}, {province.name}"
    return f"https://www.openstreetmap.org/search?query={quote(words)}"
