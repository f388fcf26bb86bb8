"""A product and its producer for search engines.

The OCOP rank is an award and a certificate, never a rating, and an award only while it stands; an offer only
where a price is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.views.json_ld import COUNTRY, Thing, breadcrumbs, filled, graph, known_day
from generator.views.makers import producer_href
from generator.views.parts import category_link, rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from generator.catalog.entry import Entry
    from generator.catalog.states import Validity
    from generator.records import Certificate, Producer, Product
    from generator.views.context import Context
    from generator.views.models import Link, Picture

#: What schema.org calls a certificate that stands and one that does not; of the other states nothing is said.
_STANDING = {
    "valid": "https://schema.org/CertificationActive",
    "expiring": "https://schema.org/CertificationActive",
    "expired": "https://schema.org/CertificationInactive",
    "withdrawn": "https://schema.org/CertificationInactive",
}


def product_data(  # noqa: PLR0913 (the parts of a product page that the data repeats)
    context: Context,
    entry: Entry,
    record: Product,
    *,
    photo: Picture,
    description: str,
    crumbs: Iterable[Link],
) -> Markup:
    """Describe a product, its producer, its award, its certificates and its place in the site."""
    absolute = context.addresses.absolute
    url, validity = absolute(context.product(entry)), context.catalogue.state(entry)
    label = f"OCOP {rank(context, entry.stars).label}"
    product = filled(
        {
            "@type": "Product",
            "@id": f"{url}#product",
            "url": url,
            "name": entry.name,
            "alternateName": entry.name_en,
            "description": description,
            "category": category_link(context, entry.category).text,
            "image": absolute(photo.src) if photo.src else "",
            **({f"gtin{len(entry.gtin)}": entry.gtin} if entry.gtin else {}),
            "productID": record.recognition.code,
            "countryOfOrigin": COUNTRY,
            "manufacturer": _manufacturer(context, entry),
            "award": "" if validity.lapsed else label,
            "hasCertification": [
                *_recognition(record, label, validity),
                *(_certificate(context, one) for one in record.certificates),
            ],
            "offers": _offer(record, url),
        }
    )
    return graph(product, breadcrumbs(context, crumbs, entry.name, url))


def organization_data(context: Context, slug: str, record: Producer, crumbs: Iterable[Link]) -> Markup:
    """Describe a producer on its own page."""
    url = context.addresses.absolute(producer_href(context, slug))
    organization = filled(
        {
            "@type": "Organization",
            "@id": f"{url}#producer",
            "url": url,
            "name": record.name,
            "alternateName": record.name_en,
            "address": record.address,
            "telephone": record.phone,
            "email": record.email,
            "taxID": record.tax_code,
            "sameAs": record.website,
        }
    )
    return graph(organization, breadcrumbs(context, crumbs, record.name, url))


def _recognition(record: Product, label: str, validity: Validity) -> Iterator[Thing]:
    """Describe the decision, where anything of it is known; an end only where it is known to the day."""
    given = record.recognition
    if given.decision or given.date:
        sure = validity.until and validity.state in _STANDING
        yield filled(
            {
                "@type": "Certification",
                "name": label,
                "certificationIdentification": given.decision,
                "certificationStatus": _STANDING.get(validity.state),
                "issuedBy": _issuer(given.authority),
                "validIn": COUNTRY,
                "validFrom": known_day(given.date),
                "expires": known_day(validity.until.iso()) if sure and validity.until else "",
            }
        )


def _certificate(context: Context, one: Certificate) -> Thing:
    kind = context.catalogue.taxonomy.certificates[one.type]
    return filled(
        {
            "@type": "Certification",
            "name": context.text(kind.name, kind.name_en),
            "certificationIdentification": one.number,
            "issuedBy": _issuer(one.issuer),
            "validFrom": known_day(one.issued),
            "expires": known_day(one.expires),
        }
    )


def _issuer(name: str) -> Thing | None:
    return {"@type": "Organization", "name": name} if name else None


def _manufacturer(context: Context, entry: Entry) -> Thing | None:
    name = context.catalogue.maker(entry)
    if not name:
        return None
    organization = {"@type": "Organization", "name": name}
    if context.catalogue.has_page(entry.producer):
        organization["@id"] = f"{context.addresses.absolute(producer_href(context, entry.producer))}#producer"
    return organization


def _offer(record: Product, url: str) -> Thing | None:
    if record.price.retail is None:
        return None
    price = {"price": record.price.retail, "priceCurrency": "VND"}
    if not record.price.unit:
        return {"@type": "Offer", "url": url, **price}
    specification = {"@type": "UnitPriceSpecification", **price, "unitText": record.price.unit}
    return {"@type": "Offer", "url": url, **price, "priceSpecification": specification}
