"""The form filled in with statements brings partners back as they were: their roles, tenses, kinds and parents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from table_files import codes, csv_file, read

from kgraph.pipeline.comparing import BODY, CAME, WENT, compare
from kgraph.pipeline.form_losses import losses
from kgraph.pipeline.forms import write_form
from kgraph.pipeline.sources import load_statements
from kgraph.pipeline.tables import TableOptions, read_table_file

HEAD = [
    "団体名", "法人格", "略称", "取組名", "都道府県", "市区町村", "主な取組の種類", "主な対象", "職員数", "職員の内訳",
    "連携先全体の役割", "連携先", "後援", "連携先（予定）",
]  # fmt: skip
ROW = [
    "みほんの会", "認定特定非営利活動法人", "みほん、MHN", "見守り", "熊本県", "熊本市", "居場所づくり", "高齢者", "5", "常勤2人、非常勤 3人",
    "場所の提供", "熊本市福祉課みほん係、熊本市社会福祉協議会、自治会、行政、みほん小学校、NPO法人あおぞら、近隣４校区の市民センター",
    "みほん新聞社、みほん放送", "あおば塾、民生委員",
]  # fmt: skip
DATA = Path(__file__).parents[2] / "data" / "casebook-r7"


def again(tmp_path, form, first):
    path = tmp_path / f"form.{form}"
    path.write_bytes(write_form(form, statements=first))
    return read_table_file(path, options=TableOptions(id=first.source.id))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_partners_come_back_as_they_were(tmp_path, form):
    first = read(csv_file(tmp_path / "first.csv", [HEAD, ROW])).statements
    result = again(tmp_path, form, first)
    assert codes(result) == []
    said = {(m.name, m.kind, m.role, m.tense, m.generic, m.count) for m in first.mentions}
    assert {(m.name, m.kind, m.role, m.tense, m.generic, m.count) for m in result.statements.mentions} == said
    assert {name for name, _, role, _, _, _ in said if role == "endorsement"} == {"みほん新聞社", "みほん放送"}
    assert {name for name, _, _, tense, _, _ in said if tense == "planned"} == {"あおば塾", "民生委員"}
    parents = {b.name: b.parent for b in first.bodies}
    assert {b.name: b.parent for b in result.statements.bodies} == parents
    assert parents["熊本市福祉課みほん係"]
    assert compare([first], [result.statements]).changes == ()
    assert losses(first, "form.csv") == ()


def test_the_casebook_comes_back_but_for_what_is_told(tmp_path):
    first = load_statements(DATA)[0]
    result = again(tmp_path, "xlsx", first)
    assert result.problems == ()
    changes = compare([first], [result.statements]).changes
    assert {(c.what, c.how) for c in changes} <= {(BODY, WENT), (BODY, CAME)}
    elsewhere = {m.body for m in first.mentions if m.field != "partners"}
    above = {b.parent for b in first.bodies if b.id in elsewhere}
    assert {c.id for c in changes} <= elsewhere | above
    told = [problem.message("ja") for problem in losses(first, "form.xlsx")]
    assert len(told) == 2
    assert "連携先がしたことの言葉 20件" in told[0]
    assert "連携先の欄のほかにある記載 30件" in told[1]


def test_what_the_form_lacks_is_told_with_its_field_and_count(tmp_path):
    first = read(csv_file(tmp_path / "first.csv", [[*HEAD, "団体ID"], [*ROW, "A-7"]])).statements
    (told,) = losses(first, "form.xlsx")
    assert told.counted is not None
    assert (told.code, told.counted.ja, told.counted.en) == ("not-in-form", "番号 1件", "numbers: 1")


def test_a_parent_that_the_name_does_not_tell_has_a_cell_of_its_own(tmp_path):
    row = [*ROW[:11], "福祉課みほん係、みほんの家", "", ""]
    first = read(csv_file(tmp_path / "first.csv", [HEAD, row])).statements
    city = next(b.parent for b in first.bodies if b.parent)
    first = replace(first, bodies=tuple(replace(b, parent=city) if b.name == "みほんの家" else b for b in first.bodies))
    result = again(tmp_path, "csv", first)
    assert codes(result) == []
    assert {b.name: b.parent for b in result.statements.bodies} == {b.name: b.parent for b in first.bodies}
    assert losses(first, "form.csv") == ()


@pytest.mark.parametrize(
    ("cell", "name", "role", "tense"),
    [
        ("山川放送（後援）（予定）", "山川放送", "endorsement", "planned"),
        ("リブリン（予定）", "リブリン", "cooperation", "planned"),
        ("リブリン（後援・予定）", "リブリン", "endorsement", "planned"),
        ("あおば塾（今後）", "あおば塾", "cooperation", "planned"),
        ("リブリン（みほん町）", "リブリン（みほん町）", "cooperation", "current"),
    ],
)
def test_role_and_plan_in_brackets_behind_the_name(tmp_path, cell, name, role, tense):
    rows = [["団体名", "取組名", "都道府県", "連携先1"], ["みほんの会", "見守り", "熊本県", cell]]
    (mention,) = read(csv_file(tmp_path / "form.csv", rows)).statements.mentions
    assert (mention.surface, mention.role, mention.tense) == (name, role, tense)


def test_role_and_plan_in_brackets_in_a_list(tmp_path):
    cell = "山川放送（後援）（予定）、みほん市商工会（予定）、ほしの会（協力）、あおば会（後援、予定）、自治会"
    rows = [["団体名", "取組名", "都道府県", "連携先"], ["みほんの会", "見守り", "熊本県", cell]]
    result = read(csv_file(tmp_path / "form.csv", rows))
    assert codes(result) == []
    assert {m.surface: (m.role, m.tense) for m in result.statements.mentions} == {
        "山川放送": ("endorsement", "planned"),
        "みほん市商工会": ("cooperation", "planned"),
        "ほしの会": ("support", "current"),
        "あおば会": ("endorsement", "planned"),
        "自治会": ("cooperation", "current"),
    }


def test_a_column_says_that_it_is_only_planned(tmp_path):
    head = ["団体名", "取組名", "都道府県", "連携先1", "連携先1の状況"]
    rows = [
        head,
        *(["みほんの会", f"見守り{n}", "熊本県", "リブリン", said] for n, said in enumerate(("予定", "連携中", "？"))),
    ]
    result = read(csv_file(tmp_path / "form.csv", rows))
    assert [m.tense for m in result.statements.mentions] == ["planned", "current", "current"]
    (problem,) = result.problems
    assert (problem.code, problem.line, problem.field) == ("unknown-choice", 4, "連携先1の状況")
