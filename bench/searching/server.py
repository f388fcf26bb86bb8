"""A host that compresses as usual ones do: text with Brotli or gzip, other files as they are."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

_TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}
#: Compressed already.
_PLAIN_TYPES = {".avif": "image/avif", ".jpg": "image/jpeg", ".png": "image/png", ".woff2": "font/woff2"}
#: Levels of hosts that compress while they answer.
_BROTLI, _GZIP = 5, 6


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # One packet an answer: small writes would wait for each other.
    wbufsize = -1
    server: _Server

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        ending = Path(path).suffix or ".html"
        kind = _TYPES.get(ending, "")
        accepted = self.headers.get("Accept-Encoding", "") if kind else ""
        coding = "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
        data = self.server.answer(path, coding)
        self.send_response(HTTPStatus.NOT_FOUND if data is None else HTTPStatus.OK)
        self.send_header("Content-Type", kind or _PLAIN_TYPES.get(ending, "application/octet-stream"))
        self.send_header("Cache-Control", "max-age=600")
        if coding and data is not None:
            self.send_header("Content-Encoding", coding)
        self.send_header("Content-Length", str(len(data or b"")))
        self.end_headers()
        self.wfile.write(data or b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, folders: Mapping[str, Path]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folders = folders
        self.made: dict[tuple[str, str], bytes | None] = {}

    def answer(self, path: str, coding: str) -> bytes | None:
        """Return a file, compressed; each is compressed once."""
        if (path, coding) not in self.made:
            data = self._read(path)
            if data is not None and coding:
                data = (
                    brotli.compress(data, quality=_BROTLI) if coding == "br" else gzip.compress(data, _GZIP)
                )
            self.made[path, coding] = data
        return self.made[path, coding]

    def _read(self, path: str) -> bytes | None:
        mount = max((one for one in self.folders if path.startswith(one)), key=len)
        file = self.folders[mount] / path.removeprefix(mount)
        file = file / "index.html" if file.is_dir() else file
        return file.read_bytes() if file.is_file() else None


@contextmanager
def serving(folders: Mapping[str, Path]) -> Iterator[str]:
    """Serve folders below their paths ("/", "/stock/") until the block ends; yields the address."""
    with _Server(folders) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
