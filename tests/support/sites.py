"""A whole catalogue in a string: write it, build it, look at what was written and what was not touched.

    site = CatalogueSite(tmp_path, '''
    -- content/products/bac-ninh/my-gao-chu.md --
    ---
    name: Mỳ gạo Chũ
    …
    ''')

The settings and the real taxonomy are there already; a section of the same name replaces them.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import textwrap
from pathlib import Path

from generator.build.job import Job, Outcome, Silence
from generator.build.recipe import build

REPOSITORY = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
SETTINGS = "title: Danh mục thử\ntitle_en: Test catalogue\n"
_SECTION = re.compile(r"^-- (\S+) --$", re.MULTILINE)


def product(name: str = "Mỳ gạo Chũ", **fields: str) -> str:
    """Write a product file; ``fields`` replace or add lines of the front matter, ``story`` is the body."""
    story = fields.pop("story", "")
    lines = {
        "name": name,
        "province": "bac-ninh",
        "category": "thuc-pham",
        "stars": "4",
        "recognition": "{decision: 3981/QĐ-UBND, date: 2025-12-18, authority: UBND tỉnh Bắc Ninh}",
        "sources": "[{title: Danh sách thử, grade: A}]",
        **fields,
    }
    front = "".join(f"{key}: {value}\n" for key, value in lines.items() if value)
    return f"---\n{front}---\n{story}\n"


def sections(text: str) -> dict[str, str]:
    """Split a string into its files."""
    parts = _SECTION.split(textwrap.dedent(text).strip("\n"))
    return dict(zip(parts[1::2], (part.lstrip("\n") for part in parts[2::2]), strict=True))


class CatalogueSite:
    """A catalogue in a folder of the test's own, with what its builds did."""

    def __init__(self, root: Path, files: str | dict[str, str] = "", *, settings: str = SETTINGS) -> None:
        self.root = root
        self.listener = Silence()
        shutil.copytree(REPOSITORY / "content" / "taxonomy", root / "content" / "taxonomy")
        self.write({"content/catalog.yml": settings})
        self.write(sections(files) if isinstance(files, str) else files)

    @property
    def output(self) -> Path:
        """Return the output folder."""
        return self.root / "site"

    def write(self, files: dict[str, str]) -> None:
        """Write source files."""
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def remove(self, *names: str) -> None:
        """Delete source files."""
        for name in names:
            (self.root / name).unlink()

    def build(  # noqa: PLR0913 (the options of a build)
        self,
        *,
        as_of: dt.date = TODAY,
        base_url: str | None = None,
        jobs: int = 1,
        search: bool = False,
        cache: bool = True,
        output: Path | None = None,
    ) -> Outcome:
        """Build the site; search is left out unless the test is about it."""
        job = Job(
            source=self.root,
            output=output or self.output,
            as_of=as_of,
            base_url=base_url,
            jobs=jobs,
            search=search,
            cache=cache,
        )
        return build(job, self.listener)

    def read(self, path: str) -> str:
        """Return a written file as text."""
        return (self.output / path).read_text(encoding="utf-8")

    def files(self, output: Path | None = None) -> dict[str, bytes]:
        """Return every file of the site with its bytes."""
        root = output or self.output
        return {
            p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()
        }

    def cold(self, **options: object) -> dict[str, bytes]:
        """Return the files of a build from nothing, in another folder."""
        fresh = self.root.with_name(f"{self.root.name}-cold")
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(self.root / "content", fresh / "content")
        if (self.root / "templates").is_dir():
            shutil.copytree(self.root / "templates", fresh / "templates")
        derived = self.root / ".ocop-cache" / "derived"
        if derived.is_dir():
            shutil.copytree(derived, fresh / ".ocop-cache" / "derived")
        twin = CatalogueSite.__new__(CatalogueSite)
        twin.root, twin.listener = fresh, Silence()
        twin.build(**options)  # type: ignore[arg-type]
        return twin.files()
