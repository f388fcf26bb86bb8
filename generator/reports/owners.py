"""CODEOWNERS by province, so that GitHub asks those who know a province to review its products."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.diagnostics import UsageError
from generator.files.documents import parse_document
from generator.files.faults import FaultyFileError
from generator.rulebook import Text

if TYPE_CHECKING:
    from pathlib import Path

    from generator.taxonomy import Taxonomy

PLACE = ".github/owners.yml"

_ALL = "all"
_OWNER = re.compile(r"@[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:/[A-Za-z0-9._-]{1,100})?|[^@\s,]+@[^@\s,]+\.[^@\s,]+")
_HEAD = Text(
    "# Ai duyệt tỉnh nào. `ocop report owners` viết tệp này từ .github/owners.yml; đừng sửa tay.\n",
    "# Who reviews which province. Written by `ocop report owners` from .github/owners.yml.\n",
)


def owners(source: Path, taxonomy: Taxonomy) -> str:
    """Return the text of a CODEOWNERS file. Raises UsageError for an owner or a province that is none.

    ``.github/owners.yml`` holds lists of owners (``@name``, ``@organisation/team`` or an e-mail address) by
    the slug of a province; ``all`` is for what no province has. A province without owners is a comment.
    """
    known = _read(source / PLACE, taxonomy)
    lines = [_HEAD.vi + _HEAD.en]
    lines += [f"* {' '.join(known[_ALL])}"] if _ALL in known else []
    for slug, province in taxonomy.provinces.items():
        for room in ("products", "outlets"):
            line = f"/content/{room}/{slug}/"
            named = known.get(slug)
            lines.append(f"{line} {' '.join(named)}" if named else f"# {line}  ({province.name})")
    return "\n".join(lines) + "\n"


def _read(path: Path, taxonomy: Taxonomy) -> dict[str, list[str]]:
    if not path.is_file():
        return {}
    try:
        fields = parse_document(path.name, path.read_bytes()).fields
    except FaultyFileError as error:
        line = error.faults[0].line
        raise UsageError(
            vi=f"{PLACE}, dòng {line}: không đọc được. Hãy viết như `bac-ninh: [@to-chuc/bac-ninh]`.",
            en=f"{PLACE}, line {line}: cannot be read. Write it like `bac-ninh: [@team/bac-ninh]`.",
        ) from None
    found: dict[str, list[str]] = {}
    for slug, value in fields.items():
        named = [str(one) for one in value] if isinstance(value, list) else [str(value)]
        _check(slug, named, taxonomy)
        if named:
            found[slug] = named
    return found


def _check(slug: str, named: list[str], taxonomy: Taxonomy) -> None:
    if slug != _ALL and slug not in taxonomy.provinces:
        raise UsageError(
            vi=f"{PLACE}: “{slug}” không phải mã tỉnh. Có: all, {', '.join(taxonomy.provinces)}.",
            en=f"{PLACE}: “{slug}” is no province. There are: all, {', '.join(taxonomy.provinces)}.",
        )
    wrong = next((one for one in named if not _OWNER.fullmatch(one)), None)
    if wrong is not None:
        raise UsageError(
            vi=f"{PLACE}, {slug}: “{wrong}” không phải @tên, @tổ-chức/nhóm hay địa chỉ thư.",
            en=f"{PLACE}, {slug}: “{wrong}” is no @name, @organisation/team or e-mail address.",
        )
