"""`ocop check` and `ocop build` find the same errors, and share the limits that others hold to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator import stories
from generator.build.job import Job, Silence
from generator.build.recipe import build
from generator.diagnostics import ContentError, Diagnostic
from generator.render import photos as rendered
from generator.rulebook import RULES
from generator.rules import check_source
from generator.rules import photos as checked
from generator.rules.stories import INLINE_TAGS, SCHEMES
from tests.support.invalid import lay

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ERRORS = [rule.id for rule in RULES.values() if rule.severity == "error"]
# A file that the system refuses to read stops a build as a fault of the environment.
CONTENT_ERRORS = [rule for rule in ERRORS if rule != "unreadable"]


def errors(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [diagnostic for diagnostic in found if diagnostic.is_error]


@pytest.mark.parametrize("rule", CONTENT_ERRORS)
def test_a_build_tells_the_errors_that_check_tells(
    rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, rule, monkeypatch)
    job = Job(source=tmp_path, output=tmp_path / "site", as_of=date(2026, 11, 22), jobs=1, search=False)
    listener = Silence()
    with pytest.raises(ContentError):
        build(job, listener)
    assert errors(check_source(tmp_path).diagnostics) == errors(listener.found)
    assert not job.output.exists()


def test_what_check_lets_pass_the_sanitiser_keeps() -> None:
    assert stories.SCHEMES == SCHEMES
    assert stories.TAGS >= INLINE_TAGS


def test_photos_that_check_accepts_can_be_rendered() -> None:
    assert rendered.MAX_PIXELS == checked.PIXELS_LIMIT
