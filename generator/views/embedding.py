"""The card of a product for partners' sites: one piece of HTML, whole in itself, that needs no script.

Its words stay true when they grow old: a day until which the rank is valid, never "still valid". Whoever adds
the line with the script has stars and state as they are on the day of the visit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from generator.addresses import product_path
from generator.texts import N_
from generator.views.memory import remembered
from generator.views.models import View
from generator.views.parts import date_words, place_words, product_name, rank

if TYPE_CHECKING:
    from generator.catalog.entry import Entry
    from generator.catalog.states import Validity
    from generator.views.context import Context

#: The script that refreshes cards; its address never changes, because partners write it into their pages.
SCRIPT = "/embed/ocop.js"

_DATED = {
    "valid": N_("Recognition valid until {date}"),
    "expiring": N_("Recognition valid until {date}"),
    "expired": N_("Expired: {date}"),
}
_PLAIN = {
    "withdrawn": N_("Withdrawn"),
    "under-review": N_("Under re-evaluation"),
}
#: Every value is escaped before it comes here: twice as quick as ``Markup.format``.
_CARD = (
    '<div lang="{lang}"{data} style="max-width:24em;padding:.8em 1em;border:1px solid #85887d;'
    "border-left:5px solid #1e6b45;border-radius:8px;background:#fbfaf6;color:#1f2421;"
    'font:16px/1.5 system-ui,sans-serif">'
    '<a href="{href}"{name_lang} style="color:#1e6b45;font-weight:600">{name}</a><br>'
    '<span data-ocop-stars aria-hidden="true" style="color:#7a5200">{stars}</span> '
    '<span data-ocop-rank style="font-weight:{weight}">{rank}</span><br>{by}<br>'
    "<small><span data-ocop-state>{state}</span>. {source} "
    '<a href="{home}" style="color:#1e6b45">{site}</a></small></div>'
)


class Embed(View, frozen=True, kw_only=True):
    """What a partner copies: the card, and the line that keeps it up to date ("" where there is no data)."""

    html: str
    script: str


def embed(context: Context, entry: Entry) -> Embed | None:
    """Write the card of a product, None where the site's address is not known, or for an example (10 µs)."""
    if not context.addresses.origin or entry.example:
        return None
    validity = context.catalogue.state(entry)
    name, lang = product_name(context, entry)
    by = (context.catalogue.maker(entry), place_words(context, entry.province, entry.commune))
    card = _CARD.format(
        lang=context.lang,
        data=_data(context, entry),
        href=escape(context.addresses.absolute(context.product(entry))),
        name_lang=f' lang="{lang}"' if lang else "",
        name=escape(name),
        stars="" if validity.lapsed else "★" * entry.stars,
        weight=400 if validity.lapsed else 700,
        rank=escape(f"OCOP {rank(context, entry.stars).label}"),
        by=escape(", ".join(filter(None, by))),
        state=_state(context, validity),
        **_same(context),
    )
    # Plain texts from here on: the page shows them as they are, for copying.
    return Embed(html=card, script=_script(context))


@remembered
def _same(context: Context) -> dict[str, str]:
    """Return what all cards of a language say."""
    home, site = context.addresses.absolute(context.site.home), context.site.title
    return {"source": escape(context.tr("Source:")), "home": escape(home), "site": escape(site)}


@remembered
def _state(context: Context, validity: Validity) -> str:
    if validity.state in _DATED and validity.until is not None:
        date = date_words(context, validity.until, about=True)
        return escape(context.tr(_DATED[validity.state], date=date))
    return escape(context.tr(_PLAIN.get(validity.state, N_("Validity unknown"))))


@remembered
def _script(context: Context) -> str:
    if not context.catalogue.settings.outputs.product_json:
        return ""
    src = context.addresses.absolute(context.addresses.file(SCRIPT))
    return f'<script async src="{escape(src)}"></script>'


def _data(context: Context, entry: Entry) -> str:
    if not context.catalogue.settings.outputs.product_json:
        return ""
    file = context.addresses.file(f"{product_path(entry.id)}product.json")
    return f' data-ocop="{escape(context.addresses.absolute(file))}"'
