"""`ocop report`: what each report says, in every form, whatever the content holds."""

from __future__ import annotations

import csv
import io
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from generator.cli import run
from generator.diagnostics import ContentError, UsageError
from generator.reports.hosting import HOSTS, hosting, measure
from generator.reports.links import addresses, answer_of, is_public_host, links
from generator.reports.owners import PLACE, owners
from generator.reports.products import coverage, duplicates, expiring
from generator.reports.reading import catalogue_of
from generator.reports.table import FORMS, Table, columns, written
from generator.rulebook import Text
from generator.taxonomy.totals import latest_totals
from tests.support.programs import REPOSITORY
from tests.support.sites import TODAY, CatalogueSite, product
from tests.support.taxonomy import real_taxonomy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BN = "content/products/bac-ninh"
HOSTILE = '=1+1<script>alert(1)</script> @lan | "x"'


def recognised(date: str, **more: str) -> str:
    return product(recognition=f"{{decision: 1/QĐ, date: {date}}}", **more)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        f"{BN}/a.md": recognised("2023-12-01", producer="{name: HTX A, phone: 0912345678}"),
        f"{BN}/b.md": recognised("2024-05-01", name="B", producer="htx-b"),
        f"{BN}/c.md": recognised("2024-06-30", name="C"),
        f"{BN}/d.md": recognised("2023-01-01", name="D"),
        f"{BN}/e.md": recognised("2023", name="E"),
        f"{BN}/f.md": recognised("2023-12-01", name="F", example="true"),
        "content/producers/htx-b.yml": 'name: HTX B\nphone: "0987654321"\nsources: [{title: A}]\n',
    }
    CatalogueSite(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


def ids(table: Table) -> list[object]:
    return [row[1] for row in table.rows]


def test_what_ends_soon_comes_first_with_whom_to_call(source: Path) -> None:
    table = expiring(catalogue_of(source, TODAY), 180)
    assert ["bac-ninh/a", "bac-ninh/b"] == ids(table)
    assert ("2026-12-01", 9, "HTX A", "0912345678") == (*table.rows[0][::2][:2], *table.rows[0][5:7])
    assert ("HTX B", "0987654321", "1/QĐ", f"{BN}/b.md") == table.rows[1][5:]
    assert ["bac-ninh/d", "bac-ninh/a"] == ids(expiring(catalogue_of(source, TODAY), 30, with_expired=True))


def test_a_catalogue_with_errors_gives_no_report(source: Path) -> None:
    (source / BN / "x.md").write_text("---\nname: [\n---\n")
    with pytest.raises(ContentError):
        catalogue_of(source, TODAY)


def test_every_province_is_told_with_its_share(source: Path) -> None:
    table = coverage(catalogue_of(source, TODAY))
    assert 34 == len(table.rows)
    (row,) = [row for row in table.rows if row[0] == "Bắc Ninh"]
    assert (5, 0, 5, 0) == row[1:5]
    published = latest_totals(real_taxonomy())["bac-ninh"].number
    assert (published, round(500 / published, 1)) == (row[5], row[7])


def test_names_that_are_equal_without_marks(tmp_path: Path) -> None:
    files = {
        f"{BN}/a.md": product("Mỳ gạo Chũ", producer="{name: HTX A}"),
        f"{BN}/b.md": product("My gao - Chu", producer="{name: Hợp tác xã A}"),
        f"{BN}/c.md": product("Mỳ gạo Chũ", producer="{name: HTX C}"),
        f"{BN}/d.md": product("Chè", producer="{name: HTX D}"),
        f"{BN}/e.md": product("Chè"),
        "content/products/hue/f.md": product("Mỳ gạo Chũ", province="hue", producer="{name: HTX A}"),
    }
    site = CatalogueSite(tmp_path, files)
    rows = duplicates(catalogue_of(site.root, TODAY)).rows
    told = {(row[0], row[1], str(row[-1]).rpartition("/")[2]) for row in rows}
    groups = {number: sorted(file for group, _, file in told if group == number) for number, _, _ in told}
    assert [["a.md", "b.md"], ["d.md", "e.md"]] == sorted(groups.values())
    assert {("sure", "a.md"), ("sure", "b.md"), ("maybe", "d.md"), ("maybe", "e.md")} == {
        (certainty, file) for _, certainty, file in told
    }


# Forms


def hostile() -> Table:
    head = columns(("a", "Chữ", "Text"), ("n", "Số", "Number"), ("e", "Trống", "Empty"))
    return Table(Text("Thử", "Trial"), head, ((HOSTILE, 5, None), ("\x1b[31mđỏ", 12, "x" * 300)))


def test_no_form_runs_what_contributors_wrote() -> None:
    found = {form: written(hostile(), form, "vi") for form in FORMS}
    rows = list(csv.reader(io.StringIO(found["csv"].removeprefix("\ufeff"))))
    assert ["a", "n", "e"] == rows[0]
    assert f"'{HOSTILE}" == rows[1][0]
    assert "<script>" not in found["html"]
    assert "&lt;script&gt;" in found["html"]
    assert "<script>" not in found["md"]
    assert "@lan" not in found["md"]
    assert "\x1b" not in found["text"] + found["md"]
    assert HOSTILE == json.loads(found["json"])[0]["a"]


def test_columns_of_text_stand_below_each_other() -> None:
    table = Table(
        Text("T", "T"), columns(("a", "Tên", "Name"), ("n", "Số", "No")), (("My\u0300", 5), ("abc", 12))
    )
    assert "T\nTên  Số\nMy\u0300    5\nabc  12\n" == written(table, "text", "vi")


def test_an_empty_report_says_so() -> None:
    table = Table(Text("T", "T"), columns(("a", "A", "A")), ())
    assert ["Không có dòng nào."] == [
        line for line in written(table, "md", "vi").splitlines() if "Kh" in line
    ]
    assert "No rows." in written(table, "html", "en")


# Hosting


def test_a_site_is_compared_with_what_hosts_allow(source: Path) -> None:
    site = source / "site"
    (site / "anh").mkdir(parents=True)
    (site / "index.html").write_bytes(b"x" * 10)
    with (site / "anh" / "to.webp").open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    found = measure(site)
    assert (2, 26 * 1024 * 1024 + 10, "anh/to.webp") == (found.files, found.bytes, found.largest[1])
    table = hosting(site)
    assert [("Cloudflare Pages (free)", "largest file"), ("Cloudflare Pages (paid)", "largest file")] == [
        row[:2] for row in table.rows if row[-1] == "✗"
    ]
    assert "outputs:" in table.notes[-1].vi
    assert {host.name for host in HOSTS} == {row[0] for row in table.rows}


def test_without_a_site_nothing_is_counted(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="ocop build"):
        hosting(tmp_path / "site")


# Owners


def test_owners_by_province(tmp_path: Path) -> None:
    taxonomy = real_taxonomy()
    (tmp_path / ".github").mkdir()
    (tmp_path / PLACE).write_text("all: ['@ocop/tat-ca']\nbac-ninh: ['@lan', nam@example.vn]\n")
    lines = owners(tmp_path, taxonomy).splitlines()
    assert "* @ocop/tat-ca" in lines
    assert "/content/products/bac-ninh/ @lan nam@example.vn" in lines
    assert "# /content/products/hue/  (Huế)" in lines
    assert 34 * 2 == sum("/content/" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bac-giang: ['@a']", "“bac-giang” is no province"),
        ("bac-ninh: ['a b']", "“a b” is no @name"),
        ("bac-ninh: ['@a\\n* @evil']", "is no @name"),
        ("bac-ninh: [", "line 1"),
    ],
)
def test_owners_that_are_none_are_told(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / ".github").mkdir()
    (tmp_path / PLACE).write_text(text)
    with pytest.raises(UsageError, match=words):
        owners(tmp_path, real_taxonomy())


