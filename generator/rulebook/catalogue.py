"""Rules for the catalogue as a whole: its files, its settings, its taxonomy, and what refers to what."""

from __future__ import annotations

from generator.rulebook.rule import Rule, Text

PRODUCER_UNKNOWN = Rule(
    id="producer-unknown",
    title=Text("Không có chủ thể này", "Unknown producer"),
    message=Text(
        "`{field}`: không có tệp content/producers/{found}.yml.",
        "`{field}`: there is no file content/producers/{found}.yml.",
    ),
    mends=(
        Text("Có phải là `{closest}`?", "Did you mean `{closest}`?"),
        Text(
            "Hãy tạo tệp đó, hoặc ghi tên chủ thể ngay trong sản phẩm: `producer:` rồi `name: …`.",
            "Please add that file, or give the producer within the product: `producer:`, then `name: …`.",
        ),
    ),
    bad="producer: htx-my-chu",
    good="producer: htx-my-gao-chu",
)

PRODUCT_UNKNOWN = Rule(
    id="product-unknown",
    title=Text("Không có sản phẩm này", "Unknown product"),
    message=Text(
        "`{field}`: không có sản phẩm “{found}” trong content/products.",
        "`{field}`: there is no product “{found}” in content/products.",
    ),
    mends=(
        Text("Có phải là `{closest}`?", "Did you mean `{closest}`?"),
        Text(
            "Hãy ghi <tỉnh>/<tên tệp>, ví dụ `bac-ninh/my-gao-chu`.",
            "Please write <province>/<file>, such as `bac-ninh/my-gao-chu`.",
        ),
    ),
    bad="products:\n  - bac-ninh/my-chu",
    good="products:\n  - bac-ninh/my-gao-chu",
)

DUPLICATE_PRODUCT = Rule(
    id="duplicate-product",
    title=Text("Hai sản phẩm cùng mã", "Two products of one identity"),
    message=Text(
        "Sản phẩm “{found}” đã có ở {other}; tên tệp trong một tỉnh không được trùng nhau.",
        "The product “{found}” already exists in {other}; file names are unique within a province.",
    ),
    mends=(
        Text(
            "Nếu là một sản phẩm, hãy gộp hai tệp; nếu không, hãy đổi tên tệp này, ví dụ thêm tên chủ thể.",
            "If they are one product, please merge them; else rename this file, say by adding the producer.",
        ),
    ),
    bad="bac-ninh/nam-duong/my-gao.md, bac-ninh/luc-ngan/my-gao.md",
    good="bac-ninh/nam-duong/my-gao-chu.md, bac-ninh/luc-ngan/my-gao-luc-ngan.md",
)

GTIN_REPEATED = Rule(
    id="gtin-repeated",
    title=Text("Hai sản phẩm cùng mã GTIN", "One GTIN on two products"),
    message=Text(
        "Mã GTIN {found} đã có ở {other}; mỗi sản phẩm, mỗi quy cách có mã riêng.",
        "The GTIN {found} already stands in {other}; each product and each size has a code of its own.",
    ),
    mends=(
        Text(
            "Hãy xem lại mã vạch trên bao bì của hai sản phẩm.",
            "Please look at the barcodes on both packages again.",
        ),
    ),
    bad='trace: {gtin: "8938505974194"} (trong hai tệp, in two files)',
    good='trace: {gtin: "8938505974194"}, trace: {gtin: "8938505974200"}',
)

DUPLICATE_FILE = Rule(
    id="duplicate-file",
    title=Text("Hai tệp cùng mã", "Two files of one identity"),
    message=Text(
        "“{found}” đã có ở {other}.",
        "“{found}” already exists in {other}.",
    ),
    mends=(
        Text(
            "Hãy gộp hai tệp, hoặc đổi tên một tệp.",
            "Please merge the two files, or rename one of them.",
        ),
    ),
    bad="content/producers/htx-chu.yml, content/producers/htx-chu.md",
    good="content/producers/htx-chu.yml",
)

PAGE_ENGLISH_ALONE = Rule(
    id="page-english-alone",
    title=Text("Trang tiếng Anh thiếu bản tiếng Việt", "English page without a Vietnamese one"),
    message=Text(
        "Trang tiếng Anh này chưa có bản tiếng Việt {other}.",
        "This English page has no Vietnamese one, {other}.",
    ),
    mends=(Text("Hãy thêm tệp {other}.", "Please add {other}."),),
    bad="content/pages/gioi-thieu.en.md",
    good="content/pages/gioi-thieu.md, content/pages/gioi-thieu.en.md",
)

