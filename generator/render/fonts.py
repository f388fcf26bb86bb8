"""Be Vietnam Pro as subset WOFF2: the letters of Vietnamese and of the Latin languages of its neighbours.

The whole font has 700 glyphs and 130 KB a weight; the subset has what the pages write, about 16 KB.
"""

from __future__ import annotations

import io
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from generator.files.digest import digest, digest_text, short

WEIGHTS = {400: "BeVietnamPro-Regular.ttf", 600: "BeVietnamPro-SemiBold.ttf"}

#: Basic Latin, Latin-1, of Latin Extended-A and B what Vietnamese and French use with Š and Ž, the
#: precomposed letters of Vietnamese, punctuation, the đồng sign, arrows and marks that the templates use. A
#: rarer letter comes from the device's own font: each kilobyte here is in the way of every first page.
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x102, 0x103),
    (0x110, 0x111),
    (0x128, 0x129),
    (0x152, 0x153),
    (0x160, 0x161),
    (0x168, 0x169),
    (0x178, 0x178),
    (0x17D, 0x17E),
    (0x1A0, 0x1A1),
    (0x1AF, 0x1B0),
    (0x300, 0x304),
    (0x306, 0x30C),
    (0x31B, 0x31B),
    (0x323, 0x323),
    (0x1EA0, 0x1EF9),
    (0x2010, 0x2026),
    (0x2030, 0x203A),
    (0x2070, 0x2089),
    (0x20AB, 0x20AC),
    (0x2122, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x00D7, 0x00D7),
)


def font_bytes(weight: int) -> bytes:
    """Return the packaged TrueType font of a weight."""
    return (files("fontpkg_be_vietnam_pro") / "files" / WEIGHTS[weight]).read_bytes()


@cache
def font_key(weight: int) -> bytes:
    """Name a subset by what it is made from, so that pages can link to it before it is made."""
    makers = digest_text(version("fonttools"), version("fontpkg-be-vietnam-pro"), repr(RANGES), str(weight))
    return digest(makers)


def font_name(weight: int) -> str:
    """Return the file name of a subset."""
    return f"be-vietnam-pro-{weight}.{short(font_key(weight))}.woff2"


def subset_font(weight: int) -> bytes:
    """Make the subset; the same input gives the same bytes (no time stamp is written)."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"]
    options.desubroutinize = True
    options.hinting = False
    options.recalc_timestamp = False
    font = TTFont(io.BytesIO(font_bytes(weight)), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
