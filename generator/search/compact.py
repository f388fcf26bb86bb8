"""Pagefind's files, made smaller for the way: results numbered, word lists in even parts.

A result's id is a hash of its fragment, which is not used here; 17,068 of them are 60 KB, hardly compressed,
in the file that every first query loads. So pages are numbered, as the documents were. The word lists are cut
anew: Pagefind cuts after so many postings (20,000), which leaves long and short parts.

Both files are CBOR (RFC 8949) behind a magic word, gzipped. What is read of them is checked.
"""

from __future__ import annotations

import gzip
import re
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.files.digest import digest, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

#: How a compressed file of Pagefind begins.
MAGIC = b"pagefind_dcd"
_GZIP = 31
#: Bytes of a part before compression; about 9 KB after it.
PART = 48_000
#: A word: array of three, its text, postings. No number is followed by a text, so little else looks so.
_WORD = re.compile(rb"\x83[\x60-\x78]")
_TEXT, _ARRAY = 3, 4
#: From here on, a head says how many bytes its number takes.
_LONG = 24


class Word(NamedTuple):
    """A word of the index: how many documents hold it, and its entry as Pagefind wrote it."""

    text: str
    documents: int
    entry: bytes


class Compact(NamedTuple):
    """The files, and how many documents hold each word."""

    files: dict[str, bytes]
    counts: dict[str, int]


def compact(files: Mapping[str, bytes], count: int) -> Compact:
    """Rewrite meta file and word lists of an index of ``count`` documents.

    Raises:
        ValueError: the files are not of the form that is known.
    """
    lists = [name for name in sorted(files) if name.endswith(".pf_index")]
    words = sorted(word for name in lists for word in read_words(unpack(files[name])))
    parts = list(_parts(words))
    named = {f"{short(digest(part))}": part for part in (_list(part) for part in parts)}
    (meta,) = (name for name in files if name.endswith(".pf_meta"))
    version = _version(unpack(files[meta]))
    made = {name: data for name, data in files.items() if name != meta and name not in lists}
    made[meta] = pack(_meta(version, count, parts, list(named)))
    made |= {f"index/{name}.pf_index": pack(part) for name, part in named.items()}
    return Compact(made, {word.text: word.documents for word in words})


def result_id(number: int) -> str:
    """Return the id of a document in results: its number in hexadecimal digits, the last one first.

    Written so, 17,068 of them are 19 KB in the compressed meta file; the usual way round they are 37 KB.
    """
    return f"{number:04x}"[::-1]


def unpack(data: bytes) -> bytes:
    """Return what a file of Pagefind holds."""
    plain = zlib.decompress(data, _GZIP)
    if not plain.startswith(MAGIC):
        raise ValueError(plain[:20])
    return plain[len(MAGIC) :]


def pack(data: bytes) -> bytes:
    """Write a file as Pagefind does."""
    return gzip.compress(MAGIC + data, 9, mtime=0)


def read_words(data: bytes) -> Iterator[Word]:
    """Yield the words of a list."""
    count, at = _read_head(data, 1)
    if data[:1] != b"\x81":
        raise ValueError(data[:20])
    starts = [found.start() for found in _WORD.finditer(data, at)]
    if len(starts) != count:
        starts = _walk(data, at, count)
    for start, end in pairwise([*starts, len(data)]):
        length, text = _read_head(data, start + 1)
        documents, _ = _read_head(data, text + length)
        yield Word(data[text : text + length].decode(), documents, data[start:end])


def _walk(data: bytes, at: int, count: int) -> list[int]:
    """Find where words start item by item: slow, and right where a number above 33,000 looks like a word."""
    starts = []
    for _ in range(count):
        starts.append(at)
        at = _skip(data, at)
    return starts


def _skip(data: bytes, at: int) -> int:
    left = 1
    while left:
        major, (number, content) = data[at] >> 5, _read_head(data, at)
        left += number - 1 if major == _ARRAY else -1
        at = content + (number if major == _TEXT else 0)
    return at


def _parts(words: Sequence[Word]) -> Iterator[list[Word]]:
    part: list[Word] = []
    size = 0
    for word in words:
        if part and size + len(word.entry) > PART:
            yield part
            part, size = [], 0
        part.append(word)
        size += len(word.entry)
    if part:
        yield part


def _list(words: Iterable[Word]) -> bytes:
    entries = [word.entry for word in words]
    return _array(1) + _array(len(entries)) + b"".join(entries)


def _meta(version: bytes, count: int, parts: Sequence[list[Word]], names: Sequence[str]) -> bytes:
    # All documents count as equally long: the browser orders by where words stand.
    pages = b"".join(_array(2) + _text(result_id(number)) + b"\x01" for number in range(count))
    bounds = [(part[0].text, part[-1].text) for part in parts]
    starts = [bounds[0][0], *(_shortest(one[1], two[0]) for one, two in pairwise(bounds))]
    lists = b"".join(
        _array(3) + _text(start) + _text(last) + _text(name)
        for start, (_, last), name in zip(starts, bounds, names, strict=True)
    )
    nothing = _array(0) * 3
    return _array(6) + version + _array(count) + pages + _array(len(parts)) + lists + nothing


def _shortest(before: str, word: str) -> str:
    """Return the shortest beginning of a word that comes after another: half typed, it finds its list."""
    return next(word[:end] for end in range(1, len(word) + 1) if word[:end] > before)


def _version(meta: bytes) -> bytes:
    length, text = _read_head(meta, 1)
    if meta[:1] != b"\x86" or meta[1] >> 5 != _TEXT:
        raise ValueError(meta[:20])
    return meta[1 : text + length]


def _read_head(data: bytes, at: int) -> tuple[int, int]:
    """Return the number in a CBOR head and where its content begins."""
    small = data[at] & 31
    if small < _LONG:
        return small, at + 1
    size = 1 << (small - _LONG)
    return int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size


def _head(major: int, number: int) -> bytes:
    if number < _LONG:
        return bytes([major << 5 | number])
    size = 1 if number < 1 << 8 else 2 if number < 1 << 16 else 4
    return bytes([major << 5 | _LONG + size.bit_length() - 1]) + number.to_bytes(size, "big")


def _array(length: int) -> bytes:
    return _head(_ARRAY, length)


def _text(text: str) -> bytes:
    data = text.encode()
    return _head(_TEXT, len(data)) + data
