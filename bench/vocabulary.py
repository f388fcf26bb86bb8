"""Words of synthetic catalogues: places, kinds of product, producers, and what stories are made of.

Kinds, places and words of the trade are real, their combinations are not: no product here exists.
"""

from __future__ import annotations

from typing import NamedTuple


class Province(NamedTuple):
    """A province of today: slug, name, share of the products, and the provinces that it was made of."""

    slug: str
    name: str
    weight: int
    former: tuple[str, ...]


class Kind(NamedTuple):
    """A kind of product: name, number of its set, drawing, unit of sale, price in thousand đồng, weight."""

    name: str
    set: int
    icon: str
    unit: str
    low: int
    high: int
    weight: int


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for line in text.splitlines() for word in line.split("|"))


def _province(line: str) -> Province:
    slug, name, weight, former = line.split("|")
    return Province(slug, name, int(weight), tuple(former.split(", ")) if former else (name,))


# Weights: numbers of products that the press gave for 2024 and 2025, or a guess of that order. Bắc Ninh's
# number is known (773) and set apart from them.
PROVINCES = tuple(
    map(
        _province,
        """\
ha-noi|Hà Nội|3317|
cao-bang|Cao Bằng|160|
tuyen-quang|Tuyên Quang|560|Hà Giang, Tuyên Quang
dien-bien|Điện Biên|120|
lai-chau|Lai Châu|190|
son-la|Sơn La|240|
lao-cai|Lào Cai|560|Yên Bái, Lào Cai
thai-nguyen|Thái Nguyên|590|Bắc Kạn, Thái Nguyên
lang-son|Lạng Sơn|190|
phu-tho|Phú Thọ|690|Hòa Bình, Vĩnh Phúc, Phú Thọ
quang-ninh|Quảng Ninh|430|
bac-ninh|Bắc Ninh|773|Bắc Giang, Bắc Ninh
hai-phong|Hải Phòng|860|Hải Dương, Hải Phòng
hung-yen|Hưng Yên|520|Thái Bình, Hưng Yên
ninh-binh|Ninh Bình|980|Hà Nam, Nam Định, Ninh Bình
thanh-hoa|Thanh Hóa|640|
nghe-an|Nghệ An|750|
ha-tinh|Hà Tĩnh|370|
quang-tri|Quảng Trị|400|Quảng Bình, Quảng Trị
hue|Huế|160|
da-nang|Đà Nẵng|560|Quảng Nam, Đà Nẵng
quang-ngai|Quảng Ngãi|640|Kon Tum, Quảng Ngãi
gia-lai|Gia Lai|1018|Bình Định, Gia Lai
khanh-hoa|Khánh Hòa|310|Ninh Thuận, Khánh Hòa
dak-lak|Đắk Lắk|590|Phú Yên, Đắk Lắk
lam-dong|Lâm Đồng|720|Đắk Nông, Bình Thuận, Lâm Đồng
dong-nai|Đồng Nai|496|Bình Phước, Đồng Nai
ho-chi-minh|Hồ Chí Minh|700|Bình Dương, Bà Rịa - Vũng Tàu, Hồ Chí Minh
tay-ninh|Tây Ninh|330|Long An, Tây Ninh
dong-thap|Đồng Tháp|1002|Tiền Giang, Đồng Tháp
an-giang|An Giang|582|Kiên Giang, An Giang
vinh-long|Vĩnh Long|900|Bến Tre, Trà Vinh, Vĩnh Long
can-tho|Cần Thơ|560|Sóc Trăng, Hậu Giang, Cần Thơ
ca-mau|Cà Mau|354|Bạc Liêu, Cà Mau
""".splitlines(),
    )
)

