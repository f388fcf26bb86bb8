"""Social pictures: what a messenger shows of a link. 1200 × 630 points, the site's typeface and drawings.

Pillow sets the words, Typst turns the symbols into masks; the same picture gives the same bytes.
"""

from __future__ import annotations

import io
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.booklet.palette import Palette
from generator.booklet.typesetting import font_folder, printable
from generator.render.fonts import WEIGHTS
from generator.render.photos import open_photo
from generator.views.social import HEIGHT, WIDTH
from generator.workers import with_threads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

    from generator.booklet.models import Colours
    from generator.views.social import SocialPicture

#: The panel at the right, the left margin, where texts end, and the distance of lines in sizes: stacked marks
#: of one line must not touch the one above.
PANEL, LEFT, RIGHT, MARGIN, PITCH = 424, 64, 724, 44, 1.33
PAPER, INK, MUTED, LEAF, GOLD, CLAY = "#fbfaf6", "#1f2421", "#575d57", "#1e6b45", "#b07d10", "#9c3d1b"
LARGEST = 40_000
"""Most bytes of a picture with a photo; a drawn one takes about 20,000."""

#: Counted up whenever pictures are drawn in another way, so that kept ones are drawn anew.
RECIPE = b"1"
#: Widths of lines where a symbol has another grid than 48 points.
_STROKES = {"mark": 0.9, "map-pin": 0.9, "calendar": 0.9}
_STAR = ((12, 1.5), (15.2, 8.1), (22.5, 9.1), (17.2, 14.1), (18.5, 21.3), (12, 17.9))
_STAR_POINTS = (*_STAR, *((24 - x, y) for x, y in reversed(_STAR[1:5])))
#: A star's grid, its drawn width in points, the gap to the next, and how much larger it is drawn before.
_GRID, _STAR_SIZE, _STAR_GAP, _FINER = 24, 46, 6, 4
_COLOURS = (48, 24, 16)
#: Of zlib: 9 makes files smaller by a tenth and takes eight times as long as 6.
_LEVEL = 6
#: Radius of the disc behind a symbol.
_DISC = 158
_QUALITIES = (82, 74, 66, 58, 50, 40)


class Block(NamedTuple):
    """Lines of one size and colour."""

    lines: Sequence[str]
    size: int
    weight: int
    colour: str

    @property
    def height(self) -> int:
        """Return its height in points."""
        return round(len(self.lines) * self.size * PITCH)


