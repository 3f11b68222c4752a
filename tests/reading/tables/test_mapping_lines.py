"""What is wrong with a mapping is told with its line, in a user's words; an entry that comes twice is refused."""

from __future__ import annotations

import pytest

from kgraph.errors import InputError
from kgraph.reading.tables.mapping import parse_mapping


def problems(text):
    with pytest.raises(InputError) as error:
        parse_mapping(text, "m.yml")
    return error.value.problems


def test_an_entry_that_comes_twice_is_refused_with_both_lines():
    (found,) = problems("rows: groups\ncolumns:\n  団体名: name\n  連携先: partners\n  団体名: alias\n")
    assert (found.line, found.field) == (5, "columns.団体名")
    assert found.counted is not None
    assert found.counted.ja == "同じ項目が二度（3行と5行）"


@pytest.mark.parametrize(
    ("text", "line", "field", "ja"),
    [
        ("- a\n", 1, "", "項目の並び（リスト）"),
        ("rows: groups\ncolumns: [a]\n", 2, "columns", "項目の並び（リスト）"),
        ("rows: {a: 1}\ncolumns: {団体名: name}\n", 1, "rows", "「名前: 値」の並び"),
        ("columns:\n  団体名: name\n  備考:\n", 3, "columns.備考", "空欄"),
        ("columns:\n  団体名: name\nconstants: 3\n", 3, "constants", "数 3"),
        (
            "columns:\n  団体名: name\n  連携先: {field: partner, number: [1]}\n",
            3,
            "columns.連携先",
            "項目の並び（リスト）",
        ),
    ],
)
def test_what_is_wrong_is_told_in_words_with_its_line(text, line, field, ja):
    (found,) = problems(text)
    assert (found.line, found.field) == (line, field)
    assert found.counted is not None
    assert found.counted.ja == ja
    told = found.message("ja") + found.message("en")
    assert not any(name in told for name in ("dict", "NoneType", "int:", "list:"))


@pytest.mark.parametrize(
    ("use", "found"),
    [("partners:こうえん", "こうえん"), ("{field: partners, tense: soon}", "soon"), ("nonsense", "nonsense")],
)
def test_unknown_words_are_told_as_they_stand(use, found):
    (problem,) = problems(f"columns:\n  団体名: name\n  連携先: {use}\n")
    assert (problem.line, problem.found) == (3, found)


def test_roles_and_plans_in_short():
    mapping = parse_mapping('columns:\n  団体名: name\n  後援: "partners:後援"\n  今後: partners:planned\n', "m.yml")
    uses = dict(mapping.columns)
    assert (uses["後援"].role, uses["後援"].tense) == ("endorsement", "")
    assert (uses["今後"].role, uses["今後"].tense) == ("", "planned")
