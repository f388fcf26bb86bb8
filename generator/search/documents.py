"""The document that stands for a product in the index: tokens, each at a place that says what it is part of.

Pagefind tells where in a document it found a word. So a field has its own stretch of places, and the browser
knows a hit in the name, and where in the name, from one in the producer, without any more bytes.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.records import Producer
from generator.search.abbreviations import FORMS, TRADES
from generator.search.telling import telling
from generator.search.tokens import is_vietnamese, pair, syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.records import IssuedAt, Product
    from generator.search.former import FormerPlaces
    from generator.search.tokens import Syllable
    from generator.taxonomy import Taxonomy

#: Syllables of a name that have places.
NAME = 16
#: Where the blocks of a name begin: syllables, pairs, the pair (or only syllable) that ends it; with their
#: marks, where they have any, syllables and pairs. Pagefind tells only the first place of a word.
BARE, PAIRS, LAST, MARKED, MARKED_PAIRS = 0, 16, 32, 48, 64
#: Where other fields begin, a place for a syllable and one for its pair in turn, and where they end.
KIND, MAKER, STORY, END = 80, 112, 192, 272
#: From here on "Bắc Ninh" in a decision can mean the province of today (Nghị quyết 202/2025/QH15).
REFORM = "2025-07"
#: Letters of an English word that may be a plural.
SHORTEST_PLURAL = 3
#: A kind with more words than this has varieties, not names.
SYNONYMS = 4
#: How many of ``FORMS`` are found alone.
SEARCHED_FORMS = 4
COMMON_FAMILIES = frozenset({"programme", "legal"})
_PLACE_TYPE = re.compile(
    r"^(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tp\.?|tỉnh) (?=\D)", re.IGNORECASE
)
#: Pagefind counts it as a word, for its place, and indexes nothing.
NOTHING = "."


class Document:
    """The places of one document, filled from the telling fields to the others; each token stands once."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.places = [NOTHING] * END
        self.seen: set[str] = set()

    def name(self, words: list[Syllable]) -> None:
        """Write a name; what is too long for its blocks follows with the kind of product."""
        whole = len(words) <= NAME
        for at, word in enumerate(words[:NAME]):
            self._put((LAST if whole and len(words) == 1 else BARE) + at, word.bare)
            if word.marked != word.bare:
                self._put(MARKED + at, word.marked)
        for at, (one, two) in enumerate(pairwise(words[:NAME])):
            self._put((LAST if whole and at == len(words) - 2 else PAIRS) + at, pair(one.bare, two.bare))
            if (one.marked, two.marked) != (one.bare, two.bare):
                self._put(MARKED_PAIRS + at, pair(one.marked, two.marked))

    def field(self, begin: int, end: int, texts: Iterable[list[str]], *, alone: bool) -> None:
        """Write other fields from one place to another; ``alone``: also syllables that are not Vietnamese."""
        at = begin
        for words in texts:
            for one, two in pairwise([*words, ""]):
                single = one if alone or len(words) == 1 or not is_vietnamese(one) else ""
                tokens = (single, pair(one, two) if two else "")
                fresh = [token if token and token not in self.seen else NOTHING for token in tokens]
                if fresh == [NOTHING, NOTHING]:
                    continue
                if at + 1 >= end:
                    return
                for offset, token in enumerate(fresh):
                    if token != NOTHING:
                        self._put(at + offset, token)
                at += 2

    def loose(self, begin: int, end: int, tokens: Iterable[str]) -> None:
        """Write pairs that stand in no order."""
        at = begin + 1
        for token in tokens:
            if token not in self.seen and at < end:
                self._put(at, token)
                at += 2

    def text(self) -> str:
        """Return the document as Pagefind reads it."""
        last = max((at for at, token in enumerate(self.places) if token != NOTHING), default=-1)
        return f'<html lang="vi"><body><p>{" ".join(self.places[: last + 1])}</p></body></html>'

    def _put(self, at: int, token: str) -> None:
        self.places[at] = token
        self.seen.add(token)


def document(catalogue: Catalogue, entry: Entry, former: FormerPlaces) -> str:
    """Write the document of a product (about 0.2 ms)."""
    detail = catalogue.detail(entry)
    record, taxonomy = detail.record, catalogue.taxonomy
    made = Document()
    name = syllables(entry.name)
    made.name(name)
    kind = (entry.name_en, *_kind(taxonomy, entry), *record.tags)
    made.field(KIND, MAKER, (*map(_bare, kind), _singulars(entry.name_en), *_rest(name)), alone=True)
    texts = (
        *_maker(catalogue, entry, record),
        entry.commune,
        *_place_then(record.issued_at),
        *_former_places(catalogue, entry, record, former),
        *_certificates(taxonomy, record),
    )
    made.field(MAKER, STORY, map(_bare, texts), alone=False)
    made.loose(STORY, END, telling(record.summary, detail.story))
    return made.text()


def _bare(text: str) -> list[str]:
    return [word.bare for word in syllables(text)]


def _rest(name: list[Syllable]) -> Iterator[list[str]]:
    if len(name) > NAME:
        yield [word.bare for word in name[NAME - 1 :]]


def _singulars(text: str) -> list[str]:
    """Return the words of an English name that a final s may be cut from, without it."""
    return [word[:-1] for word in _bare(text) if len(word) > SHORTEST_PLURAL and word.endswith("s")]


def _kind(taxonomy: Taxonomy, entry: Entry) -> tuple[str, ...]:
    """Name the kind of product, and what else it is called: lợn and heo, lạc and đậu phộng."""
    kind = taxonomy.kinds.get(entry.kind)
    if kind is None:
        return ()
    also = kind.words if len(kind.words) <= SYNONYMS else ()
    return (kind.name, kind.name_en, *(word.lstrip("^") for word in also))


def _maker(catalogue: Catalogue, entry: Entry, record: Product) -> Iterator[str]:
    """Name the producer, and its legal form where the name does not say it."""
    name = catalogue.maker(entry)
    maker = record.producer if isinstance(record.producer, Producer) else catalogue.producer(entry.producer)
    stated = maker.type if maker else ""
    form = catalogue.taxonomy.producer_types.get(stated or "")
    words = _bare(name)
    yield from (word for word in words if word in FORMS[:SEARCHED_FORMS])
    yield " ".join(word for word in words if word not in FORMS + TRADES)
    if form and form.abbreviation and not set(_bare(form.abbreviation)) <= set(words):
        yield form.abbreviation


def _place_then(place: IssuedAt) -> tuple[str, ...]:
    return tuple(_PLACE_TYPE.sub("", text) for text in (place.commune, place.district, place.province))


def _former_places(
    catalogue: Catalogue, entry: Entry, record: Product, former: FormerPlaces
) -> Iterable[str]:
    """Name the districts and provinces that a product's place was part of, as closely as is known."""
    known = former.of(entry.province, entry.commune)
    if known:
        return known
    taxonomy = catalogue.taxonomy
    issued = taxonomy.find_former(record.issued_at.province) if record.issued_at.province else None
    if issued and (not entry.date or entry.date < REFORM):
        return ()
    return [one.name for one in taxonomy.former_of(entry.province)]


def _certificates(taxonomy: Taxonomy, record: Product) -> Iterator[str]:
    """Name the certificates that tell products apart; the legal ones every product has."""
    for certificate in record.certificates:
        known = taxonomy.certificates.get(certificate.type)
        if known is None or known.family not in COMMON_FAMILIES:
            yield known.name if known else certificate.type
