"""Names of natural persons were published: kana given names, cells with a kind beside them, names of groups.

Each is held back until somebody decided, asked about by its place, and its words stand in nothing that is given out.
"""

import csv
import io
from pathlib import Path

import pytest

from kgraph import vocab
from kgraph.identity.review import model
from kgraph.pipeline import load_statements
from kgraph.pipeline.dispatch import read_any, to_be_shown
from kgraph.pipeline.reviewing import apply_review, review_items, write_review
from kgraph.pipeline.tables import TableOptions
from kgraph.pipeline.writing import write_statements
from kgraph.reading.mentions import extract, extract_vetoed

HEAD = "団体名,都道府県,市区町村,取組名,連携先"
GROUPS = "会員名簿\n会員名,市町村\n佐藤　健,日田市\nみほん見守り隊,日田市\n"


def read(folder: Path, text: str, mapping: str = ""):
    (folder / "x.csv").write_text(text, "utf-8")
    if mapping:
        (folder / "m.yml").write_text(mapping, "utf-8")
    options = TableOptions(publisher="みほん県", issued="2026-01", mapping=folder / "m.yml" if mapping else None)
    return read_any(folder / "x.csv", options=options)


def decide(folder: Path, choice: str):
    write_review(folder / "s.csv", folder / "data")
    table = list(csv.reader(io.StringIO((folder / "s.csv").read_text("utf-8-sig"), newline="")))
    for row in table[1:]:
        if row[table[0].index("種類")] == model.SORTS[model.PERSON]:
            row[table[0].index("判断")] = choice
    out = io.StringIO()
    csv.writer(out).writerows(table)
    (folder / "s.csv").write_text(out.getvalue(), "utf-8")
    return apply_review(folder / "s.csv", folder / "data", by="担当", on="2026-02-01")


def asked(folder: Path):
    return [item for item in review_items(folder / "data") if item.sort == model.PERSON]


@pytest.mark.parametrize(
    "words",
    [
        "佐々木ヨシ子さん、山田さくら様",
        "小野寺キヨ",
        "渡部 イネ、みほん市社会福祉協議会",
        "代表の安藤ツル",
        "絵手紙の梶原マサエ",
    ],
)
def test_kana_given_names_in_a_list_are_held_back(tmp_path, words):
    result = read(tmp_path, f"{HEAD}\nA会,大分県,日田市,a,{words}\n")
    assert [m.surface for m in result.statements.mentions if "社会福祉協議会" not in m.surface] == []
    assert len(result.statements.held) == words.count("さくら") + 1
    assert not any(
        word[:4] in p.message("ja") for word in words.split("、") for p in (*result.problems, *result.notices)
    )


def test_kana_given_names_in_a_sentence_are_no_mentions():
    text = "山本ミツ子さんに絵手紙を教わった。"
    assert extract(text) == []
    assert [(v.surface, v.reason) for v in extract_vetoed(text)] == [("山本ミツ子", "perhaps a person")]


def test_a_name_behind_that_of_a_body_is_cut_off_and_held_back(tmp_path):
    for head, words in (
        (HEAD, "公民館・佐藤ミツ子・商工会"),
        ("団体名,都道府県,市区町村,取組名,連携先1", "さくら薬局　佐藤 ミツ子"),
    ):
        result = read(tmp_path, f"{head}\nA会,大分県,日田市,a,{words}\n")
        assert [m.surface for m in result.statements.mentions] in (["公民館", "商工会"], ["さくら薬局"])
        assert [h.end - h.start for h in result.statements.held] in ([5], [6])


@pytest.mark.parametrize("words", ["鈴木　一郎", "加藤　学", "ＮＰＯ法人代表 清水誠", "佐藤 健、鈴木一郎"])
@pytest.mark.parametrize("kind", ["company", ""])
def test_a_cell_with_a_kind_beside_it_is_held_back_where_it_is_a_name(tmp_path, words, kind):
    label = vocab.label("kinds", kind, "ja") if kind else ""
    result = read(tmp_path, f"団体名,都道府県,取組名,連携先1,連携先1の種類\nA会,大分県,a,{words},{label}\n")
    assert result.statements.mentions == ()
    assert len(result.statements.held) >= 1
    assert not kind or {h.kind for h in result.statements.held} == {kind}


@pytest.mark.parametrize(
    "words", ["星野 リゾート", "森のいえ", "山田さくら園", "石田製菓", "NPO法人みほん 代表 清水誠"]
)
def test_a_cell_with_a_body_stays_and_tells_no_representative(tmp_path, words):
    label = vocab.label("kinds", "company", "ja")
    result = read(tmp_path, f"団体名,都道府県,取組名,連携先1,連携先1の種類\nA会,大分県,a,{words},{label}\n")
    assert [m.surface for m in result.statements.mentions] == [words.removesuffix(" 代表 清水誠")]
    assert result.statements.held == ()


def test_a_group_named_as_a_person_is_shown_nowhere_until_decided(tmp_path):
    result = read(tmp_path, GROUPS)
    assert [g.name for g in to_be_shown(result).groups] == ["みほん見守り隊"]
    (notice,) = [n for n in result.notices if n.code == "held-names"]
    assert (notice.line, notice.field) == (3, "団体名")
    write_statements(result.statements, tmp_path / "data" / "x")
    (one,) = load_statements(tmp_path / "data")
    assert "佐藤" not in repr(one)
    (item,) = asked(tmp_path)
    assert (item.line, item.reading) == (3, "4文字")
    assert not any("佐藤" in repr(each) for each in review_items(tmp_path / "data"))


def test_a_group_called_a_body_is_shown_and_one_called_a_person_is_asked_about_no_more(tmp_path):
    result = read(tmp_path, GROUPS)
    write_statements(result.statements, tmp_path / "data" / "x")
    assert decide(tmp_path, model.A_PERSON).problems == ()
    assert asked(tmp_path) == []
    assert [g.name for s in load_statements(tmp_path / "data") for g in s.groups] == ["みほん見守り隊"]
    (past,) = [i for i in review_items(tmp_path / "data") if i.sort == model.PAST]
    assert "佐藤" not in repr(past)
    assert (past.line, past.field) == (3, "団体名")
    again = apply_review(tmp_path / "s.csv", tmp_path / "data", by="担当", on="2026-02-02")
    assert (again.taken, again.problems) == (0, ())


def test_a_group_called_a_body_is_shown(tmp_path):
    write_statements(read(tmp_path, GROUPS).statements, tmp_path / "data" / "x")
    assert decide(tmp_path, model.A_BODY).problems == ()
    assert {g.name for s in load_statements(tmp_path / "data") for g in s.groups} == {"佐藤 健", "みほん見守り隊"}
    assert asked(tmp_path) == []


def test_a_member_named_as_a_person_is_shown_nowhere_until_decided(tmp_path):
    mapping = "rows: members\nplatform: みほんプラットフォーム\ncolumns:\n  会員名: name\n  市町村: municipality\n"
    result = read(tmp_path, GROUPS, mapping)
    write_statements(result.statements, tmp_path / "data" / "x")
    (one,) = load_statements(tmp_path / "data")
    assert "佐藤" not in repr(one)
    assert len(one.memberships) == 1
    assert [item.line for item in asked(tmp_path)] == [3]


def test_a_group_with_a_legal_form_is_no_person(tmp_path):
    text = "団体名,都道府県,取組名,法人格\n佐藤　健,大分県,a,株式会社\n"
    assert [g.name for g in to_be_shown(read(tmp_path, text)).groups] == ["佐藤 健"]
