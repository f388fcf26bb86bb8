"""``ocop init``: a new catalogue that builds, from the files beside this module.

``files/catalogue`` always, ``files/github`` when asked for. A leading ``dot-`` stands for the dot of a hidden
name; ``.tmpl`` files are filled in (``$title``), all others are copied as they are.
"""

from __future__ import annotations

from generator.starter.contents import Wishes, starter_files
from generator.starter.writing import present, write

__all__ = ["Wishes", "present", "starter_files", "write"]
