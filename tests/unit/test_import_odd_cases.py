"""The 51 odd cases of real lists, each in an .xlsx made for it; the comment before each says what is odd.

The cases were collected from An Giang, Lâm Đồng, Cầu Kè and other lists and portals (2019 to 2026).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from generator.records import PastRecognition, Producer, Product
from generator.rules import check_source
from tests.support.import_bench import Bench
from tests.support.workbooks import HEADER, Cell

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.workbooks import Rows


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench.at(tmp_path)


def listed(*rows: list[Cell], more: tuple[str, ...] = ()) -> Rows:
    """A list with the usual headers and `more` of them; rows are numbered."""
    return [[*HEADER, *more], *([number, *row] for number, row in enumerate(rows, 1))]


def ranked(bench: Bench, text: Cell) -> Product | None:
    """The product of one row whose rank is written so, or None where it is left out."""
    bench.sheet(listed(["Bánh", "HTX A", "Huế", "Thực phẩm", text]))
    return next(iter(bench.made().values()), None)


def maker(product: Product) -> Producer:
    assert isinstance(product.producer, Producer)
    return product.producer


# 1: an asterisk for "sao". 2: a bare number. 8: symbols, words, Roman numbers.
@pytest.mark.parametrize(
    ("text", "stars"),
    [("3*", 3), ("5 *", 5), (3, 3), (4.0, 4), (5, 5), ("★★★", 3), ("***", 3), ("ba sao", 3), ("III", 3)],
)
def test_01_02_08_ranks_in_signs_numbers_and_words(bench: Bench, text: Cell, stars: int) -> None:
    product = ranked(bench, text)
    assert product is not None
    assert stars == product.stars


# 3: the rank stands among the standards; "Ocop" alone tells none.
@pytest.mark.parametrize(("text", "stars"), [("Ocop.4", 4), ("Ocop", None)])
def test_03_a_rank_among_standards(bench: Bench, text: str, stars: int | None) -> None:
    bench.sheet([["Tên sản phẩm", "Tỉnh", "Ngành", "Tiêu chuẩn"], ["Bánh", "Huế", "Thực phẩm", text]])
    assert [stars] == [product.stars for product in bench.made().values()] or stars is None
    assert (stars is None) == bool(bench.said("no-stars"))
    assert (stars is not None) == bool(bench.said("stars-from-standard"))


# 4: the decision stands in brackets behind the rank.
def test_04_a_rank_with_its_decision(bench: Bench) -> None:
    product = ranked(bench, "OCOP 4 sao (QĐ 114/QĐ-UBND, 15/1/2020)")
    assert product is not None
    given = product.recognition
    assert (4, "114/QĐ-UBND", "2020-01-15") == (product.stars, given.decision, given.date)


# 5: prose about another company.
def test_05_the_ranks_of_another_company(bench: Bench) -> None:
    assert ranked(bench, "VICOSAP: 4 SP OCOP 5 sao quốc gia + 7 SP OCOP 4 sao") is None
    (found,) = bench.said("no-stars")
    assert ("Sheet1!F2", "VICOSAP: 4 SP OCOP 5 sao quốc gia + 7 SP OCOP 4 sao") == (found.place, found.value)


# 6: proposed or potential is not awarded.
@pytest.mark.parametrize(
    ("text", "stars"),
    [
        ("được đề xuất lên Trung ương đánh giá 5 sao", None),
        ("tiềm năng 5 sao", None),
        ("đạt OCOP 4 sao, được đề xuất lên Trung ương đánh giá 5 sao", 4),
        ("4 sao (tiềm năng 5 sao)", 4),
    ],
)
def test_06_proposed_ranks(bench: Bench, text: str, stars: int | None) -> None:
    product = ranked(bench, text)
    assert stars == (product.stars if product else None)
    assert bench.said("stars-proposed" if stars is None else "potential-beside")


# 7: 0 for a product that is not ranked yet.
def test_07_a_product_without_rank(bench: Bench) -> None:
    assert ranked(bench, 0) is None
    assert bench.said("stars-not-certified")


# 9: an abbreviation stays; an address behind the name is parted from it.
def test_09_an_address_in_the_name_of_the_producer(bench: Bench) -> None:
    bench.sheet(
        listed(
            ["Bánh", "HTXNN Thông Hòa", "Trà Vinh", "Thực phẩm", 3],
            ["Kẹo", "HTX Tân Qui, xã An Phú Tân", "Trà Vinh", "Thực phẩm", 3],
        )
    )
    one, two = (maker(product) for product in bench.made().values())
    assert ("HTXNN Thông Hòa", "htx", "") == (one.name, one.type, one.address)
    assert ("HTX Tân Qui", "htx", "xã An Phú Tân") == (two.name, two.type, two.address)
    assert ["Sheet1!C3"] == [found.place for found in bench.said("producer-address")]


# 10 household businesses, 13 a nickname, 14 a branch.
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Hộ SXKD Nguyễn Thị Hồng Nghiệp", "hkd"),
        ("Hộ kinh doanh Đỗ Văn Vũ Trường, xã Tam Ngãi", "hkd"),
        ("Chi nhánh Công ty TNHH Nông Nghiệp Ceres", "chi-nhanh"),
        ("Cô Tư Ấu", "khac"),
    ],
)
def test_10_13_14_legal_forms(bench: Bench, name: str, kind: str) -> None:
    bench.sheet(listed(["Bánh", name, "Trà Vinh", "Thực phẩm", 3]))
    assert kind == maker(bench.only()).type
    assert (kind == "khac") == bool(bench.said("producer-form-unknown"))


# 11: abbreviated legal forms are matched, never rewritten. 12: capitals merge with the normal spelling.
@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ("Cty TNHH TM XNK Sachi", "Công ty TNHH Thương mại Xuất nhập khẩu Sachi", 1),
        ("CÔNG TY CỔ PHẦN RAU QUẢ ANTESCO", "Công ty Cổ phần Rau quả Antesco", 1),
        ("Công ty Cổ phần Rau quả Antesco", "CÔNG TY CỔ PHẦN RAU QUẢ ANTESCO", 0),
    ],
)
def test_11_12_two_spellings_of_one_producer(bench: Bench, one: str, other: str, kept: int) -> None:
    bench.sheet(listed(["Bánh", one, "An Giang", "Thực phẩm", 3], ["Kẹo", other, "An Giang", "Thực phẩm", 3]))
    assert bench.last is not None
    (path,) = bench.last.producers
    slug = path.rpartition("/")[2].removesuffix(".yml")
    assert {slug} == {product.producer for product in bench.made().values()}
    assert (one, other)[kept] == bench.producer(slug).name


# 15: merged cells are filled down, blank ones below are not.
def test_15_merged_and_blank_producers(bench: Bench) -> None:
    row: list[Cell] = ["", "Huế", "Thực phẩm", 3]
    bench.sheet(
        listed(["Bánh", *row], ["Kẹo", *row], ["Mứt", *row], ["Trà", *row]),
        dress={"merged": {"C2:C3": "HTX A"}},
    )
    made = bench.made()
    assert ["htx-a", "htx-a", "", ""] == [made[name].producer for name in ("Bánh", "Kẹo", "Mứt", "Trà")]
    assert ["Sheet1!C4", "Sheet1!C5"] == [found.place for found in bench.said("producer-missing")]


def test_15_blank_producers_that_the_command_fills(bench: Bench) -> None:
    rows = listed(["Bánh", "HTX A", "Huế", "Thực phẩm", 3], ["Kẹo", "", "Huế", "Thực phẩm", 3])
    bench.sheet(rows, fill=("producer",))
    assert {"htx-a"} == {product.producer for product in bench.made().values()}


# 16 capitals, 17 brand capitals, 18 stray blanks: kept as printed, blanks tidied.
@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("CÀ PHÊ ĐẶC BIỆT SÁU NHUNG - LOẠI ĐẬM ĐẶC", "CÀ PHÊ ĐẶC BIỆT SÁU NHUNG - LOẠI ĐẬM ĐẶC"),
        ("beCHAMP Coffee Gu Mạnh", "beCHAMP Coffee Gu Mạnh"),
        ("Bánh ống gạo dừa ", "Bánh ống gạo dừa"),
        ("Gạo,  ngũ\u00a0cốc", "Gạo, ngũ cốc"),
    ],
)
def test_16_17_18_names_as_printed(bench: Bench, name: str, kept: str) -> None:
    bench.sheet(listed([name, "HTX A", "Huế", "Thực phẩm", 3]))
    assert kept == bench.only().name


# 19: i and y of one place are told as a likeness and not joined.
def test_19_i_and_y(bench: Bench) -> None:
    bench.sheet(
        listed(
            ["Măng cụt Tân Quy", "HTX Tân Qui", "Trà Vinh", "Thực phẩm", 3],
            ["Măng cụt Tân Qui", "HTX Tân Quy", "Trà Vinh", "Thực phẩm", 3],
        )
    )
    assert 2 == len(bench.made())
    assert ["Sheet1!B3"] == [found.place for found in bench.said("duplicate-similar")]


# 20: one name of two producers is two products. 21: so are six flavours.
def test_20_21_products_alike(bench: Bench) -> None:
    bench.sheet(
        listed(
            ["Chanh dây sấy dẻo", "HTX A", "Lâm Đồng", "Thực phẩm", 3],
            ["Chanh dây sấy dẻo", "HTX B", "Lâm Đồng", "Thực phẩm", 3],
            ["Khoai Khoái sấy giòn vị rong biển", "HTX C", "Lâm Đồng", "Thực phẩm", 3],
            ["Khoai Khoái sấy giòn vị bò đút lò", "HTX C", "Lâm Đồng", "Thực phẩm", 3],
        )
    )
    assert bench.last is not None
    assert 4 == len(bench.last.products)


# 22: the same product with and without marks, by one code; the spelling with marks wins.
@pytest.mark.parametrize("first", [0, 1])
def test_22_a_product_twice_without_marks(bench: Bench, first: int) -> None:
    code = "10-139-2056-1-2022"
    rows: list[list[Cell]] = [
        [name, "HTX Long Phước", "Đồng Nai", "Thực phẩm", 4, code]
        for name in ("Sầu riêng Long Phước", "Sau Rieng Long Phuoc")
    ]
    bench.sheet(listed(rows[first], rows[1 - first], more=("Mã sản phẩm",)))
    assert "Sầu riêng Long Phước" == bench.only().name
    assert bench.said("duplicate-row")


# 23: five parts before 2026. 24: four after, and seven codes changed owner.
@pytest.mark.parametrize(
    ("code", "province", "said"),
    [
        ("83-829-28780-3-2022", "Bến Tre", False),
        ("24-223-07001-1-2023", "Bắc Giang", False),
        ("24-07001-1-2026", "Bắc Ninh", False),
        ("24-07001-1-2026", "Đồng Nai", True),
        ("80-07001-1-2024", "Đồng Tháp", True),
        ("80-07001-1-2024", "Long An", False),
        ("82-07001-1-2026", "Đồng Tháp", False),
    ],
)
def test_23_24_codes_with_their_year(bench: Bench, code: str, province: str, said: bool) -> None:  # noqa: FBT001
    bench.sheet(listed(["Bánh", "HTX A", province, "Thực phẩm", 3, code], more=("Mã sản phẩm",)))
    assert code == bench.only().recognition.code
    assert said == bool(bench.said("code-province"))


def test_24_a_code_tells_a_province_that_nothing_else_does(bench: Bench) -> None:
    bench.sheet(listed(["Bánh", "HTX A", "", "Thực phẩm", 3, "15-07001-1-2023"], more=("Mã sản phẩm",)))
    assert "lao-cai" == bench.only().province
    assert bench.said("province-by-code")


# 25: a code that the spreadsheet turned into a date, or a number.
def test_25_a_code_stored_as_a_date_or_number(bench: Bench, tmp_path: Path) -> None:
    from datetime import date

    bench.sheet(
        listed(
            ["Bánh", "HTX A", "Huế", "Thực phẩm", 3, date(2022, 10, 1)],
            ["Kẹo", "HTX A", "Huế", "Thực phẩm", 3, 46129],
            more=("Mã sản phẩm",),
        )
    )
    assert ["", "46129"] == [product.recognition.code for product in bench.made().values()]
    assert ["Sheet1!G2"] == [found.place for found in bench.said("stored-as-date")]
    assert ["Sheet1!G3"] == [found.place for found in bench.said("code-as-number")]


# 26: authorities that no longer exist stay by their names. 27: a national decision. 28: nothing is corrected.
@pytest.mark.parametrize(
    ("text", "number", "day", "authority"),
    [
        (
            "3981/QĐ-UBND ngày 05/08/2026 của UBND tỉnh Lâm Đồng",
            "3981/QĐ-UBND",
            "2026-08-05",
            "UBND tỉnh Lâm Đồng",
        ),
        (
            "1887/QĐ-UBND ngày 16/06/2025 (UBND huyện Đắk Song)",
            "1887/QĐ-UBND",
            "2025-06-16",
            "UBND huyện Đắk Song",
        ),
        ("768/QĐ-UBND (UBND huyện Cư Jút)", "768/QĐ-UBND", "", "UBND huyện Cư Jút"),
        ("2361/QĐ-BNNMT ngày 26/6/2025", "2361/QĐ-BNNMT", "2025-06-26", ""),
        ("Quyết định số 148/QĐ-TTg ngày 20/8/2019", "148/QĐ-TTg", "2019-08-20", ""),
    ],
)
def test_26_27_28_decisions(bench: Bench, text: str, number: str, day: str, authority: str) -> None:
    bench.sheet(listed(["Bánh", "HTX A", "Đắk Nông", "Thực phẩm", 4, text], more=("Quyết định công nhận",)))
    given = bench.only().recognition
    assert (number, day, authority) == (given.decision, given.date, given.authority)


# 29: the day first. 32: counts of days, years, months, the formal form.
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("07-02-2019", "2019-02-07"),
        ("21-09-2020", "2020-09-21"),
        (44823, "2022-09-19"),
        (2024, "2024"),
        ("Tháng 6/2024", "2024-06"),
        ("ngày 22 tháng 5 năm 2026", "2026-05-22"),
        ("12/25/2023", ""),
    ],
)
def test_29_32_dates(bench: Bench, text: Cell, day: str) -> None:
    bench.sheet(listed(["Bánh", "HTX A", "Huế", "Thực phẩm", 4, text], more=("Ngày quyết định",)))
    assert day == bench.only().recognition.date


# 30: the end before the start. 31: no end.
@pytest.mark.parametrize("end", ["25-03-2022", ""])
def test_30_31_ends(bench: Bench, end: str) -> None:
    more = ("Ngày bắt đầu", "Ngày kết thúc")
    bench.sheet(listed(["Bánh", "HTX A", "Huế", "Thực phẩm", 4, "21-09-2022", end], more=more))
    given = bench.only().recognition
    assert ("2022-09-21", "") == (given.date, given.expires)
    assert ["Sheet1!H2"] * bool(end) == [found.place for found in bench.said("expiry-before-date")]


# 33: an address of four levels. 34: one without a commune. 35: a thị trấn. 36: a province without its hyphen.
@pytest.mark.parametrize(
    ("address", "commune", "issued"),
    [
        (
            "37 Nguyễn Văn Trỗi, phường Nghĩa Trung, thành phố Gia Nghĩa, tỉnh Đắk Nông",
            "lam-dong/Đông Gia Nghĩa",
            ("phường Nghĩa Trung", "thành phố Gia Nghĩa", "Đắk Nông"),
        ),
        ("thành phố Phan Thiết, tỉnh Bình Thuận", "lam-dong/", ("", "thành phố Phan Thiết", "Bình Thuận")),
        (
            "Thị trấn Cầu Kè, huyện Cầu Kè, Trà Vinh",
            "vinh-long/Cầu Kè",
            ("Thị trấn Cầu Kè", "huyện Cầu Kè", "Trà Vinh"),
        ),
        ("Xã Long Phước, TP Bà Rịa, Bà Rịa Vũng Tàu", "ho-chi-minh/", None),
    ],
)
def test_33_34_35_36_addresses(
    bench: Bench, address: str, commune: str, issued: tuple[str, str, str] | None
) -> None:
    bench.sheet(
        [
            ["Tên sản phẩm", "Chủ thể", "Địa chỉ", "Ngành", "Hạng sao"],
            ["Bánh", "HTX A", address, "Thực phẩm", 3],
        ]
    )
    product = bench.only()
    assert f"{product.province}/{product.commune}".startswith(commune)
    there = product.issued_at
    assert issued in (None, (there.commune, there.district, there.province))
    assert address == maker(product).address


# 37: telephone numbers that cannot be dialled.
def test_37_telephones(bench: Bench) -> None:
    bench.sheet(
        listed(
            ["Bánh", "HTX A", "An Giang", "Thực phẩm", 3, "0628789658"],
            ["Kẹo", "HTX B", "An Giang", "Thực phẩm", 3, "0296386910"],
            ["Mứt", "HTX C", "An Giang", "Thực phẩm", 3, 912345678],
            more=("Số điện thoại",),
        )
    )
    assert ["", "", "0912 345 678"] == [maker(product).phone for product in bench.made().values()]
    assert ["0628789658", "0296386910"] == [found.value for found in bench.said("phone-invalid")]


# 38: latitude and longitude swapped.
def test_38_coordinates(bench: Bench) -> None:
    bench.sheet(
        listed(["Bánh", "HTX A", "An Giang", "Thực phẩm", 3, 10.67454, 105.07077], more=("Kinh Độ", "Vĩ Độ"))
    )
    (found,) = bench.said("coordinates-swapped")
    assert ("Sheet1!H2", "10.6745, 105.071") == (found.place, found.facts["place"])


# 39: the table begins in row 6.
def test_39_a_table_that_begins_below(bench: Bench) -> None:
    bench.sheet([[], [], [], [], [], *listed(["Bánh", "HTX A", "Huế", "Thực phẩm", 3])])
    assert "Bánh" == bench.only().name


# 40: more headers than cells, which are shifted to the left.
def test_40_columns_that_do_not_fit_their_headers(bench: Bench) -> None:
    rows: list[list[Cell]] = [
        [f"Bánh {number}", "HTX A", "Thực phẩm", 4, "0296 386 910", "An Phú"] for number in range(4)
    ]
    bench.sheet(listed(*rows, more=("Điện thoại", "Ghi chú")))
    assert {} == bench.made()
    (found,) = bench.said("columns-shifted")
    assert ("error", "Sheet1!F1") == (found.level, found.place)


# 41: several sheets; sections of categories and districts; a total.
def test_41_sections_sheets_and_totals(bench: Bench) -> None:
    head: list[Cell] = ["STT", "Tên sản phẩm", "Chủ thể", "Hạng sao"]
    bench.sheet(
        {
            "Bắc Giang": [
                ["DANH SÁCH SẢN PHẨM OCOP TỈNH BẮC GIANG"],
                head,
                ["I. NHÓM THỰC PHẨM"],
                ["", "Huyện Lục Ngạn"],
                [1, "Mỳ gạo", "HTX A", 4],
                ["II", "Nhóm đồ uống", "", ""],
                [2, "Nước ép vải", "HTX A", 3],
                ["", "Tổng cộng", "", 2],
            ],
            "Huế": [["Sản phẩm OCOP thành phố Huế"], head, [1, "Tinh dầu tràm", "HTX C", 4]],
        }
    )
    made = bench.made()
    assert ["bac-ninh", "bac-ninh", "hue"] == [product.province for product in made.values()]
    assert ["thuc-pham", "do-uong"] == [made[name].category for name in ("Mỳ gạo", "Nước ép vải")]
    assert "Huyện Lục Ngạn" == made["Mỳ gạo"].issued_at.district
    assert 1 == len(bench.said("total-row"))


# 42: decomposed letters, in cells and in the name of the sheet.
def test_42_decomposed_letters(bench: Bench) -> None:
    name = "Nước mắm Hồ Sơ"
    apart = unicodedata.normalize("NFD", name)
    head: list[Cell] = [unicodedata.normalize("NFD", str(text)) for text in HEADER]
    bench.sheet({unicodedata.normalize("NFD", "Đợt một"): [head, [1, apart, "HTX A", "Huế", "Thực phẩm", 3]]})
    assert name == bench.only().name
    assert "Danh sách Đợt một" == bench.only().sources[0].title


# 43: ã typed for ă. 44: both ways of placing a tone. 45: đ, and the eth that looks like it.
@pytest.mark.parametrize(
    ("province", "slug"),
    [
        ("Bãc Giang", "bac-ninh"),
        ("Tỉnh Hoà Bình", "phu-tho"),
        ("Tỉnh Thanh Hóa", "thanh-hoa"),
        ("Tỉnh Thanh Hoá", "thanh-hoa"),
        ("\u00d0ồng Tháp", "dong-thap"),
        ("Dak Lak", "dak-lak"),
    ],
)
def test_43_44_45_spellings_of_provinces(bench: Bench, province: str, slug: str) -> None:
    bench.sheet(listed(["Đồ uống có cồn khác", "HTX A", province, "Đồ uống", 3]))
    assert slug == bench.only().province
    assert bench.last is not None
    assert (f"content/products/{slug}/do-uong-co-con-khac.md",) == bench.last.products


# 46: prices as numbers, with dots, and as ranges.
@pytest.mark.parametrize(
    ("text", "price"), [("60000.0", 60000), (35000, 35000), ("45.000", 45000), ("1.000 - 1.500", None)]
)
def test_46_prices(bench: Bench, text: Cell, price: int | None) -> None:
    bench.sheet(listed(["Bánh", "HTX A", "Huế", "Thực phẩm", 3, text], more=("Đơn giá",)))
    product = bench.only()
    assert price == product.price.retail
    assert ("Giá: 1.000 - 1.500" in product.sources[0].note) == (price is None)


# 47 weights and 48 shelf lives are shown as printed.
@pytest.mark.parametrize(
    ("weight", "life"),
    [("500 gram", "1 năm"), ("0.3 Kg", "24 Tháng"), ("750 ml", "14 ngày"), ("1 kg", "1 tuần"), ("100 g", "")],
)
def test_47_48_weights_and_shelf_lives(bench: Bench, weight: str, life: str) -> None:
    bench.sheet(
        listed(["Bánh", "HTX A", "Huế", "Thực phẩm", 3, weight, life], more=("Khối lượng", "Hạn Sử Dụng"))
    )
    assert (weight, life) == (bench.only().packaging, bench.only().shelf_life)


# 49: old and invented categories; coffee is food.
@pytest.mark.parametrize(
    ("name", "label", "category", "code"),
    [
        ("Tinh dầu quế", "Thảo dược", "duoc-lieu", ""),
        ("Cà phê rang xay", "Đồ uống", "thuc-pham", "category-corrected"),
        ("Nước mắm", "Nông Sản", "thuc-pham", "category-unknown"),
        ("Bò khô", "Thực Phẩm Cấm Trại", "thuc-pham", "category-unknown"),
    ],
)
def test_49_categories(bench: Bench, name: str, label: str, category: str, code: str) -> None:
    bench.sheet(listed([name, "HTX A", "Huế", label, 3]))
    assert category == bench.only().category
    assert not code or bench.said(code)


# 50: withdrawn, but still in the list.
@pytest.mark.parametrize(
    ("text", "status", "note"),
    [
        ("Đã thu hồi", "withdrawn", ""),
        ("Hết hạn", "recognised", "Tình trạng: Hết hạn"),
        ("", "recognised", ""),
    ],
)
def test_50_states(bench: Bench, text: str, status: str, note: str) -> None:
    bench.sheet(listed(["Bánh", "HTX A", "Đồng Tháp", "Thực phẩm", 3, text], more=("Tình trạng",)))
    product = bench.only()
    assert (status, note) == (product.recognition.status, product.sources[0].note)


# 51: the rank rose or fell at the next recognition: the latest counts, the earlier is history.
@pytest.mark.parametrize("turned", [False, True])
def test_51_recognised_again_in_another_row(bench: Bench, turned: bool) -> None:  # noqa: FBT001
    rows: list[list[Cell]] = [
        ["Dệt thổ cẩm Hoa Tiến", "HTX Hoa Tiến", "Nghệ An", "Thủ công mỹ nghệ", stars, year]
        for stars, year in ((4, 2019), (3, 2022))
    ]
    bench.sheet(listed(*(reversed(rows) if turned else rows), more=("Năm công nhận",)))
    product = bench.only()
    assert (3, "2022") == (product.stars, product.recognition.date)
    assert [PastRecognition(stars=4, date="2019")] == product.history


def test_51_recognised_again_in_one_cell(bench: Bench) -> None:
    product = ranked(bench, "3 sao (2019), 4 sao (2021)")
    assert product is not None
    assert (4, "2021", [PastRecognition(stars=3, date="2019")]) == (
        product.stars,
        product.recognition.date,
        product.history,
    )


def test_what_an_import_makes_passes_the_check(bench: Bench) -> None:
    """All that odd cells become are still files without a mistake."""
    test_20_21_products_alike(bench)
    test_37_telephones(bench)
    test_51_recognised_again_in_one_cell(bench)
    found = check_source(bench.folder).diagnostics
    assert [] == [
        one
        for one in found
        if one.is_error and one.path.startswith(("content/products", "content/producers"))
    ]
