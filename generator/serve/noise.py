"""Files that programs leave beside the ones that people edit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.files.walk import IGNORED

#: vim's probe and backup, Emacs' autosave, sed -i, JetBrains' safe write, Office's lock, downloads.
_NOISE = re.compile(
    r"^(4913|sed[a-z0-9]{6}|~\$.*|#.*#|.*~|.*___jb_(tmp|old|bak)___"
    r"|.*\.(swp|swo|swx|tmp|temp|bak|orig|part|crdownload))$",
    re.IGNORECASE,
)


def is_noise(parts: Iterable[str]) -> bool:
    """Tell whether a path, given by its parts below a watched folder, is nobody's work."""
    return any(part.startswith(".") or part in IGNORED or _NOISE.match(part) for part in parts)
