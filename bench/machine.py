"""The machine that measured: what it is, how busy it was, and where it may write without a disk."""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from pathlib import Path

_MEMORY_DISK = Path("/dev/shm")  # noqa: S108 (a folder of our own is made in it, with a name that nobody guesses)


def scratch(wanted: Path | None, needed: int) -> Path:
    """Make a folder to measure in: ``wanted``, else in memory where there is room for ``needed`` bytes."""
    if wanted:
        wanted.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix="ocop-bench-", dir=wanted))
    in_memory = filesystem(_MEMORY_DISK) == "tmpfs" and shutil.disk_usage(_MEMORY_DISK).free > needed
    return Path(tempfile.mkdtemp(prefix="ocop-bench-", dir=_MEMORY_DISK if in_memory else None))


def filesystem(folder: Path) -> str:
    """Return the type of the file system that holds a folder ("" where the system does not tell)."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    path = folder.resolve()
    found = [line.split()[1:3] for line in mounts]
    holding = [(len(at), kind) for at, kind in found if path.is_relative_to(at)]
    return max(holding, default=(0, ""))[1]


def describe(folder: Path) -> dict[str, str]:
    """Describe the machine in words."""
    return {
        "processor": _field("/proc/cpuinfo", "model name") or platform.processor(),
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "memory": _gigabytes(_field("/proc/meminfo", "MemTotal")),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
        "file system": filesystem(folder),
    }


def load() -> float:
    """Return how many processes wanted to run during the last minute: above the cores, times are inflated."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else 0.0


def _field(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _gigabytes(kilobytes: str) -> str:
    number = kilobytes.partition(" ")[0]
    return f"{int(number) / 2**20:.0f} GB" if number.isdigit() else ""
