"""Run a command: its time and processor time, and in a run of its own the memory of its process tree."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.machine import busy_seconds

_PROC = Path("/proc")
_SAMPLE_SECONDS = 0.05
_LAST_LINES = 800


class CommandError(Exception):
    """A measured command failed; the text says which and what it wrote."""


@dataclass(frozen=True)
class Run:
    """Seconds by the clock, and of processor time of the command with all its children; what it printed.

    ``others``: how many cores everything else on the machine used meanwhile, which made the run slower.
    """

    seconds: float
    processor: float
    printed: str
    others: float = 0.0


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end. Raises CommandError."""
    busy, before, start = busy_seconds(), os.times(), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, env=_environment(env), check=False)
    seconds, after = time.perf_counter() - start, os.times()
    if done.returncode:
        raise CommandError(f"{' '.join(command)}\n{(done.stdout + done.stderr)[-_LAST_LINES:]}")
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    others = max(0.0, busy_seconds() - busy - spent) / seconds
    return Run(seconds, spent, done.stdout, others)


def start(command: Sequence[str], log: Path, env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start a server that writes what it says into ``log``."""
    with log.open("wb") as file:
        return subprocess.Popen(
            command, stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=_environment(env)
        )


def stop(process: subprocess.Popen[bytes]) -> None:
    """Stop a server that ``start`` began."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _environment(more: Mapping[str, str] | None) -> dict[str, str]:
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(more or {})}


@dataclass(frozen=True)
class Peak:
    """Most memory in bytes: PSS (shared pages counted once, by shares) and RSS (counted in every process)."""

    pss: int
    rss: int


def peak_memory(command: Sequence[str], env: Mapping[str, str] | None = None) -> Peak:
    """Run a command and sample the memory of its process tree. Not for timing: looking costs time."""
    sampler = _Sampler(os.getpid())
    with sampler:
        run(command, env)
    return Peak(sampler.pss, sampler.rss)


class _Sampler:
    """A thread that adds up the memory of all descendants of a process."""

    def __init__(self, root: int) -> None:
        self.root, self.pss, self.rss = root, 0, 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._done.wait(_SAMPLE_SECONDS):
            sums = [memory(process) for process in descendants(self.root)]
            self.pss = max(self.pss, sum(pss for pss, _ in sums))
            self.rss = max(self.rss, sum(rss for _, rss in sums))


def descendants(root: int) -> list[int]:
    """Return all processes below one; none where there is no /proc."""
    children: dict[int, list[int]] = defaultdict(list)
    for folder in _PROC.glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError, ValueError):
            stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
            children[int(stat.rpartition(")")[2].split()[1])].append(int(folder.name))
    found, waiting = [], [root]
    while waiting:
        below = children[waiting.pop()]
        found += below
        waiting += below
    return found


def memory(process: int) -> tuple[int, int]:
    """Return PSS and RSS of a process in bytes; zeros where it is gone."""
    sums = {"Pss": 0, "Rss": 0}
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in (_PROC / str(process) / "smaps_rollup").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name in sums:
                sums[name] = int(value.split()[0]) * 1024
    return sums["Pss"], sums["Rss"]


def processor_seconds(root: int) -> float:
    """Return the processor time that a process and its descendants have used so far."""
    ticks = 0
    for process in (root, *descendants(root)):
        with contextlib.suppress(OSError, IndexError, ValueError):
            stat = (_PROC / str(process) / "stat").read_text(encoding="utf-8", errors="replace")
            ticks += sum(map(int, stat.rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")
