"""What our templates can do beyond Jinja2's own."""

from __future__ import annotations

from jinja2 import Environment

from generator.render.templates import Once

FRAME = "{% set title = site %}{% once %}<h1>{{ title }}</h1>{{ count() }}{% endonce %}{{ page }}"


def test_what_stands_in_once_is_rendered_for_the_first_page_only() -> None:
    calls: list[int] = []

    def count() -> int:
        calls.append(1)
        return len(calls)

    template = Environment(autoescape=True, extensions=[Once]).from_string(FRAME)
    pages = [template.render(site="<Chè>", page=f"<{number}>", count=count) for number in range(3)]
    assert [f"<h1>&lt;Chè&gt;</h1>1&lt;{number}&gt;" for number in range(3)] == pages


def test_two_blocks_are_kept_apart() -> None:
    both = "{% once %}a{{ n }}{% endonce %}\n{% once %}b{{ n }}{% endonce %}"
    template = Environment(autoescape=True, extensions=[Once]).from_string(both)
    assert "a1\nb1" == template.render(n=1)
    assert "a1\nb1" == template.render(n=2)


def test_two_blocks_of_one_line_are_kept_apart() -> None:
    both = "{% once %}a{{ n }}{% endonce %}{% once %}b{{ n }}{% endonce %}"
    template = Environment(autoescape=True, extensions=[Once]).from_string(both)
    assert "a1b1" == template.render(n=1)
    assert "a1b1" == template.render(n=2)


def test_once_for_each_value() -> None:
    text = "{% for n in numbers %}{% once n %}{{ n }}{{ count() }}{% endonce %}{% endfor %}"
    calls: list[str] = []

    def count() -> str:
        calls.append("")
        return f"={len(calls)} "

    template = Environment(autoescape=True, extensions=[Once]).from_string(text)
    assert "a=1 b=2 a=1 " == template.render(numbers="aba", count=count)
    assert "c=3 b=2 " == template.render(numbers="cb", count=count)
