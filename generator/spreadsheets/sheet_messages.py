"""What an import says of sheets, columns, and rows that are no products of their own."""

from __future__ import annotations

from generator.spreadsheets.message import Message, say

SHEET_MESSAGES: dict[str, Message] = {
    "legacy-font": say(
        "error",
        "Trang tính dùng phông cũ ({font}), ví dụ “{value}”. Hãy chuyển sang Unicode: UniKey, Ctrl+Shift+F6.",
        "Typed for an old font ({font}), e.g. “{value}”. Please convert it: UniKey, Ctrl+Shift+F6.",
    ),
    "columns-shifted": say(
        "error",
        "Cột “{value}” chứa thứ khác (ví dụ “{example}”): bảng có thể bị lệch cột. Không nhập.",
        "“{value}” holds something else (e.g. “{example}”): the columns may be shifted. Not imported.",
    ),
    "column-duplicate": say(
        "warning",
        "Cột “{value}” trùng nghĩa với một cột trước; không đọc.",
        "The column “{value}” means the same as an earlier one; not read.",
    ),
    "hidden-row": say(
        "warning",
        "Dòng ẩn, không nhập. Hãy bỏ ẩn nếu cần.",
        "A hidden row, not imported. Please unhide it if it is wanted.",
    ),
    "hidden-sheet": say(
        "warning",
        "Trang tính ẩn, không nhập.",
        "A hidden sheet, not imported.",
    ),
    "hidden-column": say(
        "warning",
        "Cột ẩn “{value}”, không nhập.",
        "The hidden column “{value}” is not imported.",
    ),
    "cell-fault": say(
        "warning",
        "Công thức lỗi hoặc chưa tính; ô được coi là trống.",
        "A formula with an error or without a value; the cell counts as empty.",
    ),
    "as-above": say("info", "Như dòng trên: “{value}”.", "As above: “{value}”."),
    "nothing-above": say(
        "warning", "Ghi như trên, nhưng trên đó không có gì.", "It says as above, but nothing stands there."
    ),
    "producer-missing": say(
        "warning",
        "Ô chủ thể trống, dòng trên là “{value}”. Nếu là một thì gộp ô, hoặc dùng --fill-down producer.",
        "No producer; above it is “{value}”. If they are one: merge the cells or use --fill-down producer.",
    ),
    "row-joined": say(
        "warning",
        "Dòng này được coi là phần tiếp của dòng {other}.",
        "This row is taken for the rest of row {other}.",
    ),
    "products-split": say(
        "warning",
        "Một ô kể nhiều sản phẩm; tách thành từng sản phẩm: {value}.",
        "One cell lists several products; each becomes its own: {value}.",
    ),
    "products-several": say(
        "warning",
        "Ô này có thể kể nhiều sản phẩm; nhập thành một. Hãy tách mỗi sản phẩm một dòng.",
        "The cell may list several products; imported as one. Please give each a row.",
    ),
    "heading-unknown": say(
        "info",
        "Dòng tiêu đề “{value}” không cho biết tỉnh, huyện, xã, ngành hay hạng sao.",
        "The heading “{value}” tells no province, district, commune, category or rank.",
    ),
    "footer-row": say("info", "Dòng cuối bảng (ký tên, nơi nhận), bỏ qua.", "Below the table (signatures)."),
    "cell-unread": say(
        "info",
        "Ô thuộc cột không rõ nghĩa; chỉ giữ ở báo cáo này.",
        "A cell of a column that is not known; kept in this report only.",
    ),
    "column-unknown": say(
        "warning",
        'Không rõ cột “{value}” là gì; các ô của nó nằm trong báo cáo. Có thể dùng --map "{value}=TRƯỜNG".',
        'The column “{value}” is not known; its cells are in the report. You may use --map "{value}=FIELD".',
    ),
    "column-likely": say(
        "info", "Cột “{value}” được hiểu là {field}.", "The column “{value}” is taken for {field}."
    ),
    "column-ignored": say("info", "Cột “{value}” không được đọc.", "The column “{value}” is not read."),
    "column-personal": say(
        "info",
        "Cột “{value}” là thông tin cá nhân: không đọc, không lưu.",
        "The column “{value}” is personal: neither read nor stored.",
    ),
    "total-row": say("info", "Dòng tổng cộng, bỏ qua.", "A row of totals, passed over."),
    "no-table": say(
        "warning",
        "Trang tính không có dòng tên cột mà danh mục nhận ra (ít nhất “Tên sản phẩm” và một cột nữa).",
        "The sheet has no row of headers that is understood (“Tên sản phẩm” and one more at least).",
    ),
}
