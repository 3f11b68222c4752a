"""Every answer is worded for its level: bodies link, unnamed nodes are possible, kinds link nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.errors import Text
from kgraph.links import KIND, UNNAMED, DirectTie, LinkTable
from kgraph.network import wording
from kgraph.network.brokers import BrokerAnswer, BrokerRow, rank
from kgraph.network.clusters import find

MakeTable = Callable[..., LinkTable]

RANKED = "a1 b1 c1 d1 e1 a2 b2 c2 f3"


def cells(text: str) -> list[tuple[str, str]]:
    return [(cell[0], cell[1]) for cell in text.split()]


def row_of(answer: BrokerAnswer, partner: str) -> BrokerRow:
    (row,) = [row for row in answer.rows if row.partner.id == partner]
    return row


def said(*texts: Text | None) -> tuple[str, str]:
    return "".join(t.ja for t in texts if t), "".join(t.en for t in texts if t)


def test_a_shared_body_links_its_groups(make_table: MakeTable) -> None:
    answer = rank(make_table(cells("a1 b1 a2 b2 c2")))
    ja, en = said(wording.row_sentence(answer, row_of(answer, "2")))
    assert ja == "「名2」は3団体（団体a、団体b、団体c）をつないでいます。ほかに共通の連携先がない組が2あります。"
    assert en == "“name 2” links 3 groups (団体a, 団体b, 団体c). 2 pairs of them have no other partner in common."


def test_a_body_of_one_group_links_nobody(make_table: MakeTable) -> None:
    answer = rank(make_table(cells(RANKED)))
    ja, en = said(wording.row_sentence(answer, row_of(answer, "3")))
    assert "つない" not in ja
    assert "links" not in en


def test_a_shared_unnamed_node_is_possible_and_links_nobody(make_table: MakeTable) -> None:
    answer = rank(make_table(cells(RANKED), level="place", natures={"1": UNNAMED}))
    ja, en = said(wording.row_sentence(answer, row_of(answer, "1")))
    assert "可能性" in ja
    assert "つな" not in ja
    assert "possible" in en
    assert "link" not in en


def test_a_kind_is_mentioned_by_so_many_groups(make_table: MakeTable) -> None:
    answer = rank(make_table(cells(RANKED), level="kind", natures=dict.fromkeys("123", KIND)))
    ja, en = said(wording.row_sentence(answer, row_of(answer, "1")))
    assert "6団体中5団体がこの種類の連携先を挙げています" in ja
    assert "5 of 6 groups mention a partner of this kind" in en
    assert "1 of 6 groups mentions a partner" in wording.row_sentence(answer, row_of(answer, "3")).en


def test_nothing_said_at_the_kind_level_speaks_of_linking(casebook: dict[str, LinkTable]) -> None:
    table = casebook["kind"]
    answer, parts = rank(table), find(table)
    ja, en = said(
        wording.level_name("kind"),
        wording.caveat("kind"),
        wording.counts_sentence(table, answer.counts),
        *wording.broker_headings("kind", with_kind=False),
        wording.held_heading("kind"),
        wording.hidden_rows("kind", 3),
        *(wording.row_sentence(answer, row) for row in answer.rows),
        *(wording.cluster_sentence(parts, cluster) for cluster in parts.clusters),
        wording.modularity_sentence(parts),
        wording.unconnected_sentence(parts),
    )
    assert "つな" not in ja
    assert "link" not in en


def test_casebook_says_why_bodies_are_not_ranked_and_which_level_can_answer(casebook: dict[str, LinkTable]) -> None:
    answer = rank(casebook["body"], [casebook["kind"], casebook["place"]])
    ja, en = said(wording.broker_reason(answer))
    assert "1つ（熊本市）" in ja
    assert "2つ以上" in ja
    assert "1 body (熊本市)" in en
    assert "2 bodies" in en
    assert "--level kind" in ja
    assert "--level kind" in en


def test_casebook_says_why_there_are_no_clusters_of_bodies(casebook: dict[str, LinkTable]) -> None:
    ja, en = said(wording.cluster_reason(find(casebook["body"], [casebook["kind"]])))
    assert "1つ（熊本市）" in ja
    assert "挙げた団体は2です" in ja
    assert "5以上" in ja
    assert "2 groups share one. Clusters need 2 shared bodies and 5 groups" in en
    assert "kgraph clusters --level kind" in en


def test_no_reason_where_there_is_an_answer(make_table: MakeTable) -> None:
    table = make_table(cells(RANKED))
    assert wording.broker_reason(rank(table)) is None
    assert wording.cluster_reason(find(table)) is None


def test_no_level_is_promised_where_none_can_answer(make_table: MakeTable) -> None:
    ja, en = said(wording.broker_reason(rank(make_table(cells("a1")))))
    assert "ありません" in ja
    assert "No body" in en
    assert "--level" not in ja + en


@pytest.mark.parametrize("level, ja", [("body", "共にしています"), ("place", "可能性"), ("kind", "種類が近い")])
def test_clusters_are_worded_for_their_level(make_table: MakeTable, level: str, ja: str) -> None:
    table = make_table(cells("a1 b1 c1 d2 e2 f3 g3"), level=level, natures={"3": UNNAMED})
    answer = find(table)
    (cluster,) = [c for c in answer.clusters if "f" in c.groups]
    if level == "body":
        cluster = answer.clusters[0]
    assert ja in wording.cluster_sentence(answer, cluster).ja


def test_ranks_show_their_ties(make_table: MakeTable) -> None:
    answer = rank(make_table(cells("a1 b1 a2 b2 c2 a3 b3")))
    assert [wording.rank_text(row).ja for row in answer.rows] == ["1位", "2位（同順位2）", "2位（同順位2）"]
    assert [wording.rank_text(row).en for row in answer.rows] == ["1", "2 (tie of 2)", "2 (tie of 2)"]
    unranked = rank(make_table(cells("a1")))
    assert wording.rank_text(unranked.rows[0]).en == "—"


def test_a_direct_tie_is_said_not_to_be_a_shared_partner(make_table: MakeTable) -> None:
    table = make_table(cells("a1 b1"))
    ja, en = said(wording.direct_tie_sentence(table, DirectTie("a", "b", ())))
    assert "数えません" in ja
    assert "not counted" in en


def test_groups_that_share_nothing_are_told_as_what_the_document_says(casebook: dict[str, LinkTable]) -> None:
    ja, en = said(wording.unconnected_sentence(find(casebook["body"])))
    assert ja.startswith("この資料では")
    assert "11" in ja
    assert "this document tells no partner in common" in en
