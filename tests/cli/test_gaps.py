"""``kgraph gaps``."""

import csv
import io
import json

import pytest
import rdflib


def test_json_has_matrices_words_and_kinds_with_their_numbers(run):
    result = json.loads(run("gaps", "--format", "json").stdout)
    assert (result["groups"], result["least"], result["enough"]) == (13, 5, True)
    assert [m["scheme"] for m in result["matrices"]] == ["targets", "activities"]
    spoken = {gap["notation"]: gap for gap in result["spoken"]}
    assert spoken["foreign-residents"]["unmarked"][0]["evidence"][0]["line"] == 657
    assert "police" in {kind["kind"] for kind in result["kinds_not_mentioned"]}


def test_a_table_marks_places_with_too_few_groups(run, terminal):
    shown = run("gaps", lang="ja").output
    assert "13 団体の資料に書かれていないこと" in shown
    assert "外国人" in shown
    assert "657 外国人" in shown


def rows_of(result):
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_csv_has_a_row_for_each_box_and_place(run):
    rows = rows_of(run("gaps", "--format", "csv"))
    assert sum(row["section"] == "all" for row in rows) == 17 + 14
    assert {row["of"] for row in rows if row["section"] == "all"} == {"13"}


def test_one_group_is_compared_with_those_alike(run):
    result = json.loads(run("gaps", "--group", "まくとぅー", "--format", "json").stdout)
    assert result["alike"] == 7
    assert all(kind["of"] == 7 for kind in result["kinds"])


def test_a_partner_is_no_group_to_compare(run):
    result = run("gaps", "--group", "高知大学")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_csv_has_words_the_form_has_no_box_for_and_every_kind_with_its_groups(run):
    rows, found = rows_of(run("gaps", "--format", "csv")), json.loads(run("gaps").stdout)
    outside = [row for row in rows if row["section"] == "not-on-form"]
    assert len(outside) == sum(len(gap["groups"]) for gap in found["not_on_the_form"]) > 0
    assert all(row["evidence"] and row["by"] for row in outside)
    kinds = {row["notation"]: int(row["groups"]) for row in rows if row["section"] == "kind"}
    told = {row["kind"]: row["groups"] for row in found["kinds"]}
    assert kinds == told | {kind["kind"]: 0 for kind in found["kinds_not_mentioned"]}
    each = [row["notation"] for row in rows if row["section"] == "kind-of-group"]
    assert {kind: each.count(kind) for kind in told} == told


def test_a_table_lists_words_the_form_has_no_box_for(run, terminal):
    assert "様式に欄のない語" in run("gaps", lang="ja").output


def test_a_filter_narrows_and_is_named_and_few_groups_are_silent(run, terminal):
    result = json.loads(run("gaps", "--prefecture", "熊本県", "--format", "json", lang="ja").stdout)
    assert (result["groups"], result["enough"], result["filter"]) == (2, False, "都道府県: 熊本県")
    assert result["filter_values"] == {"prefectures": ["43000"]}
    assert result["kinds_not_mentioned"] == []
    assert "絞り込み: 都道府県: 熊本県" in run("gaps", "--prefecture", "熊本県", lang="ja").output
    assert {row["filter"] for row in rows_of(run("gaps", "--prefecture", "熊本県", "--format", "csv", lang="ja"))} == {
        "都道府県: 熊本県"
    }


def test_narrowed_to_a_kind_nothing_is_said_of_other_kinds(run):
    result = json.loads(run("gaps", "--kind", "行政", "--format", "json", lang="ja").stdout)
    kinds = {kind["kind"] for kind in result["kinds"]} | {kind["kind"] for kind in result["kinds_not_mentioned"]}
    assert "police" in kinds or "municipality" in kinds
    assert "school" not in kinds


def test_columns_are_prefectures_or_municipalities(run):
    codes = [
        {place["code"] for place in json.loads(run("gaps", "--by", by).stdout)["matrices"][0]["places"]}
        for by in ("prefecture", "municipality")
    ]
    assert all(code.endswith("000") for code in codes[0])
    assert not any(code.endswith("000") for code in codes[1])


def test_groups_alike_are_those_the_filter_keeps_and_a_group_outside_is_refused(run):
    result = json.loads(run("gaps", "--group", "まくとぅー", "--target", "ひとり親世帯", "--format", "json").stdout)
    assert result["alike"] < 7
    refused = run("gaps", "--group", "まくとぅー", "--prefecture", "熊本県")
    assert refused.exit_code == 2
    assert "filter" in refused.output


@pytest.mark.parametrize("options", [(), ("--group", "まくとぅー"), ("--activity", "交流の場の提供")])
def test_turtle_names_method_level_and_parameters(run, options):
    graph = rdflib.Graph().parse(data=run("gaps", *options, "--format", "turtle").stdout, format="turtle")
    kg = rdflib.Namespace("https://w3id.org/kgraph/ns#")
    (maker,) = set(graph.objects(None, rdflib.PROV.wasGeneratedBy))
    assert str(graph.value(maker, kg.method)) == "gaps"
    parameters = {str(parameter) for parameter in graph.objects(maker, kg.parameter)}
    assert "least=5" in parameters
    assert len(parameters) == (2 if options else 1)
    assert len(list(graph.subjects(rdflib.RDF.type, kg.Measurement))) > 3


def test_memberships_count_where_asked_and_the_answer_says_so(run, terminal):
    found = run("gaps", "--ties", "member", lang="ja")
    assert "数えたもの: 加盟" in found.output
    assert "団体のどれの加盟先にも書かれていない種類" in found.output
    both = run("gaps", "--ties", "member", "--ties", "partner", lang="en")
    assert "counted: memberships, partnerships" in both.output
    assert "in the field of partners or among what it is a member of" in both.output
    plain = run("gaps", lang="ja").output
    assert "数えたもの" not in plain
    assert "団体のどれの連携先の欄にも書かれていない種類" in plain


def test_memberships_are_a_parameter_of_the_turtle(run):
    assert '"ties=member"' in run("gaps", "--ties", "member", "--format", "turtle").output
    assert "ties=" not in run("gaps", "--format", "turtle").output


def test_many_places_stand_in_tables_that_fit_the_terminal(terminal, monkeypatch):
    from kgraph.cli import gaps_views
    from kgraph.links import GroupNode, LinkTable
    from kgraph.network import gaps, gaps_results
    from kgraph.places import Places

    codes = [place.code for place in Places.load().prefectures()]
    groups = tuple(
        GroupNode(id=f"b-{code}", label=code, initiatives=(), sources=("s",), line=n, prefectures=(code,),
                  targets=("older-people",))
        for n, code in enumerate(codes)
    )  # fmt: skip
    answer = gaps.find(LinkTable(level="kind", groups=groups, partners=(), links=(), direct_ties=()))
    shown = gaps_views.table(answer, gaps_results.gaps_dict(answer, "ja"), "ja")
    assert all(Places.load().get(code).name in "".join(shown.split()) for code in codes)
    row = [line for line in shown.split("\n") if line.strip().startswith("高齢者")]
    assert sum(line.count(" 1") for line in row) == len(codes)
