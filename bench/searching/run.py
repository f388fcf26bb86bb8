"""Ask ours and stock Pagefind the queries of the yardstick: ``make bench-search ARGS="--help"``."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pagefind_bin

from bench import machine
from bench.records import NATION
from bench.searching.queries import Product, Query, read_queries
from bench.searching.server import serving
from bench.searching.visitor import Answer, visiting
from bench.synthetic import make, write_content
from tests.support.chromium import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
STOCK_PAGE = Path(__file__).with_name("stock")
_ROOM = 100_000
#: Kinds whose queries weigh differently are all in the sample of the phone: one in so many.
SAMPLE = 6


@dataclass
class Measured:
    """What one contender did in one catalogue."""

    ranks: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    first: list[Answer] = field(default_factory=list)
    later: list[Answer] = field(default_factory=list)
    again: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Site:
    """A built site with its products, and stock Pagefind's index over its pages."""

    name: str
    folder: Path
    stock: Path

    def products(self) -> dict[str, Product]:
        """Return the products by their identity, as the open data has them."""
        data = json.loads((self.folder / "du-lieu" / "products.json").read_text("utf-8"))
        return {product["id"]: product for product in data["products"]}


def parser() -> argparse.ArgumentParser:
    """Return the command line's options."""
    found = argparse.ArgumentParser(prog="python -m bench.searching.run", description=__doc__)
    found.add_argument(
        "--products", type=int, default=NATION, help="of the synthetic catalogue (%(default)s)"
    )
    found.add_argument("--folder", type=Path, help="where the sites are, or are made and kept")
    found.add_argument("--only", choices=("ocop", "stock"), help="ask one of the two")
    found.add_argument("--catalogue", choices=("launch", "nation"), help="ask about one of the two")
    found.add_argument("--sample", type=int, default=SAMPLE, help="one query in N on the phone (%(default)s)")
    found.add_argument("--misses", action="store_true", help="list what is not first")
    return found


def main() -> int:
    """Ask, and print two tables for each catalogue."""
    asked = parser().parse_args()
    folder = asked.folder or machine.scratch(None, asked.products * _ROOM)
    try:
        with chromium() as browser:
            for name in ("launch", "nation"):
                if asked.catalogue in (None, name):
                    measure(site_of(name, folder, asked.products), browser, asked)
    finally:
        if asked.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def site_of(name: str, folder: Path, products: int) -> Site:
    """Return a site, made where it is not there yet."""
    source = ROOT if name == "launch" else folder / "catalogue"
    site = Site(name, folder / name, folder / f"{name}-stock")
    if not site.folder.is_dir():
        if name == "nation":
            write_content(make(products), source)
        _timed(
            "build", sys.executable, "-m", "generator", "build", "--source", source, "--output", site.folder
        )
    if not site.stock.is_dir():
        program = pagefind_bin.get_executable()
        _timed("stock index", program, "--quiet", "--site", site.folder, "--output-path", site.stock)
    return site


def _timed(what: str, *command: object) -> None:
    start = time.perf_counter()
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    told = [line.strip() for line in done.stderr.splitlines() if "Index" in line or "chỉ mục" in line]
    sys.stdout.write(f"{what}: {time.perf_counter() - start:.1f} s {' '.join(told)}\n")


def measure(site: Site, browser: Browser, asked: argparse.Namespace) -> None:
    """Ask both contenders all queries of a catalogue."""
    queries = [query for query in read_queries() if query.catalogue == site.name]
    products = site.products()
    folders = {"/": site.folder, "/pages/": site.stock, "/stock/": STOCK_PAGE}
    results: dict[str, Measured] = {}
    with serving(folders) as address:
        for name, path in (("ocop", "{}tim-kiem/"), ("stock", "stock/")):
            if asked.only in (None, name):
                results[name] = Measured()
                rank(results[name], browser, address + path, queries, products, misses=asked.misses)
                weigh(results[name], browser, address + path.format(""), queries[:: asked.sample])
    for line in report(site.name, queries, results):
        sys.stdout.write(f"{line}\n")


def rank(  # noqa: PLR0913 (who is asked what, and how it is told)
    measured: Measured,
    browser: Browser,
    address: str,
    queries: Sequence[Query],
    products: dict[str, Product],
    *,
    misses: bool,
) -> None:
    """Ask all queries, on the machine as it is; each language has its page."""
    for language in sorted({query.language for query in queries}):
        page = address.format("" if language == "vi" else f"{language}/")
        with visiting(browser, page, phone=False) as visitor:
            visitor.first(queries[0].text)
            for query in (one for one in queries if one.language == language):
                answer = visitor.ask(query.text)
                value = query.reciprocal_rank([products.get(one or "") for one in answer.found])
                measured.ranks[query.kind].append(value)
                if misses and value < 1:
                    sys.stdout.write(f"  {value:.2f} {query.kind}: {query.text} → {answer.found[:3]}\n")


def weigh(measured: Measured, browser: Browser, address: str, queries: Sequence[Query]) -> None:
    """Ask on the phone: each query first in a new profile, then as a later one, then once more."""
    with visiting(browser, address, phone=True) as regular:
        regular.first(queries[-1].text)
        for query in queries:
            with visiting(browser, address, phone=True) as fresh:
                measured.first.append(fresh.first(query.text))
            measured.later.append(regular.ask(query.text))
            measured.again.append(regular.ask(query.text).milliseconds)


def report(name: str, queries: Sequence[Query], results: dict[str, Measured]) -> Iterator[str]:
    """Yield the tables of a catalogue."""
    names = list(results)
    kinds = list(dict.fromkeys(query.kind for query in queries))
    yield f"\n{name}: {len(queries)} queries\n"
    yield _row("", *(f"{one} {what}" for one in names for what in ("first", "in five", "MRR")))
    yield _row("---", *["---"] * 3 * len(names))
    for kind in [*kinds, "all"]:
        cells = [cell for one in names for cell in _quality(results[one].ranks, kind)]
        yield _row(kind, *cells)
    yield ""
    yield _row(f"phone, {len(next(iter(results.values())).first)} queries", *names)
    yield _row("---", *["---"] * len(names))
    for label, cells in _weights(results.values()):
        yield _row(label, *cells)


def _quality(ranks: dict[str, list[float]], kind: str) -> tuple[str, str, str]:
    values = ranks[kind] if kind != "all" else [one for of_kind in ranks.values() for one in of_kind]
    share = [sum(one >= least for one in values) / len(values) for least in (1, 1 / 5)]
    return f"{share[0]:.2f}", f"{share[1]:.2f}", f"{sum(values) / len(values):.3f}"


def _weights(results: Iterable[Measured]) -> Iterator[tuple[str, list[str]]]:
    all_results = list(results)

    def cells(of: str, value: str, form: str) -> list[str]:
        found = [[getattr(answer, value) for answer in getattr(one, of)] for one in all_results]
        return [f"{form.format(median(one))} ({form.format(max(one))})" for one in found]

    for of in ("first", "later"):
        yield f"{of}: bytes, median (most)", cells(of, "size", "{:,.0f}")
        yield f"{of}: requests", cells(of, "requests", "{:.0f}")
        yield f"{of}: ms to results", cells(of, "milliseconds", "{:.0f}")
    again = [f"{median(one.again):.0f} ({max(one.again):.0f})" for one in all_results]
    yield "the data is there: ms to results", again


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
