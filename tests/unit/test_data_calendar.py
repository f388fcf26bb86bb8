"""Events as calendar files."""

from __future__ import annotations

from generator.addresses import Addresses
from generator.data.calendar import calendar
from generator.records import Event

SITE = Addresses.of("https://ocop.example.vn/", "vi")


def lines(event: Event, place: str = "") -> list[str]:
    data = calendar("hoi-nghi", event, place, SITE)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_whole_days_end_on_the_day_after() -> None:
    found = lines(Event(name="Hội nghị", starts="2026-11-25", ends="2026-11-26"))
    assert {"DTSTART;VALUE=DATE:20261125", "DTEND;VALUE=DATE:20261127"} <= set(found)
    assert "UID:hoi-nghi@ocop.example.vn" in found
    assert "URL:https://ocop.example.vn/su-kien/hoi-nghi/" in found


def test_hours_are_those_of_viet_nam() -> None:
    found = lines(Event(name="Hội nghị", starts="2026-11-25", hours="08:30-17:00"))
    assert {"DTSTART:20261125T013000Z", "DTEND:20261125T100000Z"} <= set(found)


def test_texts_are_escaped_and_folded_between_letters() -> None:
    name = "Hội nghị kết nối; cung cầu, tiêu thụ \\ sản phẩm OCOP BEGIN:VALARM " * 3
    found = lines(Event(name=name, starts="2026-11-25"), place="Cung Hữu nghị, Hà Nội")
    assert "LOCATION:Cung Hữu nghị\\, Hà Nội" in found
    assert "SUMMARY:" + name.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") in found
    assert not any(line.startswith("BEGIN:VALARM") for line in found)
