"""Write a synthetic catalogue, and beside it the same as a Hugo site: ``python -m bench.synthetic --help``.

Standard library only (and the slugs of ``generator.vietnamese``, which is plain Python too).
"""

from __future__ import annotations

import argparse
import shutil
import struct
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

from bench.records import NATION, Item, Maker, Records, catalogue, read_communes
from bench.yaml import write
from generator.vietnamese import slugify

ROOT = Path(__file__).resolve().parent.parent
TAXONOMY = ROOT / "content" / "taxonomy"
#: A province with more products has a folder a commune: pages of GitHub show 1,000 entries a folder.
CROWDED = 1000

SETTINGS = """\
title: Sản phẩm OCOP Việt Nam
summary: Danh mục sản phẩm OCOP từ 3 sao trở lên, theo tỉnh, ngành và hạng sao. Dữ liệu giả, để đo tốc độ.
base_url: https://ocop.example.org
organiser: {name: Ban tổ chức thử nghiệm, url: "https://example.org"}
repository: {url: "https://example.org/ocop/danh-muc"}
languages: [vi]
outputs:
  producers: none
  product_json: false
  page_codes: false
  social_images: none
"""


def make(count: int, seed: int = 1) -> Records:
    """Make the records of a catalogue of ``count`` products."""
    return catalogue(count, read_communes(TAXONOMY / "communes.csv"), seed)


def write_content(records: Records, to: Path, photos: int = 0) -> None:
    """Write a catalogue's ``content/`` into a folder; the first ``photos`` products get a photo."""
    content = to / "content"
    shutil.copytree(TAXONOMY, content / "taxonomy")
    (content / "catalog.yml").write_text(SETTINGS, encoding="utf-8")
    crowded = {
        slug for slug, n in Counter(item.province.slug for item in records.products).items() if n > CROWDED
    }
    for number, item in enumerate(records.products):
        folder = product_folder(content, item, crowded)
        folder.mkdir(parents=True, exist_ok=True)
        record = dict(item.record)
        if number < photos:
            record["images"] = [{"file": f"{item.slug}.png", "alt": f"Ảnh {item.kind.name}"}]
            (folder / f"{item.slug}.png").write_bytes(photo(number))
        (folder / f"{item.slug}.md").write_text(f"---\n{write(record)}---\n\n{item.story}", encoding="utf-8")
    write_makers(records.makers, content / "producers")


def write_makers(makers: list[Maker], folder: Path) -> None:
    """Write the producers that have a file of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    for maker in makers:
        (folder / f"{maker.slug}.yml").write_text(write(maker.record), encoding="utf-8")


def product_folder(content: Path, item: Item, crowded: set[str]) -> Path:
    """Return the folder of a product: its province, in crowded ones its commune."""
    folder = content / "products" / item.province.slug
    return folder / slugify(item.commune) if item.province.slug in crowded else folder


def photo(number: int, width: int = 1200, height: int = 900) -> bytes:
    """Draw a PNG, another one for each number: a slope of two colours."""
    tone = number * 37 % 200
    rows = b"".join(
        b"\0" + bytes(part for x in range(width) for part in (tone, y * 255 // height, x * 255 // width))
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def parser() -> argparse.ArgumentParser:
    """Return the command line's options."""
    found = argparse.ArgumentParser(prog="python -m bench.synthetic", description=__doc__)
    found.add_argument("--products", type=int, default=NATION, help="how many (default: %(default)s)")
    found.add_argument(
        "--to", type=Path, help="an empty or new folder (default: one in the temporary folder)"
    )
    found.add_argument("--seed", type=int, default=1)
    found.add_argument("--photos", type=int, default=0, help="how many products get a photo")
    found.add_argument("--hugo", action="store_true", help="also write the same as a Hugo site")
    return found


def main() -> int:
    """Write what the command line asks for."""
    from bench.hugo import write_site

    asked = parser().parse_args()
    to = asked.to or Path(tempfile.mkdtemp(prefix="ocop-bench-"))
    if to.exists() and any(to.iterdir()):
        sys.stderr.write(f"{to} is not empty; choose a new folder.\n")
        return 2
    records = make(asked.products, asked.seed)
    write_content(records, to / "ocop", asked.photos)
    if asked.hugo:
        write_site(records, to / "hugo")
    sys.stdout.write(f"{to}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
