"""Rules for YAML: what its syntax errors mean, and what of YAML is not used."""

from __future__ import annotations

from generator.rulebook.rule import Rule, Text

YAML_TAB = Rule(
    id="yaml-tab",
    title=Text("Thụt dòng bằng phím Tab", "Tab as indentation"),
    message=Text("Dòng này thụt vào bằng phím Tab.", "This line is indented with a tab."),
    mends=(
        Text(
            "Hãy thay Tab bằng dấu cách, hai dấu cách cho mỗi bậc.",
            "Please use spaces instead, two for each level.",
        ),
    ),
    bad="price:\n\tretail: 45000",
    good="price:\n  retail: 45000",
)

YAML_INDENT = Rule(
    id="yaml-indent",
    title=Text("Thụt dòng không khớp", "Indentation does not match"),
    message=Text(
        "Dòng “{found}” thụt vào không khớp với các dòng phía trên.",
        "The line “{found}” is not indented like the lines above it.",
    ),
    mends=(
        Text(
            "Hãy để các trường cùng bậc thẳng hàng; trường con thụt vào hai dấu cách.",
            "Please align fields of one level; fields within a field are two spaces further in.",
        ),
    ),
    bad="price:\n    retail: 45000\n  unit: gói 500 g",
    good="price:\n  retail: 45000\n  unit: gói 500 g",
)

YAML_COLON = Rule(
    id="yaml-colon",
    title=Text("Dấu hai chấm trong giá trị", "Colon within a value"),
    message=Text(
        "Giá trị có dấu hai chấm và dấu cách nên không đọc được: “{found}”.",
        "The value holds a colon and a space, so that it cannot be read: “{found}”.",
    ),
    mends=(
        Text(
            'Hãy đặt giá trị trong dấu ngoặc kép: `{key}: "…"`.',
            'Please put the value in quotation marks: `{key}: "…"`.',
        ),
    ),
    bad="name: Trà Shan: búp tím",
    good='name: "Trà Shan: búp tím"',
)

YAML_NO_SPACE = Rule(
    id="yaml-no-space",
    title=Text("Thiếu dấu cách sau dấu hai chấm", "No space after the colon"),
    message=Text(
        "Sau dấu hai chấm cần một dấu cách: “{found}”.",
        "A space is needed after the colon: “{found}”.",
    ),
    mends=(Text("Hãy viết `trường: giá trị`.", "Please write `field: value`."),),
    bad="name:Mỳ gạo Chũ",
    good="name: Mỳ gạo Chũ",
)

YAML_NO_COLON = Rule(
    id="yaml-no-colon",
    title=Text("Dòng không có dấu hai chấm", "Line without a colon"),
    message=Text(
        "Dòng “{found}” không có dạng `trường: giá trị`.",
        "The line “{found}” is not of the form `field: value`.",
    ),
    mends=(
        Text(
            "Hãy thêm tên trường và dấu hai chấm; nếu là phần tiếp của dòng trên thì thụt vào hai dấu cách.",
            "Please add the field and a colon; if it continues the line above, indent it by two spaces.",
        ),
    ),
    bad="name: Mỳ gạo Chũ\nbac-ninh\nstars: 4",
    good="name: Mỳ gạo Chũ\nprovince: bac-ninh\nstars: 4",
)

YAML_QUOTE = Rule(
    id="yaml-quote",
    title=Text("Dấu ngoặc kép không khớp", "Quotation marks do not match"),
    message=Text(
        "Dấu ngoặc của giá trị chưa đúng: thiếu dấu đóng, còn chữ sau dấu đóng, hoặc có dấu \\ bên trong.",
        "The quotation marks are not right: none closes, text follows the closing one, or a \\ stands "
        "within.",
    ),
    mends=(
        Text(
            'Hãy đóng ngoặc ở cuối giá trị. Nếu trong giá trị có dấu ", hãy bao ngoài bằng dấu nháy đơn: '
            "'…'.",
            'Please close them at the end of the value. If it holds a " itself, use single ones around '
            "it: '…'.",
        ),
    ),
    bad='name: "Mỳ" Chũ',
    good="name: '\"Mỳ\" Chũ'",
)

YAML_BRACKET = Rule(
    id="yaml-bracket",
    title=Text("Ngoặc chưa đóng hoặc thiếu dấu phẩy", "Bracket not closed, or comma missing"),
    message=Text(
        "Ngoặc mở ở đây chưa được đóng, hoặc giữa các mục thiếu dấu phẩy: “{found}”.",
        "The bracket that opens here is not closed, or a comma is missing: “{found}”.",
    ),
    mends=(
        Text(
            "Hãy viết đủ `[mục, mục]` hoặc `{{trường: giá trị, trường: giá trị}}`, hay mỗi mục một dòng "
            "với “- ”.",
            "Please write `[item, item]` or `{{field: value, field: value}}`, or one item a line after “- ”.",
        ),
    ),
    bad="tags: [mỳ, gạo",
    good="tags: [mỳ, gạo]",
)

YAML_SIGN = Rule(
    id="yaml-sign",
    title=Text("Ký hiệu đặc biệt ở đầu giá trị", "Special sign at the start of a value"),
    message=Text(
        "Giá trị không thể bắt đầu bằng “{found}” khi không có dấu ngoặc kép.",
        "A value cannot start with “{found}” without quotation marks.",
    ),
    mends=(
        Text(
            'Hãy đặt giá trị trong dấu ngoặc kép: `{key}: "…"`.',
            'Please put the value in quotation marks: `{key}: "…"`.',
        ),
    ),
    bad="summary: @ Chợ Viềng",
    good='summary: "@ Chợ Viềng"',
)

