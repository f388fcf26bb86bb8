"""The form's checks and its writing in Chromium say and write what `ocop check` and `ocop` do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import generator.records
from generator.data.form_rules import FORMS
from generator.diagnostics import Diagnostic, mend, message
from generator.files.documents import parse_document
from generator.files.writing import document_text, fields_text
from generator.records import Product
from generator.records.common import PRODUCT_ID_PATTERN
from generator.rules import FolderSiblings, check_file
from generator.rules import values as judges
from generator.vietnamese import closest, fold, parse_phone, repair_phone, slugify, tidy, tidy_lines
from tests.support.form_scripts import form_data, scripts
from tests.support.workshop import taxonomy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

    from tests.support.form_scripts import Scripts

# Without shrinking, which takes minutes over a browser; what differs is short enough to read.
FEW = settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


# Old enough for Python's and the browser's Unicode alike; a lone surrogate is no text at all.
SIGNS = st.characters(exclude_categories=["Cn", "Co", "Cs"])
WORDS = st.sampled_from(
    [
        *("Mỳ gạo Chũ", "  Trà ", "Đắk Lắk", "hoà", "hòa", "no", "1e5", "null", "~", "- x", "a: b", "a #b"),
        *("'", '"', "\\", "x:", "?", "{a}", "[b]", ", c", "@", "%", "`", "!", "&a", "*b", "|", ">", "-", "="),
        *("0123", "2023-12-18", "2023", "1:30", "\u200b", "e\u0302\u0301", "\u00a0", "\t", "😀", "ſ", "---"),
        *("https://a.vn/x?y=1#z", "a,b", "a?b", "# h", "yes", "<<", "$1", "\u2028", "...", "\u0085"),
    ]
)
ANY = st.lists(WORDS | st.text(SIGNS, max_size=6), max_size=6).map(" ".join) | st.text(SIGNS, max_size=12)


@pytest.fixture(scope="module")
def form(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scripts]:
    with scripts(browser, tmp_path_factory.mktemp("form")) as ready:
        yield ready


def same(
    form: Scripts, module: str, function: str, texts: Sequence[str], expected: Sequence[object], *rest: object
) -> None:
    found = form.each(module, function, [[text] for text in texts], *rest)
    assert list(zip(texts, expected, strict=True)) == list(zip(texts, found, strict=True))


@FEW
@given(texts=st.lists(ANY, max_size=30))
def test_texts_are_tidied_and_folded_alike(form: Scripts, texts: list[str]) -> None:
    same(form, "form-text", "tidy", texts, list(map(tidy, texts)))
    same(form, "form-text", "tidyLines", texts, list(map(tidy_lines, texts)))
    plain = list(map(tidy, texts))
    same(form, "form-text", "fold", plain, list(map(fold, plain)))
    same(form, "form-text", "slugify", plain, list(map(slugify, plain)))


CHOICES = sorted({*taxonomy().provinces, *taxonomy().former_provinces, *taxonomy().sets})


@FEW
@given(
    words=st.lists(st.sampled_from(CHOICES) | ANY.map(tidy) | st.text("abcđê -_", max_size=20), max_size=20)
)
def test_the_same_word_is_meant(form: Scripts, words: list[str]) -> None:
    same(form, "form-text", "closest", words, [closest(word, CHOICES) for word in words], CHOICES)


PHONES = st.tuples(
    st.sampled_from(["+84", "84", "0084", "0", ""]), st.text("0123456789. -", min_size=7, max_size=12)
).map("".join)


@FEW
@given(texts=st.lists(PHONES, max_size=12))
def test_telephones_are_read_alike(form: Scripts, texts: list[str]) -> None:
    valid = [phone.national if (phone := parse_phone(text)) else None for text in texts]
    mended = [found[0].national if (found := repair_phone(text)) else None for text in texts]
    same(form, "form-values", "parsePhone", texts, valid, form_data())
    same(form, "form-values", "repairPhone", texts, mended, form_data())


# A value for each kind of field: plausible ones, wrong ones, anything.

GUESSES = {
    "province": st.sampled_from(["bac-ninh", "Bắc Giang", "bac-giang", "Tỉnh Hưng Yên", "bac-nin", "x"]),
    "category": st.sampled_from(["thuc-pham", "do-uong", "Thực phẩm", "thuc-fam", "Nhóm đồ uống", "x"]),
    "set": st.sampled_from(["ca-phe-cacao", "Chè", "che-bien-gao", "chế biến từ gạo, ngũ cốc", "x y"]),
    "stars": st.sampled_from(["3", "4", "5", "2", "6", "★★★★", "4 sao", "tiềm năng 5 sao", "bốn"]),
    "type": st.sampled_from(["htx", "vietgap", "Hợp tác xã", "Công ty TNHH", "VietGap", "haccp", "x"]),
    "gtin": st.sampled_from(["8934567890120", "8934567890123", "893 4567 890 120", "89345678", "x"]),
    "phone": PHONES | st.just("0912345678, 12345 / 0204 385 1234"),
    "producer": st.sampled_from(["htx-my-gao-chu", "HTX Mỳ gạo Chũ", "con"]),
    "file": st.sampled_from(["a.jpg", "../a.jpg", "https://x.vn/a.png", ".a.webp", "a\\b.jpg"]),
    "grade": st.sampled_from(["A", "B", "C", "D", "a"]),
    "status": st.sampled_from(["recognised", "withdrawn", "withdrawed", "under review", "x"]),
    "example": st.sampled_from(["true", "false", "có", "1", "TRUE", "x"]),
}
DATES = st.sampled_from(
    [
        "2023",
        "2023-06",
        "2023-12-18",
        "2023-02-31",
        "18/12/2023",
        "2023-6-5",
        "tháng 6/2023",
        "1899",
        "2023-13",
    ]
) | st.dates().map(str)
STORIES = st.sampled_from(
    [
        *(
            "<div>x</div>",
            "<b>đậm</b>",
            "[a](javascript:alert(1))",
            "![a](https://x.vn/a.jpg)",
            "![a](../b.jpg)",
        ),
        *(
            "`<div>`",
            "[a]: http://x.vn",
            "![a][b]",
            "[b]: data:x",
            "<javascript:x>",
            "[a](java&Tab;script:x)",
        ),
        *(
            "![a](b%20c.jpg)",
            "[x](mailto:a@b.vn)",
            "<!-- x -->",
            "```\n<p>\n```",
            "  thụt vào  ",
            "dòng\n\nkhác",
        ),
    ]
)
NUMBERS = st.sampled_from(
    ["78.5", "78,5", "45.000", "45000", "1e1", "-1", "785", "78 điểm", "nan", "5.", ".5"]
)
SHAPES: dict[str, list[dict[str, Any]]] = form_data()["groups"]


def values(shape: dict[str, Any], name: str) -> st.SearchStrategy[Any]:
    kinds = [_kind(kind, name) for kind in shape["types"]]
    return st.one_of(kinds)


def _kind(kind: dict[str, Any], name: str) -> st.SearchStrategy[Any]:
    if kind["is"] == "group":
        return groups(kind["name"])
    if kind["is"] == "list":
        return st.lists(values(kind["of"], name), min_size=1, max_size=2)
    if kind["is"] in {"whole", "decimal"}:
        return NUMBERS
    if name == "story":
        return st.lists(STORIES | ANY, max_size=4).map("\n".join).map(tidy_lines).filter(bool)
    if name in {"date", "expires", "issued"}:
        return DATES
    said = GUESSES.get(name, ANY | st.just("x" * 700)).map(tidy)
    return said.filter(lambda text: text not in {"", "~"} and text.lower() != "null")


def groups(name: str) -> st.SearchStrategy[dict[str, Any]]:
    required = {field["name"]: values(field, field["name"]) for field in SHAPES[name] if field["required"]}
    others = {field["name"]: values(field, field["name"]) for field in SHAPES[name] if not field["required"]}
    return st.fixed_dictionaries(required, optional=others)


def as_yaml(fields: dict[str, Any]) -> bytes:
    """Write every value in double quotes, which take anything."""
    return msgspec.json.encode(fields)


def told(found: Sequence[Diagnostic]) -> list[tuple[str, ...]]:
    return sorted((one.rule, one.severity, one.field, message(one, "vi"), mend(one, "vi")) for one in found)


def said(found: list[dict[str, str]]) -> list[tuple[str, ...]]:
    return sorted((one["rule"], one["severity"], one["field"], one["message"], one["mend"]) for one in found)


FILE = "content/products/bac-ninh/my-gao-chu.yml"
PLACE = {"province": "bac-ninh", "slug": "my-gao-chu"}
#: It looks at the files beside the product's, which a form does not see.
OF_FILES = {"image-missing"}


@FEW
@given(many=st.lists(groups("Product"), min_size=8, max_size=8))
def test_any_fields_get_the_same_findings(
    form: Scripts, tmp_path_factory: pytest.TempPathFactory, many: list[dict[str, Any]]
) -> None:
    beside = FolderSiblings(tmp_path_factory.getbasetemp() / "nothing")
    data = [as_yaml(fields) for fields in many]
    read = [[parse_document(FILE, one).fields, PLACE] for one in data]
    for one, found in zip(data, form.each("form-rules", "check", read, form_data(), None), strict=True):
        checked = check_file(FILE, one, taxonomy(), beside).diagnostics
        assert told([problem for problem in checked if problem.rule not in OF_FILES]) == said(found)


def test_every_pattern_of_a_product_has_its_judge() -> None:
    """A pattern that the form does not know would be told as a plain value-pattern."""
    assert judges.PATTERNS - {PRODUCT_ID_PATTERN} == set(FORMS.values())


# Writing

LINES = ANY.map(tidy).filter(bool)
BODIES = st.lists(ANY | STORIES, max_size=5).map("\n".join).map(tidy_lines)
FREE: dict[str, st.SearchStrategy[Any]] = {
    "story": BODIES,
    "score": st.floats(0, 100) | st.integers(0, 100).map(float),
}


def records(name: str) -> st.SearchStrategy[Any]:
    """Records with any text in their fields; lengths and patterns are no matter of writing."""
    fields = {field["name"]: _valid(field, field["name"]) for field in SHAPES[name]}
    required = {field["name"]: fields.pop(field["name"]) for field in SHAPES[name] if field["required"]}
    kind = getattr(generator.records, name)
    return st.fixed_dictionaries(required, optional=fields).map(lambda given: kind(**given))


def _valid(shape: dict[str, Any], name: str) -> st.SearchStrategy[Any]:
    return FREE[name] if name in FREE else st.one_of([_of_kind(kind, name) for kind in shape["types"]])


def _of_kind(kind: dict[str, Any], name: str) -> st.SearchStrategy[Any]:
    if kind["is"] == "group":
        return st.deferred(lambda: records(kind["name"]))
    if kind["is"] == "list":
        return st.lists(_valid(kind["of"], name), max_size=3)
    if kind["is"] == "choice":
        return st.sampled_from([int(one) if one.isdigit() else one for one in kind["values"]])
    if kind["is"] == "whole":
        return st.integers(0, 10**10)
    if kind["is"] == "yes-no":
        return st.booleans()
    return LINES | st.dates().map(str) | st.just("Địa chỉ dài, " * 9 + "hết")


_WRITE = """async ([folder, many, data]) => {
  const { fileText } = await import(folder + "form-yaml.js");
  return many.map((one) => [fileText(one, data), fileText(one, data, { yml: true })]);
}"""


def whole(value: object) -> object:
    """Return a record with all of its fields, as the form's own conversion makes it."""
    if isinstance(value, list):
        return [whole(one) for one in value]
    if isinstance(value, msgspec.Struct):
        return {name: whole(getattr(value, name)) for name in value.__struct_fields__}
    return value


@FEW
@given(many=st.lists(records("Product"), min_size=8, max_size=8))
def test_any_record_is_written_alike(form: Scripts, many: list[Product]) -> None:
    found = form.page.evaluate(_WRITE, [form.url, [whole(record) for record in many], form_data()])
    for record, (md, yml) in zip(many, found, strict=True):
        assert document_text(record) == md
        assert fields_text(record) == yml
