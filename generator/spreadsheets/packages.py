"""What is inside an .xlsx or .ods before any of it is read: they are zip archives, and archives can be traps.

Nothing that a workbook could run is ever run; one that carries macros or looks into other files is refused
all the same, because what it shows is then not what it holds.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.diagnostics import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind: TypeAlias = Literal["xlsx", "xlsb", "ods", "xls"]

PACKAGE = b"PK\x03\x04"
MOST_PARTS = 10_000
UNPACKED_LIMIT = 256 * 1024 * 1024
"""Most bytes of all parts that are read; 18,000 products in 30 columns unpack to about 60 MB."""

_READ = (".xml", ".rels", ".bin", ".vml")
_ENCRYPTED = 0x1
_MACROS = ("vbaproject.bin", "xl/macrosheets/", "basic/", "scripts/")
_LINKS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")


def package_kind(data: bytes, name: str) -> Kind:
    """Return the kind of a workbook. Raises UsageError for what is none, and for traps."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        raise broken(name) from None
    _check_size(parts, name)
    names = {part.filename.lower().lstrip("/") for part in parts}
    _check_contents(names, name)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise locked(name)
    return _kind(names, name)


def _kind(names: set[str], name: str) -> Kind:
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "content.xml" in names:
        return "ods"
    raise broken(name)


def _check_size(parts: list[zipfile.ZipInfo], name: str) -> None:
    unpacked = sum(part.file_size for part in parts if part.filename.lower().endswith(_READ))
    if len(parts) <= MOST_PARTS and unpacked <= UNPACKED_LIMIT:
        return
    limit = UNPACKED_LIMIT // 1024**2
    raise UsageError(
        vi=f"Tệp {name} bung ra {unpacked // 1024**2:,} MB trong {len(parts):,} phần; nhiều nhất {limit} "
        f"MB và {MOST_PARTS:,} phần. Tệp có thể độc hại. Hãy chép riêng bảng sản phẩm sang tệp mới.",
        en=f"{name} unpacks to {unpacked // 1024**2:,} MB in {len(parts):,} parts; at most {limit} MB and "
        f"{MOST_PARTS:,} parts. It may be malicious. Please copy the table of products to a new file.",
    )


def _check_contents(names: Iterable[str], name: str) -> None:
    macro = next((one for one in sorted(names) if any(mark in one for mark in _MACROS)), None)
    if macro:
        raise with_macros(name)
    if any(one.startswith(_LINKS) for one in names):
        raise UsageError(
            vi=f"Tệp {name} lấy số liệu từ tệp khác (liên kết ngoài), nên số trong tệp có thể đã cũ. "
            "Trong Excel: Dữ liệu → Sửa liên kết → Ngắt liên kết, rồi lưu lại.",
            en=f"{name} takes data from other files (external links), so its numbers may be stale. "
            "In Excel: Data → Edit Links → Break Link, then save it again.",
        )


def with_macros(name: str) -> UsageError:
    """Return the error for a workbook that carries macros."""
    return UsageError(
        vi=f"Tệp {name} có macro. Hãy lưu lại thành .xlsx (không macro) rồi nhập.",
        en=f"{name} holds macros. Please save it as .xlsx (without macros) and import that.",
    )


def locked(name: str) -> UsageError:
    """Return the error for a workbook with a password."""
    return UsageError(
        vi=f"Tệp {name} có mật khẩu. Hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi lưu lại.",
        en=f"{name} has a password. Please remove it (File → Info → Protect Workbook) and save it again.",
    )


def broken(name: str) -> UsageError:
    """Return the error for a file that is damaged or no workbook."""
    return UsageError(
        vi=f"Tệp {name} bị hỏng hoặc không phải bảng tính. Hãy mở bằng Excel hoặc LibreOffice rồi lưu thành "
        ".xlsx.",
        en=f"{name} is damaged or no spreadsheet. Please open it in Excel or LibreOffice and save it as "
        ".xlsx.",
    )


def too_large(name: str, sheet: str = "", cell: str = "") -> UsageError:
    """Return the error for sheets that spread too far, or that take too long or too much memory."""
    at_vi = f": trang “{sheet}” kéo đến ô {cell}" if cell else ""
    at_en = f": the sheet “{sheet}” goes to cell {cell}" if cell else ""
    return UsageError(
        vi=f"Tệp {name} quá lớn để đọc{at_vi}. Hãy xóa các dòng, cột thừa (Ctrl+End chỉ ra chúng), hoặc chép "
        "riêng bảng sản phẩm sang tệp mới.",
        en=f"{name} is too large to read{at_en}. Please delete stray rows and columns (Ctrl+End finds them) "
        "or copy the table of products to a new file.",
    )
