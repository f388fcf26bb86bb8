"""Watch the folders that a site is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from generator.resources import template_folders
from generator.serve.noise import is_noise

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch

    from generator.serve.changes import Changes

#: Reading a file is no change, and a folder's own time stamp says nothing that its files do not say.
EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
#: Events after which a file is as it will be; after the others its end may still be to come.
WHOLE = (FileClosedEvent, FileDeletedEvent, FileMovedEvent, DirDeletedEvent, DirMovedEvent)
OWN = ("content", "templates")
POLL_SECONDS = 1.0


class Watch:
    """Reports changes below ``content/`` and all template folders; folders that come later are found too."""

    def __init__(self, source: Path, changes: Changes) -> None:
        self.source = source.resolve()
        self.changes = changes
        self.polling = False
        self._observer: BaseObserver = Observer()
        self._watched: dict[Path, ObservedWatch] = {}

    def __enter__(self) -> Self:
        try:
            self._start()
        except OSError:
            # Out of inotify watches (fs.inotify.max_user_watches): asking the files themselves always works.
            self._observer.unschedule_all()
            self.polling = True
            self._observer = PollingObserver(timeout=POLL_SECONDS)
            self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._observer.unschedule_all()
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()

    def _start(self) -> None:
        self._watched = {}
        self._observer.schedule(_Doorkeeper(self), str(self.source), recursive=False, event_filter=EVENTS)
        self.look_again()
        self._observer.start()

    def look_again(self) -> None:
        """Watch the folders that are there now."""
        for folder in self._folders():
            known = self._watched.pop(folder, None)
            if known is not None:
                self._observer.unschedule(known)
            if folder.is_dir():
                handler = _Handler(folder, self.changes)
                self._watched[folder] = self._observer.schedule(
                    handler, str(folder), recursive=True, event_filter=EVENTS
                )

    def _folders(self) -> Iterable[Path]:
        own = [self.source / name for name in OWN]
        return dict.fromkeys([*own, *(folder.resolve() for folder in template_folders(self.source))])


class _Handler(FileSystemEventHandler):
    """Takes the events below one watched folder."""

    def __init__(self, folder: Path, changes: Changes) -> None:
        self.folder = folder
        self.changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in _paths(event):
            if not is_noise(path.relative_to(self.folder).parts):
                self.changes.saw(path, whole=isinstance(event, WHOLE))


class _Doorkeeper(FileSystemEventHandler):
    """Sees ``content`` and ``templates`` themselves come and go (a first template, another git branch)."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in _paths(event):
            if path.parent == self.watch.source and path.name in OWN:
                self.watch.look_again()
                self.watch.changes.saw(path, whole=True)


def _paths(event: FileSystemEvent) -> Iterator[Path]:
    for name in (event.src_path, event.dest_path):
        if name:
            yield Path(str(name))
