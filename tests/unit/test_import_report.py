"""The report of an import, its messages, and the command with its exit codes."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from generator.cli import run
from generator.diagnostics import EnvironmentFault, UsageError
from generator.spreadsheets import Finding, write_report
from generator.spreadsheets.messages import LEVELS, MESSAGES
from tests.support.taxonomy import FOLDER

FOUND = [
    Finding("no-stars", "ds.csv", 7, "E7", "chưa", content="Bánh | chưa"),
    Finding("commune-mapped", "ds.csv", 8, "C8", "=HYPERLINK(1)", {"name": "xã | A"}),
]
SOURCES = FOLDER.parents[1] / "generator" / "spreadsheets"


def test_a_report_as_csv(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.csv"
    write_report(path, FOUND, "vi")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfsheet,cell,row,level,code,message,value,content\r\n")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {
        "sheet": "ds.csv",
        "cell": "ds.csv!E7",
        "row": "7",
        "level": "error",
        "code": "no-stars",
        "message": "Chưa biết hạng sao.",
        "value": "chưa",
        "content": "Bánh | chưa",
    } == rows[0]
    assert "'=HYPERLINK(1)" == rows[1]["value"]


def test_a_report_as_json(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.json"
    write_report(path, FOUND, "en")
    rows = json.loads(path.read_text("utf-8"))
    assert [7, 8] == [row["row"] for row in rows]
    assert "=HYPERLINK(1)" == rows[1]["value"]
    assert "“=HYPERLINK(1)” is xã | A today." == rows[1]["message"]


def test_a_report_as_markdown(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.MD"
    write_report(path, FOUND, "vi")
    lines = path.read_text("utf-8").splitlines()
    assert [4, {10, 9}] == [len(lines), {line.count("|") for line in lines}]
    assert r"xã \| A" in lines[3]


def test_a_report_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.csv"
    write_report(path, FOUND, "vi")
    write_report(path, [], "vi")
    assert 1 == len(path.read_text("utf-8-sig").splitlines())
    assert [path] == list(tmp_path.iterdir())


def test_a_report_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        write_report(tmp_path / "bao-cao.docx", FOUND, "vi")


def test_a_report_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault):
        write_report(tmp_path / "khong-co" / "bao-cao.csv", FOUND, "vi")


def test_every_message_has_both_languages_with_the_same_facts() -> None:
    for code, message in MESSAGES.items():
        facts = [set(re.findall(r"\{(\w+)\}", text)) for text in (message.text.vi, message.text.en)]
        assert facts[0] == facts[1], code
        assert message.level in LEVELS
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert message.text.vi.endswith((".", "}")), code


def test_every_message_is_used() -> None:
    code = "".join(path.read_text("utf-8") for path in SOURCES.glob("*.py") if "message" not in path.name)
    # Two codes are made of a certainty: commune-divided, commune-unknown.
    code += '"commune-divided" "commune-unknown"'
    assert [] == [name for name in MESSAGES if f'"{name}"' not in code]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "taxonomy").symlink_to(FOLDER)
    return tmp_path


def ocop(source: Path, text: str, *options: str) -> int:
    path = source / "ds.csv"
    path.write_text(text, encoding="utf-8")
    return run(["import", str(path), "--source", str(source), *options])


GOOD = "Tên sản phẩm,Tỉnh,Ngành,Sao\nBánh,Huế,Thực phẩm,3\n"


def test_the_command_says_what_it_made(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == ocop(source, GOOD, "--lang", "vi")
    out, err = capsys.readouterr()
    assert ["content/products/hue/banh.md"] == out.splitlines()
    assert err.startswith("1 dòng: 1 sản phẩm mới, 0 chủ thể mới, 0 tệp cập nhật; 0 đã có; 0 bị bỏ lại.")
    assert (source / "import-report.csv").is_file()
    assert (source / "content" / "products" / "hue" / "banh.md").is_file()


def test_a_trial_leaves_nothing(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == ocop(source, f"{GOOD}Kẹo,Huế,Thực phẩm,\n", "--dry-run", "--lang", "en")
    out, err = capsys.readouterr()
    assert [
        "ds.csv!A2\tnew\tcontent/products/hue/banh.md\tBánh | 3 sao | hue | thuc-pham",
        "ds.csv!A3\tleft out\tno-stars\tKẹo | Huế | Thực phẩm",
    ] == out.splitlines()
    assert err.startswith("A trial, nothing was written.")
    assert ["content", "ds.csv"] == sorted(path.name for path in source.iterdir())


def test_a_trial_writes_the_report_that_is_asked_for(source: Path) -> None:
    assert 0 == ocop(source, GOOD, "--dry-run", "--report", str(source / "r.json"))
    assert [] == json.loads((source / "r.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (GOOD + "Kẹo,Huế,Thực phẩm,\n", [], 1),
        ("a,b\nc,d\n", [], 1),
        (GOOD, ["--report", "bao-cao.docx"], 2),
        (GOOD, ["--province", "Xứ Lạ"], 2),
        (GOOD, ["--category", "nông sản"], 2),
        (GOOD, ["--report", "khong-co/bao-cao.csv"], 3),
    ],
)
def test_exit_codes(source: Path, text: str, options: list[str], code: int) -> None:
    options = [str(source / one) if one.endswith(".csv") else one for one in options]
    assert code == ocop(source, text, *options)


def test_a_file_that_is_not_there(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == run(["import", str(source / "khong-co.csv"), "--source", str(source), "--lang", "vi"])
    assert "Không có tệp" in capsys.readouterr().err
    assert not Path(source / "import-report.csv").exists()
