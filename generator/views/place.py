"""View models of a province's page: what stands around its products."""

from __future__ import annotations

from generator.views.chart import Chart
from generator.views.models import Figure, Link, View


class Roll(View, frozen=True, kw_only=True):
    """A list of names with their numbers of products; ``folded``: too long to stand open.

    ``rest`` says what it leaves out.
    """

    id: str
    title: str
    links: tuple[Link, ...]
    count: str = ""
    rest: str = ""
    folded: bool = False


class Profile(View, frozen=True, kw_only=True):
    """A province in numbers and names. ``figures`` lead to its parts, which stand below the products."""

    name: str
    figures: tuple[Figure, ...]
    region: Link
    formers: tuple[Link, ...]
    charts: tuple[Chart, ...]
    rolls: tuple[Roll, ...]
    ways: tuple[Link, ...]
