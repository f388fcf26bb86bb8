"""The records of a synthetic catalogue: seeded, so that the same number and seed give the same catalogue."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.details import About, producer_record, product_record
from bench.naming import Namer
from bench.tales import story
from bench.vocabulary import KINDS, PROVINCES, Kind, Province
from bench.yaml import Value

#: The catalogue of July 2025: products in all, those of five stars, and Bắc Ninh's by stars.
NATION, FIVE_STARS = 17_068, 126
BAC_NINH = {5: 1, 4: 114, 3: 658}
#: Share of four stars (12/2024), of products whose producer has a file of its own, and producers a product.
FOUR_STARS, SHARED, PRODUCERS = 0.229, 0.55, 9_000 / NATION
#: Producers with a file of their own; the others are written in their products.
FILES = 3_400 / NATION
#: Share of products that come from the commune of their producer.
AT_HOME = 0.8
#: What an inline producer does not repeat: the product says it.
_OF_THE_FILE = frozenset({"sources"})
_KIND_WEIGHTS = [kind.weight for kind in KINDS]


@dataclass(frozen=True)
class Maker:
    """A producer; ``slug`` is empty where it has no file of its own."""

    slug: str
    province: Province
    commune: str
    record: Mapping[str, Value]


@dataclass(frozen=True)
class Item:
    """A product: its record without the body, and the story."""

    slug: str
    province: Province
    commune: str
    kind: Kind
    stars: int
    maker: Maker
    record: Mapping[str, Value]
    story: str

    @property
    def id(self) -> str:
        """Return the identity, ``<province>/<slug>``."""
        return f"{self.province.slug}/{self.slug}"


@dataclass
class Records:
    """A whole catalogue."""

    products: list[Item] = field(default_factory=list)
    makers: list[Maker] = field(default_factory=list)


def scaled(number: int, count: int) -> int:
    """Return what ``number`` of the nation's products is in a catalogue of ``count``."""
    return round(number * count / NATION)


def read_communes(table: Path) -> dict[str, list[str]]:
    """Read the communes of each province from the taxonomy."""
    communes: dict[str, list[str]] = defaultdict(list)
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            communes[row["province"]].append(row["name"])
    return communes


def ranks(count: int, random: Random) -> list[tuple[Province, int]]:
    """Return province and stars of every product, Bắc Ninh's and the five stars in exact numbers."""
    own = {stars: scaled(n, count) for stars, n in BAC_NINH.items()}
    here = next(province for province in PROVINCES if province.slug == "bac-ninh")
    others = [province for province in PROVINCES if province is not here]
    rest = count - sum(own.values())
    five = scaled(FIVE_STARS, count) - own[5]
    four = round(FOUR_STARS * count) - own[4]
    stars = [5] * five + [4] * four + [3] * (rest - five - four)
    random.shuffle(stars)
    places = random.choices(others, [province.weight for province in others], k=rest)
    here_too = ((here, of_these) for of_these, n in own.items() for _ in range(n))
    return [*here_too, *zip(places, stars, strict=True)]


def catalogue(count: int, communes: Mapping[str, Sequence[str]], seed: int = 1) -> Records:
    """Make a catalogue of ``count`` products."""
    return Workshop(Random(f"{seed}/{count}"), communes).catalogue(count)  # noqa: S311 (examples, not secrets)


class Workshop:
    """Makes producers and products from one stream of random numbers."""

    def __init__(self, random: Random, communes: Mapping[str, Sequence[str]]) -> None:
        self.random = random
        self.communes = communes
        self.namer = Namer()
        self.last: dict[str, Maker] = {}

    def catalogue(self, count: int) -> Records:
        """Make all records: first the producers that have a file, then the products."""
        placed = ranks(count, self.random)
        per_province = Counter(province for province, _ in placed)
        shared = {
            province: [self.maker(province, shared=True) for _ in range(max(1, round(n * FILES)))]
            for province, n in sorted(per_province.items())
        }
        products = []
        for province, stars in placed:
            own = self.random.random() >= SHARED
            maker = self.inline_maker(province) if own else self._pick(shared[province])
            products.append(self.product(province, stars, maker))
        return Records(products, [maker for makers in shared.values() for maker in makers])

    def _pick(self, makers: Sequence[Maker]) -> Maker:
        """Choose a producer; the first ones have many products, as in real lists."""
        return makers[int(self.random.random() ** 1.6 * len(makers))]

    def inline_maker(self, province: Province) -> Maker:
        """Make a producer that is written in its product; some make two or three, and nobody joined them."""
        again = 1 - (PRODUCERS - FILES) / (1 - SHARED)
        last = self.last.get(province.slug)
        if last is None or self.random.random() >= again:
            last = self.last[province.slug] = self.maker(province, shared=False)
        return last

    def maker(self, province: Province, *, shared: bool) -> Maker:
        """Make a producer."""
        commune = self.random.choice(self.communes[province.slug])
        form, name = self.namer.producer(self.random, province, commune)
        record = producer_record(self.random, province, commune, form, name)
        slug = self.namer.producer_slug(name, commune) if shared else ""
        return Maker(slug, province, commune, record)

    def product(self, province: Province, stars: int, maker: Maker) -> Item:
        """Make a product."""
        random = self.random
        kind = random.choices(KINDS, _KIND_WEIGHTS)[0]
        at_home = random.random() < AT_HOME
        commune = maker.commune if at_home else random.choice(self.communes[province.slug])
        name = self.namer.product(random, kind, commune, province)
        about = About(name, province, commune, kind, stars)
        slug = self.namer.product_slug(name, province, str(maker.record["name"]))
        inline = {key: value for key, value in maker.record.items() if key not in _OF_THE_FILE}
        record = product_record(random, about, maker.slug or inline)
        text = story(random, _facts(about, maker, slug) | {"year": str(random.randint(2019, 2025))})
        return Item(slug, province, commune, kind, stars, maker, record, text)


def _facts(about: About, maker: Maker, slug: str) -> dict[str, str]:
    return {
        "name": about.name,
        "maker": str(maker.record["name"]),
        "commune": about.commune,
        "province": about.province.name,
        "slug": slug,
    }
