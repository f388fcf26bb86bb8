"""Stories of synthetic products in Markdown: 120 to 250 words, with headings, lists, links and emphasis."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

LEAST_WORDS = 120
MOST_WORDS = 250

#: Which paragraphs take more sentences.
_GROWING = (0, 2, 6)
_OPENINGS = (
    "**{name}** là sản phẩm của {maker}, làm ra ở {commune}, {province}.",
    "Nói đến {commune} là người trong vùng nhắc ngay **{name}**, nghề đã theo nhiều gia đình ở đây từ lâu.",
    "Từ nguyên liệu của chính {commune}, {maker} làm nên **{name}** để bán quanh năm và gửi đi nhiều tỉnh.",
    "Mỗi sớm, khi sương còn trên ruộng, bà con {commune} đã bắt đầu công việc cho một mẻ **{name}** mới.",
    "**{name}** ra đời từ mong muốn giữ nghề của quê hương, khi {maker} được thành lập ở {commune}.",
)
_SENTENCES = (
    "Đất phù sa được bồi đắp hằng năm, nước sạch dẫn từ đầu nguồn nên nguyên liệu có vị đậm và thơm riêng.",
    "Khí hậu mát, biên độ nhiệt giữa ngày và đêm lớn, nhờ vậy sản phẩm giữ được *hương vị tự nhiên*.",
    "Các hộ thành viên ghi nhật ký sản xuất, chỉ dùng phân hữu cơ và không dùng chất bảo quản.",
    "Nguyên liệu được chọn ngay trong ngày, rửa nhiều lần bằng nước sạch rồi để ráo dưới mái che.",
    "Nghề được truyền qua *ba thế hệ*; người lớn tuổi dạy lớp trẻ từng công đoạn, không giấu bí quyết.",
    "Xưởng được xây theo nguyên tắc một chiều, có khu sơ chế, chế biến và đóng gói tách riêng.",
    "Từ năm {year}, cơ sở tham gia Chương trình mỗi xã một sản phẩm và thay bao bì, tem nhãn.",
    "Bao bì ghi đủ thành phần, ngày sản xuất, hạn sử dụng và mã để người mua tra được nơi làm ra.",
    "Sản phẩm có mặt ở nhiều cửa hàng trong tỉnh, tại các hội chợ và trên sàn thương mại điện tử.",
    "Việc làm ổn định giúp hàng chục lao động địa phương, phần lớn là phụ nữ, có thu nhập đều mỗi tháng.",
    "Mỗi mẻ hàng đều được lưu mẫu; tổ kiểm tra ghi lại nhiệt độ, thời gian và người phụ trách.",
    "Khách phương xa thường ghé thăm, nghe kể chuyện nghề và mua về làm quà cho người thân.",
    "Hợp đồng bao tiêu được ký từ đầu vụ, nên bà con yên tâm đầu tư giống mới và hệ thống tưới tiết kiệm.",
    "Vào dịp Tết, số lượng đặt trước tăng gấp đôi, cơ sở phải làm thêm ca tối để kịp giao.",
    "Phụ phẩm được ủ làm phân bón trở lại ruộng, vừa đỡ tốn kém vừa giữ môi trường quanh làng.",
    "Vị của sản phẩm vừa phải, hậu ngọt, màu sáng tự nhiên và không lẫn tạp chất.",
    "Người trong làng vẫn giữ phiên chợ cũ, nơi hàng ngon được bày trước cho người quen.",
    "Cơ sở đang mở rộng vùng nguyên liệu thêm vài héc ta và học thêm cách bán hàng trực tuyến.",
)
_STEPS = (
    "Chọn nguyên liệu đúng độ, bỏ phần dập và hỏng",
    "Rửa sạch, để ráo, cân theo công thức của từng mẻ",
    "Ủ trong chum sành từ **hai đến ba ngày**, đảo đều mỗi buổi",
    "Phơi dưới nắng nhẹ hoặc sấy ở 45–55 °C",
    "Kiểm tra độ ẩm, màu, mùi trước khi đóng gói",
    "Dán tem, ghi số lô và xếp vào kho khô thoáng",
    "Vận chuyển bằng xe che kín, tránh nắng trực tiếp",
)
_HEADINGS = ("Vùng nguyên liệu", "Nghề của làng", "Đất và người", "Từ ruộng đến xưởng", "Giữ hương vị cũ")
_METHODS = ("Cách làm", "Các công đoạn", "Quy trình")
_ENDINGS = ("Thưởng thức", "Bảo quản và sử dụng", "Đến thăm cơ sở")
_LINKS = (
    "Xem thêm [chương trình OCOP](https://example.org/ocop/{slug}) và [cách đặt hàng](https://example.com/mua).",
    "Bài viết về nghề này có ở [trang tin của xã](https://example.org/tin/{slug}).",
    "Đặt hàng qua [gian hàng của cơ sở](https://example.com/gian-hang/{slug}) hoặc gọi số bên dưới.",
)


def story(random: Random, facts: dict[str, str]) -> str:
    """Write a story; ``facts``: name, maker, commune, province, year, slug."""
    sentences = random.sample(_SENTENCES, len(_SENTENCES))
    steps = random.sample(_STEPS, random.randint(3, 5))
    parts = [
        f"{random.choice(_OPENINGS)} {sentences.pop()}",
        f"## {random.choice(_HEADINGS)}",
        f"{sentences.pop()} {sentences.pop()}",
        f"## {random.choice(_METHODS)}",
        "\n".join(f"- {step}" for step in steps),
        f"## {random.choice(_ENDINGS)}",
        random.choice(_LINKS),
    ]
    wanted = random.randint(LEAST_WORDS, MOST_WORDS - 60)
    while words(parts) < wanted and sentences:
        at = random.choice(_GROWING)
        parts[at] = f"{parts[at]} {sentences.pop()}"
    return "\n\n".join(parts).format(**facts) + "\n"


def words(parts: list[str]) -> int:
    """Count words as they are written: a fact in braces counts as one."""
    return sum(len(part.split()) for part in parts)
