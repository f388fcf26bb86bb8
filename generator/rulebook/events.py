"""Rules for events: booths, outlets that take part, what a booklet selects."""

from __future__ import annotations

from generator.rulebook.rule import Rule, Text

OUTLET_UNKNOWN = Rule(
    id="outlet-unknown",
    title=Text("Không có điểm bán này", "Unknown outlet"),
    message=Text(
        "`{field}`: không có điểm bán “{found}” trong content/outlets.",
        "`{field}`: there is no outlet “{found}” in content/outlets.",
    ),
    mends=(
        Text("Có phải là `{closest}`?", "Did you mean `{closest}`?"),
        Text(
            "Hãy ghi <tỉnh>/<tên tệp> của một tệp trong content/outlets, hoặc thêm tệp đó.",
            "Please write <province>/<file> of a file in content/outlets, or add that file.",
        ),
    ),
    bad="outlets:\n  - ha-noi/diem-ban-so-9",
    good="outlets:\n  - ha-noi/diem-ban-so-1",
)

BOOTH_REPEATED = Rule(
    id="booth-repeated",
    title=Text("Hai gian hàng cùng số", "Two booths of one number"),
    message=Text(
        "`{field}`: số gian hàng “{found}” đã dùng cho gian hàng thứ {other} trong danh sách.",
        "`{field}`: “{found}” is already the number of booth {other} in the list.",
    ),
    mends=(
        Text(
            "Hãy gộp hai gian hàng (`producers` nhận nhiều chủ thể), hoặc đổi số.",
            "Please make one booth of the two (`producers` takes several), or change a number.",
        ),
    ),
    bad="booths:\n  - number: A1\n  - number: A1",
    good="booths:\n  - number: A1\n  - number: A2",
)

BOOKLET_IMAGE = Rule(
    id="booklet-image",
    severity="warning",
    title=Text("Ảnh không được in trong sách", "Picture that the booklet does not print"),
    message=Text(
        "`{field}`: ảnh “{found}” không được in; lời nói đầu và phần cuối sách chỉ in chữ.",
        "`{field}`: the picture “{found}” is not printed; foreword and back matter have text only.",
    ),
    mends=(
        Text(
            "Hãy bỏ ảnh ở đây; ảnh của sản phẩm đặt ở `images:` của sản phẩm.",
            "Please take it out; photos of products belong under `images:` of the product.",
        ),
    ),
    bad="booklet:\n  foreword: |\n    ![Khai mạc](khai-mac.jpg)",
    good="booklet:\n  foreword: |\n    Chào mừng các đại biểu.",
)
