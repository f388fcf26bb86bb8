"""Read a list → understand its rows → join producers → name files → write what is not there yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from generator.diagnostics import EnvironmentFault, UsageError
from generator.files.writing import create, document_text, fields_text
from generator.records import Producer
from generator.records.taxonomy import ListColumns
from generator.spreadsheets.context import Context
from generator.spreadsheets.distinct import distinct
from generator.spreadsheets.drafts import Draft, drafts_of
from generator.spreadsheets.findings import Finding
from generator.spreadsheets.listing import entries_in
from generator.spreadsheets.makers import MakerId, join_makers, maker_id
from generator.spreadsheets.rows import Entry
from generator.spreadsheets.sheets import read_sheets
from generator.spreadsheets.shelf import OnDisk, Shelf, identity_of, producer_slugs, product_slugs
from generator.taxonomy import Taxonomy, load_communes, load_taxonomy, read_table

Track = Callable[[Sequence[Entry]], Iterable[Entry]]
"""Passes rows through and tells a person how far it is."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What ``ocop import`` is asked. ``province`` and ``category``: for rows that name none.

    ``mapping``: headers or letters of columns → fields. ``fill``: fields whose empty cells are as above.
    """

    path: Path
    source: Path
    province: str = ""
    category: str = ""
    mapping: dict[str, str] = {}
    fill: tuple[str, ...] = ()
    dry_run: bool = False


class NewFile(msgspec.Struct, frozen=True):
    """A file to be written: its path from the source folder, with slashes."""

    path: str
    text: str


class Imported(msgspec.Struct, frozen=True):
    """What an import did, or would do."""

    rows: int
    products: tuple[str, ...]
    producers: tuple[str, ...]
    kept: int
    findings: tuple[Finding, ...]

    @property
    def left_out(self) -> int:
        """Return how many rows (and whole sheets) became no product."""
        return len({(one.sheet, one.row) for one in self.findings if one.level == "error"})


def import_list(task: Task, track: Track = iter) -> Imported:
    """Turn a list into product files; files that exist are never touched.

    Raises UsageError for a file that is no list, ContentError and OcopError for a faulty taxonomy,
    EnvironmentFault where the disk refuses.
    """
    context = _context(task)
    columns = read_table(task.source / "content" / "taxonomy", "list_columns.yml", ListColumns)
    entries = entries_in(read_sheets(task.path), columns, context, task.mapping, task.fill)
    drafts = distinct(drafts_of(track(entries), context), context)
    shelf = Shelf(task.source)
    producers, slugs = _name_producers(drafts, context, shelf)
    products, kept = _name_products(drafts, context, shelf, slugs)
    if not task.dry_run:
        for file in (*producers, *products):
            _write(task.source, file)
    return Imported(
        rows=len(entries),
        products=tuple(file.path for file in products),
        producers=tuple(file.path for file in producers),
        kept=kept,
        findings=tuple(_in_order(context.findings)),
    )


def _context(task: Task) -> Context:
    folder = task.source / "content" / "taxonomy"
    taxonomy = load_taxonomy(folder)
    province, category = _province(task.province, taxonomy), _category(task.category, taxonomy)
    communes = load_communes(folder)
    return Context(taxonomy, communes, province, category, [], communes.districts)


def _province(text: str, taxonomy: Taxonomy) -> str:
    """Return the slug that ``--province`` means, in any spelling, today's or former."""
    found = taxonomy.province_today(text) if text else None
    if text and found is None:
        raise UsageError(
            vi=f"--province: không có tỉnh “{text}”. Ví dụ: --province bac-ninh.",
            en=f"--province: there is no province “{text}”. For example: --province bac-ninh.",
        )
    return found.slug if found else ""


def _category(text: str, taxonomy: Taxonomy) -> str:
    """Return the slug that ``--category`` means."""
    found = taxonomy.find_category(text) if text else None
    if text and found is None:
        allowed = ", ".join(taxonomy.categories)
        raise UsageError(
            vi=f"--category: không có ngành “{text}”. Các ngành: {allowed}.",
            en=f"--category: there is no category “{text}”. The categories are: {allowed}.",
        )
    return found.slug if found else ""


def _name_producers(
    drafts: Sequence[Draft], context: Context, shelf: Shelf
) -> tuple[list[NewFile], dict[MakerId, str]]:
    """Return the new producer files, and the slug of every producer that has a file."""
    slugs = shelf.producers(context.taxonomy)
    joined = join_makers(drafts, context, slugs)
    taken: set[str] = set()
    files = []
    for key, maker in joined.items():
        if key in slugs:
            continue
        free = (slug for slug in producer_slugs(maker) if slug not in taken and not shelf.has_producer(slug))
        slugs[key] = next(free)
        taken.add(slugs[key])
        files.append(NewFile(f"content/producers/{slugs[key]}.yml", fields_text(maker)))
    return files, slugs


def _name_products(
    drafts: Sequence[Draft], context: Context, shelf: Shelf, producers: dict[MakerId, str]
) -> tuple[list[NewFile], int]:
    """Return the new product files, and how many rows have one already."""
    taken: set[tuple[str, str]] = set()
    files: list[NewFile] = []
    for draft in drafts:
        place = _place(draft, context, shelf, taken)
        if isinstance(place, OnDisk):
            _tell_kept(draft, context, place)
        else:
            taken.add((draft.product.province, place))
            product = msgspec.structs.replace(draft.product, producer=_producer(draft, producers))
            path = f"content/products/{product.province}/{place}.md"
            files.append(NewFile(path, document_text(product)))
    return files, len(drafts) - len(files)


def _place(draft: Draft, context: Context, shelf: Shelf, taken: set[tuple[str, str]]) -> str | OnDisk:
    """Return a free slug, or the file that holds this very product."""
    province = draft.product.province
    identity = identity_of(draft)
    for slug in product_slugs(draft, context.taxonomy):
        there = shelf.product(province, slug)
        if there is not None and identity.may_be(there.identity):
            return there
        if there is None and (province, slug) not in taken:
            return slug
    raise AssertionError("numbers never end")


def _producer(draft: Draft, slugs: dict[MakerId, str]) -> str | Producer:
    if draft.maker is None:
        return ""
    return slugs.get(maker_id(draft.product.province, draft.maker.name), draft.maker)


def _tell_kept(draft: Draft, context: Context, there: OnDisk) -> None:
    here = str(draft.product.stars)
    if there.stars == here:
        context.say(draft.entry, "exists", path=there.path)
    else:
        context.say(draft.entry, "exists-differs", "stars", path=there.path, there=there.stars, here=here)


def _write(source: Path, file: NewFile) -> None:
    try:
        create(source / file.path, file.text)
    except OSError as error:
        raise EnvironmentFault(
            vi=f"Không ghi được {file.path}: {error.strerror}.",
            en=f"Cannot write {file.path}: {error.strerror}.",
        ) from None


def _in_order(findings: list[Finding]) -> list[Finding]:
    """Return findings as the list reads: whole sheets first, then row by row."""
    places = {name: index for index, name in enumerate(dict.fromkeys(finding.sheet for finding in findings))}
    return sorted(findings, key=lambda finding: (places[finding.sheet], finding.row))
