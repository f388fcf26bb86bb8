"""Pagefind's own program, spoken to as its Node and Python wrappers do, but with all messages at once.

A folder of documents would work too, with two faults (measured on 1.5.2): pages are numbered in the order in
which the file system lists them, so that the bytes differ from machine to machine; and 17,068 documents and
as many fragments are written for nothing. Messages keep our order, and the answers come back in memory.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from contextlib import contextmanager, suppress
from importlib.metadata import version
from subprocess import PIPE, Popen
from tempfile import TemporaryFile
from threading import Timer
from typing import IO, TYPE_CHECKING, Any, cast

import msgspec

from generator.diagnostics import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: One index for all languages: there is no Vietnamese stemmer, and the English one cuts Vietnamese words.
LANGUAGE = "vi"
#: Seconds; 17,068 products take about 5.
PATIENCE = 900
#: Of what Pagefind makes, only this is used: no worker, no interface of its own, no fragments.
KEPT = frozenset({"pagefind.js", "pagefind-entry.json", "wasm.unknown.pagefind"})
_KEPT_ENDINGS = (".pf_meta", ".pf_index")
_LONGEST_COMPLAINT = 400


class _File(msgspec.Struct):
    path: str
    content: str


class _Payload(msgspec.Struct):
    type: str
    message: str = ""
    files: list[_File] = []


class _Answer(msgspec.Struct):
    payload: _Payload


def pagefind_version() -> str:
    """Return the version of the program."""
    return version("pagefind-bin")


def index_documents(documents: Sequence[str]) -> dict[str, bytes]:
    """Index documents and return the files that are used; equal documents in equal order give equal bytes.

    Raises:
        EnvironmentFault: the program is missing, may not be run, or fails.
    """
    answer = _ask(
        [_message(0, {"type": "NewIndex", "config": {"force_language": LANGUAGE}}), *_adding(documents)]
    )
    return {
        file.path: b64decode(file.content)
        for file in sorted(answer.files, key=lambda file: file.path)
        if file.path in KEPT or file.path.endswith(_KEPT_ENDINGS)
    }


def _adding(documents: Sequence[str]) -> Iterator[bytes]:
    for number, text in enumerate(documents):
        adding = {
            "type": "AddFile",
            "index_id": 0,
            "url": str(number),
            "file_path": None,
            "file_contents": text,
        }
        yield _message(number + 1, adding)
    yield _message(len(documents) + 1, {"type": "GetFiles", "index_id": 0})


def _message(number: int, payload: dict[str, Any]) -> bytes:
    return b64encode(msgspec.json.encode({"message_id": number, "payload": payload}))


def _ask(messages: Sequence[bytes]) -> _Payload:
    """Send all messages, wait for as many answers, return the last one.

    The program reads on while it answers, so that writing first and reading then cannot lock. It ends when
    its input does, answered or not: the input stays open until the last answer is there.
    """
    with _running() as program:
        try:
            program.stdin.write(b",".join([*messages, b""]))
            program.stdin.flush()
        except BrokenPipeError:
            raise program.failed() from None
        answers = _read(program.stdout, len(messages))
        if len(answers) < len(messages):
            raise program.failed()
        payloads = [msgspec.json.decode(b64decode(answer), type=_Answer).payload for answer in answers]
        for payload in payloads:
            if payload.type == "Error":
                raise program.failed(payload.message)
        return payloads[-1]


def _read(stream: IO[bytes], count: int) -> list[bytes]:
    answers: list[bytes] = []
    rest: list[bytes] = []
    while len(answers) < count and (chunk := stream.read1(1 << 20)):  # type: ignore[attr-defined]
        first, *others = chunk.split(b",")
        rest.append(first)
        if others:
            answers += [b"".join(rest), *others[:-1]]
            rest = [others[-1]]
    return answers


class _Program:
    """The running program. What it complains of goes to a file: a full pipe would stop it."""

    def __init__(self, complaints: IO[bytes]) -> None:
        import pagefind_bin

        command = [str(pagefind_bin.get_executable()), "--service"]
        self.complaints = complaints
        self.process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=complaints)
        self.stdin = cast("IO[bytes]", self.process.stdin)
        self.stdout = cast("IO[bytes]", self.process.stdout)

    def failed(self, message: str = "") -> EnvironmentFault:
        """Make the error that says why there is no answer."""
        self.process.kill()
        code = self.process.wait()
        self.complaints.seek(0)
        complaint = self.complaints.read().decode(errors="replace").strip()[-_LONGEST_COMPLAINT:]
        said = message or complaint or f"exit {code}"
        return EnvironmentFault(
            vi=f"Pagefind không lập được chỉ mục tìm kiếm: {said}",
            en=f"Pagefind could not make the search index: {said}",
        )

    def end(self) -> None:
        """Stop the program and close what is open; its last words are of no interest."""
        self.process.kill()
        self.process.wait()
        with suppress(BrokenPipeError):
            self.stdin.close()
        self.stdout.close()


@contextmanager
def _running() -> Iterator[_Program]:
    with TemporaryFile() as complaints:
        program = _start(complaints)
        timer = Timer(PATIENCE, program.process.kill)
        timer.start()
        try:
            yield program
        finally:
            timer.cancel()
            program.end()


def _start(complaints: IO[bytes]) -> _Program:
    try:
        return _Program(complaints)
    except (ImportError, OSError) as error:
        raise EnvironmentFault(
            vi=f"Không chạy được Pagefind, chương trình lập chỉ mục tìm kiếm ({error}). "
            "Hãy cài lại gói pagefind-bin, hoặc dựng trang không có tìm kiếm: ocop build --no-search.",
            en=f"Pagefind, which makes the search index, cannot be run ({error}). "
            "Please install the package pagefind-bin again, or build without search: ocop build --no-search.",
        ) from None
