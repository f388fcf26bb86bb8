"""Records written as files read back as they were, and files that exist are never touched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.files import writing
from generator.files.documents import parse_document
from generator.files.writing import create, document_text, fields_text
from generator.records import (
    Certificate,
    Image,
    IssuedAt,
    PastRecognition,
    Price,
    Producer,
    Product,
    Recognition,
    Source,
    Trace,
    Trade,
)
from generator.vietnamese import tidy, tidy_lines

if TYPE_CHECKING:
    from pathlib import Path

FULL = Product(
    name="Nước mắm: 40° # thử",
    name_en="no",
    province="bac-ninh",
    category="thuc-pham",
    stars=4,
    score=78.5,
    recognition=Recognition(decision="3981/QĐ-UBND", date="2023-12-18", code="24-223-1", expires="2026-12"),
    history=[PastRecognition(stars=3, date="2020", score=60.0)],
    producer=Producer(name="HTX A", type="htx", phone="0204 385 1234", tax_code="0101234567"),
    issued_at=IssuedAt(commune="xã Nam Dương", district="Lục Ngạn", province="Bắc Giang"),
    images=[Image(file="a.jpg", alt="Ảnh, có dấu phẩy")],
    price=Price(retail=45000, unit="gói 500 g"),
    trade=Trade(channels=["no", "siêu thị"]),
    certificates=[Certificate(type="vietgap", number="1e5", expires="2027")],
    trace=Trace(gtin="8931234567890"),
    tags=["1:30", "~"],
    sources=[Source(title='Bài "x"', url="https://a.vn/x?y=1#z", grade="B", note="null")],
    story="# Chuyện\n\nXin chào",
)
TEXT = """\
---
name: 'Nước mắm: 40° # thử'
name_en: "no"
province: bac-ninh
category: thuc-pham
stars: 4
score: 78.5
recognition:
  decision: 3981/QĐ-UBND
  date: 2023-12-18
  code: "24-223-1"
  expires: 2026-12
history:
- {date: "2020", stars: 3, score: 60}
producer:
  name: HTX A
  type: htx
  phone: "0204 385 1234"
  tax_code: "0101234567"
issued_at: {commune: xã Nam Dương, district: Lục Ngạn, province: Bắc Giang}
images:
- {file: a.jpg, alt: 'Ảnh, có dấu phẩy'}
price: {retail: 45000, unit: gói 500 g}
trade:
  channels: ["no", siêu thị]
certificates:
- type: vietgap
  number: "1e5"
  expires: "2027"
trace:
  gtin: "8931234567890"
tags: ["1:30", "~"]
sources:
- title: Bài "x"
  url: https://a.vn/x?y=1#z
  grade: B
  note: "null"
---

# Chuyện

Xin chào
"""


def read(name: str, text: str) -> Product:
    return msgspec.convert(parse_document(name, text.encode()).fields, Product, strict=False)


def test_a_product_file_in_full() -> None:
    assert TEXT == document_text(FULL)


def test_it_reads_back() -> None:
    assert FULL == read("a.md", document_text(FULL))
    assert FULL == read("a.yml", fields_text(FULL))


def test_defaults_are_left_out() -> None:
    plain = Product(name="Bánh", province="hue", category="thuc-pham", stars=3)
    assert "---\nname: Bánh\nprovince: hue\ncategory: thuc-pham\nstars: 3\n---\n" == document_text(plain)


# Everything that a tool could take for something else than text, among any text at all.
SUSPECTS = st.sampled_from(
    [
        *("0204385", "0912", "1.5", "1e5", "0x1F", "0o17", "-3", "+84", "1_000", "12:30", "1:30:15", ".5"),
        *(".inf", "-.INF", ".NaN", "~", "null", "Null", "y", "N", "yes", "NO", "on", "Off", "true", "FALSE"),
        *("=", "<<", "2023", "2023-12", "2023-12-18", "2023-12-18T10:00:00", "-", "?", ":", "#", "&", "*"),
        *("!", "|", ">", "'", '"', "%", "@", "`", "{a}", "[b]", "a,b", "a:b", "a: b", "a #b", "---", "..."),
        *("1.000.000", "45.000,5", "0204 385 1234", "- a", "? a", "a:"),
    ]
)
TEXTS = st.one_of(SUSPECTS, st.text(min_size=1, max_size=60)).map(tidy).filter(bool)
STORIES = st.text(max_size=120).map(tidy_lines)


@given(name=TEXTS, unit=TEXTS, note=TEXTS, tags=st.lists(TEXTS, max_size=4), story=STORIES)
def test_any_text_reads_back(name: str, unit: str, note: str, tags: list[str], story: str) -> None:
    product = Product(
        name=name,
        province="hue",
        category="thuc-pham",
        stars=5,
        price=Price(unit=unit),
        tags=tags,
        sources=[Source(title=name, note=note)],
        story=story,
    )
    assert product == read("a.md", document_text(product))
    assert product == read("a.yml", fields_text(product))


@given(text=SUSPECTS.map(tidy))
def test_other_tools_read_text_too(text: str) -> None:
    producer = Producer(name=text)
    loaded: dict[str, Any] = yaml.safe_load(fields_text(producer))
    assert {"name": text} == loaded


def test_a_new_file_comes_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "content" / "products" / "hue" / "banh.md"
    assert create(path, "---\nname: Bánh\n---\n")
    assert "---\nname: Bánh\n---\n" == path.read_text("utf-8")
    assert [path] == list(path.parent.iterdir())


def test_a_file_that_exists_stays(tmp_path: Path) -> None:
    path = tmp_path / "banh.md"
    path.write_text("của tôi", encoding="utf-8")
    assert not create(path, "mới")
    assert "của tôi" == path.read_text("utf-8")
    assert [path] == list(tmp_path.iterdir())


def test_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "banh.md"
    assert create(path, "mới")
    assert not create(path, "mới hơn")
    assert "mới" == path.read_text("utf-8")
    assert [path] == list(tmp_path.iterdir())


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_publish", full)
    with pytest.raises(OSError, match="No space"):
        create(tmp_path / "banh.md", "mới")
    assert [] == list(tmp_path.iterdir())
