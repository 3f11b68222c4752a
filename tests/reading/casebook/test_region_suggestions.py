"""A place of 取組地域 that is none: which may be meant is said, as tables say it."""

from __future__ import annotations

import pytest

from kgraph.places import Places
from kgraph.reading.casebook.passages import Document, join
from kgraph.reading.casebook.problems import Problems
from kgraph.reading.casebook.region import read_region


@pytest.mark.parametrize(
    ("words", "unknown", "told"),
    [
        ("浦和市", "浦和市", "11100 埼玉県さいたま市"),
        ("埼玉県 浦和市", "浦和市", "11100 埼玉県さいたま市"),
        ("長野県真田町", "真田町", "20203 長野県上田市"),
        ("府中市", "府中市", "13206 東京都府中市, 34208 広島県府中市"),
        ("上多市", "上多市", "20203 長野県上田市"),
        ("長野県 前橋市", "前橋市", "群馬県前橋市"),
        ("長野県 府中市", "府中市", "東京都府中市"),
        ("長野県 " + "あ" * 60, "あ" * 60, "地名の表記"),
    ],
)
def test_an_unknown_place_comes_with_what_may_be_meant(words: str, unknown: str, told: str, places: Places) -> None:
    problems = Problems("x.txt")
    facts = read_region(join(Document.of(words), [(0, len(words))]), places, problems)
    assert not [fact for fact in facts if fact.field == "municipality"]
    assert [(p.code, p.found) for p in problems.found] == [("unknown-place", unknown)]
    assert told in problems.found[0].message("ja")
    assert problems.found[0].message("en")
