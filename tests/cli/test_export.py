"""``kgraph export``."""

import csv
import io
import json
import re
import zipfile

import networkx as nx
import pytest

from kgraph import store
from kgraph.cli import export, output
from kgraph.pipeline import exporting


def test_choices_are_those_of_the_library():
    assert (*export.NETWORK, *export.TABLES) == exporting.NETWORK
    assert tuple(exporting.RDF) == export.RDF
    assert (export.PICTURES, export.FIGURES) == (exporting.PICTURES, exporting.FIGURES)
    assert output.GRAPHS == store.GRAPHS


def test_without_out_the_file_is_printed(run):
    result = run("export", "--format", "gexf", "--level", "kind")
    assert result.exit_code == 0
    graph = nx.read_gexf(io.BytesIO(result.stdout_bytes))
    assert len(graph) == 13 + 33


def test_all_formats_go_into_a_folder(run, tmp_path):
    result = run("export", "--format", "all", "--level", "place", "--out", tmp_path / "new")
    assert result.exit_code == 0
    assert len(list((tmp_path / "new").iterdir())) == len(exporting.NETWORK)
    assert result.stdout == ""


def test_a_file_in_a_folder_that_is_there_gets_its_own_name(run, tmp_path):
    run("export", "--format", "json", "--projection", "--out", tmp_path)
    run("export", "--format", "json", "--out", tmp_path / "mine.json")
    assert len(json.loads((tmp_path / "groups-body.json").read_text("utf-8"))["edges"]) == 1
    assert len(json.loads((tmp_path / "mine.json").read_text("utf-8"))["edges"]) == 51


def test_csv_can_have_a_mark_for_excel(run):
    data = run("export", "--format", "nodes-csv", "--bom").stdout_bytes
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))) == 1 + 13 + 50


def test_results_are_printed_as_rdf(run):
    assert "kg:Measurement" in run("export", "--format", "turtle", "--graph", "derived").stdout


def test_a_workbook_is_not_written_to_a_terminal(run, terminal):
    result = run("export", "--format", "kumu")
    assert result.exit_code == 2
    assert "--out" in result.output


def test_a_figure_is_drawn(run):
    result = run("export", "--format", "svg", "--figure", "targets", lang="ja")
    assert result.exit_code == 0
    assert "外国人</text>" in result.stdout


def titles(data):
    return json.loads(data)["graph"]["title"]


def test_a_filter_is_in_the_title_and_in_the_name_of_the_file(run, tmp_path):
    options = ("--prefecture", "熊本県", "--roles", "後援", "--out", tmp_path)
    assert run("export", "--format", "json", "--level", "kind", *options, lang="ja").exit_code == 0
    (made,) = tmp_path.iterdir()
    assert made.name == "network-kind_prefectures-43000_roles-endorsement.json"
    net = json.loads(made.read_text("utf-8"))
    assert net["graph"]["title"].endswith("［都道府県: 熊本県、役割: 後援］")
    assert sum(node["mode"] == "group" for node in net["nodes"]) == 2


def test_ties_and_units_rolled_up_are_told_as_well(run):
    title = titles(run("export", "--format", "json", "--ties", "member", "--ties", "partner", "--roll-up").stdout)
    assert "counted: memberships, partnerships" in title
    assert "departments and branches" in title
    assert "[" not in titles(run("export", "--format", "json").stdout)


def test_a_figure_of_a_part_says_so(run, tmp_path):
    run("export", "--format", "svg", "--figure", "network", "--kind", "学校", "--out", tmp_path, lang="ja")
    (made,) = tmp_path.iterdir()
    assert made.name == "network-body_kinds-school-ja.svg"
    assert "連携先の種類: 学校" in "".join(re.findall(">([^<>]*)</text>", made.read_text("utf-8")))


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "turtle", "--prefecture", "熊本県"),
        ("--format", "zip", "--kind", "学校"),
        ("--format", "zip", "--ties", "member"),
        ("--format", "gexf", "--site", "."),
        ("--format", "zip", "--site", ".", "--data", "."),
        ("--format", "zip", "--site", "."),
    ],
)
def test_options_without_effect_and_folders_without_a_site_are_refused(run, tmp_path, options):
    result = run("export", *(str(tmp_path) if one == "." else one for one in options))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.output


def test_a_site_that_is_built_is_packed(run, tmp_path):
    (tmp_path / "site").mkdir()
    for name in ("index.html", "data.js"):
        (tmp_path / "site" / name).write_text(name)
    run("export", "--format", "zip", "--site", tmp_path / "site", "--out", tmp_path / "mine.zip")
    with zipfile.ZipFile(tmp_path / "mine.zip") as archive:
        assert archive.read("kgraph-site/index.html") == b"index.html"


def test_the_graph_page_is_one_file(run, tmp_path):
    assert run("export", "--format", "graph-page", "--out", tmp_path).exit_code == 0
    assert (tmp_path / "graph.html").read_text("utf-8").startswith("<!doctype html>")
