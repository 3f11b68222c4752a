"""A merge that makes one body of two legal forms loads, as a person decided it, and the check tells of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.check import check, rules
from kgraph.statements import Body
from kgraph.statements.rows import Retired


def merged(casebook, kept_name, retired_name, form=""):
    (first,) = casebook
    body = Body(id="b-kept", name=kept_name, kind="civil-society-organisation", scope="43000", legal_form=form)
    retired = Retired(id="b-old", kept="b-kept", name=retired_name)
    return [replace(first, bodies=(*first.bodies, body), retired=(retired,))]


def told(statements):
    return [f for r in check(statements).results if r.rule == rules.FORMS_MADE_ONE for f in r.findings]


def test_two_forms_of_one_body_are_told_with_both_names(casebook):
    (finding,) = told(merged(casebook, "NPO法人みほんの木", "一般社団法人みほんの木"))
    assert finding.found == "NPO法人みほんの木 / 一般社団法人みほんの木"
    assert finding.row.file.endswith("/corrections.csv")
    assert finding.row.id == "b-old"
    assert finding.rule.severity == rules.WARNING


@pytest.mark.parametrize("retired", ["みほんの木", "特定非営利活動法人みほんの木"])
def test_a_form_that_is_missing_or_the_same_is_not_told(casebook, retired):
    assert told(merged(casebook, "NPO法人みほんの木", retired)) == []


def test_several_sources_are_looked_at_together(casebook):
    (first,) = casebook
    (second,) = merged(casebook, "NPO法人みほんの木", "株式会社みほんの木")
    other = replace(second, source=replace(second.source, id="second"), groups=(), mentions=(), facts=(), lines=())
    assert len(told([first, other])) == 1
