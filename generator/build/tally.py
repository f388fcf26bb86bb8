"""Where the time goes: what a build read and made, by kind, and the seconds of all processes together."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Spent(msgspec.Struct):
    """A number of files or outputs and the seconds that they took."""

    count: int = 0
    seconds: float = 0.0


class Tally(dict[str, Spent]):
    """Counts by kind."""

    def add(self, kind: str, count: int, seconds: float) -> None:
        """Count some work."""
        spent = self.get(kind)
        if spent is None:
            spent = self[kind] = Spent()
        spent.count += count
        spent.seconds += seconds

    def join(self, other: Mapping[str, Spent], prefix: str = "") -> None:
        """Take in what another process counted."""
        for kind, spent in other.items():
            self.add(f"{prefix}{kind}", spent.count, spent.seconds)
