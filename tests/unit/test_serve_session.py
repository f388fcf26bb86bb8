"""``ocop serve`` from its start to Ctrl+C, with real builds."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from generator.build.job import Job, Listener, Outcome, Silence
from generator.build.recipe import build
from generator.diagnostics.reporter import source_lines
from generator.serve.workshop import Workshop
from generator.texts import load_texts
from tests.support.preview import AS_OF, TEA, TEA_PAGE, new_catalogue, previewing
from tests.support.programs import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.preview import Preview

JOB = Job(source=Path(), output=Path("site"), as_of=AS_OF)
DONE = Outcome(products=1, outputs=1)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new catalogue with what is slow to make (fonts) in its cache."""
    folder = new_catalogue(tmp_path_factory.mktemp("built") / "danh-muc")
    build(Job(source=folder, output=folder / "site", as_of=AS_OF, search=False), Silence())
    shutil.rmtree(folder / "site")
    return folder


@pytest.fixture
def source(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "danh-muc")


@pytest.fixture
def preview(source: Path, tmp_path: Path) -> Iterator[Preview]:
    with previewing(source, tmp_path / "log") as running:
        running.url()
        yield running


def page(preview: Preview, path: str = TEA_PAGE) -> str:
    try:
        with urllib.request.urlopen(preview.url() + path, timeout=10) as answer:  # noqa: S310 (ours)
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return f"{error.code} {error.read().decode()}"


def test_a_save_rebuilds_what_it_changes_and_no_more(preview: Preview) -> None:
    others = {path: path.stat().st_mtime_ns for path in (preview.site / "assets").iterdir()}
    preview.edit(TEA, "Vùng chè", "Vùng chè xanh")
    preview.until(lambda: "Vùng chè xanh" in page(preview))
    preview.until(lambda: len(preview.builds) == 1)
    assert TEA in preview.builds[0]
    assert {path: path.stat().st_mtime_ns for path in others} == others
    assert not (preview.source / "site").exists()


def test_new_renamed_and_deleted_files(preview: Preview) -> None:
    folder = preview.source / "content/products/thai-nguyen"
    first, second = folder / "a-moi.md", folder / "b-moi.md"
    shutil.copy(preview.source / TEA, first)
    preview.until(lambda: "Chè ví dụ" in page(preview, "san-pham/thai-nguyen/a-moi/"))
    first.rename(second)
    preview.until(lambda: "Chè ví dụ" in page(preview, "san-pham/thai-nguyen/b-moi/"))
    preview.until(lambda: page(preview, "san-pham/thai-nguyen/a-moi/").startswith("404 "))
    second.unlink()
    preview.until(lambda: page(preview, "san-pham/thai-nguyen/b-moi/").startswith("404 "))


def test_a_burst_of_saves_is_one_build(preview: Preview) -> None:
    files = sorted((preview.source / "content").rglob("*-vi-du.*"))
    assert len(files) == 4
    for file in files:
        file.write_text(file.read_text("utf-8").replace("ví dụ", "thử"), "utf-8")
        time.sleep(0.03)
    preview.until(lambda: len(preview.builds) >= 1)
    preview.until(lambda: "Chè thử" in page(preview))
    time.sleep(0.5)
    # The first file alone may be taken before the second is saved.
    assert len(preview.builds) <= 2


def test_an_error_leaves_the_site_and_goes_away_when_mended(preview: Preview) -> None:
    preview.edit(TEA, "stars: 4", "stars: 7")
    preview.until(lambda: "stars-value" in preview.said)
    assert re.search(rf"{TEA}:\d+:8: lỗi stars-value", preview.said)
    assert "    stars: 7" in preview.said
    assert "Chè ví dụ" in page(preview)
    preview.edit(TEA, "stars: 7", "stars: 3")
    preview.edit(TEA, "score: 82.5", "score: 60")
    preview.until(lambda: "3 sao" in page(preview))
    assert "Traceback" not in preview.said