PAGE_ADDRESS = Rule(
    id="page-address",
    title=Text("Địa chỉ trang đã có nơi dùng", "Address of a page is taken"),
    message=Text(
        "Địa chỉ /{found}/ đã dành cho phần khác của danh mục.",
        "The address /{found}/ belongs to another part of the catalogue.",
    ),
    mends=(Text("Hãy đổi tên tệp, ví dụ `{name}`.", "Please rename the file, to `{name}` say."),),
    bad="content/pages/san-pham.md",
    good="content/pages/gioi-thieu.md",
)

UNKNOWN_FILE = Rule(
    id="unknown-file",
    severity="warning",
    title=Text("Tệp không ai đọc", "File that nothing reads"),
    message=Text(
        "Danh mục không đọc tệp này ở đây.",
        "The catalogue does not read this file here.",
    ),
    mends=(
        Text("Có phải là thư mục `{closest}`?", "Did you mean the folder `{closest}`?"),
        Text(
            "Sản phẩm đặt trong content/products/<tỉnh>/, đuôi .md hoặc .yml. Nếu không cần, hãy xóa tệp.",
            "Products go to content/products/<province>/ and end in .md or .yml. If not needed, remove "
            "the file.",
        ),
    ),
    bad="content/products/my-gao-chu.docx",
    good="content/products/bac-ninh/my-gao-chu.md",
)

SYMLINK = Rule(
    id="symlink",
    title=Text("Liên kết tượng trưng", "Symbolic link"),
    message=Text(
        "Đây là liên kết tượng trưng (symlink); danh mục không đi theo liên kết.",
        "This is a symbolic link; the catalogue follows none.",
    ),
    mends=(Text("Hãy thay bằng bản chép của tệp.", "Please put a copy of the file in its place."),),
    bad="content/products/bac-ninh/my-gao-chu.md → ../my.md",
    good="content/products/bac-ninh/my-gao-chu.md",
)

SPECIAL_FILE = Rule(
    id="special-file",
    title=Text("Tệp đặc biệt", "Special file"),
    message=Text(
        "Đây là ống dẫn hoặc thiết bị, không phải tệp thường.",
        "This is a pipe or a device, not a plain file.",
    ),
    mends=(Text("Hãy xóa khỏi thư mục content.", "Please remove it from the folder content."),),
    bad="mkfifo content/products/bac-ninh/my-gao-chu.md",
    good="content/products/bac-ninh/my-gao-chu.md",
)

UNREADABLE = Rule(
    id="unreadable",
    title=Text("Không đọc được", "Cannot be read"),
    message=Text(
        "Không mở được thư mục hoặc tệp này.",
        "This folder or file cannot be opened.",
    ),
    mends=(Text("Hãy kiểm tra quyền đọc.", "Please check the permission to read it."),),
    bad="chmod 000 content/products/bac-ninh",
    good="chmod 755 content/products/bac-ninh",
)

SETTINGS_MISSING = Rule(
    id="settings-missing",
    title=Text("Thiếu tệp cấu hình", "Settings missing"),
    message=Text(
        "Không có tệp content/catalog.yml.",
        "There is no file content/catalog.yml.",
    ),
    mends=(
        Text(
            "Hãy tạo tệp này, tối thiểu một dòng: `title: Tên danh mục`. Danh mục mới: `ocop init THƯ-MỤC`.",
            "Please add it with at least one line, `title: …`. For a new catalogue: `ocop init DIR`.",
        ),
    ),
    bad="content/products/…",
    good="content/catalog.yml: title: Sản phẩm OCOP Bắc Ninh",
)

TAXONOMY_MISSING = Rule(
    id="taxonomy-missing",
    title=Text("Thiếu bảng phân loại", "Taxonomy file missing"),
    message=Text(
        "Không có tệp {found}.",
        "There is no file {found}.",
    ),
    mends=(
        Text(
            "Hãy chép tệp này từ một danh mục mới: `ocop init THƯ-MỤC`.",
            "Please copy it from a new catalogue: `ocop init DIR`.",
        ),
    ),
    bad="content/taxonomy/ (thiếu provinces.yml)",
    good="content/taxonomy/provinces.yml",
)

TAXONOMY_EMPTY = Rule(
    id="taxonomy-empty",
    title=Text("Bảng phân loại trống", "Empty taxonomy"),
    message=Text(
        "Danh sách `{field}` chưa có mục nào.",
        "The list `{field}` has no entries.",
    ),
    mends=(
        Text(
            "Hãy chép lại danh sách từ một danh mục mới: `ocop init THƯ-MỤC`.",
            "Please copy the list from a new catalogue: `ocop init DIR`.",
        ),
    ),
    bad="provinces: []",
    good="provinces:\n  - slug: bac-ninh",
)

