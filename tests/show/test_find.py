"""Finding a group or body by any of its names or a part of one."""

from __future__ import annotations

import pytest

from kgraph.errors import CallError
from kgraph.resources import folder
from kgraph.show import SeveralMatches, find, subjects
from kgraph.statements import Statements, load


@pytest.fixture(scope="module")
def sources() -> tuple[Statements, ...]:
    return (load(folder("data") / "casebook-r7"),)


def test_every_group_and_body_is_found_by_its_id(sources: tuple[Statements, ...]) -> None:
    known = subjects(sources)
    ids = {g.id for s in sources for g in s.groups} | {b.id for s in sources for b in s.bodies}
    assert {s.id for s in known} == ids
    assert all(find(sources, s.id) == s for s in known)


@pytest.mark.parametrize(
    "typed, label",
    [
        ("熊本市", "熊本市"),  # the name itself, though 熊本市教育委員会 holds it too
        ("熊本 市", "熊本市"),
        ("HAPPY PARK プロジェクト", "HAPPY PARKプロジェクト"),
        ("ＨＡＰＰＹ　park", "HAPPY PARKプロジェクト"),
        ("ﾊﾝｽﾞｵﾝ", "一般社団法人 ハンズオン"),
        ("KVOAD", "特定非営利活動法人 くまもと災害ボランティア団体ネットワーク"),
        ("高齢者福祉係", "恩納村福祉課高齢者福祉係"),
        ("うるま市こども", "うるま市こども未来部こども政策課"),
    ],
)
def test_width_spaces_case_and_parts_of_names_are_understood(
    sources: tuple[Statements, ...], typed: str, label: str
) -> None:
    found = find(sources, typed)
    assert label.replace(" ", "") in {name.replace(" ", "") for name in found.names}


def test_several_matches_are_all_listed(sources: tuple[Statements, ...]) -> None:
    with pytest.raises(SeveralMatches) as error:
        find(sources, "社会福祉協議会")
    labels = [c.label for c in error.value.candidates]
    assert len(labels) >= 8
    assert labels == sorted(labels)
    for lang in ("ja", "en"):
        assert all(label in error.value.message(lang) for label in labels)


def test_words_that_several_bodies_are_called_by_are_no_name_of_one(sources: tuple[Statements, ...]) -> None:
    # 市役所 is grounded in 沖縄市, but it is not what that city is called.
    assert not any("市役所" in subject.names for subject in subjects(sources))


def test_a_slip_of_the_pen_gets_suggestions(sources: tuple[Statements, ...]) -> None:
    with pytest.raises(CallError, match=r"do you mean one of these\?\n  熊本日日新聞社"):
        find(sources, "熊本目日新聞社")


@pytest.mark.parametrize("typed", ["存在しない名前のつもり", "", "　"])
def test_a_name_like_no_other_is_said_to_be_unknown(sources: tuple[Statements, ...], typed: str) -> None:
    with pytest.raises(CallError, match="try another spelling"):
        find(sources, typed)
