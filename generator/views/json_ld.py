"""What search engines read: schema.org as JSON-LD, safe inside ``<script type="application/ld+json">``.

Which types and properties there are, and what they may hold, is checked by the tests against schema.org 30.0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.views.context import Context
    from generator.views.models import Link

Thing = dict[str, Any]

#: What could end the script element, begin another one, or end a line of JavaScript.
_ESCAPES = (
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)
_encode = msgspec.json.Encoder().encode
#: Length of a date that is known to the day.
_DAY = len("2026-01-01")

COUNTRY: Thing = {"@type": "Country", "name": "Việt Nam", "identifier": "VN"}


def website_data(context: Context) -> Markup:
    """Describe the site on its home page, with its search and whoever keeps it."""
    absolute, site = context.addresses.absolute, context.site
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{absolute(site.search)}?q={{q}}"},
        "query-input": "required name=q",
    }
    return graph(
        filled(
            {
                "@type": "WebSite",
                "url": absolute(site.home),
                "name": site.title,
                "description": site.summary,
                "inLanguage": context.lang,
                "publisher": keeper(context),
                "potentialAction": search,
            }
        )
    )


def keeper(context: Context) -> Thing | None:
    """Describe who keeps the catalogue, None where it does not say so."""
    organiser = context.catalogue.settings.organiser
    if not organiser.name:
        return None
    return filled({"@type": "Organization", "name": organiser.name, "url": organiser.url})


def breadcrumb_data(context: Context, crumbs: Iterable[Link], title: str, path: str) -> Markup:
    """Describe where any other page stands."""
    return graph(
        breadcrumbs(context, crumbs, title, context.addresses.absolute(context.addresses.page(path)))
    )


def breadcrumbs(context: Context, crumbs: Iterable[Link], title: str, url: str) -> Thing:
    """Describe the way from the home page to the page at ``url``."""
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


def filled(data: Thing) -> Thing:
    """Leave out what is not known."""
    return {key: value for key, value in data.items() if value}


def known_day(date: str) -> str:
    """Return a date that is known to the day, else "": a month or a year would be read as its first day."""
    return date if len(date) == _DAY else ""


def graph(*things: Thing) -> Markup:
    """Write things as the content of the script element."""
    text = _encode({"@context": "https://schema.org", "@graph": things}).decode()
    for plain, escaped in _ESCAPES:
        text = text.replace(plain, escaped)
    return Markup(text)  # noqa: S704 (escaped above; JSON holds nothing else that HTML would read)
