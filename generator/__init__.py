"""OCOP Catalog: product files in git become a searchable catalogue and printed booklets."""

from __future__ import annotations

__version__ = "0.1.0"
