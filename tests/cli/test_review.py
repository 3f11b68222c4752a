import csv

import pytest
from two_sources import log, write

from kgraph.identity.review import model, workbook


@pytest.fixture
def data(tmp_path):
    return write(tmp_path / "data")


def answered(run, data, path, sort, decision):
    run("review", "--data", data, "--out", path)
    rows = workbook.read(path.read_bytes(), path.name)
    for row in rows[1:]:
        if row[1] == model.SORTS[sort]:
            row[rows[0].index("判断")] = decision
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def test_a_sheet_is_written_and_told_by_counts(run, data, tmp_path):
    result = run("review", "--data", data, "--out", tmp_path / "s.xlsx")
    assert result.exit_code == 0
    assert result.output == (
        "wrote s.xlsx: perhaps a person 1, perhaps the same body 1, which body 2, "
        "read with doubt 1, unread lines 1, decided before 0\n"
    )
    assert (tmp_path / "s.xlsx").read_bytes()[:2] == b"PK"
    assert "同じ団体かどうか 1" in run("review", "--data", data, "--out", tmp_path / "s.csv", lang="ja").output
    assert (tmp_path / "s.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_format_may_be_told(run, data, tmp_path):
    run("review", "--data", data, "--out", tmp_path / "s.txt", "--format", "csv")
    assert "行の鍵" in (tmp_path / "s.txt").read_text("utf-8")


def test_a_sheet_is_applied_with_who_and_when(run, data, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    path = tmp_path / "s.csv"
    answered(run, data, path, model.PAIR, "同じ団体")
    result = run("review", "--data", data, "--apply", path, "--by", "担当課")
    assert (result.exit_code, result.output) == (
        0,
        "1 rows taken (2 corrections), 0 said what held already, 0 refused\n",
    )
    assert [row[7:] for row in log(data / "second")] == [["担当課", "2025-06-15"]]
    again = run("review", "--data", data, "--apply", path, "--by", "担当課", "--on", "2025-07-01")
    assert again.output == "0 rows taken (0 corrections), 1 said what held already, 0 refused\n"


def test_refused_rows_are_told_and_are_exit_status_1(run, data, tmp_path):
    path = tmp_path / "s.csv"
    answered(run, data, path, model.UNGROUNDED, "提案3")
    result = run("review", "--data", data, "--apply", path, "--by", "担当課", lang="ja")
    assert result.exit_code == 1
    assert result.stderr.count("s.csv:") == 2
    assert "提案" in result.stderr
    assert "取り込めなかった行 2" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--apply"),
        (("--out", "a.xlsx", "--apply", "b.xlsx"), "--apply"),
        (("--apply", "missing.xlsx", "--by", "x", "--data", "DATA"), "missing.xlsx"),
        (("--apply", "missing.xlsx", "--data", "DATA"), "--by"),
        (("--apply", "missing.xlsx", "--by", "x"), "--data"),
    ],
)
def test_a_wrong_call_is_exit_status_2_with_what_to_do(run, data, arguments, said):
    result = run("review", *(str(data) if a == "DATA" else a for a in arguments))
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
