from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from kgraph.cli.main import cli
from kgraph.query import named_queries


def test_a_named_query_piped_is_json_with_japanese_as_it_is(run):
    result = run("query", "groups-per-prefecture", lang="ja")
    assert result.exit_code == 0
    assert "愛媛県" in result.stdout
    assert len(json.loads(result.stdout)["results"]["bindings"]) == 9


def test_on_a_terminal_it_is_a_table_with_labels_in_the_asked_language(run, terminal):
    japanese = run("query", "shared-bodies", lang="ja").stdout
    assert "団体数" in japanese
    assert "熊本市" in japanese
    english = run("query", "target-totals", lang="en").stdout
    assert "main ★" in english
    assert "older" in english.lower()


def test_a_table_of_nothing_says_so_and_csv_is_a_header_only(run):
    arguments = ("query", "regions", "--param", "prefecture=東京都", "--format")
    assert "no matching rows" in run(*arguments, "table").stdout
    assert run(*arguments, "csv").stdout == "group,municipality,code,note,line\n"


def test_csv_for_excel_begins_with_a_byte_order_mark(run):
    assert run("query", "regions", "--format", "csv", "--bom").stdout.startswith("\ufeffgroup,")


def test_the_list_tells_name_purpose_and_parameters_of_every_query(run, terminal):
    for lang in ("ja", "en"):
        shown = run("query", "--list", lang=lang).stdout
        for query in named_queries():
            assert query.name in shown
            assert query.header.purpose.in_(lang)[:6] in shown
    assert "kind=KIND" in shown
    assert "[prefecture=PLACE]" in shown


def test_the_list_piped_is_json(run):
    listed = json.loads(run("query", "--list").stdout)
    assert [query["name"] for query in listed] == [query.name for query in named_queries()]
    endorsers = next(query for query in listed if query["name"] == "endorsers")
    assert [p["name"] for p in endorsers["parameters"] if p["required"]] == ["group"]


@pytest.mark.parametrize("how", ["text", "file", "stdin"])
def test_own_sparql_is_taken_as_text_from_a_file_and_from_stdin(run, tmp_path, how):
    text = "SELECT (COUNT(DISTINCT ?g) AS ?n) { ?i kg:lead ?g }"
    path = tmp_path / "own.txt"
    path.write_text("\ufeff" + text, "utf-8")
    arguments = {"text": text, "file": str(path), "stdin": "-"}
    asked = ["query", arguments[how], "--format", "csv"]
    result = CliRunner().invoke(cli, asked, input=text.encode())
    assert result.stdout == "n\n13\n"


def test_construct_is_turtle_and_ask_is_yes_or_no(run, terminal):
    turtle = run("query", "CONSTRUCT WHERE { ?i kg:lead ?g }").stdout
    assert turtle.count("kg:lead") == 13
    assert run("query", "ASK { ?i kg:lead ?g }", lang="ja").stdout == "はい\n"
    assert run("query", "ASK { ?i kg:lead 1 }", lang="en").stdout == "no\n"


def test_a_parameter_of_ones_own_query_is_text_or_in_angle_brackets_an_iri(run):
    text = "SELECT (DATATYPE(?x) AS ?type) (ISIRI(?x) AS ?iri) { }"
    assert run("query", text, "--param", "x=<id>", "--format", "csv").exit_code == 2
    assert run("query", text, "--param", "x=<a:b>", "--format", "csv").stdout == "type,iri\n,true\n"
    assert "string,false" in run("query", text, "--param", "x=a=b", "--format", "csv").stdout


def test_the_derived_graph_is_seen_by_name_or_when_asked_for(run):
    count = "SELECT (COUNT(*) AS ?n) { ?tie a kg:SharedPartnerTie }"
    assert run("query", count, "--format", "csv").stdout == "n\n0\n"
    assert run("query", count, "--graph", "derived", "--format", "csv").stdout == "n\n1\n"
    named = count.replace("?tie a", "GRAPH id:graph-derived { ?tie a").replace("Tie }", "Tie } }")
    assert run("query", named, "--format", "csv").stdout == "n\n1\n"


@pytest.mark.parametrize(
    "arguments,said",
    [
        (["query"], "--list"),
        (["query", "endorser"], "endorsers"),
        (["query", "none.rq"], "none.rq"),
        (["query", "endorsers"], "--param group=VALUE"),
        (["query", "endorsers", "--param", "gruop=x"], "gruop"),
        (["query", "endorsers", "--param", "group"], "NAME=VALUE"),
        (["query", "endorsers", "--param", "group=x", "--param", "group=y"], "each name once"),
        (["query", "SELECT ?s ｛ ?s ?p ?o }"], "query:1:11"),
        (["query", "DELETE WHERE { ?s ?p ?o }"], "updates"),
        (["query", "regions", "--format", "ttl"], "json, csv"),
        (["query", "--list", "--format", "xml"], "table, json"),
    ],
)
def test_what_is_wrong_is_told_on_stderr_and_ends_with_2(run, arguments, said):
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_a_query_that_takes_too_long_is_given_up_and_the_process_ends():
    cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?f) }"
    code = "import sys; from kgraph.cli.main import main; sys.argv[0] = 'kgraph'; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--lang", "en", "query", cross, "--timeout", "0.2"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 2
    assert "0.2 seconds" in done.stderr
    assert "Traceback" not in done.stderr
