"""The plan: outputs with their fingerprints. An output is a page, a data file, or the files of one photo."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.addresses import Selection


class Output(msgspec.Struct, frozen=True):
    """Files that are made together from the same ingredients.

    ``key`` is the fingerprint: equal keys mean equal bytes. ``subject`` is what the renderer needs to find
    the ingredients again (an identity, a slug, a path); ``selection`` and ``number`` name a listing's page.
    """

    kind: str
    lang: str
    subject: str
    paths: tuple[str, ...]
    key: bytes
    number: int = 1
    selection: Selection = Selection()


class Plan:
    """All outputs, by their paths; two outputs for one path are a mistake of the content or of ours."""

    def __init__(self) -> None:
        self.outputs: list[Output] = []
        self.owner: dict[str, Output] = {}
        self.collisions: list[tuple[Output, Output]] = []

    def add(self, output: Output) -> None:
        """Add an output; one that claims a taken path is noted in ``collisions`` and left out."""
        taken = next((self.owner[path] for path in output.paths if path in self.owner), None)
        if taken is not None:
            self.collisions.append((taken, output))
            return
        self.outputs.append(output)
        for path in output.paths:
            self.owner[path] = output

    def __iter__(self) -> Iterator[Output]:
        return iter(self.outputs)

    def __len__(self) -> int:
        return len(self.outputs)
