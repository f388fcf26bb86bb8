"""The products of a booklet as HTML for print, laid out as our four a page: what the others set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from generator.booklet.models import Part, PrintedProduct, Volume
from generator.booklet.typesetting import font_folder

_PAGE = """\
<!doctype html><html lang="vi"><meta charset="utf-8"><title>{title}</title>
<style>
@font-face {{ font-family: Viet; font-weight: 400; src: url("{fonts}/BeVietnamPro-Regular.ttf") }}
@font-face {{ font-family: Viet; font-weight: 600; src: url("{fonts}/BeVietnamPro-SemiBold.ttf") }}
@font-face {{ font-family: Viet; font-style: italic; src: url("{fonts}/BeVietnamPro-Italic.ttf") }}
@page {{ size: {width}mm {height}mm; margin: {top}mm {outer}mm {bottom}mm {inner}mm }}
* {{ margin: 0; box-sizing: border-box }}
body {{ font: 6.4pt/1.35 Viet }}
h1 {{ font-size: 25pt; padding-top: 30mm; break-before: page; break-after: page }}
.page {{ display: grid; grid-template-rows: repeat({rows}, calc({cell_height}mm - .1mm));
  grid-template-columns: repeat({columns}, {cell_width}mm);
  gap: {gap}mm; break-after: page }}
.one {{ position: relative; height: calc({cell_height}mm - .1mm); overflow: hidden }}
.picture {{ display: block; width: 100%; height: {picture_height}mm; object-fit: cover;
  border-radius: 1.1mm }}
.kind {{ font-size: 6.2pt; font-weight: 600; margin-top: 3mm }}
h2 {{ font-size: 9.6pt; line-height: 1.3; margin-top: 1.5mm }}
.other {{ font-style: italic; color: #555 }}
.stars, .maker, .state {{ margin-top: 2mm; margin-right: 21mm }}
.stars, .maker b {{ font-weight: 600 }}
.facts {{ margin: 1.5mm 21mm 0 0 }}
.code {{ position: absolute; right: 0; bottom: 0; width: {code}mm; height: {code}mm;
  image-rendering: pixelated }}
</style>
"""


def write_page(volume: Volume, files: Mapping[str, bytes], folder: Path) -> Path:
    """Write the page and the pictures that it shows; return its path."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    form = {name: getattr(volume.form, name) for name in volume.form.__struct_fields__}
    head = _PAGE.format(title=escape(volume.title), fonts=font_folder().as_uri(), **form)
    page = folder / "booklet.html"
    page.write_text(head + "".join(_parts(volume)), encoding="utf-8")
    return page


def _parts(volume: Volume) -> Iterator[str]:
    count = volume.form.columns * volume.form.rows
    for part in volume.parts:
        yield f"<h1>{escape(part.title)}</h1>\n"
        yield from _pages(part, count)


def _pages(part: Part, count: int) -> Iterator[str]:
    for start in range(0, len(part.products), count):
        yield f'<div class="page">{"".join(map(product, part.products[start : start + count]))}</div>\n'


def product(one: PrintedProduct) -> str:
    """Return a product with what our template shows of it."""
    facts = "".join(f"<p>{escape(fact.label)}: {escape(fact.text)}</p>" for fact in one.facts[: one.shown])
    other = f'<p class="other">{escape(one.other_name)}</p>' if one.other_name else ""
    stars = "★" * one.stars
    return (
        f'<div class="one"><img class="picture" src="{escape(one.picture.file)}" alt="">'
        f'<p class="kind">{escape(one.category)}</p><h2>{escape(one.name)}</h2>{other}'
        f'<p class="stars">{stars} {escape(one.stars_label)}</p>'
        f'<p class="maker"><b>{escape(one.maker)}</b><br>{escape(one.place)}</p>'
        f'<p class="state">{escape(one.state_label)}<br>{escape(one.decision)}</p>'
        f'<div class="facts">{facts}</div>'
        f'<a href="{escape(one.href)}"><img class="code" src="{escape(one.code)}" alt=""></a></div>'
    )
