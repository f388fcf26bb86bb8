"""QR codes: an address as a PNG of one pixel a module, black on white, so that a press needs one ink."""

from __future__ import annotations

import io

#: Level M mends 15 % (creases, a thumb); one mask for all, as trying all eight takes five times as long and
#: every reader undoes any of them.
LEVEL, MASK = "m", 2


def code(text: str) -> bytes:
    """Return the QR code of a text without a quiet zone, which the template leaves around it. About 1 ms."""
    import segno

    out = io.BytesIO()
    segno.make_qr(text, error=LEVEL, mask=MASK).save(out, kind="png", border=0, scale=1)
    return out.getvalue()
