"""Rows that speak of one product: the same row twice, without marks, or recognised again in a later year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.records import PastRecognition, Product
from generator.spreadsheets.drafts import Draft
from generator.spreadsheets.shelf import Identity, identity_of
from generator.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.spreadsheets.context import Context

_Key = tuple[str, Identity]


def distinct(drafts: Iterable[Draft], context: Context) -> list[Draft]:
    """Return each product once; what was joined or dropped is told, cell by cell where cells differ."""
    first: dict[_Key, Draft] = {}
    coded: dict[tuple[str, str, str], _Key] = {}
    similar: dict[tuple[str, str, str], _Key] = {}
    for draft in drafts:
        key = draft.product.province, identity_of(draft)
        code = draft.product.recognition.code
        by_code = (code, draft.product.province, fold(draft.product.name))
        if code and key not in first:
            key = coded.setdefault(by_code, key)
        if key in first:
            first[key] = _joined(first[key], draft, context)
        else:
            _tell_similar(draft, key, similar, first, context)
            first[key] = draft
    return _one_gtin(list(first.values()), context)


def _joined(first: Draft, second: Draft, context: Context) -> Draft:
    """Return what two rows of one product say together."""
    mine, theirs = first.product, second.product
    if mine.recognition.date and theirs.recognition.date and mine.recognition.date != theirs.recognition.date:
        return _again(first, second, context)
    kept, dropped = (second, first) if _marks(theirs.name) > _marks(mine.name) else (first, second)
    other = _row(kept)
    context.say(dropped.entry, "duplicate-row", other=other)
    for field, text in dropped.entry.values.items():
        if text != kept.entry.get(field) and fold(text) != fold(kept.entry.get(field)):
            context.say(dropped.entry, "duplicate-differs", field, other=other)
    return kept


def _again(first: Draft, second: Draft, context: Context) -> Draft:
    """Return a product that was recognised again: the latest counts, the earlier one is its history."""
    earlier, later = sorted((first, second), key=lambda draft: draft.product.recognition.date)
    past = _past(earlier.product)
    history = [*later.product.history, *(one for one in (past, *earlier.product.history))]
    context.say(earlier.entry, "recognised-again", "stars", other=_row(later), stars=str(later.product.stars))
    unique = list({one.date: one for one in history if one.date != later.product.recognition.date}.values())
    return msgspec.structs.replace(later, product=msgspec.structs.replace(later.product, history=unique))


def _past(product: Product) -> PastRecognition:
    fields = {name: getattr(product.recognition, name) for name in product.recognition.__struct_fields__}
    return PastRecognition(stars=product.stars, score=product.score, **fields)


def _tell_similar(
    draft: Draft,
    key: _Key,
    similar: dict[tuple[str, str, str], _Key],
    first: dict[_Key, Draft],
    context: Context,
) -> None:
    """Tell of names that differ by i and y alone: Măng cụt Tân Quy, Măng cụt Tân Qui."""
    identity = key[1]
    loose = key[0], identity.name.replace("y", "i"), identity.maker.replace("y", "i")
    other = similar.setdefault(loose, key)
    if other != key and other[1].district == identity.district:
        context.say(draft.entry, "duplicate-similar", other=_row(first[other]))


def _one_gtin(drafts: list[Draft], context: Context) -> list[Draft]:
    """Drop a barcode that an earlier product has already; the check refuses two products with one."""
    seen: dict[str, Draft] = {}
    for place, draft in enumerate(drafts):
        gtin = draft.product.trace.gtin
        if gtin and seen.setdefault(gtin, draft) is not draft:
            context.say(draft.entry, "gtin-twice", "gtin", other=_row(seen[gtin]))
            trace = msgspec.structs.replace(draft.product.trace, gtin="")
            drafts[place] = msgspec.structs.replace(
                draft, product=msgspec.structs.replace(draft.product, trace=trace)
            )
    return drafts


def _row(draft: Draft) -> str:
    return draft.entry.finding("exists").place


def _marks(name: str) -> int:
    """Return how many letters of a name have marks; of two spellings, the one with more is kept."""
    return sum(letter not in plain for letter, plain in zip(name.lower(), fold(name), strict=False))
