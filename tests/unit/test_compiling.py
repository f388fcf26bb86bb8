"""Templates become shorter Python and say the same as with Jinja2's own compiler."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError
from markupsafe import Markup

from generator.render.compiling import LeanEnvironment
from generator.views.models import Link

TEMPLATES = {
    "frame": "<p>{{ page.text }}{% block main %}{% endblock %}</p>{{ 1 }}{{ n }}{{ none }}",
    "child": "{% extends 'frame' %}{% block main %}<b id='{{ page.href }}'>{{ page.text }}</b>{% endblock %}",
    "loop": "{% for one in links if one.text %}{{ loop.index }}{{ one.text }}{{ loop.last }},{% endfor %}",
    "macro": "{% macro link(one) %}{{ one.text }}{{ safe }}{% endmacro %}{{ link(page) }}{{ page.text }}",
    "import": "{% from 'macro' import link with context %}{{ link(page) }}",
    "include": "{% include 'loop' %}{{ page['text'] }}{{ page.text | upper }}{{ safe | upper }}",
    "set": "{% set kept %}{{ page.text }}{{ safe }}{% endset %}{{ kept }}{{ kept ~ page.text }}",
    "loose": "{% set d = {'a': page.text} %}{{ d.a }}{{ page.gone | d('-') }}{{ page.gone is defined }}",
    "off": "{% autoescape false %}{{ page.text }}{% endautoescape %}{{ page.text }}",
    "choice": "{{ 'a<' if page.text == '<' else page.text }}{{ 'x' if not page.current }}",
}


def _render(kind: type[Environment], name: str, text: str) -> str:
    environment = kind(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    page = Link(text=text, href=f"/{text}")
    links = (page, Link(text="", href=""), page)
    return environment.get_template(name).render(page=page, links=links, n=7, none=None, safe=Markup("<i>"))


@pytest.mark.parametrize("name", TEMPLATES)
@given(text=st.text(alphabet="a<>&\"'\u1ea1{}%\\\n", max_size=4))
def test_every_template_says_what_it_says_with_jinja2_alone(name: str, text: str) -> None:
    assert _render(Environment, name, text) == _render(LeanEnvironment, name, text)


def test_text_is_escaped_and_markup_is_not() -> None:
    template = LeanEnvironment(autoescape=True).from_string("{{ text }}|{{ html }}|{{ own }}")
    own = type("Own", (str,), {})("<c>")
    assert "&lt;a&gt;|<b>|&lt;c&gt;" == template.render(text="<a>", html=Markup("<b>"), own=own)


@pytest.mark.parametrize("text", ["{{ page.gone }}", "{{ gone.text }}", "{{ page.gone.text }}", "{{ gone }}"])
def test_a_name_that_does_not_exist_is_an_error_of_its_line(text: str) -> None:
    environment = LeanEnvironment(loader=DictLoader({"a.html": f"\n{text}"}), undefined=StrictUndefined)
    with pytest.raises((TemplateError, AttributeError), match="gone") as raised:
        environment.get_template("a.html").render(page=Link(text="", href=""))
    assert 2 == raised.traceback[-1].lineno + 1


def test_fields_may_bear_any_name() -> None:
    page = type("Page", (), {"class": "a", "lean": "b", "concat": "c"})()
    template = LeanEnvironment(autoescape=True).from_string(
        "{{ page.class }}{{ page.lean }}{{ page.concat }}"
    )
    assert "abc" == template.render(page=page)
