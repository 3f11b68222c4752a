"""Several sources as one graph: bodies that are the same meet, ties say their sources, a source taken out takes its own."""

import shutil

import pytest
from two_sources import first, names, withhold, write

from kgraph import links
from kgraph.check import check
from kgraph.errors import DataError
from kgraph.network import brokers, results
from kgraph.pipeline import load_statements
from kgraph.pipeline.building import graph_quads, load_all


@pytest.fixture
def data(tmp_path):
    return write(tmp_path / "data")


def decide(data, source, *rows):
    with (data / source / "corrections.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{row},確かめた,担当,2025-06-01\n" for row in rows)


def table(data):
    return links.table(load_statements(data))


def row(data, partner):
    answer = results.brokers_dict(brokers.rank(table(data)), "ja")
    return next(r for r in answer["brokers"] if r["id"] == partner)


def test_a_body_of_one_id_is_one_body_and_each_tie_says_its_sources(data):
    found = row(data, "b-midori")
    assert (found["groups"], found["sources"]) == (2, 2)
    assert {g["id"]: g["sources"] for g in found["mentioned_by"]} == {"b-tulip": 2, "b-lily": 1}
    assert {link.group: link.sources for link in table(data).links_of("b-midori")} == {
        "b-tulip": ("first", "second"),
        "b-lily": ("first",),
    }


def test_a_merge_written_in_one_source_holds_in_all_and_part_takes_it_back(data):
    before = load_statements(data)
    decide(data, "second", "bodies,b-midori-too,merge,,,b-midori")
    found = row(data, "b-midori")
    assert {g["id"]: g["sources"] for g in found["mentioned_by"]} == {"b-tulip": 2, "b-lily": 1, "b-rose": 1}
    assert [(r.id, r.kept) for s in load_statements(data) for r in s.retired] == [("b-midori-too", "b-midori")]
    decide(data, "second", "bodies,b-midori-too,part,,b-midori,")
    assert load_statements(data) == before


def test_a_merge_of_groups_holds_across_sources(data):
    decide(data, "first", "bodies,b-rose,merge,,,b-lily")
    after = table(data)
    assert [g.id for g in after.groups] == ["b-tulip", "b-lily"]
    assert after.group_by_id["b-lily"].sources == ("first", "second")


def test_a_source_taken_out_takes_its_statements_with_it(data):
    decide(data, "first", "bodies,b-midori-too,merge,,,b-midori")
    decide(data, "second", "bodies,b-midori-too,merge,,,b-midori")
    alone = write(data.parent / "alone", first())
    shutil.rmtree(data / "second")
    assert load_statements(data) == load_statements(alone)
    assert row(data, "b-midori")["sources"] == 1


def test_the_casebook_beside_another_source_reads_as_it_does_alone(data, project_root):
    shutil.copytree(project_root / "data" / "casebook-r7", data / "casebook-r7")
    (alone,) = load_statements(project_root / "data" / "casebook-r7")
    together = load_statements(data)
    assert next(s for s in together if s.source.id == "casebook-r7") == alone
    city = next(b.id for b in alone.bodies if b.name == "熊本市")
    decide(data, "second", f"bodies,b-city,merge,,,{city}")
    found = row(data, city)
    assert found["sources"] == 2
    assert {g["id"]: g["sources"] for g in found["mentioned_by"]}["b-rose"] == 1
    shutil.rmtree(data / "second")
    shutil.rmtree(data / "first")
    assert load_statements(data) == (alone,)


def test_the_graph_says_what_a_retired_id_gave_way_to_and_conforms(data):
    decide(data, "second", "bodies,b-midori-too,merge,,,b-midori")
    quads = graph_quads(load_statements(data))
    said = [(q.subject.value[-12:], q.object.value[-8:]) for q in quads if q.predicate.value.endswith("isReplacedBy")]
    assert said == [("b-midori-too", "b-midori")]
    named = {q.object.value for q in quads if q.subject.value.endswith("/b-midori") and "altLabel" in q.predicate.value}
    assert named == {"ミドリの会"}
    assert not [q for q in quads if q.object.value.endswith("b-midori-too") and "isReplacedBy" not in q.predicate.value]
    found = {r.rule.id for r in check(load_statements(data)).results}
    assert not {rule for rule in found if "retired" in rule}


def test_merges_in_a_circle_are_refused_with_file_and_line(data):
    decide(data, "first", "bodies,b-midori,merge,,,b-aozora")
    decide(data, "second", "bodies,b-aozora,merge,,,b-midori")
    with pytest.raises(DataError) as error:
        load_statements(data)
    assert {p.code for p in error.value.problems} == {"merge-circle"}
    assert all(p.file.endswith("corrections.csv") and p.line for p in error.value.problems)


def test_sources_named_one_by_one_are_one_data_folder(data):
    decide(data, "first", "bodies,b-midori-too,merge,,,b-midori")
    assert load_all([data / "second", data / "first"]) == load_statements(data)


def test_what_may_name_a_person_is_nowhere_until_decided(data):
    assert not {n for n in names(load_statements(data)) if "花子" in n}
    left = load_statements(data)[1].left_out
    assert (left["mentions"], left["bodies"]) == (1, 1)
    decide(data, "second", "mentions,m-b4,confirm,no-person,,")
    assert "見本花子さん" in names(load_statements(data))
    decide(data, "second", "mentions,m-b4,reopen,no-person,,")
    assert not {n for n in names(load_statements(data)) if "花子" in n}


def test_what_one_source_withholds_is_withheld_in_all(data):
    withhold(data / "second", "b-midori")
    assert "みどりの会" not in names(load_statements(data))
    assert "ミドリの会" in names(load_statements(data))


def test_what_is_withheld_is_withheld_under_every_id_that_it_was_merged_with(data):
    decide(data, "second", "bodies,b-midori-too,merge,,,b-midori")
    withhold(data / "second", "b-midori-too")
    assert not {"ミドリの会", "みどりの会"} & names(load_statements(data))
    assert not [r for s in load_statements(data) for r in s.retired]


def test_a_group_that_one_source_withholds_is_in_no_table(data):
    withhold(data / "first", "b-tulip")
    assert [g.id for g in table(data).groups] == ["b-lily", "b-rose"]
