"""Git, asked through its program."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from generator.changes.git import Change, Repository
from generator.diagnostics import EnvironmentFault, UsageError
from tests.support.repositories import commit, git, start

if TYPE_CHECKING:
    from pathlib import Path

PRODUCT = "content/products/bac-ninh/mỳ gạo.md"


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (PRODUCT, "content/catalog.yml", "content/a.yml", "README.md"):
        write(tmp_path, name, f"{name}\n")
    start(tmp_path)
    return tmp_path


def test_what_changed_on_disk(root: Path) -> None:
    write(root, PRODUCT, "khác\n")
    write(root, "content/mới.yml", "mới\n")
    write(root, "README.md", "khác\n")
    (root / "content/a.yml").unlink()
    found = Repository(root).changed("HEAD")
    assert [Change("content/a.yml", "D"), Change("content/mới.yml", "A"), Change(PRODUCT, "M")] == found


def test_what_changed_between_two_commits_of_a_folder_below_the_repository(tmp_path: Path) -> None:
    write(tmp_path, "danh-muc/content/a.yml", "a\n")
    first = start(tmp_path)
    write(tmp_path, "danh-muc/content/b.yml", "b\n")
    second = commit(tmp_path)
    write(tmp_path, "danh-muc/content/c.yml", "c\n")
    repository = Repository(tmp_path / "danh-muc")
    assert [Change("content/b.yml", "A")] == repository.changed(first, second)
    blobs = repository.files(second)
    assert ["content/a.yml", "content/b.yml"] == sorted(blobs)
    assert [b"b\n", b"a\n"] == list(repository.read([blobs["content/b.yml"], blobs["content/a.yml"]]))
    assert 2 == blobs["content/a.yml"].size


def test_a_link_is_no_file(root: Path) -> None:
    (root / "content/link.yml").symlink_to("/etc/passwd")
    assert "content/link.yml" not in Repository(root).files(commit(root))


def test_the_point_where_a_branch_left(root: Path) -> None:
    left = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "--quiet", "-b", "nhanh")
    commit(root, "ở nhánh")
    git(root, "checkout", "--quiet", "main")
    commit(root, "ở chính")
    assert left == Repository(root).common("main", "nhanh")


@pytest.mark.parametrize("revision", ["khong-co", "--help", "-x", "", "HEAD; rm x", "--output=/x"])
def test_a_revision_that_is_none_is_told(root: Path, revision: str) -> None:
    with pytest.raises(UsageError) as error:
        Repository(root).commit(revision)
    assert "Kho git không có phiên bản" in error.value.text.vi


def test_a_shallow_clone_says_how_to_get_more(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    first = git(root, "rev-parse", "HEAD")
    commit(root)
    clone = tmp_path_factory.mktemp("clone") / "a"
    git(root, "clone", "--quiet", "--depth=1", root.as_uri(), str(clone))
    with pytest.raises(UsageError) as error:
        Repository(clone).commit(first)
    assert "git fetch --unshallow" in error.value.text.vi
    assert "fetch-depth: 0" in error.value.text.en


def test_unrelated_histories_have_nothing_in_common(root: Path) -> None:
    git(root, "checkout", "--quiet", "--orphan", "khac")
    commit(root, "khác")
    with pytest.raises(UsageError, match="no commit in common"):
        Repository(root).common("main", "khac")


def test_a_folder_that_is_no_repository(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no git repository"):
        Repository(tmp_path)


def test_a_machine_without_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    with pytest.raises(EnvironmentFault) as error:
        Repository(root)
    assert "chưa có chương trình git" in error.value.text.vi


def test_an_object_that_is_missing_is_told(root: Path) -> None:
    repository = Repository(root)
    blob = repository.files("HEAD")[PRODUCT]
    (root / ".git/objects" / blob.name[:2] / blob.name[2:]).unlink()
    with pytest.raises(EnvironmentFault, match=r"lacks the object|git failed"):
        list(repository.read([blob]))


def test_settings_of_a_repository_run_nothing(root: Path) -> None:
    mark = root / "ran"
    script = root / "evil"
    script.write_text(f"#!/bin/sh\ntouch {mark}\n")
    script.chmod(0o755)
    for name in ("core.fsmonitor", "diff.external"):
        git(root, "config", name, str(script))
    write(root, PRODUCT, "khác\n")
    assert [Change(PRODUCT, "M")] == Repository(root).changed("HEAD")
    assert not mark.exists()


def test_variables_of_a_hook_lead_nowhere(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(root / "nowhere"))
    assert 40 == len(Repository(root).commit("HEAD"))
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "rev-parse", "HEAD")
