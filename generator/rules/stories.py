"""What a story's Markdown may not hold, told from its text without rendering it.

The sanitiser is what keeps pages safe; this tells contributors beforehand what it will remove.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.diagnostics import FieldPath, Finding
from generator.rulebook import photos
from generator.rules.photos import check_photo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.model import Context

INLINE_TAGS = frozenset({"b", "i", "em", "strong", "sub", "sup", "br"})
"""Tags that may stand in a story; the sanitiser keeps them."""

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# All repetitions are bounded: a story of 60,000 brackets must not take a minute.
_CODE = re.compile(r"(?<!`)(`{1,8})(?!`).{1,2000}?(?<!`)\1(?!`)", re.DOTALL)
_TAG = re.compile(r"<(?:/?([A-Za-z][A-Za-z0-9-]{0,30})(?=[\s/>])|!--|[!?][A-Za-z])[^<>]{0,200}>?")
_ADDRESS = r"\(\s{0,9}(?:<([^<>\n]{1,300})>|<?([^)\s<>]{1,300}))"
_IMAGE = re.compile(rf"!\[[^\]\n]{{0,300}}\]{_ADDRESS}")
_TARGET = re.compile(rf"\]{_ADDRESS}")
_IMAGE_BY_NAME = re.compile(r"!\[([^\]\n]{0,100})\](?:\[([^\]\n]{0,100})\])?(?!\()")
_NAMED = re.compile(r"^ {0,3}\[([^\]\n]{1,100})\]:\s{0,9}<?([^\s>]{1,300})", re.MULTILINE)
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^>\s]{0,300})>")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Photos of a story that are looked at; no folder is searched ten thousand times for suggestions.
_MOST_PHOTOS = 100
# Python-Markdown looks from each of these signs to the end of its paragraph: signs × letters, measured at
# 0.13 s a million (2,000 signs alone take half a second, 8,000 eight).
TANGLING = ("[", "<")
MOST_LOOKS = 2_000_000
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_IGNORED = re.compile(r"[\x00-\x20\u200b-\u200f]")


def first_picture(text: str) -> str:
    """Return the address of the first picture in a text; "" where there is none."""
    found = _IMAGE.search(_without_code(text)) if "![" in text else None
    return (found[1] or found[2]) if found else ""


def check_story(story: str, context: Context, field: FieldPath) -> Iterator[Finding]:
    """Check tags, images and links of a story. Texts with neither ``<`` nor ``]`` cost nothing."""
    tangled = _tangled(story, field)
    if tangled:
        yield tangled
    if tangled or ("<" not in story and "]" not in story):
        return
    text = _without_code(story)
    seen: set[str] = set()
    for finding in (*_tags(text, field), *_images(text, context, field), *_links(text, field)):
        # The same tag or address many times is one problem.
        key = f"{finding.rule.id} {finding.found}"
        if key not in seen:
            seen.add(key)
            yield finding


def _tangled(story: str, field: FieldPath) -> Finding | None:
    for sign in TANGLING:
        for paragraph in _PARAGRAPHS.split(story) if story.count(sign) * len(story) > MOST_LOOKS else ():
            count = paragraph.count(sign)
            if count * len(paragraph) > MOST_LOOKS:
                return Finding(photos.STORY_TANGLED, field, sign, {"count": str(count)}, "story")
    return None


def story_images(story: str) -> list[str]:
    """Return the names of the photos that a story shows, as they are on disk."""
    return [unquote(html.unescape(raw)) for raw in _image_targets(_without_code(story))]


# Most stories have links and nothing else that is looked for: a sign is looked for first, which costs little.
def _without_code(story: str) -> str:
    return _CODE.sub(" ", story) if "`" in story else story


def _tags(text: str, field: FieldPath) -> Iterator[Finding]:
    if "<" not in text:
        return
    names: set[str] = set()
    for match in _TAG.finditer(text):
        name = (match[1] or "!").lower()
        if name not in INLINE_TAGS and name not in names:
            names.add(name)
            yield Finding(photos.RAW_HTML, field, match[0].split("\n")[0][:60], spot="story")


def _images(text: str, context: Context, field: FieldPath) -> Iterator[Finding]:
    beside: list[str] = []
    for raw in dict.fromkeys(_image_targets(text)):
        target = unquote(html.unescape(raw))
        if _SCHEME.match(target) or target.startswith(("/", "\\", "#")) or ".." in target:
            yield Finding(photos.STORY_IMAGE_REMOTE, field, raw, spot="story")
        else:
            beside.append(raw)
    for raw in beside[:_MOST_PHOTOS]:
        for finding in check_photo(unquote(html.unescape(raw)), context.siblings, field):
            yield Finding(finding.rule, field, raw, finding.facts, "story")


def _image_targets(text: str) -> list[str]:
    if "![" not in text:
        return []
    named = {label.casefold(): target for label, target in _named(text)}
    by_name = (named.get((label or alt).casefold(), "") for alt, label in _IMAGE_BY_NAME.findall(text))
    return [*_addresses(_IMAGE, text), *filter(None, by_name)]


def _addresses(pattern: re.Pattern[str], text: str) -> list[str]:
    return [bracketed or plain for bracketed, plain in pattern.findall(text)]


def _named(text: str) -> list[tuple[str, str]]:
    return _NAMED.findall(text) if "]:" in text else []


def _links(text: str, field: FieldPath) -> Iterator[Finding]:
    images = set(_image_targets(text))
    named = (target for _, target in _named(text))
    automatic = _AUTOLINK.findall(text) if "<" in text else ()
    for raw in (*_addresses(_TARGET, text), *automatic, *named):
        if raw in images:
            continue
        scheme = _SCHEME.match(_IGNORED.sub("", html.unescape(raw)))
        if scheme and scheme[1].lower() not in SCHEMES:
            yield Finding(photos.LINK_SCHEME, field, raw, spot="story")
