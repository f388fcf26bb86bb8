"""Producers: what a row says of one, and which rows speak of the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.records import Producer, Source
from generator.spreadsheets.postal import split_name
from generator.spreadsheets.texts import fitting, longest
from generator.taxonomy import producer_key
from generator.vietnamese import closest, repair_phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.spreadsheets.context import Context
    from generator.spreadsheets.drafts import Draft
    from generator.spreadsheets.rows import Entry

FEWEST_PRODUCTS = 2
"""A producer of so many products gets a file of its own."""

SIMILAR = 0.8
"""How alike two words are that one slip of the pen parts: Curcumin and Curmin 0.86, Phát and Phú 0.57."""

OTHER_TYPE = "khac"
"""The legal form of a producer whose name tells none ("Cô Tư Ấu")."""

_MOST_SOURCES = 40
_LOST_ZERO = re.compile("[1-9][0-9]{8}")
_EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+")
_TAX_CODE = re.compile(r"[0-9]{10}(-?[0-9]{3})?|[0-9]{12}")
_SEVERAL = re.compile(r"\s*(?:[;,/\n]|\s-\s)\s*")
_ADDRESS = re.compile(r"https?://[^\s\"'<>`{}|\\^]+")
_HOST = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")

MakerId = tuple[str, str]
"""Province of today and key of the name: what two spellings of one producer share."""


def maker_of(entry: Entry, context: Context, name_en: str) -> Producer | None:
    """Return the producer that a row names, or None."""
    name, behind = split_name(entry.get("producer"))
    if not name:
        return None
    if behind:
        context.say(entry, "producer-address", "producer", name=name, address=behind)
    if len(name) > (limit := longest(Producer, "name")):
        context.say(entry, "too-long", "producer", limit=str(limit))
        return None
    return Producer(
        name=name,
        name_en=name_en,
        type=_type(entry, context),
        address=fitting(entry, context, Producer, "address") or behind[: longest(Producer, "address")],
        phone=_phone(entry, context),
        email=_checked(entry, context, "email", _EMAIL, "email-invalid"),
        website=web_address(entry, context, "website"),
        tax_code=_tax_code(entry, context),
    )


def maker_id(province: str, name: str) -> MakerId:
    """Return the identity of a producer."""
    return province, producer_key(name)


def web_address(entry: Entry, context: Context, field: str) -> str:
    """Return an address with its scheme, or "" where it is none."""
    text = entry.get(field)
    if _ADDRESS.fullmatch(text):
        return text
    if _HOST.fullmatch(text):
        return f"https://{text}"
    if text:
        context.say(entry, "url-invalid", field)
    return ""


def join_makers(
    drafts: Iterable[Draft], context: Context, known: Mapping[MakerId, str]
) -> dict[MakerId, Producer]:
    """Return the producers that get a file: those of several products, and those that have one (`known`)."""
    groups: dict[MakerId, list[Draft]] = {}
    for draft in drafts:
        if draft.maker:
            groups.setdefault(maker_id(draft.product.province, draft.maker.name), []).append(draft)
    _tell_similar(groups, context)
    return {
        key: _joined(group, context)
        for key, group in groups.items()
        if len(group) >= FEWEST_PRODUCTS or key in known
    }


def _joined(drafts: list[Draft], context: Context) -> Producer:
    """Return one producer of several spellings: the fuller name, and of each field the first one given."""
    makers = [draft.maker for draft in drafts if draft.maker]
    # Of equally full spellings, the one that is not all in capitals.
    best = max(makers, key=lambda maker: (len(maker.name), not maker.name.isupper()))
    for draft in drafts:
        if draft.maker and draft.maker.name != best.name:
            context.say(draft.entry, "producer-joined", "producer", other=best.name)
    fields = ("name_en", "type", "address", "phone", "email", "website", "tax_code")
    first = {name: next((text for maker in makers if (text := getattr(maker, name))), "") for name in fields}
    communes = {draft.product.commune for draft in drafts}
    return msgspec.structs.replace(
        best,
        **first | {"type": best.type or first["type"]},
        province=drafts[0].product.province,
        commune=communes.pop() if len(communes) == 1 else "",
        sources=_sources(drafts),
    )


def _sources(drafts: list[Draft]) -> list[Source]:
    """Return where the producer is named: each source once, without what it notes on single products."""
    sources = (
        msgspec.structs.replace(source, note="") for draft in drafts for source in draft.product.sources
    )
    return list(dict.fromkeys(sources))[:_MOST_SOURCES]


def _tell_similar(groups: Mapping[MakerId, list[Draft]], context: Context) -> None:
    """Tell of names of one province that differ in a single word, and that word by a slip of the pen."""
    seen: dict[tuple[str, str], dict[str, str]] = {}
    for (province, key), drafts in groups.items():
        words = key.split()
        name = drafts[0].entry.get("producer")
        for index, word in enumerate(words):
            # Cooperatives 1 and 11 are two, and a list may number thousands.
            if not word.isalpha():
                continue
            gap = " ".join([*words[:index], "…", *words[index + 1 :]])
            earlier = seen.setdefault((province, gap), {})
            like = closest(word, earlier, SIMILAR)
            if like:
                context.say(drafts[0].entry, "producer-similar", "producer", other=earlier[like])
            earlier[word] = name


def _type(entry: Entry, context: Context) -> str:
    """Return the legal form: by the name's own words, else by the column."""
    find = context.taxonomy.producer_type_of
    found = find(entry.get("producer")) or find(entry.get("producer_type"))
    if found is None:
        context.say(entry, "producer-form-unknown", "producer")
    return found or OTHER_TYPE


def _tax_code(entry: Entry, context: Context) -> str:
    """Return the tax code; one of nine digits has lost its leading 0 to a spreadsheet."""
    text = entry.get("tax_code").replace(" ", "")
    if "tax_code" in entry.numbers and _LOST_ZERO.fullmatch(text):
        context.say(entry, "tax-code-repaired", "tax_code", code=f"0{text}")
        return f"0{text}"
    if not text or _TAX_CODE.fullmatch(text):
        return text
    context.say(entry, "tax-code-invalid", "tax_code")
    return ""


def _phone(entry: Entry, context: Context) -> str:
    """Return the first valid number of a cell; what is no valid number is only in the report."""
    for text in filter(None, _SEVERAL.split(entry.get("phone"))):
        repaired = repair_phone(text)
        if repaired is None:
            context.say(entry, "phone-invalid", "phone")
            continue
        phone, repair = repaired
        if repair:
            context.say(entry, "phone-repaired", "phone", phone=phone.display)
        return phone.display
    return ""


def _checked(entry: Entry, context: Context, field: str, pattern: re.Pattern[str], code: str) -> str:
    text = entry.get(field)
    if not text or pattern.fullmatch(text):
        return text
    context.say(entry, code, field)
    return ""
