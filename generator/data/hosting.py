"""Files that hosts read: ``_headers`` for Cloudflare Pages and Netlify, ``_redirects`` for Netlify.

``docs/hosting/`` holds the same rules for copying, and for nginx; the tests keep them in step.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.addresses import WORKER
from generator.resources import find_template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.records import Settings

#: What a page may load is in its own policy already; who may frame it can only be said in a header.
FRAMING = "frame-ancestors 'none'"
SAFETY = (
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
)
#: Files with a hash in their names. Cloudflare joins the values of all rules that match and allows one ``*``
#: in each, so no two of these overlap; the counts sheets, the only others there, are left to the hosts'
#: default, which asks again each time.
HASHED = ("/assets/*.js", "/assets/*.svg", "/assets/*.woff2", "/assets/*.png", "/assets/site.*.css", "/anh/*")
FOR_EVER = "public, max-age=31536000, immutable"
#: A worker that hosts kept would keep old pages for as long.
ASK_AGAIN = "no-cache"
#: Other sites' pages may read the open data, and each product's own (the card for partners does).
OPEN = ("/du-lieu/*", "/san-pham/*")

_NOTE = "# ocop build viết tệp này (content/catalog.yml: hosting). · Written by ocop build."
_NETLIFY_LOST = "/en/*  /en/404.html  404"
_POLICY_TEMPLATE = "site/parts/policy.html"
_POLICY = re.compile(r'http-equiv="Content-Security-Policy"\s+content="([^"]*)"')


def hosting_files(settings: Settings, source: Path) -> dict[str, bytes]:
    """Return the files that the host of the settings reads, by their paths; other hosts read none."""
    if settings.hosting not in {"cloudflare-pages", "netlify"}:
        return {}
    files = {"_headers": _text(_headers(content_policy(source)))}
    if settings.hosting == "netlify" and "en" in settings.languages:
        files["_redirects"] = _text([_NOTE, _NETLIFY_LOST])
    return files


def content_policy(source: Path) -> str:
    """Return the policy of every response: the templates' own (a catalogue may change it) and the framing."""
    template = find_template(source, _POLICY_TEMPLATE)
    found = _POLICY.search(template.read_text(encoding="utf-8")) if template else None
    return f"{found[1]}; {FRAMING}" if found else FRAMING


def _headers(policy: str) -> Iterator[str]:
    yield _NOTE
    yield "/*"
    for name, value in (("Content-Security-Policy", policy), *SAFETY):
        yield f"  {name}: {value}"
    for path in HASHED:
        yield from ("", path, f"  Cache-Control: {FOR_EVER}")
    yield from ("", WORKER, f"  Cache-Control: {ASK_AGAIN}")
    for path in OPEN:
        yield from ("", path, "  Access-Control-Allow-Origin: *")


def _text(lines: Iterable[str]) -> bytes:
    return "\n".join([*lines, ""]).encode()
