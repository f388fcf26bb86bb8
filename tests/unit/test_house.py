"""The rules of the house (docs/architecture.md), each held by a test."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from functools import cache
from graphlib import TopologicalSorter
from importlib.metadata import PackageNotFoundError, distribution, metadata
from typing import TYPE_CHECKING, NamedTuple

import pytest
from packaging.requirements import Requirement

from tests.support.programs import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = REPOSITORY / "generator"
ARCHITECTURE = REPOSITORY / "docs" / "architecture.md"

# A room may import the rooms before it, never one behind it. docs/architecture.md has the same list.
ROOMS = (
    "vietnamese",
    "rulebook",
    "records",
    "files",
    "resources",
    "addresses",
    "texts",
    "workers",
    "diagnostics",
    "taxonomy",
    "stories",
    "rules",
    "catalog",
    "views",
    "data",
    "booklet",
    "search",
    "plan",
    "render",
    "publish",
    "build",
    "changes",
    "serve",
    "spreadsheets",
    "drafts",
    "reports",
    "starter",
    "cli",
    "reference",
)


class Import(NamedTuple):
    """An import of one module of ours by another, wherever it stands: inside a function or for types too."""

    by: str
    of: str
    line: int
    for_types: bool


class Module(NamedTuple):
    """A source file of the package."""

    name: str
    path: Path
    tree: ast.Module
    lines: int


@cache
def modules() -> tuple[Module, ...]:
    """Every module, parsed."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text("utf-8")
        name = path.relative_to(REPOSITORY).with_suffix("").as_posix().replace("/", ".")
        found.append(Module(name.removesuffix(".__init__"), path, ast.parse(text), text.count("\n")))
    return tuple(found)


@cache
def imports() -> tuple[Import, ...]:
    """Every import inside the package."""
    names = {module.name for module in modules()}
    return tuple(one for module in modules() for one in _imports(module.name, module.tree, names))


def _imports(by: str, tree: ast.AST, names: set[str], *, for_types: bool = False) -> Iterator[Import]:
    for node in ast.iter_child_nodes(tree):
        typed = for_types or (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))
        for target in _targets(node, names):
            yield Import(by, target, getattr(node, "lineno", 0), typed)
        yield from _imports(by, node, names, for_types=typed)


def _targets(node: ast.AST, names: set[str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in names)
    elif isinstance(node, ast.ImportFrom) and node.module in names:
        for alias in node.names:
            inside = f"{node.module}.{alias.name}"
            yield inside if inside in names else str(node.module)


def room(module: str) -> str:
    """Return the part of the package that a module belongs to; "" for the package itself."""
    return module.split(".")[1] if "." in module else ""


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module.name}:{node.lineno} {node.name}", node


def lengths() -> dict[str, int]:
    """Lines of every function from its name to its end, with its docstring."""
    return {name: (node.end_lineno or node.lineno) - node.lineno + 1 for name, node in functions()}


# Layers


def test_every_room_has_its_place() -> None:
    assert sorted(ROOMS) == sorted({room(module.name) for module in modules()} - {"", "__main__"})


def test_no_room_imports_one_behind_it() -> None:
    place = {name: number for number, name in enumerate(("", *ROOMS, "__main__"))}
    back = [one for one in imports() if place[room(one.of)] > place[room(one.by)]]
    assert [] == [f"{one.by}:{one.line} imports {one.of}" for one in back]


def test_no_two_modules_import_each_other() -> None:
    wanted: dict[str, set[str]] = {}
    for one in imports():
        if not one.for_types and one.by != one.of:
            wanted.setdefault(one.by, set()).add(one.of)
    order = list(TopologicalSorter(wanted).static_order())  # raises CycleError, which names the circle
    assert wanted.keys() <= set(order)


def test_an_import_inside_a_function_counts() -> None:
    tree = ast.parse("def run():\n    from generator import cli\n")
    found = _imports("generator.files", tree, {"generator", "generator.cli"})
    assert [Import("generator.files", "generator.cli", 2, for_types=False)] == list(found)


def test_the_page_on_architecture_lists_the_rooms_in_this_order() -> None:
    rooms = ARCHITECTURE.read_text("utf-8").partition("## The rooms")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `(\w+)(?:\.py|/)` \|", rooms, re.MULTILINE)
    assert list(ROOMS) == listed


def test_imports_are_absolute() -> None:
    relative = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert [] == relative


HEAVY = ("PIL", "babel", "fontTools", "python_calamine", "rich", "watchdog", "xlsxwriter")


def test_a_build_starts_without_the_heavy_libraries() -> None:
    code = f"import sys, generator.build.recipe; print(*[name for name in {HEAVY} if name in sys.modules])"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True, encoding="utf-8")
    assert "" == done.stdout.strip()


def test_the_page_on_architecture_names_what_is_there() -> None:
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", ARCHITECTURE.read_text("utf-8")))
    places = (PACKAGE, REPOSITORY, REPOSITORY / "tests")
    assert len(named) > 20
    assert set() == {name for name in named if not any((place / name).is_file() for place in places)}


# Sizes


def test_functions_are_short() -> None:
    found = sorted(lengths().values())
    assert statistics.median(found) <= 10
    assert statistics.quantiles(found, n=10)[-1] <= 30


