"""Product codes: (T)-(X)-(STT)-(year), with a district before 2026; the first part is the code of a province.

Seven codes changed owner on 1 July 2025 (15, 24, 44, 52, 80, 82, 91), so a code is read with its year.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.taxonomy import Taxonomy

_CODE = re.compile(r"([0-9]{2})-[0-9]{2,5}(?:-[0-9]{1,5}){1,3}-(20[0-9]{2})")
CHANGED = 2025
"""The year in which provinces merged: a code of that year may be of before or after."""


def province_of_code(code: str, taxonomy: Taxonomy) -> str:
    """Return the province of today that a code names for certain, or ""."""
    found = _CODE.fullmatch(code)
    if found is None:
        return ""
    before = {one.code: one.province for one in taxonomy.former_provinces.values()}.get(found[1], "")
    after = {one.code: one.slug for one in taxonomy.provinces.values()}.get(found[1], "")
    year = int(found[2])
    if year == CHANGED:
        return before if before == after else ""
    return before if year < CHANGED else after
