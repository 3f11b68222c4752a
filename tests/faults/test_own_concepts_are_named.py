"""A concept that a source adds to a scheme is shown by its label, never by the notation that was minted for it."""

from __future__ import annotations

from kgraph import links
from kgraph.network import gaps, gaps_results
from kgraph.statements import Concept, Fact, Group, Source, Statements


def test_the_gaps_name_a_target_of_a_source_s_own_in_its_words():
    source = Source(id="list", publisher="発行者", title="名簿", issued="2026", document="l.csv", sha256="0" * 64)
    group = Group(id="b-one", initiative="i-one", name="みほんの会", line=2)
    at = {"group": group.id, "line": 2, "start": 0, "end": 1, "rule": "table"}
    statements = Statements(
        source=source,
        groups=(group,),
        facts=(
            Fact(field="prefecture", value="43000", words="熊本県", **at),
            Fact(field="main_target", value="x-own", words="ケアラー", **at),
        ),
        concepts=(Concept(scheme="targets", notation="x-own", label="ケアラー", line=2),),
    )
    table = links.table([statements], "kind")
    (targets, _) = gaps_results.gaps_dict(gaps.find(table), "ja")["matrices"]
    assert {row["notation"]: row["label"] for row in targets["rows"]}["x-own"] == "ケアラー"
    assert gaps_results.alike_dict(gaps.alike(table, group.id), table, "en")["targets"][0]["label"] == "ケアラー"
