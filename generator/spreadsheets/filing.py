"""Where products and producers go: new files beside what is there, changes in files that nobody edited."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from generator.diagnostics import EnvironmentFault
from generator.files.documents import read_text
from generator.files.writing import create, document_text, fields_text
from generator.spreadsheets.editing import edited
from generator.spreadsheets.fields import version_of
from generator.spreadsheets.makers import MakerId, join_makers, maker_id
from generator.spreadsheets.memory import PRODUCERS, Memory, flat
from generator.spreadsheets.outcomes import Action, Outcome, outcome_of
from generator.spreadsheets.shelf import OnDisk, Shelf, identity_of, producer_slugs, product_slugs
from generator.spreadsheets.updating import update
from generator.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.files.yaml import Fields
    from generator.records import Producer, Product, Record
    from generator.spreadsheets.context import Context
    from generator.spreadsheets.drafts import Draft
    from generator.spreadsheets.restoring import Restored

# Of producers, a list's spelling and place are those of one list among several.
_WEAK_MAKER = ("name", "commune", "type")
# The column that a field is read from, where it goes by another name.
_COLUMNS = {"recognition.date": "decision_date", "price.retail": "price", "price.unit": "unit"}


class Filing:
    """Collects what an import writes; `write` writes it."""

    def __init__(self, source: Path, context: Context) -> None:
        self._source = source
        self._context = context
        self._shelf = Shelf(source)
        self._memory = Memory(source)
        self._taken: set[tuple[str, str]] = set()
        self._stated: dict[str, dict[str, list[str]]] = {}
        self.producers: dict[str, str] = {}
        self.products: dict[str, str] = {}
        self.updated: dict[str, str] = {}
        self.outcomes: list[Outcome] = []
        self.kept = 0

    def file(self, drafts: Sequence[Draft]) -> None:
        """Find the place of everything that the rows say."""
        slugs = self._file_producers(drafts)
        for draft in drafts:
            product = msgspec.structs.replace(draft.product, producer=_producer(draft, slugs))
            self._file_product(draft, product)

    def restore(self, found: Sequence[Restored]) -> None:
        """Find the place of products that an export brings back; what was edited since it was made stays."""
        done: set[str] = set()
        for one in found:
            if one.maker and one.slug not in done:
                done.add(one.slug)
                self._restore_producer(one, one.maker)
            self._restore_product(one)

    def _restore_producer(self, one: Restored, maker: Producer) -> None:
        if not self._shelf.has_producer(one.slug):
            self.producers[f"content/producers/{one.slug}.yml"] = fields_text(maker)
            return
        path, fields = self._shelf.producer(one.slug)
        self._exchange(one, path.relative_to(self._source).as_posix(), fields, maker, one.maker_version)

    def _restore_product(self, one: Restored) -> None:
        province, _, slug = one.id.partition("/")
        there = self._shelf.product(province, slug)
        if there is None:
            path = f"content/products/{one.id}.md"
            self.products[path] = document_text(one.product)
        else:
            path = there.path
            self.kept += 1
            self._exchange(one, path, there.fields, one.product, one.version)
        action: Action = "new" if there is None else "updated" if path in self.updated else "same"
        self.outcomes.append(Outcome(one.place, action, path, one.product.name))

    def _exchange(self, one: Restored, path: str, fields: Fields, record: Record, version: str) -> None:
        """Change a file whose version is still the export's; of another, tell what differs."""
        try:
            there = msgspec.convert(fields, type(record), strict=False)
        except msgspec.ValidationError as error:
            self._context.findings.append(one.finding("exists-faulty", path=path, detail=str(error)))
            return
        names = {name for name in record.__struct_fields__ if getattr(there, name) != getattr(record, name)}
        fresh = version == version_of(there)
        before, after = flat(there), flat(record)
        for name in sorted(before.keys() | after.keys()):
            facts = {"there": before.get(name, ""), "here": after.get(name, "")}
            if facts["there"] != facts["here"]:
                code = "field-updated" if fresh else "field-conflict"
                self._context.findings.append(one.finding(code, path=path, field=name, **facts))
        if names and fresh:
            text = read_text((self._source / path).read_bytes())
            self.updated[path] = edited(path, text, record, names)

    def write(self) -> None:
        """Write new files (which never replace any), then changed ones, then what lists said."""
        for path, text in (*self.producers.items(), *self.products.items()):
            self._write(path, text, new=True)
        for path, text in self.updated.items():
            self._write(path, text, new=False)
        self._memory.save()

    def _file_producers(self, drafts: Sequence[Draft]) -> dict[MakerId, str]:
        """File the producers of several products, and return the slugs of all that have a file."""
        slugs = self._shelf.producers(self._context.taxonomy)
        first = {maker_id(draft.product.province, draft.maker.name): draft for draft in drafts if draft.maker}
        taken: set[str] = set()
        for key, maker in join_makers(drafts, self._context, slugs).items():
            if key in slugs:
                self._update_producer(slugs[key], maker, first[key])
                continue
            free = (slug for slug in producer_slugs(maker) if self._is_free(slug, taken))
            slugs[key] = next(free)
            taken.add(slugs[key])
            self.producers[f"content/producers/{slugs[key]}.yml"] = fields_text(maker)
            self._memory.put(PRODUCERS, slugs[key], flat(maker))
        return slugs

    def _is_free(self, slug: str, taken: set[str]) -> bool:
        return slug not in taken and not self._shelf.has_producer(slug)

    def _update_producer(self, slug: str, maker: Producer, draft: Draft) -> None:
        path, fields = self._shelf.producer(slug)
        base = self._memory.get(PRODUCERS, slug)
        name = path.relative_to(self._source).as_posix()
        found = update(
            path, fields, maker, base=base, weak=_WEAK_MAKER, say=_Teller(self._context, draft, name)
        )
        self._memory.put(PRODUCERS, slug, found.memory)
        if found.text is not None:
            self.updated[name] = found.text

    def _file_product(self, draft: Draft, product: Product) -> None:
        place = self._place(draft)
        if isinstance(place, OnDisk):
            self._update_product(draft, product, place)
        elif place is None:
            self.kept += 1
        else:
            self._taken.add((product.province, place))
            path = f"content/products/{product.province}/{place}.md"
            self.products[path] = document_text(product)
            self._memory.put(product.province, place, flat(product))
            self.outcomes.append(outcome_of(draft, "new", path))

    def _update_product(self, draft: Draft, product: Product, there: OnDisk) -> None:
        slug = there.path.rpartition("/")[2].rpartition(".")[0]
        base = self._memory.get(product.province, slug)
        weak = {*draft.weak, "name"} if fold(product.name) == there.identity.name else draft.weak
        teller = _Teller(self._context, draft, there.path)
        found = update(self._source / there.path, there.fields, product, base=base, weak=weak, say=teller)
        self._memory.put(product.province, slug, found.memory)
        self.kept += 1
        if found.text is not None:
            self.updated[there.path] = found.text
        elif not teller.spoke:
            self._context.say(draft.entry, "exists", path=there.path)
        self.outcomes.append(outcome_of(draft, "same" if found.text is None else "updated", there.path))

    def _place(self, draft: Draft) -> str | OnDisk | None:
        """Return a free slug, the file that holds this very product, or None where that was deleted."""
        province, identity = draft.product.province, identity_of(draft)
        known = self._known(draft)
        if known:
            there = self._shelf.product(province, known)
            if there is None:
                path = f"content/products/{province}/{known}"
                self._context.say(draft.entry, "file-deleted", path=path)
            return there
        for slug in product_slugs(draft, self._context.taxonomy):
            there = self._shelf.product(province, slug)
            if there is not None and identity.may_be(there.identity):
                return there
            if there is None and (province, slug) not in self._taken:
                return slug
        raise AssertionError("numbers never end")

    def _known(self, draft: Draft) -> str:
        """Return the slug under which an earlier list brought this product, or ""."""
        province = draft.product.province
        index = self._stated.get(province)
        if index is None:
            index = self._stated[province] = {}
            for slug, fields in self._memory.all(province).items():
                index.setdefault(fold(fields.get("name", "")), []).append(slug)
                if code := fields.get("recognition.code"):
                    index.setdefault(f"code {code}", []).append(slug)
        code = draft.product.recognition.code
        if code and len(index.get(f"code {code}", ())) == 1:
            return index[f"code {code}"][0]
        identity = identity_of(draft)
        for slug in index.get(identity.name, ()):
            stated = self._shelf.identity_in(self._memory.get(province, slug))
            if identity.may_be(stated) and bool(identity.maker) == bool(stated.maker):
                return slug
        return ""

    def _write(self, path: str, text: str, *, new: bool) -> None:
        target = self._source / path
        draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            if new:
                create(target, text)
            else:
                draft.write_text(text, encoding="utf-8", newline="\n")
                draft.replace(target)
        except OSError as error:
            raise EnvironmentFault(
                vi=f"Không ghi được {path}: {error.strerror}.", en=f"Cannot write {path}: {error.strerror}."
            ) from None


class _Teller:
    """Tells changes and conflicts of one file, at the cell that the list's value stands in."""

    def __init__(self, context: Context, draft: Draft, path: str) -> None:
        self._context = context
        self._draft = draft
        self._path = path
        self.spoke = False

    def __call__(self, code: str, field: str, **facts: str) -> None:
        """Tell one."""
        self.spoke = True
        entry = self._draft.entry
        column = _COLUMNS.get(field, field.rpartition(".")[2])
        facts = {"path": self._path, "field": field, **facts}
        self._context.say(entry, code, column if column in entry.values else "name", **facts)


def _producer(draft: Draft, slugs: dict[MakerId, str]) -> str | Producer:
    if draft.maker is None:
        return ""
    return slugs.get(maker_id(draft.product.province, draft.maker.name), draft.maker)