class Artist:
    """Draws pictures with the colours and symbols of one catalogue's templates."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.palette = Palette(source)

    def draw(self, picture: SocialPicture) -> bytes:
        """Return a picture as PNG, or as JPEG where it holds a photo."""
        from PIL import Image, ImageDraw

        canvas = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        colours = self.palette.of(picture.css)
        canvas.paste(self._panel(picture, colours), (WIDTH - PANEL, 0))
        pen = ImageDraw.Draw(canvas)
        pen.rectangle((WIDTH - PANEL - 8, 0, WIDTH - PANEL - 1, HEIGHT), fill=colours.hue)
        self._head(pen, picture)
        foot = self._foot(canvas, picture)
        self._title(pen, picture, foot)
        return _jpeg(canvas) if picture.photo else _png(canvas)

    def _panel(self, picture: SocialPicture, colours: Colours) -> Image:
        from PIL import Image

        if picture.photo:
            return _cover(open_photo(self.source / picture.photo.path))
        panel = Image.new("RGB", (PANEL, HEIGHT), colours.tint)
        panel.paste(colours.hue, mask=self._ground(picture.pattern))
        for mask, colour in ((_disc(), PAPER), (self._icon(picture.icon), colours.hue)):
            panel.paste(colour, ((PANEL - mask.width) // 2, (HEIGHT - mask.height) // 2), mask)
        return panel

    @cached_property
    def _masks(self) -> dict[str, Image]:
        return {}

    def _icon(self, name: str) -> Image:
        if name not in self._masks:
            self._masks[name] = _mask(self.palette.mask(name, _STROKES.get(name, 1.6)), 208, 208)
        return self._masks[name]

    def _ground(self, pattern: int) -> Image:
        name = f"pat-{pattern}"
        if name not in self._masks:
            whole = _mask(self.palette.mask(name, 1.2), HEIGHT * 4 // 3, HEIGHT)
            left = (whole.width - PANEL) // 2
            part = whole.crop((left, 0, left + PANEL, HEIGHT))
            self._masks[name] = part.point([value // 4 for value in range(256)])
        return self._masks[name]

    def _head(self, pen: ImageDraw, picture: SocialPicture) -> None:
        if not picture.site:
            return
        for size, points in ((14, LEAF), (7, PAPER)):
            x, y = LEFT + 14, 64
            pen.polygon([(x - size, y), (x, y - size), (x + size, y), (x, y + size)], fill=points)
        block = fitted(picture.site, Room((24, 22, 20, 18), 2, 60, RIGHT - LEFT - 44), 600, LEAF)
        _write(pen, block, LEFT + 44, 64 - block.height // 2)

    def _title(self, pen: ImageDraw, picture: SocialPicture, foot: int) -> None:
        """Write the name as large as it fits between head and foot, never cut."""
        top, room = 108, foot - 108 - 20
        other = fitted(picture.other, Room((34, 30, 26, 22), 3, room // 3), 400, MUTED)
        left = room - (other.height + 12 if picture.other else 0)
        name = fitted(picture.title, Room(tuple(range(80, 25, -2)), 6, left), 600, INK)
        if foot == HEIGHT - MARGIN:
            top += (left - name.height) // 2 - 24
        _write(pen, name, LEFT, top)
        _write(pen, other, LEFT, top + name.height + 12)

    def _foot(self, canvas: Image, picture: SocialPicture) -> int:
        """Write rank, place and state from the bottom upwards; return where they begin."""
        from PIL import ImageDraw

        pen, at = ImageDraw.Draw(canvas), HEIGHT - MARGIN
        for text, colour, size in _foot_lines(picture):
            block = fitted(text, Room((size, size - 4, size - 8), 2, 90), 400, colour)
            at -= block.height
            _write(pen, block, LEFT, at)
        if not picture.stars:
            return at
        at -= 64
        x = LEFT
        for _ in range(picture.stars):
            canvas.paste(CLAY if picture.lapsed else GOLD, (x, at), _star(hollow=picture.lapsed))
            x += _STAR_SIZE + _STAR_GAP
        colour = MUTED if picture.lapsed else INK
        weight = 400 if picture.lapsed else 600
        _write(pen, Block([clean(picture.stars_label)], 36, weight, colour), x + 12, at - 1)
        return at


def _foot_lines(picture: SocialPicture) -> Iterator[tuple[str, str, int]]:
    """Yield the lines of the foot from the last to the first, with colour and size."""
    if picture.state:
        yield picture.state, CLAY if picture.lapsed else LEAF if picture.sure else MUTED, 30
    if picture.place:
        yield picture.place, INK, 32


class Room(NamedTuple):
    """Where a text must fit: the sizes to try, the most lines, height and width in points."""

    sizes: Sequence[int]
    lines: int
    height: int
    width: int = RIGHT - LEFT


def fitted(text: str, room: Room, weight: int, colour: str) -> Block:
    """Return a text at the first size at which it fits, or at the last one whole: nothing is cut."""
    block = Block((), room.sizes[0], weight, colour)
    for size in room.sizes:
        block = Block(list(wrapped(clean(text), size, weight, room.width)), size, weight, colour)
        if len(block.lines) <= room.lines and block.height <= room.height and _widest(block) <= room.width:
            break
    return block


def wrapped(text: str, size: int, weight: int, width: int) -> Iterator[str]:
    """Break a text between words, so that lines are of like length; a word stays whole."""
    words, font = text.split(), _font(weight, size)
    lengths = [font.getlength(word) for word in words]
    blank = font.getlength(" ")
    count = len(list(_filled(lengths, blank, width)))
    narrow = width
    for part in (0.7, 0.78, 0.86, 0.93):
        if len(list(_filled(lengths, blank, width * part))) == count:
            narrow = round(width * part)
            break
    at = 0
    for number in _filled(lengths, blank, narrow):
        yield " ".join(words[at : at + number])
        at += number


def _filled(lengths: Iterable[float], blank: float, width: float) -> Iterator[int]:
    """Yield how many words stand in each line."""
    number, used = 0, 0.0
    for length in lengths:
        if number and used + blank + length > width:
            yield number
            number, used = 0, 0.0
        used += length + (blank if number else 0)
        number += 1
    yield number


def clean(text: str) -> str:
    """Replace what the typeface cannot write."""
    return printable(text.encode()).decode()


def _widest(block: Block) -> float:
    return max((_font(block.weight, block.size).getlength(line) for line in block.lines), default=0)


def _write(pen: ImageDraw, block: Block, x: int, y: int) -> None:
    font = _font(block.weight, block.size)
    for number, line in enumerate(block.lines):
        middle = y + (number + 0.5) * block.size * PITCH
        pen.text((x, round(middle + block.size * 0.36)), line, fill=block.colour, font=font, anchor="ls")


@cache
def _font(weight: int, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(font_folder() / WEIGHTS[weight]), size)


@cache
def _disc() -> Image:
    """Return the mask of the disc behind a symbol."""
    from PIL import Image, ImageDraw

    whole = Image.new("L", (2 * _DISC * _FINER,) * 2)
    ImageDraw.Draw(whole).ellipse((0, 0, *whole.size), fill=255)
    return whole.resize((2 * _DISC,) * 2)


@cache
def _star(*, hollow: bool) -> Image:
    """Return the mask of a star: filled, or only its outline."""
    from PIL import Image, ImageDraw

    scale = _STAR_SIZE * _FINER / _GRID
    whole = Image.new("L", (_STAR_SIZE * _FINER,) * 2)
    points = [(x * scale, y * scale) for x, y in _STAR_POINTS]
    pen = ImageDraw.Draw(whole)
    if hollow:
        pen.line([*points, *points[:2]], fill=255, width=2 * _FINER, joint="curve")
    else:
        pen.polygon(points, fill=255)
    return whole.resize((_STAR_SIZE,) * 2)


def _mask(svg: str, width: int, height: int) -> Image:
    """Turn an SVG into the mask of what it draws."""
    from PIL import Image

    return Image.open(io.BytesIO(with_threads(_drawn, svg, width, height))).getchannel("A")


def _drawn(svg: str, width: int, height: int) -> bytes:
    """Return the PNG of an SVG."""
    import typst

    page = f"#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)\n"
    image = '#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)'
    made = typst.compile(
        (page + image).encode(), format="png", ppi=72.0, sys_inputs={"svg": svg}, ignore_system_fonts=True
    )
    assert isinstance(made, bytes)
    return made


def _cover(photo: Image) -> Image:
    """Cut the middle of a photo that fills the panel."""
    from PIL import Image, ImageOps

    return ImageOps.fit(photo, (PANEL, HEIGHT), Image.Resampling.LANCZOS)


def _png(canvas: Image) -> bytes:
    from PIL import Image

    def encoded(colours: int) -> bytes:
        out = io.BytesIO()
        few = canvas.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(out, format="PNG", compress_level=_LEVEL)
        return out.getvalue()

    return _small(encoded, _COLOURS)


def _jpeg(canvas: Image) -> bytes:
    def encoded(quality: int) -> bytes:
        out = io.BytesIO()
        canvas.save(out, format="JPEG", quality=quality, optimize=True, progressive=True)
        return out.getvalue()

    return _small(encoded, _QUALITIES)


def _small(encoded: Callable[[int], bytes], grades: Iterable[int]) -> bytes:
    """Return a picture in the best grade that keeps it small."""
    data = b""
    for grade in grades:
        data = encoded(grade)
        if len(data) <= LARGEST:
            break
    return data
