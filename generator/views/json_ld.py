"""What search engines read: schema.org as JSON-LD, safe inside ``<script type="application/ld+json">``.

The OCOP rank is an award, never a rating, and only while it stands; an offer only where a price is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from markupsafe import Markup

from generator.views.makers import producer_href
from generator.views.parts import category_link, rank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.catalog.entry import Entry
    from generator.records import Producer, Product
    from generator.views.context import Context
    from generator.views.models import Link, Picture

#: What could end the script element, begin another one, or end a line of JavaScript.
_ESCAPES = (
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)
_encode = msgspec.json.Encoder().encode


def product_data(  # noqa: PLR0913 (the parts of a product page that the data repeats)
    context: Context,
    entry: Entry,
    record: Product,
    *,
    photo: Picture,
    description: str,
    crumbs: Iterable[Link],
) -> Markup:
    """Describe a product, its producer, its award and its place in the site."""
    absolute = context.addresses.absolute
    url = absolute(context.product(entry))
    product = _filled(
        {
            "@type": "Product",
            "@id": f"{url}#product",
            "url": url,
            "name": entry.name,
            "alternateName": entry.name_en,
            "description": description,
            "category": category_link(context, entry.category).text,
            "image": absolute(photo.src) if photo.src else "",
            "gtin": entry.gtin,
            "productID": record.recognition.code,
            "countryOfOrigin": "VN",
            "manufacturer": _manufacturer(context, entry),
            "award": ""
            if context.catalogue.state(entry).lapsed
            else f"OCOP {rank(context, entry.stars).label}",
            "offers": _offer(record, url),
        }
    )
    return _graph(product, _breadcrumbs(context, crumbs, entry.name, url))


def organization_data(context: Context, slug: str, record: Producer, crumbs: Iterable[Link]) -> Markup:
    """Describe a producer on its own page."""
    url = context.addresses.absolute(producer_href(context, slug))
    organization = _filled(
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
    return _graph(organization, _breadcrumbs(context, crumbs, record.name, url))


def website_data(context: Context) -> Markup:
    """Describe the site on its home page, with its search."""
    absolute, site = context.addresses.absolute, context.site
    search = {
        "@type": "SearchAction",
        "target": f"{absolute(site.search)}?q={{q}}",
        "query-input": "required name=q",
    }
    return _graph(
        _filled(
            {
                "@type": "WebSite",
                "url": absolute(site.home),
                "name": site.title,
                "description": site.summary,
                "inLanguage": context.lang,
                "potentialAction": search,
            }
        )
    )


def breadcrumb_data(context: Context, crumbs: Iterable[Link], title: str, path: str) -> Markup:
    """Describe where any other page stands."""
    return _graph(
        _breadcrumbs(context, crumbs, title, context.addresses.absolute(context.addresses.page(path)))
    )


def _manufacturer(context: Context, entry: Entry) -> dict[str, Any] | None:
    name = context.catalogue.maker(entry)
    if not name:
        return None
    organization = {"@type": "Organization", "name": name}
    if context.catalogue.has_page(entry.producer):
        organization["@id"] = f"{context.addresses.absolute(producer_href(context, entry.producer))}#producer"
    return organization


def _offer(record: Product, url: str) -> dict[str, Any] | None:
    if record.price.retail is None:
        return None
    price = {"price": record.price.retail, "priceCurrency": "VND"}
    if not record.price.unit:
        return {"@type": "Offer", "url": url, **price}
    specification = {"@type": "UnitPriceSpecification", **price, "unitText": record.price.unit}
    return {"@type": "Offer", "url": url, **price, "priceSpecification": specification}


def _breadcrumbs(context: Context, crumbs: Iterable[Link], title: str, url: str) -> dict[str, Any]:
    absolute = context.addresses.absolute
    home = context.home_crumb()
    steps = [
        (home.text, absolute(home.href)),
        *((crumb.text, absolute(crumb.href)) for crumb in crumbs),
        (title, url),
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": item}
            for at, (name, item) in enumerate(steps, 1)
        ],
    }


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}


def _graph(*things: dict[str, Any]) -> Markup:
    text = _encode({"@context": "https://schema.org", "@graph": things}).decode()
    for plain, escaped in _ESCAPES:
        text = text.replace(plain, escaped)
    return Markup(text)  # noqa: S704 (escaped above; JSON holds nothing else that HTML would read)
