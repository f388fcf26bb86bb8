"""Communes of today are named only where one follows for certain."""

from __future__ import annotations

import pytest

from tests.support.taxonomy import real_communes, real_taxonomy


def follow(former: str, district: str, commune: str) -> tuple[str, str]:
    """The certainty, and today's commune in full."""
    taxonomy, communes = real_taxonomy(), real_communes()
    named = taxonomy.find_former(former)
    assert named is not None
    formers = [named.slug] if district else [one.slug for one in taxonomy.former_of(named.province)]
    found = communes.follow(formers, named.province, district, commune)
    name = f"{found.commune.type} {found.commune.name}" if found.commune else ""
    return found.certainty, name


@pytest.mark.parametrize(
    ("former", "district", "commune", "today"),
    [
        ("Bắc Kạn", "Na Rì", "xã Côn Minh", "xã Côn Minh"),
        ("Phú Yên", "Đông Hòa", "phường Hòa Hiệp Nam", "phường Hòa Hiệp"),
        ("Phú Yên", "TX Đông Hoà", "Phường Hoà Hiệp Nam", "phường Hòa Hiệp"),
        ("Hải Dương", "TP Hải Dương", "phường Cẩm Thượng", "phường Thành Đông"),
        ("Lai Châu", "Mường Tè", "thị trấn Mường Tè", "xã Bum Tở"),
        ("Quảng Nam", "Thăng Bình", "Bình Đào", "xã Thăng An"),
        ("Bắc Kạn", "", "xã Nông Thượng", "phường Bắc Kạn"),
    ],
)
def test_a_commune_that_went_whole_to_one(former: str, district: str, commune: str, today: str) -> None:
    assert ("certain", today) == follow(former, district, commune)


@pytest.mark.parametrize(
    ("former", "commune", "today"),
    [
        ("Quảng Ngãi", "phường Cẩm Thành", "phường Cẩm Thành"),
        ("Quảng Ngãi", "đặc khu Lý Sơn", "đặc khu Lý Sơn"),
        ("Thái Nguyên", "xã Hợp Thành", "xã Hợp Thành"),
    ],
)
def test_a_commune_of_today(former: str, commune: str, today: str) -> None:
    assert ("certain", today) == follow(former, "", commune)


@pytest.mark.parametrize(
    ("former", "district", "commune"),
    [
        ("Hà Nội", "Gia Lâm", "xã Bát Tràng"),
        ("Hà Tĩnh", "TP Hà Tĩnh", "phường Đại Nài"),
        ("Hà Tĩnh", "Hương Sơn", "xã Sơn Kim 2"),
    ],
)
def test_a_commune_that_was_divided_or_known_in_part(former: str, district: str, commune: str) -> None:
    assert ("divided", "") == follow(former, district, commune)


@pytest.mark.parametrize(
    ("former", "district", "commune"),
    [
        ("Kiên Giang", "Phú Quốc", "thị trấn Dương Đông"),
        ("Bắc Giang", "Lục Ngạn", "xã Nam Dương"),
        ("Bắc Kạn", "Na Rì", "xã Con Minh"),
        ("Bắc Kạn", "Chợ Đồn", "xã Côn Minh"),
    ],
)
def test_a_commune_that_the_tables_do_not_have_there(former: str, district: str, commune: str) -> None:
    assert ("unknown", "") == follow(former, district, commune)


def test_communes_of_a_province() -> None:
    communes = real_communes()
    assert 99 == len(communes.in_province("bac-ninh"))
    assert ["Nam Dương"] == [commune.name for commune in communes.find("bac-ninh", "xã Nam Dương")]
    assert [] == communes.find("bac-ninh", "phường Nam Dương")
    assert 1 == len(communes.find("bac-ninh", "nam dương"))
