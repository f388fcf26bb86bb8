"""``ocop serve``: a preview on this machine that follows every save."""

from __future__ import annotations

import sys
import threading
import traceback
import webbrowser
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import click
import msgspec

from generator.build.job import Listener, Outcome, Silence
from generator.cli.build import as_of_option, jobs_option, search_option
from generator.cli.terminal import duration, listener, shown, summary
from generator.cli.verbs import Shared, option, verb
from generator.diagnostics import ContentError, Diagnostic, TerminalReporter
from generator.rulebook import Text
from generator.serve.problems import is_ours, problems_of
from generator.serve.session import Options, Session
from generator.serve.workshop import Late
from generator.vietnamese import Language, format_number

_EXPOSED = Text(
    "Chú ý: máy chủ mở ở {host}, máy khác trong mạng cũng vào được. Chỉ dùng trong mạng tin cậy.",
    "Careful: the server listens on {host}, so other machines on the network can reach it.",
)
_OTHER_PORT = Text("Cổng {asked} đang bận, dùng cổng {got}.", "Port {asked} is taken; using {got}.")
_POLLING = Text(
    "Hệ thống đã hết lượt theo dõi tệp, nên thay đổi được nhận ra chậm hơn một chút.",
    "The system has no file watches left, so changes are noticed a little later.",
)
_READY = Text(
    "Xem tại {url} (nhấn Ctrl+C để dừng). Lưu tệp nào, trang tự cập nhật.",
    "The site is at {url} (Ctrl+C stops). It follows every save.",
)
_STOPPED = Text("Đã dừng.", "Stopped.")
_NOTHING = Text("không có trang nào thay đổi", "no page changed")
_FILES = Text("{written} tệp được ghi, {removed} tệp bị xóa", "{written} written, {removed} removed")
_MORE = Text("và {count} tệp khác", "and {count} more")
_PRINTING = Text(
    "Đang dựng sách của sự kiện; trang vẫn xem được trong lúc này.",
    "The booklets of events are being printed; the site can be looked at meanwhile.",
)
_LAST_GOOD = Text(
    "Trang vẫn là bản dựng được gần nhất; sửa xong và lưu lại là được.",
    "The site stays as it was last built; mend and save.",
)


class TerminalVoice:
    """Says what a preview does, one line a save; every warning once, until it is mended."""

    def __init__(self, source: Path, language: Language, *, open_browser: bool = False) -> None:
        self.source = source
        self.language = language
        self.open_browser = open_browser
        self._heard: Silence | None = None
        self._known: frozenset[bytes] = frozenset()

    def listener(self) -> Listener:
        """Return the listener of the first build."""
        return listener(self.source, self.language)

    def quiet_listener(self) -> Listener:
        """Return one that keeps problems until the build is over."""
        self._heard = Silence()
        return self._heard

    def behind_listener(self) -> Listener:
        """Return one that tells of booklets when they are begun."""
        return _Behind(self._say)

    def caught_up(self, late: Late) -> None:
        """Name the booklets that were made, or say why they could not be."""
        if late.problems:
            self._print("\n".join(problem.text(self.language) for problem in late.problems))
            self._say(_LAST_GOOD)
        books = [path for path in late.written if path.endswith(".pdf")]
        if books:
            self._print(f"{_clock()} {', '.join(books)}: {duration(late.seconds, self.language)}")

    def exposed(self, host: str) -> None:
        """Warn that other machines can reach the server."""
        self._say(_EXPOSED, host=host)

    def other_port(self, asked: int, got: int) -> None:
        """Say that the port was taken."""
        self._say(_OTHER_PORT, asked=asked, got=got)

    def polling(self) -> None:
        """Say that the system cannot watch."""
        self._say(_POLLING)

    def built(self, outcome: Outcome) -> None:
        """Say what the first build did."""
        self._known = _keys(outcome.warnings)
        self._print(summary(outcome, sum(outcome.seconds.values()), self.language))

    def ready(self, url: str) -> None:
        """Say where the site is, and open it if asked to."""
        self._say(_READY, url=url)
        if self.open_browser:
            # Some systems' browser command returns only when the browser is closed.
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    def rebuilt(self, changed: Collection[Path], outcome: Outcome) -> None:
        """Say what a save did."""
        self._report(new_only=True)
        done = _NOTHING.into(self.language)
        if outcome.written or outcome.removed:
            numbers = {"written": len(outcome.written), "removed": len(outcome.removed)}
            done = self._words(_FILES, **{key: format_number(n, self.language) for key, n in numbers.items()})
        seconds = duration(sum(outcome.seconds.values()), self.language)
        self._print(f"{_clock()} {self._changed(changed)}: {done}; {seconds}")

    def failed(self, changed: Collection[Path], error: Exception) -> None:
        """Say why a build failed."""
        if changed:
            self._print(f"{_clock()} {self._changed(changed)}:")
        if isinstance(error, ContentError):
            self._report(new_only=False)
        else:
            self._print("\n".join(problem.text(self.language) for problem in problems_of(error, self.source)))
        if is_ours(error):
            traceback.print_exception(error)
        self._say(_LAST_GOOD)

    def stopped(self) -> None:
        """Say that it is over."""
        # The ^C that terminals echo stays on a line of its own.
        self._print(("\n" if sys.stderr.isatty() else "") + _STOPPED.into(self.language))

    def _report(self, *, new_only: bool) -> None:
        found = self._heard.found if self._heard else []
        known, self._known = self._known, _keys(found)
        reporter = TerminalReporter(sys.stderr, self.language, self.source)
        reporter.problems([item for item in found if not new_only or _key(item) not in known])
        sys.stderr.flush()

    def _changed(self, changed: Collection[Path], most: int = 2) -> str:
        paths = sorted(changed)
        names = ", ".join(shown(path, self.source) for path in paths[:most])
        more = len(paths) - most
        return f"{names} {self._words(_MORE, count=more)}" if more > 0 else names

    def _words(self, text: Text, **facts: object) -> str:
        return text.into(self.language).format(**facts)

    def _say(self, text: Text, **facts: object) -> None:
        self._print(self._words(text, **facts))

    def _print(self, line: str) -> None:
        click.echo(line, err=True)


