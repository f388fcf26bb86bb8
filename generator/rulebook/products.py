"""Rules of the field: stars, scores, places, classification, sources."""

from __future__ import annotations

from generator.rulebook.rule import Rule, Text

STARS_VALUE = Rule(
    id="stars-value",
    title=Text("Hạng sao không hợp lệ", "Rank not valid"),
    message=Text(
        "`{field}` là 3, 4 hoặc 5; ở đây là “{found}”.",
        "`{field}` is 3, 4 or 5; here it is “{found}”.",
    ),
    mends=(
        Text(
            "“Tiềm năng {potential} sao” chưa phải là hạng được công nhận. Hãy ghi hạng trong quyết định.",
            "“Potential {potential} stars” is not a recognised rank. Please give the rank of the decision.",
        ),
        Text(
            "Hạng {low} sao không được cấp giấy chứng nhận (Quyết định 26/2026/QĐ-TTg, Điều 4), nên không có "
            "trong danh mục.",
            "{low} stars are never certified (Quyết định 26/2026/QĐ-TTg, Điều 4), so the catalogue leaves "
            "them out.",
        ),
        Text("Hãy ghi `{key}: {stars}`.", "Please write `{key}: {stars}`."),
        Text(
            "Hãy ghi hạng trong quyết định, ví dụ `{key}: 4`.", "Please give the decision's rank: `{key}: 4`."
        ),
    ),
    bad="stars: 2",
    good="stars: 3",
)

SCORE_BAND = Rule(
    id="score-band",
    title=Text("Điểm không khớp hạng sao", "Score outside the band of the stars"),
    message=Text(
        "`{field}` {found} không nằm trong khung của hạng {stars} sao: {band_vi}.",
        "`{field}` {found} is outside the band of {stars} stars: {band_en}.",
    ),
    mends=(
        Text(
            "Hãy xem lại điểm và hạng trong quyết định; nếu chưa chắc về điểm, hãy bỏ `{key}`.",
            "Please compare score and rank with the decision; where the score is unsure, remove `{key}`.",
        ),
    ),
    bad="stars: 3\nscore: 78.5",
    good="stars: 4\nscore: 78.5",
)

PROVINCE_UNKNOWN = Rule(
    id="province-unknown",
    title=Text("Không có tỉnh, thành phố này", "Unknown province"),
    message=Text(
        "“{found}” không phải là mã của một trong {count} tỉnh, thành phố hiện nay.",
        "“{found}” is not the slug of one of today's {count} provinces.",
    ),
    mends=(
        Text(
            "Tỉnh “{former}” nay thuộc {province}. Hãy ghi `{key}: {slug}`.",
            "The former province of {former} is now in {province}. Please write `{key}: {slug}`.",
        ),
        Text("Hãy ghi `{key}: {slug}` ({province}).", "Please write `{key}: {slug}` ({province})."),
        Text("Có phải là `{key}: {closest}`?", "Did you mean `{key}: {closest}`?"),
        Text(
            "Mã của các tỉnh, thành phố có trong content/taxonomy/provinces.yml.",
            "The slugs of all provinces are in content/taxonomy/provinces.yml.",
        ),
    ),
    bad="province: Bắc Giang",
    good="province: bac-ninh",
)

PROVINCE_FOLDER = Rule(
    id="province-folder",
    title=Text("Tỉnh không trùng thư mục", "Province is not that of the folder"),
    message=Text(
        "Tệp nằm trong thư mục “{folder}” nhưng ghi `{field}: {found}`.",
        "The file lies in the folder “{folder}”, but says `{field}: {found}`.",
    ),
    mends=(
        Text(
            "Hãy ghi `{field}: {folder}`, hoặc chuyển tệp sang thư mục {found}.",
            "Please write `{field}: {folder}`, or move the file to the folder {found}.",
        ),
    ),
    bad="content/products/bac-ninh/my-gao-chu.md: province: lang-son",
    good="content/products/bac-ninh/my-gao-chu.md: province: bac-ninh",
)

