"""What is checked: one file, and then the whole. What is said about it is in `generator.rulebook`."""

from __future__ import annotations

from generator.rulebook import RULES, Rule
from generator.rules.catalogue import Report, check_source
from generator.rules.file import check_file
from generator.rules.locating import locate
from generator.rules.model import Checked, FileFacts, FolderSiblings, Reference, Siblings
from generator.rules.paths import place_of
from generator.rules.whole import check_walk, check_whole

__all__ = [
    "RULES",
    "Checked",
    "FileFacts",
    "FolderSiblings",
    "Reference",
    "Report",
    "Rule",
    "Siblings",
    "check_file",
    "check_source",
    "check_walk",
    "check_whole",
    "locate",
    "place_of",
]
