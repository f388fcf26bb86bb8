"""What the scripts say, in one small file a language: names, states, addresses, the index's version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.addresses import PRODUCTS
from generator.search.abbreviations import AROUND, FORMS, REWRITES, TRADES
from generator.search.cards import BUNDLE
from generator.search.phrases import phrases
from generator.texts import N_
from generator.views.parts import STATE_WORDS

if TYPE_CHECKING:
    from generator.views.context import Context

#: Words of the header's box by their keys; {n} is filled in by the script.
BOX_TEXTS = {
    "suggestions": N_("Suggestions"),
    "found": N_("{n} suggestions"),
    "all": N_("See all {n} results"),
    "none": N_("No suggestion"),
    "close": N_("Nothing has “{q}”. Showing results for “{words}”."),
    "someWords": N_("No product has all words of “{q}”. Showing results for “{words}”."),
    "about": N_("about {date}"),
    "example": N_("Example"),
}


class Words(msgspec.Struct, frozen=True, rename="camel"):
    """``version`` changes with the index; addresses have the sub-path of project pages before them."""

    version: str
    count: int
    bundle: int
    as_of: str
    expiring_days: int
    root: str
    products: str
    search: str
    ui: str
    kinds: str
    provinces: dict[str, str]
    categories: dict[str, str]
    stars: dict[str, str]
    states: dict[str, tuple[str, str, str]]
    texts: dict[str, str]
    rewrites: dict[str, str]
    forms: tuple[str, ...]
    around: tuple[str, ...]
    phrases: dict[str, list[str]]


def words_name(lang: str) -> str:
    """Return the name of a language's file."""
    return f"words.{lang}.json"


def words(context: Context, version: str) -> bytes:
    """Write the file of one language."""
    catalogue, tr = context.catalogue, context.tr
    taxonomy = catalogue.taxonomy
    return msgspec.json.encode(
        Words(
            version=version,
            count=len(catalogue.entries),
            bundle=BUNDLE,
            as_of=catalogue.as_of.isoformat(),
            expiring_days=catalogue.term.expiring_days,
            root=context.addresses.root,
            products=context.addresses.page(PRODUCTS),
            search=context.site.search,
            ui=context.site.assets.ui,
            kinds=context.site.assets.kinds,
            provinces={one.slug: context.text(one.name, one.name_en) for one in taxonomy.provinces.values()},
            categories={
                one.slug: context.text(one.short_name, one.short_name_en)
                for one in taxonomy.categories.values()
            },
            stars={str(one.stars): context.text(one.name, one.name_en) for one in taxonomy.stars.values()},
            states={key: (tr(plain), tr(dated), icon) for key, (plain, dated, icon) in STATE_WORDS.items()},
            texts={key: tr(text) for key, text in BOX_TEXTS.items()},
            rewrites=REWRITES,
            forms=FORMS,
            around=AROUND + TRADES,
            phrases=phrases(catalogue),
        )
    )
