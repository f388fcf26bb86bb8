#!/usr/bin/env python3
"""Take the picture of the booklet anew: ``python scripts/booklet_pictures.py`` (needs poppler-utils).

Prints the example event's booklet as of a fixed day and writes ``docs/img/booklet.png``: cover, a divider,
products, figures and an index side by side.
"""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.booklet.printing import print_booklet  # noqa: E402 (the line above makes it importable)
from generator.booklet.volume import Request  # noqa: E402
from generator.build.job import Job, Silence  # noqa: E402
from generator.build.opening import open_catalogue  # noqa: E402
from generator.records import Event  # noqa: E402

EVENT = "hoi-nghi-thuc-day-tieu-thu-ocop-2025"
DAY = dt.date(2026, 11, 22)
ADDRESS = "https://ocop.example.vn/"
DPI, GAP, WIDTH = 90, 24, 1280
GROUND = "#e9e5d9"


def main() -> int:
    """Write the picture."""
    job = Job(source=ROOT, output=ROOT / "site", as_of=DAY, base_url=ADDRESS, cache=False)
    catalogue = open_catalogue(job, Silence())
    booklet = catalogue.record(catalogue.events[EVENT], Event)[0].booklet
    assert booklet is not None
    done = print_booklet(catalogue, Request(booklet=booklet, event=EVENT), ROOT, moment=0, jobs=2)
    with TemporaryDirectory() as folder:
        file = Path(folder, "book.pdf")
        file.write_bytes(done.pdf)
        pages = [page(file, number) for number in (1, 6, 41, 42, 48, done.pages - 8)]
    (ROOT / "docs" / "img" / "booklet.png").write_bytes(side_by_side(pages))
    return 0


def page(file: Path, number: int) -> Image.Image:
    """Return one page as a picture."""
    command = ["pdftoppm", "-r", str(DPI), "-f", str(number), "-l", str(number), "-png", str(file)]
    return Image.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout))


def side_by_side(pages: list[Image.Image]) -> bytes:
    """Put pages in two rows on a table."""
    width, height = pages[0].size
    columns = (len(pages) + 1) // 2
    size = (columns * (width + GAP) + GAP, 2 * (height + GAP) + GAP)
    table = Image.new("RGB", size, GROUND)
    for number, one in enumerate(pages):
        table.paste(one, (GAP + number % columns * (width + GAP), GAP + number // columns * (height + GAP)))
    table.thumbnail((WIDTH, WIDTH), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    table.quantize(256).save(out, format="PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
