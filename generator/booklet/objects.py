"""The objects of a PDF as Typst writes it: numbered from 1 without gaps, plain, with a table of their places.

ISO 32000-1, 7.3 and 7.5. This is no reader of any PDF: compressed objects and earlier versions, which Typst
never writes, are not understood, and :class:`NotUnderstoodError` says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY = 20
_STREAM = b"\nstream\n"


def _literal(depth: int = 4) -> bytes:
    """Return a pattern of a text in parentheses, which may hold balanced ones."""
    inside = rb"[^\\()]|\\."
    for _ in range(depth):
        inside = rb"(?:" + inside + rb"|\((?:" + inside + rb")*\))"
    return rb"\((?:" + inside + rb")*\)"


#: A text, in which nothing is a reference, or a reference.
_TEXT_OR_REFERENCE = re.compile(_literal() + rb"|\b(\d+) 0 R\b", re.DOTALL)


class NotUnderstoodError(ValueError):
    """A PDF that is not laid out as Typst does it."""


class Objects:
    """The objects of one PDF; read where they lie, so nothing is copied before it is needed."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        table = pdf.rfind(b"\nxref\n") + 1
        found = _TABLE.match(pdf, table)
        if not table or not found:
            raise NotUnderstoodError
        rows = range(found.end(), found.end() + int(found[1]) * _ENTRY, _ENTRY)
        self._starts = [int(pdf[row : row + 10]) for row in rows]
        inorder = [*sorted(self._starts[1:]), table]
        self._ends = dict(pairwise(inorder))
        self.trailer = pdf[rows.stop :].partition(b"startxref")[0]

    def __getitem__(self, number: int) -> tuple[bytes, bytes]:
        """Return an object: what describes it, and its stream with the words around it (or nothing)."""
        start = self._starts[number]
        whole = self.pdf[start : self._ends[start]]
        begin, end = whole.find(b" obj\n"), whole.rfind(b"\nendobj")
        if begin < 0 or end < 0:
            raise NotUnderstoodError
        head, mark, stream = whole[begin + 5 : end].partition(_STREAM)
        return head, mark + stream

    def reference(self, head: bytes, key: bytes) -> int:
        """Return the number of the object that a key refers to; 0 where there is no such key."""
        found = re.search(rb"/" + key + rb" (\d+) 0 R", head)
        return int(found[1]) if found else 0

    def pages(self) -> Iterator[int]:
        """Yield the numbers of the pages, in order."""
        yield from self._below(self.reference(self.catalog, b"Pages"))

    def _below(self, number: int) -> Iterator[int]:
        head = self[number][0]
        kids = re.search(rb"/Kids ?\[([^\]]*)\]", head)
        if kids is None:
            yield number
            return
        for kid in re.finditer(rb"(\d+) 0 R", kids[1]):
            yield from self._below(int(kid[1]))

    @property
    def catalog(self) -> bytes:
        """What describes the document."""
        return self[self.reference(self.trailer, b"Root")][0]


def referring(head: bytes, number: Callable[[int], int]) -> bytes:
    """Return what describes an object, with other numbers in its references."""

    def other(found: re.Match[bytes]) -> bytes:
        return b"%d 0 R" % number(int(found[1])) if found[1] else found[0]

    return _TEXT_OR_REFERENCE.sub(other, head)
