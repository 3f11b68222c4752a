"""Several sources: each is checked by itself, and no id belongs to two."""

from dataclasses import replace

from kgraph.check import check, rules
from kgraph.rdf import to_quads


def edition(statements, identifier, staff):
    """The same document read under another id, with other mention and initiative ids, and other staff."""
    source = replace(statements.source, id=identifier)
    groups = tuple(replace(g, initiative=f"{g.initiative}2") for g in statements.groups)
    mentions = tuple(replace(m, id=f"{m.id}2") for m in statements.mentions)
    facts = tuple(replace(f, value=staff) if f.field == "staff" else f for f in statements.facts)
    facts = tuple(f for f in facts if f.field != "staff_part")
    return replace(statements, source=source, groups=groups, mentions=mentions, facts=facts)


def test_two_editions_may_say_different_things_of_one_group(casebook):
    (first,) = casebook
    second = edition(first, "casebook-r8", "7")
    report = check([first, second])
    assert report.conforms("warning")
    assert report.sources == (first.source.id, "casebook-r8")
    alone = check([first])
    assert report.triples > alone.triples
    nodes = {c.shape: c.nodes for c in alone.coverage}
    assert all(c.nodes >= nodes[c.shape] for c in report.coverage)
    given = [quad for one in (first, second) for quad in to_quads(one)]
    assert check([first, second], given) == report


def test_what_is_wrong_in_one_source_is_found_and_named_by_its_file(casebook):
    (first,) = casebook
    second = edition(first, "casebook-r8", "7")
    broken = replace(second, facts=tuple(f for f in second.facts if f.field != "main_target"))
    report = check([first, broken])
    assert not report.conforms()
    files = {
        f.row.file.split("/")[0]
        for result in report.results
        for f in result.findings
        if result.rule.severity == rules.VIOLATION
    }
    assert files == {"casebook-r8"}


def test_an_id_in_two_sources_is_a_violation(casebook):
    (first,) = casebook
    copy = replace(first, source=replace(first.source, id="copy"))
    report = check([first, copy])
    (result,) = (r for r in report.results if r.rule == rules.ID_IN_TWO_SOURCES)
    assert len(result.findings) == len(first.mentions) + len(first.groups)
