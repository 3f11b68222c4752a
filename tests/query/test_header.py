from __future__ import annotations

import pytest

from kgraph.errors import DataError
from kgraph.query import parse_header

TEXT = """# ja: 数を
#     ja: 数える
# en: Count
# A remark: nothing in it is read.
# param: prefecture place optional "愛媛県 or 38000"
# param: kind kind
# param: role role default=endorsement
# param: lang lang
# column: n 数 | count

SELECT ?n { } # en: not this
"""


def test_purpose_parameters_and_columns_are_read():
    header = parse_header(TEXT)
    assert header.purpose.ja == "数を 数える"
    assert header.purpose.en == "Count"
    found = [(p.name, p.type, p.required, p.default, p.example) for p in header.parameters]
    assert found == [
        ("prefecture", "place", False, "", "愛媛県 or 38000"),
        ("kind", "kind", True, "", ""),
        ("role", "role", False, "endorsement", ""),
        ("lang", "lang", False, "", ""),
    ]
    assert header.column("n", "ja") == "数"
    assert header.column("n", "en") == "count"
    assert header.column("other", "en") == "other"


def test_a_query_without_a_comment_has_an_empty_header():
    assert parse_header("SELECT * { }").parameters == ()


@pytest.mark.parametrize(
    "line",
    ["# param: kind", "# param: kind nothing", "# param: kind kind maybe", "# param: 2x text", "# column: n no bar"],
)
def test_a_line_that_cannot_be_read_is_told_with_its_number(line):
    with pytest.raises(DataError) as caught:
        parse_header(f"# ja: x\n{line}\nSELECT", "own.rq")
    problem = caught.value.problems[0]
    assert (problem.file, problem.line) == ("own.rq", 2)
