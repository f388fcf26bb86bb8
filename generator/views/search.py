"""The search page: filters, orders, the words of its script, and what leads on without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.addresses import SEARCH, Selection
from generator.catalog.states import STATES
from generator.texts import N_
from generator.views.context import Place
from generator.views.facets import FOLD_ABOVE, worded
from generator.views.json_ld import breadcrumb_data
from generator.views.models import Choice, Filter, Head, Section
from generator.views.pages import SearchPage
from generator.views.parts import STATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.context import Context

#: Orders of the results, by their value in the address.
SORTS = {
    "do-lien-quan": N_("Best match"),
    "ten": N_("Name, A to Y"),
    "sao": N_("Most stars"),
    "moi": N_("Newly recognised"),
}

#: Words of the search page's script by their keys; it fills in ``{n}``, ``{q}`` and ``{name}``.
SCRIPT_TEXTS = {
    "searching": N_("Searching …"),
    "result": N_("1 product"),
    "results": N_("{n} products"),
    "resultFor": N_("1 product for “{q}”"),
    "resultsFor": N_("{n} products for “{q}”"),
    "none": N_("No product for “{q}”"),
    "noneFiltered": N_("No product matches these filters"),
    "close": N_("Nothing has “{q}”. Showing results for “{words}”."),
    "someWords": N_("No product has all words of “{q}”. Showing results for “{words}”."),
    "more": N_("Show {n} more"),
    "remove": N_("Remove filter: {name}"),
    "clear": N_("Clear all filters"),
    "chosen": N_("{n} chosen"),
}


def search_page(context: Context) -> SearchPage:
    """Build the search page."""
    tr = context.tr
    title = tr("Search")
    head = Head(
        title=context.title(title),
        description=tr("Search OCOP products by name, producer or place, with or without Vietnamese marks."),
        json_ld=breadcrumb_data(context, (), title, SEARCH),
    )
    return SearchPage(
        frame=context.frame(head, SEARCH, (), Place()),
        title=title,
        filters=tuple(_filters(context)),
        sorts=tuple(Choice(value=value, text=tr(text)) for value, text in SORTS.items()),
        texts=script_texts(context),
        sections=tuple(_sections(context)),
    )


def script_texts(context: Context) -> str:
    """Return the words of the search script as JSON."""
    return msgspec.json.encode({key: context.tr(text) for key, text in SCRIPT_TEXTS.items()}).decode()


def _filters(context: Context) -> Iterator[Filter]:
    tr = context.tr
    for facet, pairs in worded(context, Selection()):
        choices = tuple(Choice(value=value, text=link.text) for value, link in pairs)
        yield Filter(key=facet.key, title=tr(facet.title), choices=choices, folded=len(choices) > FOLD_ABOVE)
    states = tuple(Choice(value=state, text=tr(STATE_WORDS[state][0])) for state in STATES)
    yield Filter(key="hieu-luc", title=tr("Validity"), choices=states, folded=False)


def _sections(context: Context) -> Iterator[Section]:
    """Lead to the facet pages; without counts, so that a new product does not rewrite the page."""
    for facet, pairs in worded(context, Selection()):
        links = tuple(msgspec.structs.replace(link, count="") for _, link in pairs)
        yield Section(id=facet.key, title=context.tr(facet.title), links=links)
