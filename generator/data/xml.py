"""Text for XML 1.0: escaped, and without the characters that no XML file may hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value: str) -> str:
    """Write a text between two tags."""
    return escape(_FORBIDDEN.sub("", value))


def attribute(value: str) -> str:
    """Write the value of an attribute, with its quotes."""
    return quoteattr(_FORBIDDEN.sub("", value))


def element(name: str, value: str, **attributes: str) -> str:
    """Write an element that holds a text or, without one, is empty. ``a_b`` names the attribute a:b."""
    written = "".join(f" {key.replace('_', ':')}={attribute(item)}" for key, item in attributes.items())
    return f"<{name}{written}>{text(value)}</{name}>" if value else f"<{name}{written}/>"
