"""Accessibility faults of a page, found by axe-core."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypedDict

from tests.support.programs import node_module_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page


class _Node(TypedDict):
    target: list[str]
    html: str
    failureSummary: str


class _Violation(TypedDict):
    id: str
    impact: str | None
    help: str
    nodes: list[_Node]


_RUN = """async ({without}) => {
  // The one rule of WCAG 2.2 AA, which axe leaves off by itself.
  const rules = {"target-size": {enabled: true}};
  for (const id of without) rules[id] = {enabled: false};
  return (await axe.run(document, {resultTypes: ["violations"], rules})).violations;
}"""


def axe_violations(page: Page, *, without: Sequence[str] = ()) -> list[str]:
    """One line a faulty element: rule, weight, what is wanted, where, and what was measured.

    All rules of axe-core for WCAG 2.2 AA and its best practices run but those in ``without``. The script is
    handed over by the debugging protocol, not by a ``<script>``, so that a page's content security policy
    stays as visitors have it.
    """
    page.evaluate(_source())
    found: list[_Violation] = page.evaluate(_RUN, {"without": list(without)})
    return [_line(violation, node) for violation in found for node in violation["nodes"]]


@cache
def _source() -> str:
    return node_module_file("axe-core/axe.min.js").read_text("utf-8")


def _line(violation: _Violation, node: _Node) -> str:
    where = " ".join(str(part) for part in node["target"])
    measured = " ".join(node["failureSummary"].split())
    rule = f"{violation['id']} ({violation['impact']}): {violation['help']}"
    return f"{rule}; at {where}: {node['html'][:160]}; {measured}"
