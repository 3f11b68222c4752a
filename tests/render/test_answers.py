"""The four answers of the start page, read by hand from the source beforehand."""

from __future__ import annotations

import re

from kgraph.links import LinkTable
from kgraph.network import gaps
from kgraph.render import answers
from kgraph.render.book import Book


def text_of(page: str, lang: str = "ja") -> str:
    """Return the words of a page in one language, without tags."""
    other = "en" if lang == "ja" else "ja"
    body = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", page)
    return re.sub(r"<[^>]+>", "", re.sub(rf'(?s)<span lang="{other}">.*?</span>', "", body))


def test_one_shared_body_links_two_groups_and_nothing_is_ranked(site: dict[str, str]) -> None:
    said = text_of(site["index.html"])
    assert "熊本市が、次の2団体をつないでいます。" in said
    assert "順位は付けません" in said
    assert "78組中1組" in said


def test_a_kind_is_told_as_mentioned_by_ten_of_thirteen(site: dict[str, str]) -> None:
    said = text_of(site["index.html"])
    assert "13団体中10団体が「市民活動団体・NPO」を挙げています" in said
    assert "市民活動団体・NPOが、次の" not in said


def test_no_cluster_is_told_by_bodies_and_the_reason_has_its_counts(site: dict[str, str]) -> None:
    assert "共通の連携先1、団体2です" in text_of(site["index.html"])


def test_gaps_are_the_boxes_that_nobody_ticked(book: Book, table_of: dict[str, LinkTable]) -> None:
    targets, activities = answers.gaps(gaps.find(table_of["kind"]), book)
    assert [one["label"].ja for one in targets["missing"]] == [
        "中高年者", "外国人", "犯罪をした者等", "LGBTQ", "ひきこもりの状態にある人",
    ]  # fmt: skip
    assert [one["label"].ja for one in activities["missing"]] == [
        "働くことを通じたつながり", "支援情報のポータルサイト構築", "情報発信の充実", "SNS 等を活用した相談支援",
    ]  # fmt: skip
    assert (targets["all"], activities["all"]) == (17, 14)


def test_basis_gives_the_counts_of_the_source(book: Book) -> None:
    counts = answers.basis(book)
    wanted = {"groups": 13, "prefectures": 9, "municipalities": 17, "mentions": 101, "named": 46, "generic": 55}
    assert {key: counts[key] for key in wanted} == wanted
    assert (counts["grounded"], counts["planned"]) == (6, 1)


def test_english_says_the_same(site: dict[str, str]) -> None:
    said = " ".join(text_of(site["index.html"], "en").split())
    assert "熊本市 links these 2 groups." in said
    assert "10 of 13 groups mention a partner of the kind “civil society organisation”" in said
    assert "101 mentions of a partner were read: 46 give a name, 55 only a kind" in said
