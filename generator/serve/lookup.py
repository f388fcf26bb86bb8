"""From the address that a browser asks for to a file of the site, and never to any other file."""

from __future__ import annotations

import os
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote, unquote

_TEXT = "; charset=utf-8"
_BYTES = "application/octet-stream"

#: Content types by file ending; everything else (Pagefind's .pf_index, .pf_fragment, .pagefind) is bytes.
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css" + _TEXT,
    ".csv": "text/csv" + _TEXT,
    ".html": "text/html" + _TEXT,
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript" + _TEXT,
    ".json": "application/json",
    ".mjs": "text/javascript" + _TEXT,
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain" + _TEXT,
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}
INDEX = "index.html"
NOT_FOUND_PAGE = "404.html"
_SEPARATORS = ("\\", "\0", ":")


class Found(NamedTuple):
    """What an address means: a file with its status, or an address to go to, or nothing."""

    status: HTTPStatus
    file: Path | None = None
    location: str = ""


def content_type(file: Path) -> str:
    """Return the media type of a file, by its ending."""
    return TYPES.get(file.suffix.lower(), _BYTES)


def find(root: Path, target: str) -> Found:
    """Find what a request target (path and query, percent-encoded) leads to below ``root``.

    Parts that climb, hidden files and links out of the site lead nowhere: they count as not found.
    """
    path, _, query = target.partition("#")[0].partition("?")
    parts = _parts(path)
    file = _inside(root, parts) if parts is not None else None
    if file is None or parts is None:
        return missing(root)
    if file.is_dir():
        return _folder(root, parts, path, query)
    return Found(HTTPStatus.OK, file) if file.is_file() and not path.endswith("/") else missing(root)


def missing(root: Path) -> Found:
    """Return the site's own page for what is not there."""
    page = _inside(root, [NOT_FOUND_PAGE])
    return Found(HTTPStatus.NOT_FOUND, page if page and page.is_file() else None)


def _folder(root: Path, parts: list[str], path: str, query: str) -> Found:
    if not path.endswith("/"):
        # Made anew from the parts: what came in could start with two slashes, which names another host.
        location = f"/{quote(PurePosixPath(*parts).as_posix())}/" + (f"?{query}" if query else "")
        return Found(HTTPStatus.MOVED_PERMANENTLY, location=location)
    index = _inside(root, [*parts, INDEX])
    return Found(HTTPStatus.OK, index) if index and index.is_file() else missing(root)


def _parts(path: str) -> list[str] | None:
    if not path.startswith("/"):
        return None
    try:
        parts = [part for part in unquote(path, errors="strict").split("/") if part]
    except UnicodeDecodeError:
        return None
    wrong = any(part.startswith(".") or any(sign in part for sign in _SEPARATORS) for part in parts)
    return None if wrong else parts


def _inside(root: Path, parts: list[str]) -> Path | None:
    """Return the file unless a symbolic link leads it out of the site."""
    home = os.path.realpath(root)
    real = os.path.realpath(os.path.join(home, *parts))  # noqa: PTH118 (realpath is of os.path)
    return Path(real) if real == home or real.startswith(home.rstrip(os.sep) + os.sep) else None
