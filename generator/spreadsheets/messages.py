"""What an import can say, each kind of finding with its code: documented in ``docs/reference/import.md``."""

from __future__ import annotations

from generator.spreadsheets.message import LEVELS, Level, Message, say
from generator.spreadsheets.sheet_messages import SHEET_MESSAGES

__all__ = ["LEVELS", "MESSAGES", "Level", "Message"]

MESSAGES: dict[str, Message] = {
    # Rows that do not become a product
    "no-name": say("error", "Dòng chưa có tên sản phẩm.", "The row has no product name."),
    "name-too-long": say(
        "error", "Tên dài hơn {limit} ký tự.", "The name is longer than {limit} characters."
    ),
    "name-unclear": say("error", "Ô tên không có chữ nào.", "The cell of the name has no letter."),
    "legacy-text": say(
        "error",
        "Chữ dùng phông cũ ({font}), không phải Unicode. Hãy chuyển mã bằng UniKey (Ctrl+Shift+F6).",
        "Typed for an old font ({font}), not Unicode. Please convert it with UniKey (Ctrl+Shift+F6).",
    ),
    "list-proposed": say(
        "error",
        "Tiêu đề nói đây là danh sách đề nghị, chưa công nhận: “{value}”.",
        "The title says that these are proposed, not recognised: “{value}”.",
    ),
    "stars-twice": say(
        "error", "Nhiều cột hạng sao cùng được đánh dấu.", "More than one column of ranks is marked."
    ),
    "no-province": say(
        "error",
        "Chưa biết tỉnh nào. Hãy thêm cột “Tỉnh” hoặc chạy với --province.",
        "The province is not known. Please add a column “Tỉnh”, or use --province.",
    ),
    "province-unknown": say(
        "error",
        "Không có tỉnh “{value}”, cả hiện nay lẫn trước tháng 7/2025.",
        "There is no province “{value}”, neither today nor before July 2025.",
    ),
    "no-category": say(
        "error",
        "Chưa biết ngành, và tên sản phẩm không cho biết. Hãy thêm cột “Ngành” hoặc chạy với --category.",
        "The category is not known, nor does the name tell. Please add a column “Ngành”, or use --category.",
    ),
    "no-stars": say("error", "Chưa biết hạng sao.", "The rank is not known."),
    "stars-not-certified": say(
        "error",
        "Chỉ 3, 4 và 5 sao được công nhận.",
        "Only 3, 4 and 5 stars are certified.",
    ),
    "stars-proposed": say(
        "error",
        "Mới là đề nghị hoặc tiềm năng, chưa phải hạng sao đã công nhận.",
        "A rank that is proposed or potential only, not one that was recognised.",
    ),
    "invalid-record": say(
        "error",
        "Một giá trị không hợp lệ: {detail}",
        "A value is not valid: {detail}",
    ),
    # Things to look at
    "duplicate-row": say(
        "warning",
        "Trùng tên, chủ thể và địa bàn với dòng {other}; chỉ lấy dòng đầu.",
        "The same name, producer and place as row {other}; only the first is taken.",
    ),
    "duplicate-differs": say(
        "warning",
        "Dòng trùng ghi khác {other}: “{value}”. Không lấy.",
        "The second row says another thing than {other}: “{value}”. Not taken.",
    ),
    "duplicate-similar": say(
        "warning",
        "Chỉ khác i/y với {other}; có thể là một sản phẩm. Chưa gộp.",
        "Differs from {other} by i and y only; they may be one product. Not joined.",
    ),
    "gtin-twice": say(
        "warning", "Mã vạch đã có ở {other}; bỏ trống.", "The barcode is that of {other}; left out."
    ),
    "gtin-invalid": say(
        "warning", "Mã vạch không hợp lệ; không đưa vào.", "Not a valid barcode number; left out."
    ),
    "stored-as-date": say(
        "warning",
        "Bảng tính đã đổi ô này thành ngày {value}; không lấy. Hãy định dạng ô là Văn bản và gõ lại.",
        "The spreadsheet made this the date {value}; not taken. Format it as Text and type it again.",
    ),
    "code-as-number": say(
        "warning",
        "Mã được lưu như một số, có thể đã mất chữ số; xin đối chiếu.",
        "The code is stored as a number and may have lost digits; please compare.",
    ),
    "code-province": say(
        "warning",
        "Mã sản phẩm thuộc {other}, danh sách ghi {name}. Bảy mã tỉnh đã đổi chủ từ 01/7/2025.",
        "The product code is of {other}, the list says {name}. Seven codes changed owner on 1 July 2025.",
    ),
    "coordinates-swapped": say(
        "warning",
        "Kinh độ và vĩ độ bị đổi chỗ; đúng ra là {place}. Chỉ giữ ở báo cáo này.",
        "Latitude and longitude are swapped; it should be {place}. Kept in this report only.",
    ),
    "potential-beside": say(
        "warning",
        "Hạng đã công nhận là {stars} sao; hạng đề nghị hoặc tiềm năng không tính.",
        "The recognised rank is {stars} stars; a proposed or potential one does not count.",
    ),
    "stars-heading": say(
        "warning",
        "Dòng ghi {stars} sao, tiêu đề ghi {other} sao; lấy theo dòng.",
        "The row has {stars} stars, its heading {other}; the row is believed.",
    ),
    "stars-from-standard": say(
        "warning",
        "Hạng {stars} sao lấy từ cột tiêu chuẩn: “{value}”.",
        "The rank of {stars} stars is from the column of standards: “{value}”.",
    ),
    "stars-from-note": say(
        "warning", "Hạng {stars} sao lấy từ ghi chú.", "The rank of {stars} stars is from the note."
    ),
    "withdrawn": say(
        "warning",
        "Đã thu hồi công nhận; trang sản phẩm sẽ nói rõ.",
        "The recognition was withdrawn; the page will say so.",
    ),
    "producer-address": say(
        "warning",
        "Địa chỉ nằm trong tên chủ thể; tách thành “{name}” và “{address}”.",
        "The producer's name holds an address; parted into “{name}” and “{address}”.",
    ),
    "producer-form-unknown": say(
        "warning",
        "Tên không cho biết loại hình chủ thể; ghi là “khác”.",
        "The name tells no legal form; kept as “other”.",
    ),
    "field-conflict": say(
        "warning",
        "{path}: {field} là “{there}”, đã được sửa tay; danh sách ghi “{here}”. Tệp được giữ nguyên.",
        "{path}: {field} is “{there}”, edited by hand; the list has “{here}”. The file stays as it is.",
    ),
    "list-older": say(
        "warning",
        "{path}: lần công nhận trong tệp ({there}) mới hơn danh sách; hạng, điểm, quyết định giữ nguyên.",
        "{path}: the file's recognition ({there}) is later than the list's; rank, score, decision stay.",
    ),
    "exists-faulty": say(
        "warning",
        "Tệp {path} đã có nhưng chưa hợp lệ ({detail}); không đụng đến. Hãy chạy ocop check.",
        "There is a file {path}, but it is not valid ({detail}); not touched. Please run ocop check.",
    ),
    "file-deleted": say(
        "warning",
        "{path} từng được nhập rồi bị xóa; không tạo lại. Muốn nhập lại, hãy xóa dòng của nó trong imports/.",
        "{path} was imported and then deleted; not made again. To import it, delete its line in imports/.",
    ),
    "category-unknown": say(
        "warning",
        "Không có ngành hay bộ sản phẩm “{value}”.",
        "There is no category or set “{value}”.",
    ),
    "set-unknown": say("warning", "Không có bộ sản phẩm “{value}”.", "There is no set “{value}”."),
    "set-other-category": say(
        "warning",
        "Bộ “{value}” thuộc ngành khác; bỏ trống bộ sản phẩm.",
        "The set “{value}” belongs to another category; left out.",
    ),
    "province-differs": say(
        "warning",
        "Cột tỉnh hiện nay ghi {now}, tỉnh khi công nhận lại thuộc {other}; lấy {now}.",
        "The column of today's province says {now}, the province as written lies in {other}; {now} is taken.",
    ),
    "award-not-stated": say(
        "warning",
        "Nguồn chỉ nói đủ điều kiện, chưa nói đã công nhận; bỏ trống ngày công nhận.",
        "The source speaks of eligibility, not of recognition; the date is left out.",
    ),
    "other-stars": say(
        "warning",
        "Ghi chú nhắc đến {other} sao; hạng sao giữ theo cột: {stars} sao.",
        "The note speaks of {other} stars; the rank stays that of the column: {stars}.",
    ),
    "potential-stars": say(
        "warning",
        "Ghi chú nhắc đến tiềm năng hoặc đề nghị {other} sao; hạng đã công nhận là {stars} sao.",
        "The note speaks of {other} stars as potential or proposed; the recognised rank is {stars}.",
    ),
    "score-unclear": say("warning", "Không đọc được điểm.", "The score cannot be read."),
    "score-band": say(
        "warning",
        "Điểm {value} không thuộc khung {stars} sao; bỏ trống điểm.",
        "A score of {value} is not within the band of {stars} stars; left out.",
    ),
    "date-unclear": say("warning", "Không chắc là ngày nào; bỏ trống.", "The date is not certain; left out."),
    "expiry-before-date": say(
        "warning",
        "Ngày hết hạn trước ngày công nhận; bỏ trống ngày hết hạn.",
        "It expires before the date of recognition; the expiry is left out.",
    ),
    "decisions-doubtful": say(
        "warning",
        "Có nhiều quyết định mà không rõ cái nào mới nhất; ghi vào ghi chú của nguồn.",
        "Several decisions, and it is not clear which is the latest; kept in the note of the source.",
    ),
    "phone-invalid": say(
        "warning", "Số điện thoại không hợp lệ; không đưa vào.", "Not a valid telephone number; left out."
    ),
    "email-invalid": say(
        "warning", "Thư điện tử không hợp lệ; không đưa vào.", "Not a valid e-mail; left out."
    ),
    "url-invalid": say(
        "warning", "Địa chỉ web không hợp lệ; không đưa vào.", "Not a valid web address; left out."
    ),
    "tax-code-invalid": say(
        "warning", "Mã số thuế không hợp lệ; không đưa vào.", "Not a valid tax code; left out."
    ),
    "price-unclear": say(
        "warning", "Giá không phải một số; ghi vào ghi chú của nguồn.", "No single price; kept in the note."
    ),
    "too-long": say(
        "warning",
        "Dài hơn {limit} ký tự; không đưa vào.",
        "Longer than {limit} characters; left out.",
    ),
    "note-cut": say(
        "warning", "Ghi chú dài hơn {limit} ký tự; đã cắt bớt.", "The note exceeds {limit} characters; cut."
    ),
    "producer-similar": say(
        "warning",
        "Tên gần giống chủ thể “{other}”; có thể là một. Chưa gộp.",
        "The name is close to that of “{other}”; they may be one. Not joined.",
    ),
    "commune-divided": say(
        "warning",
        "“{value}” nay thuộc nhiều xã, phường, hoặc chỉ biết một phần; chỉ ghi ở nơi công nhận.",
        "“{value}” went to several communes, or only a part of it is known; kept only as the place of issue.",
    ),
    "commune-unknown": say(
        "warning",
        "Không tìm thấy “{value}” trong bảng xã, phường; chỉ ghi ở nơi công nhận.",
        "“{value}” is not in the commune tables; kept only as the place of issue.",
    ),
    # Done and said
    "category-suggested": say(
        "info",
        "Danh sách không ghi ngành; gợi ý {category} theo loại sản phẩm “{kind}”.",
        "The list gives no category; {category} is suggested by the kind “{kind}”.",
    ),
    "category-default": say(
        "info",
        "Danh sách không ghi ngành; lấy theo --category.",
        "No category in the list; --category is taken.",
    ),
    "category-corrected": say(
        "info",
        "Chè, trà, cà phê, ca cao thuộc Thực phẩm (Quyết định 26/2026/QĐ-TTg), không phải “{value}”.",
        "Tea, coffee and cocoa are food (Quyết định 26/2026/QĐ-TTg), not “{value}”.",
    ),
    "category-carried": say(
        "info", "Ngành lấy theo dòng tiêu đề “{value}”.", "The category is that of the heading “{value}”."
    ),
    "province-carried": say(
        "info", "Tỉnh lấy theo dòng tiêu đề “{value}”.", "The province is that of the heading “{value}”."
    ),
    "province-default": say("info", "Tỉnh lấy theo --province.", "The province is that of --province."),
    "recognised-again": say(
        "info",
        "Được công nhận lại ở {other} ({stars} sao); dòng này thành lịch sử.",
        "Recognised again in {other} ({stars} stars); this row becomes history.",
    ),
    "stars-carried": say(
        "info",
        "Hạng {stars} sao lấy theo tiêu đề “{value}”.",
        "The rank of {stars} stars is that of the heading “{value}”.",
    ),
    "decision-carried": say(
        "info",
        "Quyết định {number} lấy theo tiêu đề “{value}”.",
        "The decision {number} is that of the title “{value}”.",
    ),
    "date-serial": say(
        "info",
        "Số {value} là số ngày của bảng tính: {date}.",
        "{value} is a spreadsheet's count of days: {date}.",
    ),
    "province-from-address": say(
        "info", "Tỉnh lấy theo địa chỉ: {name}.", "The province is that of the address: {name}."
    ),
    "province-by-code": say(
        "info", "Tỉnh lấy theo mã sản phẩm: {name}.", "The province is that of the product code: {name}."
    ),
    "tax-code-repaired": say("info", "Mã số thuế ghi lại thành {code}.", "The tax code becomes {code}."),
    "coordinates": say(
        "info", "Tọa độ {place}; chỉ giữ ở báo cáo này.", "Coordinates {place}; kept in this report only."
    ),
    "set-suggested": say(
        "info",
        "Bộ sản phẩm gợi ý theo tên: {name}.",
        "The set is suggested by the name: {name}.",
    ),
    "commune-mapped": say("info", "“{value}” nay là {name}.", "“{value}” is {name} today."),
    "year-differs": say(
        "info",
        "Cột năm ghi {value}; ngày công nhận lấy theo ghi chú: {date}.",
        "The column says {value}; the date of recognition follows the note: {date}.",
    ),
    "earlier-rank": say(
        "info",
        "Ghi vào lịch sử công nhận: {stars} sao, {date}.",
        "Kept in the history of recognition: {stars} stars, {date}.",
    ),
    "phone-repaired": say(
        "info", "Số điện thoại ghi lại thành {phone}.", "The telephone number becomes {phone}."
    ),
    "producer-joined": say(
        "info",
        "Cùng chủ thể với “{other}”; lấy tên đầy đủ hơn.",
        "The same producer as “{other}”; the fuller spelling is taken.",
    ),
    "field-updated": say(
        "info", "{path}: {field}: “{there}” → “{here}”.", "{path}: {field}: “{there}” → “{here}”."
    ),
    "exists": say("info", "Đã có tệp {path}; được giữ nguyên.", "There is a file {path}; it stays as it is."),
    **SHEET_MESSAGES,
}
