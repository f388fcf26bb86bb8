"""``ocop init`` makes a catalogue that builds, and overwrites nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml

from generator.build.job import Job, Silence
from generator.build.recipe import build
from generator.diagnostics import EnvironmentFault, UsageError
from generator.resources import packaged
from generator.starter import Wishes, present, starter_files, write
from generator.starter.contents import FILES

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)
PLAIN = starter_files(Wishes(today=TODAY))
GITHUB = starter_files(Wishes(today=TODAY, github=True))


@pytest.mark.parametrize("day", [TODAY, date(2031, 2, 28)])
def test_a_new_catalogue_is_clean_and_builds(tmp_path: Path, day: date) -> None:
    write(tmp_path / "new", starter_files(Wishes(today=day, github=True)))
    heard = Silence()
    outcome = build(Job(source=tmp_path / "new", output=tmp_path / "site", as_of=day, strict=True), heard)
    assert heard.found == []
    assert outcome.products == 3
    pages = [path for path in outcome.written if re.fullmatch(r"san-pham/[^/]+/[^/]+/index\.html", path)]
    assert sorted(pages) == [
        "san-pham/dong-thap/nuoc-ep-vi-du/index.html",
        "san-pham/nghe-an/khan-det-vi-du/index.html",
        "san-pham/thai-nguyen/che-vi-du/index.html",
    ]
    assert {"gioi-thieu/index.html", "en/giay-phep/index.html", "chu-the/htx-vi-du/index.html"} <= set(
        outcome.written
    )


def test_the_examples_say_that_they_are_examples() -> None:
    products = [data.decode() for name, data in PLAIN.items() if name.startswith("content/products/")]
    assert len(products) == 3
    for text in products:
        assert "\nexample: true\n" in text
        assert re.search(r"^name: .* ví dụ ", text, re.MULTILINE)


def test_the_examples_show_three_provinces_categories_ranks_and_states() -> None:
    texts = [data.decode() for name, data in PLAIN.items() if name.startswith("content/products/")]
    for field in ("province", "category", "stars"):
        assert len({re.findall(rf"^{field}: (\S+)", text, re.MULTILINE)[0] for text in texts}) == 3


def test_the_taxonomy_is_the_packages_own() -> None:
    folder = packaged("content/taxonomy")
    assert {name.rpartition("/")[2] for name in PLAIN if name.startswith("content/taxonomy/")} == {
        path.name for path in folder.iterdir()
    }
    assert PLAIN["content/taxonomy/stars.yml"] == (folder / "stars.yml").read_bytes()


def test_github_adds_and_changes_nothing_else() -> None:
    assert {name for name in GITHUB if name not in PLAIN} == {
        ".github/ISSUE_TEMPLATE/san-pham.yml",
        ".github/pull_request_template.md",
        ".github/workflows/check.yml",
        ".github/workflows/comment.yml",
        ".github/workflows/deploy.yml",
        ".github/workflows/reports.yml",
        "CONTRIBUTING.md",
    }
    assert PLAIN == {name: GITHUB[name] for name in PLAIN}


@pytest.mark.parametrize(
    "title", ['Chè "ngon": 100%', "- gạch", "$title ${title}", "a\n---\nb: c", "\x1b[31mđỏ", "OCOP # Nghệ An"]
)
def test_any_title_stays_one_value(title: str) -> None:
    files = starter_files(Wishes(today=TODAY, title=title))
    expected = " ".join(title.replace("\x1b", "").split())
    assert yaml.safe_load(files["content/catalog.yml"])["title"] == expected
    assert files["README.md"].decode().startswith(f"# {expected}\n")


def test_every_text_ends_its_last_line_and_is_filled_in() -> None:
    for name, data in GITHUB.items():
        if not name.startswith("content/taxonomy/"):
            assert data.endswith(b"\n"), name
            assert b"$title" not in data, name
    assert all("dot-" not in name and not name.endswith(".tmpl") for name in GITHUB)
    endings = {path.suffix for path in FILES.rglob("*") if path.is_file()}
    assert endings == {".md", ".yml", ".json", ".tmpl", ""}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("của tôi", "utf-8")
    with pytest.raises(UsageError, match=r"README\.md"):
        write(tmp_path, PLAIN)
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]
    assert (tmp_path / "README.md").read_text("utf-8") == "của tôi"


def test_a_folder_with_other_files_is_fine(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "LICENSE").write_text("MIT", "utf-8")
    write(tmp_path, PLAIN)
    assert present(tmp_path, PLAIN) == list(PLAIN)
    assert (tmp_path / "LICENSE").read_text("utf-8") == "MIT"


def test_a_link_to_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "README.md").symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(UsageError):
        write(tmp_path, PLAIN)
    assert not (tmp_path / "elsewhere.md").exists()


def test_what_cannot_be_finished_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("a file where a folder must be", "utf-8")
    with pytest.raises(EnvironmentFault):
        write(tmp_path, GITHUB)
    assert [path.name for path in tmp_path.iterdir()] == ["content"]
    with pytest.raises(EnvironmentFault):
        write(tmp_path / "content/new", GITHUB)
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_the_issue_form_has_the_parts_that_github_asks_for() -> None:
    form = yaml.safe_load(GITHUB[".github/ISSUE_TEMPLATE/san-pham.yml"])
    assert {"name", "description", "body"} <= set(form)
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    for part in form["body"]:
        assert part["type"] in {"markdown", "input", "dropdown", "textarea"}
        assert "value" in part["attributes"] if part["type"] == "markdown" else "label" in part["attributes"]
