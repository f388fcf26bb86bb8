"""Names in any spelling find what they mean."""

from __future__ import annotations

import pytest

from generator.taxonomy import producer_key
from generator.taxonomy.words import Phrases, exact_key, syllables
from tests.support.taxonomy import real_taxonomy


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("bac-ninh", "bac-ninh"),
        ("Bắc Ninh", "bac-ninh"),
        ("tỉnh Bắc Ninh", "bac-ninh"),
        ("Thành phố Bắc Ninh", "bac-ninh"),
        ("TP. Bắc Ninh", "bac-ninh"),
        ("BẮC NINH", "bac-ninh"),
        ("bac ninh", "bac-ninh"),
        ("Đăk Lăk", "dak-lak"),
        ("Ðắk Lắk", "dak-lak"),
        ("Daklak", "dak-lak"),
        ("Khánh Hoà", "khanh-hoa"),
        ("Thanh Hóa", "thanh-hoa"),
        ("Thừa Thiên - Huế", "hue"),
        ("TT-Huế", "hue"),
        ("TPHCM", "ho-chi-minh"),
        ("TP.HCM", "ho-chi-minh"),
        ("Tp Hồ Chí Minh", "ho-chi-minh"),
        ("Sài Gòn", "ho-chi-minh"),
    ],
)
def test_a_province_of_today_in_any_spelling(text: str, slug: str) -> None:
    found = real_taxonomy().find_province(text)
    assert found is not None
    assert slug == found.slug


@pytest.mark.parametrize(
    ("text", "slug", "today"),
    [
        ("Bắc Giang", "bac-giang", "bac-ninh"),
        ("T. Bắc Giang", "bac-giang", "bac-ninh"),
        ("Bà Rịa Vũng Tàu", "ba-ria-vung-tau", "ho-chi-minh"),
        ("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau", "ho-chi-minh"),
        ("BR-VT", "ba-ria-vung-tau", "ho-chi-minh"),
        ("Hoà Bình", "hoa-binh", "phu-tho"),
        ("Kontum", "kon-tum", "quang-ngai"),
        ("Huế", "hue", "hue"),
    ],
)
def test_a_former_province_and_where_it_lies_today(text: str, slug: str, today: str) -> None:
    taxonomy = real_taxonomy()
    former, now = taxonomy.find_former(text), taxonomy.province_today(text)
    assert former is not None
    assert now is not None
    assert (slug, today) == (former.slug, now.slug)


@pytest.mark.parametrize("text", ["", "Hà", "Vinh", "Bắc", "Việt Nam", "tỉnh", "TP.", "\u0301", "Lục Ngạn"])
def test_what_is_no_province(text: str) -> None:
    taxonomy = real_taxonomy()
    assert (None, None) == (taxonomy.find_province(text), taxonomy.find_former(text))


def test_a_merged_name_is_no_province_of_today() -> None:
    assert real_taxonomy().find_province("Yên Bái") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Nước mắm cá cơm Xuân Anh", "nuoc-mam"),
        ("Rượu đông trùng hạ thảo Lion", "ruou-thao-duoc"),
        ("Yến sào đông trùng hạ thảo Lion", "yen-sao"),
        ("Hồng trà Phìn Hồ (gói 100gr)", "hong-tra"),
        ("Hồng không hạt Gia Thanh", "hong"),
        ("Chè đậu đen cốt dừa Hoàng Gia", "che-ngot"),
        ("Chè xanh Bản Ven", "che"),
        ("Trà túi lọc giảo cổ lam", "tra-thao-moc"),
        ("Trà hoà tan cà gai leo", "tra-thao-moc"),
        ("Muối ngâm chân", "ngam-chan"),
        ("MUỐI TÔM", "muoi-cham"),
        ("Lan's Homestay", "homestay"),
        ("Lan cấy mô", "hoa-lan"),
        ("Xoài sấy dẻo (Cam Ranh)", "trai-cay-say"),
        ("Đại An - Dầu mè đen", "dau-an"),
        ("Điểm du lịch Vườn lan Thảo Nguyên", "diem-du-lich"),
        ("Cà pháo Chiềng Pằn", "ca-phao"),
        ("Cá cơm rim Phú Khang", "ca"),
        ("Cà phê Ea Phê", "ca-phe"),
    ],
)
def test_the_kind_that_a_name_speaks_of(name: str, kind: str) -> None:
    found = real_taxonomy().kind_of(name)
    assert found is not None
    assert kind == found.slug


@pytest.mark.parametrize("name", ["", "Phúc Hưng Long Premium", "Cam Ranh", "Ca phe", "!!!", "Cao Bằng"])
def test_names_that_speak_of_no_kind(name: str) -> None:
    assert real_taxonomy().kind_of(name) is None


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Xoài cát Hòa Lộc", 1),
        ("Xoài sấy dẻo", 7),
        ("Măng khô lục trúc", 7),
        ("Cá bò rim", 8),
        ("Muối hầm", 10),
        ("Muối tre SAHU", 10),
        ("Chè Shan tuyết", 11),
        ("Cà phê bột", 13),
        ("Rượu ba kích", 15),
        ("Rượu ngô", 14),
        ("Lan's Homestay", 26),
    ],
)
def test_a_name_that_decides_its_set(name: str, number: int) -> None:
    found = real_taxonomy().set_of(name)
    assert found is not None
    assert number == found.number


