"""Drafts: a new content file from a few answers, checked before it is written."""

from __future__ import annotations

from generator.drafts.desk import Desk
from generator.drafts.draft import Draft, Made
from generator.drafts.questions import QUESTIONS, Question

__all__ = ["QUESTIONS", "Desk", "Draft", "Made", "Question"]
