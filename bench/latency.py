"""From a save to the pages on disk, in the servers that follow edits.

The product's own page is polled every millisecond. Which listing pages show the product is read before the
save and again when the server rests; the time of the last one that was rewritten counts, and those that
stayed as they were, although the card on them changed, are counted.
"""

from __future__ import annotations

import math
import subprocess
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.contenders import Contender
from bench.edits import Edit, save
from bench.processes import processor_seconds, start, stop

_POLL_SECONDS = 0.001
_PATIENCE_SECONDS = 240
#: A server rests when it uses less than two ticks of processor time in this long.
_REST_SECONDS = 0.6
_TICKS = 0.02
#: File systems note times by the system's tick, up to 10 ms before now.
_CLOCK_NS = 10_000_000
_READY = ("http://127.0.0.1", "http://localhost")
#: Edits that no card shows.
_OWN_PAGE = frozenset({"text", "price"})


@dataclass(frozen=True)
class Latency:
    """Milliseconds to the product's page and to the last that shows it; how many do, and are stale."""

    page: float
    last: float
    pages: int
    stale: int


@contextmanager
def serving(contender: Contender, mode: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the contender's server; enter when it has built everything and rests."""
    process = start(contender.server(mode), log)
    try:
        _until(lambda: _says_ready(log), f"{contender.name}'s server did not start")
        rest(process.pid)
        yield process
    finally:
        stop(process)


def _says_ready(log: Path) -> bool:
    text = log.read_text(encoding="utf-8", errors="replace")
    return any(word in text for word in _READY)


def rest(process: int, quiet: float = _REST_SECONDS) -> None:
    """Wait until a server has used no processor time for a while."""
    used, since = processor_seconds(process), time.monotonic()
    while time.monotonic() - since < quiet:
        time.sleep(0.1)
        now = processor_seconds(process)
        if now - used > _TICKS:
            used, since = now, time.monotonic()


def measure(edit: Edit, contender: Contender, process: int) -> Latency:
    """Save an edit and wait for its pages."""
    root = contender.served()
    page = root / edit.page / "index.html"
    before = set() if edit.kind in _OWN_PAGE else shown_on(root, edit)
    wall, saved = time.time_ns(), time.perf_counter()
    save(edit, contender)
    if edit.kind == "deleted":
        rest(process, 2 * _REST_SECONDS)
        own = math.nan if page.exists() else _since(wall, [page])[0]
        return _latency(own, before, wall)
    _until(lambda: _arrived(page, edit, wall), f"{contender.name}: {edit.kind} did not reach {edit.page}")
    own = (time.perf_counter() - saved) * 1000
    rest(process)
    return _latency(own, before if edit.kind in _OWN_PAGE else before | shown_on(root, edit), wall)


def _latency(own: float, listings: Collection[Path], wall: int) -> Latency:
    fresh = _since(wall, listings)
    known = [ms for ms in (own, *fresh) if not math.isnan(ms)]
    stale = len(listings) - len(fresh) + math.isnan(own)
    return Latency(own, max(known, default=math.nan), len(listings) + 1, stale)


def _since(wall: int, files: Collection[Path]) -> list[float]:
    """Return when files were rewritten, in milliseconds since ``wall``; those that were not are left out."""
    changed = map(_changed, files)
    return [(ns - wall) / 1e6 for ns in changed if ns >= wall - _CLOCK_NS]


def _changed(path: Path) -> int:
    """Return when a file was last written or put in its place; if it is gone, when its folder changed."""
    while not path.exists():
        path = path.parent
    return path.stat().st_ctime_ns


def _arrived(page: Path, edit: Edit, wall: int) -> bool:
    try:
        if page.stat().st_ctime_ns < wall - _CLOCK_NS:
            return False
        return edit.kind == "star" or edit.shown.encode() in page.read_bytes()
    except FileNotFoundError:
        return False


def shown_on(root: Path, edit: Edit) -> set[Path]:
    """Return the listing pages that hold the product's card."""
    link = f'"/{edit.page}/"'.encode()
    found = [root / "san-pham" / "index.html"]
    found += [path for folder in edit.listings() for path in (root / folder).rglob("index.html")]
    return {path for path in found if path.exists() and link in path.read_bytes()}


def _until(done: Callable[[], bool], complaint: str) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while not done():
        if time.monotonic() > end:
            raise TimeoutError(complaint)
        time.sleep(_POLL_SECONDS)