#: Category and slug of the 26 sets of Quyết định 26/2026/QĐ-TTg, in their order.
SETS = tuple(
    tuple(line.split("/"))
    for line in """\
thuc-pham/rau-cu-qua-hat-tuoi
thuc-pham/thit-thuy-san-trung-sua-tuoi
thuc-pham/gao-ngu-coc-hat-so-che-khac
thuc-pham/mat-ong-mat-khac-va-nong-san-thuc-pham-khac
thuc-pham/do-an-nhanh
thuc-pham/che-bien-tu-gao-ngu-coc
thuc-pham/che-bien-tu-rau-cu-qua-hat
thuc-pham/che-bien-tu-thit-thuy-san-trung-sua-cac-san-pham-tu-mat-ong-mat-khac-va-nong-san-thuc-pham-khac
thuc-pham/tuong-nuoc-mam-gia-vi-dang-long-khac
thuc-pham/gia-vi-khac-muoi-hanh-toi-tieu
thuc-pham/che-tuoi-che-che-bien
thuc-pham/san-pham-tra-tu-thuc-vat-khac
thuc-pham/ca-phe-cacao
do-uong/ruou-trang
do-uong/do-uong-co-con-khac
do-uong/nuoc-khoang-thien-nhien-nuoc-uong-dong-chai
do-uong/do-uong-khong-con-khac
duoc-lieu/thuc-pham-chuc-nang-thuoc-duoc-lieu-thuoc-co-truyen
duoc-lieu/my-pham-co-thanh-phan-tu-duoc-lieu
duoc-lieu/tinh-dau-va-duoc-lieu-khac
thu-cong-my-nghe/thu-cong-my-nghe
thu-cong-my-nghe/vai-may-mac
sinh-vat-canh/hoa
sinh-vat-canh/cay-canh
sinh-vat-canh/dong-vat-canh
du-lich/dich-vu-du-lich-cong-dong-du-lich-sinh-thai-va-diem-du-lich
""".splitlines()
)


def _kind(line: str) -> Kind:
    name, number, icon, unit, low, high, weight = line.split("|")
    return Kind(name, int(number), icon, unit, int(low), int(high), int(weight))


