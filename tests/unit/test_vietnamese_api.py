from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

from generator import vietnamese


def test_public_names_are_exactly_all() -> None:
    public = {
        name
        for name, value in vars(vietnamese).items()
        if not name.startswith("_") and not isinstance(value, ModuleType) and name != "annotations"
    }

    assert set(vietnamese.__all__) == public


def test_importing_it_loads_no_heavy_library() -> None:
    code = "import sys, generator.vietnamese; print({'babel', 'difflib'} & set(sys.modules))"
    root = Path(vietnamese.__file__).parents[2]

    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=root, text=True, check=True
    )

    assert result.stdout.strip() == "set()"
