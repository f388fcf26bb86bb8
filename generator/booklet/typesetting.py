"""Typst: a template, its data and its files become a PDF. The same input gives the same bytes.

Everything lies in a staging folder that is the compiler's whole world: its root, so that no template reads
outside; our font, so that the fonts of the machine change nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files as package_files
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from unicodedata import combining, normalize

import msgspec

from generator.diagnostics import EnvironmentFault
from generator.resources import list_templates
from generator.workers import with_threads

#: Letters that are surely in the typeface; only texts with others are compared with it.
_UNSURE = re.compile("[^\x00-\x7e\u00a0-\u00ffĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9–—‘’“”…₫•]")
_INSTEAD = {"‐": "-", "‑": "-", "→": "–", "★": "*", "☆": "*", "✓": "•"}
MISSING = "?"
#: Folder of the QR codes.
CODES = "codes/"
#: For screen readers, and for archives that ask for them.
STANDARD: Literal["ua-1"] = "ua-1"


class Typeset(msgspec.Struct, frozen=True):
    """A finished PDF and the number of its pages."""

    pdf: bytes
    pages: int


class Typesetter:
    """Sets one job. Raises EnvironmentFault where Typst refuses, which a template of one's own may cause."""

    def __init__(self, source: Path, moment: int) -> None:
        self.source = source
        self.moment = moment

    def set(self, template: str, data: object, files: Mapping[str, bytes], *, tagged: bool = True) -> Typeset:
        """Set ``templates/booklet/<template>.typ`` with data and files; ``moment``: seconds since 1970."""
        with TemporaryDirectory(prefix="ocop-") as folder:
            root = Path(folder)
            self.stage(root, data, files)
            return with_threads(compiled, root / f"{template}.typ", self.moment, tagged)

    def stage(self, root: Path, data: object, files: Mapping[str, bytes]) -> None:
        """Write everything that a job needs into a folder."""
        for name, path in list_templates(self.source, "booklet", "*.typ").items():
            (root / name).write_bytes(path.read_bytes())
        (root / "data.json").write_bytes(printable(msgspec.json.encode(data)))
        codes = {name: content for name, content in files.items() if name.startswith(CODES)}
        _pack(root, codes)
        others = {name: content for name, content in files.items() if name not in codes}
        for folder in sorted({name.rpartition("/")[0] for name in others}):
            (root / folder).mkdir(parents=True, exist_ok=True)
        for name, content in others.items():
            (root / name).write_bytes(content)


def _pack(root: Path, files: Mapping[str, bytes]) -> None:
    """Write many small files as one, and where each begins and ends: a file each takes half a millisecond."""
    ends = list(accumulate(map(len, files.values())))
    places = dict(zip(files, pairwise([0, *ends]), strict=True))
    (root / "codes.bin").write_bytes(b"".join(files.values()))
    (root / "codes.json").write_bytes(msgspec.json.encode(places))


def compiled(main: Path, moment: int, tagged: bool) -> Typeset:  # noqa: FBT001 (sent to another process)
    """Compile a template whose folder is its whole world."""
    import typst

    try:
        compiler = typst.Compiler(
            str(main), root=str(main.parent), font_paths=[str(font_folder())], ignore_system_fonts=True
        )
        pdf = compiler.compile(
            format="pdf", pdf_standards=STANDARD if tagged else None, timestamp=moment, pdf_tags=tagged
        )
        pages = compiler.query("<pages>", field="value", one=True)
    except typst.TypstError as error:
        raise _refused(error) from error
    assert isinstance(pdf, bytes)
    return Typeset(pdf, int(pages))


def font_folder() -> Path:
    """Return the folder of the packaged typeface."""
    return Path(str(package_files("fontpkg_be_vietnam_pro") / "files"))


def printable(data: bytes) -> bytes:
    """Replace what the typeface has no glyph for (emoji, other scripts), as PDF/UA allows no gaps.

    A letter with a foreign mark loses the mark; of the rest a question mark shows that something stood there.
    """
    return _UNSURE.sub(lambda found: _in_print(found[0]), data.decode()).encode()


def _in_print(char: str) -> str:
    if ord(char) in _glyphs():
        return char
    plain = "".join(part for part in normalize("NFKD", char) if not combining(part))
    known = plain and all(ord(part) in _glyphs() for part in plain)
    return _INSTEAD.get(char) or (plain if known else MISSING)


@cache
def _glyphs() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(font_folder() / "BeVietnamPro-Regular.ttf") as font:
        return frozenset(font.getBestCmap())


def _refused(error: Exception) -> EnvironmentFault:
    reason = getattr(error, "diagnostic", "") or str(error)
    return EnvironmentFault(
        vi=f"Typst không dựng được bản in: {reason}", en=f"Typst could not set the print: {reason}"
    )
