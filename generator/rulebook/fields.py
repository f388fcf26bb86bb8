"""Rules for single fields: that they exist, and that their values are of the right type and size."""

from __future__ import annotations

from generator.rulebook.rule import Rule, Text

UNKNOWN_FIELD = Rule(
    id="unknown-field",
    title=Text("Trường không có trong danh mục", "Unknown field"),
    message=Text(
        "Danh mục không có trường `{found}` ở chỗ này.",
        "There is no field `{found}` here.",
    ),
    mends=(
        Text("Hãy ghi `{meant}` (tên trường là tiếng Anh).", "Please write `{meant}`."),
        Text(
            "Trường `{found}` nằm ở chỗ khác: hãy chuyển thành `{place}`.",
            "The field `{found}` belongs elsewhere: please move it to `{place}`.",
        ),
        Text("Có phải là `{closest}`?", "Did you mean `{closest}`?"),
        Text("Các trường ở chỗ này: {allowed}.", "The fields here are: {allowed}."),
    ),
    bad="ten: Mỳ gạo Chũ\nsao: 4",
    good="name: Mỳ gạo Chũ\nstars: 4",
)

MISSING_FIELD = Rule(
    id="missing-field",
    title=Text("Thiếu trường bắt buộc", "Required field missing"),
    message=Text(
        "Thiếu trường bắt buộc `{field}`: {about_vi}",
        "The required field `{field}` is missing: {about_en}",
    ),
    mends=(Text("Hãy thêm dòng `{key}: …`.", "Please add a line `{key}: …`."),),
    bad="province: bac-ninh\nstars: 4",
    good="name: Mỳ gạo Chũ\nprovince: bac-ninh\nstars: 4",
)

NOT_TEXT = Rule(
    id="not-text",
    title=Text("Cần một dòng chữ", "Text expected"),
    message=Text(
        "`{field}` là một giá trị, không phải danh sách hay nhóm trường.",
        "`{field}` is a single value, not a list or a group of fields.",
    ),
    mends=(
        Text(
            "Hãy viết `{key}: …` trên một dòng.",
            "Please write `{key}: …` on one line.",
        ),
    ),
    bad="name:\n  - Mỳ gạo Chũ",
    good="name: Mỳ gạo Chũ",
)

NOT_LIST = Rule(
    id="not-list",
    title=Text("Cần một danh sách", "List expected"),
    message=Text(
        "`{field}` là danh sách; ở đây là “{found}”.",
        "`{field}` is a list; here it is “{found}”.",
    ),
    mends=(
        Text(
            "Hãy viết mỗi mục một dòng, mở đầu bằng “- ” (gạch ngang rồi dấu cách).",
            "Please write one item a line, each after “- ” (a hyphen and a space).",
        ),
    ),
    bad="tags: mỳ, gạo",
    good="tags:\n  - mỳ\n  - gạo",
)

NOT_GROUP = Rule(
    id="not-group",
    title=Text("Cần một nhóm trường", "Group of fields expected"),
    message=Text(
        "`{field}` là một nhóm trường; ở đây là “{found}”.",
        "`{field}` is a group of fields; here it is “{found}”.",
    ),
    mends=(
        Text(
            "Hãy ghi các trường con, mỗi trường một dòng thụt vào hai dấu cách: {allowed}.",
            "Please write its fields, one a line, indented by two spaces: {allowed}.",
        ),
    ),
    bad="price: 45000",
    good="price:\n  retail: 45000",
)

NUMBER_WHOLE = Rule(
    id="number-whole",
    title=Text("Cần số nguyên", "Whole number expected"),
    message=Text(
        "`{field}` là số nguyên, chỉ gồm chữ số; ở đây là “{found}”.",
        "`{field}` is a whole number, digits only; here it is “{found}”.",
    ),
    mends=(
        Text("Hãy ghi `{key}: {number}`.", "Please write `{key}: {number}`."),
        Text(
            "Hãy chỉ ghi chữ số, không dấu chấm, không đơn vị: `{key}: 45000`.",
            "Please write digits only, without separators or units: `{key}: 45000`.",
        ),
    ),
    bad="price:\n  retail: 45.000",
    good="price:\n  retail: 45000",
)