def test_no_function_is_long() -> None:
    assert {} == {name: length for name, length in lengths().items() if length > 60}


def test_no_file_is_long() -> None:
    assert {} == {module.name: module.lines for module in modules() if module.lines > 400}


# Docstrings


def test_every_module_says_what_it_is() -> None:
    assert [] == [module.name for module in modules() if not ast.get_docstring(module.tree)]


def test_what_others_call_says_what_it_does() -> None:
    silent = [
        f"{module.name}:{node.lineno} {name}"
        for module in modules()
        for name, node in _public(module.tree, "")
        if not ast.get_docstring(node)
    ]
    assert [] == silent


def _public(tree: ast.AST, inside: str) -> Iterator[tuple[str, ast.FunctionDef | ast.ClassDef]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield f"{inside}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from _public(node, f"{node.name}.")


# Nothing of the machine that it was written on

FOLDERS = re.compile(r"(?<![\w.{}\[\])/-])/(?:home|root|Users|work|tmp|var|opt|mnt|private)/\w")
HOSTS = re.compile(r"https?://([\w.-]+)")
# Standards and licences by their names, sources and services that pages link to, and names of nobody.
KNOWN_HOSTS = {
    *(
        "a9.com",
        "creativecommons.org",
        "json-schema.org",
        "json.schemastore.org",
        "schema.org",
        "www.sitemaps.org",
        "www.w3.org",
    ),
    *("zalo.me", "www.openstreetmap.org", "github.com", "baobacninh.vn"),
    *("127.0.0.1", "example.com", "example.vn", "ocop.example.vn", "htxchu.vn"),
    *("user.github.io", "ten.github.io"),
}
TEXTS = {".py", ".html", ".css", ".js", ".po", ".yml", ".md", ".tmpl", ".svg", ".csv"}


def own_texts() -> Iterator[tuple[str, str]]:
    for folder in (PACKAGE, REPOSITORY / "templates", REPOSITORY / "scripts", REPOSITORY / "docs"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and (path.suffix in TEXTS or folder.name == "scripts"):
                yield path.relative_to(REPOSITORY).as_posix(), path.read_text("utf-8")


def test_no_file_names_a_folder_of_a_machine() -> None:
    found = {name: FOLDERS.findall(text) for name, text in own_texts()}
    assert {} == {name: paths for name, paths in found.items() if paths}


def test_no_module_names_a_host_that_is_not_known() -> None:
    found = {module.name: set(HOSTS.findall(module.path.read_text("utf-8"))) for module in modules()}
    assert {} == {name: hosts - KNOWN_HOSTS for name, hosts in found.items() if hosts - KNOWN_HOSTS}


@pytest.mark.parametrize("path", ["/home/lan/x", "/var/lib/x", "/Users/lan/x"])
def test_a_folder_of_a_machine_is_seen(path: str) -> None:
    assert FOLDERS.search(f"open('{path}')")


# Licences of what runs with us

FREE = re.compile(
    r"\b(Apache|BSD|MIT|ISC|OFL|SIL|PSF|Python Software Foundation|HPND|Unlicense)\b", re.IGNORECASE
)
COPYLEFT = re.compile(r"\bA?GPL|GNU (?:Affero )?General Public|\bLGPL|GNU Lesser", re.IGNORECASE)


@cache
def runtime() -> dict[str, str]:
    """What the package needs when it runs, also through others, and the licence that each states."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    found: dict[str, str] = {}
    waiting = list(project["dependencies"])
    while waiting:
        wanted = Requirement(waiting.pop())
        if wanted.name in found or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        try:
            found[wanted.name] = licence(wanted.name)
        except PackageNotFoundError:
            found[wanted.name] = "not installed"
        else:
            waiting += distribution(wanted.name).requires or []
    return found


def licence(package: str) -> str:
    """Return what a package says of its licence: the expression, the classifiers, the field's first line."""
    said = metadata(package)
    classifiers = [one for one in said.get_all("Classifier") or [] if one.startswith("License ::")]
    fields = [*(said.get_all("License-Expression") or []), *(said.get_all("License") or [])]
    return " · ".join([*classifiers, *(field.strip().partition("\n")[0] for field in fields)])


def test_all_that_runs_with_us_is_free_and_not_copyleft() -> None:
    found = runtime()
    assert len(found) >= 18
    assert {} == {name: text for name, text in found.items() if not FREE.search(text)}
    assert {} == {name: text for name, text in found.items() if COPYLEFT.search(text)}


@pytest.mark.parametrize(
    "text", ["GPL-3.0-or-later", "License :: OSI Approved :: GNU General Public License", "LGPLv2+"]
)
def test_a_copyleft_licence_is_seen(text: str) -> None:
    assert COPYLEFT.search(text)


# Each exception from a rule says why


def test_every_rule_that_is_ignored_is_explained() -> None:
    text = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    lint = text.partition("[tool.ruff.lint]")[2].partition("[tool.mypy]")[0]
    ignored = re.findall(r'^  "[A-Z]+[0-9]+",.*$', lint, re.MULTILINE)
    explained = re.findall(r'^  "[A-Z]+[0-9]+", +# \w.{5,}$', lint, re.MULTILINE)
    assert len(ignored) > 20
    assert ignored == explained
