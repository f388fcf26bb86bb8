"""Work in several processes: by fork, so that nothing is sent but the chunks' numbers and the results.

The process itself works too: one copy of its memory less (at 17,068 products, 80 MB). Where there is no fork
(Windows, macOS by default), or little to do, all work stays in the process.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

#: Starting two workers costs about 20 ms: below this many pieces it is not worth it.
WORTH_FORKING = 200
LARGEST_CHUNK = 128
_PARENT_DIED = 1  # PR_SET_PDEATHSIG

#: The processes in which Typst ran, of this one and those that it was forked from; the first is the oldest.
_ran_in: list[int] = []
_task: Callable[[Sequence[Any]], Any] | None = None
_items: Sequence[Any] = ()


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def in_chunks(task: Callable[[Sequence[T]], R], items: Sequence[T], jobs: int) -> Iterator[tuple[int, R]]:
    """Yield (number of items, result) for every chunk, in no fixed order."""
    if jobs < 2 or len(items) < WORTH_FORKING or not can_fork():  # noqa: PLR2004 (one is alone)
        for part in _parts(len(items), 1):
            yield part[1] - part[0], task(items[part[0] : part[1]])
    else:
        yield from _forked(task, items, jobs)


def _forked(task: Callable[[Sequence[T]], R], items: Sequence[T], jobs: int) -> Iterator[tuple[int, R]]:
    from concurrent.futures import ProcessPoolExecutor, as_completed

    global _task, _items
    _task, _items = task, items
    gc.freeze()
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(jobs - 1, context, _start_worker) as pool:
            waiting = {pool.submit(_run, *part): part for part in _parts(len(items), jobs)}
            try:
                for first, last in _left(waiting):
                    yield last - first, _run(first, last)
                for future in as_completed(waiting):
                    first, last = waiting.pop(future)
                    yield last - first, future.result()
            finally:
                # After Ctrl+C or a failure, nobody waits for the chunks that were not begun.
                pool.shutdown(wait=False, cancel_futures=True)
    finally:
        gc.unfreeze()
        _task, _items = None, ()


def apart(task: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R]:
    """Yield the result of each item, in order, from processes that end with it: they take much memory."""
    if not can_fork():
        yield from map(task, items)
        return
    from concurrent.futures import ProcessPoolExecutor

    global _task, _items
    _task, _items = (lambda part: task(part[0])), items
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(max(1, min(jobs, len(items))), context, _start_worker) as pool:
            yield from [
                future.result() for future in [pool.submit(_run, at, at + 1) for at in range(len(items))]
            ]
    finally:
        _task, _items = None, ()


def with_threads(task: Callable[P, R], *args: P.args, **named: P.kwargs) -> R:
    """Run Typst here, or in a new process where it ran before this one was forked.

    Its threads do not live on in a fork, which would wait for them for ever (Typst 0.15.2). ``task``, a
    function of a module, and what it takes and returns can be sent.
    """
    _ran_in.append(os.getpid())
    if _ran_in[0] == os.getpid():
        return task(*args, **named)
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(task, *args, **named).result()


def _left(waiting: dict[Future[Any], tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Take back, from the end, chunks that no worker has begun."""
    for future in reversed(list(waiting)):
        if not future.cancel():
            return
        yield waiting.pop(future)


def _run(first: int, last: int) -> Any:  # noqa: ANN401 (whatever the task returns)
    assert _task is not None
    return _task(_items[first:last])


def _parts(total: int, jobs: int) -> list[tuple[int, int]]:
    size = max(1, min(LARGEST_CHUNK, -(-total // (jobs * 4))))
    return [(first, min(first + size, total)) for first in range(0, total, size)]


def can_fork() -> bool:
    """Tell whether a process here can be copied with all that it has in memory."""
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"


def _start_worker() -> None:
    """Do not collect garbage that a short life never fills."""
    leave_to_parent()
    gc.disable()


def leave_to_parent() -> None:
    """Leave Ctrl+C to the parent, and die with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGKILL)
