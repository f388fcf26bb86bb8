"""Rules for the forms of values: slugs, addresses, dates, telephones, codes."""

from __future__ import annotations

from generator.rulebook.rule import Rule, Text

SLUG_VALUE = Rule(
    id="slug-value",
    title=Text("Mã không đúng dạng", "Slug of the wrong form"),
    message=Text(
        "`{field}` là một mã: chữ thường không dấu, chữ số, gạch nối, nhiều nhất 80 ký tự; ở đây là "
        "“{found}”.",
        "`{field}` is a slug: small letters without marks, digits, hyphens, at most 80; here it is "
        "“{found}”.",
    ),
    mends=(
        Text("Hãy ghi `{slug}`.", "Please write `{slug}`."),
        Text("Ví dụ: `htx-my-gao-chu`.", "For example: `htx-my-gao-chu`."),
    ),
    bad="producers:\n  - HTX Mỳ gạo Chũ",
    good="producers:\n  - htx-my-gao-chu",
)

PRODUCT_ID = Rule(
    id="product-id",
    title=Text("Cách gọi sản phẩm không đúng dạng", "Product not given by its path"),
    message=Text(
        "`{field}`: sản phẩm được gọi bằng <tỉnh>/<tên tệp>, ví dụ `bac-ninh/my-gao-chu`; ở đây là "
        "“{found}”.",
        "`{field}`: a product is given as <province>/<file>, such as `bac-ninh/my-gao-chu`; here: “{found}”.",
    ),
    mends=(
        Text("Hãy ghi `{slug}`.", "Please write `{slug}`."),
        Text(
            "Hãy lấy tên thư mục tỉnh và tên tệp (không có đuôi) trong content/products.",
            "Please take the province's folder and the file's name (without ending) in content/products.",
        ),
    ),
    bad="products:\n  - Mỳ gạo Chũ",
    good="products:\n  - bac-ninh/my-gao-chu",
)

URL_INVALID = Rule(
    id="url-invalid",
    title=Text("Địa chỉ web không đúng dạng", "Web address of the wrong form"),
    message=Text(
        "`{field}` là địa chỉ web, bắt đầu bằng https:// hoặc http://, không có dấu cách; ở đây là "
        "“{found}”.",
        "`{field}` is a web address that starts with https:// or http://, without spaces; here: “{found}”.",
    ),
    mends=(
        Text("Hãy ghi `{url}`.", "Please write `{url}`."),
        Text(
            "Hãy chép địa chỉ từ thanh địa chỉ của trình duyệt.",
            "Please copy the address from the browser's address bar.",
        ),
    ),
    bad="website: htxchu.vn",
    good="website: https://htxchu.vn",
)

EMAIL_INVALID = Rule(
    id="email-invalid",
    title=Text("Thư điện tử không đúng dạng", "E-mail address of the wrong form"),
    message=Text(
        "`{field}` là một địa chỉ thư điện tử; ở đây là “{found}”.",
        "`{field}` is an e-mail address; here it is “{found}”.",
    ),
    mends=(
        Text(
            "Hãy ghi một địa chỉ, ví dụ `lienhe@htxchu.vn`.",
            "Please write one address, such as `lienhe@htxchu.vn`.",
        ),
    ),
    bad="email: lienhe htxchu.vn",
    good="email: lienhe@htxchu.vn",
)

DATE_FORMAT = Rule(
    id="date-format",
    title=Text("Ngày không đúng dạng", "Date of the wrong form"),
    message=Text(
        "`{field}` là ngày dạng năm-tháng-ngày, hoặc năm-tháng, hoặc năm; ở đây là “{found}”.",
        "`{field}` is a date as year-month-day, year-month or year; here it is “{found}”.",
    ),
    mends=(
        Text("Hãy ghi `{key}: {date}`.", "Please write `{key}: {date}`."),
        Text("Ví dụ: `{key}: 2023-12-18`.", "For example: `{key}: 2023-12-18`."),
    ),
    bad="date: 18/12/2023",
    good="date: 2023-12-18",
)

DATE_IMPOSSIBLE = Rule(
    id="date-impossible",
    title=Text("Ngày không có thật", "Date that does not exist"),
    message=Text(
        "`{field}`: ngày {found} không có trong lịch (hoặc năm nằm ngoài {first}–{last}).",
        "`{field}`: there is no {found} in the calendar (or its year is outside {first}–{last}).",
    ),
    mends=(
        Text(
            "Hãy xem lại ngày trong văn bản gốc; nếu chưa rõ ngày, chỉ ghi tháng (2023-02) hoặc năm (2023).",
            "Please compare with the document; where the day is not known, give the month (2023-02) or year.",
        ),
    ),
    bad="date: 2023-02-31",
    good="date: 2023-02-28",
)

