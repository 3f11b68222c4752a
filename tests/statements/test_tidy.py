from dataclasses import replace

from kgraph.statements import load, tidy


def test_the_kept_statements_are_tidy(project_root):
    statements = load(project_root / "data" / "casebook-r7")
    assert tidy(statements) == statements


def test_a_body_goes_with_the_last_mention_that_means_it_and_its_parents_with_it(project_root):
    statements = load(project_root / "data" / "casebook-r7")
    unit = next(b for b in statements.bodies if b.parent and not any(m.body == b.parent for m in statements.mentions))
    left = tidy(replace(statements, mentions=tuple(m for m in statements.mentions if m.body != unit.id)))
    gone = {b.id for b in statements.bodies} - {b.id for b in left.bodies}
    assert unit.id in gone
    assert gone <= {unit.id, unit.parent}


def test_the_order_of_rows_given_does_not_matter(project_root):
    statements = load(project_root / "data" / "casebook-r7")
    mixed = replace(statements, mentions=statements.mentions[::-1], bodies=statements.bodies[::-1])
    assert tidy(mixed) == statements
