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
        self.owner: dict[str, Output] = {}
        self.collisions: list[tuple[Output, Output]] = []
        self._count = 0

    def add(self, output: Output) -> None:
        """Add an output; one that claims a taken path is noted in ``collisions`` and left out."""
        taken = next((self.owner[path] for path in output.paths if path in self.owner), None)
        if taken is not None:
            self.collisions.append((taken, output))
            return
        self._count += 1
        for path in output.paths:
            self.owner[path] = output

    def renew(self, output: Output) -> bool:
        """Put an output in the place of an earlier one, or add it; tell whether it is another one."""
        old = self.owner.get(output.paths[0])
        if old is not None and old.key == output.key:
            return False
        self._count += old is None
        for path in output.paths:
            self.owner[path] = output
        return True

    def drop(self, path: str) -> bool:
        """Take out the output of one file; tell whether there was one."""
        gone = self.owner.pop(path, None) is not None
        self._count -= gone
        return gone

    def __iter__(self) -> Iterator[Output]:
        return (output for path, output in self.owner.items() if path == output.paths[0])

    def __len__(self) -> int:
        return self._count
