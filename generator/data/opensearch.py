"""``opensearch.xml``: how a browser's address bar searches the catalogue (OpenSearch 1.1, draft 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.data.xml import DECLARATION, element
from generator.views.site import OPENSEARCH

if TYPE_CHECKING:
    from generator.views.context import Context

#: Most characters that the format allows of a short name, a long name and a description.
SHORT, LONG, DESCRIPTION = 16, 48, 1024


def opensearch(context: Context) -> bytes:
    """Describe the search page of one language; its addresses must be whole."""
    addresses, site = context.addresses, context.site
    absolute = addresses.absolute
    lines = [
        f'{DECLARATION}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        element("ShortName", site.title if len(site.title) <= SHORT else context.tr("OCOP catalogue")),
        element("LongName", site.title) if len(site.title) <= LONG else "",
        element("Description", (site.summary or site.title)[:DESCRIPTION]),
        element("Language", context.lang),
        element("InputEncoding", "UTF-8"),
        element("OutputEncoding", "UTF-8"),
        element("Image", absolute(site.assets.icon), width="16", height="16", type="image/svg+xml"),
        element("Url", "", type="text/html", template=f"{absolute(site.search)}?q={{searchTerms}}"),
        element(
            "Url",
            "",
            type="application/opensearchdescription+xml",
            rel="self",
            template=absolute(addresses.page(OPENSEARCH)),
        ),
        "</OpenSearchDescription>\n",
    ]
    return "\n".join(line for line in lines if line).encode()
