"""The preview server answers like a plain host, to this machine only, and tells browsers what changed."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import pytest

from generator.diagnostics import EnvironmentFault, UsageError
from generator.rulebook import Text
from generator.serve import ports
from generator.serve.http import Server, is_loopback
from generator.serve.ports import open_server
from generator.serve.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message
    from pathlib import Path

Listen: TypeAlias = "Callable[[str], Listening]"

HTML = "<!doctype html><html lang=vi><body><h1>Chè</h1></body></html>"
PROBLEM = Problem(
    "content/a.md:1:8", Text("Sai <b>sao</b>", "Wrong stars"), Text("Sửa", "Mend"), ("stars: x",)
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "che").mkdir()
    (tmp_path / "index.html").write_text(HTML, "utf-8")
    (tmp_path / "404.html").write_text("<title>Không có</title>", "utf-8")
    (tmp_path / "che/index.html").write_text(HTML, "utf-8")
    (tmp_path / "a.css").write_text("h1{}", "utf-8")
    return tmp_path


@contextmanager
def answering(root: Path) -> Iterator[Server]:
    with open_server("127.0.0.1", 0) as server:
        server.use(root)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.live.close()
            server.shutdown()
            thread.join()


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    with answering(site) as server:
        yield server


class Answer(NamedTuple):
    status: int
    headers: Message
    body: str


def ask(server: Server, path: str, method: str = "GET", host: str = "127.0.0.1:1", **headers: str) -> Answer:
    with closing(http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)) as connection:
        connection.request(method, path, headers={"Host": host, **headers})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read().decode())


def test_a_page_comes_with_the_reload_script_and_is_never_kept(server: Server) -> None:
    answer = ask(server, "/che/")
    assert answer.status == 200
    assert "<h1>Chè</h1><script src=" in answer.body
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_other_files_are_served_as_they_are(server: Server, site: Path) -> None:
    answer = ask(server, "/a.css")
    assert (answer.status, answer.body) == (200, "h1{}")
    assert (site / "index.html").read_text("utf-8") == HTML


def test_a_book_that_is_opened_by_itself_stands_in_a_page_that_follows_it(server: Server, site: Path) -> None:
    book = site / "che/che.pdf"
    book.write_bytes(b"%PDF-1")
    assert ask(server, "/che/che.pdf").body == "%PDF-1"
    asked = {"Sec-Fetch-Dest": "document"}
    first = ask(server, "//che/che.pdf", **asked)
    assert first.headers["Content-Type"] == "text/html; charset=utf-8"
    assert '<iframe src="/che/che.pdf?' in first.body
    book.write_bytes(b"%PDF-2")
    assert ask(server, "/che/che.pdf", **asked).body != first.body
    assert "<title>Không có</title>" in ask(server, "/che/nothing.pdf", **asked).body


def test_head_says_the_length_and_no_more(server: Server) -> None:
    answer = ask(server, "/a.css", "HEAD")
    assert (answer.headers["Content-Length"], answer.body) == ("4", "")


def test_what_is_missing_gets_the_sites_own_page(server: Server) -> None:
    answer = ask(server, "/nothing")
    assert answer.status == 404
    assert "<title>Không có</title><script" in answer.body


def test_a_folder_without_its_slash_leads_on(server: Server) -> None:
    answer = ask(server, "/che?x=1")
    assert (answer.status, answer.headers["Location"]) == (301, "/che/?x=1")


def test_other_methods_are_refused(server: Server) -> None:
    assert ask(server, "/", "POST").status == 501


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost", "[::1]:8000", "ocop.localhost", "LOCALHOST:1"]
)
def test_names_of_this_machine_are_welcome(server: Server, host: str) -> None:
    assert ask(server, "/", host=host).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "192.168.1.2", "", "a@b:c:d"]
)
@pytest.mark.parametrize("path", ["/", "/a.css", "/__ocop/events"])
def test_other_names_are_not_against_dns_rebinding(server: Server, host: str, path: str) -> None:
    answer = ask(server, path, host=host)
    assert answer.status == 403
    assert "Chè" not in answer.body


def test_a_server_for_other_machines_takes_any_name(server: Server) -> None:
    server.loopback = False
    assert ask(server, "/", host="may-cua-toi").status == 200


def test_loopback() -> None:
    assert [name for name in ("::1", "127.8.8.8", "0.0.0.0", "::", "10.0.0.1", "") if is_loopback(name)] == [  # noqa: S104
        "::1",
        "127.8.8.8",
    ]


@pytest.mark.parametrize(("name", "kind"), [("reload.js", "text/javascript"), ("overlay.css", "text/css")])
def test_the_client_is_there(server: Server, name: str, kind: str) -> None:
    answer = ask(server, f"/__ocop/{name}")
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith(kind)


@pytest.mark.parametrize("name", ["", "../http.py", "%2e%2e/http.py", "reload.js/", "__init__.py"])
def test_and_nothing_else_of_ours_is(server: Server, name: str) -> None:
    assert ask(server, f"/__ocop/{name}").status == 404


class Listening:
    """A browser's connection to the events."""

    def __init__(self, server: Server, query: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
        self.connection.request("GET", f"/__ocop/events?{query}", headers={"Host": "localhost"})
        self.answer = self.connection.getresponse()

    def close(self) -> None:
        self.answer.close()
        self.connection.close()

    def hear(self) -> dict[str, object]:
        line = self.answer.readline()
        while line and not line.startswith(b"data: "):
            line = self.answer.readline()
        message: dict[str, object] = json.loads(line.removeprefix(b"data: "))
        return message


@pytest.fixture
def listen(server: Server) -> Iterator[Listen]:
    with ExitStack() as connections:
        yield lambda query: connections.enter_context(closing(Listening(server, query)))


def test_a_browser_is_told_of_its_own_page_only(server: Server, site: Path, listen: Listen) -> None:
    home, tea = listen("page=/&state=none"), listen("page=/che/&state=none")
    assert home.answer.headers["Content-Type"] == "text/event-stream"
    assert {home.hear()["page"], tea.hear()["page"]} == {"reload"}
    (site / "che/index.html").write_text(HTML.replace("Chè", "Trà"), "utf-8")
    server.live.ring()
    assert (home.hear()["page"], tea.hear()["page"]) == ("same", "reload")


def test_a_browser_is_told_what_is_wrong_and_when_it_is_mended(server: Server, listen: Listen) -> None:
    page = listen("page=/&state=none&lang=en")
    assert page.hear()["problems"] == []
    server.live.ring((PROBLEM,))
    said = page.hear()
    assert said["page"] == "same"
    assert said["problems"] == [
        {"place": "content/a.md:1:8", "message": "Wrong stars", "mend": "Mend", "excerpt": "stars: x"}
    ]
    server.live.ring()
    assert page.hear()["problems"] == []


def test_connections_end_with_the_server(server: Server, listen: Listen) -> None:
    page = listen("page=/")
    page.hear()
    server.live.close()
    assert page.answer.read().strip(b":\n") == b""


def test_without_a_site_the_problems_stand_in_plain_text(tmp_path: Path) -> None:
    with answering(tmp_path / "missing") as server:
        server.live.ring((PROBLEM,))
        answer = ask(server, "/che/")
        assert answer.status == 503
        assert "content/a.md:1:8" in answer.body
        assert "Sai &lt;b&gt;sao" in answer.body
        assert 'data-state="none"' in answer.body


def test_a_taken_port_gives_the_next() -> None:
    with open_server("127.0.0.1", 0) as first, open_server("127.0.0.1", first.server_port) as second:
        assert first.server_port < second.server_port < first.server_port + ports.TRIES


def test_no_free_port_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "TRIES", 1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(EnvironmentFault, match=f"{port} to {port}") as caught:
            open_server("127.0.0.1", port)
    assert "--port" in caught.value.text.vi


def test_ports_end_at_the_last_one() -> None:
    with open_server("127.0.0.1", ports.LAST_PORT) as first:
        assert first.server_port == ports.LAST_PORT
        with pytest.raises(EnvironmentFault):
            open_server("127.0.0.1", ports.LAST_PORT)


def test_a_host_that_is_not_this_machine_is_said() -> None:
    with pytest.raises(UsageError, match=r"192\.0\.2\.1"):
        open_server("192.0.2.1", 0)
