import pytest

from kgraph.errors import DataError
from kgraph.statements.source import load_source, parse_source, source_yml

GOOD = """id: s
publisher: 甲
title: 乙
issued: "2025-12"
document: d.txt
sha256: "%s"
counts: {groups: {min: 1, max: 2}, bodies: {min: 3}}
""" % ("0" * 64)


def test_a_source_comes_back_as_it_was_written():
    source = parse_source(GOOD, "source.yml")
    assert parse_source(source_yml(source), "source.yml") == source
    assert (source.counts["groups"].max, source.counts["bodies"].max) == (2, None)


@pytest.mark.parametrize(
    ("edit", "field"),
    [
        (lambda t: t.replace("publisher: 甲\n", ""), "publisher"),
        (lambda t: t.replace("title:", "titel:"), "title"),
        (lambda t: t.replace("0" * 64, "0" * 63), "sha256"),
        (lambda t: t.replace("{min: 1, max: 2}", "{mim: 1}"), "counts.groups"),
        (lambda t: "- a\n- b\n", ""),
        (lambda t: "a: [\n", ""),
    ],
)
def test_a_wrong_entry_is_told_by_its_name(edit, field):
    with pytest.raises(DataError) as error:
        parse_source(edit(GOOD), "x/source.yml")
    assert error.value.problems[0].field == field
    assert error.value.problems[0].file == "x/source.yml"


def test_a_missing_source_yml_is_a_data_error(tmp_path):
    with pytest.raises(DataError):
        load_source(tmp_path / "source.yml")
