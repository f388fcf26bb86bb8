"""The form's checks and its writing in Chromium say and write what `ocop check` and `ocop` do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, mend, message
from generator.rules import check_file
from generator.vietnamese import closest, fold, parse_phone, repair_phone, slugify, tidy, tidy_lines
from tests.support.form_scripts import form_data, scripts
from tests.support.workshop import taxonomy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.support.form_scripts import Scripts

FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = st.sampled_from(
    [
        *("Mỳ gạo Chũ", "  Trà ", "Đắk Lắk", "hoà", "hòa", "no", "1e5", "null", "~", "- x", "a: b", "a #b"),
        *("'", '"', "\\", "x:", "?", "{a}", "[b]", ", c", "@", "%", "`", "!", "&a", "*b", "|", ">", "-", "="),
        *(
            "0123",
            "2023-12-18",
            "2023",
            "1:30",
            "\u200b",
            "e\u0302\u0301",
            "\u00a0",
            "\t",
            "😀",
            "ſ",
            "---",
            "...",
        ),
        *("https://a.vn/x?y=1#z", "a,b", "a?b", "# h", "yes", "<<", "$1", "\u2028", "\ue000", "\u0085"),
    ]
)
ANY = st.lists(WORDS | st.text(max_size=6), max_size=6).map(" ".join) | st.text(max_size=12)


@pytest.fixture(scope="module")
def form(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scripts]:
    with scripts(browser, tmp_path_factory.mktemp("form")) as ready:
        yield ready


def same(
    form: Scripts, module: str, function: str, texts: list[str], expected: list[object], *rest: object
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


PHONES = st.from_regex(r"(\+84|84|0084|0)?[1-9][0-9. -]{6,12}(\.0)?", fullmatch=True)


@FEW
@given(texts=st.lists(PHONES, max_size=30))
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
    """Every value in double quotes, which take anything."""
    return msgspec.json.encode(fields)


def told(found: list[Diagnostic]) -> list[tuple[str, ...]]:
    return sorted((one.rule, one.severity, one.field, message(one, "vi"), mend(one, "vi")) for one in found)


def said(found: list[dict[str, str]]) -> list[tuple[str, ...]]:
    return sorted((one["rule"], one["severity"], one["field"], one["message"], one["mend"]) for one in found)


class Nothing:
    """No file lies beside the record."""

    def exists(self, name: str) -> bool:
        return False


PLACE = {"province": "bac-ninh", "slug": "my-gao-chu"}
#: What depends on the photos beside a file, which a form does not see.
OF_PHOTOS = {"image-missing"}


def by_ocop(fields: dict[str, Any], tmp_path: Path) -> list[tuple[str, ...]]:
    from generator.rules import FolderSiblings

    checked = check_file(
        "content/products/bac-ninh/my-gao-chu.yml", as_yaml(fields), taxonomy(), FolderSiblings(tmp_path)
    )
    return told([one for one in checked.diagnostics if one.rule not in OF_PHOTOS])


@FEW
@given(many=st.lists(groups("Product"), min_size=5, max_size=5))
def test_any_fields_get_the_same_findings(
    form: Scripts, tmp_path_factory: pytest.TempPathFactory, many: list[dict[str, Any]]
) -> None:
    empty = tmp_path_factory.getbasetemp()
    found = form.each("form-rules", "check", [[fields, PLACE] for fields in many], form_data(), None)
    for fields, one in zip(many, found, strict=True):
        assert by_ocop(fields, empty) == said(one), fields
