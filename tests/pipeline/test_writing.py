"""Writing statements: what others gave is kept, what an earlier reading left behind is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.pipeline.writing import write_statements
from kgraph.statements import Body, Identifier, Membership, Source, Statements, load

BODY = Body(id="b-one", name="みほん食堂", kind="children-cafeteria", scope="43000")
PLATFORM = Body(id="b-net", name="みほん連絡会", kind="network", scope="43000")


@pytest.fixture
def statements() -> Statements:
    source = Source(id="list", publisher="発行者", title="名簿", issued="2026", document="l.csv", sha256="0" * 64)
    member = Membership(member=BODY.id, of=PLATFORM.id, line=2, start=0, end=5, words=BODY.name, rule="table")
    return Statements(source=source, bodies=(PLATFORM, BODY), memberships=(member,))


def test_numbers_that_a_register_gave_are_kept_when_the_source_is_read_again(statements, tmp_path):
    given = Identifier(body=BODY.id, scheme="corporate-number", value="1234567890123", register="登録簿", rule="name")
    write_statements(replace(statements, identifiers=(given,)), tmp_path)
    assert write_statements(statements, tmp_path) == ()
    assert load(tmp_path).identifiers == (given,)


def test_a_number_of_a_body_that_is_gone_is_left_out_and_told(statements, tmp_path):
    given = Identifier(body=BODY.id, scheme="corporate-number", value="1234567890123", register="登録簿", rule="name")
    write_statements(replace(statements, identifiers=(given,)), tmp_path)
    (problem,) = write_statements(replace(statements, bodies=(PLATFORM,), memberships=()), tmp_path)
    assert (problem.code, problem.found) == ("identifier-without-body", "1234567890123")
    assert load(tmp_path).identifiers == ()


def test_rows_of_an_earlier_reading_do_not_stay(statements, tmp_path):
    write_statements(statements, tmp_path)
    assert load(tmp_path).memberships
    write_statements(replace(statements, memberships=()), tmp_path)
    assert load(tmp_path).memberships == ()


def test_corrections_and_withheld_are_never_overwritten(statements, tmp_path):
    write_statements(statements, tmp_path)
    (tmp_path / "withheld.csv").write_text("id,reason,on\nb-one,求め,2026-01-01\n", "utf-8")
    write_statements(statements, tmp_path)
    assert load(tmp_path).withheld[0].id == "b-one"
