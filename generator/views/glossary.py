"""The glossary: the field's terms by part, each with an address of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import GLOSSARY
from generator.texts import N_
from generator.views.context import Place
from generator.views.json_ld import breadcrumbs, filled, graph
from generator.views.models import Head, Link
from generator.views.pages import GlossaryPage, GlossaryPart, GlossaryTerm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.records.glossary import Term
    from generator.views.context import Context

#: The parts in their order.
PARTS = {
    "cong-nhan": N_("Products and recognition"),
    "phan-loai": N_("Classification"),
    "chu-the": N_("Producers"),
    "dia-ban": N_("Places"),
    "mua-ban": N_("Trade and tracing"),
    "danh-muc": N_("The catalogue"),
}


def glossary_page(context: Context) -> GlossaryPage:
    """Build the page."""
    tr, title = context.tr, context.tr("Glossary")
    lead = tr("What the words of the programme mean, and the document that each rests on.")
    head = Head(title=context.title(title), description=lead, json_ld=_data(context, title, lead))
    return GlossaryPage(
        frame=context.frame(head, GLOSSARY, (), Place()),
        title=title,
        lead=lead,
        parts=tuple(_parts(context)),
    )


def _parts(context: Context) -> Iterator[GlossaryPart]:
    terms = context.catalogue.taxonomy.glossary.values()
    for part, name in PARTS.items():
        found = tuple(_term(context, term) for term in terms if term.group == part)
        if found:
            yield GlossaryPart(id=f"phan-{part}", title=context.tr(name), terms=found)


def _term(context: Context, term: Term) -> GlossaryTerm:
    name, name_lang = context.label(term.name, term.name_en)
    meaning, meaning_lang = context.label(term.meaning, term.meaning_en)
    return GlossaryTerm(
        id=term.id,
        name=_titled(name),
        name_lang=name_lang,
        other=term.name if context.lang == "en" else term.name_en,
        other_lang="vi" if context.lang == "en" else "en",
        also=", ".join(term.also),
        meaning=meaning,
        meaning_lang=meaning_lang,
        source=term.source,
        see=tuple(_see(context, term)),
    )


def _see(context: Context, term: Term) -> Iterator[Link]:
    for other in filter(None, map(context.catalogue.taxonomy.glossary.get, term.see)):
        text, lang = context.label(other.name, other.name_en)
        yield Link(text=text, href=f"#{other.id}", lang=lang)


def _titled(name: str) -> str:
    return name[:1].upper() + name[1:]


def _data(context: Context, title: str, lead: str) -> Markup:
    """Describe the terms as schema.org's DefinedTermSet."""
    url = context.addresses.absolute(context.addresses.page(GLOSSARY))
    terms = [
        filled(
            {
                "@type": "DefinedTerm",
                "@id": f"{url}#{term.id}",
                "url": f"{url}#{term.id}",
                "name": context.text(term.name, term.name_en) or term.name,
                "alternateName": term.name_en if context.lang == "vi" else term.name,
                "description": context.text(term.meaning, term.meaning_en) or term.meaning,
                "inDefinedTermSet": {"@id": f"{url}#glossary"},
            }
        )
        for term in context.catalogue.taxonomy.glossary.values()
    ]
    found = {
        "@type": "DefinedTermSet",
        "@id": f"{url}#glossary",
        "url": url,
        "name": title,
        "description": lead,
        "inLanguage": context.lang,
        "hasDefinedTerm": terms,
    }
    return graph(found, breadcrumbs(context, (), title, url))