class _Behind(Silence):
    """Hears of a build in the background."""

    def __init__(self, say: Callable[[Text], None]) -> None:
        super().__init__()
        self._say = say

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Tell of the step that takes longest, before it begins."""
        if name == "print":
            self._say(_PRINTING)
        yield


def _keys(found: Iterable[Diagnostic]) -> frozenset[bytes]:
    return frozenset(map(_key, found))


def _key(diagnostic: Diagnostic) -> bytes:
    """Return what tells one problem from another; lines shift when others are mended."""
    return msgspec.msgpack.encode((diagnostic.path, diagnostic.rule, diagnostic.field, diagnostic.found))


def _clock() -> str:
    return datetime.now().astimezone().strftime("%H:%M:%S")


@verb(
    Text(
        "Dựng danh mục, cho xem trên máy này, và tự dựng lại mỗi khi lưu tệp. Trang đang xem tự cập nhật; "
        "chỗ sai hiện ngay trên trang. Ctrl+C để dừng.",
        "Build the catalogue, show it on this machine, and build again after each save. The page that you "
        "look at follows by itself and shows what is wrong. Ctrl+C stops.",
    ),
    examples=(
        ("ocop serve", Text("xem tại http://127.0.0.1:8000", "at http://127.0.0.1:8000")),
        ("ocop serve --open", Text("mở luôn trình duyệt", "and open the browser")),
        ("ocop serve --port 9000", Text("dùng cổng khác", "on another port")),
        ("ocop serve --no-search", Text("nhanh hơn, không có tìm kiếm", "faster, without search")),
    ),
)
@option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    said=Text("Cổng; bận thì lấy cổng kế tiếp, 0: cổng trống bất kỳ.", "Port; if taken, the next. 0: any."),
)
@option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    said=Text("Địa chỉ mở máy chủ; 0.0.0.0 cho máy khác xem.", "Address; 0.0.0.0 lets other machines look."),
)
@option("--open", "open_browser", is_flag=True, said=Text("Mở trình duyệt.", "Open the browser."))
@search_option
@option("--no-cache", is_flag=True, said=Text("Dựng lại từ đầu mỗi lần.", "Build everything anew each time."))
@as_of_option
@jobs_option
def command(  # noqa: PLR0913 (one for each option)
    shared: Shared,
    *,
    port: int,
    host: str,
    open_browser: bool,
    no_search: bool,
    no_cache: bool,
    as_of: date | None,
    jobs: int,
) -> None:
    """Run ``ocop serve``."""
    options = Options(
        source=shared.source.resolve(),
        host=host,
        port=port,
        as_of=as_of,
        jobs=jobs,
        search=not no_search,
        cache=not no_cache,
    )
    run_serve(options, shared.language, open_browser=open_browser)


def run_serve(options: Options, language: Language, *, open_browser: bool = False) -> None:
    """Preview a catalogue until Ctrl+C. Raises UsageError and EnvironmentFault where it cannot start."""
    from generator.build.recipe import build

    Session(options, TerminalVoice(options.source, language, open_browser=open_browser), build).run()
