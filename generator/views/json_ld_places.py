"""Events, outlets, provinces, the classification and the open data for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import CATEGORIES, DATA, Selection
from generator.views.json_ld import COUNTRY, Thing, breadcrumbs, filled, graph, keeper, known_day
from generator.views.parts import place_words
from generator.views.site import LICENCE_URL
from generator.views.venues import ORGANISER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markupsafe import Markup

    from generator.records import Event, Outlet
    from generator.views.context import Context
    from generator.views.models import Link


def event_data(context: Context, event: Event, crumbs: Iterable[Link], name: str, path: str) -> Markup:
    """Describe a conference or fair; only where its first day and its place are known is it an event."""
    url = context.addresses.absolute(context.addresses.page(path))
    steps = breadcrumbs(context, crumbs, name, url)
    place, starts = event.place or place_words(context, event.province), known_day(event.starts)
    if not place or not starts:
        return graph(steps)
    summary = context.text(event.summary, event.summary_en)
    organisers = [*event.organisers, *(one.name for one in event.partners if one.role == ORGANISER)]
    return graph(
        filled(
            {
                "@type": "Event",
                "@id": f"{url}#event",
                "url": url,
                "name": name,
                "description": summary,
                "startDate": starts,
                "endDate": known_day(event.ends or event.starts),
                "location": filled(
                    {"@type": "Place", "name": place, "address": _address(context, event.province, "")}
                ),
                "organizer": [_organization(one) for one in dict.fromkeys(organisers)],
                "sponsor": [_organization(one.name) for one in event.partners if one.role == "sponsor"],
                "sameAs": event.website,
            }
        ),
        steps,
    )


def outlet_data(context: Context, outlet: Outlet, crumbs: Iterable[Link], name: str, path: str) -> Markup:
    """Describe a place where products are shown and sold."""
    url = context.addresses.absolute(context.addresses.page(path))
    store = filled(
        {
            "@type": "Store",
            "@id": f"{url}#outlet",
            "url": url,
            "name": outlet.name,
            "alternateName": outlet.name_en,
            "address": _address(context, outlet.province, outlet.address, outlet.commune),
            "telephone": outlet.phone,
            "email": outlet.email,
            "sameAs": outlet.website,
        }
    )
    return graph(store, breadcrumbs(context, crumbs, name, url))


def province_data(context: Context, slug: str, crumbs: Iterable[Link], title: str) -> Markup:
    """Describe a province on the first page of its products."""
    province, url = context.province(slug), context.addresses.absolute(context.href(Selection(slug)))
    place = filled(
        {
            "@type": "AdministrativeArea",
            "@id": f"{url}#province",
            "url": url,
            "name": province.name,
            "alternateName": province.name_en if province.name_en != province.name else "",
            "containedInPlace": COUNTRY,
        }
    )
    return graph(place, breadcrumbs(context, crumbs, title, url))


def terms_data(context: Context, crumbs: Iterable[Link], title: str) -> Markup:
    """Describe the categories and sets as a set of terms, on the page that lists them."""
    url = context.addresses.absolute(context.addresses.page(CATEGORIES))
    terms = {"@type": "DefinedTermSet", "@id": f"{url}#terms", "url": url, "name": title}
    return graph(
        {**terms, "inLanguage": context.lang, "hasDefinedTerm": list(_terms(context, f"{url}#terms"))},
        breadcrumbs(context, crumbs, title, url),
    )


def dataset_data(context: Context, files: Mapping[str, str], crumbs: Iterable[Link], title: str) -> Markup:
    """Describe the open data; ``files``: name of each file that holds all of it, and its media type."""
    addresses, site = context.addresses, context.site
    url = addresses.absolute(addresses.page(DATA))
    dataset = {
        "@type": "Dataset",
        "@id": f"{url}#dataset",
        "url": url,
        "name": site.title,
        "description": site.summary or context.tr("OCOP products of {place}", place=COUNTRY["name"]),
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "inLanguage": "vi",
        "keywords": ["OCOP", "Mỗi xã một sản phẩm", "One Commune One Product"],
        "spatialCoverage": COUNTRY,
        "creator": keeper(context),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "contentUrl": addresses.absolute(addresses.file(f"{DATA}{name}")),
                "encodingFormat": media,
            }
            for name, media in files.items()
        ],
    }
    return graph(filled(dataset), breadcrumbs(context, crumbs, title, url))


def _terms(context: Context, within: str) -> Iterator[Thing]:
    taxonomy, absolute = context.catalogue.taxonomy, context.addresses.absolute
    for slug, category in taxonomy.categories.items():
        link = absolute(context.href(Selection(category=slug)))
        yield _term(context.text(category.name, category.name_en), slug, link, within)
    for slug, one in taxonomy.sets.items():
        link = absolute(context.href(Selection(set=slug)))
        yield _term(context.text(one.name, one.name_en), slug, link, within)


def _term(name: str, code: str, url: str, within: str) -> Thing:
    return {"@type": "DefinedTerm", "name": name, "termCode": code, "url": url, "inDefinedTermSet": within}


def _organization(name: str) -> Thing:
    return {"@type": "Organization", "name": name}


def _address(context: Context, province: str, street: str, commune: str = "") -> Thing:
    return filled(
        {
            "@type": "PostalAddress",
            "streetAddress": street,
            "addressLocality": commune,
            "addressRegion": context.province(province).name if province else "",
            "addressCountry": "VN",
        }
    )
