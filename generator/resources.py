"""Where the templates and the starter's data lie: in the wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def packaged(name: str) -> Path:
    """Return the folder that the wheel carries as ``_<name>``, or ``name`` of the checkout."""
    inside = PACKAGE / f"_{Path(name).name}"
    return inside if inside.is_dir() else PACKAGE.parent / name


def template_folders(source: Path) -> tuple[Path, ...]:
    """Return the template folders, the catalogue's own first: it overrides ours file by file."""
    ours = packaged("templates")
    own = source / "templates"
    return (own, ours) if own.is_dir() and own.resolve() != ours.resolve() else (ours,)


def find_template(source: Path, name: str) -> Path | None:
    """Return the file that ``name`` means, looking in the catalogue's own templates first."""
    candidates = (folder / name for folder in template_folders(source))
    return next((path for path in candidates if path.is_file()), None)


def list_templates(source: Path, folder: str, pattern: str) -> dict[str, Path]:
    """Return name → file of all templates in ``folder`` that match, sorted by name."""
    found: dict[str, Path] = {}
    for base in reversed(template_folders(source)):
        found |= {path.name: path for path in sorted((base / folder).glob(pattern)) if path.is_file()}
    return dict(sorted(found.items()))
