"""Where a product comes from: today's province and commune, and the place as the list has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.records import IssuedAt
from generator.spreadsheets.codes import province_of_code
from generator.spreadsheets.context import Context, RowLeftOutError
from generator.spreadsheets.postal import Written, is_commune, read_address, without_now
from generator.spreadsheets.texts import longest
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
    written = _written(entry, context)
    province, said = _province(entry, context, written.province)
    district = written.district or entry.carried.district
    commune = _commune(entry, context, province, msgspec.structs.replace(written, province=said))
    issued = IssuedAt(commune=_short(written.commune), district=_short(district), province=_short(said))
    return Place(province.slug, commune, issued)


def _written(entry: Entry, context: Context) -> Written:
    """Return the places as the row has them: in columns, else at the end of its address, else carried."""
    commune, now = without_now(entry.get("commune"))
    address, later = without_now(entry.get("address"))
    columns = Written(commune, entry.get("district"), entry.get("province"), now or later)
    if is_commune(columns.district) and not columns.commune:
        # "Địa phương" holds communes since there are no districts.
        columns = msgspec.structs.replace(columns, commune=columns.district, district="")
    for text in (columns.commune, columns.district, address):
        if "," in text or text == address:
            columns = _completed(columns, read_address(text, context.taxonomy, context.is_district), text)
    if not columns.commune and entry.carried.commune:
        columns = msgspec.structs.replace(columns, commune=entry.carried.commune)
    return columns


def _completed(known: Written, found: Written, text: str) -> Written:
    """Return what is known, and else what an address says; a cell with an address is no name itself."""
    commune = found.commune if known.commune in ("", text) else known.commune
    district = found.district if known.district in ("", text) else known.district
    return Written(
        commune or known.commune,
        district or known.district,
        known.province or found.province,
        known.now,
    )


def _short(text: str) -> str:
    limit = longest(IssuedAt, "commune")
    return text if len(text) <= limit else ""


def _province(entry: Entry, context: Context, written: str) -> tuple[Province, str]:
    """Return today's province and the name as written: in the row, else in a heading, else by --province."""
    now = _known(entry, context, "province_now", entry.get("province_now"))
    if entry.get("province"):
        return _agreed(entry, context, _known(entry, context, "province", written), now), written
    if now:
        return now, ""
    found = context.taxonomy.province_today(written) if written else None
    if found:
        context.say(entry, "province-from-address", "address", name=written)
        return found, written
    return _carried(entry, context)


def _carried(entry: Entry, context: Context) -> tuple[Province, str]:
    carried = context.taxonomy.province_today(entry.carried.province) if entry.carried.province else None
    if carried:
        context.findings.append(
            msgspec.structs.replace(
                entry.finding("province-carried", "province"), value=entry.carried.province_text
            )
        )
        return carried, entry.carried.province
    coded = province_of_code(entry.get("code"), context.taxonomy)
    if coded:
        context.say(entry, "province-by-code", "code", name=context.taxonomy.provinces[coded].name)
        return context.taxonomy.provinces[coded], ""
    if context.province:
        context.say(entry, "province-default", "province")
        return context.taxonomy.provinces[context.province], ""
    context.say(entry, "no-province")
    raise RowLeftOutError


def _known(entry: Entry, context: Context, field: str, text: str) -> Province | None:
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


def _commune(entry: Entry, context: Context, province: Province, written: Written) -> str:
    text = written.commune
    today = context.communes.find(province.slug, written.now) if written.now else []
    if len(today) == 1:
        return context.communes.name_of(today[0])
    if not text:
        return ""
    district = written.district or entry.carried.district
    formers = _formers(context, province, written.province, has_district=bool(district))
    followed = context.communes.follow(formers, province.slug, district, text)
    field = next((name for name in ("commune", "district", "address") if text in entry.get(name)), "commune")
    if followed.commune is None:
        context.say(entry, f"commune-{followed.certainty}", field)
        return ""
    context.say(entry, "commune-mapped", field, name=_full_name(followed.commune))
    return context.communes.name_of(followed.commune)


def _formers(context: Context, province: Province, written: str, *, has_district: bool) -> Iterable[str]:
    """Return the former provinces in which to look: with a district, the one that the list names."""
    named = context.taxonomy.find_former(written) if written and has_district else None
    return [named.slug] if named else [former.slug for former in context.taxonomy.former_of(province.slug)]


def _full_name(commune: Commune) -> str:
    return f"{commune.type} {commune.name}"
