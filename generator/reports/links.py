"""The addresses of other sites that the content names, and on request whether they still answer."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from generator import __version__
from generator.files.documents import parse_document
from generator.files.faults import FaultyFileError
from generator.files.walk import walk
from generator.reports.table import Table, columns
from generator.rulebook import Text
from generator.rules import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from http.client import HTTPMessage
    from pathlib import Path
    from typing import IO

    from generator.files.yaml import Value

TIMEOUT = 15
"""Seconds to wait for a site."""

_AT_ONCE = 8
_ADDRESS = re.compile(r"https?://[\w-]+\.[^\s\"'<>`{}|\\^()\[\]]+")
_REFUSES_HEAD = frozenset({403, 405, 501})


def addresses(source: Path) -> dict[str, list[str]]:
    """Return every address in the content with the files that name it, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in walk(source).files:
        if place_of(path).record is not None:
            for url in _in_file(source / path):
                found[url].add(path)
    return {url: sorted(found[url]) for url in sorted(found)}


def links(source: Path, ask: Callable[[str], str] | None = None) -> Table:
    """Return the addresses; with ``ask``, each with what it answers, those that do not answer first."""
    named = addresses(source)
    answers = _ask_all(named, ask) if ask else {}
    rows = [(answers.get(url, ""), url, len(files), files[0]) for url, files in named.items()]
    rows.sort(key=lambda row: (row[0] == "ok", row[1]))
    return Table(
        Text("Địa chỉ trang ngoài", "Addresses of other sites"),
        columns(
            ("answer", "Trả lời", "Answer"),
            ("url", "Địa chỉ", "Address"),
            ("files", "Số tệp", "Files"),
            ("file", "Tệp", "File"),
        ),
        tuple(rows),
    )


def _in_file(path: Path) -> Iterator[str]:
    try:
        fields = parse_document(path.name, path.read_bytes()).fields
    except (FaultyFileError, OSError):
        return
    for text in _texts(fields):
        yield from (match.rstrip(".,;:!?") for match in _ADDRESS.findall(text))


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _ask_all(urls: Iterable[str], ask: Callable[[str], str]) -> dict[str, str]:
    """Ask several sites at once, and each site for one address at a time."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[urlsplit(url).netloc].append(url)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = pool.map(lambda part: [(url, ask(url)) for url in part], hosts.values())
        return dict(pair for part in answers for pair in part)


def answer_of(url: str, *, is_public: Callable[[str], bool] | None = None) -> str:
    """Return "ok", the number of the HTTP status, or what went wrong; nothing of the answer is read.

    Only hosts of the public internet are asked, also after a redirect, so that content cannot make the
    machine that checks it talk to its own network.
    """
    public = is_public or is_public_host
    for method in ("HEAD", "GET"):
        status = _status(url, method, public)
        if method == "GET" or status not in {str(code) for code in _REFUSES_HEAD}:
            return status
    raise AssertionError


def _status(url: str, method: str, public: Callable[[str], bool]) -> str:
    request = Request(_ascii(url), method=method, headers={"User-Agent": f"ocop/{__version__}"})  # noqa: S310
    try:
        if not public(url):
            return "not public"
        with build_opener(_Redirects(public)).open(request, timeout=TIMEOUT):
            return "ok"
    except HTTPError as error:
        return str(error.code)
    except (URLError, HTTPException, OSError, ValueError) as error:
        return type(getattr(error, "reason", error)).__name__


class _Redirects(HTTPRedirectHandler):
    """Follows redirects on the web, to public hosts only."""

    max_redirections = 5

    def __init__(self, public: Callable[[str], bool]) -> None:
        self.public = public

    def redirect_request(  # noqa: PLR0913, PLR0917 (the library's signature)
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Refuse what is no public address. Raises URLError."""
        if urlsplit(newurl).scheme not in {"http", "https"} or not self.public(newurl):
            raise URLError(PermissionError(newurl))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def is_public_host(url: str) -> bool:
    """Tell whether all that a host's name stands for lies in the public internet. Raises OSError."""
    parts = urlsplit(url)
    found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    return all(ipaddress.ip_address(str(one[4][0]).partition("%")[0]).is_global for one in found)


def _ascii(url: str) -> str:
    """Return an address as it is sent: names of hosts in Punycode, other letters as bytes of UTF-8."""
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    return parts._replace(netloc=host, path=quote(parts.path, "/%:@!$&'()*+,;=~-._"), fragment="").geturl()
