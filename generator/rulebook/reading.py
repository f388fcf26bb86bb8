"""Rules for a file as text: its size, its encoding, its front matter."""

from __future__ import annotations

from generator.rulebook.rule import Rule, Text

FILE_TOO_LARGE = Rule(
    id="file-too-large",
    title=Text("Tệp quá lớn", "File too large"),
    message=Text(
        "Tệp có {size} KB; một tệp nội dung chỉ nên có nhiều nhất {limit} KB.",
        "The file has {size} KB; a content file may have {limit} KB at most.",
    ),
    mends=(
        Text(
            "Hãy rút gọn phần câu chuyện; ảnh nên để thành tệp riêng đặt cạnh tệp này.",
            "Please shorten the story, and keep photos as files beside this one.",
        ),
    ),
    bad="my-gao-chu.md: 1,2 MB",
    good="my-gao-chu.md: 4 KB, my-gao-chu.jpg: 800 KB",
)

FILE_ENCODING = Rule(
    id="file-encoding",
    title=Text("Tệp không dùng bảng mã UTF-8", "File not in UTF-8"),
    message=Text(
        "Tệp cần được lưu bằng UTF-8; tệp này có vẻ dùng {encoding}.",
        "A content file is saved as UTF-8; this one looks like {encoding}.",
    ),
    mends=(
        Text(
            "Hãy mở tệp bằng trình soạn thảo, chọn “Lưu thành…” và chọn bảng mã UTF-8.",
            "Please open the file in an editor, choose “Save as…” and the encoding UTF-8.",
        ),
    ),
    bad="UTF-16, windows-1258, TCVN3 (ABC)",
    good="UTF-8",
)

FILE_BINARY = Rule(
    id="file-binary",
    title=Text("Tệp không phải văn bản", "File is not text"),
    message=Text(
        "Tệp có byte NUL ({found}), điều không có trong văn bản.",
        "The file holds a NUL byte ({found}), which no text has.",
    ),
    mends=(
        Text(
            "Hãy xem lại tệp: đây có thể là ảnh hoặc tệp Word đã đổi đuôi.",
            "Please look at the file: it may be a photo or a Word file under another name.",
        ),
    ),
    bad="my-gao-chu.docx → my-gao-chu.md",
    good="my-gao-chu.md, UTF-8",
)

FILE_EMPTY = Rule(
    id="file-empty",
    title=Text("Tệp chưa có nội dung", "File has no fields"),
    message=Text("Tệp chưa có trường nào.", "The file has no fields yet."),
    mends=(
        Text(
            "Hãy ghi các trường bắt buộc; cách nhanh nhất là chép từ một tệp cùng loại rồi sửa.",
            "Please fill in the required fields; copying a file of the same kind is the quickest way.",
        ),
    ),
    bad="---\n---",
    good="---\nname: Mỳ gạo Chũ\nprovince: bac-ninh\n---",
)

FILE_EXTENSION = Rule(
    id="file-extension",
    title=Text("Đuôi tệp không đúng", "Wrong file ending"),
    message=Text(
        "Tệp nội dung có đuôi {allowed}; tệp này có đuôi “{found}”.",
        "A content file here ends in {allowed}; this one ends in “{found}”.",
    ),
    mends=(Text("Hãy đổi tên tệp thành `{name}`.", "Please rename the file to `{name}`."),),
    bad="content/producers/htx-chu.yaml",
    good="content/producers/htx-chu.yml",
)

FRONT_MATTER_MISSING = Rule(
    id="front-matter-missing",
    title=Text("Thiếu phần trường ở đầu tệp", "No front matter"),
    message=Text(
        "Dòng đầu của tệp .md phải là `---`; ở đây là “{found}”.",
        "The first line of a .md file is `---`; here it is “{found}”.",
    ),
    mends=(
        Text(
            "Hãy đặt các trường giữa hai dòng `---`, câu chuyện viết phía dưới.",
            "Please put the fields between two lines `---`, and the story below them.",
        ),
    ),
    bad="name: Mỳ gạo Chũ",
    good="---\nname: Mỳ gạo Chũ\n---\nCâu chuyện…",
)

FRONT_MATTER_UNCLOSED = Rule(
    id="front-matter-unclosed",
    title=Text("Phần trường chưa đóng", "Front matter not closed"),
    message=Text(
        "Phần trường mở bằng `---` nhưng không có dòng `---` đóng lại.",
        "The fields start with `---`, but no line `---` ends them.",
    ),
    mends=(
        Text(
            "Hãy thêm một dòng chỉ có `---` sau trường cuối cùng.",
            "Please add a line with only `---` after the last field.",
        ),
    ),
    bad="---\nname: Mỳ gạo Chũ\nCâu chuyện…",
    good="---\nname: Mỳ gạo Chũ\n---\nCâu chuyện…",
)

STORY_TWICE = Rule(
    id="story-twice",
    title=Text("Câu chuyện ghi ở hai chỗ", "Story in two places"),
    message=Text(
        "Câu chuyện vừa có trong trường `story`, vừa có ở dưới dòng `---`.",
        "The story stands both in the field `story` and below the line `---`.",
    ),
    mends=(
        Text(
            "Hãy giữ phần dưới dòng `---` và bỏ trường `story`.",
            "Please keep the text below `---` and remove the field `story`.",
        ),
    ),
    bad="---\nstory: Làng Chũ…\n---\nLàng Chũ…",
    good="---\nname: Mỳ gạo Chũ\n---\nLàng Chũ…",
)

INVISIBLE_CHARACTERS = Rule(
    id="invisible-characters",
    severity="warning",
    title=Text("Ký tự không nhìn thấy", "Invisible characters"),
    message=Text(
        "Từ chỗ này có ký tự không nhìn thấy hoặc dấu tiếng Việt bị tách rời, thường do chép từ Word, PDF "
        "hay web.",
        "From here on there are invisible characters or decomposed letters, as copies from Word, PDF or "
        "the web have.",
    ),
    mends=(
        Text(
            "Danh mục đã bỏ qua chúng khi đọc. Để sửa trong tệp: `ocop check --fix`.",
            "They were left out on reading. To mend the file as well: `ocop check --fix`.",
        ),
    ),
    bad="name: Mỳ gạo\\u200b Chũ",
    good="name: Mỳ gạo Chũ",
)