FOLDER_UNKNOWN = Rule(
    id="folder-unknown",
    title=Text("Thư mục không phải mã tỉnh", "Folder is not a province"),
    message=Text(
        "Thư mục “{found}” không phải là mã của một trong {count} tỉnh, thành phố hiện nay.",
        "The folder “{found}” is not the slug of one of today's {count} provinces.",
    ),
    mends=(
        Text(
            "Tỉnh “{former}” nay thuộc {province}. Hãy chuyển tệp vào thư mục `{slug}`.",
            "The former province of {former} is now in {province}. Please move the file to the folder "
            "`{slug}`.",
        ),
        Text("Hãy chuyển tệp vào thư mục `{slug}`.", "Please move the file to the folder `{slug}`."),
        Text("Có phải là thư mục `{closest}`?", "Did you mean the folder `{closest}`?"),
        Text(
            "Mã của các tỉnh, thành phố có trong content/taxonomy/provinces.yml.",
            "The slugs of all provinces are in content/taxonomy/provinces.yml.",
        ),
    ),
    bad="content/products/bac-giang/my-gao-chu.md",
    good="content/products/bac-ninh/my-gao-chu.md",
)

CATEGORY_UNKNOWN = Rule(
    id="category-unknown",
    title=Text("Không có ngành này", "Unknown category"),
    message=Text(
        "“{found}” không phải là mã của một ngành sản phẩm.",
        "“{found}” is not the slug of a category.",
    ),
    mends=(
        Text("Hãy ghi `{key}: {slug}` ({name}).", "Please write `{key}: {slug}` ({name})."),
        Text("Có phải là `{key}: {closest}`?", "Did you mean `{key}: {closest}`?"),
        Text("Các ngành: {allowed}.", "The categories are: {allowed}."),
    ),
    bad="category: Thực phẩm",
    good="category: thuc-pham",
)

SET_UNKNOWN = Rule(
    id="set-unknown",
    title=Text("Không có bộ sản phẩm này", "Unknown set"),
    message=Text(
        "“{found}” không phải là mã của một bộ sản phẩm.",
        "“{found}” is not the slug of a set of products.",
    ),
    mends=(
        Text("Hãy ghi `{key}: {slug}` ({name}).", "Please write `{key}: {slug}` ({name})."),
        Text("Có phải là `{key}: {closest}`?", "Did you mean `{key}: {closest}`?"),
        Text(
            "Các bộ sản phẩm có trong content/taxonomy/categories.yml; nếu chưa chắc, hãy bỏ `{key}`.",
            "The sets are in content/taxonomy/categories.yml; where it is unsure, remove `{key}`.",
        ),
    ),
    bad="set: che-bien-gao",
    good="set: che-bien-tu-gao-ngu-coc",
)

SET_CATEGORY = Rule(
    id="set-category",
    title=Text("Bộ sản phẩm thuộc ngành khác", "Set belongs to another category"),
    message=Text(
        "Bộ “{name}” thuộc ngành {right}, không thuộc ngành {wrong}.",
        "The set “{name}” belongs to the category {right}, not to {wrong}.",
    ),
    mends=(
        Text(
            "Theo Quyết định 26/2026/QĐ-TTg, cà phê, ca cao và chè là thực phẩm. Hãy ghi `category: "
            "{right}`.",
            "By Quyết định 26/2026/QĐ-TTg, {set_en} is food. Please write `category: {right}`.",
        ),
        Text(
            "Hãy ghi `category: {right}`, hoặc chọn bộ khác.",
            "Please write `category: {right}`, or another set.",
        ),
    ),
    bad="category: do-uong\nset: ca-phe-cacao",
    good="category: thuc-pham\nset: ca-phe-cacao",
)

PRODUCER_TYPE_UNKNOWN = Rule(
    id="producer-type-unknown",
    title=Text("Không có loại hình chủ thể này", "Unknown type of producer"),
    message=Text(
        "“{found}” không phải là mã của một loại hình chủ thể.",
        "“{found}” is not the id of a type of producer.",
    ),
    mends=(
        Text("Hãy ghi `{key}: {slug}` ({name}).", "Please write `{key}: {slug}` ({name})."),
        Text("Có phải là `{key}: {closest}`?", "Did you mean `{key}: {closest}`?"),
        Text("Các loại hình: {allowed}.", "The types are: {allowed}."),
    ),
    bad="type: Hợp tác xã",
    good="type: htx",
)

