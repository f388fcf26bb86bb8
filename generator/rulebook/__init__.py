"""The registry of rules. `RULES` has every one of them by its id, in the order of the documentation."""

from __future__ import annotations

from generator.rulebook import catalogue, events, fields, forms, photos, products, reading, syntax
from generator.rulebook.rule import Rule, Severity, Text

_MODULES = {
    Text("Tệp và YAML", "Files and YAML"): (reading, syntax),
    Text("Trường và giá trị", "Fields and values"): (fields, forms),
    Text("Sản phẩm OCOP", "OCOP products"): (products,),
    Text("Ảnh và câu chuyện", "Photos and stories"): (photos,),
    Text("Toàn danh mục", "The whole catalogue"): (catalogue, events),
}
CHAPTERS: dict[Text, tuple[Rule, ...]] = {
    title: tuple(rule for module in modules for rule in vars(module).values() if isinstance(rule, Rule))
    for title, modules in _MODULES.items()
}
RULES: dict[str, Rule] = {rule.id: rule for rules in CHAPTERS.values() for rule in rules}

__all__ = ["CHAPTERS", "RULES", "Rule", "Severity", "Text"]
