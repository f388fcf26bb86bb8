"""Set the same products with ours, WeasyPrint and Chromium, then more with ours: ``make bench-booklet``."""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import machine
from bench.booklet.contenders import CHROMIUM, Command, others, ours, write_catalogue
from bench.processes import CommandError, Run, peak_memory, run
from bench.records import NATION
from bench.report import put_into, spread, titled

ROOT = Path(__file__).resolve().parents[2]
#: Products of Bắc Ninh, the province with which the issue compares; bytes in all for each.
PROVINCE, _ROOM = 773, 60_000


@dataclass
class Measured:
    """What one program did with so many products."""

    name: str
    products: int
    runs: list[Run] = field(default_factory=list)
    memory: int = 0
    pages: int = 0
    size: int = 0

    def row(self) -> tuple[str, ...]:
        """Return the cells of a table."""
        return (
            self.name,
            f"{self.products:,}",
            spread([one.seconds for one in self.runs]),
            # Chromium does not wait for its processes, so nobody is told what they used.
            "–" if self.name == CHROMIUM else spread([one.processor for one in self.runs]),
            f"{self.memory / 1e6:,.0f}",
            f"{self.pages:,}",
            f"{self.size / 1e6:,.1f}",
            f"{max((one.others for one in self.runs), default=0):.1f}",
        )


def parser() -> argparse.ArgumentParser:
    """Return the command line's options."""
    found = argparse.ArgumentParser(prog="python -m bench.booklet.run", description=__doc__)
    found.add_argument("--products", type=int, default=PROVINCE, help="set by all three (%(default)s)")
    found.add_argument("--photos", type=int, default=150, help="of them with a photo (%(default)s)")
    found.add_argument("--rounds", type=int, default=3, help="each in turn (%(default)s)")
    found.add_argument("--scale", default=f"4000,{NATION}", help="then so many by ours (%(default)s)")
    found.add_argument("--patience", type=float, default=0, help="seconds to wait for a calm machine")
    found.add_argument("--folder", type=Path, help="where to work (default: in memory where there is room)")
    found.add_argument("--docs", action="store_true", help="put the table into docs/performance.md")
    return found


def main() -> int:
    """Measure what the command line asks for."""
    asked = parser().parse_args()
    scale = [int(number) for number in asked.scale.split(",") if number]
    folder = machine.scratch(asked.folder, max([asked.products, *scale]) * _ROOM)
    try:
        found = [*compare(asked, folder), *(grow(number, asked, folder) for number in scale)]
    except CommandError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    text = report(found, asked, machine.describe(ROOT))
    sys.stdout.write(text)
    if asked.docs:
        put_into(ROOT / "docs" / "performance.md", "booklet", text)
    return 0


def compare(asked: argparse.Namespace, folder: Path) -> list[Measured]:
    """Have all set the same products, in turn, round by round."""
    source, pdf = folder / "province", folder / "ocop.pdf"
    write_catalogue(asked.products, asked.photos, source)
    page = folder / "page"
    page.mkdir()
    contenders = [("ocop", ours(source, pdf), pdf), *others(source, page)]
    found = {name: Measured(name, asked.products) for name, _, _ in contenders}
    for _ in range(asked.rounds):
        for name, command, _ in contenders:
            machine.wait_for_calm(asked.patience)
            found[name].runs.append(run(command))
    for name, command, file in contenders:
        _weigh(found[name], command, file)
    return list(found.values())


def grow(products: int, asked: argparse.Namespace, folder: Path) -> Measured:
    """Set more products with ours, once for the time and once for the memory."""
    source, pdf = folder / str(products), folder / "ocop.pdf"
    write_catalogue(products, 0, source)
    found, command = Measured("ocop", products), ours(source, pdf)
    machine.wait_for_calm(asked.patience)
    found.runs.append(run(command))
    _weigh(found, command, pdf)
    shutil.rmtree(source)
    return found


def _weigh(found: Measured, command: Command, file: Path) -> None:
    """Note the memory of one more run, and what it wrote."""
    from pypdf import PdfReader

    found.memory = peak_memory(command).pss
    found.size, found.pages = file.stat().st_size, len(PdfReader(file).pages)


def report(found: Sequence[Measured], asked: argparse.Namespace, about: dict[str, str]) -> str:
    """Return the table with what was asked, on which machine, with which programs."""
    return "\n\n".join(_lines(found, asked, about)) + "\n"


def _lines(found: Sequence[Measured], asked: argparse.Namespace, about: dict[str, str]) -> Iterator[str]:
    date = f"{dt.datetime.now().astimezone():%Y-%m-%d}"
    rounds = f"{asked.products} products, {asked.photos} with photos, {asked.rounds} rounds in turn, {date}."
    told = ", ".join(f"{name}: {text}" for name, text in about.items() if text)
    yield f"{rounds} `make bench-booklet`\n{told}."
    head = ("", "products", "seconds", "processor", "memory, MB", "pages", "PDF, MB", "cores busy with else")
    title = "Seconds: median (least–most); memory: peak of the process tree, shared pages once (PSS)"
    yield titled(title, head, [one.row() for one in found])


if __name__ == "__main__":
    sys.exit(main())
