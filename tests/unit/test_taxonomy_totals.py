"""Published totals: the latest of each place counts, and what is missing from a sum is told."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from generator.taxonomy.totals import faulty_lines, latest_totals, national_total, read_totals
from tests.support.taxonomy import real_taxonomy

HEAD = "province,total,stars5,stars4,stars3,as_of,source_url\n"
LINES = """\
Bắc Giang,205,,,,2022,https://a.vn
Bắc Giang,334,,,,2024,https://b.vn
Bắc Ninh,93,,,,2023-11,https://c.vn
Thái Nguyên,313,,,,2024-12,https://d.vn
Cà Mau,77,,,,2021,https://e.vn
Cà Mau,354,,,,2025-07,https://f.vn
An Giang,582,,,,2025,https://g.vn
Cả nước,14642,,,,2024-12,https://h.vn
Cả nước,18243,,,,2025-12-21,https://j.vn
Cả nước,,126,,,2026-01,https://k.vn
Hà Nội,,,,,2024-12,https://i.vn
"""


def test_totals_of_before_the_merger_are_added_up_and_say_what_is_missing() -> None:
    taxonomy = msgspec.structs.replace(real_taxonomy(), totals=read_totals((HEAD + LINES).encode()))
    found = latest_totals(taxonomy)
    assert {
        "bac-ninh": (427, "2024", 2, 2, True),
        "thai-nguyen": (313, "2024-12", 1, 2, False),
        "ca-mau": (354, "2025-07", 0, 0, True),
        "an-giang": (582, "2025", 1, 2, False),
    } == {slug: (one.number, one.as_of, one.parts, one.of, one.whole) for slug, one in found.items()}
    assert ("https://b.vn", "https://c.vn") == tuple(sorted(found["bac-ninh"].urls))


def test_of_the_country_the_latest_total_counts() -> None:
    taxonomy = msgspec.structs.replace(real_taxonomy(), totals=read_totals((HEAD + LINES).encode()))
    total = national_total(taxonomy)
    assert total is not None
    assert (18243, "2025-12-21", ("https://j.vn",)) == (total.number, total.as_of, total.urls)
    assert national_total(msgspec.structs.replace(taxonomy, totals=())) is None


def test_the_real_table_has_no_faulty_line_and_many_places() -> None:
    taxonomy = real_taxonomy()
    assert len(latest_totals(taxonomy)) > 25
    assert national_total(taxonomy) is not None


def test_a_cell_without_end_is_a_faulty_line() -> None:
    assert 1 == len(list(faulty_lines(b'province,total\n"' + b"x" * 200_000)))


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: (HEAD + text).encode())))
def test_no_table_is_too_odd_to_be_read(data: bytes) -> None:
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert len(read_totals(data)) + len(list(faulty_lines(data))) <= lines