YAML_SYNTAX = Rule(
    id="yaml-syntax",
    title=Text("Không đọc được YAML", "YAML that cannot be read"),
    message=Text(
        "Không đọc được từ chỗ này: “{found}”.",
        "It cannot be read from here on: “{found}”.",
    ),
    mends=(
        Text(
            "Hãy so với một tệp cùng loại: mỗi dòng là `trường: giá trị`.",
            "Please compare with a file of the same kind: each line is `field: value`.",
        ),
    ),
    bad="%name Mỳ gạo Chũ",
    good="name: Mỳ gạo Chũ",
)

YAML_ALIAS = Rule(
    id="yaml-alias",
    title=Text("Không dùng & và * của YAML", "YAML anchors and aliases are not used"),
    message=Text(
        "“{found}” là cách YAML lặp lại nội dung; danh mục không dùng cách này.",
        "“{found}” is YAML's way to repeat content; the catalogue does not use it.",
    ),
    mends=(
        Text(
            "Hãy ghi đầy đủ ở từng chỗ; nếu là chữ bình thường thì đặt trong dấu ngoặc kép.",
            "Please write it out in each place; if it is plain text, put it in quotation marks.",
        ),
    ),
    bad="address: &dc Xã Nam Dương\nplace: *dc",
    good="address: Xã Nam Dương\nplace: Xã Nam Dương",
)

YAML_TAG = Rule(
    id="yaml-tag",
    title=Text("Không dùng nhãn kiểu (!) của YAML", "YAML tags are not used"),
    message=Text(
        "“{found}” là nhãn kiểu của YAML; danh mục không dùng nhãn.",
        "“{found}” is a tag of YAML; the catalogue uses none.",
    ),
    mends=(
        Text(
            "Hãy bỏ nhãn; nếu là chữ bình thường thì đặt trong dấu ngoặc kép.",
            "Please remove the tag; if it is plain text, put it in quotation marks.",
        ),
    ),
    bad="stars: !!int 4",
    good="stars: 4",
)

YAML_DEPTH = Rule(
    id="yaml-depth",
    title=Text("Lồng quá nhiều bậc", "Nested too deep"),
    message=Text(
        "Các trường lồng vào nhau quá {limit} bậc.",
        "Fields lie within fields more than {limit} levels deep.",
    ),
    mends=(
        Text(
            "Một sản phẩm chỉ cần bốn bậc; hãy xem lại các dấu ngoặc và thụt dòng.",
            "A product needs four levels; please look at the brackets and the indentation.",
        ),
    ),
    bad="tags: [[[[[[[[[[[mỳ]]]]]]]]]]]",
    good="tags: [mỳ]",
)

YAML_KEY = Rule(
    id="yaml-key",
    title=Text("Tên trường không phải là chữ", "Field name is not a text"),
    message=Text(
        "Tên trường phải là một từ; ở đây là danh sách hoặc nhóm trường.",
        "The name of a field is a word; here it is a list or a group of fields.",
    ),
    mends=(
        Text(
            'Hãy viết `trường: giá trị`; nếu là chữ có ngoặc thì đặt trong dấu ngoặc kép: "[…]".',
            'Please write `field: value`; put text with brackets in quotation marks: "[…]".',
        ),
    ),
    bad="[name]: Mỳ gạo Chũ",
    good="name: Mỳ gạo Chũ",
)

YAML_DOCUMENTS = Rule(
    id="yaml-documents",
    title=Text("Nhiều tài liệu trong một tệp", "Several documents in one file"),
    message=Text(
        "Dòng `---` này bắt đầu một tài liệu thứ hai; một tệp .yml chỉ có một.",
        "This line `---` starts a second document; a .yml file holds one.",
    ),
    mends=(
        Text(
            "Hãy tách thành hai tệp; nếu phần sau là câu chuyện, hãy đổi đuôi tệp thành .md.",
            "Please make two files of it; if the second part is a story, rename the file to .md.",
        ),
    ),
    bad="name: Mỳ gạo Chũ\n---\nname: Chè Tân Cương",
    good="name: Mỳ gạo Chũ",
)

YAML_NOT_FIELDS = Rule(
    id="yaml-not-fields",
    title=Text("Tệp không gồm các trường", "File does not consist of fields"),
    message=Text(
        "Tệp phải gồm các dòng `trường: giá trị`; ở đây là “{found}”.",
        "A file consists of lines `field: value`; here there is “{found}”.",
    ),
    mends=(
        Text(
            "Hãy viết tên trường, dấu hai chấm, dấu cách, rồi đến giá trị: `name: Mỳ gạo Chũ`.",
            "Please write the field, a colon, a space and the value: `name: Mỳ gạo Chũ`.",
        ),
    ),
    bad="Mỳ gạo Chũ",
    good="name: Mỳ gạo Chũ",
)

DUPLICATE_KEY = Rule(
    id="duplicate-key",
    title=Text("Trường ghi hai lần", "Field given twice"),
    message=Text(
        "Trường `{found}` đã có ở dòng {line}.",
        "The field `{found}` is already on line {line}.",
    ),
    mends=(
        Text(
            "Hãy giữ lại một dòng; nếu có nhiều giá trị, hãy dùng danh sách (khi trường cho phép).",
            "Please keep one of the lines; several values go into a list, where the field takes one.",
        ),
    ),
    bad="stars: 4\nstars: 5",
    good="stars: 4",
)
