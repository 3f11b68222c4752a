"""Between editions a plan comes and goes as a plan; a partner that now leads a group, and is still named, did not go."""

from __future__ import annotations

from dataclasses import replace

from two_sources import first, group

from kgraph.pipeline.comparing import BODY, CAME, CHANGED, GROUP, PLAN, TIE, WENT, compare


def planned(statements, *ids):
    return replace(
        statements,
        mentions=tuple(replace(m, tense="planned") if m.id in ids else m for m in statements.mentions),
    )


def said(old, new):
    return [(c.what, c.how, c.other_label) for c in compare([old], [new]).changes]


def test_a_plan_that_went_is_no_tie_that_went():
    old = planned(first(), "m-a4")
    new = replace(
        old,
        mentions=tuple(m for m in old.mentions if m.id != "m-a4"),
        bodies=tuple(b for b in old.bodies if b.id != "b-aozora"),
    )
    assert said(old, new) == [(BODY, WENT, ""), (PLAN, WENT, "青空ひろば")]
    assert said(new, old) == [(BODY, CAME, ""), (PLAN, CAME, "青空ひろば")]


def test_a_plan_that_became_a_tie_changed():
    (change,) = compare([planned(first(), "m-a4")], [first()]).changes
    assert (change.what, change.how, change.field, change.old, change.new) == (
        TIE, CHANGED, "tense", "planned", "current",
    )  # fmt: skip


def test_a_partner_that_leads_a_group_now_and_is_still_named_did_not_go():
    old = first()
    led, facts = group("b-aozora", "青空ひろば", "50")
    new = replace(
        old,
        groups=(*old.groups, led),
        facts=(*old.facts, *facts),
        bodies=tuple(b for b in old.bodies if b.id != "b-aozora"),
    )
    assert said(old, new) == [(GROUP, CAME, "")]
    assert said(new, old) == [(GROUP, WENT, "")]
    unnamed = replace(new, mentions=tuple(m for m in new.mentions if m.id != "m-a4"))
    assert (BODY, WENT, "") in said(old, unnamed)
