"""A static file server on this machine that behaves as plain hosts do."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import io
    import os
    from collections.abc import Iterator, Mapping

TEXT = "; charset=utf-8"

TYPES = {
    ".avif": "image/avif",
    ".css": "text/css" + TEXT,
    ".html": "text/html" + TEXT,
    ".jpg": "image/jpeg",
    ".js": "text/javascript" + TEXT,
    ".json": "application/json",
    ".pagefind": "application/octet-stream",
    ".pf_fragment": "application/octet-stream",
    ".pf_index": "application/octet-stream",
    ".pf_meta": "application/octet-stream",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain" + TEXT,
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


@dataclass(frozen=True)
class ServedSite:
    """A folder that is being served."""

    url: str
    """Where the folder is, ending in a slash."""
    requests: list[str] = field(default_factory=list)
    """The path of each request, in order."""


@contextmanager
def serve(folder: Path, prefix: str = "/", headers: Mapping[str, str] | None = None) -> Iterator[ServedSite]:
    """Serve ``folder`` below ``prefix`` on a free port of 127.0.0.1 until the block ends.

    A folder without a slash redirects, one without ``index.html`` is not listed, and what is missing is
    answered with the site's own ``404.html``. ``headers`` are added to every answer.
    """
    requests: list[str] = []
    mount = "/" + prefix.strip("/") + "/" if prefix.strip("/") else "/"
    handler = partial(_Handler, mount=mount, added=dict(headers or {}), asked=requests, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield ServedSite(f"http://127.0.0.1:{server.server_port}{mount}", requests)
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A browser keeps idle connections open: waiting for their threads would hang the end of a test.
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 # as in the base class
        # Browsers drop connections when a page is left.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = TYPES | {"": "application/octet-stream"}

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 # as in the base class
        mount: str,
        added: dict[str, str],
        asked: list[str],
        directory: str,
    ) -> None:
        self._mount = mount
        self._added = added
        self._asked = asked
        # The base class answers the request while it is being made, so this comes last.
        super().__init__(*args, directory=directory)

    def send_head(self) -> io.BytesIO | Any:  # noqa: ANN401 # as in the base class
        self._asked.append(self.path)
        if not self.path.startswith(self._mount):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self._mount))

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002 # as in the base class
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        for name, value in self._added.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        own = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not own.is_file():
            super().send_error(code, message, explain)
            return
        body = own.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # as in the base class
        """Stay quiet: what matters is in ``ServedSite.requests``."""
