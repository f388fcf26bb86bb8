"""What the builders of view models work with: the catalogue, the language's words and addresses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from generator.addresses import DEFAULT_LANGUAGE, Addresses, Selection, product_path
from generator.catalog.catalogue import Catalogue
from generator.catalog.entry import Entry
from generator.records import Language
from generator.records.taxonomy import Category, ProductSet, Province
from generator.texts import Texts
from generator.vietnamese import format_number
from generator.views.memory import remembered
from generator.views.models import Alternate, Frame, Head, HeadImage, Link, Site

if TYPE_CHECKING:
    from markupsafe import Markup

#: The social picture of the whole site.
HOME_PICTURE = "/chia-se.png"
LANGUAGE_NAMES: dict[Language, str] = {"vi": "Tiếng Việt", "en": "English"}


class Place(msgspec.Struct, frozen=True):
    """Where a page stands in the side tree: the branches that are open, the key of the node that it is."""

    province: str = ""
    category: str = ""
    current: str = ""


class Context(msgspec.Struct, frozen=True, eq=False):
    """One language's workshop. ``cards`` and ``tree`` return HTML that was rendered once and is reused."""

    lang: str
    catalogue: Catalogue
    site: Site
    addresses: Addresses
    tr: Texts
    cards: Callable[[Sequence[Entry]], Markup]
    tree: Callable[[Place], Markup]
    memory: dict[object, Any] = msgspec.field(default_factory=dict)

    @property
    def language(self) -> Language:
        """Return the language as the formats of numbers and dates want it."""
        return "en" if self.lang == "en" else "vi"

    @property
    def foreign(self) -> str:
        """Return the ``lang`` of texts that contributors write in Vietnamese only."""
        return "" if self.lang == DEFAULT_LANGUAGE else DEFAULT_LANGUAGE

    def label(self, vi: str, en: str) -> tuple[str, str]:
        """Choose a text of a bilingual record and say its language where that is not the page's."""
        if self.lang == "en":
            return (en, "") if en else (vi, "vi" if vi else "")
        return vi, ""

    def text(self, vi: str, en: str) -> str:
        """Choose a text of a bilingual record."""
        return self.label(vi, en)[0]

    def province(self, slug: str) -> Province:
        """Return a province of the taxonomy."""
        return self.catalogue.taxonomy.provinces[slug]

    def category(self, slug: str) -> Category:
        """Return a category of the taxonomy."""
        return self.catalogue.taxonomy.categories[slug]

    def set(self, slug: str) -> ProductSet:
        """Return a set of the taxonomy."""
        return self.catalogue.taxonomy.sets[slug]

    def href(self, selection: Selection) -> str:
        """Return the link to a listing."""
        return self.addresses.page(selection.path)

    def product(self, product: Entry | str) -> str:
        """Return the link to a product: to its Vietnamese page where it has no page in this language."""
        entry = self.catalogue.by_id.get(product) if isinstance(product, str) else product
        path = product_path(entry.id if entry else str(product))
        if entry and not has_page(self.catalogue, entry, self.lang):
            return self.addresses.file(path)
        return self.addresses.page(path)

    def number(self, value: float) -> str:
        """Write a number as the language does: 1.234 or 1,234."""
        return format_number(value, self.language)

    def products(self, count: int) -> str:
        """Write a number of products."""
        return self.tr.plural("{count} product", "{count} products", count, count=self.number(count))

    def frame(
        self, head: Head, path: str, crumbs: Sequence[Link], place: Place, *, twins: bool = True
    ) -> Frame:
        """Put the frame around a page at ``path``; ``twins``: the page exists in the other languages too."""
        if not head.canonical or not head.image:
            canonical, image = head.canonical or self.canonical(path), head.image or self.home_image()
            head = msgspec.structs.replace(head, canonical=canonical, image=image)
        return Frame(
            site=self.site,
            head=head,
            tree=self.tree(place),
            crumbs=(self.home_crumb(), *crumbs),
            alternates=self._alternates(path) if twins else (),
        )

    @remembered
    def home_crumb(self) -> Link:
        """Return the first step of every breadcrumb."""
        return Link(text=self.tr("Home"), href=self.site.home)

    @remembered
    def home_image(self) -> HeadImage | None:
        """Return the picture of the whole site, for pages without one of their own."""
        if not self.addresses.origin or self.catalogue.settings.outputs.social_images == "none":
            return None
        src = self.addresses.absolute(self.addresses.file(HOME_PICTURE))
        return HeadImage(src=src, width=1200, height=630, alt=self.site.title)

    @remembered
    def crumb(self, text: str, path: str) -> Link:
        """Return a step of a breadcrumb: a text of ours and the path of an index."""
        return Link(text=text, href=self.addresses.page(path))

    def title(self, text: str) -> str:
        """Return the text of ``<title>``."""
        return f"{text} · {self.site.title}"

    def canonical(self, path: str) -> str:
        """Return the absolute address of a page of this language, "" while the site's host is not known."""
        return self.addresses.absolute(self.addresses.page(path)) if self.addresses.origin else ""

    def _alternates(self, path: str) -> tuple[Alternate, ...]:
        return tuple(
            Alternate(
                lang=addresses.lang,
                label=label,
                href=(href := addresses.page(path)),
                absolute=addresses.absolute(href) if addresses.origin else "",
            )
            for addresses, label in self._languages()
        )

    @remembered
    def _languages(self) -> tuple[tuple[Addresses, str], ...]:
        """Return the addresses of each language and its name; nothing where the site has only one."""
        languages = self.catalogue.settings.languages
        if len(languages) < 2:  # noqa: PLR2004 (one language has no alternates)
            return ()
        return tuple(
            (msgspec.structs.replace(self.addresses, lang=lang), LANGUAGE_NAMES[lang]) for lang in languages
        )


def has_page(catalogue: Catalogue, entry: Entry, lang: str) -> bool:
    """Tell whether a product has a page in a language (settings: English for all, or for the translated)."""
    if lang == DEFAULT_LANGUAGE or catalogue.settings.outputs.english == "all" or entry.translated:
        return True
    return DEFAULT_LANGUAGE not in catalogue.settings.languages