TAXONOMY_DUPLICATE = Rule(
    id="taxonomy-duplicate",
    title=Text("Mã trùng trong bảng phân loại", "Slug given twice in a taxonomy"),
    message=Text(
        "`{field}`: mã “{found}” đã dùng cho một mục khác.",
        "`{field}`: “{found}” is already the slug of another entry.",
    ),
    mends=(Text("Hãy đổi mã, hoặc gộp hai mục.", "Please choose another slug, or merge the two entries."),),
    bad="sets:\n  - slug: che\n  - slug: che",
    good="sets:\n  - slug: che\n  - slug: che-thuc-vat-khac",
)

TAXONOMY_REFERENCE = Rule(
    id="taxonomy-reference",
    title=Text("Bảng phân loại gọi một mã không có", "Taxonomy refers to an unknown slug"),
    message=Text(
        "`{field}`: không có “{found}” trong danh sách {list}.",
        "`{field}`: there is no “{found}” in the list {list}.",
    ),
    mends=(
        Text("Có phải là `{key}: {closest}`?", "Did you mean `{key}: {closest}`?"),
        Text("Hãy thêm mục đó vào {list}, hoặc sửa mã.", "Please add it to {list}, or correct the slug."),
    ),
    bad="sets:\n  - slug: che\n    category: thuc-fam",
    good="sets:\n  - slug: che\n    category: thuc-pham",
)

TAXONOMY_TOTAL = Rule(
    id="taxonomy-total",
    title=Text("Dòng số liệu công bố không đọc được", "Line of published totals that cannot be read"),
    message=Text(
        "Dòng này cần tên nơi, tổng số bằng chữ số, thời điểm và địa chỉ bài; ở đây là “{found}”.",
        "This line needs a place, a total in digits, a day and the article's address; here it is “{found}”.",
    ),
    mends=(
        Text(
            "Hãy ghi như: `Cà Mau,354,2,79,273,2025-07,https://…`; chưa có tổng số thì để trống ô ấy.",
            "Please write it like `Cà Mau,354,2,79,273,2025-07,https://…`; leave an unknown total empty.",
        ),
    ),
    bad="Cà Mau,354 sản phẩm,,,,7/2025,https://example.vn",
    good="Cà Mau,354,,,,2025-07,https://example.vn",
)

LANGUAGES_REPEATED = Rule(
    id="languages-repeated",
    title=Text("Ngôn ngữ ghi hai lần", "Language given twice"),
    message=Text(
        "`{field}` có “{found}” hai lần.",
        "`{field}` has “{found}” twice.",
    ),
    mends=(Text("Hãy ghi mỗi ngôn ngữ một lần: `[vi, en]`.", "Please give each language once: `[vi, en]`."),),
    bad="languages: [vi, vi]",
    good="languages: [vi, en]",
)

LANGUAGES_VIETNAMESE = Rule(
    id="languages-vietnamese",
    title=Text("Thiếu tiếng Việt", "Vietnamese missing"),
    message=Text(
        "`{field}` chưa có tiếng Việt; các trang tiếng Việt nằm ở gốc của trang web.",
        "`{field}` lacks Vietnamese, whose pages stand at the root of the site.",
    ),
    mends=(Text("Hãy ghi `[vi]` hoặc `[vi, en]`.", "Please write `[vi]` or `[vi, en]`."),),
    bad="languages: [en]",
    good="languages: [vi, en]",
)

BASE_URL = Rule(
    id="base-url",
    title=Text("Địa chỉ trang có phần thừa", "Base URL with too much"),
    message=Text(
        "`{field}` là địa chỉ gốc, không có phần sau dấu ? hoặc #, không có tên đăng nhập; ở đây là "
        "“{found}”.",
        "`{field}` is the root address, without query, fragment or user; here it is “{found}”.",
    ),
    mends=(Text("Hãy ghi `{key}: {url}`.", "Please write `{key}: {url}`."),),
    bad="base_url: https://ocop.example.vn/?lang=vi",
    good="base_url: https://ocop.example.vn/",
)

EVENT_DATES = Rule(
    id="event-dates",
    title=Text("Sự kiện kết thúc trước khi bắt đầu", "Event ends before it starts"),
    message=Text(
        "`{field}` là {found}, trước ngày bắt đầu {starts}.",
        "`{field}` is {found}, before the first day, {starts}.",
    ),
    mends=(
        Text(
            "Hãy xem lại hai ngày; sự kiện trong một ngày không cần `{key}`.",
            "Please compare both dates; an event of one day needs no `{key}`.",
        ),
    ),
    bad="starts: 2026-11-22\nends: 2026-11-20",
    good="starts: 2026-11-20\nends: 2026-11-22",
)
