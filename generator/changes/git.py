"""Git, asked through its program: fixed lists of arguments, no shell, nothing of the content as an option."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import msgspec

from generator.diagnostics import EnvironmentFault, UsageError
from generator.rulebook import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_CONTENT = "content"
# What a repository's own settings could make git run or change in its output is switched off.
_PROGRAM = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
# Set by git for its hooks; they would lead us to another index or folder.
_LEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS")
_REGULAR = ("100644", "100755")


class Change(msgspec.Struct, frozen=True):
    """A path (relative to the source folder, with slashes) and what became of it: ``A``, ``M`` or ``D``."""

    path: str
    status: str


class Blob(msgspec.Struct, frozen=True):
    """A file in a commit: the hash of its bytes, and how many there are."""

    name: str
    size: int


class Repository:
    """The repository that holds a source folder."""

    def __init__(self, source: Path) -> None:
        self.source = source
        if not self._succeeds("rev-parse", "--is-inside-work-tree"):
            raise UsageError(
                vi=f"Thư mục {source.resolve()} không nằm trong kho git nào, nên không so sánh được.",
                en=f"The folder {source.resolve()} lies in no git repository: nothing to compare.",
            )

    def commit(self, revision: str) -> str:
        """Return the full hash of a revision. Raises UsageError where there is none of that name."""
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if done.returncode or revision.startswith("-"):
            raise self._unknown(revision)
        return done.stdout.decode().strip()

    def common(self, base: str, head: str) -> str:
        """Return the commit from which ``head`` left ``base``. Raises UsageError where history lacks it."""
        done = self._run("merge-base", self.commit(base), self.commit(head))
        if done.returncode:
            raise UsageError(
                vi=f"Không tìm thấy điểm chung của {base} và {head}.{self._shallow().vi}",
                en=f"{base} and {head} have no commit in common.{self._shallow().en}",
            )
        return done.stdout.decode().strip()

    def changed(self, base: str, head: str | None = None) -> list[Change]:
        """Return what differs in ``content/`` between two commits, or a commit and the files on disk."""
        heads = () if head is None else (head,)
        options = ("--name-status", "-z", "--no-renames", "--no-ext-diff", "--relative")
        fields = self._text("diff", *options, base, *heads, "--", _CONTENT).split("\0")[:-1]
        found = {path: Change(path, status) for status, path in zip(fields[::2], fields[1::2], strict=True)}
        if head is None:
            new = self._text("ls-files", "--others", "--exclude-standard", "-z", "--", _CONTENT)
            found |= {path: Change(path, "A") for path in new.split("\0")[:-1]}
        return sorted(found.values(), key=lambda change: change.path)

    def files(self, revision: str) -> dict[str, Blob]:
        """Return the plain files of ``content/`` in a commit; links and submodules are none."""
        entries = self._text("ls-tree", "-r", "-l", "-z", revision, "--", f"{_CONTENT}/").split("\0")[:-1]
        found: dict[str, Blob] = {}
        for entry in entries:
            facts, _, path = entry.partition("\t")
            mode, _, name, size = facts.split()
            if mode in _REGULAR:
                found[path] = Blob(name, int(size))
        return found

    def read(self, blobs: Sequence[Blob]) -> Iterator[bytes]:
        """Yield the bytes of files, in the order asked for."""
        with subprocess.Popen(
            self._command("cat-file", "--batch"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for blob in blobs:
                process.stdin.write(f"{blob.name}\n".encode())
                process.stdin.flush()
                header = process.stdout.readline().split()
                if len(header) < 3:  # noqa: PLR2004 (name, kind, size)
                    raise self._missing(blob.name)
                yield process.stdout.read(int(header[2]))
                process.stdout.read(1)
            process.stdin.close()

    def _missing(self, name: str) -> EnvironmentFault:
        return EnvironmentFault(
            vi=f"Kho git thiếu đối tượng {name}.{self._shallow().vi}",
            en=f"The git repository lacks the object {name}.{self._shallow().en}",
        )

    def _unknown(self, revision: str) -> UsageError:
        return UsageError(
            vi=f"Kho git không có phiên bản “{revision}”.{self._shallow().vi}",
            en=f"The git repository has no revision “{revision}”.{self._shallow().en}",
        )

    def _shallow(self) -> Text:
        """Return what to do where history is cut off, else nothing."""
        done = self._run("rev-parse", "--is-shallow-repository")
        if done.stdout.strip() != b"true":
            return Text("", "")
        return Text(
            vi=" Bản sao này chỉ có phần lịch sử gần đây; hãy chạy `git fetch --unshallow`, hoặc đặt "
            "`fetch-depth: 0` trong GitHub Actions.",
            en=" This clone has only recent history: run `git fetch --unshallow`, or in GitHub Actions set "
            "`fetch-depth: 0`.",
        )

    def _text(self, *arguments: str) -> str:
        done = self._run(*arguments)
        if done.returncode:
            reason = done.stderr.decode("utf-8", "replace").strip()
            raise EnvironmentFault(vi=f"git báo lỗi: {reason}", en=f"git failed: {reason}")
        return done.stdout.decode("utf-8", "surrogateescape")

    def _succeeds(self, *arguments: str) -> bool:
        return self._run(*arguments).returncode == 0

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                self._command(*arguments), capture_output=True, check=False, env=_environment()
            )
        except FileNotFoundError:
            raise EnvironmentFault(
                vi="Máy này chưa có chương trình git. Hãy cài git rồi chạy lại.",
                en="The program git is not installed here. Please install git and try again.",
            ) from None

    def _command(self, *arguments: str) -> list[str]:
        return [*_PROGRAM, "-C", str(self.source), *arguments]


def _environment() -> dict[str, str]:
    """Return our environment without what would lead git to another repository, and in one language."""
    kept = {name: value for name, value in os.environ.items() if name not in _LEADING}
    return kept | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
