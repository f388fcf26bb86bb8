"""The locks, the verbs and the packaging say the same thing."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from typing import TYPE_CHECKING

import pytest

import generator

if TYPE_CHECKING:
    from pathlib import Path

LOCKS = (
    "requirements/run.txt",
    "requirements/dev.txt",
    "requirements/bench.txt",
    "requirements/bench-web.txt",
)


def locked(lock: Path) -> dict[str, str]:
    """What a lock says about each package: version, markers, hashes."""
    entries = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())
    return {entry.partition("==")[0]: entry.partition("==")[2] for entry in entries}


def wanted(repository: Path, *inputs: str) -> set[str]:
    """The names in pyproject.toml and in ``inputs``, as locks spell them."""
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]
    lines = list(project["dependencies"])
    for name in inputs:
        lines += (repository / name).read_text("utf-8").splitlines()
    found = (re.match(r"[\w-]+", line) for line in lines)
    return {match[0].lower() for match in found if match}


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes(repository: Path, name: str) -> None:
    packages = locked(repository / name)
    assert set() == {package for package, entry in packages.items() if "--hash=sha256:" not in entry}


@pytest.mark.parametrize("name", [*LOCKS, "package-lock.json", "bench/web/package-lock.json"])
def test_a_lock_names_no_host_and_no_folder(repository: Path, name: str) -> None:
    lines = (repository / name).read_text("utf-8").splitlines()
    # Where to thank the makers is no place to load from.
    text = "\n".join(line for line in lines if not re.match(r'\s*("(url|funding)": )?"https:', line))
    assert [] == re.findall(r"\w+://|--(?:extra-)?index|--find-links|\"resolved\"", text)


def test_the_locks_hold_what_is_wanted(repository: Path) -> None:
    run = locked(repository / "requirements/run.txt")
    dev = locked(repository / "requirements/dev.txt")
    assert set() == wanted(repository, "requirements/run.in") - run.keys()
    assert set() == wanted(repository, "requirements/run.in", "requirements/dev.in") - dev.keys()


def test_people_and_tests_run_the_same_versions(repository: Path) -> None:
    run = locked(repository / "requirements/run.txt")
    dev = locked(repository / "requirements/dev.txt")
    assert run == {package: dev.get(package) for package in run}


def test_node_packages_are_locked_as_wanted(repository: Path) -> None:
    package = json.loads((repository / "package.json").read_text("utf-8"))
    lock = json.loads((repository / "package-lock.json").read_text("utf-8"))
    names = package["devDependencies"]
    assert names == {name: lock["packages"][f"node_modules/{name}"]["version"] for name in names}


def test_the_makefile_lists_its_verbs(repository: Path) -> None:
    text = (repository / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert phony is not None
    shown = subprocess.run(
        ["make", "help"], cwd=repository, capture_output=True, check=True, encoding="utf-8"
    ).stdout
    listed = re.findall(r"^ +make (\S+)", shown, re.MULTILINE)
    # `programs` is a step of `test`, not something to ask for.
    assert set(phony[1].split()) - {"programs"} == set(listed)


def test_ci_runs_what_people_run(repository: Path) -> None:
    script = (repository / ".ci/run").read_text("utf-8")
    assert ["setup-dev", "programs", "test"] == re.findall(r"\bmake ([\w-]+)", script.partition("set -e")[2])


@pytest.mark.parametrize(
    "name", [".ci/run", "scripts/apt-install", "scripts/find-python", "scripts/make-venv", "scripts/need"]
)
def test_scripts_can_be_run(repository: Path, name: str) -> None:
    path = repository / name
    shell = path.read_text("utf-8").partition("\n")[0].removeprefix("#!").split()[-1]
    assert path.stat().st_mode & 0o111
    assert 0 == subprocess.run([shell, "-n", path], check=False).returncode


def test_the_version_is_a_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", generator.__version__)
