"""What records hold beside names: recognitions, prices, certificates, contacts, sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from bench.vocabulary import CERTIFICATES, CHANNELS, MARKETS, MOBILE_PREFIXES, SETS, Kind, Province
from bench.yaml import Value
from generator.vietnamese import slugify

#: The day on which benchmarks look at recognitions; decisions lie in the four and a half years before it.
AS_OF = dt.date(2026, 11, 22)
_DAYS = 1640
_MERGED = "2025-07-01"
_NATIONAL = 5
_BANDS = {3: (50, 69.9), 4: (70, 89.9), 5: (90, 99.5)}
_MINISTRY = "Bộ Nông nghiệp và Môi trường"
_CITIES = frozenset({"Hà Nội", "Hải Phòng", "Huế"})

#: How many of a hundred records hold a field. Barcodes hardly ever stand in published lists.
_OF_A_HUNDRED = {
    "phone": 85,
    "email": 30,
    "website": 25,
    "tax_code": 40,
    "producer's source": 30,
    "name_en": 10,
    "score": 70,
    "history": 10,
    "code": 60,
    "expires": 30,
    "issued_at": 50,
    "summary": 80,
    "ingredients": 70,
    "storage": 75,
    "season": 20,
    "price": 85,
    "wholesale": 35,
    "trade": 30,
    "certificate's dates": 70,
    "gtin": 2,
    "trace": 20,
    "second source": 35,
}

Record = dict[str, Value]


class About(NamedTuple):
    """What the details of a product depend on."""

    name: str
    province: Province
    commune: str
    kind: Kind
    stars: int


def has(random: Random, field: str) -> bool:
    """Decide whether a record holds a field."""
    return random.random() * 100 < _OF_A_HUNDRED[field]


def producer_record(random: Random, province: Province, commune: str, form: str, name: str) -> Record:
    """Describe a producer."""
    record: Record = {"name": name, "type": form, "province": province.slug, "commune": commune}
    number, village = random.randint(1, 380), random.randint(1, 14)
    record["address"] = f"Số {number}, thôn {village}, {commune}, {province.name}"
    if has(random, "phone"):
        record["phone"] = random.choice(MOBILE_PREFIXES) + f"{random.randrange(10**7):07}"
    if has(random, "email"):
        record["email"] = f"{slugify(name, 40)}@example.com"
    if has(random, "website"):
        record["website"] = f"https://example.com/{slugify(name, 40)}"
    if has(random, "tax_code"):
        record["tax_code"] = f"{random.randrange(10**10):010}"
    if has(random, "producer's source"):
        record["sources"] = [_source(random, province, "C")]
    return record


def product_record(random: Random, about: About, producer: Value) -> Record:
    """Describe a product."""
    category, of_set = SETS[about.kind.set - 1]
    record: Record = {"name": about.name}
    if has(random, "name_en"):
        record["name_en"] = slugify(about.name).replace("-", " ").capitalize()
    record |= {"province": about.province.slug, "commune": about.commune}
    record |= {"category": category, "set": of_set, "stars": about.stars}
    if has(random, "score"):
        record["score"] = _score(random, about.stars)
    record["recognition"] = _recognition(random, about.province, about.stars)
    if has(random, "history"):
        record["history"] = [_past(random, about.province, about.stars)]
    record["producer"] = producer
    record |= _texts(random, about) | _trading(random, about.kind) | _proofs(random)
    return record | {"sources": _sources(random, about.province)}


def _score(random: Random, stars: int) -> float:
    return round(random.uniform(*_BANDS[stars]), 1)


def _recognition(random: Random, province: Province, stars: int) -> Record:
    """Describe a recognition; of some only the month, the year or nothing is known."""
    day = AS_OF - dt.timedelta(days=random.randrange(12, _DAYS))
    date = random.choices((str(day), f"{day:%Y-%m}", f"{day:%Y}", ""), (74, 8, 12, 6))[0]
    record: Record = {}
    if date:
        record["decision"] = f"{random.randint(40, 4800)}/QĐ-{'BNNMT' if stars == _NATIONAL else 'UBND'}"
        record["date"] = date
        record["authority"] = _authority(random, province, date, stars)
    if has(random, "code"):
        place = f"{random.randint(10, 96)}-{random.randint(10000, 32200)}"
        record["code"] = f"{place}-{random.randint(1, 40):02}-{day.year}"
    if date == str(day) and has(random, "expires"):
        record["expires"] = str(day.replace(year=day.year + 3, day=min(day.day, 28)))
    status = random.choices(("", "withdrawn", "under-review"), (975, 12, 13))[0]
    return record | ({"status": status} if status else {})


def _authority(random: Random, province: Province, date: str, stars: int) -> str:
    if stars == _NATIONAL:
        return _MINISTRY
    name = random.choice(province.former) if date < _MERGED else province.name
    return f"UBND {'thành phố' if name in _CITIES else 'tỉnh'} {name}"


def _past(random: Random, province: Province, stars: int) -> Record:
    before = max(3, stars - random.randint(0, 1))
    return {
        "stars": before,
        "score": _score(random, before),
        "decision": f"{random.randint(40, 4800)}/QĐ-UBND",
        "date": f"{random.randint(2019, 2021)}-12-{random.randint(1, 28):02}",
        "authority": f"UBND tỉnh {random.choice(province.former)}",
    }


def _texts(random: Random, about: About) -> Record:
    record: Record = {}
    commune, province = about.commune, about.province
    if has(random, "issued_at"):
        former = random.choice(province.former)
        record["issued_at"] = {"commune": commune, "district": f"Huyện {commune}", "province": former}
    if has(random, "summary"):
        made = f"làm từ nguyên liệu của {commune}, {province.name}"
        record["summary"] = f"{about.name} {made}; mỗi mẻ đều được kiểm tra."
    record["packaging"] = about.kind.unit
    if has(random, "ingredients"):
        record["ingredients"] = f"{about.kind.name} (98 %), muối, gia vị tự nhiên"
        record["usage"] = "Dùng trực tiếp hoặc chế biến theo hướng dẫn trên bao bì"
    if has(random, "storage"):
        record["storage"] = "Nơi khô ráo, thoáng mát, tránh ánh nắng trực tiếp"
        record["shelf_life"] = f"{random.choice((3, 6, 9, 12, 18, 24))} tháng kể từ ngày sản xuất"
    if has(random, "season"):
        record["season"] = f"Từ tháng {random.randint(1, 6)} đến tháng {random.randint(7, 12)}"
    return record


def _trading(random: Random, kind: Kind) -> Record:
    record: Record = {}
    retail = random.randint(kind.low, kind.high) * 1000
    if has(random, "price"):
        price: Record = {"retail": retail}
        if has(random, "wholesale"):
            price["wholesale"] = retail * 8 // 10
        record["price"] = price | {"unit": kind.unit}
    if has(random, "trade"):
        record["trade"] = {
            "moq": f"{random.choice((10, 20, 50, 100))} {kind.unit}",
            "capacity": f"{random.choice((500, 1200, 3000, 8000))} {kind.unit} mỗi tháng",
            "lead_time": f"{random.randint(2, 14)} ngày",
            "channels": random.sample(CHANNELS, random.randint(1, 3)),
            "export_markets": random.sample(MARKETS, random.randint(0, 2)),
        }
    return record


def _proofs(random: Random) -> Record:
    record: Record = {}
    kinds = random.sample(CERTIFICATES, random.choices((0, 1, 2, 3), (30, 40, 20, 10))[0])
    if kinds:
        record["certificates"] = [_certificate(random, *kind) for kind in kinds]
    trace: Record = {}
    if has(random, "gtin"):
        trace["gtin"] = gtin(f"893{random.randrange(10**9):09}")
    if has(random, "trace"):
        trace["url"] = f"https://example.org/truy-xuat/{random.randrange(10**8):08}"
    return record | ({"trace": trace} if trace else {})


def _certificate(random: Random, kind: str, issuer: str) -> Record:
    year, number = random.randint(2022, 2025), random.randint(1, 980)
    record: Record = {"type": kind, "number": f"{number:03}/{year}/{kind[:4].upper()}", "issuer": issuer}
    if has(random, "certificate's dates"):
        issued = f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        record |= {"issued": issued, "expires": f"{year + 3}"}
    return record


def gtin(digits: str) -> str:
    """Add the check digit: weights 3 and 1 from the right (GS1)."""
    total = sum(int(digit) * (3, 1)[at % 2] for at, digit in enumerate(reversed(digits)))
    return f"{digits}{-total % 10}"


def _sources(random: Random, province: Province) -> Sequence[Value]:
    first = _source(random, province, random.choice("AB"))
    return [first, _source(random, province, "C")] if has(random, "second source") else [first]


def _source(random: Random, province: Province, grade: str) -> Record:
    year = random.randint(2022, 2026)
    titles = {
        "A": f"Phụ lục Quyết định công nhận sản phẩm OCOP tỉnh {random.choice(province.former)} năm {year}",
        "B": f"{province.name} công nhận thêm sản phẩm OCOP đạt 3 sao, 4 sao năm {year}",
        "C": "Gian hàng của chủ thể",
    }
    address = f"https://example.org/{province.slug}/{random.randrange(10**6):06}"
    date = f"{year}-{random.randint(1, 10):02}-18"
    return {"title": titles[grade], "url": address, "date": date, "grade": grade}
