"""Contributors' text within GitHub's Markdown: it calls nobody, links nowhere and makes no markup."""

from __future__ import annotations

import re

from generator.diagnostics.text import shown

# A space of no width: GitHub's filters for mentions, issues and addresses no longer see what they look for.
_BREAK = "\u200b"
_MARKUP = re.compile(r"[\\`*_\[\]#!|~$]|^[-+=]|(?<=^[0-9])[.)]|(?<=^[0-9]{2})[.)]")
_CALLS = re.compile(
    r"[@#:](?=\S)|(?<=\bGH)-(?=[0-9])|(?<=www)(?=\.)|(?<=\b[0-9a-f]{6})(?=[0-9a-f]{1,34}\b)", re.IGNORECASE
)


def plain(text: str, limit: int) -> str:
    """Return a contributor's text as Markdown that shows it as it is, on one line, cut at ``limit``.

    Nobody is mentioned (@), no issue, commit or address becomes a link, no HTML and no image comes through.
    """
    cut = shown(" ".join(text.split()), limit)
    broken = _CALLS.sub(lambda match: match[0] + _BREAK, cut)
    return _MARKUP.sub(r"\\\g<0>", broken.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def code(text: str, limit: int = 400) -> str:
    """Return a text of our own making, such as a path, in a code span, where nothing is markup."""
    return f"`{shown(text, limit).replace('`', 'ˋ')}`"
