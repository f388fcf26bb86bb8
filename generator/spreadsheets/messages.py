"""What an import can say, each kind of finding with its code: documented in ``docs/import.md``."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from generator.rulebook import Text

Level: TypeAlias = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info")


class Message(msgspec.Struct, frozen=True):
    """A kind of finding. ``error``: the row is left out; ``warning``: please look; ``info``: done."""

    level: Level
    text: Text


def _say(level: Level, vi: str, en: str) -> Message:
    return Message(level, Text(vi, en))


MESSAGES: dict[str, Message] = {
    # Rows that do not become a product
    "no-name": _say("error", "Dòng chưa có tên sản phẩm.", "The row has no product name."),
    "name-too-long": _say(
        "error", "Tên dài hơn {limit} ký tự.", "The name is longer than {limit} characters."
    ),
    "no-province": _say(
        "error",
        "Chưa biết tỉnh nào. Hãy thêm cột “Tỉnh” hoặc chạy với --province.",
        "The province is not known. Please add a column “Tỉnh”, or use --province.",
    ),
    "province-unknown": _say(
        "error",
        "Không có tỉnh “{value}”, cả hiện nay lẫn trước tháng 7/2025.",
        "There is no province “{value}”, neither today nor before July 2025.",
    ),
    "no-category": _say(
        "error",
        "Chưa biết ngành, và tên sản phẩm không cho biết. Hãy thêm cột “Ngành” hoặc chạy với --category.",
        "The category is not known, nor does the name tell. Please add a column “Ngành”, or use --category.",
    ),
    "no-stars": _say("error", "Chưa biết hạng sao.", "The rank is not known."),
    "stars-not-certified": _say(
        "error",
        "Chỉ 3, 4 và 5 sao được công nhận.",
        "Only 3, 4 and 5 stars are certified.",
    ),
    "stars-proposed": _say(
        "error",
        "Mới là đề nghị hoặc tiềm năng, chưa phải hạng sao đã công nhận.",
        "A rank that is proposed or potential only, not one that was recognised.",
    ),
    "invalid-record": _say(
        "error",
        "Một giá trị không hợp lệ: {detail}",
        "A value is not valid: {detail}",
    ),
    # Things to look at
    "duplicate-row": _say(
        "warning",
        "Trùng tên, chủ thể và địa bàn với dòng {other}; chỉ lấy dòng đầu.",
        "The same name, producer and place as row {other}; only the first is taken.",
    ),
    "exists-differs": _say(
        "warning",
        "Đã có tệp {path}, ghi {there} sao; dòng này ghi {here} sao. Tệp được giữ nguyên.",
        "There is a file {path} with {there} stars; this row has {here}. The file stays as it is.",
    ),
    "category-unknown": _say(
        "warning",
        "Không có ngành hay bộ sản phẩm “{value}”.",
        "There is no category or set “{value}”.",
    ),
    "set-unknown": _say("warning", "Không có bộ sản phẩm “{value}”.", "There is no set “{value}”."),
    "set-other-category": _say(
        "warning",
        "Bộ “{value}” thuộc ngành khác; bỏ trống bộ sản phẩm.",
        "The set “{value}” belongs to another category; left out.",
    ),
    "province-differs": _say(
        "warning",
        "Cột tỉnh hiện nay ghi {now}, tỉnh khi công nhận lại thuộc {other}; lấy {now}.",
        "The column of today's province says {now}, the province as written lies in {other}; {now} is taken.",
    ),
    "award-not-stated": _say(
        "warning",
        "Nguồn chỉ nói đủ điều kiện, chưa nói đã công nhận; bỏ trống ngày công nhận.",
        "The source speaks of eligibility, not of recognition; the date is left out.",
    ),
    "other-stars": _say(
        "warning",
        "Ghi chú nhắc đến {other} sao; hạng sao giữ theo cột: {stars} sao.",
        "The note speaks of {other} stars; the rank stays that of the column: {stars}.",
    ),
    "potential-stars": _say(
        "warning",
        "Ghi chú nhắc đến tiềm năng hoặc đề nghị {other} sao; hạng đã công nhận là {stars} sao.",
        "The note speaks of {other} stars as potential or proposed; the recognised rank is {stars}.",
    ),
    "score-unclear": _say("warning", "Không đọc được điểm.", "The score cannot be read."),
    "score-band": _say(
        "warning",
        "Điểm {value} không thuộc khung {stars} sao; bỏ trống điểm.",
        "A score of {value} is not within the band of {stars} stars; left out.",
    ),
    "date-unclear": _say(
        "warning", "Không chắc là ngày nào; bỏ trống.", "The date is not certain; left out."
    ),
    "expiry-before-date": _say(
        "warning",
        "Ngày hết hạn trước ngày công nhận; bỏ trống ngày hết hạn.",
        "It expires before the date of recognition; the expiry is left out.",
    ),
    "decisions-doubtful": _say(
        "warning",
        "Có nhiều quyết định mà không rõ cái nào mới nhất; ghi vào ghi chú của nguồn.",
        "Several decisions, and it is not clear which is the latest; kept in the note of the source.",
    ),
    "phone-invalid": _say(
        "warning", "Số điện thoại không hợp lệ; không đưa vào.", "Not a valid telephone number; left out."
    ),
    "email-invalid": _say(
        "warning", "Thư điện tử không hợp lệ; không đưa vào.", "Not a valid e-mail; left out."
    ),
    "url-invalid": _say(
        "warning", "Địa chỉ web không hợp lệ; không đưa vào.", "Not a valid web address; left out."
    ),
    "tax-code-invalid": _say(
        "warning", "Mã số thuế không hợp lệ; không đưa vào.", "Not a valid tax code; left out."
    ),
    "price-unclear": _say(
        "warning", "Giá không phải một số; ghi vào ghi chú của nguồn.", "No single price; kept in the note."
    ),
    "too-long": _say(
        "warning",
        "Dài hơn {limit} ký tự; không đưa vào.",
        "Longer than {limit} characters; left out.",
    ),
    "note-cut": _say(
        "warning", "Ghi chú dài hơn {limit} ký tự; đã cắt bớt.", "The note exceeds {limit} characters; cut."
    ),
    "producer-similar": _say(
        "warning",
        "Tên gần giống chủ thể “{other}”; có thể là một. Chưa gộp.",
        "The name is close to that of “{other}”; they may be one. Not joined.",
    ),
    "column-duplicate": _say(
        "warning",
        "Cột “{value}” trùng nghĩa với một cột trước; không đọc.",
        "The column “{value}” means the same as an earlier one; not read.",
    ),
    "commune-divided": _say(
        "warning",
        "“{value}” nay thuộc nhiều xã, phường, hoặc chỉ biết một phần; chỉ ghi ở nơi công nhận.",
        "“{value}” went to several communes, or only a part of it is known; kept only as the place of issue.",
    ),
    "commune-unknown": _say(
        "warning",
        "Không tìm thấy “{value}” trong bảng xã, phường; chỉ ghi ở nơi công nhận.",
        "“{value}” is not in the commune tables; kept only as the place of issue.",
    ),
    # Done and said
    "category-suggested": _say(
        "info",
        "Danh sách không ghi ngành; gợi ý {category} theo loại sản phẩm “{kind}”.",
        "The list gives no category; {category} is suggested by the kind “{kind}”.",
    ),
    "category-default": _say(
        "info",
        "Danh sách không ghi ngành; lấy theo --category.",
        "No category in the list; --category is taken.",
    ),
    "category-corrected": _say(
        "info",
        "Chè, trà, cà phê, ca cao thuộc Thực phẩm (Quyết định 26/2026/QĐ-TTg), không phải “{value}”.",
        "Tea, coffee and cocoa are food (Quyết định 26/2026/QĐ-TTg), not “{value}”.",
    ),
    "category-carried": _say(
        "info", "Ngành lấy theo dòng tiêu đề “{value}”.", "The category is that of the heading “{value}”."
    ),
    "province-carried": _say(
        "info", "Tỉnh lấy theo dòng tiêu đề “{value}”.", "The province is that of the heading “{value}”."
    ),
    "province-default": _say("info", "Tỉnh lấy theo --province.", "The province is that of --province."),
    "set-suggested": _say(
        "info",
        "Bộ sản phẩm gợi ý theo tên: {name}.",
        "The set is suggested by the name: {name}.",
    ),
    "commune-mapped": _say("info", "“{value}” nay là {name}.", "“{value}” is {name} today."),
    "year-differs": _say(
        "info",
        "Cột năm ghi {value}; ngày công nhận lấy theo ghi chú: {date}.",
        "The column says {value}; the date of recognition follows the note: {date}.",
    ),
    "earlier-rank": _say(
        "info",
        "Ghi vào lịch sử công nhận: {stars} sao, {date}.",
        "Kept in the history of recognition: {stars} stars, {date}.",
    ),
    "phone-repaired": _say(
        "info", "Số điện thoại ghi lại thành {phone}.", "The telephone number becomes {phone}."
    ),
    "producer-joined": _say(
        "info",
        "Cùng chủ thể với “{other}”; lấy tên đầy đủ hơn.",
        "The same producer as “{other}”; the fuller spelling is taken.",
    ),
    "exists": _say(
        "info", "Đã có tệp {path}; được giữ nguyên.", "There is a file {path}; it stays as it is."
    ),
    "column-ignored": _say("info", "Cột “{value}” không được đọc.", "The column “{value}” is not read."),
    "column-personal": _say(
        "info",
        "Cột “{value}” là thông tin cá nhân: không đọc, không lưu.",
        "The column “{value}” is personal: neither read nor stored.",
    ),
    "total-row": _say("info", "Dòng tổng cộng, bỏ qua.", "A row of totals, passed over."),
    "no-table": _say(
        "warning",
        "Trang tính không có dòng tên cột mà danh mục nhận ra (ít nhất “Tên sản phẩm” và một cột nữa).",
        "The sheet has no row of headers that is understood (“Tên sản phẩm” and one more at least).",
    ),
}
