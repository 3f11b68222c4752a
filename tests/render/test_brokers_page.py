"""The page of partners that link groups: the answer first, figures as the analysis gives them, no rank without cause."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from one_page import one_page
from tiny_site import tiny, tiny_tables

from kgraph import vocab
from kgraph.links import UNNAMED, LinkTable
from kgraph.network import answers, wording, wording_certainty
from kgraph.network.robustness import Spread
from kgraph.render import brokers_page
from kgraph.render.book import Book
from kgraph.render.site import Site
from kgraph.render.texts_tables import CELLS, head
from kgraph.statements import Statements

SHARED = {
    f"団体{n}": [("みなの会", "endorsement"), ("友の会", "cooperation"), (f"連携先{n}", "funding")] for n in "甲乙丙"
}


def levels_of(statements: Statements) -> dict[str, dict[str, Any]]:
    return levels(Site(Book([statements]), tiny_tables(statements)))


def levels(site: Site) -> dict[str, dict[str, Any]]:
    (page,) = brokers_page.pages(site)
    return {one["level"]: one for one in page.context["levels"]}


def section(page: str, level: str) -> str:
    """Return the Japanese text of the section of a level, tags away."""
    (found,) = re.findall(rf'(?s)<section aria-labelledby="{level}">(.*?)</section>', page)
    return unescape(re.sub("<[^>]+>", "", re.sub(r'<span lang="en">.*?</span>', "", found)))


@pytest.fixture(scope="module")
def made(book: Book, table_of: dict[str, LinkTable]) -> Site:
    return Site(book, table_of)


def test_the_answer_stands_first_with_its_words_roles_and_lines(site: dict[str, str]) -> None:
    said = section(site["brokers.html"], "body")
    first = "熊本市が、2団体（特定非営利活動法人 くまもと災害ボランティア団体ネットワーク、HAPPY PARKプロジェクト）をつないでいます。"
    assert first in said
    assert "連携 1、後援 1" in said
    assert re.search(r"「熊本市」 連携\s*300行", said)
    assert re.search(r"「熊本市」 後援\s*352行", said)
    assert "根拠の記載2件すべてに、名前が書かれています。" in said
    assert said.index(first) < said.index("つないでいる相手の表")


def test_too_little_is_said_with_the_count_and_the_least_and_offers_the_kinds(site: dict[str, str]) -> None:
    said = section(site["brokers.html"], "body")
    assert "2つ以上要りますが、ここには1つです。" in said
    assert "同じ種類であって、同じ相手とは限りません" in said
    assert re.search(r'<a href="#kind"><span lang="ja">相手の種類で見れば', site["brokers.html"])
    assert "順位の幅" not in said


def test_rows_have_the_figures_of_the_analysis(made: Site) -> None:
    answer = made.answers.certain["kind"]
    own = levels(made)["kind"]
    shared = [row for row in answer.rows if len(row.groups) > 1]
    assert own["shared"] == len(own["rows"]) == len(shared)
    assert answer.robustness is not None
    for shown, row in zip(own["rows"], shared, strict=True):
        spread = answer.robustness.rows[row.partner.id].missing[0.1]
        assert shown["n"] == len(row.groups)
        assert shown["rank_said"] == wording.rank_text(row)
        assert [(one["role"].ja, one["n"]) for one in shown["roles"]] == [
            (vocab.label("roles", role, "ja"), n) for role, n in row.roles
        ]
        assert (shown["only"], shown["range"]) == (row.only_pairs, wording_certainty.range_text(spread))
        assert (shown["median"], shown["stay"]) == (f"{spread.median:g}", f"{spread.top:.0%}")
        assert shown["chance"] == wording_certainty.chance_text(answer, row)
        assert shown["measures"]["betweenness"] == f"{row.measures['betweenness']:.1%}"
        assert shown["measures"]["constraint"] == f"{row.measures['constraint']:.2f}"
        assert shown["measures"]["prefectures"]["across"] == row.measures["prefectures"]


def test_researchers_get_the_figures_behind_the_word(made: Site, site: dict[str, str]) -> None:
    answer, own = made.answers.certain["kind"], levels(made)["kind"]
    assert answer.chance is not None
    shared = [row for row in answer.rows if len(row.groups) > 1]
    for shown, row in zip(own["tested"], shared, strict=True):
        only, between = (answer.chance.values[name][row.partner.id] for name in ("only-pairs", "betweenness"))
        assert shown["only"]["observed"] == str(row.only_pairs)
        assert (shown["only"]["p"], shown["only"]["q"]) == (f"{only.p:.3f}", f"{only.q:.3f}")
        assert shown["only"]["z"] == ("" if only.z is None else f"{only.z:.2f}")
        assert shown["between"]["observed"] == f"{row.measures['betweenness']:.3f}"
        assert shown["between"]["p"] == f"{between.p:.3f}"
    said = section(site["brokers.html"], "kind")
    assert "無作為に入れ替えた500の表" in said
    assert "よほど強い偏りでなければ偶然と見分けられません" in said


def test_pairs_cut_off_are_those_that_fragmentation_counts(made: Site) -> None:
    answer, own = made.answers.certain["body"], levels(made)["body"]
    (row,) = own["rows"]
    n = answer.counts.groups
    (first,) = [one for one in answer.rows if len(one.groups) > 1]
    assert (
        row["measures"]["cut"] == 1 == round((first.measures["fragmentation"] - answer.scores.whole) * n * (n - 1) / 2)
    )
    assert row["measures"]["parts"] == [1, 1]


def test_figures_in_words_are_those_of_the_table(site: dict[str, str], made: Site) -> None:
    own = levels(made)["kind"]
    said = section(site["brokers.html"], "kind")
    for row in own["rows"][:3]:
        assert f"順位は{row['range'].ja}です。5位以内に残る割合は{row['stay']}です。" in said
    assert "13団体中10団体が" in said


@pytest.mark.parametrize("level", ["body", "kind"])
def test_every_heading_of_a_table_is_explained_below_it(site: dict[str, str], level: str) -> None:
    (found,) = re.findall(rf'(?s)<section aria-labelledby="{level}">(.*?)</section>', site["brokers.html"])
    plain = {"連携先", "種類"}
    for table, below in re.findall(r"(?s)<thead><tr>(.*?)</tr></thead>.*?</table>(.*?)(?=<table|$)", found)[:2]:
        heads = set(re.findall(r'<th scope="col"[^>]*><span lang="ja">(.*?)</span>', table)) - plain
        told = set(re.findall(r'<dt><span lang="ja">(.*?)</span>', below.split("<table")[0]))
        assert heads == told


def test_a_rank_is_drawn_where_it_is_told() -> None:
    made = str(brokers_page.interval(Spread(median=3, low=2, high=5, top=1.0), rank=4, last=9))
    low, wide = (float(x) for x in re.findall(r'<rect x="([\d.]+)" y="4" width="([\d.]+)"', made)[0])
    (median,) = re.findall(r"<path d=\"M([\d.]+) 2v12", made)
    (ring,) = re.findall(r'<circle cx="([\d.]+)"', made)
    step = (130 - 16) / 8
    at = [8 + step * (rank - 1) for rank in (2, 3, 4, 5)]
    assert [low + 2, float(median), float(ring), low + wide - 2] == pytest.approx(at, abs=0.2)
    alone = str(brokers_page.interval(Spread(1, 1, 1, 1.0), rank=1, last=1))
    assert '<circle cx="8"' in alone


def test_among_many_ranks_the_first_stay_apart_and_the_last_is_at_the_end() -> None:
    def ring(rank: int, last: int) -> float:
        (found,) = re.findall(
            r'<circle cx="([\d.]+)"', str(brokers_page.interval(Spread(rank, rank, rank, 1), rank, last))
        )
        return float(found)

    assert ring(1, 900) == ring(1, 9) == 8
    assert ring(900, 900) == ring(9, 9) == 122
    assert ring(3, 900) - ring(1, 900) > 10
    assert [ring(rank, 900) for rank in range(1, 900, 50)] == sorted(ring(rank, 900) for rank in range(1, 900, 50))


def unnamed(statements: Statements, which: Sequence[str]) -> Statements:
    """Return statements in which some partners have no name but a kind in one city."""
    change = {"body": "", "grounding": "none", "generic": True, "places": ("43100",)}
    return replace(
        statements,
        mentions=tuple(replace(m, **change) if m.name in which else m for m in statements.mentions),
    )


def test_what_is_only_possible_has_no_rank_and_is_not_said_to_link() -> None:
    said = section(one_page(unnamed(tiny(SHARED), [f"連携先{n}" for n in "甲乙"]), "brokers.html"), "place")
    assert "2団体以上が挙げているものが1あります" in said
    assert "つない" not in said
    (row,) = levels_of(unnamed(tiny(SHARED), [f"連携先{n}" for n in "甲乙"]))["place"]["rows"]
    assert (row["nature"], row["rank"], row["rank_said"].ja, row["page"]) == (UNNAMED, "", "—", "")


def test_bodies_that_are_ranked_have_ranges_and_ties() -> None:
    own = levels_of(tiny(SHARED))["body"]
    assert [(row["label"].ja, row["rank_said"].ja) for row in own["rows"]] == [
        ("みなの会", "1位（同順位2）"),
        ("友の会", "1位（同順位2）"),
    ]
    assert all(row["picture"] and row["range"] for row in own["rows"])
    assert own["alone"] == 3
    said = section(one_page(tiny(SHARED), "brokers.html"), "body")
    assert "最も多くの団体をつないでいるのは" in said
    assert "あいだに立つ働き" in said


def test_a_long_table_shows_its_first_rows_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brokers_page, "ROWS", 1)
    page = one_page(tiny(SHARED), "brokers.html")
    assert "はじめの1件を示しています（2団体以上に共通のもの全2件）" in section(page, "body")


def test_the_file_beside_has_every_row_of_the_table_with_its_figures(site: dict[str, str], made: Site) -> None:
    for level, own in levels(made).items():
        path = own["csv"]
        text = site[path]
        assert text.startswith("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        name, n = head("partner"), head("groups")
        told = [(row[name], int(row[n])) for row in rows if row[name] != CELLS["nobody"]]
        assert told == [(r["label"].ja, r["n"]) for r in own["rows"]]
        assert (f'href="{path}" download' in site["brokers.html"]) == bool(told)
        if level == "kind":
            sure = [head(column) for column in ("rank_missing_10_median", "chance", "evidence")]
            assert all(row[column] for row in rows for column in sure)


def test_where_measures_or_random_tables_are_too_costly_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "SHOWN_MEASURES_TO", 0)
    monkeypatch.setattr(answers, "UNTESTED_FROM", 0)
    page = one_page(tiny(SHARED), "brokers.html")
    said = section(page, "body")
    assert "kgraph brokers --measures all で計算できます" in said
    assert "この大きさでは表にしていません" in said
    assert "橋渡しの度合い" not in said
    assert "順位の幅" in said


def test_values_that_there_are_none_of_say_so() -> None:
    own = levels_of(tiny({"甲": [("共の会", "endorsement")], "乙": [("共の会", "endorsement")]}))["body"]
    (row,) = own["rows"]
    assert row["measures"]["constraint"] == row["measures"]["size"] == ""
    page = one_page(tiny({"甲": [("共の会", "endorsement")], "乙": [("共の会", "endorsement")]}), "brokers.html")
    assert re.search(r'<td class="num b-constraint" data-sort=""><span class="none"><span lang="ja">なし', page)
    assert "nan" not in page.lower().replace("tenant", "")


def test_names_that_hold_markup_stay_names() -> None:
    evil = "<img src=x onerror=alert(1)>"
    page = one_page(
        tiny({f"{n}</script>": [(evil, "endorsement"), ("友", "funding")] for n in "甲乙丙"}), "brokers.html"
    )
    assert evil not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "甲</script>" not in page


def test_a_site_without_groups_says_that_nothing_is_shared() -> None:
    page = one_page(tiny({}), "brokers.html")
    assert "2つ以上の団体に共通する、名前のある連携先はありません。" in section(page, "body")
    assert "順位は付けません" in section(page, "kind")


def test_what_chance_says_of_every_row_is_said_once_above_the_table(made: Site, site: dict[str, str]) -> None:
    answer = made.answers.certain["kind"]
    shown = levels(made)["kind"]["rows"]
    assert {str(row["chance"].ja) for row in shown} == {levels(made)["kind"]["chance_all"].ja}
    page = section(site["brokers.html"], "kind")
    above, _, rest = page.partition("<table")
    assert "表のどの行も、" in above
    assert "「真ん中」はその中央の順位" in above
    assert 'class="b-chance"' not in rest
    rows = [row for row in answer.rows if len(row.groups) > 1]
    assert answer.chance is not None
    first, name = rows[0], wording_certainty.chance_of(answer, rows[0])
    assert name is not None
    told = dict(answer.chance.values[name[0]])
    told[first.partner.id] = replace(name[1], q=0.0)
    values = {**answer.chance.values, name[0]: told}
    other = replace(answer, chance=replace(answer.chance, values=values))
    assert brokers_page._chance_of_all(other, rows) is None
