"""Typed records: what a contributor may write, and nothing else. The JSON Schema is made from them."""

from generator.records.common import Image, IssuedAt, Record, Source
from generator.records.event import Event, ProgrammeItem
from generator.records.outlet import Location, Outlet
from generator.records.page import Page
from generator.records.producer import Producer
from generator.records.product import Certificate, PastRecognition, Price, Product, Recognition, Trace, Trade
from generator.records.settings import Language, Organiser, Outputs, Repository, Settings

__all__ = [
    "Certificate",
    "Event",
    "Image",
    "IssuedAt",
    "Language",
    "Location",
    "Organiser",
    "Outlet",
    "Outputs",
    "Page",
    "PastRecognition",
    "Price",
    "Producer",
    "Product",
    "ProgrammeItem",
    "Recognition",
    "Record",
    "Repository",
    "Settings",
    "Source",
    "Trace",
    "Trade",
]
