"""The glossary: every term stands once, in both languages, and leads only to terms that are there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import msgspec
import pytest

from generator.plan.pages import Pages
from generator.records.glossary import Term
from generator.reference import glossary_page as reference_page
from generator.views.glossary import PARTS, glossary_page
from tests.support.programs import REPOSITORY
from tests.support.taxonomy import real_taxonomy
from tests.support.workshop import catalogue_of, context_of

if TYPE_CHECKING:
    from generator.views.pages import GlossaryPage

#: What issue and visitors ask for by name.
ASKED = (
    *("OCOP", "hạng sao", "chủ thể", "bộ sản phẩm", "ngành", "quyết định công nhận", "tiềm năng 5 sao"),
    *("hiệu lực 36 tháng", "truy xuất nguồn gốc", "mã số vùng trồng", "GTIN"),
)


def page(lang: str = "vi") -> GlossaryPage:
    return glossary_page(context_of(catalogue_of({}), lang))


def test_every_term_stands_once_and_in_its_part() -> None:
    terms = [term.id for part in page().parts for term in part.terms]
    assert sorted(real_taxonomy().glossary) == sorted(terms)
    assert [f"phan-{part}" for part in PARTS] == [part.id for part in page().parts]
    assert msgspec.json.schema(Term)["$defs"]["Term"]["properties"]["group"]["enum"] == sorted(PARTS)


def test_what_visitors_ask_for_is_there() -> None:
    names = {term.name for term in real_taxonomy().glossary.values()}
    assert set(ASKED) - names == set()


def test_related_terms_are_there() -> None:
    known = real_taxonomy().glossary
    assert [] == [(term.id, other) for term in known.values() for other in term.see if other not in known]


@pytest.mark.parametrize(
    ("lang", "name", "other"), [("vi", "Chủ thể", "producer"), ("en", "Producer", "chủ thể")]
)
def test_a_term_says_its_name_in_both_languages(lang: str, name: str, other: str) -> None:
    (term,) = [term for part in page(lang).parts for term in part.terms if term.id == "chu-the"]
    assert (name, other, "") == (term.name, term.other, term.meaning_lang)
    assert all(link.href.startswith("#") for link in term.see)


def test_machines_read_the_terms_as_a_set() -> None:
    data = {one["@type"]: one for one in json.loads(page().frame.head.json_ld)["@graph"]}
    found = data["DefinedTermSet"]
    (term,) = [one for one in found["hasDefinedTerm"] if one["name"] == "tiềm năng 5 sao"]
    assert term["url"].endswith("/thuat-ngu/#tiem-nang-5-sao")
    assert term["inDefinedTermSet"] == {"@id": found["@id"]}
    assert len(real_taxonomy().glossary) == len(found["hasDefinedTerm"])


def test_the_documentation_has_the_same_terms() -> None:
    """One truth: the page of the docs is made from the same file."""
    ids = re.findall(r'<a id="([a-z0-9-]+)"></a>', reference_page())
    assert sorted(real_taxonomy().glossary) == sorted(ids)


def test_names_in_the_code_are_there() -> None:
    code = "\n".join(path.read_text("utf-8") for path in sorted((REPOSITORY / "generator").rglob("*.py")))
    code += (REPOSITORY / "content/taxonomy/producer_types.yml").read_text("utf-8")
    named = [name for term in real_taxonomy().glossary.values() for name in re.findall(r"[\w-]+", term.code)]
    assert [] == [name for name in named if not re.search(rf"\b{re.escape(name)}\b", code)]


def test_a_catalogue_without_a_glossary_has_no_page_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = catalogue_of({})
    catalogue.taxonomy = msgspec.structs.replace(catalogue.taxonomy, glossary={})
    shop = context_of(catalogue)
    assert "/thuat-ngu/" not in {link.href for link in shop.site.footer}
    monkeypatch.setattr(Pages, "_page", lambda _self, kind, *_a, **_k: kind)
    kinds = list(map(str, Pages(catalogue, None, shop.addresses).all()))  # type: ignore[arg-type]
    assert ("search" in kinds, "glossary" in kinds) == (True, False)
