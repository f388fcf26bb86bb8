"""The machine that measured: what it is, how busy it was, and where it may write without a disk."""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
import time
from pathlib import Path

_MEMORY_DISK = Path("/dev/shm")  # noqa: S108 (a folder of our own is made in it, with a name that nobody guesses)

_CALM_SECONDS = 2.0


def scratch(wanted: Path | None, needed: int) -> Path:
    """Make a folder to measure in: ``wanted``, else in memory where there is room for ``needed`` bytes."""
    if wanted:
        wanted.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix="ocop-bench-", dir=wanted))
    return Path(tempfile.mkdtemp(prefix="ocop-bench-", dir=_MEMORY_DISK if _fits(needed) else None))


def _fits(needed: int) -> bool:
    """Tell whether there is room in memory, with as much again left for the programs."""
    if filesystem(_MEMORY_DISK) != "tmpfs":
        return False
    available = int(_field("/proc/meminfo", "MemAvailable").partition(" ")[0] or 0) * 1024
    return needed < min(shutil.disk_usage(_MEMORY_DISK).free, available // 2)


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


def busy_seconds() -> float:
    """Return the processor time that everything on this machine has used since it started."""
    try:
        ticks = Path("/proc/stat").read_text(encoding="utf-8").partition("\n")[0].split()[1:9]
    except OSError:
        return 0.0
    user, nice, system, _idle, _waiting, *rest = map(int, ticks)
    return (user + nice + system + sum(rest)) / os.sysconf("SC_CLK_TCK")


def wait_for_calm(patience: float, share: float = 0.1) -> None:
    """Wait until less than ``share`` of a core is used for two seconds, at most ``patience`` seconds."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        before = busy_seconds()
        time.sleep(_CALM_SECONDS)
        if busy_seconds() - before < share * _CALM_SECONDS:
            return


def _field(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _gigabytes(kilobytes: str) -> str:
    number = kilobytes.partition(" ")[0]
    return f"{int(number) / 2**20:.0f} GB" if number.isdigit() else ""
