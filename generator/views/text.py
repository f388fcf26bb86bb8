"""Pages of text: those of the content, the page that is missing, and the one that explains the open data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from markupsafe import Markup

from generator.addresses import CATEGORIES, DATA, DEFAULT_LANGUAGE, OFFLINE, PROVINCES
from generator.records import Product
from generator.texts import N_
from generator.views.context import Place
from generator.views.json_ld import breadcrumb_data
from generator.views.json_ld_places import dataset_data
from generator.views.models import Head, Link
from generator.views.numbers import chart
from generator.views.pages import TextPage
from generator.views.parts import edit_link
from generator.views.site import FEED, page_in, pages
from generator.views.stories import story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.views.context import Context

MISSING = "@404"
OPEN_DATA = "@data"
NO_CONNECTION = "@offline"

#: Only where each product has a file of its own.
SINGLE_SCHEMA = "schema/product.schema.json"
#: The data files, with what each is for.
DATA_FILES = {
    "products.json": N_("For programs"),
    "products.csv": N_("A table for any program"),
    "products.xlsx": N_("A table for Excel or LibreOffice, with notes"),
    "datapackage.json": N_("What each column of the tables holds, sizes and checksums"),
    "schema/products.schema.json": N_("JSON Schema of products.json"),
    "schema/product.schema.json": N_("JSON Schema of each product's own product.json"),
}
#: What whoever builds on the data may rely on.
PROMISES = (
    N_("An id never changes, whatever becomes of a product's name, rank or place. Join by it."),
    N_("A field never changes its meaning. New ones may come; one that goes raises the number “schema”."),
    N_("An address of a data file stays where it is. A product's page stays after its rank has ended."),
    N_("What is not known is left out. Nothing is guessed, and a date keeps the precision that is known."),
    N_("The state is that of the day “as_of”. For today's, compare “expires” with today."),
)


#: Files that hold every product, for search engines of data.
MEDIA = {
    "products.json": "application/json",
    "products.csv": "text/csv",
    "products.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def text_page(context: Context, slug: str) -> TextPage:
    """Build a page of text by its slug, or one of our own."""
    if slug == MISSING:
        return _missing(context)
    if slug == NO_CONNECTION:
        return _offline(context)
    return _open_data(context) if slug == OPEN_DATA else _content(context, slug)


def _content(context: Context, slug: str) -> TextPage:
    named, record, text = page_in(context.catalogue, slug, context.lang)
    own = named.id != slug or context.lang == DEFAULT_LANGUAGE
    path = f"/{slug}/"
    head = Head(
        title=context.title(record.title),
        description=record.summary or record.title,
        json_ld=breadcrumb_data(context, (), record.title, path),
    )
    return TextPage(
        frame=context.frame(head, path, (), Place()),
        title=record.title,
        lead=record.summary,
        story=story(context, text.story, text.inline),
        story_lang="" if own else DEFAULT_LANGUAGE,
        links=(),
        charts=tuple(filter(None, (chart(context, name) for name in figures_on(context.catalogue, slug)))),
        edit_href=edit_link(context, named.path),
    )


def figures_on(catalogue: Catalogue, slug: str) -> Sequence[str]:
    """Return the names of the pictures of numbers on a page of content."""
    record = pages(catalogue).get(slug)
    return record.figures if record else ()


def _missing(context: Context) -> TextPage:
    """Build the page that hosts show for an address that leads nowhere."""
    tr, page = context.tr, context.addresses.page
    title = tr("This page does not exist")
    head = Head(title=context.title(title), description=title, noindex=True)
    return TextPage(
        frame=context.frame(head, "/404.html", (), Place()),
        title=title,
        lead=tr("Perhaps the address was mistyped, or the page has moved. Try the search, or begin here:"),
        story=Markup(),
        story_lang="",
        links=(
            Link(text=tr("Provinces"), href=page(PROVINCES), icon="map-pin"),
            Link(text=tr("Categories"), href=page(CATEGORIES), icon="list"),
            Link(text=tr("Home"), href=context.site.home, icon="home"),
        ),
        edit_href="",
        lost=True,
    )


def _offline(context: Context) -> TextPage:
    """Build the page that a browser without a connection shows for one that it did not keep."""
    tr = context.tr
    title = tr("No connection")
    lead = tr("This page was not kept on your device. It can be seen again as soon as you are on line.")
    return TextPage(
        frame=context.frame(
            Head(title=context.title(title), description=lead, noindex=True), OFFLINE, (), Place()
        ),
        title=title,
        lead=lead,
        story=Markup(),
        story_lang="",
        links=(
            Link(text=tr("My list"), href=context.site.list, icon="bookmark"),
            Link(text=tr("Home"), href=context.site.home, icon="home"),
        ),
        edit_href="",
    )


def _open_data(context: Context) -> TextPage:
    tr = context.tr
    title = tr("Open data")
    lead = tr("The whole catalogue as files that you may use and share, with a link to each source.")
    head = Head(
        title=context.title(title),
        description=lead,
        json_ld=dataset_data(context, MEDIA, (), title),
    )
    files = (
        Link(text=name, href=context.addresses.file(f"{DATA}{name}"), note=tr(use), icon="download")
        for name, use in DATA_FILES.items()
        if name != SINGLE_SCHEMA or context.catalogue.settings.outputs.product_json
    )
    feed = Link(
        text=tr("Feed of new products"), href=context.addresses.page(FEED), note="Atom", icon="document"
    )
    return TextPage(
        frame=context.frame(head, DATA, (), Place()),
        title=title,
        lead=lead,
        story=_promises(context) + _field_table(context),
        story_lang="",
        links=(*files, feed),
        edit_href="",
    )


def _promises(context: Context) -> Markup:
    """Say what stays as it is, for programs that use the data."""
    title = Markup("<h2>{}</h2>").format(context.tr("What you can rely on"))
    items = Markup().join(Markup("<li>{}</li>").format(context.tr(one)) for one in PROMISES)
    return Markup("{}<ul>{}</ul>").format(title, items)


def _field_table(context: Context) -> Markup:
    """Explain the fields in a table, from the schema of the records: there is no second list of fields."""
    tr = context.tr
    rows = Markup().join(
        Markup("<tr><td><code>{}</code></td><td>{}</td></tr>").format(name, said)
        for name, said in field_descriptions(context.lang)
    )
    head = Markup("<tr><th>{}</th><th>{}</th></tr>").format(tr("Field"), tr("Meaning"))
    title = tr("Fields of a product's record")
    table = Markup("<table><thead>{}</thead><tbody>{}</tbody></table>").format(head, rows)
    # Moved sideways by the keyboard, too, where letters are large.
    opening = Markup('<h2>{0}</h2><div class="table" tabindex="0" role="region" aria-label="{0}">').format(
        title
    )
    return opening + table + Markup("</div>")


def field_descriptions(lang: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a product and what each means, in the order of the record."""
    _, components = msgspec.json.schema_components([Product])
    for name, field in components["Product"]["properties"].items():
        # A field that may also be null carries its description one level down.
        described = field if "descriptions" in field else field["anyOf"][0]
        yield name, described["descriptions"][lang]
