"""The site's icon as pictures, for phones that put the site among their apps. Typst draws the SVG."""

from __future__ import annotations

from generator.data.offline import GROUND, ICON_SIZES
from generator.diagnostics import EnvironmentFault
from generator.files.digest import digest, digest_text, short
from generator.workers import with_threads

#: A maskable icon keeps what matters within four fifths; the rest may be cut off.
_MASKED = 0.8
_RECIPE = f"1 {ICON_SIZES} {GROUND} {_MASKED}"


def icon_key(svg: bytes) -> bytes:
    """Name the pictures by what they are made from, so that pages can link to them before they are made."""
    return digest(digest_text(_RECIPE), svg)


def icon_paths(svg: bytes) -> tuple[str, ...]:
    """Return the paths of the pictures, in the order of `ICON_SIZES`."""
    name = short(icon_key(svg))
    last = len(ICON_SIZES) - 1
    return tuple(
        f"/assets/icon-{'mask-' if at == last else ''}{size}.{name}.png" for at, size in enumerate(ICON_SIZES)
    )


def draw_icons(svg: bytes) -> tuple[bytes, ...]:
    """Draw the pictures. Raises EnvironmentFault where Typst cannot read a catalogue's own icon."""
    import typst

    *plain, masked = ICON_SIZES
    text, ground = svg.decode(errors="replace"), f'rgb("{GROUND}")'
    try:
        return (
            *(with_threads(_drawn, text, size, size, "none") for size in plain),
            with_threads(_drawn, text, masked, masked * _MASKED, ground),
        )
    except typst.TypstError as error:
        raise EnvironmentFault(
            vi=f"Không vẽ được biểu tượng templates/assets/icons/icon.svg: {error}",
            en=f"The icon templates/assets/icons/icon.svg could not be drawn: {error}",
        ) from error


def _drawn(svg: str, size: int, width: float, fill: str) -> bytes:
    """Return a square PNG of ``size`` pixels with the drawing in its middle, ``width`` pixels wide."""
    import typst

    page = f"#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: {fill})\n"
    image = f'#place(center + horizon, image(bytes(sys.inputs.svg), format: "svg", width: {width}pt))'
    made = typst.compile(
        (page + image).encode(), format="png", ppi=72.0, sys_inputs={"svg": svg}, ignore_system_fonts=True
    )
    assert isinstance(made, bytes)
    return made
