"""The page of what a visitor marked ("my list"): its frame and its script's words; the list stays there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.addresses import CATEGORIES, LIST, PRODUCTS, PROVINCES
from generator.texts import N_
from generator.views.context import Place
from generator.views.models import Choice, Head, Link
from generator.views.pages import ListPage
from generator.views.parts import STATE_WORDS

if TYPE_CHECKING:
    from generator.views.context import Context

#: Orders of the list, by the value that the browser remembers.
SORTS = {
    "them": N_("As added"),
    "ten": N_("Name, A to Y"),
    "sao": N_("Most stars"),
    "han": N_("End of validity"),
    "tinh": N_("Place"),
    "chu-the": N_("Producer"),
}

#: Words of the script by their keys; it fills in ``{n}``, ``{name}``, ``{date}`` and ``{most}``.
SCRIPT_TEXTS = {
    "about": N_("about {date}"),
    "one": N_("1 product"),
    "many": N_("{n} products"),
    "remove": N_("Remove"),
    "removeNamed": N_("Remove {name} from the list"),
    "removed": N_("{name} was removed."),
    "cleared": N_("The list was cleared: {n} products."),
    "undo": N_("Undo"),
    "undone": N_("All is as it was."),
    "note": N_("Note"),
    "noteOn": N_("Note on {name}"),
    "compare": N_("Compare"),
    "compareThese": N_("Compare ({n})"),
    "compareMost": N_("Up to {most} products can be compared."),
    "product": N_("Product"),
    "stars": N_("Stars"),
    "validity": N_("Validity"),
    "producer": N_("Producer"),
    "place": N_("Place"),
    "contact": N_("Contact"),
    "certificates": N_("Certificates"),
    "none": N_("Not stated"),
    "readOn": N_("Read on {date}; there was no connection to look again."),
    "gone": N_("This product is no longer in the catalogue."),
    "waiting": N_("The details come as soon as there is a connection."),
    "unread": N_("{n} products could not be read again; what was kept is shown."),
    "shareTitle": N_("OCOP products: {n}"),
    "copied": N_("The link was copied. Notes are not in it."),
    "copyThis": N_("Copy this link. Notes are not in it."),
    "shared": N_("Somebody shows you {n} products"),
    "sharedOne": N_("Somebody shows you a product"),
    "addThese": N_("Add these {n} to my list"),
    "addThis": N_("Add it to my list"),
    "added": N_("{n} products were added."),
    "allThere": N_("All of these are on your list already."),
    "wrong": N_("The link names no product that this page can show."),
    "full": N_("The list holds {most} products at most; the rest was left out."),
    "printed": N_("Printed on {date}"),
    "address": N_("Web address"),
    "until": N_("End of validity"),
    "phone": N_("Telephone"),
    "mail": N_("E-mail"),
    "fileName": N_("my-ocop-list"),
}


def list_page(context: Context) -> ListPage:
    """Build the page; it depends on no product."""
    tr, page = context.tr, context.addresses.page
    title = tr("My list")
    lead = tr("Products that you marked: compare them, note what matters, print or share the list.")
    head = Head(title=context.title(title), description=lead, noindex=True)
    return ListPage(
        frame=context.frame(head, LIST, (), Place()),
        title=title,
        lead=lead,
        script=context.site.assets.list_js,
        words=msgspec.json.encode(_words(context)).decode(),
        sorts=tuple(Choice(value=value, text=tr(text)) for value, text in SORTS.items()),
        steps=(
            Link(text=tr("Search"), href=context.site.search, icon="search"),
            Link(text=tr("Provinces"), href=page(PROVINCES), icon="map-pin"),
            Link(text=tr("Categories"), href=page(CATEGORIES), icon="list"),
        ),
    )


def _words(context: Context) -> dict[str, object]:
    tr, taxonomy = context.tr, context.catalogue.taxonomy
    return {
        "ui": context.site.assets.ui,
        "kinds": context.site.assets.kinds,
        "products": context.addresses.page(PRODUCTS),
        "plain": context.addresses.file(PRODUCTS),
        "asOf": "",
        "expiringDays": context.catalogue.term.expiring_days,
        "stars": {str(one.stars): context.text(one.name, one.name_en) for one in taxonomy.stars.values()},
        "states": {key: (tr(plain), tr(dated), icon) for key, (plain, dated, icon) in STATE_WORDS.items()},
        "texts": {key: tr(text) for key, text in SCRIPT_TEXTS.items()},
    }
