"""A browser loads a page again only if what it shows has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import ContentError, Diagnostic, UsageError
from generator.rulebook import Severity
from generator.serve.live import Live
from generator.serve.pages import look_up, read_page, with_script
from generator.serve.problems import SHOWN, problems_of

PAGE = (
    '<!doctype html><html lang="vi"><head><link rel="stylesheet" href="/assets/site.{css}.css">'
    '<link href=\'/assets/counts.css\' rel=stylesheet><link rel="icon" href="/icon.svg"></head>'
    "<body><h1>{title}</h1></body></html>"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    write(tmp_path)
    return tmp_path


def write(site: Path, title: str = "Chè", css: str = "1", counts: str = "3") -> None:
    (site / "index.html").write_text(PAGE.format(title=title, css=css), "utf-8")
    (site / f"assets/site.{css}.css").write_text("", "utf-8")
    (site / "assets/counts.css").write_text(counts, "utf-8")


def told(site: Path, shown: str) -> object:
    return Live(site).message("/", shown, "vi")["page"]


def test_a_page_that_is_the_same_stays(site: Path) -> None:
    shown = str(look_up(site, "/"))
    write(site)
    assert told(site, shown) == "same"


def test_other_text_is_loaded(site: Path) -> None:
    shown = str(look_up(site, "/"))
    write(site, title="Chè khác")
    assert told(site, shown) == "reload"


@pytest.mark.parametrize("change", [{"css": "2"}, {"counts": "4"}])
def test_other_styles_are_swapped(site: Path, change: dict[str, str]) -> None:
    shown = str(look_up(site, "/"))
    write(site, **change)
    assert told(site, shown) == "styles"
    state = look_up(site, "/")
    assert state is not None
    assert state.sheets == (f"/assets/site.{change.get('css', '1')}.css", "/assets/counts.css")


def test_a_page_that_went_and_one_that_came(site: Path) -> None:
    shown = str(look_up(site, "/"))
    (site / "index.html").unlink()
    assert told(site, shown) == "reload"
    assert told(site, "none") == "same"
    write(site)
    assert told(site, "none") == "reload"


def test_another_book_is_loaded(site: Path) -> None:
    book = site / "hoi-nghi.pdf"
    book.write_bytes(b"%PDF-1")
    shown = str(look_up(site, "/hoi-nghi.pdf"))
    assert Live(site).message("/hoi-nghi.pdf", shown, "vi")["page"] == "same"
    book.write_bytes(b"%PDF-2")
    assert Live(site).message("/hoi-nghi.pdf", shown, "vi")["page"] == "reload"


def test_the_script_is_the_last_element_and_says_what_is_shown(site: Path) -> None:
    page = read_page(site, site / "index.html")
    assert (
        with_script(page)
        .decode()
        .endswith(
            f'</h1><script src="/__ocop/reload.js" data-state="{page.state}" defer></script></body></html>'
        )
    )


def test_a_page_without_a_body_tag_gets_it_too(site: Path) -> None:
    (site / "short.html").write_text("<title>Thử</title><p>Chè", "utf-8")
    assert b"<p>Ch\xc3\xa8<script src=" in with_script(read_page(site, site / "short.html"))


def diagnostic(number: int = 1, severity: Severity = "error") -> Diagnostic:
    return Diagnostic(
        "content/a.md",
        number,
        8,
        "stars-value",
        severity,
        "stars",
        "nam",
    )


def test_content_errors_have_place_line_and_mend_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("stars: nam\n", "utf-8")
    [problem] = problems_of(ContentError([diagnostic()]), tmp_path)
    assert problem.place == "content/a.md:1:8"
    assert problem.excerpt == ("stars: nam", "       ^")
    vietnamese, english = problem.into("vi"), problem.into("en")
    assert "nam" in str(vietnamese["message"])
    assert vietnamese["mend"] != english["mend"] != ""


def test_errors_come_before_warnings_and_not_without_end(tmp_path: Path) -> None:
    found = [diagnostic(1, "warning"), *(diagnostic(number) for number in range(2, 100))]
    problems = problems_of(ContentError(found), tmp_path)
    assert len(problems) == SHOWN
    assert problems[0].place == "content/a.md:2:8"


def test_other_errors_are_a_sentence(tmp_path: Path) -> None:
    [usage] = problems_of(UsageError(vi="Không được.", en="Not possible."), tmp_path)
    assert (usage.message.vi, usage.message.en) == ("Không được.", "Not possible.")
    [disk] = problems_of(OSError(28, "No space left on device", "/x"), tmp_path)
    assert "No space left" in disk.message.vi
    [bug] = problems_of(RuntimeError("boom"), tmp_path)
    assert "boom" in bug.message.en


def test_a_template_error_names_its_file_and_line(tmp_path: Path) -> None:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    (tmp_path / "templates/site").mkdir(parents=True)
    template = tmp_path / "templates/site/home.html"
    for text, line in (("<p>\n{% if %}", 2), ("<p>\n\n{{ page.nothing }}", 3)):
        template.write_text(text, "utf-8")
        jinja = Environment(
            loader=FileSystemLoader(template.parent), undefined=StrictUndefined, autoescape=True
        )
        with pytest.raises(Exception) as caught:  # noqa: PT011 (each kind of error that a template can raise)
            jinja.get_template("home.html").render(page=object())
        assert isinstance(caught.value, Exception)
        [problem] = problems_of(caught.value, tmp_path)
        assert problem.place == f"templates/site/home.html:{line}"
        assert problem.excerpt == (text.split("\n")[line - 1],)
