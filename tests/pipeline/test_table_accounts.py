"""Words among partners that were not read are accounted for as unread; the characters of each line are all there."""

from __future__ import annotations

import pytest
from table_files import codes, csv_file, read

HEAD = ["団体名", "都道府県", "取組名", "連携先", "備考"]


def accounts(statements, line):
    return {(a.fate, a.field): a.chars for a in statements.lines if a.line == line}


@pytest.mark.parametrize(
    ("row", "unread"),
    [
        (["みほんの会", "熊本県", "見守り", "リブリン、ほほえみ", ""], {("unread", "partners"): 9}),
        (["みほんの会", "熊本県", "見守り", "リブリン、ほほえみ", "あ"], {("unread", "partners・備考"): 10}),
        (["みほんの会", "熊本県", "見守り", "熊本市、NPO法人あおぞら", ""], {}),
    ],
)
def test_each_character_is_accounted_for(tmp_path, row, unread):
    result = read(csv_file(tmp_path / "table.csv", [HEAD, row]))
    found = accounts(result.statements, 2)
    assert {at: chars for at, chars in found.items() if at[0] == "unread"} == unread
    assert sum(found.values()) == sum(map(len, row))
    assert (("no-partner", 2) in codes(result)) == bool(unread)
    group = result.statements.groups[0].id
    assert {a.group for a in result.statements.lines if a.line == 2} == {group}
