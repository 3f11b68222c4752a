"""A small source by hand that has everything a source can tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kgraph.statements import (
    Body,
    Concept,
    ConceptWord,
    Fact,
    Group,
    Identifier,
    Membership,
    Mention,
    Source,
    Statements,
)
from kgraph.statements.rows import Retired

GROUP, INITIATIVE = "b-group", "i-initiative"


def fact(field: str, value: str, note: str = "", words: str = "") -> Fact:
    return Fact(group=GROUP, field=field, value=value, note=note, line=9, start=0, end=1, words=words, rule="form")


def mention(identifier: str, surface: str, **changes: Any) -> Mention:
    values: dict[str, Any] = {
        "id": identifier,
        "group": GROUP,
        "field": "partners",
        "surface": surface,
        "name": surface,
        "kind": "school",
        "generic": True,
        "grounding": "none",
        "line": 20,
        "start": 100,
        "end": 100 + len(surface),
        "rule": "list",
        **changes,
    }
    return Mention(**values)


def named(identifier: str, surface: str, body: str, **changes: Any) -> Mention:
    return mention(identifier, surface, generic=False, grounding="named", body=body, **changes)


@pytest.fixture
def source() -> Source:
    return Source(id="test", publisher="発行者", title="事例集", issued="2025-12", document="t.txt", sha256="0" * 64)


@pytest.fixture
def statements(source: Source) -> Statements:
    """One group with one initiative and a mention of every sort."""
    return Statements(
        source=source,
        groups=(Group(id=GROUP, initiative=INITIATIVE, name="NPO 法人 みほん", line=3),),
        facts=(
            fact("label", "特定非営利活動法人 みほん"),
            fact("alias", "みほんの会"),
            fact("legal_form", "npo", note="見出しは特定非営利法人"),
            fact("form_status", "certified"),
            fact("prefecture", "43000"),
            fact("municipality", "43100"),
            fact("region_note", "及び近隣市町村"),
            fact("initiative", "居場所の取組"),
            fact("main_activity", "belonging-places"),
            fact("sub_activity", "outreach"),
            fact("main_target", "all-generations"),
            fact("sub_target", "lgbtq"),
            fact("founded", "2019-09", words="2019 年 9 月"),
            fact("incorporated", "2020-02-29", words="2020 年 2 月 29 日"),
            fact("staff", "5"),
            fact("staff_part", "2", note="常勤"),
            fact("staff_part", "3", note="非常勤"),
            fact("website", "https://example.org/"),
            fact("partners_role", "運営の協力"),
            fact("started", "2021-04", words="令和 3 年 4 月"),
            fact("member_count", "12"),
            fact("telephone", "0000000000"),
            fact("sub_target", "x-own"),
        ),
        identifiers=(
            Identifier(
                body=GROUP,
                scheme="corporate-number",
                value="1234567890123",
                name="特定非営利活動法人みほん",
                place="43100",
                register="法人番号",
                rule="register:name",
            ),
            Identifier(body="b-city", scheme="団体ID", value="ORG1", line=4, rule="table:column"),
        ),
        memberships=(
            Membership(member="b-office", of=GROUP, line=5, start=0, end=3, words="福祉課", rule="table:member"),
        ),
        concept_words=(
            ConceptWord(
                group=GROUP,
                scheme="targets",
                notation="older-people",
                field="content",
                words="高齢者",
                line=9,
                start=40,
                end=43,
                rule="concept-word:高齢者",
            ),
        ),
        concepts=(
            Concept(scheme="targets", notation="x-own", label="ケアラー", line=9),
            Concept(scheme="targets", notation="x-own-too", label="ヤングケアラー", broader="x-own", line=9),
        ),
        retired=(Retired(id="b-former", kept="b-city", name="旧みほん町"),),
        mentions=(
            named("m-named", "みほん市福祉課", "b-office", role="endorsement", role_text="広報", role_in_brackets=True),
            named("m-again", "福祉課", "b-office", field="approach"),
            mention("m-word", "市役所", grounding="unique-word", body="b-city", kind="municipality"),
            mention("m-open", "地域の学校", places=("43100", "43101"), count=5, note="近隣の校区"),
            mention("m-open-too", "地域の学校", start=200, end=205),
            named("m-plan", "これから塾", "b-plan", tense="planned"),
            mention("m-weak", "地域住民", weak=True, kind="individual"),
        ),
        bodies=(
            Body(id="b-city", name="みほん市", kind="municipality", scope="43100", place="43100"),
            Body(
                id="b-office",
                name="みほん市福祉課",
                kind="municipal-department",
                scope="43100",
                name_basis="composed",
                parent="b-city",
                place="43100",
            ),
            Body(id="b-plan", name="株式会社これから塾", legal_form="stock-company", kind="network", scope=GROUP),
        ),
    )


@pytest.fixture
def make_mention() -> Callable[..., Mention]:
    return mention


@pytest.fixture
def make_fact() -> Callable[..., Fact]:
    return fact
