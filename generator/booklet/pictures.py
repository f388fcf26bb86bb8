"""Pictures for paper: photos at 300 dots an inch of their printed size, drawings as vectors."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from generator.booklet.models import Picture
from generator.diagnostics import OcopError
from generator.rulebook import Text
from generator.views.photos import drawing
from generator.workers import cores

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from generator.booklet.palette import Palette
    from generator.catalog.entry import Entry, Photo

#: Dots an inch that a press needs, what still prints without visible steps, and what a screen needs.
DPI, LEAST_DPI, PROOF_DPI = 300, 200, 110
_INCH = 25.4
_MOST_PIXELS = 40_000_000

SMALL_PHOTO = Text(
    "Ảnh {path} chỉ có {have} điểm ảnh ngang; để in rộng {size} mm cần {need} (300 dpi).",
    "The photo {path} is {have} pixels wide; {size} mm in print need {need} (300 dpi).",
)


class Pictures:
    """Makes the files of pictures, each once, and notes which photos are too small for print."""

    def __init__(self, source: Path, palette: Palette, *, proof: bool = False) -> None:
        self.source = source
        self.palette = palette
        self.dpi = PROOF_DPI if proof else DPI
        self.notes: list[Text] = []
        self._drawn: dict[str, bytes] = {}
        self._photos: dict[str, tuple[Photo, int]] = {}
        self._reduced: dict[str, bytes] = {}

    @property
    def files(self) -> dict[str, bytes]:
        """All pictures asked for so far. Raises OcopError for a photo that cannot be read."""
        waiting = [name for name in self._photos if name not in self._reduced]
        # Threads are enough: Pillow works outside of Python's lock.
        with ThreadPoolExecutor(cores()) as pool:
            done = pool.map(lambda name: self._reduce(*self._photos[name]), waiting)
            self._reduced.update(zip(waiting, done, strict=True))
        return self._drawn | self._reduced

    def of(self, entry: Entry, width: float) -> Picture:
        """Return the picture of a product that is printed ``width`` millimetres wide."""
        if entry.photo:
            return self.photo(entry.photo, width, entry.name)
        drawn = drawing(entry)
        name = f"drawn/{entry.icon}-{entry.category}-{drawn.pattern}-{drawn.tone}.svg"
        if name not in self._drawn:
            self._drawn[name] = self.palette.drawing(
                entry.icon, drawn.css, drawn.pattern, drawn.tone
            ).encode()
        return Picture(file=name, alt="", drawn=True)

    def photo(self, photo: Photo, width: float, name: str, *, limit: float = LEAST_DPI) -> Picture:
        """Return a photo, reduced to what its printed width in millimetres can show."""
        pixels = round(width / _INCH * self.dpi)
        file = f"photos/{photo.hash[:16]}-{pixels}.jpg"
        if file not in self._photos:
            self._photos[file] = photo, pixels
            if photo.width < width / _INCH * limit:
                need = round(width / _INCH * DPI)
                facts = {"path": photo.path, "have": photo.width, "size": round(width), "need": need}
                self.notes.append(Text(SMALL_PHOTO.vi.format(**facts), SMALL_PHOTO.en.format(**facts)))
        shape = round(photo.width / photo.height, 3)
        return Picture(file=file, alt=photo.alt or name, drawn=False, credit=photo.credit, shape=shape)

    def _reduce(self, photo: Photo, pixels: int) -> bytes:
        from PIL import Image, ImageOps

        Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
        try:
            with Image.open(self.source / photo.path, formats=("JPEG", "PNG", "WEBP")) as image:
                # A JPEG can be read smaller by eighths, which takes a fraction of the time.
                image.draft("RGB", (2 * pixels, 2 * pixels))
                paper = _on_white(ImageOps.exif_transpose(image))
        except (OSError, ValueError, SyntaxError) as error:
            raise _broken(photo.path) from error
        if paper.width > pixels:
            height = max(1, round(paper.height * pixels / paper.width))
            paper = paper.resize((pixels, height), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        paper.save(out, format="JPEG", quality=88, subsampling=0, dpi=(self.dpi, self.dpi))
        return out.getvalue()


def _on_white(image: Image) -> Image:
    """Return a picture without transparency, in red, green and blue."""
    from PIL import Image as Images

    if not image.has_transparency_data:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    paper = Images.new("RGB", clear.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper


def _broken(path: str) -> OcopError:
    return OcopError(
        vi=f"Không đọc được ảnh {path}: tệp bị hỏng hoặc không còn ở đó. Hãy chép lại ảnh từ bản gốc.",
        en=f"The photo {path} cannot be read: it is damaged or gone. Please copy it again from its original.",
    )
