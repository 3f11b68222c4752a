"""A group that two sources write in two ways: one name, one row, counted once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from table_files import csv_file, read

from kgraph.check import check, rules
from kgraph.pipeline.building import graph_quads, store_of
from kgraph.pipeline.checking import check_data
from kgraph.pipeline.sources import load_statements
from kgraph.pipeline.writing import write_statements
from kgraph.query import named_queries, named_query, query
from kgraph.rdf import to_quads
from kgraph.render.book import Book
from kgraph.statements import Statements

HEAD = ["団体名", "都道府県", "市区町村", "取組名", "取組の種類（主）", "取組の対象（主）", "連携先"]
FIRST, SECOND = "特定非営利活動法人みちくさ", "ＮＰＯ法人みちくさ"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two tables that tell of one group, and a second group beside it in each."""
    for number, name in enumerate((FIRST, SECOND), 1):
        rows = [
            HEAD,
            [name, "長野県", "上田市", f"居場所{number}", "居場所づくり", "高齢者", "上田市社会福祉協議会"],
            [
                f"NPO法人ひなた{number}",
                "長野県",
                "上田市",
                f"食堂{number}",
                "居場所づくり",
                "高齢者",
                "上田市社会福祉協議会",
            ],
        ]
        result = read(csv_file(tmp_path / f"{number}.csv", rows), id=f"s-{number}")
        assert not result.problems
        write_statements(result.statements, tmp_path / "data" / f"s-{number}")
    return tmp_path / "data"


@pytest.fixture
def sources(data: Path) -> tuple[Statements, ...]:
    return load_statements(data)


def labels(quads: tuple[ox.Quad, ...], identifier: str, name: str) -> set[str]:
    return {q.object.value for q in quads if q.subject.value.endswith(identifier) and q.predicate.value.endswith(name)}


def test_one_name_is_the_label_that_the_pages_show_and_the_other_an_alias(sources: tuple[Statements, ...]) -> None:
    quads = graph_quads(sources)
    (identifier,) = {g.id for s in sources for g in s.groups if s.label(g) in (FIRST, SECOND)}
    assert labels(quads, identifier, "prefLabel") == {FIRST} == {Book(sources).name(identifier)}
    assert labels(quads, identifier, "altLabel") == {SECOND}
    assert labels(graph_quads(reversed(sources)), identifier, "prefLabel") == {FIRST}


def test_the_check_conforms_and_finds_two_names_where_each_source_keeps_its_own(
    data: Path, sources: tuple[Statements, ...]
) -> None:
    assert check_data(data).conforms()
    apart = [quad for one in sources for quad in to_quads(one)]
    (result,) = (r for r in check(sources, apart).results if r.rule == rules.TWO_NAMES)
    (finding,) = result.findings
    assert finding.found == f"{FIRST} / {SECOND}"
    assert not check(sources, apart).conforms()


def test_a_partner_that_two_sources_write_in_two_ways_has_one_name_too(sources: tuple[Statements, ...]) -> None:
    first, second = sources
    council = next(b for b in second.bodies if b.name == "上田市社会福祉協議会")
    other = replace(second, bodies=tuple(replace(b, name="上田市社協") if b == council else b for b in second.bodies))
    quads = graph_quads([first, other])
    assert labels(quads, council.id, "prefLabel") == {"上田市社会福祉協議会"}
    assert labels(quads, council.id, "altLabel") == {"上田市社協"}


def test_named_queries_count_and_list_each_group_once(sources: tuple[Statements, ...]) -> None:
    store = store_of(sources)

    def ask(name: str) -> list[dict[str, object]]:
        return list(query(store, named_query(name).text, lang="ja", name=name).records())

    for name in ("activity-totals", "target-totals"):
        (row,) = ask(name)
        assert (row["main"], row["further"], row["total"]) == (0, 3, 3)
    for name in ("groups-by-target", "groups-by-activity", "regions", "mentions-per-group"):
        names = [row["group"] for row in ask(name)]
        assert sorted(map(str, names)) == sorted([FIRST, "NPO法人ひなた1", "NPO法人ひなた2"]), name
    assert [row["mentions"] for row in ask("mentions-per-group") if row["group"] == FIRST] == [2]
    assert len(ask("ties-between-groups")) == 3
    assert len(ask("groups-with-council")) == 3
    assert [(row["group"], row["other"]) for row in ask("name-differences")] == [(FIRST, SECOND)]
    for named in named_queries():
        if named.name not in ("endorsers", "partners-of-kind"):
            rows = query(store, named.text, lang="ja", name=named.name).rows
            assert len(set(rows)) == len(rows), named.name
