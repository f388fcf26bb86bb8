"""Edits of one product, the same in both sites: text, price, name, stars, a new file, a deleted one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bench.contenders import Contender
from bench.records import Item
from generator.vietnamese import SLUG_LIMIT

KINDS = ("text", "price", "name", "star", "new", "deleted")

#: Stars before and after an edit of stars.
_LISTS = {3: 4, 4: 3}


@dataclass(frozen=True)
class Edit:
    """One edit; ``mark`` is a text or number that stood nowhere before and shows the edit on pages."""

    kind: str
    item: Item
    mark: str

    @property
    def page(self) -> str:
        """Return the folder of the page that shows it."""
        return f"san-pham/{self.item.id}{self.tail}"

    @property
    def tail(self) -> str:
        """Return what the new file's slug ends in."""
        return f"-{self.mark}" if self.kind == "new" else ""

    @property
    def shown(self) -> str:
        """Return how pages write the mark (prices have dots)."""
        return f"{int(self.mark):,}".replace(",", ".") if self.kind == "price" else self.mark

    def listings(self) -> tuple[str, ...]:
        """Return the folders of the listings that hold the product before or after."""
        record, stars = self.item.record, {self.item.stars}
        if self.kind == "star":
            stars.add(_LISTS[self.item.stars])
        places = (f"tinh/{self.item.province.slug}", f"nhom/{record['category']}", f"bo/{record['set']}")
        return (*places, *(f"sao/{n}" for n in sorted(stars)), "san-pham/trang")


def choose(items: Sequence[Item], seed: str, count: int) -> list[Item]:
    """Choose products to edit: with a price and a producer of their own file, not of five stars."""
    fit = [item for item in items if item.maker.slug and "price" in item.record and _can_change(item)]
    return Random(seed).sample(fit, min(count, len(fit)))  # noqa: S311 (examples, not secrets)


def _can_change(item: Item) -> bool:
    """Tell whether a product has stars to win, and a slug that can grow."""
    return item.stars in _LISTS and len(item.slug) < SLUG_LIMIT - len("-7000001")


def save(edit: Edit, contender: Contender) -> None:
    """Write an edit into the contender's file, as an editor's save does."""
    path = contender.source(edit.item)
    if edit.kind == "deleted":
        path.unlink()
        return
    text = changed(path.read_text(encoding="utf-8"), edit, contender.name_key)
    path.with_name(f"{edit.item.slug}{edit.tail}.md").write_text(text, encoding="utf-8")


def changed(text: str, edit: Edit, name_key: str) -> str:
    """Return a product's file after an edit."""
    name = str(edit.item.record["name"])
    if edit.kind == "text":
        return f"{text}\nCâu mới thêm: {edit.mark}.\n"
    if edit.kind == "price":
        return re.sub(r"^(  retail:) \d+$", rf"\1 {edit.mark}", text, count=1, flags=re.MULTILINE)
    if edit.kind == "star":
        return _with_stars(text, _LISTS[edit.item.stars])
    quoted = f'{name_key}: "{name} {edit.mark}"'
    text = re.sub(rf"^{name_key}: .*$", lambda _: quoted, text, count=1, flags=re.MULTILINE)
    if edit.kind == "new":
        # A barcode, and the address made of it, may belong to one product only.
        text = re.sub(r"^(  gtin: .*|aliases:\n  - .*)\n", "", text, flags=re.MULTILINE)
    return text


def _with_stars(text: str, stars: int) -> str:
    """Change the stars, and what Hugo's file repeats of them; the old score would not lie in the new band."""
    for pattern, line in (
        (r"^stars: \d$", f"stars: {stars}"),
        (r"^weight: \d$", f"weight: {6 - stars}"),
        (r'^sao:\n  - "\d"$', f'sao:\n  - "{stars}"'),
        (r"^score: .*\n", ""),
    ):
        text = re.sub(pattern, line, text, count=1, flags=re.MULTILINE)
    return text
