"""The page of groups that belong together: what the analysis gives, how sure it is, and a picture that says the same."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from one_page import one_page
from tiny_site import tiny, tiny_tables

from kgraph.links import LinkTable
from kgraph.network.clusters import ClusterAnswer
from kgraph.render import clusters_page
from kgraph.render.answers import SURE
from kgraph.render.book import Book
from kgraph.render.names import short
from kgraph.render.site import Site
from kgraph.render.texts_tables import SECTIONS, head
from kgraph.statements import Statements

SVG = "{http://www.w3.org/2000/svg}"
# Two sets of groups that share much within, and one partner between them.
PARTED = {
    **{f"団体{n}": [("東の会", "endorsement"), ("朝の会", "funding"), ("間の会", "cooperation")] for n in "甲乙丙"},
    **{f"団体{n}": [("西の会", "endorsement"), ("夕の会", "funding")] for n in "丁戊"},
    "団体己": [("西の会", "endorsement"), ("夕の会", "funding"), ("間の会", "cooperation")],
    "団体庚": [("離れた会", "funding")],
}


def section(page: str, level: str) -> str:
    """Return the Japanese text of the section of a level, tags away."""
    (found,) = re.findall(rf'(?s)<section aria-labelledby="{level}">(.*?)</section>', page)
    return unescape(re.sub("<[^>]+>", "", re.sub(r'(?s)<svg.*?</svg>|<span lang="en">.*?</span>', "", found)))


def context(site: Site) -> dict[str, Any]:
    (page,) = clusters_page.pages(site)
    return dict(page.context)


def site_of(statements: Statements) -> Site:
    return Site(Book([statements]), tiny_tables(statements))


@pytest.fixture(scope="module")
def made(book: Book, table_of: dict[str, LinkTable]) -> Site:
    return Site(book, table_of)


@pytest.fixture(scope="module")
def kinds(made: Site) -> dict[str, Any]:
    (found,) = [one for one in context(made)["levels"] if one["level"] == "kind"]
    return dict(found)


@pytest.fixture(scope="module")
def answer(made: Site) -> ClusterAnswer:
    return made.answers.clusters["kind"]


@pytest.mark.parametrize("level", ["body", "place"])
def test_too_little_is_said_with_counts_and_the_least_and_offers_the_kinds(site: dict[str, str], level: str) -> None:
    said = section(site["clusters.html"], level)
    assert "まとまりは言えません" in said
    assert "共通の連携先1、それを挙げた団体2" in said
    assert re.search("2つ以上.*5", said)
    assert "同じ種類であって、同じ相手とは限りません" in said


def test_clusters_are_those_of_the_analysis_with_each_groups_certainty(
    kinds: dict[str, Any], answer: ClusterAnswer
) -> None:
    assert len(kinds["clusters"]) == len(answer.clusters) == kinds["n"]
    for shown, cluster in zip(kinds["clusters"], answer.clusters, strict=True):
        assert [one["id"] for one in shown["members"]] == list(cluster.groups)
        assert [one["share"] for one in shown["members"]] == [f"{share:.0%}" for share in cluster.certainty]
        assert [one["unsure"] for one in shown["members"]] == [share < SURE for share in cluster.certainty]
        assert all((one["word"] == "c-unsure") == one["unsure"] for one in shown["members"])
        held = [(one["id"], one["n"]) for one in shown["held"]]
        assert held == [(h.partner, len(h.groups)) for h in cluster.held_by[: clusters_page.HELD]]
    assert kinds["steady"] + kinds["mostly"] + kinds["unsure"] == kinds["placed"] == 13


def test_what_is_said_of_all_is_what_the_analysis_found(
    site: dict[str, str], kinds: dict[str, Any], answer: ClusterAnswer
) -> None:
    said = section(site["clusters.html"], "kind")
    assert "13団体のうち13団体が3個のまとまりになります" in said
    assert f"はっきりしない団体が{kinds['unsure']}です" in said
    assert "まとまりの境ははっきりしていません" in said  # the modularity is below what is held for clear
    assert f"同じまとまりに入る回と入らない回がある組は{answer.unsure_pairs}です" in said
    assert "連携先が重なる団体の組62は、どれも偶然でも起こる程度の重なりです" in said


def test_between_clusters_are_the_partners_of_several_with_groups_of_each(
    kinds: dict[str, Any], answer: ClusterAnswer
) -> None:
    number = {group: cluster.number for cluster in answer.clusters for group in cluster.groups}
    assert len(kinds["between"]) == len(answer.between) > 5
    for row in kinds["between"]:
        of = [number[link.group] for link in answer.table.links_of(row["id"])]
        assert {part["number"]: part["n"] for part in row["parts"]} == {n: of.count(n) for n in set(of)}
        assert row["n"] == len(of)
        assert len(row["parts"]) > 1


def test_the_picture_says_what_the_tables_say(made: Site, answer: ClusterAnswer) -> None:
    counts = clusters_page.shared_between(answer, answer.clusters)
    assert len(counts) == clusters_page.PARTNERS
    number = {group: cluster.number for cluster in answer.clusters for group in cluster.groups}
    for partner, of in counts.items():
        groups = [number[link.group] for link in answer.table.links_of(partner)]
        assert all(groups.count(n) == times for n, times in of.items())
    for lang in ("ja", "en"):
        drawn = ElementTree.fromstring(str(clusters_page.picture(made.book, answer, lang)))
        words = [node.text or "" for node in drawn.iter() if node.tag in (f"{SVG}text", f"{SVG}tspan")]
        for partner, of in counts.items():
            label = answer.table.partner_by_id[partner].label_in(lang)
            ending = {"ja": "・", "en": ", "}[lang].join(map(str, sorted(of)))
            assert any(label[:8] in word and word.endswith(f"　{ending}") for word in words), label
        for cluster in answer.clusters:
            for group, share in zip(cluster.groups, cluster.certainty, strict=True):
                (line,) = [word for word in words if word.startswith(short(made.book.name(group))[:9])]
                assert line.endswith("？") == (share < SURE)
        assert len(list(drawn.iter(f"{SVG}path"))) == sum(len(of) for of in counts.values())


def test_numbers_for_the_script_stand_in_the_order_of_the_groups(made: Site, answer: ClusterAnswer) -> None:
    given = json.loads(str(context(made)["numbers"]))
    number = {group: cluster.number for cluster in answer.clusters for group in cluster.groups}
    assert given["of"]["kind"] == [number[group.id] for group in answer.table.groups]
    assert given["of"]["body"] == [0] * 13


def test_the_file_beside_has_every_group_with_its_certainty(site: dict[str, str], answer: ClusterAnswer) -> None:
    text = site["files/clusters-kind.csv"].removeprefix("\ufeff")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row[head("section")] == SECTIONS["group"]]
    assert {(int(row[head("cluster")]), row["ID"], float(row[head("certainty")])) for row in rows} == {
        (cluster.number, group, round(share, 6))
        for cluster in answer.clusters
        for group, share in zip(cluster.groups, cluster.certainty, strict=True)
    }
    assert 'href="files/clusters-kind.csv" download' in site["clusters.html"]


def test_shared_bodies_part_groups_and_one_stands_between() -> None:
    found = context(site_of(tiny(PARTED)))["levels"][0]
    names = [{one["name"] for one in cluster["members"]} for cluster in found["clusters"]]
    assert names == [{"団体甲", "団体乙", "団体丙"}, {"団体丁", "団体戊", "団体己"}]
    assert [(row["label"].ja, [p["n"] for p in row["parts"]]) for row in found["between"]] == [("間の会", [3, 1])]
    assert [one["name"] for one in found["alone"]] == ["団体庚"]
    page = one_page(tiny(PARTED), "clusters.html")
    said = section(page, "body")
    assert "7団体のうち6団体が、連携先の重なりで2個のまとまりに分かれます" in said
    assert "つながりがないという意味ではありません" in said
    assert re.search(r'<a href="bodies/[^"]+"><bdi lang="ja">間の会</bdi></a>', page)


def test_many_groups_stand_in_rows_and_small_clusters_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters_page, "TABLES_TO", 3)
    monkeypatch.setattr(clusters_page, "CLUSTERS", 1)
    monkeypatch.setattr(clusters_page, "MEMBERS", 2)
    page = one_page(tiny(PARTED), "clusters.html")
    said = section(page, "body")
    assert "ほかに1のまとまりがあります" in said
    assert "ほか1団体" in said
    assert '<td class="c-sure' not in page.split('id="place"')[0]


def test_a_group_that_is_not_sure_is_marked_in_words_and_by_a_border(made: Site, answer: ClusterAnswer) -> None:
    cluster = replace(answer.clusters[0], certainty=tuple(0.5 for _ in answer.clusters[0].groups))
    lines, unsure = clusters_page._cluster_box(made.book, cluster, "ja")
    assert unsure
    assert all(line.endswith("？") for line in lines[1:])
    steady = replace(cluster, certainty=tuple(1.0 for _ in cluster.groups))
    assert not clusters_page._cluster_box(made.book, steady, "ja")[1]


def test_names_that_hold_markup_stay_names() -> None:
    evil = "<svg onload=alert(1)>"
    given = {
        name.replace("団体", "<b>"): [(evil if p == "東の会" else p, r) for p, r in of] for name, of in PARTED.items()
    }
    page = one_page(tiny(given), "clusters.html")
    assert evil not in page
    assert "<b>" not in re.sub(r'<b lang="ja">', "", page)
    assert "&lt;svg onload=alert(1)&gt;" in page


def test_a_site_without_groups_says_so() -> None:
    page = one_page(tiny({}), "clusters.html")
    assert "共通の種類0、それを挙げた団体0" in section(page, "kind")
    assert "<svg" not in page


def test_that_the_borders_are_not_clear_stands_before_what_was_found(site: dict[str, str]) -> None:
    own = section(site["clusters.html"], "kind")
    assert own.index("まとまりの境ははっきりしていません") < own.index("個のまとまり")
    assert own.count("まとまりの境ははっきりしていません") == 1
    start = site["index.html"]
    assert start.index("まとまりの境ははっきりしていません") < start.index(
        "挙げている相手の種類が似ている団体をまとめると"
    )
