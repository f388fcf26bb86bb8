"""Typed records: what a contributor may write, and nothing else. The JSON Schema is made from them."""

from generator.records.booklet import Booklet, Query
from generator.records.common import Image, IssuedAt, Record, Source
from generator.records.event import Booth, Event, Partner, ProgrammeItem, Retailer, Wish
from generator.records.outlet import Location, Outlet
from generator.records.page import Page
from generator.records.producer import Producer
from generator.records.product import Certificate, PastRecognition, Price, Product, Recognition, Trace, Trade
from generator.records.settings import Language, Organiser, Outputs, Repository, Settings

__all__ = [
    "Booklet",
    "Booth",
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
    "Partner",
    "PastRecognition",
    "Price",
    "Producer",
    "Product",
    "ProgrammeItem",
    "Query",
    "Recognition",
    "Record",
    "Repository",
    "Retailer",
    "Settings",
    "Source",
    "Trace",
    "Trade",
    "Wish",
]
