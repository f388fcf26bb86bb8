"""Colours and drawings of the site, for paper: one source, so that a hue means the same on both."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from generator.booklet.models import Colours
from generator.diagnostics import EnvironmentFault
from generator.resources import find_template

if TYPE_CHECKING:
    from pathlib import Path

_RULE = re.compile(r"\.((?:cat|region)-[\w-]+)\s*\{([^}]*)\}")
_TOKEN = re.compile(r"--(hue|tint|mid|ink):\s*var\(--L,\s*(#[0-9a-fA-F]{3,6})\)")
_SYMBOL = re.compile(r'<symbol id="([^"]+)"([^>]*)>(.*?)</symbol>', re.DOTALL)
_LEAF = Colours(hue="#1e6b45", tint="#e4f1e8", mid="#a8d3b8", ink="#174f34")


class Palette:
    """The tokens of the style sheet in their light form, and the symbols that drawings are made of."""

    def __init__(self, source: Path) -> None:
        self.source = source

    def of(self, name: str) -> Colours:
        """Return the colours of ``cat-<category>`` or ``region-<number>``; leaf where there are none."""
        return self._colours.get(name, _LEAF)

    def drawing(self, icon: str, css: str, pattern: int, tone: int) -> str:
        """Return the SVG that stands for a photo: the kind of product on a patterned ground, 4:3."""
        colours = self.of(css)
        ground, line, disc, opacity = {
            1: (colours.tint, colours.hue, "#fff", ".72"),
            2: (colours.tint, colours.hue, colours.hue, "1"),
            3: (colours.mid, colours.ink, colours.tint, "1"),
        }[tone]
        kind = {1: colours.hue, 2: colours.tint, 3: colours.ink}[tone]
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">'
            f'<rect width="400" height="300" fill="{ground}"/>'
            f'<g opacity=".26">{self._symbol(f"pat-{pattern}", line, 0, 0, 1)}</g>'
            f'<circle cx="200" cy="150" r="88" fill="{disc}" fill-opacity="{opacity}"/>'
            f"{self._symbol(icon, kind, 142, 92, 116 / 48)}</svg>"
        )

    def icon(self, name: str, colour: str) -> str:
        """Return one symbol alone as SVG."""
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">'
            f"{self._symbol(name, colour, 0, 0, 1)}</svg>"
        )

    def mask(self, name: str, stroke: float) -> str:
        """Return a symbol of either sprite in black on its own grid, with lines of ``stroke`` points."""
        attributes, inside = next(
            (
                (attributes, inside)
                for sprite in ("kinds", "ui")
                for found, attributes, inside in _SYMBOL.findall(self._read(f"assets/icons/{sprite}.svg"))
                if found == name
            ),
            (' viewBox="0 0 1 1"', ""),
        )
        opening = f'<svg xmlns="http://www.w3.org/2000/svg"{attributes} stroke-width="{stroke}">'
        return f"{opening}{inside}</svg>"

    def _symbol(self, name: str, colour: str, x: float, y: float, scale: float) -> str:
        inside = self._symbols.get(name, "").replace("currentColor", colour)
        place = f"translate({x} {y}) scale({scale:.4g})"
        return (
            f'<g transform="{place}" fill="none" stroke="{colour}" stroke-width="1.6" '
            f'stroke-linecap="round" stroke-linejoin="round">{inside}</g>'
        )

    @cached_property
    def _colours(self) -> dict[str, Colours]:
        found: dict[str, Colours] = {}
        for name, body in _RULE.findall(self._read("assets/css/10-tokens.css")):
            tokens = dict(_TOKEN.findall(body))
            if {"hue", "tint", "ink"} <= tokens.keys():
                found[name] = Colours(**{"mid": tokens["tint"], **tokens})
        return found

    @cached_property
    def _symbols(self) -> dict[str, str]:
        return {name: inside for name, _, inside in _SYMBOL.findall(self._read("assets/icons/kinds.svg"))}

    def _read(self, name: str) -> str:
        path = find_template(self.source, name)
        if path is None:
            raise EnvironmentFault(
                vi=f"Thiếu tệp mẫu templates/{name}.", en=f"The template file templates/{name} is missing."
            )
        return path.read_text(encoding="utf-8")
