"""The side tree: regions and their provinces, categories and their sets, star levels.

Its numbers stand in a style sheet of their own, so that one more product does not rewrite every page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import PRODUCERS, PROVINCES, Selection
from generator.vietnamese import PartialDate
from generator.views.facets import ranks
from generator.views.makers import producers_in_order
from generator.views.memory import remembered
from generator.views.models import TreeBranch, TreeLeaf
from generator.views.pages import TreePage
from generator.views.parts import category_link, date_words, province_link, rank, set_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog.catalogue import Catalogue
    from generator.views.context import Context, Place

ALL_KEY = "tat-ca"
PRODUCERS_KEY = "chu-the"


def tree_key(selection: Selection) -> str:
    """Return the key of a listing in the tree, "" for combinations, which it does not show."""
    if selection.set:
        return f"bo-{selection.set}"
    parts = [f"tinh-{selection.province}"] if selection.province else []
    parts += [f"nhom-{selection.category}"] if selection.category else []
    parts += [f"sao-{selection.stars}"] if selection.stars else []
    if not parts:
        return ALL_KEY
    return parts[0] if len(parts) == 1 else ""


def tree_page(context: Context, place: Place) -> TreePage:
    """Build the tree with the branches of ``place`` open."""
    taxonomy = context.catalogue.taxonomy
    tr, current = context.tr, place.current
    region = taxonomy.provinces[place.province].region if place.province else ""
    return TreePage(
        assets=context.site.assets,
        regions=tuple(
            _region(context, slug, open=slug == region, current=current if slug == region else "")
            for slug in taxonomy.regions
        ),
        categories=tuple(
            _category(
                context, slug, open=slug == place.category, current=current if slug == place.category else ""
            )
            for slug in taxonomy.categories
        ),
        stars=tuple(
            _leaf(context, rank(context, stars).label, Selection(stars=stars), current, f"stars s{stars}")
            for stars in ranks(context.catalogue)
        ),
        all_products=_leaf(context, tr("All products"), Selection(), current),
        producers=_producers(context, current) if producers_in_order(context.catalogue) else None,
    )


@remembered
def _region(context: Context, slug: str, *, open: bool, current: str) -> TreeBranch:  # noqa: A002 (as in HTML)
    region = context.catalogue.taxonomy.regions[slug]
    key = f"vung-{region.number}"
    return TreeBranch(
        text=context.text(region.name, region.name_en),
        href=context.addresses.page(f"{PROVINCES}#{key}"),
        key=key,
        css=f"region-{region.number}",
        open=open,
        current=False,
        leaves=tuple(
            _leaf(context, province_link(context, one.slug).text, Selection(one.slug), current)
            for one in context.catalogue.taxonomy.provinces_in(slug)
        ),
    )


@remembered
def _category(context: Context, slug: str, *, open: bool, current: str) -> TreeBranch:  # noqa: A002
    link, key = category_link(context, slug), f"nhom-{slug}"
    return TreeBranch(
        text=link.text,
        href=link.href,
        key=key,
        css=link.css,
        open=open,
        current=key == current,
        leaves=tuple(
            _leaf(context, set_link(context, one.slug).text, Selection(set=one.slug), current)
            for one in context.catalogue.taxonomy.sets_in(slug)
        ),
    )


def _leaf(context: Context, text: str, selection: Selection, current: str, css: str = "") -> TreeLeaf:
    key = tree_key(selection)
    return TreeLeaf(text=text, href=context.href(selection), key=key, current=key == current, css=css)


def _producers(context: Context, current: str) -> TreeLeaf:
    href, key = context.addresses.page(PRODUCERS), PRODUCERS_KEY
    return TreeLeaf(text=context.tr("Producers"), href=href, key=key, current=key == current)


def counts(catalogue: Catalogue) -> dict[str, int]:
    """Return the number of products of every node, by its key, and of the producers that have pages."""
    return dict(_counts(catalogue))


def _counts(catalogue: Catalogue) -> Iterator[tuple[str, int]]:
    taxonomy, count = catalogue.taxonomy, catalogue.count
    for region in taxonomy.regions.values():
        provinces = taxonomy.provinces_in(region.slug)
        yield f"vung-{region.number}", sum(count(Selection(province.slug)) for province in provinces)
    chosen = [
        Selection(),
        *(Selection(province) for province in taxonomy.provinces),
        *(Selection(category=category) for category in taxonomy.categories),
        *(Selection(set=one) for one in taxonomy.sets),
        *(Selection(stars=stars) for stars in ranks(catalogue)),
    ]
    yield from ((tree_key(selection), count(selection)) for selection in chosen)
    yield PRODUCERS_KEY, len(producers_in_order(catalogue))


def counts_css(context: Context) -> str:
    """Return the sheet that writes the tree's numbers, and the day of the build in the footer."""
    numbers = counts(context.catalogue).items()
    rules = [f'[data-n="{key}"]::after{{content:"{context.number(n)}"}}' for key, n in numbers]
    day = date_words(context, PartialDate.from_date(context.catalogue.as_of))
    return "\n".join([*rules, f'[data-as-of]::after{{content:"{day}"}}', ""])
