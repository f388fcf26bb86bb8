"""The web server: files of one folder to browsers on this machine, pages with live reload."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import sys
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from generator.serve.live import NOTHING, Live, event
from generator.serve.lookup import TYPES, Found, content_type, find
from generator.serve.pages import (
    PREFIX,
    book_page,
    is_book,
    is_page,
    look_up,
    read_page,
    waiting_page,
    with_script,
)
from generator.vietnamese import Language

CLIENT = Path(__file__).with_name("client")
#: Seconds between signs of life on a quiet connection, so that one whose browser is gone ends.
HEARTBEAT = 15.0
IDLE_SECONDS = 60
LOOPBACK_NAMES = frozenset({"localhost", "ip6-localhost"})


class Server(ThreadingHTTPServer):
    """Serves a folder. Bound to loopback, it answers only to loopback names, against DNS rebinding."""

    daemon_threads = True
    # A browser's idle connections must not hold up the end.
    block_on_close = False

    root: Path
    live: Live

    def __init__(self, host: str, port: int) -> None:
        self.loopback = is_loopback(host)
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), Handler)

    def use(self, root: Path) -> None:
        """Serve this folder; to be called before any request is answered."""
        self.root = root
        self.live = Live(root)

    def server_bind(self) -> None:
        """Bind without the base class's look-up of the host's full name, which can take seconds."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def welcomes(self, host: str) -> bool:
        """Tell whether a request may name this host."""
        return not self.loopback or is_loopback(_name(host))

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 (as in the base class)
        """Say nothing of browsers that leave in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address certainly means this machine."""
    name = host.strip("[]").lower().rstrip(".")
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name in LOOPBACK_NAMES or name.endswith(".localhost")


def _name(host: str) -> str:
    """Return the name in a Host header, without its port; "" for one that is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


@cache
def _client(name: str) -> bytes | None:
    file = CLIENT / name
    return file.read_bytes() if name in {"reload.js", "overlay.css"} else None


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    server: Server

    def do_GET(self) -> None:
        """Answer with a file of the site, or one of the server's own."""
        if not self.server.welcomes(self.headers.get("Host", "")):
            self._send(HTTPStatus.FORBIDDEN, TYPES[".txt"], _FOREIGN_HOST)
        elif self.path.startswith(PREFIX):
            self._own(self.path.removeprefix(PREFIX))
        else:
            self._site(find(self.server.root, self.path))

    do_HEAD = do_GET  # noqa: N815 (the name that the base class looks for)

    def _own(self, name: str) -> None:
        data = _client(name)
        if name.partition("?")[0] == "events" and self.command == "GET":
            self._events()
        elif data is not None:
            self._send(HTTPStatus.OK, content_type(Path(name)), data)
        else:
            self._send(HTTPStatus.NOT_FOUND, TYPES[".txt"], b"")

    def _site(self, found: Found) -> None:
        if found.location:
            self._send(found.status, TYPES[".txt"], b"", location=found.location)
            return
        try:
            if found.file is None:
                self._nothing()
            elif is_book(found.file) and self.headers.get("Sec-Fetch-Dest") == "document":
                self._book(found.file)
            elif is_page(found.file):
                self._send(found.status, TYPES[".html"], with_script(read_page(self.server.root, found.file)))
            else:
                self._send(found.status, content_type(found.file), found.file.read_bytes())
        except FileNotFoundError:
            self._nothing()

    def _book(self, file: Path) -> None:
        """Answer a browser that opens a PDF by itself: the PDF inside a page that follows what is built."""
        # Made anew from the file: what came in could start with two slashes, which names another host.
        path = f"/{quote(file.relative_to(self.server.root.resolve()).as_posix())}"
        state = look_up(self.server.root, path)
        if state is None:
            self._nothing()
        else:
            self._send(HTTPStatus.OK, TYPES[".html"], book_page(path, state))

    def _nothing(self) -> None:
        """Answer while there is no site, so not even a page for what is missing: tell what is wrong."""
        problems = self.server.live.problems
        text = "\n\n".join(problem.text(language) for problem in problems for language in _LANGUAGES)
        self._send(HTTPStatus.SERVICE_UNAVAILABLE, TYPES[".html"], waiting_page(_WAITING, text, NOTHING))

    def _events(self) -> None:
        """Keep the connection open and write what the page at the other end has to know."""
        asked = {name: values[-1] for name, values in parse_qs(urlsplit(self.path).query).items()}
        language: Language = "en" if asked.get("lang") == "en" else "vi"
        shown = asked.get("state", "")
        self.close_connection = True
        self._head(HTTPStatus.OK, {"Content-Type": "text/event-stream", "Connection": "close"})
        live, heard = self.server.live, -1
        while not live.closed:
            rings = live.wait(heard, HEARTBEAT)
            if rings == heard:
                self.wfile.write(b":\n\n")
                continue
            message = live.message(asked.get("page", "/"), shown, language)
            heard, shown = rings, str(message["state"])
            self.wfile.write(event(message))

    def _send(self, status: HTTPStatus, kind: str, data: bytes, location: str = "") -> None:
        headers = {"Content-Type": kind, "Content-Length": str(len(data))}
        self._head(status, headers | ({"Location": location} if location else {}))
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()

    def handle(self) -> None:
        """Serve the connection until the browser leaves."""
        with contextlib.suppress(ConnectionError, TimeoutError):
            super().handle()

    def version_string(self) -> str:
        """Name the server, without versions."""
        return "ocop"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (as in the base class)
        """Stay quiet: the terminal is for what was built."""


_LANGUAGES: tuple[Language, ...] = ("vi", "en")
_WAITING = "Trang chưa dựng được · The site is not built yet"
_FOREIGN_HOST = (
    "Máy chủ xem thử chỉ trả lời địa chỉ trên máy này (127.0.0.1, localhost).\n"
    "This preview server answers only to names of this machine (127.0.0.1, localhost).\n"
).encode()
