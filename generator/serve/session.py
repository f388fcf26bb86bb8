"""One run of ``ocop serve``, from the first build to Ctrl+C."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Collection, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn, Protocol

import msgspec

from generator.build.job import Job, Listener, Outcome
from generator.diagnostics import EnvironmentFault, UsageError
from generator.serve.changes import Changes
from generator.serve.http import Server
from generator.serve.ports import open_server
from generator.serve.problems import problems_of
from generator.serve.watching import Watch
from generator.serve.workshop import Build, Late, Workshop

SITE = "serve-site"
#: Seconds without a save after which the background takes up what edits left.
CALM = 1.0
#: Seconds between looks whether the background is done.
GLANCE = 0.2


class Voice(Protocol):
    """Says on the terminal what happens."""

    def listener(self) -> Listener:
        """Return who hears of the first build, step by step."""

    def quiet_listener(self) -> Listener:
        """Return who hears of the builds after a save."""

    def behind_listener(self) -> Listener:
        """Return who hears of what is made in the background, in a process of its own."""

    def caught_up(self, late: Late) -> None:
        """Say what the background made that people look at, or why it could not."""

    def exposed(self, host: str) -> None:
        """Warn that other machines can reach the server."""

    def other_port(self, asked: int, got: int) -> None:
        """Say that the port was taken."""

    def polling(self) -> None:
        """Say that changes are found by asking, which is slower."""

    def built(self, outcome: Outcome) -> None:
        """Say what the first build did."""

    def ready(self, url: str) -> None:
        """Say where the site is."""

    def rebuilt(self, changed: Collection[Path], outcome: Outcome) -> None:
        """Say what a save did."""

    def failed(self, changed: Collection[Path], error: Exception) -> None:
        """Say why a build failed; ``changed`` is empty for the first one."""

    def stopped(self) -> None:
        """Say that it is over."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``ocop serve`` was asked for. ``as_of`` None: today, also after midnight."""

    source: Path
    host: str = "127.0.0.1"
    port: int = 8000
    as_of: date | None = None
    jobs: int = 0
    search: bool = True
    cache: bool = True


class Session:
    """Ties server, watcher and builds together. Builds run in the main thread, where Ctrl+C reaches them."""

    def __init__(self, options: Options, voice: Voice, build: Build) -> None:
        self.options = options
        self.voice = voice
        self.changes = Changes()
        self._build = build

    def run(self) -> None:
        """Serve until Ctrl+C or SIGTERM. Raises UsageError or EnvironmentFault where it cannot start."""
        with _stoppable():
            try:
                self._run()
            except KeyboardInterrupt:
                self.voice.stopped()

    def _run(self) -> None:
        options = self.options
        with self._server() as server:
            workshop = Workshop(lambda: self._job(server), self._build, self.voice.behind_listener)
            # Watching starts before the first build, so that what is saved during it is seen.
            with Watch(options.source, self.changes) as watch:
                if watch.polling:
                    self.voice.polling()
                self._first(workshop, server)
                with _answering(server), contextlib.closing(workshop):
                    self.voice.ready(url_of(server))
                    self._follow(workshop, server)

    @contextlib.contextmanager
    def _server(self) -> Iterator[Server]:
        options = self.options
        with open_server(options.host, options.port) as server:
            server.use(self._folder(server.server_port))
            if not server.loopback:
                self.voice.exposed(options.host)
            if options.port and server.server_port != options.port:
                self.voice.other_port(options.port, server.server_port)
            yield server

    def _folder(self, port: int) -> Path:
        """Return the site's folder: not the published one (addresses differ), nor another preview's."""
        from generator.catalog.cache import FOLDER

        name = SITE if self.options.port in {0, port} else f"{SITE}-{port}"
        return self.options.source / FOLDER / name

    def _job(self, server: Server) -> Job:
        options = self.options
        return Job(
            source=options.source,
            output=server.root,
            as_of=options.as_of or datetime.now().astimezone().date(),
            base_url=f"http://127.0.0.1:{server.server_port}/",
            jobs=options.jobs,
            search=options.search,
            cache=options.cache,
        )

    def _first(self, workshop: Workshop, server: Server) -> None:
        try:
            self.voice.built(workshop.build(self.voice.listener()))
        except (UsageError, EnvironmentFault):
            raise
        except Exception as error:  # noqa: BLE001 (told in the terminal and in the page; a save may mend it)
            self.voice.failed((), error)
            server.live.ring(problems_of(error, self.options.source))

    def _follow(self, workshop: Workshop, server: Server) -> NoReturn:
        if not self.changes.waiting:
            # What is wrong was told already, or is by the build of the save that is waiting.
            with contextlib.suppress(Exception):
                workshop.prepare()
        while True:
            changed = self.changes.wait(_patience(workshop))
            if changed:
                self._again(workshop, server, changed)
            elif workshop.is_behind:
                workshop.settle()
            elif late := workshop.caught_up():
                self._caught_up(server, late)

    def _caught_up(self, server: Server, late: Late) -> None:
        if late.problems:
            server.live.ring(late.problems)
        elif late.written:
            server.live.ring(server.live.problems)
        self.voice.caught_up(late)

    def _again(self, workshop: Workshop, server: Server, changed: Collection[Path]) -> None:
        try:
            outcome = workshop.rebuild(changed, self.voice.quiet_listener())
        except Exception as error:  # noqa: BLE001 (as in _first)
            self.voice.failed(changed, error)
            server.live.ring(problems_of(error, self.options.source))
        else:
            server.live.ring()
            self.voice.rebuilt(changed, outcome)


def _patience(workshop: Workshop) -> float | None:
    """Return the seconds to wait for a save before anything else is looked at."""
    if workshop.is_behind:
        return CALM
    return GLANCE if workshop.background.is_at_work else None


def url_of(server: Server) -> str:
    """Return the address to open: of this machine, also where the server listens on all of its addresses."""
    host = str(server.server_address[0])
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (shown, not bound)
    return f"http://[{host}]:{server.server_port}/" if ":" in host else f"http://{host}:{server.server_port}/"


@contextlib.contextmanager
def _answering(server: Server) -> Iterator[None]:
    """Answer browsers in threads of their own."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.live.close()
        server.shutdown()
        thread.join()


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Take SIGTERM as Ctrl+C. A launcher may pass on what we had already; after a second, one more kills."""
    first: list[float] = []

    def stop(number: int, _: object) -> None:
        if not first:
            first.append(time.monotonic())
            raise KeyboardInterrupt
        if time.monotonic() - first[0] > 1:
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)

    old = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)
