"""What of schema.org the pages may say: a table of our own of the types and properties that they use.

Read from release 30.0 (its properties and types as CSV, https://schema.org/docs/developers.html) on
22 November 2026: of each type its parents, of each property where it may stand and what it may hold. Whoever
uses another one looks it up there and adds a line. `problems` tells what breaks the table, and a few rules
that search engines add to it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = "30.0"

_TYPES = """
Product: Thing | Organization: Thing | Place: Thing | Event: Thing | Action: Thing | Intangible: Thing
CreativeWork: Thing | WebSite: CreativeWork | Dataset: CreativeWork | MediaObject: CreativeWork
DataDownload: MediaObject | DefinedTermSet: CreativeWork | Certification: CreativeWork
DefinedTerm: Intangible | ItemList: Intangible | BreadcrumbList: ItemList | ListItem: Intangible
Offer: Intangible | StructuredValue: Intangible | PriceSpecification: StructuredValue
UnitPriceSpecification: PriceSpecification | ContactPoint: StructuredValue | PostalAddress: ContactPoint
AdministrativeArea: Place | Country: AdministrativeArea | LocalBusiness: Organization, Place
Store: LocalBusiness | SearchAction: Action | EntryPoint: Intangible
"""
#: property: types where it may stand > what it may hold.
_PROPERTIES = """
name: Thing > Text
alternateName: Thing > Text
description: Thing > Text
url: Thing > URL
sameAs: Thing > URL
image: Thing > URL
identifier: Thing > Text URL
potentialAction: Thing > Action
category: Product Offer > Text Thing URL
gtin8: Product Offer > Text
gtin12: Product Offer > Text
gtin13: Product Offer > Text
gtin14: Product Offer > Text
productID: Product > Text
countryOfOrigin: Product CreativeWork > Country
manufacturer: Product > Organization
award: Product Organization CreativeWork > Text
hasCertification: Product Organization Place > Certification
offers: Product Event CreativeWork > Offer
price: Offer PriceSpecification > Number Text
priceCurrency: Offer PriceSpecification > Text
priceSpecification: Offer > PriceSpecification
unitText: UnitPriceSpecification > Text
certificationIdentification: Certification > Text DefinedTerm
certificationStatus: Certification > CertificationStatusEnumeration
issuedBy: Certification > Organization
validIn: Certification > AdministrativeArea
validFrom: Certification Offer PriceSpecification > Date DateTime
expires: Certification CreativeWork > Date DateTime
address: Organization Place > PostalAddress Text
telephone: Organization Place ContactPoint > Text
email: Organization ContactPoint > Text
taxID: Organization > Text
streetAddress: PostalAddress > Text
addressLocality: PostalAddress > Text
addressRegion: PostalAddress > Text AdministrativeArea
addressCountry: PostalAddress > Text Country
containedInPlace: Place > Place
startDate: Event > Date DateTime
endDate: Event > Date DateTime
location: Event Organization > Place PostalAddress Text
organizer: Event > Organization
sponsor: Event Organization CreativeWork > Organization
itemListElement: ItemList > ListItem Text Thing
item: ListItem > Thing
position: ListItem CreativeWork > Integer Text
inLanguage: CreativeWork Event > Text
publisher: CreativeWork > Organization
creator: CreativeWork > Organization
license: CreativeWork > CreativeWork URL
keywords: CreativeWork Product Event Place Organization > Text DefinedTerm URL
isAccessibleForFree: CreativeWork Event Place > Boolean
spatialCoverage: CreativeWork > Place
distribution: Dataset > DataDownload
contentUrl: MediaObject > URL
encodingFormat: CreativeWork > Text URL
hasDefinedTerm: DefinedTermSet > DefinedTerm
inDefinedTermSet: DefinedTerm > DefinedTermSet URL
termCode: DefinedTerm > Text
target: Action > EntryPoint URL
urlTemplate: EntryPoint > Text
query-input: SearchAction > Text
"""
_MEMBERS = {
    "CertificationStatusEnumeration": {
        "https://schema.org/CertificationActive",
        "https://schema.org/CertificationInactive",
    }
}
#: What must be there for the thing to mean anything; the first line of each is what Google asks for.
_NEEDED = {
    "Product": {"name", "url", "description"},
    "Offer": {"price", "priceCurrency"},
    "Event": {"name", "startDate", "location"},
    "Dataset": {"name", "description", "license", "distribution"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "Certification": {"name"},
    "Organization": {"name"},
    "Store": {"name", "address"},
    "DefinedTerm": {"name"},
    "WebSite": {"name", "url"},
}
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_LENGTHS = {"gtin8": 8, "gtin12": 12, "gtin13": 13, "gtin14": 14}

TYPES = {
    name: tuple(parents.split(", "))
    for line in _TYPES.strip().splitlines()
    for name, parents in (one.strip().split(": ") for one in line.split("|"))
}
PROPERTIES = {
    name: tuple(frozenset(part.split()) for part in rest.split(">"))
    for name, rest in (line.split(":", 1) for line in _PROPERTIES.strip().splitlines())
}


def kinds(name: str) -> set[str]:
    """Return a type and all that it is a kind of."""
    return {name}.union(*(kinds(parent) for parent in TYPES.get(name, ())))


def problems(thing: dict[str, Any], at: str = "") -> Iterator[str]:
    """Yield what is wrong with a thing of a page's graph and all within it."""
    name = thing.get("@type", "")
    here = f"{at}/{name}"
    if name not in TYPES:
        yield f"{here}: unknown type"
        return
    for missing in sorted(_NEEDED.get(name, set()) - thing.keys()):
        if not (missing == "name" and "@id" in thing and len(thing) == 2):
            yield f"{here}: no {missing}"
    for key, value in thing.items():
        if not key.startswith("@"):
            yield from _property(here, name, key, value)
    if "expires" in thing and "validFrom" in thing and thing["expires"] <= thing["validFrom"]:
        yield f"{here}: ends before it begins"


def _property(here: str, kind: str, key: str, value: object) -> Iterator[str]:
    if key not in PROPERTIES:
        yield f"{here}: unknown property {key}"
        return
    where, what = PROPERTIES[key]
    if not where & kinds(kind):
        yield f"{here}: {key} does not belong here"
    if value in ("", None, [], {}):
        yield f"{here}: {key} is empty"
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and one.keys() == {"@id"}:
            # Named by its address: described elsewhere, perhaps on this very page.
            if not _ADDRESS.fullmatch(str(one["@id"])):
                yield f"{here}: {key} may not be {one['@id']!r}"
        elif isinstance(one, dict):
            if not what & kinds(one.get("@type", "")):
                yield f"{here}: {key} may not be a {one.get('@type')}"
            yield from problems(one, f"{here}.{key}")
        elif not any(_holds(key, one, kind) for kind in what):
            yield f"{here}: {key} may not be {one!r}"


def _holds(key: str, value: object, kind: str) -> bool:
    """Tell whether a plain value is of a kind; a Thing may be named by its address."""
    if isinstance(value, bool):
        return kind == "Boolean"
    if isinstance(value, int | float):
        return kind == "Number" or (kind == "Integer" and isinstance(value, int))
    text = str(value)
    if kind in _MEMBERS:
        return text in _MEMBERS[kind]
    if kind == "Date":
        return _is_day(text)
    if kind in {"URL", "Thing"} or kind in TYPES:
        return bool(_ADDRESS.fullmatch(text))
    return kind == "Text" and bool(text.strip()) and len(text) == _LENGTHS.get(key, len(text))


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
