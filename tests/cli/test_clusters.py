"""``kgraph clusters``: formats, levels, and too little for clusters."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
import rdflib
from click.testing import Result

from kgraph import __version__
from kgraph.cli import clusters as cli
from kgraph.network import clusters

Run = Callable[..., Result]


def test_bodies_are_too_few_and_it_says_so_with_the_counts(run: Run) -> None:
    result = run("clusters")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["clusters"] == []
    assert found["summary"]["clustered"] is False
    assert "1 body (熊本市) is named by several groups. 2 groups share one." in found["summary"]["reason"]
    assert "--level kind" in found["summary"]["reason"]
    assert len(found["unconnected"]) == 11


def test_kinds_give_clusters_that_hold_every_group_once(run: Run) -> None:
    found = json.loads(run("clusters", "--level", "kind").stdout)
    groups = [g["id"] for c in found["clusters"] for g in c["groups"]]
    assert len(groups) == len(set(groups)) == 13
    assert found["summary"]["method"] == "louvain"


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("lang, words", [("ja", "相手の種類で見た場合"), ("en", "level of kinds")])
def test_table_names_the_level_and_what_is_shared(run: Run, lang: str, words: str) -> None:
    text = run("clusters", "--level", "kind", lang=lang).stdout
    assert words in text
    assert ("社会福祉協議会 (3)" if lang == "ja" else "social welfare") in text
    assert "つな" not in text
    assert "link" not in text


@pytest.mark.usefixtures("terminal")
def test_table_without_clusters_lists_groups_that_share_nothing(run: Run) -> None:
    text = run("clusters").stdout
    assert "For 11 groups this document tells no partner in common with another" in text


def rows_of(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_csv_has_a_row_for_each_group_partner_and_pair(run: Run) -> None:
    rows = rows_of(run("clusters", "--level", "kind", "--format", "csv"))
    found = json.loads(run("clusters", "--level", "kind").stdout)
    sections = {name: [row for row in rows if row["section"] == name] for name in {row["section"] for row in rows}}
    assert set(sections) == {"group", "held-by", "between", "unsure"}
    assert len({row["id"] for row in sections["group"]}) == len(sections["group"]) == 13
    assert [float(row["certainty"]) for row in sections["group"]] == [
        group["certainty"] for cluster in found["clusters"] for group in cluster["groups"]
    ]
    assert len(sections["held-by"]) == sum(len(cluster["held_by"]) for cluster in found["clusters"])
    assert len(sections["between"]) == len(found["between"])
    assert len(sections["unsure"]) == found["summary"]["unsure_pairs"] == 19
    assert all(
        0.1 < float(row["certainty"]) < 0.9 and row["label"] and row["other_label"] for row in sections["unsure"]
    )


def test_csv_of_too_little_has_the_reason_and_the_groups_apart(run: Run) -> None:
    first, *alone = rows_of(run("clusters", "--format", "csv"))
    assert (first["section"], first["groups"]) == ("too-little", "13")
    assert "--level kind" in first["names"]
    assert [row["section"] for row in alone] == ["unconnected"] * 11


def test_ties_beside_chance_have_z_p_and_q_and_one_word(run: Run) -> None:
    found = json.loads(run("clusters", "--level", "kind", "--weight", "validated", lang="ja").stdout)
    chance = found["chance"]
    assert (chance["method"], chance["pairs"], chance["tied"], chance["unlikely"]) == ("bicm", 78, 62, 0)
    assert {tie["word"] for tie in chance["ties"]} == {"偶然でも起こる程度"}
    assert all(0 <= tie["p"] <= tie["q"] <= 1 and tie["z"] is not None for tie in chance["ties"])
    rows = rows_of(run("clusters", "--level", "kind", "--weight", "validated", "--format", "csv", lang="ja"))
    ties = [row for row in rows if row["section"] == "tie"]
    assert len(ties) == len(chance["ties"])
    assert all(row["z"] and row["p"] and row["q"] and row["chance"] == "偶然でも起こる程度" for row in ties)
    assert "chance" not in json.loads(run("clusters", "--level", "kind").stdout)


@pytest.mark.usefixtures("terminal")
def test_with_ties_that_chance_explains_the_table_says_so_in_words(run: Run) -> None:
    text = run("clusters", "--level", "kind", "--weight", "validated", lang="ja").stdout
    assert "まとまりは言えません" in text
    assert "62のうち、偶然では起こりにくいものは0です" in text
    assert "偶然でも起こる程度" in text
    assert "共通する種類が書かれていない団体" not in text


@pytest.mark.usefixtures("terminal")
def test_the_table_tells_how_sure_each_group_is_what_is_unsure_and_what_is_between(run: Run) -> None:
    text = run("clusters", "--level", "kind", lang="ja").stdout
    table, _, said = text.partition("13団体が挙げた")
    assert table.count("%)") == 13
    assert "まとまり1の一致は平均" in said
    assert "--weight validated" in said
    assert "乱数の種を変えて50回" in text
    assert "同じまとまりに入る回と入らない回がある組は19です" in text
    assert "複数のまとまりにまたがる種類" in text
    assert "連携先を共にする" not in text  # at the level of kinds nobody shares a partner


def test_two_modes_are_parted_by_their_own_method_and_say_no_mark_of_clearness(run: Run) -> None:
    summary = json.loads(run("clusters", "--level", "kind", "--weight", "two-mode").stdout)["summary"]
    assert (summary["method"], summary["weight"], summary["runs"]) == ("brim", "two-mode", 50)
    assert "clear" not in summary["clearness"]


def test_filters_and_units_rolled_up_are_named(run: Run) -> None:
    summary = json.loads(run("clusters", "--level", "kind", "--roles", "連携", "--roll-up", lang="ja").stdout)[
        "summary"
    ]
    assert summary["filter"] == "役割: 連携"
    assert summary["filter_values"] == {"roles": ["cooperation"]}
    assert summary["rolled_up"] is True
    few = json.loads(run("clusters", "--level", "kind", "--prefecture", "熊本県", lang="ja").stdout)["summary"]
    assert (few["clustered"], few["groups"]) == (False, 2)
    assert "それを挙げた団体が5以上必要" in few["reason"]


def test_fewer_than_fifty_runs_are_refused(run: Run) -> None:
    assert run("clusters", "--runs", "49").exit_code == 2
    assert json.loads(run("clusters", "--level", "kind", "--runs", "60").stdout)["summary"]["runs"] == 60


def test_turtle_tells_method_level_parameters_and_version(run: Run) -> None:
    graph = rdflib.Graph().parse(
        data=run("clusters", "--level", "kind", "--kind", "行政", "--format", "turtle", lang="ja").stdout,
        format="turtle",
    )
    kg, prov = rdflib.Namespace("https://w3id.org/kgraph/ns#"), rdflib.PROV
    clusters = list(graph.subjects(rdflib.RDF.type, kg.Cluster))
    assert clusters
    for cluster in clusters:
        (maker,) = graph.objects(cluster, prov.wasGeneratedBy)
        assert str(graph.value(maker, kg.method)) == "louvain"
        assert str(graph.value(maker, kg.version)) == __version__
        parameters = {str(parameter) for parameter in graph.objects(maker, kg.parameter)}
        assert {"weight=newman", "runs=50", "filter-kinds=public-administration"} <= parameters


def test_choices_are_those_of_the_library() -> None:
    assert (cli.WEIGHTS, cli.RUNS) == (clusters.WEIGHTS, clusters.RUNS)
