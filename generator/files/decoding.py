"""Bytes to text: UTF-8 alone, with or without a byte order mark, with any line ends."""

from __future__ import annotations

import codecs
import re
from unicodedata import is_normalized, normalize

import msgspec

from generator.files.faults import Fault, FaultyFileError

SIZE_LIMIT = 256 * 1024
"""Most bytes of a content file. A long story takes 20 KB."""

# UTF-32 LE starts as UTF-16 LE does, so it comes first.
_OTHER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_BLANK = re.compile("[\x0b\x0c\x85\u2028\u2029]")
# What libyaml refuses (control characters), and what nobody sees and everybody copies.
_UNSEEN = re.compile(
    "[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


class Decoded(msgspec.Struct, frozen=True):
    """The text of a file in NFC, without what cannot be seen.

    ``unseen``: where the first invisible or decomposed character stood (line, column), if there was one.
    """

    text: str
    unseen: tuple[int, int] | None = None


def decode(data: bytes) -> Decoded:
    """Read a content file's bytes; raises FaultyFileError, naming the encoding where it can be told."""
    if len(data) > SIZE_LIMIT:
        facts = {"size": f"{len(data) // 1024}", "limit": f"{SIZE_LIMIT // 1024}"}
        raise FaultyFileError(Fault("file-too-large", 1, 1, facts=facts))
    if b"\x00" in data or data.startswith(tuple(_OTHER_MARKS)):
        raise FaultyFileError(_wide_or_binary(data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FaultyFileError(_not_utf8(data, error.start)) from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # The grapheme joiner is the one invisible character that counts as printable.
    if is_normalized("NFC", text) and text.replace("\n", "").isprintable() and "\u034f" not in text:
        return Decoded(text)
    return _clean(text)


def _clean(text: str) -> Decoded:
    text = _BLANK.sub(" ", text)
    unseen = _UNSEEN.search(text)
    start = unseen.start() if unseen else _first_decomposed(text)
    where = None if start is None else position(text, start)
    return Decoded(normalize("NFC", _UNSEEN.sub("", text)), where)


def _first_decomposed(text: str) -> int | None:
    """Return where the first line that is not NFC stands, or None."""
    start = 0
    for line in text.split("\n"):
        if not is_normalized("NFC", line):
            composed = normalize("NFC", line)
            same = zip(line, composed, strict=False)
            return start + next((at for at, (old, new) in enumerate(same) if old != new), 0)
        start += len(line) + 1
    return None


def position(text: str, index: int) -> tuple[int, int]:
    """Return line and column, both from 1, of a character."""
    before = text[:index]
    return before.count("\n") + 1, index - before.rfind("\n")


def _wide_or_binary(data: bytes) -> Fault:
    for mark, name in _OTHER_MARKS.items():
        if data.startswith(mark):
            return Fault("file-encoding", 1, 1, name, {"encoding": name})
    index = data.index(b"\x00")
    # Every other byte of UTF-16 text is NUL as long as letters are of ASCII.
    if data[:200].count(b"\x00") * 4 > len(data[:200]):
        return Fault("file-encoding", 1, 1, "UTF-16", {"encoding": "UTF-16"})
    line, column = position(data[:index].decode("latin-1"), index)
    return Fault("file-binary", line, column, "\\x00")


def _not_utf8(data: bytes, start: int) -> Fault:
    before = data[:start].decode("utf-8", "replace")
    line, column = position(before, len(before))
    return Fault("file-encoding", line, column, f"\\x{data[start]:02x}", {"encoding": _guess(data)})


def _guess(data: bytes) -> str:
    """Name the encoding that Vietnamese text of the last century most likely has.

    windows-1258 writes tones as marks of their own (0xCC huyền, 0xD2 hỏi, 0xDE ngã, 0xEC sắc, 0xF2 nặng);
    TCVN3 (ABC) has its letters from 0xB5 to 0xFE, with đ at 0xAE.
    """
    marks = sum(data.count(bytes([code])) for code in (0xCC, 0xD2, 0xDE, 0xEC, 0xF2, 0xF0))
    others = sum(data.count(bytes([code])) for code in range(0xA8, 0xC8))
    return "windows-1258" if marks > others else "TCVN3 (ABC)"
