"""Rows become products: place, class, award, producer, texts, and what the report says of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.diagnostics import ContentError, UsageError
from generator.records import PastRecognition, Producer
from generator.spreadsheets import Task, import_list
from tests.support.import_bench import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.spreadsheets.rows import Entry

HEADER = "Tên sản phẩm,Chủ thể,Tỉnh,Ngành,Sao"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench.at(tmp_path)


def test_a_row_becomes_a_file(bench: Bench) -> None:
    product, said = bench.one(
        "name,producer,province,district,commune,stars,year,group,details,source_title,source_url",
        "Mỳ gạo,HTX A,Bắc Giang,Lục Ngạn,xã Tân Mộc,4,2023,Thực phẩm,HACCP,Bài báo,https://a.vn/1",
    )
    assert ["commune-mapped"] == said
    assert (
        "---\nname: Mỳ gạo\nprovince: bac-ninh\ncommune: Nam Dương\ncategory: thuc-pham\n"
        'set: che-bien-tu-gao-ngu-coc\nstars: 4\nrecognition:\n  date: "2023"\n'
        "producer:\n  name: HTX A\n  type: htx\n"
        "issued_at: {commune: xã Tân Mộc, district: Lục Ngạn, province: Bắc Giang}\n"
        "sources:\n- title: Bài báo\n  url: https://a.vn/1\n  grade: B\n  note: HACCP\n---\n"
    ) == bench.files()["products/bac-ninh/my-gao.md"]
    assert "bac-ninh" == product.province


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",HTX A,Bắc Giang,Thực phẩm,4", "no-name"),
        (f"{'x' * 201},HTX A,Bắc Giang,Thực phẩm,4", "name-too-long"),
        ("Bánh,HTX A,,Thực phẩm,4", "no-province"),
        ("Bánh,HTX A,Xứ Lạ,Thực phẩm,4", "province-unknown"),
        ("Phúc Hưng,HTX A,Bắc Giang,,4", "no-category"),
        ("Bánh,HTX A,Bắc Giang,Thực phẩm,", "no-stars"),
        ("Bánh,HTX A,Bắc Giang,Thực phẩm,2", "stars-not-certified"),
        ("Bánh,HTX A,Bắc Giang,Thực phẩm,tiềm năng 5 sao", "stars-proposed"),
    ],
)
def test_rows_that_are_left_out(bench: Bench, row: str, code: str) -> None:
    assert code in dict(bench.run(f"{HEADER}\n{row}\nKẹo,HTX A,Huế,Thực phẩm,3\n"))
    assert bench.last is not None
    assert (1, 1) == (bench.last.left_out, len(bench.last.products))


def test_what_is_said_names_its_cell(bench: Bench) -> None:
    assert [("province-unknown", "C2")] == bench.run(f"{HEADER}\nBánh,HTX A,Xứ Lạ,Thực phẩm,4\n")


@pytest.mark.parametrize(
    ("title", "option", "province", "code"),
    [
        ("Sản phẩm OCOP tỉnh Yên Bái\n", "", "lao-cai", "province-carried"),
        ("", "Bắc Giang", "bac-ninh", "province-default"),
    ],
)
def test_a_province_from_a_title_or_an_option(
    bench: Bench, title: str, option: str, province: str, code: str
) -> None:
    found = bench.run(f"{title}Tên sản phẩm,Ngành,Sao\nBánh,Thực phẩm,3\n", province=option)
    assert [code] == [one for one, _ in found]
    assert bench.last is not None
    assert (f"content/products/{province}/banh.md",) == bench.last.products


def test_the_province_of_today_given_apart_is_believed(bench: Bench) -> None:
    product, said = bench.one(
        "name,group,stars,province,province_now", "Bánh,Thực phẩm,3,Tiền Giang,Tây Ninh"
    )
    assert ("tay-ninh", "Tiền Giang", ["province-differs"]) == (
        product.province,
        product.issued_at.province,
        said,
    )


@pytest.mark.parametrize("option", [{"province": "Xứ Lạ"}, {"category": "nông sản"}])
def test_options_that_mean_nothing(bench: Bench, option: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        bench.run(f"{HEADER}\nBánh,A,Huế,Thực phẩm,3\n", **option)


@pytest.mark.parametrize(
    ("name", "label", "option", "category", "code"),
    [
        ("Bánh", "Thực phẩm", "", "thuc-pham", None),
        ("Tinh dầu quế", "Thảo dược", "", "duoc-lieu", None),
        ("Chiếu", "Lưu niệm - nội thất - trang trí", "", "thu-cong-my-nghe", None),
        ("Cà phê bột", "Đồ uống", "", "thuc-pham", "category-corrected"),
        ("Chè xanh", "Đồ uống", "", "thuc-pham", "category-corrected"),
        ("Nước ép dứa", "Đồ uống", "", "do-uong", None),
        ("Nước mắm", "", "", "thuc-pham", "category-suggested"),
        ("Nước mắm", "Nông sản", "", "thuc-pham", "category-unknown"),
        ("Phúc Hưng", "", "Dược liệu", "duoc-lieu", "category-default"),
    ],
)
def test_categories(  # noqa: PLR0913 (columns of a table)
    bench: Bench, *, name: str, label: str, option: str, category: str, code: str | None
) -> None:
    product, said = bench.one("name,group,province,stars", f"{name},{label},Huế,3", category=option)
    assert category == product.category
    assert code in (*said, None)
    assert ("gợi ý" in product.sources[0].note) == ("category-suggested" in said)


@pytest.mark.parametrize(
    ("name", "label", "expected", "code"),
    [
        ("Bánh lạ", "Đồ ăn nhanh", "do-an-nhanh", None),
        ("Bánh lạ", "Rượu trắng", "", "set-other-category"),
        ("Bánh lạ", "Bộ gì đó", "", "set-unknown"),
        ("Bánh tráng", "", "che-bien-tu-gao-ngu-coc", None),
    ],
)
def test_sets(bench: Bench, name: str, label: str, expected: str, code: str | None) -> None:
    product, said = bench.one("name,group,Bộ sản phẩm,province,stars", f"{name},Thực phẩm,{label},Huế,3")
    assert expected == product.set
    assert ([code] if code else []) == said


def test_a_suggested_set_stays_within_the_category(bench: Bench) -> None:
    product, _ = bench.one("name,group,province,stars", "Nước ép dứa,Thực phẩm,Huế,3")
    assert "" == product.set


AWARD = "name,group,province,stars,year,details,Điểm,Số quyết định,Ngày quyết định,Ngày hết hạn"


@pytest.mark.parametrize(
    ("row", "decision", "date", "expires", "codes"),
    [
        ("4,2022,,,,,", "", "2022", "", []),
        ("4,,,,3981/QĐ-UBND,18/12/2023,18-12-2026", "3981/QĐ-UBND", "2023-12-18", "2026-12-18", []),
        (
            "4,2022,QĐ 124/QĐ-UBND ngày 20/2/2023 (năm đánh giá 2022),,,,",
            "124/QĐ-UBND",
            "2023-02-20",
            "",
            ["year-differs"],
        ),
        ("4,2023,giá trị 36 tháng từ 28/12/2023,,,,", "", "2023-12-28", "2026-12-28", []),
        ("4,2024,Hội đồng OCOP Trung ương họp 16/1/2025,,,,", "", "2025", "", ["year-differs"]),
        ("4,2025,Hội đồng OCOP Trung ương họp 16/1/2025,,,,", "", "2025", "", []),
        ("3,2024,Đủ điều kiện 3 sao theo hội đồng cấp huyện,,,,", "", "", "", ["award-not-stated"]),
        ("4,,,,1/QĐ-UBND,44823,", "1/QĐ-UBND", "2022-09-19", "", ["date-serial"]),
        ("4,,,,1/QĐ-UBND,12/25/2023,", "1/QĐ-UBND", "", "", ["date-unclear"]),
        ("4,,,,1/QĐ-UBND,21-09-2022,25-03-2022", "1/QĐ-UBND", "2022-09-21", "", ["expiry-before-date"]),
        ("4,,,,1/QĐ-UBND ngày 5/1/2020; 2/QĐ-UBND ngày 5/1/2023,,", "2/QĐ-UBND", "2023-01-05", "", []),
        ("4,,,,1/QĐ-UBND và 2/QĐ-UBND,,", "", "", "", ["decisions-doubtful"]),
    ],
)
def test_decisions_and_dates(  # noqa: PLR0913 (columns of a table)
    bench: Bench, *, row: str, decision: str, date: str, expires: str, codes: list[str]
) -> None:
    product, said = bench.one(AWARD, f"Phúc Hưng,Thực phẩm,Huế,{row}")
    given = product.recognition
    assert (decision, date, expires) == (given.decision, given.date, given.expires)
    assert codes == said


def test_what_has_no_field_stays_in_the_note(bench: Bench) -> None:
    product, _ = bench.one(
        AWARD, "Phúc Hưng,Thực phẩm,Huế,4,2024,Giá trị 36 tháng kể từ 31/01/2025; HACCP,,,,"
    )
    assert "Giá trị 36 tháng kể từ 31/01/2025; HACCP; nguồn ghi năm 2024" == product.sources[0].note


@pytest.mark.parametrize(
    ("stars", "details", "column", "score", "codes"),
    [
        (4, "", "78,5", 78.5, []),
        (4, "điểm trung bình 70", "", 70, []),
        (4, "", "92", 92, []),
        (5, "", "92", 92, []),
        (3, "", "70", None, ["score-band"]),
        (5, "", "89,9", None, ["score-band"]),
        (3, "70 điểm", "", None, ["score-band"]),
        (3, "", "cao", None, ["score-unclear"]),
    ],
)
def test_scores(  # noqa: PLR0913 (columns of a table)
    bench: Bench, *, stars: int, details: str, column: str, score: float | None, codes: list[str]
) -> None:
    row = f'Phúc Hưng,Thực phẩm,Huế,{stars},,{details},"{column}",,,'
    product, said = bench.one(AWARD, row)
    assert (score, codes) == (product.score, said)


@pytest.mark.parametrize(
    ("stars", "details", "kept", "codes"),
    [
        ("4", "Tiềm năng 5 sao", 4, ["potential-stars"]),
        ("5", "Tiềm năng 5 sao; đạt 4 sao", 4, ["potential-beside", "potential-stars"]),
        ("4", "Nâng cấp từ 3 sao lên 4 sao", 4, []),
        ("3", "4 sao theo nguồn khác", 3, ["other-stars"]),
        ("5", "Tái công nhận OCOP 5 sao", 5, []),
    ],
)
def test_the_rank_of_the_column_stays(
    bench: Bench, stars: str, details: str, kept: int, codes: list[str]
) -> None:
    product, said = bench.one(AWARD, f"Phúc Hưng,Thực phẩm,Huế,{stars},,{details},,,,")
    assert (kept, codes) == (product.stars, said)
    assert details in product.sources[0].note


def test_potential_five_stars_are_never_five(bench: Bench) -> None:
    assert [("stars-proposed", "D2")] == bench.run(
        f"{AWARD}\nPhúc Hưng,Thực phẩm,Huế,5,,Tiềm năng 5 sao đề nghị Trung ương,,,,\n"
    )


def test_earlier_ranks_are_history(bench: Bench) -> None:
    product, said = bench.one(
        AWARD, "Phúc Hưng,Thực phẩm,Huế,5,2021,OCOP 4 sao năm 2019; 5 sao quốc gia năm 2021,,,,"
    )
    assert [PastRecognition(stars=4, date="2019")] == product.history
    assert (["earlier-rank"], "") == (said, product.sources[0].note)


def test_a_later_rank_in_a_note_is_no_history(bench: Bench) -> None:
    product, said = bench.one(AWARD, "Phúc Hưng,Thực phẩm,Huế,4,2021,5 sao quốc gia năm 2025,,,,")
    assert ([], ["other-stars"], "5 sao năm 2025") == (product.history, said, product.sources[0].note)


MAKER = "name,group,province,stars,Chủ thể,Loại hình,Điện thoại,Email,Website,MST,Địa chỉ"


def test_a_producer_with_its_contacts(bench: Bench) -> None:
    product, said = bench.one(
        MAKER,
        "Phúc Hưng,Thực phẩm,Huế,3,Cô Tư Ấu,Hộ kinh doanh,912345678,a@b.vn,www.co-tu.vn,0101234567,12 Lê Lợi",
    )
    assert isinstance(product.producer, Producer)
    assert (
        Producer(
            name="Cô Tư Ấu",
            type="hkd",
            phone="0912 345 678",
            email="a@b.vn",
            website="https://www.co-tu.vn",
            tax_code="0101234567",
            address="12 Lê Lợi",
        )
        == product.producer
    )
    assert ["phone-repaired"] == said


def test_contacts_that_are_none(bench: Bench) -> None:
    product, said = bench.one(
        MAKER, f"Phúc Hưng,Thực phẩm,Huế,3,A,,0296386910,a@,javascript:x,12,{'x' * 301}"
    )
    assert Producer(name="A", type="khac") == product.producer
    assert {
        "producer-form-unknown",
        "phone-invalid",
        "email-invalid",
        "url-invalid",
        "tax-code-invalid",
        "too-long",
    } == set(said)


def test_the_first_number_that_can_be_dialled(bench: Bench) -> None:
    product, said = bench.one(MAKER, "Phúc Hưng,Thực phẩm,Huế,3,A,,0628789658; 01234567890,,,,")
    assert isinstance(product.producer, Producer)
    assert "083 456 7890".replace(" ", "") == product.producer.phone.replace(" ", "")
    assert ["producer-form-unknown", "phone-invalid", "phone-repaired"] == said


def test_personal_columns_are_never_stored(bench: Bench) -> None:
    header = "name,group,province,stars,Số CCCD,Ngày sinh,Người đại diện"
    found = bench.run(f"{header}\nBánh,Thực phẩm,Huế,3,012345678901,1/1/1980,Nguyễn Văn A\n")
    assert ["column-personal"] * 3 == [code for code, _ in found]
    assert bench.last is not None
    everything = repr(bench.last.findings) + repr(bench.files())
    assert [] == [text for text in ("012345678901", "1/1/1980", "Nguyễn Văn A") if text in everything]


def test_a_producer_of_two_products_gets_a_file(bench: Bench) -> None:
    found = bench.run(
        "name,group,province,stars,producer,commune,district,source_title\n"
        "Cá rút xương,Thực phẩm,Hậu Giang,5,HTX Kỳ Như,,,Bài một\n"
        "Khô cá,Thực phẩm,Hậu Giang,4,Hợp tác xã Kỳ Như,,,Bài hai\n"
        "Bánh,Thực phẩm,Hậu Giang,3,HTX Kỳ Nha,,,Bài ba\n"
    )
    assert ("producer-joined", "E2") in found
    assert bench.last is not None
    assert ("content/producers/hop-tac-xa-ky-nhu.yml",) == bench.last.producers
    maker = bench.producer("hop-tac-xa-ky-nhu")
    assert ("Hợp tác xã Kỳ Như", "htx", "can-tho") == (maker.name, maker.type, maker.province)
    assert ["Bài một", "Bài hai"] == [source.title for source in maker.sources]
    assert "hop-tac-xa-ky-nhu" == bench.product("content/products/can-tho/kho-ca.md").producer
    assert isinstance(bench.product("content/products/can-tho/banh.md").producer, Producer)


def test_producers_of_two_provinces_stay_two(bench: Bench) -> None:
    rows = [
        f"Bánh {number},Thực phẩm,{place},3,HTX Thuận Phát"
        for place in ("Huế", "Cà Mau")
        for number in (1, 2)
    ]
    bench.run("name,group,province,stars,producer\n" + "\n".join(rows))
    assert bench.last is not None
    assert (
        "content/producers/htx-thuan-phat.yml",
        "content/producers/htx-thuan-phat-ca-mau.yml",
    ) == bench.last.producers


def test_names_that_are_almost_alike_are_told_and_not_joined(bench: Bench) -> None:
    found = bench.run(
        "name,group,province,stars,producer\n"
        "Bột,Thực phẩm,Huế,4,Công ty Cổ phần Curcumin Bắc Hà\n"
        "Trà,Thực phẩm,Huế,4,Công ty Cổ phần Curmin Bắc Hà\n"
    )
    assert [("producer-similar", "E3")] == found


def test_texts_and_prices_of_other_columns(bench: Bench) -> None:
    product, said = bench.one(
        "name,group,province,stars,Quy cách,Thành phần,HSD,Giá bán,ĐVT,Sản lượng,Tiêu chuẩn",
        'Bánh,Thực phẩm,Huế,3,gói 500 g,gạo,12 tháng,"45.000 đ",gói,2 tấn,VietGAP',
    )
    assert ("gói 500 g", "gạo", "12 tháng") == (product.packaging, product.ingredients, product.shelf_life)
    assert (45000, "gói", "2 tấn") == (product.price.retail, product.price.unit, product.trade.capacity)
    assert ("Tiêu chuẩn: VietGAP", []) == (product.sources[0].note, said)


def test_a_price_that_is_a_range_is_noted(bench: Bench) -> None:
    product, said = bench.one("name,group,province,stars,Giá,ĐVT", "Bánh,Thực phẩm,Huế,3,1.000 - 1.500,cái")
    assert ("Giá: 1.000 - 1.500 cái", ["price-unclear"]) == (product.sources[0].note, said)


def test_a_list_without_sources_is_its_own(bench: Bench) -> None:
    product, _ = bench.one(HEADER, "Bánh,A,Huế,Thực phẩm,3")
    assert ("Danh sách danh-sach.csv", "B", "") == (
        product.sources[0].title,
        product.sources[0].grade,
        product.sources[0].url,
    )


def test_a_long_note_is_cut_and_told(bench: Bench) -> None:
    product, said = bench.one("name,group,province,stars,details", f"Bánh,Thực phẩm,Huế,3,{'x' * 1200}")
    assert (1000, ["note-cut"]) == (len(product.sources[0].note), said)


def test_one_name_of_several_producers(bench: Bench) -> None:
    rows = "Tôm khô,HTX Cái Bát,Cà Mau,Thực phẩm,3\nTôm khô,Hộ kinh doanh Ngọc Giàu,Cà Mau,Thực phẩm,3\n"
    rows += "Tôm khô,Hộ Ngọc Giàu,Cà Mau,Thực phẩm,3\n"
    assert [] == bench.run(f"{HEADER}\n{rows}")
    assert ["tom-kho-2.md", "tom-kho-ngoc-giau.md", "tom-kho.md"] == [
        Path(name).name for name in bench.files()
    ]


@pytest.mark.parametrize(("name", "file"), [("Con", "con-htx.md"), ("★★★", "htx.md"), ("日本", "htx.md")])
def test_names_that_no_file_can_have(bench: Bench, name: str, file: str) -> None:
    bench.run(f"{HEADER}\n{name},HTX,Huế,Thực phẩm,3\n")
    assert [f"products/hue/{file}"] == list(bench.files())


def test_a_row_twice_is_one_product(bench: Bench) -> None:
    row = "Bánh,HTX A,Huế,Thực phẩm,3\n"
    assert [("duplicate-row", "A3")] == bench.run(f"{HEADER}\n{row}{row}")
    assert ["products/hue/banh.md"] == list(bench.files())


LIST = (
    "name,group,province,district,stars,producer\n"
    "Bánh,Thực phẩm,Huế,,3,HTX A\n"
    "Kẹo,Thực phẩm,Huế,,3,HTX A\n"
    "Bánh,Thực phẩm,Huế,,4,HTX B\n"
    "Bánh,Thực phẩm,Huế,Phú Lộc,3,\n"
    "Bánh,Thực phẩm,Huế,Phú Vang,3,\n"
)


def test_importing_twice_changes_nothing(bench: Bench) -> None:
    bench.run(LIST)
    before = bench.files()
    assert 6 == len(before)
    assert {"exists", "producer-missing"} == {code for code, _ in bench.run(LIST)}
    assert before == bench.files()
    assert bench.last is not None
    assert ((), (), 5) == (bench.last.products, bench.last.producers, bench.last.kept)


def test_files_that_people_changed_stay(bench: Bench) -> None:
    bench.run(LIST)
    path = bench.folder / "content/products/hue/keo.md"
    path.write_text(
        path.read_text("utf-8").replace("stars: 3", "stars: 4") + "Chuyện kẹo.\n", encoding="utf-8"
    )
    moved = bench.folder / "content/products/hue/phu-loc/banh.md"
    moved.parent.mkdir()
    (bench.folder / "content/products/hue/banh.md").rename(moved)
    before = bench.files()
    said = bench.run(LIST)
    assert [("field-conflict", "E3")] == [one for one in said if one[0] not in ("exists", "producer-missing")]
    assert before == bench.files()


def test_a_producer_file_that_exists_is_used(bench: Bench) -> None:
    folder = bench.folder / "content" / "producers"
    folder.mkdir()
    (folder / "htx-a.yml").write_text("name: Hợp tác xã A\nprovince: hue\n", encoding="utf-8")
    product, _ = bench.one(HEADER, "Bánh,HTX A,Huế,Thực phẩm,3")
    assert "htx-a" == product.producer
    assert bench.last is not None
    assert () == bench.last.producers


def test_a_broken_file_in_the_way_is_left_alone(bench: Bench) -> None:
    path = bench.folder / "content" / "products" / "hue" / "banh.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe---")
    bench.run(f"{HEADER}\nBánh,HTX A,Huế,Thực phẩm,3\n")
    assert b"\xff\xfe---" == path.read_bytes()
    assert (path.parent / "banh-a.md").is_file()


def test_a_trial_writes_nothing(bench: Bench) -> None:
    bench.run(LIST, dry_run=True)
    assert bench.last is not None
    assert (5, 1, {}) == (len(bench.last.products), len(bench.last.producers), bench.files())


def test_hostile_cells_stay_text(bench: Bench) -> None:
    product, _ = bench.one(
        HEADER, '"=cmd|\' /C calc\'!A0 <script>: ""x"" #","../../etc/passwd\n- {a: b}",Huế,Thực phẩm,3'
    )
    assert "=cmd|' /C calc'!A0 <script>: \"x\" #" == product.name
    assert isinstance(product.producer, Producer)
    assert "../../etc/passwd - {a: b}" == product.producer.name
    assert ["products/hue/cmd-c-calc-a0-script-x.md"] == list(bench.files())


def test_a_sheet_that_is_no_list(bench: Bench) -> None:
    assert [("no-table", "")] == bench.run("a,b\nc,d\n")
    assert bench.last is not None
    assert 0 == bench.last.rows


def test_a_source_without_a_taxonomy(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADER}\n", encoding="utf-8")
    with pytest.raises(ContentError):
        import_list(Task(path=path, source=tmp_path))


def test_rows_pass_through_what_shows_progress(bench: Bench) -> None:
    seen: list[int] = []
    path = bench.folder / "a.csv"
    path.write_text(LIST, encoding="utf-8")

    def track(rows: Sequence[Entry]) -> Iterator[Entry]:
        for row in rows:
            seen.append(row.number)
            yield row

    import_list(Task(path=path, source=bench.folder, dry_run=True), track)
    assert [2, 3, 4, 5, 6] == seen
