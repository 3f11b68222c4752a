"""How sure an answer about brokers is: what is worked out, said in words and written as data."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from kgraph.links import LinkTable
from kgraph.network import brokers, scores, wording_certainty
from kgraph.network.brokers import BrokerAnswer
from kgraph.network.certainty import ROBUSTNESS, seconds, with_certainty
from kgraph.network.results import brokers_dict
from kgraph.network.robustness import Spread, robustness

MakeTable = Callable[..., LinkTable]


@pytest.fixture(scope="module")
def answer(casebook: dict[str, LinkTable]) -> BrokerAnswer:
    return with_certainty(brokers.rank(casebook["kind"], measures=list(scores.MEASURES)), draws=60, random_tables=40)


@pytest.fixture(scope="module")
def full(casebook: dict[str, LinkTable]) -> BrokerAnswer:
    return with_certainty(brokers.rank(casebook["kind"]), "full", draws=6, random_tables=4)


def test_the_robustness_is_that_of_the_table(answer: BrokerAnswer, casebook: dict[str, LinkTable]) -> None:
    assert answer.robustness == robustness(casebook["kind"], draws=60)
    first, second = answer.rows[:2]
    assert (len(first.groups), len(second.groups)) == (10, 7)  # the kinds of the design: no group changes their places
    for row, place in ((first, 1), (second, 2)):
        own = wording_certainty.robust_of(answer, row)
        assert own is not None
        assert (own.best, own.worst) == (place, place)


def test_nothing_is_worked_out_where_nothing_is_ranked_or_asked(casebook: dict[str, LinkTable]) -> None:
    body = brokers.rank(casebook["body"], casebook.values())
    assert with_certainty(body, "full") is body
    assert seconds(body) == 0
    kind = brokers.rank(casebook["kind"])
    assert with_certainty(kind, ROBUSTNESS[0]) is kind


def test_full_adds_intervals_of_three_measures_for_the_first_rows(full: BrokerAnswer) -> None:
    assert full.intervals.keys() == {"betweenness", "constraint", "fragmentation"}
    shared = [row.partner.id for row in full.rows if len(row.groups) > 1]
    for shares in full.intervals.values():
        assert list(shares) == [0.1, 0.2, 0.3]
        assert all(list(of) == shared[:20] for of in shares.values())
    top = full.rows[0].partner.id
    spread = full.intervals["betweenness"][0.1][top]
    assert 0.1 < spread.low <= spread.median <= spread.high < 0.6
    assert seconds(full) > 0


def test_values_of_full_are_those_of_the_ranking_when_nothing_is_missing(casebook: dict[str, LinkTable]) -> None:
    from kgraph.network.certainty import _MEASURES
    from kgraph.network.projection import two_mode

    table = casebook["kind"]
    network = two_mode(table)
    found = scores.scores(table, list(_MEASURES)).values
    for name, measure in _MEASURES.items():
        values = dict(zip(network.partners, measure(network).tolist(), strict=True))
        assert values == pytest.approx(found[name], nan_ok=True)


def test_a_large_table_has_intervals_for_one_share(full: BrokerAnswer, monkeypatch: pytest.MonkeyPatch) -> None:
    from kgraph.network import certainty

    monkeypatch.setattr(certainty, "ONE_SHARE_FROM", 10)
    found = with_certainty(replace(full, robustness=None), "full", draws=2, random_tables=2)
    assert all(list(shares) == [0.1] for shares in found.intervals.values())


def test_progress_tells_each_stage_to_its_end(casebook: dict[str, LinkTable]) -> None:
    seen: list[tuple[str, int, int]] = []
    with_certainty(
        brokers.rank(casebook["kind"]),
        "full",
        draws=2,
        random_tables=2,
        progress=lambda stage, done, total: seen.append((stage, done, total)),
    )
    ends = {stage: (done, total) for stage, done, total in seen}
    assert {"robustness", "chance", "betweenness 10%", "constraint 30%"} <= ends.keys()
    assert all(done == total for done, total in ends.values())


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_as_data_it_is_strict_json_with_figures_and_sentences(answer: BrokerAnswer, lang: str) -> None:
    result = json.loads(json.dumps(brokers_dict(answer, lang), allow_nan=False))
    summary = result["summary"]
    assert summary["robustness"]["draws"] == 60
    assert summary["robustness"]["missing"] == [0.1, 0.2, 0.3]
    assert (summary["chance"]["method"], summary["chance"]["draws"], summary["chance"]["tested"]) == (
        "curveball",
        40,
        19,
    )
    assert summary["chance"]["partners_together"]["tests"] == 33 * 32 // 2
    first, last = result["brokers"][0], result["brokers"][-1]
    assert first["robustness"]["leave_one_group_out"] == {"best": 1, "worst": 1}
    assert first["robustness"]["rank"]["0.1"].keys() == {"median", "low", "high", "top_5"}
    assert first["chance"]["only-pairs"]["observed"] == first["only_pairs"] == 21
    assert first["chance"]["word"] == {"ja": "偶然でも起こる程度", "en": "no more than chance gives"}[lang]
    assert (last["groups"], last["robustness"], last["chance"]) == (1, None, None)


def test_without_it_the_data_are_as_they_were(casebook: dict[str, LinkTable]) -> None:
    result = brokers_dict(brokers.rank(casebook["kind"]), "en")
    assert "robustness" not in result["summary"]
    assert "chance" not in result["brokers"][0]


def test_ranks_are_told_in_whole_numbers(answer: BrokerAnswer) -> None:
    assert wording_certainty.range_text(Spread(2.0, 1.5, 3.2, 1.0)).ja == "1〜4位"
    assert wording_certainty.range_text(Spread(2.0, 2.0, 2.0, 1.0)).ja == "2位"
    moving = next(row for row in answer.rows if row.rank == 4)
    said = wording_certainty.robustness_sentence(answer, moving)
    assert said is not None
    assert "位から" in said.ja
    assert "のあいだ" in said.ja
    assert wording_certainty.robustness_sentence(answer, answer.rows[-1]) is None


def test_the_word_is_about_the_measure_of_the_ranking_where_it_can_be_tested(casebook: dict[str, LinkTable]) -> None:
    tested = {}
    for by in ("groups", "only-pairs", "betweenness", "constraint"):
        answer = with_certainty(brokers.rank(casebook["kind"], by=by), draws=2, random_tables=9)
        found = wording_certainty.chance_of(answer, answer.rows[0])
        assert found is not None
        tested[by] = found[0]
    assert tested == {
        "groups": "only-pairs",  # how many groups is fixed in the random tables
        "only-pairs": "only-pairs",
        "betweenness": "betweenness",
        "constraint": "only-pairs",
    }


def test_with_few_groups_it_is_said_how_many_there_are(answer: BrokerAnswer) -> None:
    said = wording_certainty.chance_note(answer)
    assert said is not None
    assert "13団体（30に満たない）が挙げたのべ75の種類" in said.ja
    assert "13 groups (fewer than 30) that name 75 kinds" in said.en
    chance = answer.chance
    assert chance is not None
    large = wording_certainty.chance_note(replace(answer, chance=replace(chance, values={})))
    assert large is not None
    assert "--robustness full" in large.en
    assert wording_certainty.chance_text(replace(answer, chance=replace(chance, values={})), answer.rows[0]) is None


def test_intervals_are_told_for_the_first_rows(full: BrokerAnswer) -> None:
    sentences = wording_certainty.interval_sentences(full, full.rows[0])
    names = [scores.MEASURES[measure].en for measure in full.intervals]
    assert [s.en.startswith(f"{name}: between ") for s, name in zip(sentences, names, strict=True)] == [True] * 3
    assert wording_certainty.interval_sentences(full, full.rows[-1]) == []


def test_a_sentence_names_so_many_groups_and_counts_the_rest(casebook: dict[str, LinkTable]) -> None:
    from kgraph.network.wording import names_of

    table = casebook["kind"]
    ids = tuple(group.id for group in table.groups)
    assert names_of(table, ids).ja.count("、") == 12
    assert names_of(table, ids, 2).ja.endswith(" ほか11団体")
    assert names_of(table, ids, 2).en.endswith(" and 11 more")


def test_pairs_that_chance_does_not_explain_are_named_with_their_figures(make_table: MakeTable) -> None:
    groups = [f"g{n:02}" for n in range(80)]
    cells = [(g, p) for at, g in enumerate(groups) for p in (f"p{at}", f"p{(at + 1) % 80}", f"s{at % 5}")]
    cells += [(g, p) for g in groups[:16] for p in ("t1", "t2")]
    cells += [(g, f"x{n}") for g in ("g40", "g60") for n in range(30)]
    found = with_certainty(brokers.rank(make_table(cells)), draws=2, random_tables=2)
    said = wording_certainty.pair_sentences(found, most=1)
    assert found.chance is not None
    first = found.chance.groups.listed[0]
    assert said[0].ja.startswith("　名")
    assert "団体が挙げる（偶然なら平均" in said[0].ja
    assert said[-1].ja.startswith(f"　団体{first.a} と 団体{first.b}: 同じ連携先{first.shared}（")
    assert f"{first.shared} partners in common" in said[-1].en
    assert len(said) == 2
    assert wording_certainty.pair_sentences(brokers.rank(make_table(cells))) == []
