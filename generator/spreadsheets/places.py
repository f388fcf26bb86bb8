"""Where a product comes from: today's province and commune, and the place as the list has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.records import IssuedAt
from generator.spreadsheets.context import Context, RowLeftOutError
from generator.taxonomy import Commune

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.records.taxonomy import Province
    from generator.spreadsheets.rows import Entry


class Place(msgspec.Struct, frozen=True):
    """``province`` and ``commune`` are today's; ``commune`` is "" where none follows for certain."""

    province: str
    commune: str
    issued_at: IssuedAt


def place_of(entry: Entry, context: Context) -> Place:
    """Return a row's place. Raises RowLeftOutError where no province is known."""
    province, written = _province(entry, context)
    district = entry.get("district") or entry.carried.district
    commune = _commune(entry, context, province, written)
    issued = IssuedAt(commune=entry.get("commune"), district=district, province=written)
    return Place(province.slug, commune, issued)


def _province(entry: Entry, context: Context) -> tuple[Province, str]:
    """Return today's province and the name as written: in the row, else in a heading, else by --province."""
    written = entry.get("province")
    now = _known(entry, context, "province_now")
    if written:
        return _agreed(entry, context, _known(entry, context, "province"), now), written
    if now:
        return now, ""
    carried = context.taxonomy.province_today(entry.carried.province) if entry.carried.province else None
    if carried:
        context.findings.append(
            msgspec.structs.replace(
                entry.finding("province-carried", "province"), value=entry.carried.province_text
            )
        )
        return carried, entry.carried.province
    if context.province:
        context.say(entry, "province-default", "province")
        return context.taxonomy.provinces[context.province], ""
    context.say(entry, "no-province")
    raise RowLeftOutError


def _known(entry: Entry, context: Context, field: str) -> Province | None:
    text = entry.get(field)
    found = context.taxonomy.province_today(text) if text else None
    if text and found is None:
        context.say(entry, "province-unknown", field)
        raise RowLeftOutError
    return found


def _agreed(entry: Entry, context: Context, written: Province | None, now: Province | None) -> Province:
    """Return today's province; a list that gives it apart is believed (some communes crossed borders)."""
    if written and now and written.slug != now.slug:
        context.say(entry, "province-differs", "province_now", now=now.name, other=written.name)
    province = now or written
    if province is None:
        raise RowLeftOutError
    return province


def _commune(entry: Entry, context: Context, province: Province, written: str) -> str:
    text = entry.get("commune")
    if not text:
        return ""
    district = entry.get("district") or entry.carried.district
    formers = _formers(context, province, written, has_district=bool(district))
    followed = context.communes.follow(formers, province.slug, district, text)
    if followed.commune is None:
        context.say(entry, f"commune-{followed.certainty}", "commune")
        return ""
    context.say(entry, "commune-mapped", "commune", name=_full_name(followed.commune))
    return context.communes.name_of(followed.commune)


def _formers(context: Context, province: Province, written: str, *, has_district: bool) -> Iterable[str]:
    """Return the former provinces in which to look: with a district, the one that the list names."""
    named = context.taxonomy.find_former(written) if written and has_district else None
    return [named.slug] if named else [former.slug for former in context.taxonomy.former_of(province.slug)]


def _full_name(commune: Commune) -> str:
    return f"{commune.type} {commune.name}"
