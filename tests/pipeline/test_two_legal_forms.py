"""A name that holds one legal form beside a column that tells another: a contradiction, told and not guessed away."""

from __future__ import annotations

import pytest
from table_files import codes, csv_file, facts, read

HEAD = ["団体名", "法人格", "取組名", "都道府県", "主な取組の種類", "主な対象", "連携先"]


def one(tmp_path, name, form):
    return read(csv_file(tmp_path / "list.csv", [HEAD, [name, form, "食堂", "熊本県", "居場所づくり", "高齢者", ""]]))


@pytest.mark.parametrize(
    ("name", "form", "notation"),
    [
        ("合同会社 みなと", "株式会社", "stock-company"),
        ("みなと株式会社", "任意団体", "unincorporated-association"),
        ("（一社）みなと", "公益社団法人", "public-interest-association"),
    ],
)
def test_the_two_are_told(tmp_path, name, form, notation):
    result = one(tmp_path, name, form)
    (problem,) = result.problems
    assert (problem.code, problem.line, problem.found) == ("contradiction", 2, name)
    assert form in problem.expected.ja
    assert facts(result.statements, "legal_form") == {name: [notation]}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("合同会社 みなと", "合同会社"),
        ("NPO法人みなと", "特定非営利活動法人"),
        ("社団法人みなと", "一般社団法人"),
        ("みなと", "株式会社"),
        ("合同会社 みなと", ""),
    ],
)
def test_forms_that_agree_are_not(tmp_path, name, form):
    assert codes(one(tmp_path, name, form)) == []


def test_members_are_looked_at_too(tmp_path):
    rows = [
        ["山川市見守りプラットフォーム会員名簿"],
        ["会員名", "法人格"],
        ["合同会社みなと", "株式会社"],
        ["あおば会", ""],
    ]
    assert codes(read(csv_file(tmp_path / "list.csv", rows))) == [("contradiction", 3)]
