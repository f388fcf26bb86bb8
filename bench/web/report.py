"""The tables of ``make bench-web``: medians, and for what the machine's load moves, the range."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bench.report import spread
from bench.web.lighthouse import MARKS, METHODS, Looks

if TYPE_CHECKING:
    from bench.web.run import Target

_HEAD = (
    *("", "page", *MARKS),
    *("largest paint, s: computed", "applied", "layout shift", "KB", "requests", "KB of script"),
)
#: Columns of words at the left of the table.
_WORDS = 2


def report(
    looks: Mapping[Target, Looks],
    about: Mapping[str, str],
    machine: Mapping[str, str],
    versions: Mapping[str, str],
) -> str:
    """Write the table with what it was measured with."""
    versions = {"lighthouse": _lighthouse(), **versions}
    told = ", ".join(f"{name}: {text}" for name, text in {**machine, **versions}.items() if text)
    lines = [
        f"Medians of {about['rounds']} looks (least–most), {about['date']}. `{about['command']}`",
        f"{told}.",
        "",
        *table(looks),
    ]
    return "\n".join(lines) + "\n"


def table(looks: Mapping[Target, Looks]) -> Iterable[str]:
    """Yield the lines of the table."""
    rows: list[Sequence[str]] = [_HEAD, ["---"] * _WORDS + ["---:"] * (len(_HEAD) - _WORDS)]
    rows += [_row(target, found) for target, found in looks.items()]
    return (f"| {' | '.join(row)} |" for row in rows)


def _row(target: Target, found: Looks) -> Sequence[str]:
    marks = [f"{found.mark(name):.0f}" for name in MARKS]
    paints = [spread([visit.largest_paint / 1000 for visit in found.visits[method]]) for method in METHODS]
    sizes = [found.middle("size") / 1000, found.middle("script") / 1000]
    weights = [f"{sizes[0]:.1f}", f"{found.middle('requests'):.0f}", f"{sizes[1]:.1f}"]
    return (target.contender, target.page, *marks, *paints, f"{found.middle('shift'):.3f}", *weights)


def _lighthouse() -> str:
    from bench.web.contenders import locked

    return locked("lighthouse")
