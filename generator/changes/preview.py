"""A small site of only the pages that a change touches, made by the same plan and press as the whole.

It can be opened from a disk: links between its pages are relative. Links to all other pages lead to the
published site where its address is known, and nowhere else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

import msgspec

from generator.addresses import EVENTS, OUTLETS, PRODUCERS, PRODUCTS, Selection, file_of
from generator.build.deciding import decide
from generator.build.job import Job, Silence
from generator.build.joining import join
from generator.build.reading import SETTINGS, Content, Reader
from generator.catalog.cache import Cache
from generator.catalog.catalogue import Catalogue
from generator.changes.comparing import Difference, Item
from generator.changes.relinking import Relinker
from generator.diagnostics import ContentError, Diagnostic, UsageError
from generator.plan.model import Output
from generator.publish.site import MARK, Folder, is_free, manifest, read_manifest

#: Most records whose pages are made.
MOST = 200

_INDEX = "index.html"
_ROOMS = {"product": PRODUCTS, "producer": PRODUCERS, "event": EVENTS, "outlet": OUTLETS}
_SHARED = frozenset({"asset", "font", "counts"})
_PAGES = frozenset({"product", "producer", "event", "outlet", "text", "listing"})


def preview(
    source: Path,
    folder: Path,
    difference: Difference,
    problems: Iterable[Diagnostic],
    as_of: dt.date,
) -> tuple[str, ...]:
    """Write the pages of a change into a folder and return them, by their files.

    Records with errors have no page. Raises ContentError where settings or taxonomy are broken, UsageError
    for a folder that holds other files.
    """
    if not is_free(folder):
        raise UsageError(
            vi=f"Thư mục {folder} không do ocop tạo ra nên không bị ghi đè. Hãy chọn thư mục khác.",
            en=f"The folder {folder} was not made by ocop and is left alone. Choose another.",
        )
    job = Job(source=source, output=folder, as_of=as_of, jobs=1, search=False, cache=False)
    content = _content(job, problems)
    catalogue = join(content, job)
    decision = decide(catalogue, content, job, Cache(job.cache_folder))
    wanted = list(_wanted(decision.plan, catalogue, difference))
    files = {path for output in wanted for path in output.paths}
    links = Relinker(files, catalogue.settings.base_url)
    pages = [path for output in wanted if output.kind in _PAGES for path in output.paths]
    into = Folder(folder, careful=False)
    into.remove(read_manifest(folder) or ())
    for output in wanted:
        for path, data in zip(output.paths, decision.press.make(output), strict=True):
            into.write(path, links.page(path, data) if path in pages else data, b"")
    into.write(_INDEX, _index(pages, difference, catalogue), b"")
    into.write(MARK, manifest([*files, _INDEX]), b"")
    return tuple(pages)


def _content(job: Job, problems: Iterable[Diagnostic]) -> Content:
    """Read what can be read, without the records that have errors of any sort."""
    reader = Reader(job, Cache(job.cache_folder), Silence())
    reader.look()
    content = reader.read()
    errors = [one for one in problems if one.is_error]
    bad = {one.path for one in errors}
    files = {path: loaded for path, loaded in content.records.files.items() if path not in bad}
    if content.taxonomy is None or SETTINGS not in files:
        raise ContentError([*content.diagnostics, *errors])
    return msgspec.structs.replace(content, records=msgspec.structs.replace(content.records, files=files))


def _wanted(outputs: Iterable[Output], catalogue: Catalogue, difference: Difference) -> Iterator[Output]:
    """Yield the outputs of a preview: pages of touched records, a listing of each product, their photos."""
    touched = [item for item in difference.items if item.status != "D"][:MOST]
    subjects: set[tuple[str, str]] = {(item.kind, item.id) for item in touched if item.kind in _ROOMS}
    subjects |= {("text", item.id.removesuffix(".en")) for item in touched if item.kind == "page"}
    lists = dict(_listed(touched, catalogue))
    photos = {photo for item in touched if item.kind == "product" for photo in _photos(catalogue, item.id)}
    for output in outputs:
        is_listed = output.kind == "listing" and output.number in lists.get(output.selection, ())
        if (
            output.kind in _SHARED
            or (output.kind, output.subject) in subjects
            or is_listed
            or (output.kind == "photo" and output.subject in photos)
        ):
            yield output


def _listed(touched: Iterable[Item], catalogue: Catalogue) -> Iterator[tuple[Selection, set[int]]]:
    """Yield the narrowest listing of each product with the numbers of the pages that show it."""
    found: dict[Selection, set[int]] = {}
    for item in touched:
        entry = catalogue.by_id.get(item.id) if item.kind == "product" else None
        if entry:
            selection = Selection(entry.province, entry.category, entry.stars)
            at = catalogue.listings[selection].index(entry)
            found.setdefault(selection, set()).add(at // catalogue.settings.page_size + 1)
    yield from found.items()


def _photos(catalogue: Catalogue, product: str) -> Iterator[str]:
    entry = catalogue.by_id.get(product)
    if entry:
        detail = catalogue.detail(entry)
        yield from (photo.hash for photo in (*detail.photos, *detail.inline))


def _index(pages: Iterable[str], difference: Difference, catalogue: Catalogue) -> bytes:
    """Return the page that lists the others, by the names of what they show."""
    names = {
        file_of(f"{_ROOMS[item.kind]}{item.id}/"): item.name
        for item in difference.items
        if item.kind in _ROOMS
    }
    rows = (f'<li><a href="{escape(path)}">{escape(names.get(path, path))}</a></li>' for path in pages)
    title = escape(catalogue.settings.title)
    head = '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">'
    lines = [
        f'<!doctype html>\n<html lang="vi">\n<head>\n{head}\n<title>Xem trước · {title}</title>\n</head>',
        "<body>\n<main>\n<h1>Xem trước các trang thay đổi</h1>\n<ul>",
        *rows,
        "</ul>\n</main>\n</body>\n</html>\n",
    ]
    return "\n".join(lines).encode()
