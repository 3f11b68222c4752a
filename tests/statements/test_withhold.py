from dataclasses import replace

from kgraph.statements import Withheld, load, records, to_files, without_withheld


def withhold(statements, identifier):
    return without_withheld(
        replace(statements, withheld=(Withheld(id=identifier, reason="本人の申し出", on="2026-01-15"),))
    )


def test_a_withheld_group_is_gone_with_everything_it_said(project_root):
    statements = load(project_root / "data" / "casebook-r7")
    group = statements.groups[8]
    left = withhold(statements, group.id)
    everything = "".join(content for name, content in to_files(left).items()) + str(records(left))
    assert group.id not in everything
    assert group.name.split()[-1] not in everything
    assert len(left.groups) == len(statements.groups) - 1
    assert left.withheld[0].on == "2026-01-15"


def test_a_withheld_body_goes_with_its_units_and_the_mentions_that_mean_them(project_root):
    statements = load(project_root / "data" / "casebook-r7")
    units = [b for b in statements.bodies if b.parent]
    parent = units[0].parent
    left = withhold(statements, parent)
    gone = {parent} | {b.id for b in units if b.parent == parent}
    assert not gone & {b.id for b in left.bodies}
    assert not gone & {m.body for m in left.mentions}
    assert len(left.groups) == len(statements.groups)


def test_nothing_withheld_changes_nothing(project_root):
    statements = load(project_root / "data" / "casebook-r7")
    assert without_withheld(statements) == statements