# Links


class Site(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        name = self.path.strip("/")
        if name == "nohead":
            self.send_response(405 if self.command == "HEAD" else 200)
        elif name in {"away", "file"}:
            self.send_response(302)
            self.send_header("Location", "http://10.0.0.1/" if name == "away" else "file:///etc/passwd")
        else:
            self.send_response(int(name))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def web() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("200", "ok"),
        ("404", "404"),
        ("500", "500"),
        ("nohead", "ok"),
        ("away", "PermissionError"),
        ("file", "302"),
    ],
)
def test_what_an_address_answers(web: str, path: str, answer: str) -> None:
    assert answer == answer_of(f"{web}/{path}", is_public=lambda url: url.startswith(web))


def test_only_the_public_internet_is_asked(web: str) -> None:
    assert "not public" == answer_of(f"{web}/200")
    for host in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "[::1]", "192.168.1.1"):
        assert not is_public_host(f"http://{host}/")
    assert is_public_host("https://9.9.9.9/")


def test_addresses_and_who_names_them(source: Path) -> None:
    story = "Xem [trang](https://b.vn/x) và https://c.vn/y."
    (source / BN / "a.md").write_text(
        product(sources="[{title: A, url: 'https://b.vn/x', grade: A}]", story=story), encoding="utf-8"
    )
    (source / BN / "hong.md").write_text("---\nname: [\n")
    found = addresses(source)
    assert [f"{BN}/a.md"] == found["https://b.vn/x"] == found["https://c.vn/y"]
    table = links(source, lambda url: "ok" if "b.vn" in url else "404")
    assert [("404", "https://c.vn/y"), ("ok", "https://b.vn/x")] == [
        row[:2] for row in table.rows if f"{BN}/a.md" == row[3]
    ]


# The command


def test_reports_are_printed_or_written(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ocop = run
    day = ("--as-of", TODAY.isoformat())
    assert 0 == ocop(["report", "expiring", *day, "--format", "json"])
    assert ["bac-ninh/a", "bac-ninh/b"] == [one["id"] for one in json.loads(capsys.readouterr().out)]
    for name in ("a.csv", "thu-muc/a.html", "a.md", "a.json", "a.txt"):
        assert 0 == ocop(["report", "expiring", *day, "--to", name])
        assert "bac-ninh/a" in (source / name).read_text("utf-8").replace("\u200b", "").replace("\\", "")
    capsys.readouterr()
    assert 2 == ocop(["report", "expiring", "--to", "a.doc"])
    assert "a.doc: the ending should be .csv" in capsys.readouterr().err
    for kind in ("coverage", "duplicates", "owners", "links"):
        assert 0 == ocop(["report", kind, "--lang", "vi"])
        assert capsys.readouterr().out
    assert 2 == ocop(["report", "hosting"])


def test_a_report_that_cannot_be_written_is_told(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 3 == run(["report", "coverage", "--to", "content/catalog.yml/x.csv"])
    assert "Cannot write" in capsys.readouterr().err


def test_the_launch_catalogue_has_no_likely_duplicates() -> None:
    assert () == duplicates(catalogue_of(REPOSITORY, TODAY)).rows
