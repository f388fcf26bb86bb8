"""Pictures of how far the catalogue can be trusted: what it covers, how sure it is, what it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.catalog.aspects import ASPECTS
from generator.taxonomy.totals import latest_totals, national_total
from generator.texts import N_
from generator.vietnamese import format_list, format_percent
from generator.views.chart import FULL, Bar, Chart, Line, Table, stacked
from generator.views.figures import aspects, grades, held
from generator.views.models import Link
from generator.views.parts import GRADES, date_words, host, province_link, region_css

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.taxonomy.totals import Total
    from generator.views.context import Context

#: What records may tell (catalog.aspects), in words.
ASPECT_WORDS = dict(
    zip(
        ASPECTS,
        (
            N_("Number of the decision"),
            N_("Day of recognition"),
            N_("Producer"),
            N_("Telephone"),
            N_("Commune of today"),
            N_("Set"),
            N_("Photo"),
            N_("English name"),
            N_("Barcode or tracing"),
        ),
        strict=True,
    )
)


def coverage_chart(context: Context) -> Chart:
    """Draw which part of each province's published number of products the catalogue holds."""
    found, totals = held(context.catalogue), latest_totals(context.catalogue.taxonomy)
    return Chart(
        id="do-phu",
        title=context.tr("How much of the published numbers is here"),
        finding=_covered(context, sum(n for _, n in found)),
        bars=tuple(_coverage_bar(context, slug, n, totals.get(slug)) for slug, n in found),
        long=True,
        rails=True,
        note=context.tr(
            "Published numbers are those of the press, of different days; they do not add up. Where only some"
            " of the former provinces have one, no share is drawn."
        ),
        table=_coverage_table(context, totals),
    )


def _covered(context: Context, here: int) -> str:
    tr, nation = context.tr, national_total(context.catalogue.taxonomy)
    if nation is None:
        return tr("No number for the whole country is known here.")
    return tr(
        "The catalogue holds {n} of the {total} products that the country had by {date}: {share}.",
        n=context.number(here),
        total=context.number(nation.number),
        date=date_words(context, nation.as_of),
        share=_share(context, here, nation.number),
    )


def _share(context: Context, part: int, whole: int) -> str:
    return format_percent(part / whole, context.language) if whole else ""


def _coverage_bar(context: Context, slug: str, here: int, total: Total | None) -> Bar:
    link = province_link(context, slug)
    share = min(here, total.number) if total and total.whole else 0
    return Bar(
        label=link.text,
        href=link.href,
        value=_share(context, here, total.number) if total and total.whole else "–",
        css=region_css(context.catalogue, slug),
        segments=stacked([("v4", share)], total.number if total else FULL),
        note=_coverage_note(context, here, total),
    )


def _coverage_note(context: Context, here: int, total: Total | None) -> str:
    tr, n = context.tr, context.number(here)
    if total is None:
        return tr("{n}; no published number known", n=n)
    known = {"n": n, "total": context.number(total.number), "date": _days(context, total)}
    if total.whole:
        return tr("{n} of {total} ({date})", **known)
    parts = {"parts": context.number(total.parts), "of": context.number(total.of)}
    return tr("{n}; {total} published by {parts} of {of} former provinces ({date})", **known, **parts)


def _days(context: Context, total: Total) -> str:
    days = dict.fromkeys((date_words(context, total.since), date_words(context, total.as_of)))
    return " – ".join(days)


def _coverage_table(context: Context, totals: dict[str, Total]) -> Table:
    tr = context.tr
    return Table(
        head=(tr("Province"), tr("Here"), tr("Published"), tr("As of"), tr("Proportion"), tr("Sources")),
        lines=tuple(
            _coverage_line(context, slug, n, totals.get(slug)) for slug, n in held(context.catalogue)
        ),
    )


def _coverage_line(context: Context, slug: str, here: int, total: Total | None) -> Line:
    name, n = province_link(context, slug).text, context.number(here)
    if total is None:
        return Line(text=name, cells=(n, "–", "–", "–", "–"))
    share = _share(context, here, total.number) if total.whole else "–"
    return Line(
        text=name,
        cells=(n, context.number(total.number), _days(context, total), share),
        sources=tuple(Link(text=host(url), href=url) for url in total.urls),
    )


def grades_chart(context: Context) -> Chart:
    """Draw how many products rest on a decision, on the news, or on the producer's own word."""
    tr, found = context.tr, grades(context.catalogue)
    total = sum(n for _, n in found)
    return Chart(
        id="nguon",
        title=tr("How sure we are"),
        finding=tr(
            "{n} of {total} products rest on the decision itself or its annex.",
            n=context.number(dict(found)["A"]),
            total=context.number(total),
        ),
        bars=tuple(
            Bar(
                label=f"{grade}: {tr(GRADES[grade])}",
                value=context.number(n),
                segments=stacked([(f"v-{grade}", n)], total),
            )
            for grade, n in found
        ),
        rails=True,
        note=tr("A product counts with its best source."),
        table=Table(
            head=(tr("Best source"), tr("Products"), tr("Proportion")),
            lines=tuple(
                Line(
                    text=f"{grade}: {tr(GRADES[grade])}",
                    cells=(context.number(n), _share(context, n, total)),
                )
                for grade, n in found
            ),
        ),
    )


def completeness_chart(context: Context) -> Chart:
    """Draw how many products tell each thing that a visitor would like to know."""
    tr, found, total = context.tr, aspects(context.catalogue), len(context.catalogue.entries)
    return Chart(
        id="day-du",
        title=tr("What is known, and what is not"),
        finding=" ".join(_completeness_found(context, total)),
        bars=tuple(
            Bar(
                label=tr(ASPECT_WORDS[aspect]),
                value=_share(context, n, total),
                segments=stacked([("v4", n)], total),
            )
            for aspect, n in found
        ),
        rails=True,
        table=Table(
            head=(tr("What the record tells"), tr("Products"), tr("Proportion")),
            lines=tuple(
                Line(text=tr(ASPECT_WORDS[aspect]), cells=(context.number(n), _share(context, n, total)))
                for aspect, n in found
            ),
        ),
    )


def _completeness_found(context: Context, total: int) -> Iterator[str]:
    tr, found = context.tr, dict(aspects(context.catalogue))
    yield tr(
        "{n} of {total} products name the number of their decision.",
        n=context.number(found["decision"]),
        total=context.number(total),
    )
    none = [_small(tr(ASPECT_WORDS[aspect])) for aspect, n in found.items() if not n]
    if none:
        yield tr("No product has yet: {aspects}.", aspects=format_list(none, context.language))


def _small(text: str) -> str:
    """Write a label as inside a sentence."""
    return text[:1].lower() + text[1:]