KINDS = tuple(
    map(
        _kind,
        """\
Rau an toàn|1|rau|kg|15|40|8
Bưởi da xanh|1|buoi-cam|kg|25|60|7
Cam sành|1|buoi-cam|kg|20|45|7
Vải thiều|1|vai-nhan|kg|25|70|6
Nhãn lồng|1|vai-nhan|kg|25|70|5
Xoài cát|1|xoai|kg|30|80|6
Dưa lưới|1|dua-luoi|kg|35|75|5
Na dai|1|na|kg|35|80|4
Nấm sò|1|nam|gói 500 g|25|60|5
Măng tươi|1|mang|kg|20|50|4
Thịt gà đồi|2|thit|kg|110|190|5
Trứng gà thảo dược|2|trung|hộp 10 quả|35|65|6
Cá lồng sông|2|ca|kg|70|160|4
Tôm thẻ sinh thái|2|tom-cua|kg|180|320|3
Gạo tẻ thơm|3|gao|túi 5 kg|110|220|8
Gạo nếp cái hoa vàng|3|gao|túi 2 kg|70|130|7
Gạo lứt|3|gao|túi 1 kg|35|75|4
Mật ong hoa rừng|4|mat-ong|chai 500 ml|120|320|10
Bánh tráng cuốn|5|banh|gói 300 g|20|55|4
Miến dong|6|mien-bun|gói 500 g|35|80|9
Mỳ gạo|6|mien-bun|gói 500 g|20|45|7
Bún khô|6|mien-bun|gói 500 g|20|45|6
Bánh đa nem|6|banh|gói 400 g|20|45|5
Bánh phồng|6|banh|gói 300 g|25|60|4
Tinh bột nghệ|7|bot|hũ 250 g|60|190|6
Mít sấy giòn|7|trai-cay|gói 250 g|40|95|5
Long nhãn|7|vai-nhan|hộp 500 g|120|280|4
Măng khô|7|mang|gói 300 g|70|180|5
Ô mai mơ|7|keo-mut|hộp 200 g|35|90|4
Hạt điều rang muối|7|dieu|hũ 500 g|120|260|5
Bột rau má|7|bot|hộp 20 gói|70|180|3
Giò lụa|8|gio-cha|kg|140|240|6
Chả cá|8|gio-cha|kg|150|280|5
Nem chua|8|gio-cha|chục|35|80|5
Lạp sườn|8|lap-xuong|kg|220|380|5
Thịt trâu gác bếp|8|thit-kho|hộp 500 g|350|620|5
Cá khô một nắng|8|ca|kg|180|420|6
Ruốc cá|8|thit-kho|hũ 200 g|80|170|4
Yến chưng|8|yen-sao|hộp 6 hũ|180|420|4
Nước mắm|9|nuoc-mam|chai 500 ml|50|180|9
Tương nếp|9|tuong|chai 500 ml|25|60|5
Tương ớt|9|ot|chai 270 g|18|45|4
Muối tôm|10|muoi|hũ 200 g|25|60|4
Tỏi đen|10|toi-hanh|hộp 250 g|180|450|4
Hồ tiêu sọ|10|tieu|hũ 250 g|70|160|5
Hành tím|10|toi-hanh|kg|40|90|3
Chè xanh|11|che|hộp 200 g|60|350|9
Chè Shan tuyết|11|che|hộp 200 g|120|650|6
Hồng trà|11|che|hộp 100 g|90|420|3
Trà túi lọc hoa cúc|12|tra-thao-moc|hộp 20 gói|45|140|5
Trà dây|12|tra-thao-moc|gói 200 g|45|120|4
Cà phê rang xay|13|ca-phe|gói 500 g|90|260|8
Ca cao nguyên chất|13|ca-cao|hộp 250 g|90|230|2
Rượu nếp|14|ruou|chai 500 ml|80|220|6
Rượu gạo men lá|14|ruou|chai 500 ml|70|190|5
Rượu mơ|15|ruou|chai 500 ml|120|320|3
Nước khoáng đóng chai|16|nuoc-uong|bình 19 lít|25|60|2
Nước ép trái cây|17|nuoc-ep|chai 330 ml|20|55|4
Cao cà gai leo|18|thuoc|hộp 100 g|120|350|4
Viên đông trùng hạ thảo|18|dong-trung|hộp 30 viên|280|780|3
Dầu gội bồ kết|19|my-pham|chai 300 ml|70|180|3
Xà bông thảo dược|19|my-pham|bánh 100 g|35|90|2
Tinh dầu sả chanh|20|tinh-dau|lọ 30 ml|60|170|4
Tinh dầu tràm|20|tinh-dau|lọ 50 ml|70|190|3
Bộ ấm chén gốm|21|gom-su|bộ|350|2400|5
Giỏ mây tre đan|21|dan-lat|chiếc|80|420|6
Chiếu cói|21|dan-lat|chiếc|180|650|4
Tượng gỗ mỹ nghệ|21|go|chiếc|450|6500|4
Nón lá|21|non-la|chiếc|45|150|3
Tranh sơn mài|21|cat-thu-cong-my-nghe|bức|650|8500|2
Khăn lụa tơ tằm|22|det|chiếc|250|950|4
Thổ cẩm dệt tay|22|det|tấm|320|1600|4
Hoa đào|23|hoa|cây|350|4500|2
Hoa lan hồ điệp|23|hoa|chậu|180|950|2
Bonsai sanh|24|cay-canh|chậu|650|9500|2
Cá Koi|25|dong-vat-canh|con|250|3500|1
Homestay|26|homestay|đêm|250|950|3
Điểm du lịch sinh thái|26|diem-du-lich|vé|30|180|2
""".splitlines(),
    )
)

