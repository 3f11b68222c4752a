"""The title of a table is no word on how to handle it, and no number of a form."""

from __future__ import annotations

import pytest
from table_files import csv_file, read

HEAD = ["団体名", "取組名", "都道府県", "主な取組の種類", "主な対象", "連携先"]
ROW = ["ひなた食堂の会", "食堂", "熊本県", "居場所づくり", "高齢者", "あおば会"]
TITLE = "山川県見守り団体一覧"


@pytest.mark.parametrize(
    "line",
    [
        "【取扱注意】", "様式第２号（第４条関係）", "第１号様式（第３条、第５条関係）", "別紙１", "（別添２）", "≪部外秘≫", "機密性２情報",
        "（案）", "転載・複製禁止", "参考資料３", "［庁内限り］",
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["above", "before", "behind", "beside"])
def test_the_title_is_what_else_stands_there(tmp_path, line, where):
    above = {
        "above": [[line], [TITLE]],
        "before": [[f"{line}　{TITLE}"]],
        "behind": [[f"{TITLE} {line}"]],
        "beside": [[TITLE, "", "", line]],
    }[where]
    result = read(csv_file(tmp_path / "list.csv", [*above, HEAD, ROW]))
    assert result.statements.source.title == TITLE
    assert [group.name for group in result.statements.groups] == [ROW[0]]


@pytest.mark.parametrize("title", ["【団体一覧】", "参考団体一覧", "秘書課の名簿", "公開団体名簿", "案内所一覧"])
def test_a_title_that_begins_so_is_one(tmp_path, title):
    result = read(csv_file(tmp_path / "list.csv", [[title], HEAD, ROW]))
    assert result.statements.source.title == title
