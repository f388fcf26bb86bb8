"""What was measured, as JSON and as Markdown tables: medians, ranges and ratios, and no verdicts."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from bench.processes import Run

_ROWS = {
    "cold": "cold",
    "restored": "restored: new clone, cache and site kept",
    "warm": "warm: nothing changed",
    "text": "edit: text",
    "price": "edit: price",
    "name": "edit: name",
    "star": "edit: stars",
    "new": "edit: a new product",
    "deleted": "edit: a product deleted",
}
_LEAST_SECONDS = 0.005


@dataclass
class Pairs:
    """Seconds of both, round by round, the processor time of each run, and how much else went on."""

    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)
    our_processor: list[float] = field(default_factory=list)
    their_processor: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)

    def note(self, done: Run, *, ours: bool) -> None:
        """Keep a run."""
        (self.ours if ours else self.theirs).append(done.seconds)
        (self.our_processor if ours else self.their_processor).append(done.processor)
        self.others.append(done.others)

    def ratios(self) -> list[float]:
        """Return ours by theirs, in pairs of the same round."""
        return [ours / theirs for ours, theirs in zip(self.ours, self.theirs, strict=False) if theirs]

    def row(self) -> tuple[str, ...]:
        """Return the cells of a table."""
        seconds = (spread(self.ours), spread(self.theirs), spread(self.ratios(), 3))
        processor = (spread(self.our_processor), spread(self.their_processor))
        return (*seconds, *processor, f"{max(self.others, default=0):.1f}")


@dataclass
class Results:
    """One run of the benchmark."""

    products: int
    rounds: int
    command: str
    date: str
    machine: dict[str, str]
    builds: dict[str, Pairs] = field(default_factory=dict)
    with_search: dict[str, Pairs] = field(default_factory=dict)
    serve: dict[str, dict[str, list[dict[str, float]]]] = field(default_factory=dict)
    memory: dict[str, dict[str, int]] = field(default_factory=dict)
    output: dict[str, dict[str, float]] = field(default_factory=dict)
    phases: dict[str, dict[str, float]] = field(default_factory=dict)

    def as_json(self) -> str:
        """Return all that was measured, every single run."""
        return json.dumps(_known(asdict(self)), ensure_ascii=False, indent=1) + "\n"

    def as_markdown(self) -> str:
        """Return the tables."""
        parts = [
            _about(self),
            _builds("Without search", self.builds, "Hugo"),
            _builds("With search", self.with_search, "Hugo + Pagefind"),
            _serve(self.serve),
            _memory(self.memory),
            _output(self.output),
            _phases(self.phases),
        ]
        return "\n\n".join(filter(None, parts)) + "\n"


def _known(value: object) -> object:
    """Return a value with null for what never came, which JSON has no number for."""
    if isinstance(value, dict):
        return {key: _known(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_known(part) for part in value]
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 4)
    return value


def _about(results: Results) -> str:
    rounds = f"{results.products:,} products, {results.rounds} rounds in turn, {results.date}."
    machine = ", ".join(f"{name}: {text}" for name, text in results.machine.items() if text)
    return f"{rounds} `{results.command}`\n{machine}."


def _builds(title: str, table: Mapping[str, Pairs], other: str) -> str:
    rows = [(said, *table[name].row()) for name, said in _ROWS.items() if name in table]
    head = ("", "ocop", other, "ocop ÷ other", "processor: ocop", "processor: other", "cores busy with else")
    return titled(f"{title}, seconds: median (least–most)", head, rows)


def _serve(servers: Mapping[str, Mapping[str, Sequence[Mapping[str, float]]]]) -> str:
    rows = [
        (said, name, *_latencies(kinds[kind]))
        for kind, said in _ROWS.items()
        for name, kinds in servers.items()
        if kind in kinds
    ]
    head = ("", "server", "ms to its page", "ms to the last page", "pages that show it", "not renewed")
    return titled("Save to page on disk, in the servers that follow edits", head, rows)


def _latencies(found: Sequence[Mapping[str, float]]) -> Iterator[str]:
    yield from (spread([one[key] for one in found], 0) for key in ("page", "last"))
    yield from (f"{median(one[key] for one in found):g}" for key in ("pages", "stale"))


def _memory(memory: Mapping[str, Mapping[str, int]]) -> str:
    rows = [(name, *(f"{one[key] / 1e6:,.0f}" for key in ("pss", "rss"))) for name, one in memory.items()]
    title = "Peak memory of the whole process tree (PSS counts shared pages once)"
    return titled(title, ("cold build", "PSS, MB", "RSS, MB"), rows)


def _output(output: Mapping[str, Mapping[str, float]]) -> str:
    rows = []
    for name, one in output.items():
        size = one["product_bytes"] / max(one["products"], 1)
        numbers = (one["files"], one["bytes"] / 1e6, one["products"], size, one["listings"])
        rows.append((name, *(f"{number:,.0f}" for number in numbers)))
    head = ("", "files", "MB", "product pages", "bytes a product page", "listing pages")
    return "\n\n".join(filter(None, [titled("Output", head, rows), _likeness(output)]))


def _likeness(output: Mapping[str, Mapping[str, float]]) -> str:
    """Tell how far the product pages of both are alike in number and weight."""
    ours, theirs = output.get("ocop"), output.get("hugo")
    if not ours or not theirs or not ours["product_bytes"]:
        return ""
    weight, number = theirs["product_bytes"] / ours["product_bytes"], theirs["products"] / ours["products"]
    return f"Product pages, hugo ÷ ocop: {number:.3f} in number, {weight:.3f} in bytes."


def _phases(builds: Mapping[str, Mapping[str, float]]) -> str:
    rows = [
        (name, ", ".join(f"{phase} {took:.2f}" for phase, took in phases.items() if took >= _LEAST_SECONDS))
        for name, phases in builds.items()
    ]
    return titled("Where the time of ocop goes, seconds, last round", ("build", "phases"), rows)


def spread(values: Sequence[float], digits: int = 2) -> str:
    """Write a median with its range; "never" for pages that did not come."""
    known = [value for value in values if not math.isnan(value)]
    if not known:
        return "never" if values else "–"
    middle, least, most = (f"{one:,.{digits}f}" for one in (median(known), min(known), max(known)))
    return middle if least == most else f"{middle} ({least}–{most})"


def titled(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown under its title; nothing where there are no rows."""
    cells = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    lines = "\n".join(f"| {' | '.join(line)} |" for line in cells)
    return f"{title}\n\n{lines}" if len(cells) > len((head, "rule")) else ""


def put_into(document: Path, name: str, text: str) -> bool:
    """Put tables between the marks of a document; False where it has no such marks."""
    before, start, rest = document.read_text(encoding="utf-8").partition(f"<!-- bench {name} -->\n")
    _, end, after = rest.partition(f"<!-- end {name} -->")
    if not start or not end:
        return False
    document.write_text(f"{before}{start}\n{text}\n{end}{after}", encoding="utf-8")
    return True