_VARIANTS = """\
hữu cơ|loại đặc biệt|thượng hạng|truyền thống|gia truyền|cao cấp|hộp quà biếu|nguyên chất|vùng cao
đóng túi hút chân không|vụ đầu mùa|ủ lâu năm|thủ công|bản địa|sạch|số 1|hương vị xưa
"""
#: What makes two products of a kind and place differ; "" is the plain one.
VARIANTS = (*("",) * 6, *_words(_VARIANTS))
_BRANDS = """\
An Bình|Anh Đào|Bà Năm|Bảo An|Bích Ngọc|Bình Minh|Cẩm Tú|Chín Tâm|Cô Ba|Đại Phát|Đông Đô|Đức Thịnh
Gia Hưng|Hải Âu|Hạnh Phúc|Hiền Lương|Hoa Sen|Hoàng Gia|Hồng Hạnh|Hợp Phát|Huy Hoàng|Khánh An|Kim Liên
Lan Anh|Liên Hoa|Long Vân|Lộc Phát|Mai Vàng|Minh Châu|Minh Khôi|Mộc An|Năm Thạnh|Nắng Mới|Ngọc Hân
Ngọc Lan|Nhật Minh|Phú Gia|Phúc Lộc|Phương Nam|Quang Vinh|Quê Hương|Quý Hương|Sao Mai|Sáu Hòa|Sông Quê
Sơn Thủy|Tâm An|Tân Tiến|Thanh Bình|Thanh Tâm|Thảo Nguyên|Thiên Ân|Thịnh Vượng|Thu Hà|Thuận Thiên
Tiến Đạt|Trường Sơn|Tư Lành|Tuấn Kiệt|Vạn Xuân|Việt Hương|Vĩnh Phát|Xuân Hòa|Ý Nhi
"""
#: Names of villages, founders and brands.
BRANDS = _words(_BRANDS)
#: Names as long as some decisions write them.
LONG_NAMES = (
    "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch {place}, trải nghiệm cùng nông dân {brand}",
    "Bộ sản phẩm quà tặng {kind} {place} kết hợp các loại đặc sản theo mùa của cơ sở {brand}, hộp sơn mài",
    "{kind} {place} chế biến theo phương pháp thủ công truyền thống, không chất bảo quản, nhãn hiệu {brand}",
)
#: Type id and how the name of such a producer begins; the weights are the number of times it is listed.
FORMS = (
    *(("htx", "Hợp tác xã nông nghiệp"), ("htx", "Hợp tác xã sản xuất và dịch vụ")) * 2,
    *(("cty-tnhh", "Công ty TNHH"), ("hkd", "Hộ kinh doanh")) * 3,
    ("cty-cp", "Công ty cổ phần thực phẩm"),
    ("tht", "Tổ hợp tác"),
    ("cssx", "Cơ sở sản xuất"),
    ("dntn", "Doanh nghiệp tư nhân"),
    ("trang-trai", "Trang trại"),
)
MOBILE_PREFIXES = ("032", "035", "038", "070", "079", "083", "085", "090", "091", "094", "096", "098")
CERTIFICATES = (
    ("attp", "Chi cục Chất lượng, Chế biến và Phát triển thị trường"),
    ("cong-bo", "Cơ sở tự công bố"),
    ("kiem-nghiem", "Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng"),
    ("vietgap", "Trung tâm Chứng nhận Phù hợp"),
    ("huu-co-vn", "Trung tâm Chứng nhận Phù hợp"),
    ("haccp", "Công ty cổ phần Giám định và Chứng nhận"),
    ("iso", "Công ty cổ phần Giám định và Chứng nhận"),
)
CHANNELS = ("siêu thị", "cửa hàng OCOP", "sàn thương mại điện tử", "đại lý", "chợ đầu mối", "trạm dừng nghỉ")
MARKETS = ("Nhật Bản", "Hàn Quốc", "Trung Quốc", "Hoa Kỳ", "Liên minh châu Âu", "Úc", "Thái Lan")
