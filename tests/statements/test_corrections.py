import pytest

from kgraph.identity.names import body_id, normal_name
from kgraph.identity.review.bodies import body_for
from kgraph.places import Places
from kgraph.statements import Correction, apply_corrections, load, tidy
from kgraph.statements.corrections import grounding_cell


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


def chain(statements, *rows, **options):
    return apply_corrections(statements, rows, **options)


def test_of_several_values_the_last_holds_whatever_was_written_already(statements):
    mention = statements.mentions[0]
    first = correction(row=mention.id, column="role_text", old=mention.role_text, new="一つ目")
    second = correction(row=mention.id, column="role_text", old="一つ目", new="二つ目")
    fresh, problems = chain(statements, first, second)
    assert problems == ()
    assert next(m for m in fresh.mentions if m.id == mention.id).role_text == "二つ目"
    for written in (chain(statements, first)[0], fresh):  # rows that were written with a part of the log
        assert chain(written, first, second) == (fresh, ())


def test_a_value_set_back_is_as_it_was_read(statements):
    mention = statements.mentions[0]
    there = correction(row=mention.id, column="kind", old=mention.kind, new="other")
    back = correction(row=mention.id, column="kind", old="other", new=mention.kind)
    assert chain(statements, there, back) == (statements, ())


def test_a_drop_is_taken_back_by_keep_and_a_set_on_a_dropped_row_is_no_problem(statements):
    mention = statements.mentions[0]
    drop, keep = correction(row=mention.id, action="drop"), correction(row=mention.id, action="keep")
    change = correction(row=mention.id, column="kind", old=mention.kind, new="other")
    assert chain(statements, drop, keep) == (statements, ())
    dropped, problems = chain(statements, change, drop)
    assert problems == ()
    assert mention.id not in {m.id for m in dropped.mentions}
    assert chain(dropped, change, drop) == (dropped, ())


@pytest.mark.parametrize(
    ("table", "action", "new", "wrong"),
    [
        ("lines", "set", "x", "action"),
        ("facts", "ground", "x", "action"),
        ("mentions", "ground", "", "new"),
        ("bodies", "merge", "", "new"),
        ("bodies", "part", "", "old"),
        ("mentions", "merge", "b-x", "action"),
    ],
)
def test_what_an_action_needs_is_asked_for(statements, table, action, new, wrong):
    corrected, problems = chain(statements, correction(table=table, row="x", action=action, new=new))
    assert corrected == statements
    assert [p.field for p in problems] == [wrong]


def test_pairs_and_confirmations_leave_the_rows_alone(statements):
    one, other = (b.id for b in statements.bodies[:2])
    rows = [
        correction(table="bodies", row=one, action="merge", new=other),
        correction(table="bodies", row=one, action="part", old=other),
        correction(row=statements.mentions[0].id, action="confirm", new="0" * 12),
        correction(table="lines", row="42", action="confirm"),
    ]
    assert chain(statements, *rows) == (statements, ())


class TestGround:
    @pytest.fixture
    def mention(self, statements):
        return next(m for m in statements.mentions if m.grounding == "none" and m.places)

    def ground(self, mention, name, old=None):
        kind = "social-welfare-council"
        before = grounding_cell(mention) if old is None else old
        return correction(row=mention.id, action="ground", column=kind, old=before, new=name)

    def test_a_person_s_word_makes_the_body_and_the_mention_mean_it(self, statements, mention):
        corrected, problems = chain(statements, self.ground(mention, "さくら市民協議会"), body_for=body_for)
        assert problems == ()
        after = next(m for m in corrected.mentions if m.id == mention.id)
        body = next(b for b in corrected.bodies if b.id == after.body)
        assert (after.grounding, after.places, after.rule) == ("decided", (), f"{mention.rule} decided")
        assert (body.name, body.kind, body.name_basis) == ("さくら市民協議会", "social-welfare-council", "composed")

    def test_a_name_that_is_known_is_that_body(self, statements, mention):
        known = next(b for b in statements.bodies if b.kind == "university")
        corrected, _ = chain(statements, self.ground(mention, known.name), body_for=body_for)
        assert next(m for m in corrected.mentions if m.id == mention.id).body == known.id
        assert len(corrected.bodies) == len(statements.bodies)

    def test_it_meets_the_id_that_reading_would_have_given(self, statements, mention):
        city = Places.load().get(mention.places[0])
        name = f"{city.name}社会福祉協議会"
        corrected, _ = chain(statements, self.ground(mention, name), body_for=body_for)
        after = next(m for m in corrected.mentions if m.id == mention.id)
        assert after.body == body_id(normal_name(name), city.code)

    def test_it_is_taken_back_also_from_rows_that_were_written_with_it(self, statements, mention):
        ground = self.ground(mention, "さくら市民協議会")
        back = correction(row=mention.id, action="unground", old=ground.old)
        assert tidy(chain(statements, ground, back, body_for=body_for)[0]) == tidy(statements)
        written = tidy(chain(statements, ground, body_for=body_for)[0])
        again, problems = chain(written, ground, back, body_for=body_for)
        assert (tidy(again), problems) == (tidy(statements), ())

    def test_a_later_word_overrides_and_each_is_idempotent(self, statements, mention):
        first, second = self.ground(mention, "さくら市民協議会"), self.ground(mention, "もみじの会")
        once = tidy(chain(statements, first, second, body_for=body_for)[0])
        after = next(m for m in once.mentions if m.id == mention.id)
        assert next(b.name for b in once.bodies if b.id == after.body) == "もみじの会"
        assert tidy(chain(once, first, second, body_for=body_for)[0]) == once
        assert (
            tidy(chain(tidy(chain(statements, first, body_for=body_for)[0]), first, second, body_for=body_for)[0])
            == once
        )

    def test_a_mention_that_was_grounded_otherwise_since_is_a_stale_correction(self, statements, mention):
        stale = self.ground(mention, "さくら市民協議会", old="unique-word/b-other/")
        corrected, problems = chain(statements, stale, body_for=body_for)
        assert corrected == statements
        assert [p.field for p in problems] == ["old"]
