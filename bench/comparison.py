"""The regimes, each measured with both one after the other; who is first changes every round."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench import machine
from bench.contenders import Contender, Hugo, Ours, crowded_provinces, phases
from bench.edits import KINDS, Edit, choose, save
from bench.hugo import write_site
from bench.latency import measure, serving
from bench.processes import Run, peak_memory
from bench.records import Item
from bench.report import Pairs, Results
from bench.synthetic import make, write_content

#: What a round without search measures, and one with it. A new clone comes last: what was just copied is
#: too young for its time to be trusted, which would burden the next build.
REGIMES = ("cold", "warm", *KINDS, "restored")
SEARCHED = ("cold", "warm", "text", "name")
#: Hugo builds everything anew whatever was edited: one edit a round stands for all, and cold for restored.
HUGO_REGIMES = ("cold", "warm", "text")
_SETTLED_SECONDS = 2.5


class Comparison:
    """Both sites in one folder, and what was measured of them."""

    def __init__(
        self, results: Results, folder: Path, *, only: str | None = None, patience: float = 0
    ) -> None:
        self.results = results
        self.patience = patience
        self.folder = folder
        _say(f"Writing {results.products:,} products into {folder}")
        self.records = make(results.products)
        if only != "hugo":
            write_content(self.records, folder / "ocop")
        if only != "ocop":
            write_site(self.records, folder / "hugo")
        self.ours = Ours(folder / "ocop", crowded_provinces(self.records.products))
        self.hugo = Hugo(folder / "hugo")
        both: tuple[Contender, ...] = (self.ours, self.hugo)
        self.contenders = [one for one in both if only in {None, one.name}]
        # Files as young as the reading itself are read again by the next build: not what is measured.
        time.sleep(_SETTLED_SECONDS)
        self._marks = iter(range(7_000_001, 8_000_000))

    def builds(self, rounds: int) -> None:
        """Measure cold, warm and restored builds, and one edit of each kind, without search."""
        self._rounds(rounds, self.results.builds, REGIMES, search=False)

    def searches(self, rounds: int) -> None:
        """Measure builds with search."""
        self._rounds(rounds, self.results.with_search, SEARCHED, search=True)

    def _rounds(self, rounds: int, table: dict[str, Pairs], regimes: Sequence[str], *, search: bool) -> None:
        items = choose(self.records.products, f"builds {search}", rounds * len(KINDS))
        for number in range(rounds):
            edits = {kind: self._edit(kind, items.pop()) for kind in KINDS}
            order = self.contenders if number % 2 == 0 else self.contenders[::-1]
            for regime in regimes:
                for contender in order:
                    if contender is self.ours or regime in HUGO_REGIMES:
                        done = self._regime(regime, contender, edits, search=search)
                        table.setdefault(regime, Pairs()).note(done, ours=contender is self.ours)
        stand_in(table)
        for contender in self.contenders:
            self.results.output[f"{contender.name}{_suffix(search)}"] = sizes(contender.output)

    def _regime(self, regime: str, contender: Contender, edits: Mapping[str, Edit], *, search: bool) -> Run:
        if regime == "cold":
            contender.forget()
        elif regime == "restored":
            contender.renew()
        elif regime in edits:
            save(edits[regime], contender)
        machine.wait_for_calm(self.patience)
        done = contender.build(search=search)
        title = f"{regime}{_suffix(search)}"
        if contender is self.ours:
            self.results.phases[title] = dict(phases(done.printed))
        _say(f"{contender.name} {title}: {done.seconds:.2f} s, {done.others:.1f} cores busy with else")
        return done

    def _edit(self, kind: str, item: Item) -> Edit:
        return Edit(kind, item, f"{next(self._marks)}")

    def servers(self, edits: int) -> None:
        """Measure the servers that follow edits: ours, Hugo's fast mode and its full one."""
        three: tuple[tuple[Contender, str], ...] = ((self.ours, ""), (self.hugo, "fast"), (self.hugo, "full"))
        for contender, mode in three:
            if contender in self.contenders:
                contender.forget()
                with serving(contender, mode, self.folder / "server.log") as process:
                    self._serve(contender, f"{contender.name} {mode}".strip(), edits, process.pid)

    def _serve(self, contender: Contender, name: str, count: int, process: int) -> None:
        items = choose(self.records.products, f"serve {name}", count * len(KINDS))
        for _ in range(count):
            for kind in KINDS:
                machine.wait_for_calm(self.patience)
                found = measure(self._edit(kind, items.pop()), contender, process)
                self.results.serve.setdefault(name, {}).setdefault(kind, []).append(vars(found))
                _say(f"{name} server, {kind}: {found.page:.0f} ms, {found.last:.0f} ms, {found.stale} stale")

    def memory(self, *, search: bool) -> None:
        """Measure the peak memory of cold builds, in runs of their own."""
        for contender in self.contenders:
            for with_search in (False, True) if search else (False,):
                contender.forget()
                peaks = [vars(peak_memory(command)) for command in contender.commands(search=with_search)]
                peak = {key: max(one[key] for one in peaks) for key in ("pss", "rss")}
                self.results.memory[f"{contender.name}{_suffix(with_search)}"] = peak
                _say(f"{contender.name}{_suffix(with_search)}: {peak['pss'] / 1e6:.0f} MB")


def stand_in(table: Mapping[str, Pairs]) -> None:
    """Give the regimes that Hugo does not have the times of the build that it would make."""
    for regime, pairs in table.items():
        if not pairs.theirs:
            pairs.theirs = table["cold" if regime == "restored" else "text"].theirs


def sizes(output: Path) -> dict[str, float]:
    """Count files and bytes of an output, product pages and listing pages."""
    found = ((path.relative_to(output).parts, path.stat().st_size) for path in _files(output))
    files = list(found)
    products = [size for parts, size in files if _is_product(parts)]
    return {
        "files": len(files),
        "bytes": sum(size for _, size in files),
        "products": len(products),
        "product_bytes": sum(products),
        "listings": sum(1 for parts, _ in files if _is_listing(parts)),
    }


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _is_product(parts: tuple[str, ...]) -> bool:
    return len(parts) == len(("san-pham", "bac-ninh", "slug", "index.html")) and (
        parts[0] == "san-pham" and parts[1] != "trang"
    )


def _is_listing(parts: tuple[str, ...]) -> bool:
    if parts[-1] != "index.html":
        return False
    if parts[0] == "san-pham":
        return not _is_product(parts)
    return parts[0] in {"tinh", "nhom", "bo", "sao"} and len(parts) > len(("tinh", "index.html"))


def _suffix(search: bool) -> str:  # noqa: FBT001 (it is the whole of what it says)
    return " with search" if search else ""


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
