"""What is asked for a new file: few questions, with suggestions that follow from the answers before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from generator.rulebook import Text
from generator.taxonomy import producer_key
from generator.vietnamese import PartialDate, is_slug, parse_loose

if TYPE_CHECKING:
    from generator.drafts.desk import Desk

Answers: TypeAlias = Mapping[str, str]
Reading: TypeAlias = "Callable[[str, Desk], str]"
Suggestion: TypeAlias = "Callable[[Answers, Desk], str]"
Options: TypeAlias = "Callable[[Desk], Mapping[str, str]]"


def _as_it_is(text: str, _desk: Desk) -> str:
    return text


def _nothing(_answers: Answers, _desk: Desk) -> str:
    return ""


def _free(_desk: Desk) -> Mapping[str, str]:
    return {}


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question. ``name`` is its option on the command line, ``field`` where the answer goes, dotted.

    ``read`` turns what people write into what the field holds; whether that is right, the rules say.
    ``options``: the few values that there are, by what the field holds.
    """

    name: str
    field: str
    said: Text
    required: bool = False
    read: Reading = _as_it_is
    suggest: Suggestion = _nothing
    options: Options = _free


def _province(text: str, desk: Desk) -> str:
    now = desk.taxonomy.province_today(text)
    return now.slug if now else text


def _category(text: str, desk: Desk) -> str:
    meant = desk.taxonomy.find_category(text)
    return meant.slug if meant else text


def _set(text: str, desk: Desk) -> str:
    meant = desk.taxonomy.find_set(text)
    return meant.slug if meant else text


def _date(text: str, _desk: Desk) -> str:
    """Read 18/12/2023 and the like."""
    try:
        return str(PartialDate.parse(text))
    except ValueError:
        meant = parse_loose(text)
    return str(meant) if meant else text


def _producer(text: str, desk: Desk) -> str:
    """Return the slug of the one file of that producer, else the name."""
    slugs = desk.producers.get(producer_key(text), [])
    return text if is_slug(text) or len(slugs) != 1 else slugs[0]


def _producer_type(text: str, desk: Desk) -> str:
    return text if text in desk.taxonomy.producer_types else desk.taxonomy.producer_type_of(text) or text


def _set_of_name(answers: Answers, desk: Desk) -> str:
    meant = desk.taxonomy.set_of(answers.get("name", ""))
    return meant.slug if meant else ""


def _category_of_set(answers: Answers, desk: Desk) -> str:
    known = desk.taxonomy.sets.get(answers.get("set", ""))
    meant = desk.taxonomy.category_of(answers.get("name", ""))
    return known.category if known else meant.slug if meant else ""


def _decision_as_source(answers: Answers, _desk: Desk) -> str:
    return f"Quyết định {answers['decision']}" if answers.get("decision") else ""


def _grade(answers: Answers, _desk: Desk) -> str:
    return "A" if answers.get("source-title", "").startswith("Quyết định") else "B"


def _type_of_name(answers: Answers, desk: Desk) -> str:
    return desk.taxonomy.producer_type_of(answers.get("name", "")) or ""


def _categories(desk: Desk) -> Mapping[str, str]:
    return {slug: one.name for slug, one in desk.taxonomy.categories.items()}


def _stars(desk: Desk) -> Mapping[str, str]:
    return {str(stars): one.name for stars, one in desk.taxonomy.stars.items() if one.certified}


def _grades(_desk: Desk) -> Mapping[str, str]:
    return {
        "A": "quyết định, phụ lục · decision or annex",
        "B": "tin chính thức · official news",
        "C": "trang bán hàng, trang của chủ thể · shop or producer's page",
    }


def _ask(name: str, field: str, vi: str, en: str, **more: object) -> Question:
    return msgspec.structs.replace(Question(name=name, field=field, said=Text(vi, en)), **more)


_NAME = _ask(
    "name", "name", "Tên, đúng như trong quyết định", "Name, as the decision writes it", required=True
)
_PROVINCE = _ask(
    "province",
    "province",
    "Tỉnh, thành phố (tên cũ cũng được)",
    "Province (a former name will do)",
    required=True,
    read=_province,
)
_COMMUNE = _ask("commune", "commune", "Xã, phường, đặc khu hiện nay", "Commune of today")
_SOURCES = (
    _ask(
        "source-title",
        "sources.0.title",
        "Nguồn: tên văn bản hoặc bài viết",
        "Source: its title",
        suggest=_decision_as_source,
    ),
    _ask("source-url", "sources.0.url", "Địa chỉ của nguồn (https://…)", "Address of the source (https://…)"),
    _ask(
        "grade",
        "sources.0.grade",
        "Loại nguồn",
        "Kind of source",
        suggest=_grade,
        options=_grades,
    ),
)
_CONTACTS = (
    _ask("address", "address", "Địa chỉ", "Address"),
    _ask("phone", "phone", "Điện thoại kinh doanh", "Business telephone"),
    _ask("website", "website", "Trang web (https://…)", "Web site (https://…)"),
)
_PRODUCT = (
    _NAME,
    _PROVINCE,
    _COMMUNE,
    _ask("set", "set", "Bộ sản phẩm", "Set of products", read=_set, suggest=_set_of_name),
    _ask(
        "category",
        "category",
        "Ngành",
        "Category",
        required=True,
        read=_category,
        suggest=_category_of_set,
        options=_categories,
    ),
    _ask("stars", "stars", "Hạng sao đã được công nhận", "Recognised stars", required=True, options=_stars),
    _ask(
        "producer",
        "producer",
        "Chủ thể: tên, hoặc tên tệp trong content/producers",
        "Producer: its name, or a file in content/producers",
        read=_producer,
    ),
    _ask("decision", "recognition.decision", "Số quyết định (3981/QĐ-UBND)", "Number of the decision"),
    _ask(
        "date",
        "recognition.date",
        "Ngày quyết định; chỉ năm cũng được",
        "Its date; the year alone will do",
        read=_date,
    ),
    _ask(
        "authority", "recognition.authority", "Cơ quan ban hành, tên lúc đó", "Who decided, by the name then"
    ),
    msgspec.structs.replace(_SOURCES[0], required=True),
    *_SOURCES[1:],
)
_PRODUCER = (
    _NAME,
    _ask(
        "type",
        "type",
        "Loại hình (htx, cty-tnhh, hkd…)",
        "Legal form (htx, cty-tnhh, hkd…)",
        read=_producer_type,
        suggest=_type_of_name,
    ),
    msgspec.structs.replace(_PROVINCE, required=False),
    _COMMUNE,
    *_CONTACTS,
    *_SOURCES,
)
_EVENT = (
    _ask("name", "name", "Tên sự kiện", "Name of the event", required=True),
    _ask("starts", "starts", "Ngày bắt đầu", "First day", required=True, read=_date),
    _ask("ends", "ends", "Ngày kết thúc", "Last day", read=_date),
    _ask("place", "place", "Địa điểm", "Place"),
    msgspec.structs.replace(_PROVINCE, required=False),
    *_SOURCES,
)
_OUTLET = (
    _ask("name", "name", "Tên điểm bán", "Name of the outlet", required=True),
    _PROVINCE,
    _COMMUNE,
    *_CONTACTS,
    _ask("hours", "hours", "Giờ mở cửa", "Opening hours"),
    *_SOURCES,
)

QUESTIONS: dict[str, tuple[Question, ...]] = {
    "product": _PRODUCT,
    "producer": _PRODUCER,
    "event": _EVENT,
    "outlet": _OUTLET,
}
"""What is asked for each kind of file, in this order."""
