"""Look at our pages and at others' of the same products with Lighthouse: ``make bench-web ARGS="--help"``."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import machine
from bench.report import put_into
from bench.searching.server import serving
from bench.web.contenders import CONTENDERS, NotBuiltError
from bench.web.lighthouse import METHODS, LighthouseError, Looks, look
from bench.web.markdown import PAGE, Product, catalogue, read_products
from bench.web.report import report

ROOT = Path(__file__).resolve().parents[2]
OURS = "ocop"
_ROOM = 1_000_000_000
#: A listing that fills its page, and a query with marks left out.
_QUERY = "tim-kiem/?q=ca+phe"
#: The state of recognitions depends on the day; this one is the launch's.
_AS_OF = "2026-11-22"


class Target(NamedTuple):
    """A page to look at: whose it is, what it is, and where."""

    contender: str
    page: str
    path: str


def parser() -> argparse.ArgumentParser:
    """Return the command line's options."""
    found = argparse.ArgumentParser(prog="python -m bench.web.run", description=__doc__)
    found.add_argument("--rounds", type=int, default=3, help="looks at each page (default: %(default)s)")
    found.add_argument("--only-ours", action="store_true", help="leave the other generators out")
    found.add_argument("--docs", action="store_true", help="put the tables into docs/performance.md")
    return found


def main() -> int:
    """Build, look, and print the tables."""
    asked = parser().parse_args()
    folder = machine.scratch(None, _ROOM)
    try:
        text = measure(asked, folder)
    except (LighthouseError, NotBuiltError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write(text)
    return 0 if not asked.docs or put_into(ROOT / "docs" / "performance.md", "web", text) else 1


def measure(asked: argparse.Namespace, folder: Path) -> str:
    """Build all sites in ``folder`` and return the tables."""
    sites = {OURS: build_ours(folder / OURS)}
    products = read_products(sites[OURS])
    versions = {}
    for contender in () if asked.only_ours else CONTENDERS:
        if contender.there():
            sites[contender.name] = contender.build(catalogue(products), folder / contender.name.split()[0])
            versions[contender.name] = contender.version()
        else:
            sys.stderr.write(f"{contender.name} is not installed and left out.\n")
    targets = list(targets_of(sites, products))
    looks = look_at(targets, sites, asked.rounds)
    command = f'make bench-web ARGS="{" ".join(word for word in sys.argv[1:] if word != "--docs")}"'
    about = {"command": command.replace(' ARGS=""', ""), "date": f"{dt.datetime.now().astimezone():%Y-%m-%d}"}
    return report(looks, about | {"rounds": f"{asked.rounds}"}, about_machine(folder), versions)


def about_machine(folder: Path) -> dict[str, str]:
    """Describe the machine, with the load that it was under: what else ran makes pages slower."""
    return machine.describe(folder) | {"load at the end": f"{os.getloadavg()[2]:.1f}"}


def build_ours(output: Path) -> Path:
    """Build the launch catalogue."""
    command = [sys.executable, "-m", "generator", "build", "--source", str(ROOT), "--output", str(output)]
    command += ["--base-url", "https://ocop.example/", "--as-of", _AS_OF]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotBuiltError(done.stderr)
    return output


def targets_of(sites: Mapping[str, Path], products: Sequence[Product]) -> Iterator[Target]:
    """Yield what is looked at: four kinds of ours and a query, two kinds of the others."""
    listing, product = f"tinh/{crowded(products)}/", f"san-pham/{middling(sites[OURS], products)}/"
    for name in sites:
        if name == OURS:
            yield Target(name, "home", "")
        yield Target(name, "listing", listing)
        yield Target(name, "product", product)
        if name == OURS:
            yield Target(name, "search", "tim-kiem/")
            yield Target(name, "search, a query", _QUERY)


def crowded(products: Sequence[Product]) -> str:
    """Return the first province that fills a page of a listing."""
    provinces = [one["province"] for one in products]
    return next(str(slug) for slug in sorted(set(provinces)) if provinces.count(slug) >= PAGE)


def middling(site: Path, products: Sequence[Product]) -> str:
    """Return the product whose page has the median size."""
    sizes = sorted((_page_size(site, one["id"]), str(one["id"])) for one in products)
    return sizes[len(sizes) // 2][1]


def _page_size(site: Path, identity: str) -> int:
    return (site / "san-pham" / identity / "index.html").stat().st_size


def look_at(targets: Sequence[Target], sites: Mapping[str, Path], rounds: int) -> dict[Target, Looks]:
    """Look at each page in each round, all in turn, so that a busy minute meets all alike."""
    looks = {target: Looks({method: [] for method in METHODS}) for target in targets}
    for _ in range(rounds):
        for target, found in looks.items():
            with serving({"/": sites[target.contender]}) as address:
                for method in METHODS:
                    found.visits[method].append(look(address + target.path, method))
            sys.stderr.write(".")
            sys.stderr.flush()
    sys.stderr.write("\n")
    return looks


if __name__ == "__main__":
    sys.exit(main())
