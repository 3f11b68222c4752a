"""The region beside a passage: what of it is no known place is said, and no word is grounded by the rest of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli.main import cli
from kgraph.pipeline.passage_regions import region_of, region_problems
from kgraph.pipeline.passages import Passage, read_passages
from kgraph.places import Places


def grounded(region: str, text: str = "社協と連携した。") -> list[object]:
    (result,) = read_passages([Passage("x", text, "", region)])
    return [partner["grounded"] for partner in result["partners"]]


@pytest.mark.parametrize(
    ("words", "unknown", "offered"),
    [
        ("上多市", "上多市", "20203 長野県上田市"),
        ("長野県上多市", "上多市", "20203 長野県上田市"),
        ("府中市", "府中市", "13206 東京都府中市, 34208 広島県府中市"),
        ("浦和市", "浦和市", "11100 埼玉県さいたま市"),
        ("長野県上田市、真田町", "真田町", "20203 長野県上田市"),
        ("どこか", "どこか", ""),
    ],
)
def test_what_is_no_known_place_is_told_with_what_may_be_meant(words: str, unknown: str, offered: str) -> None:
    (problem,) = region_problems([(3, words), (4, words)], "a.jsonl")
    assert (problem.code, problem.line, problem.field, problem.found) == (
        "unknown-region",
        3,
        "subject_region",
        unknown,
    )
    assert offered in problem.todo.ja
    assert offered in problem.todo.en
    assert grounded(words) == [None]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "全国",
        "長野県",
        "長野県上田市",
        "長野県上田市及び近隣市町村",
        "うるま市・恩納村",
        "長野県全域",
        "長野県・群馬県",
    ],
)
def test_known_regions_are_not_spoken_of(words: str) -> None:
    assert region_problems([(1, words)], "a.jsonl") == ()


def test_a_municipality_of_before_leaves_open_whose_the_word_was() -> None:
    assert region_problems([(1, "島根県浜田市（旧三隅町）")], "a.jsonl") == ()
    assert grounded("島根県浜田市（旧三隅町）") == [None]
    assert grounded("島根県浜田市") == ["浜田市社会福祉協議会"]


def test_two_prefectures_are_both_the_area() -> None:
    region = region_of("長野県・群馬県", Places.load())
    assert region is not None
    assert [area.name for area in (region.prefecture, *region.others)] == ["長野県", "群馬県"]
    assert grounded("長野県・群馬県", "労働局と連携した。") == [None]


def test_the_command_says_so_in_one_line_and_counts_it_as_partial(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = {"id": "1", "text": "社協と連携した。", "subject": "", "subject_region": "上多市"}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
    done = CliRunner().invoke(cli, ["--lang", "en", "mentions", str(path), "--format", "jsonl"])
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert "上多市" in done.stderr
    assert len(json.loads(done.stdout)["partners"]) == 1
