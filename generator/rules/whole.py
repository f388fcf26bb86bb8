"""What only the whole catalogue can break: references, identities, files missing or read by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Finding, by_place, undotted
from generator.rulebook import Rule, catalogue, events, photos
from generator.rules.locating import locate
from generator.rules.model import FileFacts, Reference
from generator.rules.paths import SETTINGS, is_photo, place_of, unknown
from generator.taxonomy.totals import TOTALS, faulty_lines
from generator.vietnamese import closest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from generator.files.walk import Walk

_TAXONOMY = "content/taxonomy"
_TOTALS = f"{_TAXONOMY}/{TOTALS}"
_NEEDED_TABLES = ("provinces", "categories", "stars")
_REFUSALS: dict[str, Rule] = {
    "symlink": catalogue.SYMLINK,
    "special": catalogue.SPECIAL_FILE,
    "unreadable": catalogue.UNREADABLE,
}
_UNKNOWN: dict[str, Rule] = {
    "producer": catalogue.PRODUCER_UNKNOWN,
    "product": catalogue.PRODUCT_UNKNOWN,
    "outlet": events.OUTLET_UNKNOWN,
}


def check_walk(walk: Walk) -> list[Diagnostic]:
    """Tell what the walk refused, which files nobody reads, and which must be there and are not."""
    found = [Finding(_REFUSALS[refusal.reason], spot="file").at(refusal.path) for refusal in walk.refused]
    for path in walk.files:
        if place_of(path).kind == "other" and not is_photo(path):
            finding = unknown(path)
            found += [finding.at(path)] if finding else []
    if SETTINGS not in walk.files:
        found.append(Finding(catalogue.SETTINGS_MISSING, spot="file").at(SETTINGS))
    for name in _NEEDED_TABLES:
        path = f"{_TAXONOMY}/{name}.yml"
        if path not in walk.files:
            found.append(Finding(catalogue.TAXONOMY_MISSING, found=path, spot="file").at(path))
    return sorted(found, key=by_place)


def check_whole(
    files: Iterable[FileFacts],
    paths: Collection[str],
    read: Callable[[str], bytes],
    late: Collection[str] = (),
) -> list[Diagnostic]:
    """Compare the records of a catalogue with one another.

    ``files``: the facts of every record, those with errors too. ``paths``: all files of the content folder.
    ``read`` gives the bytes of a file; only those with a problem are read. Of two files that cannot both
    stay, the one in ``late`` is told, else the one that comes later.
    """
    facts = sorted(files, key=lambda file: (file.path in late, file.path))
    found = [*_duplicates(facts), *_alone(facts), *_unused(facts, paths)]
    for file, reference, finding in (*_dangling(facts), *_repeated_codes(facts)):
        found.append(finding.at(file.path, *locate(file.path, read(file.path), reference.field)))
    if _TOTALS in paths:
        found += [
            Finding(catalogue.TAXONOMY_TOTAL, found=text).at(_TOTALS, line)
            for line, text in faulty_lines(read(_TOTALS))
        ]
    return sorted(found, key=by_place)


def _duplicates(files: Iterable[FileFacts]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], str] = {}
    for file in files:
        other = first.setdefault((file.kind, file.id), file.path)
        if other != file.path:
            rule = catalogue.DUPLICATE_PRODUCT if file.kind == "product" else catalogue.DUPLICATE_FILE
            yield Finding(rule, found=file.id, facts={"other": other}, spot="file").at(file.path)


def _repeated_codes(files: list[FileFacts]) -> Iterator[tuple[FileFacts, Reference, Finding]]:
    first: dict[str, str] = {}
    for file in files:
        for reference in file.references:
            other = first.setdefault(reference.target, file.path) if reference.kind == "gtin" else file.path
            if other != file.path:
                field, facts = undotted(reference.field), {"other": other}
                yield file, reference, Finding(catalogue.GTIN_REPEATED, field, reference.target, facts)


def _alone(files: Iterable[FileFacts]) -> Iterator[Diagnostic]:
    pages = {file.id: file.path for file in files if file.kind == "page"}
    for name, path in pages.items():
        original = name.removesuffix(".en")
        if original not in pages:
            facts = {"other": f"content/pages/{original}.md"}
            yield Finding(catalogue.PAGE_ENGLISH_ALONE, facts=facts, spot="file").at(path)


def _unused(files: Iterable[FileFacts], paths: Iterable[str]) -> Iterator[Diagnostic]:
    used = {
        f"{file.path.rpartition('/')[0]}/{reference.target}"
        for file in files
        for reference in file.references
        if reference.kind == "image"
    }
    for path in paths:
        if is_photo(path) and path not in used:
            yield Finding(photos.IMAGE_UNUSED, found=path.rpartition("/")[2], spot="file").at(path)


def _dangling(files: list[FileFacts]) -> Iterator[tuple[FileFacts, Reference, Finding]]:
    known: dict[str, set[str]] = {kind: {file.id for file in files if file.kind == kind} for kind in _UNKNOWN}
    for file in files:
        for reference in file.references:
            if reference.kind in known and reference.target not in known[reference.kind]:
                like = closest(reference.target, sorted(known[reference.kind]))
                facts = {"closest": like} if like else {}
                yield file, reference, _unknown(reference, facts)


def _unknown(reference: Reference, facts: dict[str, str]) -> Finding:
    return Finding(_UNKNOWN[reference.kind], undotted(reference.field), reference.target, facts)
