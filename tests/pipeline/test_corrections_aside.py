"""A correction whose row the newer edition no longer has is told, kept aside, and stops nothing."""

from __future__ import annotations

import warnings

import pytest
from click.testing import CliRunner

from kgraph.cli.main import cli
from kgraph.errors import DataError, KgraphWarning
from kgraph.pipeline.dispatch import read_any
from kgraph.pipeline.sources import load_statements
from kgraph.pipeline.tables import TableOptions
from kgraph.pipeline.writing import write_statements

HEAD = "団体名,取組名,都道府県,市区町村,主な取組の種類,主な対象,連携先\n"
WITH = "ひなた食堂の会,ひなた食堂,熊本県,熊本市,居場所づくり,高齢者,みどり市民センター、あおば会\n"
WITHOUT = WITH.replace("みどり市民センター、", "")
FULL = "みどり市民センター本館"


@pytest.fixture
def data(tmp_path):
    statements = read(tmp_path / "data", HEAD + WITH).statements
    (mention,) = [m for m in statements.mentions if m.surface == "みどり市民センター"]
    correct(tmp_path / "data", f"mentions,{mention.id},ground,community-hall,named/{mention.body}/,{FULL}")
    return tmp_path / "data"


def read(data, text):
    path = data.parent / "list.csv"
    path.write_text(text, "utf-8")
    result = read_any(path, options=TableOptions(publisher="みほん県", issued="2025"), into=data / "list")
    write_statements(result.statements, data / "list")
    return result


def correct(data, row):
    with (data / "list" / "corrections.csv").open("a", encoding="utf-8") as log:
        log.write(f"{row},確かめた,甲,2026-01-01\n")


def bodies(data):
    return {body.name for one in load_statements(data) for body in one.bodies}


def test_it_is_told_with_file_and_line_and_waits_for_its_row(data):
    log = (data / "list" / "corrections.csv").read_bytes()
    (problem,) = read(data, HEAD + WITHOUT).problems
    assert (problem.code, problem.file, problem.line) == ("correction-aside", "list/corrections.csv", 2)
    with pytest.warns(KgraphWarning, match=r"list/corrections\.csv:2"):
        assert bodies(data) == {"あおば会"}
    assert (data / "list" / "corrections.csv").read_bytes() == log
    assert read(data, HEAD + WITH).problems == ()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert bodies(data) == {"あおば会", FULL}


@pytest.mark.parametrize("command", ["check", "brokers", "clusters", "review", "build", "diff", "export"])
def test_no_command_stops_and_each_says_it_once(data, tmp_path, command):
    read(data, HEAD + WITHOUT)
    more = {
        "review": ["--data", data, "--out", tmp_path / "s.csv"],
        "build": [data / "list", "--out", tmp_path / "b"],
        "diff": [data, data],
        "export": ["--data", data, "--format", "flat-csv", "--out", tmp_path / "x.csv"],
    }.get(command, ["--data", data])
    result = CliRunner().invoke(cli, ["--lang", "ja", command, *map(str, more)])
    assert result.exit_code == 0, result.stderr
    assert result.stderr.count("list/corrections.csv:2") == 1
    assert "取っておきます" in result.stderr


def test_a_value_that_is_another_by_now_is_left_as_it_is(data):
    (mention,) = [m for one in load_statements(data) for m in one.mentions if m.surface == "あおば会"]
    correct(data, f"mentions,{mention.id},set,kind,school,company")
    with pytest.warns(KgraphWarning):
        kinds = [m.kind for one in load_statements(data) for m in one.mentions if m.surface == "あおば会"]
    assert kinds == [mention.kind]


def test_a_decision_taken_back_is_not_told(data):
    row = (data / "list" / "corrections.csv").read_text("utf-8").splitlines()[-1].split(",")[1]
    correct(data, f"mentions,{row},unground,,,")
    assert read(data, HEAD + WITHOUT).problems == ()


@pytest.mark.parametrize("row", ["groups,x,set,name,a,b", "mentions,x,move,kind,a,b", "mentions,x,ground,school,,"])
def test_a_row_that_could_fit_nothing_still_stops_with_its_place(data, row):
    correct(data, row)
    with pytest.raises(DataError) as error:
        load_statements(data)
    assert [(p.code, p.line) for p in error.value.problems] == [("stale-correction", 3)]
