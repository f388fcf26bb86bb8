"""Problems as SARIF 2.1.0, which code hosts and editors read (OASIS standard, 27 March 2020)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

from generator.diagnostics.text import mend, message
from generator.rulebook import RULES, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.diagnostics.model import Diagnostic
    from generator.vietnamese import Language

Json: TypeAlias = "dict[str, Any]"

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(
    found: Iterable[Diagnostic], old: Iterable[Diagnostic], language: Language, version: str, prefix: str = ""
) -> Json:
    """Return a log of one run; problems that were there before are ``unchanged``."""
    results = [_result(item, language, prefix, "new") for item in found]
    results += [_result(item, language, prefix, "unchanged") for item in old]
    driver = {"name": "ocop", "semanticVersion": version, "rules": [_rule(rule) for rule in RULES.values()]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "shortDescription": {"text": f"{rule.title.vi} · {rule.title.en}"},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(item: Diagnostic, language: Language, prefix: str, state: str) -> Json:
    region = {"startLine": item.line, "startColumn": item.column}
    place = {"artifactLocation": {"uri": quote(f"{prefix}{item.path}")}, "region": region}
    return {
        "ruleId": item.rule,
        "level": item.severity,
        "message": {"text": f"{message(item, language)} → {mend(item, language)}"},
        "locations": [{"physicalLocation": place}],
        "baselineState": state,
    }