EXPIRY_BEFORE_DATE = Rule(
    id="expiry-before-date",
    title=Text("Hết hạn trước khi cấp", "Expiry before the date of issue"),
    message=Text(
        "`{field}` là {found}, trước ngày cấp {issued}.",
        "`{field}` is {found}, before the date of issue, {issued}.",
    ),
    mends=(
        Text(
            "Hãy xem lại hai ngày; nếu văn bản không ghi ngày hết hạn, hãy bỏ `{key}`.",
            "Please compare both dates; if the document states no expiry, remove `{key}`.",
        ),
    ),
    bad="date: 2023-12-18\nexpires: 2022-12-18",
    good="date: 2023-12-18\nexpires: 2026-12-18",
)

VALUE_PATTERN = Rule(
    id="value-pattern",
    title=Text("Giá trị không đúng dạng", "Value of the wrong form"),
    message=Text(
        "`{field}` không nhận “{found}”.",
        "`{field}` does not take “{found}”.",
    ),
    mends=(Text("{about_vi}", "{about_en}"),),
    bad="repository:\n  branch: nhánh chính",
    good="repository:\n  branch: main",
)

PHONE_INVALID = Rule(
    id="phone-invalid",
    severity="warning",
    title=Text("Số điện thoại không hợp lệ", "Telephone number not valid"),
    message=Text(
        "`{field}`: “{found}” không phải là số điện thoại Việt Nam đang dùng.",
        "`{field}`: “{found}” is no telephone number in use in Việt Nam.",
    ),
    mends=(
        Text('Có phải là `{key}: "{phone}"`?', 'Is it `{key}: "{phone}"`?'),
        Text(
            'Hãy ghi một số, đủ chữ số, có số 0 ở đầu: `{key}: "0204…"`.',
            'Please write one number, all digits, with its leading 0: `{key}: "0204…"`.',
        ),
    ),
    bad='phone: "12345"',
    good='phone: "0912345678"',
)

TAX_CODE_FORMAT = Rule(
    id="tax-code-format",
    title=Text("Mã số thuế không đúng dạng", "Tax code of the wrong form"),
    message=Text(
        "`{field}` gồm 10 chữ số, 13 chữ số (10-3) hoặc 12 chữ số; ở đây là “{found}”.",
        "`{field}` has 10 digits, 13 (10-3) or 12; here it is “{found}”.",
    ),
    mends=(
        Text(
            "Hãy xem lại mã trên giấy đăng ký, ghi đủ cả số 0 ở đầu.",
            "Please compare with the registration, with all leading zeros.",
        ),
    ),
    bad="tax_code: 240055",
    good='tax_code: "2400551234"',
)

GTIN_FORMAT = Rule(
    id="gtin-format",
    title=Text("Mã vạch không đúng số chữ số", "Barcode with a wrong number of digits"),
    message=Text(
        "`{field}` có 8, 12, 13 hoặc 14 chữ số, viết liền; ở đây là “{found}”.",
        "`{field}` has 8, 12, 13 or 14 digits, without spaces; here it is “{found}”.",
    ),
    mends=(
        Text('Hãy ghi `{key}: "{digits}"`.', 'Please write `{key}: "{digits}"`.'),
        Text(
            "Hãy chép dãy số in dưới mã vạch trên bao bì.",
            "Please copy the digits printed below the barcode.",
        ),
    ),
    bad='gtin: "893 4567 890 120"',
    good='gtin: "8934567890120"',
)

GTIN_CHECK_DIGIT = Rule(
    id="gtin-check-digit",
    title=Text("Mã vạch sai số kiểm tra", "Barcode with a wrong check digit"),
    message=Text(
        "`{field}`: chữ số cuối của {found} phải là {digit} (số kiểm tra GS1), nên có chữ số bị ghi sai.",
        "`{field}`: the last digit of {found} should be {digit} (GS1 check digit), so a digit is wrong.",
    ),
    mends=(
        Text(
            "Hãy chép lại dãy số in dưới mã vạch trên bao bì.",
            "Please copy the digits printed below the barcode again.",
        ),
    ),
    bad='gtin: "8934567890123"',
    good='gtin: "8934567890120"',
)
