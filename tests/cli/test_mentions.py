"""``kgraph mentions``: formats, standard input, bad input."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli.main import cli
from kgraph.cli.mentions_views import REASONS
from kgraph.reading import mentions as reader

TEXT = "松葉市社会福祉協議会、NPO法人まつばと連携した。"


def test_jsonl_gives_one_passage_a_line(tmp_path: Path) -> None:
    file = tmp_path / "passages.jsonl"
    file.write_text(json.dumps({"id": "p1", "text": TEXT}, ensure_ascii=False) + "\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["mentions", str(file), "--format", "jsonl"])
    assert result.exit_code == 0
    (row,) = map(json.loads, result.output.splitlines())
    assert row["id"] == "p1"
    assert [p["surface"] for p in row["partners"]] == ["松葉市社会福祉協議会", "NPO法人まつば"]


def test_standard_input_is_read_and_json_is_written_when_piped() -> None:
    result = CliRunner().invoke(cli, ["mentions", "-"], input=TEXT.encode())
    assert result.exit_code == 0
    (passage,) = json.loads(result.output)
    assert [(p["start"], p["end"]) for p in passage["partners"]] == [(0, 10), (11, 19)]


def test_a_table_is_for_reading(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(cli, ["mentions", str(file), "--format", "table"], env={"COLUMNS": "240"})
    assert result.exit_code == 0
    head, *rows = [line.split() for line in result.output.splitlines() if line.strip(" ─")]
    assert head[:3] == ["書かれた語", "名前", "種類"]
    assert [row[0] for row in rows] == ["松葉市社会福祉協議会", "NPO法人まつば"]
    assert rows[0][2] == "社会福祉協議会"
    for shown in ("False", "None", "social-welfare-council"):
        assert shown not in result.output


@pytest.mark.parametrize(
    ("lang", "words"), [("ja", ("種類だけ", "はい", "予定")), ("en", ("kind only", "yes", "planned"))]
)
def test_a_table_has_headings_and_values_of_its_language(lang: str, words: tuple[str, ...]) -> None:
    text = "民生委員との連携を予定している。".encode()
    result = CliRunner().invoke(
        cli, ["--lang", lang, "mentions", "-", "--format", "table"], input=text, env={"COLUMNS": "240"}
    )
    assert all(word in result.output for word in words), result.output


def test_a_table_of_several_passages_names_them(tmp_path: Path) -> None:
    file = tmp_path / "passages.jsonl"
    rows = [json.dumps({"id": one, "text": TEXT}, ensure_ascii=False) for one in ("p1", "p2")]
    file.write_text("\n".join(rows), encoding="utf-8")
    result = CliRunner().invoke(cli, ["--lang", "ja", "mentions", str(file), "--format", "table"])
    assert all(word in result.output for word in ("文章", "p1", "p2"))


def test_a_missing_file_is_told_with_status_2(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["mentions", str(tmp_path / "none.txt")])
    assert result.exit_code == 2
    assert "none.txt" in result.output + result.stderr


def test_words_of_ones_own_are_read(tmp_path: Path) -> None:
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    first.write_text(
        "word,kind,strength,source\nよりそい茶房,community-salon,strong,our own\n"
        "ほほえみ相談所,community-general-support-centre,name,nickname\n",
        encoding="utf-8-sig",
    )
    second.write_text("word,kind,strength,broader\n暮らし塾,local-school,strong,community-salon\n", encoding="utf-8")
    text = "ほほえみ相談所、地域のよりそい茶房、暮らし塾と連携した。".encode()
    options = ["--lexicon", str(first), "--lexicon", str(second), "--format", "json"]
    result = CliRunner().invoke(cli, ["mentions", "-", *options], input=text)
    assert result.exit_code == 0, result.output
    (passage,) = json.loads(result.output)
    assert [(p["surface"], p["kind"], p["generic"], p["rule"]) for p in passage["partners"]] == [
        ("ほほえみ相談所", "community-general-support-centre", False, "head:ほほえみ相談所"),
        ("地域のよりそい茶房", "community-salon", True, "head:よりそい茶房"),
        ("暮らし塾", "local-school", True, "head:暮らし塾"),
    ]


def test_a_bad_lexicon_is_told_with_its_lines(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(
        "word,kind,strength\n茶房,community-saloon,strong\n,other,strong\n茶屋,other,mighty\n", encoding="utf-8"
    )
    result = CliRunner().invoke(cli, ["mentions", "-", "--lexicon", str(bad)], input=TEXT.encode())
    assert result.exit_code == 2
    told = result.output + result.stderr
    assert all(part in told for part in ("bad.csv", "community-saloon", "mighty", "2", "3", "4"))


def test_a_lexicon_without_its_columns_is_told(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("語,種別\n茶房,居場所\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["mentions", "-", "--lexicon", str(bad)], input=TEXT.encode())
    assert result.exit_code == 2
    assert "word, kind, strength" in result.output + result.stderr


def test_what_was_passed_over_is_told_with_the_reason() -> None:
    text = "関係機関（松葉病院、竹葉病院）と連携した。松葉病院も参加した。"
    result = CliRunner().invoke(cli, ["mentions", "-", "--vetoed"], input=text.encode())
    (passage,) = json.loads(result.output)
    assert [(v["surface"], v["reason"]) for v in passage["vetoed"]] == [
        ("関係機関", "class word"),
        ("松葉病院", "repeat"),
    ]
    table = CliRunner().invoke(cli, ["mentions", "-", "--vetoed", "--format", "table"], input=text.encode())
    assert "総称" in table.output
    assert "同じ相手の繰り返し" in table.output


def test_every_reason_for_passing_over_has_words_in_both_languages() -> None:
    told = set()
    for file in Path(reader.__file__).parent.glob("*.py"):
        code = file.read_text("utf-8")
        told |= set(re.findall(r'\.veto = (?:candidate\.veto or )?"([^"]+)"', code))
        told |= set(re.findall(r'VETO, "([^"]+)"', code))
    assert len(told) > 10
    assert told <= REASONS.keys()


def test_what_could_not_be_read_is_told_with_status_1_and_the_rest_is_read(tmp_path: Path) -> None:
    file = tmp_path / "passages.jsonl"
    good = json.dumps({"id": "p1", "text": TEXT}, ensure_ascii=False).encode()
    file.write_bytes(good + b'\n{"id": \n{"text": "a' + b"\xff" + b'"}\n')
    result = CliRunner().invoke(cli, ["--lang", "en", "mentions", str(file), "--format", "jsonl"])
    assert result.exit_code == 1
    assert len([line for line in result.stdout.splitlines() if line.startswith("{")]) == 2
    assert "passages.jsonl:2 |" in result.stderr
    assert "passages.jsonl:3 |" in result.stderr
