"""The page of numbers: all pictures of the catalogue, each with its table and its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.addresses import NUMBERS
from generator.texts import N_
from generator.views.charts import categories_chart, states_chart, years_chart
from generator.views.context import Place
from generator.views.json_ld import breadcrumb_data
from generator.views.models import Head
from generator.views.nation import ends_chart, provinces_chart, sets_chart
from generator.views.pages import ChartGroup, NumbersPage
from generator.views.tally import tally
from generator.views.trust import completeness_chart, coverage_chart, grades_chart

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.views.chart import Chart
    from generator.views.context import Context

#: Where the file of a picture lies.
FOLDER = "/du-lieu/so-lieu/"

#: Pictures by the name of their figures.
CHARTS: dict[str, Callable[[Context], Chart]] = {
    "tinh": provinces_chart,
    "nhom": lambda context: categories_chart(context, tally(context.catalogue)),
    "bo": sets_chart,
    "nam": lambda context: years_chart(context, tally(context.catalogue)),
    "hieu-luc": lambda context: states_chart(context, tally(context.catalogue)),
    "het-han": ends_chart,
    "do-phu": coverage_chart,
    "nguon": grades_chart,
    "day-du": completeness_chart,
}

#: Their order on the page, under headings.
GROUPS = (
    (N_("Where and what"), ("tinh", "nhom", "bo")),
    (N_("Since when and until when"), ("nam", "hieu-luc", "het-han")),
    (N_("How far the catalogue goes"), ("do-phu", "nguon", "day-du")),
)


def chart(context: Context, name: str) -> Chart | None:
    """Draw a picture by its name, with its file; None where there is no product to count."""
    if not context.catalogue.entries:
        return None
    href = context.addresses.file(file_path(name))
    return msgspec.structs.replace(CHARTS[name](context), id=name, csv=href)


def file_path(name: str) -> str:
    """Return the path of the file of a picture."""
    return f"{FOLDER}{name}.csv"


def numbers_page(context: Context) -> NumbersPage:
    """Build the page."""
    tr, title = context.tr, context.tr("The catalogue in numbers")
    lead = tr(
        "How many products there are, where and of what kind, which recognitions still stand, and what this"
        " catalogue does not know."
    )
    head = Head(
        title=context.title(title),
        description=lead,
        json_ld=breadcrumb_data(context, (), title, NUMBERS),
    )
    drawn = ((tr(heading), (chart(context, name) for name in names)) for heading, names in GROUPS)
    groups = (ChartGroup(title=heading, charts=tuple(filter(None, charts))) for heading, charts in drawn)
    return NumbersPage(
        frame=context.frame(head, NUMBERS, (), Place()),
        title=title,
        lead=lead,
        groups=tuple(group for group in groups if group.charts),
        empty=tr("This catalogue has no product yet."),
    )
