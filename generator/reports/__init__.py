"""Reports: what an organiser asks of the whole catalogue, as tables."""

from __future__ import annotations

from generator.reports.table import Table, written

__all__ = ["Table", "written"]
