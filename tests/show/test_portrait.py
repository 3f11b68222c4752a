"""All that the statements say of one group or body."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest

from kgraph.errors import CallError
from kgraph.resources import folder
from kgraph.show import Portrait, find, portrait, portrait_dict
from kgraph.show.wording import FACTS
from kgraph.statements import Statements, Withheld, load, without_withheld
from kgraph.statements.rows import FACT_FIELDS


@pytest.fixture(scope="module")
def sources() -> tuple[Statements, ...]:
    return (load(folder("data") / "casebook-r7"),)


def of(sources: tuple[Statements, ...], name: str) -> Portrait:
    return portrait(sources, find(sources, name).id)


def test_a_group_has_all_its_facts_and_mentions(sources: tuple[Statements, ...]) -> None:
    (s,) = sources
    for group in s.groups:
        found = portrait(sources, group.id)
        assert [view.fact for view in found.facts] == list(s.facts_of(group.id))
        assert Counter(v.mention for v in found.partners) == Counter(m for m in s.mentions if m.group == group.id)
        assert found.initiatives == (group.initiative,)


def test_a_body_has_every_mention_of_it(sources: tuple[Statements, ...]) -> None:
    found = of(sources, "熊本市")
    counted = [(v.mention.line, v.mention.role) for v in found.named_by if v.mention.counts]
    assert counted == [(300, "cooperation"), (352, "endorsement")]
    assert [v.mention.line for v in found.named_by if not v.mention.counts] == [296, 302]
    assert (found.facts, found.partners, found.subject.is_group) == ((), (), False)


def test_a_body_has_its_units_at_any_depth_and_what_it_is_part_of(sources: tuple[Statements, ...]) -> None:
    village = of(sources, "恩納村")
    assert [b.name for b in village.units] == ["恩納村福祉課"]
    assert len(village.units_named_by) == 4
    unit = of(sources, "恩納村福祉課地域福祉係")
    assert [b.name for b in unit.parents] == ["恩納村福祉課", "恩納村"]


def test_each_mention_tells_at_which_levels_it_counts(sources: tuple[Statements, ...]) -> None:
    for s in sources:
        for group in s.groups:
            for view in portrait(sources, group.id).partners:
                m = view.mention
                expected = ("body", "place", "kind") if m.body else ("place", "kind")
                assert view.levels == (expected if m.counts else ())


def test_what_does_not_count_says_why(sources: tuple[Statements, ...]) -> None:
    plan = portrait_dict(of(sources, "ひまわり塾"), "en")["named_by"]
    assert [m["counted"] for m in plan] == ["not counted: planned"]
    elsewhere = portrait_dict(of(sources, "八西テレビ"), "en")["named_by"]
    assert [m["counted"] for m in elsewhere] == ["not counted: from another field"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_portrait_is_plain_data_with_a_place_for_each_statement(
    sources: tuple[Statements, ...], lang: str
) -> None:
    (s,) = sources
    for identifier in [*(g.id for g in s.groups), *(b.id for b in s.bodies)]:
        data = json.loads(json.dumps(portrait_dict(portrait(sources, identifier), lang), allow_nan=False))
        rows = [*data["facts"], *data["partners"], *data["named_by"], *data["units_named_by"]]
        assert all(row["document"] and row["line"] > 0 and row["words"] and row["field_label"] for row in rows)


def test_labels_follow_the_language_and_names_do_not(sources: tuple[Statements, ...]) -> None:
    data = portrait_dict(of(sources, "熊本市"), "en")
    assert (data["label"], data["body"]["kind_label"]) == ("熊本市", "municipality")
    assert {m["grounding_label"] for m in data["named_by"]} == {"named"}


def test_every_field_of_a_fact_has_a_label_in_both_languages() -> None:
    assert set(FACTS) == set(FACT_FIELDS)
    assert all(text.ja and text.en for text in FACTS.values())


def test_a_withheld_body_is_gone_from_all_portraits(sources: tuple[Statements, ...]) -> None:
    (s,) = sources
    city = find(sources, "熊本市").id
    left = (without_withheld(replace(s, withheld=(Withheld(id=city, reason="r", on="2026-01-01"),))),)
    with pytest.raises(CallError):
        portrait(left, city)
    assert all(v.mention.body != city for g in s.groups for v in portrait(left, g.id).partners)


def test_unknown_id_is_a_call_error(sources: tuple[Statements, ...]) -> None:
    with pytest.raises(CallError, match="the id of a group or body"):
        portrait(sources, "b-nobody")
