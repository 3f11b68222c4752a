"""IN-02: a BOM, quotes and odd spaces are no part of the first header."""

from __future__ import annotations

import pytest
from table_files import csv_file, literals, read

ROWS = [["団体ID", "名称"], ["ORG1", "みまもり連絡会"]]


def test_one_organisation_with_its_id_and_no_bom_in_the_graph(tmp_path):
    result = read(csv_file(tmp_path / "list.csv", ROWS, "utf-8-sig"))
    (group,) = result.statements.groups
    (identifier,) = result.statements.identifiers
    assert group.name == "みまもり連絡会"
    assert (identifier.body, identifier.scheme, identifier.value) == (group.id, "団体ID", "ORG1")
    assert result.problems == ()
    values = {value for value, _ in literals(result.statements)}
    assert "ORG1" in values
    assert not any("\ufeff" in value for value in values)


@pytest.mark.parametrize(
    "header", ["\ufeff団体ID", "\u00a0団体ID\u00a0", "　団体　ID　", '"団体ID"', "※団体ID", "①団体ID", "団体ID（必須）"]
)
def test_what_adorns_a_header_is_not_compared(tmp_path, header):
    result = read(csv_file(tmp_path / "list.csv", [[header, "名称"], ROWS[1]]))
    assert result.problems == ()
    assert [i.value for i in result.statements.identifiers] == ["ORG1"]
