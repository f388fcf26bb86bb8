"""Jinja2, set up for hostile text: autoescape on, undefined names are errors, one frozen model a template.

Interface texts, ``{{ _("…") }}``, are put in when a template is compiled, once a language, not on every page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.ext import Extension
from jinja2.meta import find_referenced_templates

from generator.addresses import DEFAULT_LANGUAGE
from generator.files.digest import digest, short
from generator.plan.environment import engine_fingerprint
from generator.render.compiling import LeanEnvironment
from generator.resources import template_folders
from generator.texts import Texts, load_texts
from generator.views.models import View

if TYPE_CHECKING:
    from jinja2.parser import Parser
    from markupsafe import Markup

_TEXT = re.compile(r"""\{\{\s*_\((["'])((?:\\.|(?!\1).)*)\1\)\s*\}\}""")
#: Indentation is for whoever reads a template; thousands of pages do without it.
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class InterfaceTexts(Extension):
    """Before compiling, put the language's texts, escaped, for ``{{ _("…") }}``; take out indentation.

    ``{{ vi }}`` in a tag marks what is written in Vietnamese on pages of all languages (names of producers,
    addresses): it becomes `` lang="vi"``, on Vietnamese pages nothing.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 (Jinja2 calls it so)
        """Return the source with its texts put in and without indentation."""
        tr: Texts = self.environment.globals["_"]  # type: ignore[assignment]
        mark = "" if tr.lang == DEFAULT_LANGUAGE else f' lang="{DEFAULT_LANGUAGE}"'
        lean = _INDENT.sub("", source).replace("{{ vi }}", mark)
        return _TEXT.sub(lambda found: escape(tr(found[2].replace(f"\\{found[1]}", found[1]))), lean)


class Once(Extension):
    """``{% once %} … {% endonce %}``: rendered for the first page of a language, then joined as it is.

    The frame of a page (head links, header, footer) is more than half of its expressions and never differs.
    ``{% once part %}``: once for each value of ``part``, which has to be hashable and to take few values.
    """

    tags = {"once"}  # noqa: RUF012 (Jinja2 declares it so)

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.kept: dict[object, Markup] = {}

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Read the block and name it by its place in the template and its value."""
        line, fresh, key = next(parser.stream).lineno, parser.free_identifier(), parser.free_identifier()
        of: nodes.Expr = nodes.Const(None)
        if not parser.stream.current.test("block_end"):
            of = parser.parse_expression()
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        kept, name = self.attr("kept"), nodes.Const(f"{parser.name}:{fresh.name}")
        keep = nodes.ExprStmt(self.call_method("keep", [key, fresh]))
        first = nodes.Compare(key, [nodes.Operand("notin", kept)])
        made: list[nodes.Node] = [
            nodes.Assign(key, nodes.Tuple([name, of], "load")),
            nodes.If(first, [nodes.AssignBlock(fresh, None, body), keep], [], []),
            nodes.Output([nodes.Getitem(kept, key, "load")]),
        ]
        return [node.set_lineno(line) for node in made]

    def keep(self, key: object, block: Markup) -> None:
        """Keep a block that was rendered for the first time."""
        self.kept[key] = block


class Templates:
    """The page templates in one language."""

    def __init__(self, source: Path, lang: str, cache: Path | None) -> None:
        folders = [folder / "site" for folder in template_folders(source)]
        texts = load_texts(lang, source)
        self.environment = LeanEnvironment(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=["jinja2.ext.do", Once],
            bytecode_cache=_bytecode(cache, texts),
        )
        self.environment.globals = {"_": texts}
        self.environment.add_extension(InterfaceTexts)
        self.get = lru_cache(maxsize=None)(self._get)

    def _get(self, name: str) -> Template:
        return self.environment.get_template(f"{name}.html")

    def render(self, name: str, model: View) -> str:
        """Fill in a template with its model, which it knows as ``page``."""
        return self.get(name).render(page=model)


def _bytecode(cache: Path | None, texts: Texts) -> FileSystemBytecodeCache | None:
    """Keep compiled templates. Texts are compiled in by this engine, so both are part of the name."""
    if cache is None:
        return None
    folder = cache / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    made_of = short(digest(engine_fingerprint(), texts.fingerprint()))
    return FileSystemBytecodeCache(str(folder), f"{texts.lang}-{made_of}-%s.bin")


class Closures:
    """Fingerprints of templates together with all that they extend, include or import."""

    def __init__(self, source: Path) -> None:
        folders = [folder / "site" for folder in template_folders(source)]
        self.environment = Environment(loader=FileSystemLoader(folders), autoescape=True)
        self._seen: dict[str, frozenset[str]] = {}

    def closure(self, name: str) -> frozenset[str]:
        """Return the names of all templates that ``name`` is made of, itself included."""
        if name not in self._seen:
            self._seen[name] = frozenset({name})
            for reference in _references(self._source(name)):
                self._seen[name] |= self.closure(reference)
        return self._seen[name]

    def fingerprint(self, *names: str) -> bytes:
        """Hash the sources of the closures of several templates."""
        names_of_all = sorted(frozenset().union(*(self.closure(f"{name}.html") for name in names)))
        return digest(
            *(part for name in names_of_all for part in (name.encode(), self._source(name).encode()))
        )

    def _source(self, name: str) -> str:
        assert self.environment.loader is not None
        return self.environment.loader.get_source(self.environment, name)[0]


@lru_cache
def _references(source: str) -> tuple[str, ...]:
    """Return the templates that a template names; remembered, for "ocop serve" asks at every change."""
    tree = Environment(autoescape=True, extensions=["jinja2.ext.do", Once]).parse(source)
    return tuple(filter(None, find_referenced_templates(tree)))
