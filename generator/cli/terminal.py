"""How a build sounds on a terminal: one line a step with its time, a bar while a long one runs, a summary."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from generator.diagnostics import Diagnostic, TerminalReporter
from generator.rulebook import Text
from generator.vietnamese import Language, format_number

if TYPE_CHECKING:
    from rich.progress import Progress

    from generator.build.job import Listener, Outcome

#: The steps of the recipe, by the names that it gives them.
PHASES = {
    "look": Text("Tìm tệp thay đổi", "Look for changes"),
    "read": Text("Đọc nội dung", "Read the content"),
    "check": Text("Kiểm tra", "Check it"),
    "join": Text("Ghép danh mục", "Join the catalogue"),
    "decide": Text("Tính các trang", "Plan the pages"),
    "print": Text("Dựng sách của sự kiện", "Print the booklets of events"),
    "render": Text("Dựng trang", "Render"),
    "search": Text("Lập chỉ mục tìm kiếm", "Index for search"),
    "save": Text("Ghi nhớ cho lần sau", "Remember for next time"),
}
NOTES = {
    "waiting": Text(
        "Một lần dựng khác đang chạy, xin đợi…",
        "Another build is running; waiting for it…",
    ),
    "booklet-empty": Text(
        "{path}: sách không còn sản phẩm nào (không có sản phẩm phù hợp, hoặc đã hết hạn, bị thu hồi), nên "
        "trang sự kiện không cho tải. Hãy xem lại `booklet:`; `lapsed: true` in cả sản phẩm đã hết hạn.",
        "{path}: no product is left for the booklet (none fits, or all have lapsed), so the event's page "
        "does not offer it. Please look at `booklet:`; `lapsed: true` prints lapsed ones, too.",
    ),
    "booklet-no-codes": Text(
        "Sách in không có mã QR vì chưa biết địa chỉ trang. Hãy ghi `base_url: https://…` trong "
        "content/catalog.yml, hoặc thêm --base-url https://…",
        "The booklets have no QR codes, as the site's address is not known. Please write "
        "`base_url: https://…` into content/catalog.yml, or add --base-url https://…",
    ),
}
#: Seconds that a step may take before it shows a bar (and before rich, 0.1 s to load, is worth it).
SHORT = 0.4


class PlainListener:
    """Writes a line a step."""

    def __init__(self, stream: TextIO, language: Language, source: Path) -> None:
        self.stream = stream
        self.language = language
        self._reporter = TerminalReporter(stream, language, source)
        self._total = 0

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Time a step; one that fails is not reported as done."""
        self._total = 0
        start = time.perf_counter()
        yield
        self._done(name, time.perf_counter() - start)

    def expect(self, total: int) -> None:
        """Remember how much the step has to do."""
        self._total = total

    def advance(self, count: int) -> None:
        """Ignore: a log needs no bar."""

    def note(self, text: str, **facts: str) -> None:
        """Write it."""
        known = NOTES.get(text)
        self.say(known.into(self.language).format(**facts) if known else text)

    def problems(self, found: Iterable[Diagnostic]) -> None:
        """Write each with its place, its line and how to mend it."""
        self._reporter.problems(found)

    def say(self, line: str) -> None:
        """Write a line in one go, so that Ctrl+C cannot part it from its end."""
        self.stream.write(f"{line}\n")
        self.stream.flush()

    def _done(self, name: str, seconds: float) -> None:
        words = PHASES.get(name)
        title = words.into(self.language) if words else name
        count = f" ({format_number(self._total, self.language)})" if self._total else ""
        self.say(f"  {title}{count}: {duration(seconds, self.language)}")


class RichListener(PlainListener):
    """The same on a terminal, with a bar under the steps that take long."""

    def __init__(self, stream: TextIO, language: Language, source: Path) -> None:
        super().__init__(stream, language, source)
        self._started = 0.0
        self._finished = 0
        self._bar: Progress | None = None

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Time a step, and take its bar away when it ends, however it ends."""
        with super().phase(name):
            try:
                yield
            finally:
                self._close()

    def expect(self, total: int) -> None:
        """Start counting."""
        super().expect(total)
        self._started, self._finished = time.perf_counter(), 0

    def advance(self, count: int) -> None:
        """Move the bar, which comes only when the step proves long."""
        self._finished += count
        if self._bar is None and time.perf_counter() - self._started > SHORT:
            self._bar = self._open()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._finished)
            self._bar.refresh()

    def _open(self) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        # Without a thread of its own: workers are forked from this process.
        progress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(file=self.stream),
            transient=True,
            auto_refresh=False,
        )
        progress.add_task("", total=self._total)
        progress.start()
        return progress

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def listener(source: Path, language: Language, stream: TextIO | None = None) -> Listener:
    """Return the listener that suits the stream (standard error): with a bar only on a terminal."""
    stream = stream or sys.stderr
    kind = RichListener if stream.isatty() else PlainListener
    return kind(stream, language, source)


def duration(seconds: float, language: Language) -> str:
    """Write a time as people read it: 0.42 s is "0,42 giây" in Vietnamese."""
    number = f"{seconds:.2f}" if seconds < 10 else f"{seconds:.1f}"  # noqa: PLR2004 (where hundredths bore)
    return f"{number.replace('.', ',')} giây" if language == "vi" else f"{number} s"


def summary(outcome: Outcome, seconds: float, language: Language) -> str:
    """Say what a build did, in one line: products, files, how many were written and removed, in what time."""

    def count(number: int) -> str:
        return format_number(number, language)

    took = duration(seconds, language)
    if language == "vi":
        done = f"ghi {count(len(outcome.written))}, xóa {count(len(outcome.removed))}"
        done = done if outcome.written or outcome.removed else "không có gì thay đổi"
        return f"{count(outcome.products)} sản phẩm, {count(outcome.outputs)} tệp: {done}; {took}."
    done = f"{count(len(outcome.written))} written, {count(len(outcome.removed))} removed"
    done = done if outcome.written or outcome.removed else "nothing changed"
    return f"{count(outcome.products)} products, {count(outcome.outputs)} files: {done}; {took}."


def shown(path: Path, base: Path | None = None) -> str:
    """Return a path as short as it is clear: relative where it lies below ``base`` (the present folder)."""
    base = (base or Path.cwd()).resolve()
    return path.relative_to(base).as_posix() if path.is_relative_to(base) and path != base else str(path)
