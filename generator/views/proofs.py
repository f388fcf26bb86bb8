"""Certificates of a product as its page shows them, each with its own state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.views.memory import remembered
from generator.views.models import Link, Pill
from generator.views.parts import date_words
from generator.views.sheet import CertificateLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.records import Certificate
    from generator.views.context import Context


def is_over(expires: str, today: str) -> bool:
    """Tell whether a day, month or year (ISO) lies before today altogether."""
    return today[: len(expires)] > expires


def certificates(context: Context, found: Iterable[Certificate]) -> tuple[CertificateLine, ...]:
    """Word the certificates of a product, in the order of its file."""
    return tuple(_certificate(context, one) for one in found)


def _certificate(context: Context, one: Certificate) -> CertificateLine:
    kind, tr = context.catalogue.taxonomy.certificates[one.type], context.tr
    issued = tr("issued {date}", date=date_words(context, one.issued)) if one.issued else ""
    found = (
        (tr("No. {number}", number=one.number) if one.number else "", ""),
        (one.issuer, context.foreign),
        (one.scope, context.foreign),
        (issued, ""),
    )
    details = tuple(Link(text=text, href="", lang=lang) for text, lang in found if text)
    unnumbered = Link(text=tr("Stated by the source, without number"), href="")
    return CertificateLine(
        name=context.text(kind.name, kind.name_en),
        details=details if details or one.expires else (unnumbered,),
        pill=_pill(context, one.expires) if one.expires else None,
    )


@remembered
def _pill(context: Context, expires: str) -> Pill:
    date = date_words(context, expires)
    if is_over(expires, context.catalogue.as_of.isoformat()):
        return Pill(state="expired", label=context.tr("Expired: {date}", date=date), icon="alert")
    return Pill(state="valid", label=context.tr("Valid until {date}", date=date), icon="check-circle")
