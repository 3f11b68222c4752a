"""The main route of an office: the form, filled in, read, built as a site; a list of members by its proposed mapping."""

from __future__ import annotations

import csv

import openpyxl
import pytest
import yaml
from table_files import csv_file

from kgraph.reading.tables.form import SHEET

GROUPS = (
    {"団体名": "やまかわ居場所の会", "法人格": "特定非営利活動法人", "取組名": "ふれあい広場", "都道府県": "熊本県", "市区町村": "熊本市",
     "主な取組の種類": "居場所づくり", "主な対象": "ひきこもり", "連携先1": "みどりの会", "連携先2": "熊本市社会福祉協議会",
     "連携先3": "株式会社あおぞら"},
    {"番号": 2, "団体名": "そよかぜ食堂", "法人格": "任意団体", "取組名": "子ども食堂", "都道府県": "熊本県", "市区町村": "八代市",
     "主な取組の種類": "食を通じたつながり", "主な対象": "高齢者", "連携先1": "みどりの会", "連携先2": "八代市社会福祉協議会",
     "連携先3": "やつしろ商店街振興組合"},
    {"団体名": "ひだまり相談室", "法人格": "一般社団法人", "取組名": "電話相談", "都道府県": "熊本県", "市区町村": "宇城市",
     "主な取組の種類": "居場所づくり", "主な対象": "高齢者", "連携先1": "宇城市", "連携先2": "宇城市社会福祉協議会"},
)  # fmt: skip
ABOUT = ("--issued", "2026-04-01", "--publisher", "山川県")


def fill(run, path, rows):
    """Make the form by the command, and fill it in as a person does."""
    assert run("template", "--out", path).exit_code == 0
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    columns = {cell.value: cell.column for cell in sheet[5]}
    for number, row in enumerate(rows, 7):
        for name, value in row.items():
            sheet.cell(number, columns[name], value)
    book.save(path)
    return path


def questions(run, folder):
    out = folder.parent / "sheet.csv"
    assert run("review", "--data", folder, "--out", out).exit_code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["種類"] != "見落とし"]


def test_a_form_is_filled_in_read_and_built_as_a_site(run, tmp_path):
    read = run("read", fill(run, tmp_path / "f.xlsx", GROUPS), "--out", tmp_path / "form", *ABOUT, lang="ja")
    assert read.exit_code == 0, read.output
    assert "ひきこもりの状態にある人" in read.stderr
    source = yaml.safe_load((tmp_path / "form" / "source.yml").read_text("utf-8"))
    assert (source["title"], source["publisher"], source["issued"]) == (
        "孤独・孤立対策 取組調査票",
        "山川県",
        "2026-04-01",
    )
    mentions = (tmp_path / "form" / "mentions.csv").read_text("utf-8").splitlines()
    assert len(mentions) == 1 + 8
    assert [row["種類"] for row in questions(run, tmp_path / "form") if row["種類"] == "読めなかった行"] == []
    built = run("build", tmp_path / "form", "--out", tmp_path / "B")
    assert built.exit_code == 0, built.output
    site = tmp_path / "B" / "site"
    assert (site / "index.html").is_file()
    assert (site / "check.html").is_file()
    assert "やまかわ居場所の会" in "".join(page.read_text("utf-8") for page in site.glob("*.html"))


def test_a_word_that_is_no_choice_is_refused_with_the_nearest(run, tmp_path):
    odd = {**GROUPS[0], "連携先1の種類": "NPO", "連携先1の役割": "食材提供", "都道府県": "福岡県", "市区町村": "府中市"}
    read = run("read", fill(run, tmp_path / "f.xlsx", [odd]), "--out", tmp_path / "form", *ABOUT, lang="ja")
    assert read.exit_code == 1
    by_word = {
        line.split("見つかったもの: ")[1].split(" ")[0]: line for line in read.stderr.splitlines() if line[0] != "("
    }
    assert "近い語: 「市民活動団体・NPO」" in by_word["NPO"]
    assert "寄附、会場" in by_word["食材提供"]
    assert "府中市は東京都と広島県にあります" in by_word["府中市"]
    (row,) = questions(run, tmp_path / "form")[-1:]
    assert row["欄"] == "市区町村・連携先1の種類・連携先1の役割"


@pytest.fixture
def members(tmp_path):
    rows = [
        ["令和７年度 山川県孤独・孤立対策官民連携プラットフォーム会員一覧"], ["番号", "会員名", "所在地"],
        ["1", "みどりの会", "熊本市"], ["小計", "1団体"], ["2", "あおぞら会", "八代市"], ["合計", "2団体"],
    ]  # fmt: skip
    return csv_file(tmp_path / "m.csv", rows, "cp932")


def test_a_proposed_mapping_is_used_as_it_is_once_it_says_who_and_when(run, tmp_path, members):
    mapping = tmp_path / "m.yml"
    mapping.write_text(run("read", members, "--suggest-mapping").stdout, "utf-8")
    text = mapping.read_text("utf-8")
    assert yaml.safe_load(text)["platform"] == "山川県孤独・孤立対策官民連携プラットフォーム"
    assert "publisher:  # " in text
    assert "1団体" not in text
    unchanged = run("read", members, "--mapping", mapping, "--out", tmp_path / "m")
    assert unchanged.exit_code == 0
    assert "--publisher 山川県" in unchanged.stderr
    mapping.write_text(text.replace("publisher:  #", "publisher: 山川県  #"), "utf-8")
    again = run("read", members, "--mapping", mapping, "--out", tmp_path / "m")
    assert (again.exit_code, "--publisher" in again.stderr) == (0, False)
    assert yaml.safe_load((tmp_path / "m" / "source.yml").read_text("utf-8"))["publisher"] == "山川県"
    checked = run("check", "--data", tmp_path / "m")
    assert checked.exit_code == 0, checked.output