NUMBER_DECIMAL = Rule(
    id="number-decimal",
    title=Text("Cần một số", "Number expected"),
    message=Text(
        "`{field}` là một số; ở đây là “{found}”.",
        "`{field}` is a number; here it is “{found}”.",
    ),
    mends=(
        Text("Hãy ghi `{key}: {number}`.", "Please write `{key}: {number}`."),
        Text(
            "Hãy chỉ ghi số, phần lẻ sau dấu chấm: `{key}: 78.5`.",
            "Please write the number alone, decimals after a point: `{key}: 78.5`.",
        ),
    ),
    bad="score: 78,5",
    good="score: 78.5",
)

NUMBER_RANGE = Rule(
    id="number-range",
    title=Text("Số ngoài khoảng cho phép", "Number out of range"),
    message=Text(
        "`{field}` là {found}; giá trị nằm trong khoảng từ {low} đến {high}.",
        "`{field}` is {found}; it lies between {low} and {high}.",
    ),
    mends=(
        Text(
            "Hãy xem lại số trong văn bản gốc.",
            "Please compare with the original document.",
        ),
    ),
    bad="score: 785",
    good="score: 78.5",
)

YES_NO = Rule(
    id="yes-no",
    title=Text("Cần true hoặc false", "true or false expected"),
    message=Text(
        "`{field}` chỉ nhận `true` (có) hoặc `false` (không); ở đây là “{found}”.",
        "`{field}` is `true` or `false`; here it is “{found}”.",
    ),
    mends=(
        Text("Hãy ghi `{key}: {value}`.", "Please write `{key}: {value}`."),
        Text(
            "Hãy ghi `{key}: true` hoặc bỏ dòng này.",
            "Please write `{key}: true`, or remove the line.",
        ),
    ),
    bad="example: có",
    good="example: true",
)

CHOICE = Rule(
    id="choice",
    title=Text("Giá trị không có trong danh sách cho phép", "Value not among the allowed ones"),
    message=Text(
        "`{field}` nhận một trong các giá trị {allowed}; ở đây là “{found}”.",
        "`{field}` is one of {allowed}; here it is “{found}”.",
    ),
    mends=(
        Text("Có phải là `{key}: {closest}`?", "Did you mean `{key}: {closest}`?"),
        Text("{about_vi}", "{about_en}"),
    ),
    bad="recognition:\n  status: withdrawed",
    good="recognition:\n  status: withdrawn",
)

TEXT_TOO_LONG = Rule(
    id="text-too-long",
    title=Text("Chữ quá dài", "Text too long"),
    message=Text(
        "`{field}` dài {length} ký tự; trường này nhận nhiều nhất {limit}.",
        "`{field}` has {length} characters; it takes {limit} at most.",
    ),
    mends=(
        Text(
            "Hãy rút bớt {over} ký tự; phần kể dài nên để ở câu chuyện.",
            "Please shorten it by {over} characters; what is long goes into the story.",
        ),
    ),
    bad="name: (hơn 200 ký tự)",
    good="name: Mỳ gạo Chũ",
)

LIST_TOO_LONG = Rule(
    id="list-too-long",
    title=Text("Danh sách quá dài", "List too long"),
    message=Text(
        "`{field}` có {length} mục; trường này nhận nhiều nhất {limit}.",
        "`{field}` has {length} items; it takes {limit} at most.",
    ),
    mends=(
        Text(
            "Hãy giữ những mục cần nhất.",
            "Please keep the items that matter most.",
        ),
    ),
    bad="images: (13 ảnh)",
    good="images: (12 ảnh)",
)

LIST_TOO_SHORT = Rule(
    id="list-too-short",
    title=Text("Danh sách thiếu mục", "List too short"),
    message=Text(
        "`{field}` có {length} mục; trường này cần ít nhất {limit}.",
        "`{field}` has {length} items; it needs {limit} at least.",
    ),
    mends=(
        Text(
            "Hãy ghi thêm, hoặc bỏ cả trường này.",
            "Please add what is missing, or remove the field.",
        ),
    ),
    bad="languages: []",
    good="languages: [vi, en]",
)
