"""Facets of a listing: the listings around it that hold products, with their counts.

Counts are a pure function of the catalogue; only the first page of a listing shows them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.addresses import Selection
from generator.texts import N_
from generator.vietnamese import sort_key
from generator.views.memory import remembered
from generator.views.models import FacetGroup, Link
from generator.views.parts import category_link, province_link, rank, set_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.catalog.catalogue import Catalogue
    from generator.views.context import Context

#: More links than this are folded away until somebody asks for them.
FOLD_ABOVE = 8

Counts = tuple[tuple[str, int], ...]


class Facet(msgspec.Struct, frozen=True):
    """One way to narrow a listing: which values there are, where each leads, and its words."""

    key: str
    title: str
    widen: str
    chosen: Callable[[Selection], str]
    values: Callable[[Catalogue, Selection], Iterable[str]]
    choose: Callable[[Catalogue, Selection, str], Selection]
    word: Callable[[Context, str], Link]


def ranks(catalogue: Catalogue) -> tuple[int, ...]:
    """Return the star levels that get a certificate, most stars first."""
    levels = catalogue.taxonomy.stars.values()
    return tuple(sorted((level.stars for level in levels if level.certified), reverse=True))


def counts_around(catalogue: Catalogue, selection: Selection) -> tuple[tuple[str, Counts], ...]:
    """Return, for each facet, the values that lead to products, and to how many (20 µs)."""
    found = []
    for facet in FACETS:
        choose, count = facet.choose, catalogue.count
        values = facet.values(catalogue, selection)
        pairs = ((value, count(choose(catalogue, selection, value))) for value in values)
        counts = tuple((value, n) for value, n in pairs if n)
        if counts:
            found.append((facet.key, counts))
    return tuple(found)


def worded(context: Context, selection: Selection) -> Iterator[tuple[Facet, list[tuple[str, Link]]]]:
    """Yield each facet with its values and their links, provinces in alphabetical order."""
    for key, counts in counts_around(context.catalogue, selection):
        facet = _FACETS[key]
        links = [(value, _link(context, selection, facet, value, n)) for value, n in counts]
        if key == "tinh":
            links.sort(key=lambda pair: _place_in_order(context, pair[1].text))
        yield facet, links


def facet_groups(context: Context, selection: Selection) -> Iterator[FacetGroup]:
    """Build the facets of a listing."""
    for facet, pairs in worded(context, selection):
        clear = None
        if facet.chosen(selection):
            wider = facet.choose(context.catalogue, selection, "")
            clear = Link(text=context.tr(facet.widen), href=context.href(wider))
        yield FacetGroup(
            key=facet.key,
            title=context.tr(facet.title),
            links=tuple(link for _, link in pairs),
            clear=clear,
            folded=len(pairs) > FOLD_ABOVE,
        )


def _link(context: Context, selection: Selection, facet: Facet, value: str, n: int) -> Link:
    return msgspec.structs.replace(
        facet.word(context, value),
        href=context.href(facet.choose(context.catalogue, selection, value)),
        count=context.number(n),
        current=value == facet.chosen(selection),
    )


@remembered
def _place_in_order(_context: Context, text: str) -> str:
    return sort_key(text)


def _sets(catalogue: Catalogue, selection: Selection) -> Iterable[str]:
    """Return the sets beside a set, or those of a category that nothing else narrows."""
    category = _category(catalogue, selection)
    if category and selection in (Selection(category=category), Selection(set=selection.set)):
        return (one.slug for one in catalogue.taxonomy.sets_in(category))
    return ()


def _category(catalogue: Catalogue, selection: Selection) -> str:
    return catalogue.taxonomy.sets[selection.set].category if selection.set else selection.category


def _stars_link(context: Context, value: str) -> Link:
    return Link(text=rank(context, int(value)).label, href="")


FACETS = (
    Facet(
        "tinh",
        N_("Province"),
        N_("All provinces"),
        lambda selection: selection.province,
        lambda catalogue, selection: () if selection.set else catalogue.taxonomy.provinces,
        lambda _, selection, value: Selection(value, selection.category, selection.stars),
        province_link,
    ),
    Facet(
        "nhom",
        N_("Category"),
        N_("All categories"),
        lambda selection: selection.category,
        lambda catalogue, selection: () if selection.set else catalogue.taxonomy.categories,
        lambda _, selection, value: Selection(selection.province, value, selection.stars),
        category_link,
    ),
    Facet(
        "bo",
        N_("Set"),
        N_("All sets"),
        lambda selection: selection.set,
        _sets,
        lambda catalogue, selection, value: (
            Selection(set=value) if value else Selection(category=_category(catalogue, selection))
        ),
        set_link,
    ),
    Facet(
        "sao",
        N_("Stars"),
        N_("All star levels"),
        lambda selection: str(selection.stars or ""),
        lambda catalogue, selection: () if selection.set else map(str, ranks(catalogue)),
        lambda _, selection, value: Selection(selection.province, selection.category, int(value or 0)),
        _stars_link,
    ),
)
_FACETS = {facet.key: facet for facet in FACETS}
