"""Options that choose products, by slug or name; wrong ones are told with those that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from generator.cli.verbs import option
from generator.diagnostics import UsageError
from generator.records import Query
from generator.rulebook import Text
from generator.vietnamese import closest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from generator.catalog.catalogue import Catalogue
    from generator.taxonomy import Taxonomy

_OPTIONS = (
    ("--province", "SLUG,…", Text("Chỉ các tỉnh này.", "Of these provinces.")),
    ("--category", "SLUG,…", Text("Chỉ các ngành này.", "Of these categories.")),
    ("--set", "SLUG,…", Text("Chỉ các bộ sản phẩm này.", "Of these sets.")),
    ("--stars", "4,5", Text("Chỉ các hạng sao này.", "Of these ranks.")),
    ("--certificate", "ID,…", Text("Có chứng nhận này.", "With one of these certificates.")),
)
_RANKS = ("3", "4", "5")


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """The options as they were written."""

    province: str = ""
    category: str = ""
    set: str = ""
    stars: str = ""
    certificate: str = ""
    everything: bool = False


def choices(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose products."""
    for name, metavar, said in reversed(_OPTIONS):
        function = option(name, default="", metavar=metavar, said=said)(function)
    said = Text("Cả danh mục.", "The whole catalogue.")
    return option("--all", "everything", is_flag=True, said=said)(function)


def query_of(taxonomy: Taxonomy, choice: Choice) -> Query | None:
    """Return the query that the options mean, None where they choose nothing. Raises UsageError."""
    if choice == Choice():
        return None

    def province(text: str) -> str | None:
        found = taxonomy.province_today(text)
        return found.slug if found else None

    def category(text: str) -> str | None:
        found = taxonomy.find_category(text)
        return found.slug if found else None

    ranks = _slugs("--stars", choice.stars, _RANKS)
    return Query(
        provinces=_slugs("--province", choice.province, taxonomy.provinces, province),
        categories=_slugs("--category", choice.category, taxonomy.categories, category),
        sets=_slugs("--set", choice.set, taxonomy.sets),
        stars=[rank for rank in (3, 4, 5) if str(rank) in ranks],
        certificates=_slugs("--certificate", choice.certificate, taxonomy.certificates),
    )


def _slugs(
    name: str, written: str, known: Collection[str], meant: Callable[[str], str | None] = lambda _: None
) -> list[str]:
    found: dict[str, None] = {}
    for text in filter(None, (part.strip() for part in written.split(","))):
        slug = text if text in known else meant(text)
        if slug is None:
            raise _unknown(name, text, known)
        found[slug] = None
    return list(found)


def event_of(catalogue: Catalogue, text: str) -> str:
    """Return the slug of an event by its slug or the path of its file; "" for nothing. Raises UsageError."""
    slug = text.replace("\\", "/").rpartition("/")[2].removesuffix(".yml").removesuffix(".md")
    if slug and slug not in catalogue.events:
        raise _unknown("EVENT", slug, catalogue.events)
    return slug


def _unknown(name: str, text: str, known: Collection[str]) -> UsageError:
    like = closest(text, known)
    listed = ", ".join(sorted(known)[:40]) or "–"
    meant = Text(f" Có phải là {like}?", f" Did you mean {like}?") if like else Text("", "")
    return UsageError(
        vi=f"{name}: không có “{text}”.{meant.vi} Có: {listed}.",
        en=f"{name}: there is no “{text}”.{meant.en} There are: {listed}.",
    )
