"""Who sets the booklet: our command, WeasyPrint, and Debian's Chromium printing the same page to PDF."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.booklet.page import write_page
from bench.details import AS_OF
from bench.synthetic import make, write_content
from generator.booklet.printing import make_codes
from generator.booklet.volume import Composer, Request
from generator.build.job import Job, Silence
from generator.build.opening import open_catalogue
from generator.records import Booklet, Query

Command = list[str]
CHROMIUM = "Chromium"


def write_catalogue(products: int, photos: int, folder: Path) -> None:
    """Write a synthetic catalogue; the first products have photos, the others are drawn."""
    write_content(make(products), folder, photos)


def ours(source: Path, pdf: Path) -> Command:
    """Return our whole command: it reads the catalogue, makes the codes, sets, and writes the file."""
    command = [
        sys.executable,
        "-m",
        "generator",
        "booklet",
        "--all",
        "--lapsed",
        "--as-of",
        AS_OF.isoformat(),
    ]
    return [*command, "--source", str(source), "--output", str(pdf)]


def others(source: Path, folder: Path) -> Iterator[tuple[str, Command, Path]]:
    """Write the page for the others; yield their names, commands and files, as far as they are installed."""
    page = _page(source, folder)
    pdf = folder / "weasyprint.pdf"
    yield "WeasyPrint", [sys.executable, "-m", "weasyprint", "--quiet", str(page), str(pdf)], pdf
    chromium = shutil.which("chromium")
    if chromium:
        pdf = folder / "chromium.pdf"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        profile = f"--user-data-dir={folder / 'profile'}"
        yield CHROMIUM, [chromium, *options, profile, f"--print-to-pdf={pdf}", page.as_uri()], pdf


def _page(source: Path, folder: Path) -> Path:
    job = Job(source=source, output=folder / "site", as_of=AS_OF, jobs=1)
    catalogue = open_catalogue(job, Silence())
    request = Request(booklet=Booklet(select=Query(), lapsed=True))
    composed = Composer(catalogue, request, source).compose()
    return write_page(composed.volume, {**composed.files, **make_codes(composed.codes)}, folder)