CERTIFICATE_UNKNOWN = Rule(
    id="certificate-unknown",
    title=Text("Không có loại chứng nhận này", "Unknown type of certificate"),
    message=Text(
        "“{found}” không phải là mã của một loại chứng nhận.",
        "“{found}” is not the id of a type of certificate.",
    ),
    mends=(
        Text("Hãy ghi `{key}: {slug}` ({name}).", "Please write `{key}: {slug}` ({name})."),
        Text("Có phải là `{key}: {closest}`?", "Did you mean `{key}: {closest}`?"),
        Text(
            "Các loại chứng nhận có trong content/taxonomy/certificates.yml.",
            "The types of certificates are in content/taxonomy/certificates.yml.",
        ),
    ),
    bad="certificates:\n  - type: VietGap",
    good="certificates:\n  - type: vietgap",
)

PRODUCER_SLUG = Rule(
    id="producer-slug",
    title=Text("Chủ thể ghi bằng tên", "Producer given by name"),
    message=Text(
        "`{field}: {found}` không phải là tên tệp trong content/producers.",
        "`{field}: {found}` is not the name of a file in content/producers.",
    ),
    mends=(
        Text(
            "Để ghi tên ngay tại đây, hãy viết `producer:` rồi xuống dòng, thụt vào: `name: {found}`.",
            "To give the name here, write `producer:` and on the next line, indented, `name: {found}`.",
        ),
    ),
    bad="producer: HTX Mỳ gạo Chũ",
    good="producer:\n  name: HTX Mỳ gạo Chũ\n  type: htx",
)

NO_SOURCE = Rule(
    id="no-source",
    title=Text("Sản phẩm chưa có nguồn", "Product without a source"),
    message=Text(
        "Sản phẩm chưa ghi nguồn, nên người xem không kiểm tra được hạng sao.",
        "The product states no source, so that nobody can verify its rank.",
    ),
    mends=(
        Text(
            "Hãy thêm `sources:` với tên văn bản hoặc bài viết, địa chỉ và mức (A quyết định, B tin chính "
            "thức).",
            "Please add `sources:` with the title, the address and the grade (A decision, B official news).",
        ),
    ),
    bad="name: Mỳ gạo Chũ\nstars: 4",
    good="sources:\n  - title: Quyết định 3981/QĐ-UBND\n    date: 2023-12-18\n    grade: A",
)

RANK_SOURCE = Rule(
    id="rank-source",
    severity="warning",
    title=Text("Hạng sao chỉ dựa vào trang bán hàng", "Rank known only from a shop"),
    message=Text(
        "Mọi nguồn đều ở mức C (trang bán hàng, trang của chủ thể); nguồn như vậy chưa đủ cho hạng sao.",
        "All sources are of grade C (shops, the producer's page); they do not suffice for a rank.",
    ),
    mends=(
        Text(
            "Hãy thêm quyết định công nhận (A) hoặc tin của cơ quan nhà nước, báo chí (B).",
            "Please add the decision (A) or official news of the award (B).",
        ),
    ),
    bad="sources:\n  - title: Gian hàng trên sàn\n    grade: C",
    good="sources:\n  - title: Báo Bắc Ninh\n    url: https://baobacninh.vn/\n    grade: B",
)

SLUG_INVALID = Rule(
    id="slug-invalid",
    title=Text("Tên tệp không đúng dạng", "File name of the wrong form"),
    message=Text(
        "Tên tệp “{found}” sẽ thành địa chỉ trang: chỉ gồm chữ thường không dấu, chữ số, gạch nối, nhiều "
        "nhất 80 "
        "ký tự.",
        "The file name “{found}” becomes an address: small letters without marks, digits and hyphens, at "
        "most 80.",
    ),
    mends=(
        Text("Hãy đổi tên tệp thành `{name}`.", "Please rename the file to `{name}`."),
        Text("Ví dụ: `my-gao-chu.md`.", "For example: `my-gao-chu.md`."),
    ),
    bad="content/products/bac-ninh/Mỳ gạo Chũ.md",
    good="content/products/bac-ninh/my-gao-chu.md",
)

SLUG_RESERVED = Rule(
    id="slug-reserved",
    title=Text("Tên tệp dành riêng", "Reserved file name"),
    message=Text(
        "Tên “{found}” đã dành cho địa chỉ của trang hoặc cho hệ điều hành.",
        "The name “{found}” is kept for the site's addresses or by operating systems.",
    ),
    mends=(
        Text(
            "Hãy thêm một từ vào tên tệp, ví dụ `{name}`.",
            "Please add a word to the file name, such as `{name}`.",
        ),
    ),
    bad="content/products/bac-ninh/index.md",
    good="content/products/bac-ninh/my-gao-chu.md",
)
