import pytest

from kgraph.statements import Correction, apply_corrections, load


@pytest.fixture
def statements(project_root):
    return load(project_root / "data" / "casebook-r7")


def correction(**values):
    return Correction(**{"table": "mentions", "action": "set", "reason": "r", "by": "b", "on": "2026-01-01", **values})


def test_a_correction_sets_a_column_and_leaves_the_id(statements):
    body = statements.bodies[0]
    row = correction(table="bodies", row=body.id, column="name", old=body.name, new="新しい名")
    corrected, problems = apply_corrections(statements, [row])
    assert problems == ()
    assert next(b for b in corrected.bodies if b.id == body.id).name == "新しい名"


def test_applied_twice_it_changes_nothing_more(statements):
    mention = statements.mentions[0]
    row = correction(row=mention.id, column="role_text", old=mention.role_text, new="何かをした")
    once, _ = apply_corrections(statements, [row])
    twice, problems = apply_corrections(once, [row])
    assert once != statements
    assert (twice, problems) == (once, ())


def test_a_dropped_row_is_gone_and_the_others_stay(statements):
    fact = statements.facts[3]
    row = correction(table="facts", row=f"{fact.group}/{fact.field}/{fact.value}", action="drop")
    corrected, problems = apply_corrections(statements, [row])
    assert problems == ()
    assert [f for f in statements.facts if f not in corrected.facts] == [fact]
    assert apply_corrections(corrected, [row]) == (corrected, ())


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"table": "groups", "row": "x"}, "table"),
        ({"row": "m-none"}, "row"),
        ({"row": None, "action": "move"}, "action"),
        ({"row": None, "column": "id"}, "column"),
        ({"row": None, "column": "nonsense"}, "column"),
        ({"row": None, "column": "surface", "old": "other"}, "old"),
    ],
)
def test_a_correction_that_does_not_fit_changes_nothing_and_is_reported(statements, values, wrong):
    row = correction(**{**values, "row": values["row"] or statements.mentions[0].id})
    corrected, problems = apply_corrections(statements, [row], "c.csv")
    assert corrected == statements
    assert [(p.file, p.line, p.field) for p in problems] == [("c.csv", 2, wrong)]
