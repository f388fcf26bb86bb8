"""Rules for photos and stories: what lies beside a record and what its Markdown may hold."""

from __future__ import annotations

from generator.rulebook.rule import Rule, Text

IMAGE_MISSING = Rule(
    id="image-missing",
    title=Text("Không tìm thấy ảnh", "Photo not found"),
    message=Text(
        "Không có tệp “{found}” bên cạnh tệp này.",
        "There is no file “{found}” beside this one.",
    ),
    mends=(
        Text("Có phải là `{closest}`?", "Did you mean `{closest}`?"),
        Text(
            "Hãy đặt ảnh cùng thư mục với tệp này, đúng tên (kể cả chữ hoa, chữ thường).",
            "Please put the photo into this file's folder under that very name (capitals count).",
        ),
    ),
    bad="images:\n  - file: my-gao.jpg",
    good="images:\n  - file: my-gao-chu.jpg",
)

IMAGE_PATH = Rule(
    id="image-path",
    title=Text("Ảnh không nằm cạnh tệp", "Photo from elsewhere"),
    message=Text(
        "Ảnh được gọi bằng tên tệp đặt cạnh tệp này, không có thư mục hay địa chỉ web; ở đây là “{found}”.",
        "A photo is given by the name of a file beside this one, without folder or address; here: “{found}”.",
    ),
    mends=(
        Text(
            "Hãy chép ảnh vào cùng thư mục rồi ghi `file: {name}`.",
            "Please copy the photo into this folder and write `file: {name}`.",
        ),
        Text(
            "Hãy chép ảnh vào cùng thư mục rồi ghi tên tệp.",
            "Please copy the photo into this folder and give its file name.",
        ),
    ),
    bad="images:\n  - file: ../anh/my-gao-chu.jpg",
    good="images:\n  - file: my-gao-chu.jpg",
)

IMAGE_TYPE = Rule(
    id="image-type",
    title=Text("Loại ảnh không dùng được", "Type of photo not accepted"),
    message=Text(
        "“{found}” có nội dung là {type_vi}; danh mục nhận ảnh jpg, png và webp.",
        "“{found}” holds {type_en}; photos are jpg, png or webp.",
    ),
    mends=(
        Text(
            "Hãy mở ảnh và lưu lại thành jpg (đổi đuôi tệp là chưa đủ).",
            "Please open the photo and save it as jpg (another ending alone does not do).",
        ),
    ),
    bad="images:\n  - file: logo.svg",
    good="images:\n  - file: my-gao-chu.jpg",
)

IMAGE_TOO_LARGE = Rule(
    id="image-too-large",
    title=Text("Ảnh quá lớn", "Photo too large"),
    message=Text(
        "“{found}” có {size}; mỗi ảnh nhiều nhất {limit}.",
        "“{found}” has {size}; a photo may have {limit} at most.",
    ),
    mends=(
        Text(
            "Hãy thu nhỏ ảnh; cạnh dài 2400 điểm ảnh là đủ đẹp.",
            "Please make the photo smaller; 2400 pixels on the long side are plenty.",
        ),
    ),
    bad="my-gao-chu.jpg: 22 MB",
    good="my-gao-chu.jpg: 2 MB",
)

IMAGE_BROKEN = Rule(
    id="image-broken",
    title=Text("Ảnh bị hỏng", "Photo is damaged"),
    message=Text(
        "Không đọc được ảnh “{found}”: tệp bị hỏng hoặc tải về chưa đủ.",
        "The photo “{found}” cannot be read: it is damaged or incomplete.",
    ),
    mends=(
        Text(
            "Hãy chép lại ảnh từ bản gốc.",
            "Please copy the photo again from its original.",
        ),
    ),
    bad="my-gao-chu.jpg (0 byte)",
    good="my-gao-chu.jpg",
)

IMAGE_UNUSED = Rule(
    id="image-unused",
    severity="warning",
    title=Text("Ảnh chưa được dùng", "Photo that nothing shows"),
    message=Text(
        "Không tệp nào bên cạnh ghi ảnh này, nên ảnh không hiện trên trang.",
        "No file beside this photo names it, so that no page shows it.",
    ),
    mends=(
        Text(
            "Hãy thêm `images:` rồi `- file: {found}` vào tệp sản phẩm, hoặc xóa ảnh.",
            "Please add `images:` and `- file: {found}` to the product's file, or remove the photo.",
        ),
    ),
    bad="bac-ninh/my-gao-chu.md, bac-ninh/my-gao.jpg",
    good="images:\n  - file: my-gao.jpg",
)

STORY_TANGLED = Rule(
    id="story-tangled",
    severity="error",
    title=Text("Câu chuyện có quá nhiều dấu ngoặc", "Story with too many brackets"),
    message=Text(
        "Một đoạn của câu chuyện có {count} dấu “{found}”, nhiều đến mức không đọc được thành Markdown.",
        "One paragraph of the story has {count} signs “{found}”, too many to be read as Markdown.",
    ),
    mends=(
        Text(
            "Hãy bỏ các dấu thừa, hoặc tách đoạn văn bằng những dòng trống.",
            "Please remove the needless ones, or divide the paragraph by empty lines.",
        ),
    ),
    bad="[[[[[[[[… (2.000 lần)",
    good="[Trang của làng nghề](https://…)",
)

RAW_HTML = Rule(
    id="raw-html",
    severity="warning",
    title=Text("HTML trong câu chuyện", "HTML in a story"),
    message=Text(
        "Thẻ HTML “{found}” sẽ bị bỏ khi dựng trang.",
        "The HTML tag “{found}” is removed when the page is made.",
    ),
    mends=(
        Text(
            "Hãy dùng Markdown: **đậm**, *nghiêng*, [chữ](https://…). Chỉ các thẻ b, i, em, strong, sub, "
            "sup, br "
            "được giữ.",
            "Please use Markdown: **bold**, *italic*, [text](https://…). Only b, i, em, strong, sub, sup, "
            "br stay.",
        ),
    ),
    bad='<div style="color:red">Mỳ gạo Chũ</div>',
    good="**Mỳ gạo Chũ**",
)

STORY_IMAGE_REMOTE = Rule(
    id="story-image-remote",
    title=Text("Ảnh trong câu chuyện lấy từ nơi khác", "Image from elsewhere in a story"),
    message=Text(
        "Ảnh “{found}” không nằm cạnh tệp này; trang của danh mục không tải ảnh từ nơi khác.",
        "The image “{found}” does not lie beside this file; pages load no images from elsewhere.",
    ),
    mends=(
        Text(
            "Hãy chép ảnh vào cùng thư mục với tệp này và ghi tên ảnh ở trường `images`.",
            "Please copy it into the folder of this file and name it in the field `images`.",
        ),
    ),
    bad="![Mỳ gạo](https://example.com/my.jpg)",
    good="images:\n  - file: my-gao-chu.jpg\n    alt: Mỳ gạo",
)

LINK_SCHEME = Rule(
    id="link-scheme",
    title=Text("Liên kết không được phép", "Link of a forbidden kind"),
    message=Text(
        "Liên kết “{found}” không mở được trên trang: chỉ nhận https, http, mailto và tel.",
        "The link “{found}” is not allowed: links are https, http, mailto or tel.",
    ),
    mends=(
        Text(
            "Hãy thay bằng địa chỉ https://…, hoặc bỏ liên kết và giữ lại chữ.",
            "Please use an address https://…, or keep the text without the link.",
        ),
    ),
    bad="[Xem thêm](javascript:alert(1))",
    good="[Xem thêm](https://example.vn/my-gao-chu)",
)
