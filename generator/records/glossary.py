"""The glossary, ``content/taxonomy/glossary.yml``: terms for the site, the documentation and the code."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.records.common import Record, Source, said, slug
from generator.records.taxonomy import Aliases, Label, LabelEn

Group = Literal["cong-nhan", "phan-loai", "chu-the", "dia-ban", "mua-ban", "danh-muc"]


class Term(Record, frozen=True, kw_only=True):
    """A term and what it means."""

    id: Annotated[str, slug("Mã, dùng trong địa chỉ.", "Slug, used in addresses.")]
    group: Annotated[Group, said("Phần.", "Part of the glossary.")]
    name: Label
    name_en: LabelEn = ""
    also: Aliases = []
    meaning: Annotated[str, said("Nghĩa.", "Meaning (vi).", min_length=1, max_length=600)]
    meaning_en: Annotated[str, said("Nghĩa bằng tiếng Anh.", "Meaning (en).", max_length=600)] = ""
    code: Annotated[str, said("Tên trong mã nguồn.", "Name in the code.", max_length=80)] = ""
    source: Annotated[str, said("Văn bản.", "Document that it rests on.", max_length=200)] = ""
    see: Annotated[list[str], said("Mục liên quan.", "Related terms.", max_length=10)] = []


class Glossary(Record, frozen=True, kw_only=True):
    """``glossary.yml``."""

    sources: list[Source]
    terms: list[Term]
