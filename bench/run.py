"""Measure our build and Hugo's in turn: ``python -m bench.run --help``, or ``make bench ARGS="…"``."""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import machine
from bench.comparison import Comparison
from bench.processes import CommandError
from bench.records import NATION
from bench.report import Results, put_into

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("builds", "search", "serve", "memory")
#: Bytes in all a product: sources and output of both, the cache, a copy of ours.
_ROOM = 150_000


def parser() -> argparse.ArgumentParser:
    """Return the command line's options."""
    found = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    found.add_argument("--products", type=int, default=NATION, help="how many (default: %(default)s)")
    found.add_argument("--rounds", type=int, default=3, help="each in turn (default: %(default)s)")
    found.add_argument("--edits", type=int, default=3, help="of each kind, in servers (default: %(default)s)")
    found.add_argument("--parts", default=",".join(PARTS), help="what to measure (default: %(default)s)")
    found.add_argument("--only", choices=("ocop", "hugo"), help="measure one of the two")
    found.add_argument(
        "--patience",
        type=float,
        default=0,
        help="seconds to wait before each build until the machine is calm",
    )
    found.add_argument("--folder", type=Path, help="where to work (default: in memory where there is room)")
    found.add_argument("--to", type=Path, default=ROOT / "dist" / "bench", help="folder of the results")
    found.add_argument("--docs", action="store_true", help="put the tables into docs/performance.md")
    found.add_argument("--keep", action="store_true", help="keep the sites")
    return found


def main() -> int:
    """Measure what the command line asks for."""
    asked = parser().parse_args()
    # So that a terminated run, too, stops what it started and removes its folder.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = machine.scratch(asked.folder, asked.products * _ROOM)
    try:
        results = measure(asked, folder)
    except (CommandError, TimeoutError, FileNotFoundError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        if asked.keep:
            sys.stderr.write(f"{folder}\n")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return publish(asked, results)


def measure(asked: argparse.Namespace, folder: Path) -> Results:
    """Run everything in ``folder``."""
    results = Results(
        products=asked.products,
        rounds=asked.rounds,
        command=f'make bench ARGS="{" ".join(_asked(sys.argv[1:]))}"',
        date=f"{dt.datetime.now().astimezone():%Y-%m-%d}",
        machine=machine.describe(folder) | versions(),
    )
    comparison = Comparison(results, folder, only=asked.only, patience=asked.patience)
    parts = asked.parts.split(",")
    if "builds" in parts:
        comparison.builds(asked.rounds)
    if "search" in parts:
        comparison.searches(asked.rounds)
    if "serve" in parts:
        comparison.servers(asked.edits)
    if "memory" in parts:
        comparison.memory(search="search" in parts)
    return results


def _asked(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the options that others need for the same figures: not where this machine keeps things."""
    places = False
    for word in arguments:
        if word in {"--folder", "--to"}:
            places = True
        elif places:
            places = False
        elif word not in {"--docs", "--keep"}:
            yield word


def publish(asked: argparse.Namespace, results: Results) -> int:
    """Write and print the results."""
    asked.to.mkdir(parents=True, exist_ok=True)
    (asked.to / f"{asked.products}.json").write_text(results.as_json(), encoding="utf-8")
    (asked.to / f"{asked.products}.md").write_text(results.as_markdown(), encoding="utf-8")
    sys.stdout.write(results.as_markdown())
    document = ROOT / "docs" / "performance.md"
    if asked.docs and not put_into(document, str(asked.products), results.as_markdown()):
        sys.stderr.write(f"{document} has no place for {asked.products} products.\n")
        return 1
    return 0


def versions() -> dict[str, str]:
    """Return the versions of what is compared."""
    from importlib.metadata import PackageNotFoundError, version

    found = {}
    for name, package in (("hugo", "hugo"), ("pagefind", "pagefind-bin")):
        try:
            found[name] = version(package)
        except PackageNotFoundError:
            found[name] = ""
    return found


if __name__ == "__main__":
    sys.exit(main())
