"""A page opened by Lighthouse as by a cheap phone: its four marks, what moved, and what came."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from tests.support.chromium import ARGUMENTS, NODE, chromium_path

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
#: Lighthouse's categories, in the order of the tables.
MARKS = ("performance", "accessibility", "best-practices", "seo")
#: Both with 1.6 Mbit/s, 150 ms there and back, and a processor four times slower: computed from what was
#: loaded (what Lighthouse marks), or applied to each request by the browser (562 ms until each answer).
METHODS = ("simulate", "devtools")
_PHOTOS = frozenset({"image/avif", "image/jpeg", "image/png", "image/webp"})
_SECONDS = 180


class LighthouseError(Exception):
    """Lighthouse could not look at a page; the message is what it said."""


@dataclass(frozen=True)
class Visit:
    """One look: marks from 0 to 100, milliseconds, bytes over the wire and requests (without the icon)."""

    marks: Mapping[str, float]
    largest_paint: float
    shift: float
    size: int
    requests: int
    script: int


@dataclass
class Looks:
    """All looks at a page, by the method of slowing down."""

    visits: dict[str, list[Visit]] = field(default_factory=dict)

    def middle(self, value: str, method: str = METHODS[0]) -> float:
        """Return the median of a field of the visits."""
        return median(float(getattr(visit, value)) for visit in self.visits[method])

    def mark(self, name: str) -> float:
        """Return the median mark."""
        return median(visit.marks[name] for visit in self.visits[METHODS[0]])


def look(address: str, method: str) -> Visit:
    """Open a page in a new profile.

    Raises:
        LighthouseError: it could not be opened or measured.
    """
    flags = ["--headless=new", *ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    command = [
        *(str(NODE), str(PROGRAM), address, "--quiet", "--output=json", "--no-enable-error-reporting"),
        f"--only-categories={','.join(MARKS)}",
        f"--throttling-method={method}",
        f"--chrome-flags={' '.join(flag for flag in flags if ' ' not in flag)}",
    ]
    environment = os.environ | {"CHROME_PATH": str(chromium_path())}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=_SECONDS
    )
    if done.returncode:
        raise LighthouseError(done.stderr)
    return read(json.loads(done.stdout))


def read(report: Mapping[str, Any]) -> Visit:
    """Read Lighthouse's report.

    Raises:
        LighthouseError: the page could not be loaded.
    """
    if failed := report.get("runtimeError"):
        raise LighthouseError(str(failed.get("message")))
    audits = report["audits"]
    requests = [one for one in audits["network-requests"]["details"]["items"] if not _apart(one)]
    return Visit(
        marks={name: round((report["categories"][name]["score"] or 0) * 100) for name in MARKS},
        largest_paint=audits["largest-contentful-paint"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        size=_size(requests),
        requests=len(requests),
        script=_size(one for one in requests if one.get("resourceType") == "Script"),
    )


def _apart(request: Mapping[str, Any]) -> bool:
    """Tell whether a request is a photo, or nothing that went over the wire."""
    return request.get("mimeType") in _PHOTOS or not str(request["url"]).startswith("http")


def _size(requests: Iterable[Mapping[str, Any]]) -> int:
    return sum(int(one.get("transferSize") or 0) for one in requests)
