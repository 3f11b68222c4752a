"""Passages in, mentions with their grounding out."""

from __future__ import annotations

import json

import pytest

from kgraph.errors import InputError
from kgraph.pipeline.passages import Passage, parse_passages, read_passages, take_passages


def partners(text: str, region: str = "", subject: str = "") -> list[dict[str, object]]:
    (result,) = read_passages([Passage("x", text, subject, region)])
    return list(result["partners"])


def test_a_plain_text_is_one_passage() -> None:
    assert parse_passages("松葉小学校と連携した。", "a.txt") == [Passage("a.txt", "松葉小学校と連携した。")]


def test_json_lines_are_passages() -> None:
    rows = [{"id": "p1", "text": "甲", "subject": "乙", "subject_region": "福井県"}, {"id": "p2", "text": "丙"}]
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    assert parse_passages(text, "-") == [Passage("p1", "甲", "乙", "福井県"), Passage("p2", "丙")]


@pytest.mark.parametrize("line", ['{"id": 1', '{"id": "p"}', '{"text": 3}', '{"text": "x", "subject": 3}'])
def test_a_bad_line_is_told_with_its_number(line: str) -> None:
    with pytest.raises(InputError) as error:
        parse_passages('{"text": "x"}\n' + line, "a.jsonl")
    assert (error.value.problems[0].file, error.value.problems[0].line) == ("a.jsonl", 2)


def test_the_good_lines_beside_a_bad_one_are_taken() -> None:
    found, problems = take_passages('{"text": "x"}\n{"id": 1\n\n{"id": "z", "text": "y"}', "a.jsonl")
    assert found == [Passage("1", "x"), Passage("z", "y")]
    assert [(p.code, p.line) for p in problems] == [("bad-passage", 2)]


def test_a_file_without_any_good_line_is_refused() -> None:
    with pytest.raises(InputError) as error:
        take_passages('{"id": 1\n{"text": 2}', "a.jsonl")
    assert [p.line for p in error.value.problems] == [1, 2]


def test_a_line_nested_too_deep_is_a_bad_line() -> None:
    found, problems = take_passages('{"text": "x"}\n' + "[" * 200_000, "a.jsonl")
    assert len(found) == 1
    assert [p.line for p in problems] == [2]


def test_a_row_has_the_keys_of_the_contract() -> None:
    (row,) = partners("松葉小学校と連携した。")
    assert list(row) == [
        "surface", "start", "end", "name", "kind", "generic", "grounded", "places", "role", "tense", "weak", "rule",
    ]  # fmt: skip


def test_a_unique_word_is_grounded_in_a_region_of_one_municipality() -> None:
    (row,) = partners("社会福祉協議会と連携した。", "福井県敦賀市")
    assert (row["grounded"], row["places"]) == ("敦賀市社会福祉協議会", ["18202"])


def test_a_generic_word_that_is_not_unique_keeps_the_area() -> None:
    (row,) = partners("自治会と連携した。", "福井県敦賀市")
    assert (row["grounded"], row["places"]) == (None, ["18202"])


def test_without_a_region_nothing_is_grounded() -> None:
    (row,) = partners("社会福祉協議会と連携した。")
    assert (row["grounded"], row["places"]) == (None, [])
