"""An event as a calendar file (iCalendar, RFC 5545), which telephones and mail programs take in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator.addresses import EVENTS
from generator.vietnamese import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.addresses import Addresses
    from generator.records import Event

#: Việt Nam is 7 hours ahead of UTC all year.
ZONE = dt.timezone(dt.timedelta(hours=7))
#: Octets of a line, after which it goes on in the next (RFC 5545, 3.1).
_LINE = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(slug: str, event: Event, place: str, addresses: Addresses) -> bytes:
    """Return the calendar file of an event whose days are known; ``place``: where it is, in words.

    Its stamp is the event's own first day, so that the bytes stay the same.
    """
    first = PartialDate.parse(event.starts).first_day()
    last = PartialDate.parse(event.ends or event.starts).last_day()
    page = addresses.absolute(addresses.page(f"{EVENTS}{slug}/"))
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//OCOP Catalog//VI", "BEGIN:VEVENT"),
        f"UID:{slug}@{addresses.origin.rpartition('/')[2] or 'ocop-catalog'}",
        f"DTSTAMP:{first:%Y%m%d}T000000Z",
        *_times(first, last, event.hours),
        f"SUMMARY:{_text(event.name)}",
        *([f"LOCATION:{_text(place)}"] if place else []),
        *([f"DESCRIPTION:{_text(event.summary)}"] if event.summary else []),
        *([f"URL:{page}"] if addresses.origin else []),
        *("END:VEVENT", "END:VCALENDAR"),
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _times(first: dt.date, last: dt.date, hours: str) -> Iterator[str]:
    """Yield beginning and end: whole days, or from hour to hour where the event says so."""
    start, _, end = hours.partition("-")
    if not start:
        yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last + dt.timedelta(days=1):%Y%m%d}"
        return
    yield f"DTSTART:{_moment(first, start):%Y%m%dT%H%M%SZ}"
    if end:
        yield f"DTEND:{_moment(last, end):%Y%m%dT%H%M%SZ}"


def _moment(day: dt.date, clock: str) -> dt.datetime:
    hour, minute = map(int, clock.split(":"))
    return dt.datetime.combine(day, dt.time(hour, minute), ZONE).astimezone(dt.UTC)


def _text(value: str) -> str:
    return value.translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """Break a line after 75 octets, never within a letter; what follows begins with a blank."""
    part = ""
    for char in line:
        if len(f"{part}{char}".encode()) > _LINE:
            yield part
            part = " "
        part += char
    yield part