@pytest.mark.parametrize(
    "name", ["Sầu riêng cấp đông", "Cá bách hoa", "Miến dong Tài Hoan", "Trà An Thái", "Phúc Lạc", "Ghẹ xay"]
)
def test_a_name_that_leaves_its_set_open(name: str) -> None:
    assert real_taxonomy().set_of(name) is None


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Thực phẩm", "thuc-pham"),
        ("I. NHÓM THỰC PHẨM", "thuc-pham"),
        ("Thảo dược", "duoc-lieu"),
        ("Dược liệu", "duoc-lieu"),
        ("Thủ công mỹ nghệ", "thu-cong-my-nghe"),
        ("Vải và may mặc", "thu-cong-my-nghe"),
        ("Lưu niệm - nội thất - trang trí", "thu-cong-my-nghe"),
        ("Dịch vụ du lịch", "du-lich"),
        ("Dịch vụ du lịch nông thôn, bán hàng", "du-lich"),
        ("Thực phẩm chế biến", "thuc-pham"),
        ("Gia vị khác", "thuc-pham"),
        ("do-uong", "do-uong"),
    ],
)
def test_a_category_by_any_label(text: str, slug: str) -> None:
    found = real_taxonomy().find_category(text)
    assert found is not None
    assert slug == found.slug


@pytest.mark.parametrize("text", ["", "Nông sản", "Thực Phẩm Cấm Trại", "nhóm"])
def test_labels_that_mean_no_category(text: str) -> None:
    assert real_taxonomy().find_category(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Chè tươi, chè chế biến", 11),
        ("Chè tươi, chế biến", 11),
        ("Cà phê, ca cao", 13),
        ("Cà phê, cacao", 13),
        ("Thịt, trứng, sữa tươi", 2),
        ("Tinh dầu và thảo dược khác", 20),
        ("Dịch vụ du lịch cộng đồng và điểm du lịch", 26),
    ],
)
def test_a_set_by_its_label_of_any_scheme(text: str, number: int) -> None:
    found = real_taxonomy().find_set(text)
    assert found is not None
    assert number == found.number


def test_a_set_that_is_no_more() -> None:
    assert real_taxonomy().find_set("Trang thiết bị, dụng cụ y tế") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("HTXNN Thông Hòa", "htx"),
        ("Hợp tác xã Kỳ Như", "htx"),
        ("Công ty TNHH MTV Từ Phong", "cty-tnhh"),
        ("CÔNG TY CỔ PHẦN RAU QUẢ", "cty-cp"),
        ("CTCP Hoàng Giang", "cty-cp"),
        ("Công ty Green Lotus", "cong-ty"),
        ("Chi nhánh Công ty TNHH Nông Nghiệp Ceres", "chi-nhanh"),
        ("Nhà máy Nha Quảng Ngãi, Chi nhánh Công ty cổ phần đường Quảng Ngãi", "chi-nhanh"),
        ("Công ty TNHH Tân Nhiên chi nhánh 1", "cty-tnhh"),
        ("Hộ SXKD Nguyễn Thị Hồng Nghiệp", "hkd"),
        ("Hộ Nông Thị Chỉ", "hkd"),
        ("Cơ sở SX-KD và chế biến rượu Đức Huy", "cssx"),
        ("Trại dế Oanh Vĩnh", "trang-trai"),
        ("tổ hợp tác", "tht"),
    ],
)
def test_a_legal_form_by_the_name(name: str, kind: str) -> None:
    assert kind == real_taxonomy().producer_type_of(name)


@pytest.mark.parametrize("name", ["", "Hồ Văn A", "Hợi", "Nguyễn Thanh Bình", "Cô Tư Ấu"])
def test_names_without_a_legal_form(name: str) -> None:
    assert real_taxonomy().producer_type_of(name) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HTX Kỳ Như", "Hợp tác xã Kỳ Như"),
        ("Công ty CP Gốm Chu Đậu", "CTCP gốm Chu Đậu"),
        ("Công ty TNHH TM&DV Phú Sinh", "Công ty TNHH thương mại và dịch vụ Phú Sinh"),
        ("Công ty TNHH SX-KD Hoà Bình", "CÔNG TY TRÁCH NHIỆM HỮU HẠN SẢN XUẤT, KINH DOANH HÒA BÌNH"),
    ],
)
def test_two_spellings_of_one_producer(one: str, other: str) -> None:
    assert producer_key(one) == producer_key(other)


def test_two_producers_stay_two() -> None:
    assert producer_key("HTX Thuận Phát") != producer_key("HTX Thuận Phú")


@pytest.mark.parametrize(
    ("score", "stars"), [(50, 3), (69.9, 3), (70, 4), (89.9, 4), (90, 5), (100, 5), (0, 1)]
)
def test_the_band_of_a_score(score: float, stars: int) -> None:
    level = real_taxonomy().level_of(score)
    assert level is not None
    assert stars == level.stars


def test_tones_count_and_their_place_does_not() -> None:
    assert exact_key("Hoà") == exact_key("HÒA")
    assert exact_key("Thuỷ") == exact_key("Thủy")
    assert exact_key("Hộ") != exact_key("Hồ")
    assert exact_key("cá") != exact_key("cà")


def test_phrases_are_found_early_and_long() -> None:
    phrases = Phrases({"trà": 1, "trà sen": 2, "sen": 3, "^gà": 4})
    found = [phrases.first(syllables(text)) for text in ("Trà sen gà", "Hoa sen trà", "Gà sen", "hạt gà")]
    assert [2, 3, 4, None] == [match.value if match else None for match in found]
