"""Debian's nginx with a configuration of docs/hosting, on a free port of this machine.

with nginx(conf) as server:
    server.get("/tinh/").status
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from tests.support.programs import find_program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPMessage
    from pathlib import Path

# Seconds: it starts in a tenth of one.
PATIENCE = 20.0

# Nothing but what every nginx.conf has around conf.d; root must say whose files its worker may read.
AROUND = """
{user}
daemon off;
pid {folder}/nginx.pid;
worker_processes 1;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


class NginxError(Exception):
    """nginx did not start; the message is what it said."""


class Answer(NamedTuple):
    """What a request brought."""

    status: int
    headers: HTTPMessage
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, "" without it, all values where it comes more than once."""
        return ", ".join(self.headers.get_all(name) or [])


class Nginx:
    """A running server."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path; redirects are not followed, nothing is unpacked."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=sent)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()


@contextmanager
def nginx(conf: str, folder: Path) -> Iterator[Nginx]:
    """Run nginx with ``conf``, whose ``{listen}`` becomes a free port of 127.0.0.1, until the block ends.

    Raises:
        NginxError: nginx refuses the configuration, or warns of it.
    """
    port = free_port()
    folder.mkdir()
    (folder / "site.conf").write_text(conf.replace("{listen}", f"127.0.0.1:{port}"), "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(user=user, folder=folder), "utf-8")
    log = folder / "error.log"
    command = [
        str(find_program("nginx")),
        "-p",
        str(folder),
        "-c",
        str(folder / "nginx.conf"),
        "-e",
        str(log),
    ]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(process, port, log)
            yield Nginx(port)
        finally:
            process.terminate()


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _listens(port):
        if process.poll() is not None or time.monotonic() > deadline:
            raise NginxError(log.read_text("utf-8"))
        time.sleep(0.02)
    if said := log.read_text("utf-8"):
        raise NginxError(said)


def _listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0