def test_a_template_of_ones_own_and_its_mistake(preview: Preview) -> None:
    own = preview.source / "templates/site/former.html"
    own.parent.mkdir(parents=True)
    own.write_text("<!doctype html><title>mẫu riêng của xã</title>\n{{ page.nothing }}", "utf-8")
    preview.until(lambda: "templates/site/former.html:2" in preview.said)
    own.write_text("<!doctype html><title>mẫu riêng của xã</title>", "utf-8")
    preview.until(lambda: "mẫu riêng của xã" in page(preview, "tinh-cu/bac-giang/"))
    own.unlink()
    preview.until(lambda: "mẫu riêng của xã" not in page(preview, "tinh-cu/bac-giang/"))
    assert "Traceback" not in preview.said


def test_a_catalogue_that_is_broken_from_the_start(source: Path, tmp_path: Path) -> None:
    text = (source / TEA).read_text("utf-8")
    (source / TEA).write_text(text.replace("stars: 4", "stars: x"), "utf-8")
    with previewing(source, tmp_path / "log") as preview:
        first = page(preview)
        assert first.startswith("503 ")
        assert f"{TEA}:" in first
        (source / TEA).write_text(text, "utf-8")
        preview.until(lambda: "Chè ví dụ" in page(preview))
        assert preview.stop() == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly(preview: Preview, number: signal.Signals) -> None:
    connection = urllib.request.urlopen(preview.url() + "__ocop/events?page=/", timeout=10)  # noqa: S310 (ours)
    with connection:
        assert preview.stop(number) == 0
    assert preview.said.endswith("\nĐã dừng.\n")
    assert "Traceback" not in preview.said


@pytest.mark.slow
def test_it_stops_cleanly_in_the_middle_of_a_build(tmp_path: Path) -> None:
    source = tmp_path / "danh-muc"
    shutil.copytree(REPOSITORY / "content", source / "content")
    for step in ("Tìm tệp thay đổi", "Đọc nội dung", "Tính các trang"):
        with previewing(source, tmp_path / "log", "--jobs", "2") as preview:
            preview.until(lambda step=step, preview=preview: step in preview.said)  # type: ignore[misc]
            assert preview.stop() == 0
            assert preview.said.endswith("\nĐã dừng.\n")
            assert "Traceback" not in preview.said
            assert "Xem tại" not in preview.said
    with previewing(source, tmp_path / "log", "--jobs", "2") as preview:
        assert "<h1" in page(preview, "")


def test_a_taken_port_gives_another_and_its_own_folder(source: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with previewing(source, tmp_path / "log", "--port", str(port)) as preview:
            got = int(preview.url().rstrip("/").rpartition(":")[2])
            assert got != port
            assert f"Cổng {port} đang bận, dùng cổng {got}." in preview.said
            assert (source / f".ocop-cache/serve-site-{got}/index.html").is_file()


def test_wrong_use_is_said(tmp_path: Path) -> None:
    with previewing(tmp_path, tmp_path / "log") as preview:
        assert preview.process.wait(30) == 2
        assert "content/" in preview.said


def test_a_rebuild_forgets_what_files_said(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("cũ", "utf-8")
    texts = tmp_path / "templates/locale/en/LC_MESSAGES/ocop.po"
    texts.parent.mkdir(parents=True)
    texts.write_text('msgid "Home"\nmsgstr "Old"\n', "utf-8")
    assert (source_lines(file), load_texts("en", tmp_path)("Home")) == (("cũ",), "Old")
    file.write_text("mới", "utf-8")
    texts.write_text('msgid "Home"\nmsgstr "New"\n', "utf-8")
    heard: list[Job] = []

    def note(job: Job, listener: Listener, keep: object = None) -> Outcome:
        heard.append(job)
        return DONE

    assert Workshop(lambda: JOB, note).rebuild([file, texts], Silence()) == DONE
    assert heard == [msgspec.structs.replace(JOB, later=True)]
    assert (source_lines(file), load_texts("en", tmp_path)("Home")) == (("mới",), "New")
