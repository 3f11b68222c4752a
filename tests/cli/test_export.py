"""``kgraph export``."""

import csv
import io
import json

import networkx as nx

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
