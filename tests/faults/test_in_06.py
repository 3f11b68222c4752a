"""IN-06: readings that Excel keeps beside the words (furigana) are no part of a name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from table_files import read, xlsx_file

PHONETIC = '<t>結の会</t><rPh sb="0" eb="3"><t>ユイノカイ</t></rPh><phoneticPr fontId="1"/>'


SHARED = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_reading(path: Path, *, inline: bool) -> Path:
    """Put a reading beside the name, in the cell itself or in the shared strings of the workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    before = parts[sheet]
    if inline:
        parts[sheet] = before.replace("<is><t>結の会</t></is>", f"<is>{PHONETIC}</is>")
    else:
        cell = r'<c r="([A-Z]+[0-9]+)"([^>]*?) t="inlineStr"><is><t>結の会</t></is></c>'
        parts[sheet] = re.sub(cell, r'<c r="\1"\2 t="s"><v>0</v></c>', before)
        parts["xl/sharedStrings.xml"] = (
            f'<sst xmlns="{SPREADSHEET}" count="1" uniqueCount="1"><si>{PHONETIC}</si></sst>'
        )
        for name, end, more in (
            ("[Content_Types].xml", "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED}"/>'),
            (
                "xl/_rels/workbook.xml.rels",
                "</Relationships>",
                f'<Relationship Id="rIdS" Type="{RELATION}" Target="/xl/sharedStrings.xml"/>',
            ),
        ):
            parts[name] = parts[name].replace(end, more + end)
    assert parts[sheet] != before
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize("inline", [False, True])
def test_the_name_is_exactly_what_the_cell_shows(tmp_path, inline):
    path = with_reading(xlsx_file(tmp_path / "list.xlsx", [["団体名", "地域"], ["結の会", "東京都"]]), inline=inline)
    (group,) = read(path).statements.groups
    assert group.name == "結の会"


def test_a_reading_beside_a_header_does_not_hide_it(tmp_path):
    path = xlsx_file(tmp_path / "list.xlsx", [["結の会"], ["団体名", "地域"], ["甲会", "東京都"]])
    (group,) = read(with_reading(path, inline=False)).statements.groups
    assert group.name == "甲会"
