"""Long lists in pages: which slice a page shows, and the row of numbers below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.addresses import numbered
from generator.views.models import Link, Pager

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.views.context import Context

T = TypeVar("T")

#: Numbers shown on each side of the current page, beside the first and the last.
NEIGHBOURS = 1


def pages_of(count: int, size: int) -> int:
    """Return how many pages a list takes: an empty one has a page too, which says so."""
    return max(1, -(-count // size))


def page_slice(items: Sequence[T], size: int, number: int) -> Sequence[T]:
    """Return what page ``number`` (from 1) shows."""
    return items[(number - 1) * size : number * size]


def pager(context: Context, path: str, number: int, last: int) -> Pager | None:
    """Build the row of numbers: 1 … 4 5 6 … 17."""
    if last == 1:
        return None

    def href(page: int) -> str:
        return context.addresses.page(numbered(path, page)) if 1 <= page <= last else ""

    return Pager(
        label=context.tr("Page {n} of {count}", n=context.number(number), count=context.number(last)),
        prev=href(number - 1),
        next=href(number + 1),
        pages=tuple(
            Link(text=context.number(page) if page else "", href=href(page), current=page == number)
            for page in _numbers(number, last)
        ),
    )


def _numbers(number: int, last: int) -> Iterator[int]:
    """Yield the numbers to show; 0 stands for those left out (never for a single one)."""
    near = range(number - NEIGHBOURS, number + NEIGHBOURS + 1)
    shown = [page for page in range(1, last + 1) if page in {1, last} or page in near]
    before = 0
    for page in shown:
        if page - before == 2:  # noqa: PLR2004 (a gap of one number takes as much room as the number)
            yield page - 1
        elif page - before > 2:  # noqa: PLR2004
            yield 0
        yield page
        before = page
