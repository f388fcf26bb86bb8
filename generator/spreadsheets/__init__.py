"""Lists of provinces become product files: rows → fields → products → files, and a report of it all."""

from __future__ import annotations

from generator.spreadsheets.findings import Finding
from generator.spreadsheets.importing import Imported, Task, import_list
from generator.spreadsheets.report import write_report

__all__ = ["Finding", "Imported", "Task", "import_list", "write_report"]
