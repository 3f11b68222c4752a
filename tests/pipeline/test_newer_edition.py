"""A newer edition of a table, whatever its file is called, is read into the folder of its source: ids hold."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kgraph.cli.main import cli
from kgraph.errors import DataError, InputError
from kgraph.pipeline.dispatch import read_any
from kgraph.pipeline.tables import TableOptions
from kgraph.pipeline.writing import write_statements
from kgraph.statements import load
from kgraph.statements.source import load_source

HEAD = "団体名,取組名,都道府県,市区町村,主な取組の種類,主な対象,連携先\n"
ROWS = (
    "ひなた食堂の会,ひなた食堂,熊本県,熊本市,居場所づくり,高齢者,みどり市民センター、あおば会\n",
    "そらの集い,そらカフェ,,,居場所づくり,高齢者,ほしの病院\n",
)
TOLD = TableOptions(publisher="みほん県", issued="2025-01-01")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data" / "list"


def read(folder, name, text, options=TOLD):
    path = folder.parent.parent / name
    path.write_text(text, "utf-8")
    result = read_any(path, options=options, into=folder)
    write_statements(result.statements, folder)
    return result


def ids(statements):
    tables = (statements.groups, statements.mentions, statements.bodies)
    return {row.id for table in tables for row in table} | {group.initiative for group in statements.groups}


def test_another_file_name_keeps_every_id(folder):
    first = read(folder, "m1.csv", HEAD + "".join(ROWS))
    newer = HEAD + "かぜの会,かぜ食堂,大分県,別府市,居場所づくり,高齢者,ほしの病院\n" + "".join(ROWS)
    second = read(folder, "名簿R8.csv", newer)
    assert ids(first.statements) < ids(second.statements)
    assert second.statements.source.id == first.statements.source.id == load(folder).source.id
    assert second.statements.source.sha256 == load(folder).source.sha256 != first.statements.source.sha256
    (notice,) = [n for n in second.notices if n.code == "newer-edition"]
    assert (notice.file, notice.found) == ("名簿R8.csv", "m1.csv")
    assert not [n for n in read(folder, "m1.csv", HEAD + ROWS[0]).notices if n.code == "newer-edition"]


def test_a_decision_holds_in_the_newer_edition(folder):
    first = read(folder, "m1.csv", HEAD + "".join(ROWS))
    (mention,) = [m for m in first.statements.mentions if m.surface == "あおば会"]
    with (folder / "corrections.csv").open("a", encoding="utf-8") as log:
        log.write(f"mentions,{mention.id},set,kind,{mention.kind},company,確かめた,甲,2026-01-01\n")
    second = read(folder, "名簿R8.csv", HEAD + ROWS[1] + ROWS[0])
    assert [m.kind for m in second.statements.mentions if m.surface == "あおば会"] == ["company"]
    assert second.problems == ()


def test_a_source_that_nobody_filled_in_yet_is_the_same_source(folder):
    first = read(folder, "m1.csv", HEAD + ROWS[0], TableOptions())
    second = read(folder, "名簿R8.csv", HEAD + ROWS[0] + ROWS[1])
    assert ids(first.statements) < ids(second.statements)
    kept = load_source(folder / "source.yml")
    assert (kept.id, kept.publisher, kept.issued) == (first.statements.source.id, "みほん県", "2025-01-01")
    assert kept.sha256 == second.statements.source.sha256


def test_what_is_told_and_not_taken_is_named(folder):
    read(folder, "m1.csv", HEAD + ROWS[0])
    newer = TableOptions(publisher="みほん県", issued="令和8年1月1日", title="新しい名簿")
    second = read(folder, "名簿R8.csv", HEAD + "".join(ROWS), newer)
    told = {(n.field, n.found) for n in second.notices if n.code == "source-kept"}
    assert told == {("title", "新しい名簿"), ("issued", "2026-01-01")}


def test_the_day_and_title_that_a_newer_form_tells_are_named(folder):
    front = "みほん県 取組調査票\n記入日,令和{}年4月1日\n取りまとめ（提出先）,みほん県\n"
    read(folder, "m1.csv", front.format(6) + HEAD + ROWS[0], TableOptions())
    second = read(folder, "名簿R8.csv", front.format(7).replace("取組", "活動") + HEAD + "".join(ROWS), TableOptions())
    told = {(n.field, n.found) for n in second.notices if n.code == "source-kept"}
    assert told == {("issued", "2025-04-01"), ("title", "みほん県 活動調査票")}
    assert [n.found for n in second.notices if n.code == "newer-edition"] == ["m1.csv"]
    assert load_source(folder / "source.yml").issued == "2024-04-01"


def test_another_source_is_not_read_over_it(folder):
    read(folder, "m1.csv", HEAD + ROWS[0])
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(InputError) as error:
        read(folder, "other.csv", HEAD + ROWS[1], TableOptions(id="another"))
    assert [p.code for p in error.value.problems] == ["another-source"]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_casebook_is_no_edition_of_a_table(folder):
    read(folder, "m1.csv", HEAD + ROWS[0])
    text = folder.parent / "casebook.txt"
    text.write_text("団体名\tひなた食堂の会\n", "utf-8")
    result = CliRunner().invoke(cli, ["--lang", "ja", "read", str(text), "--out", str(folder)])
    assert result.exit_code == 2
    assert "--out に別のフォルダーを" in result.output


def test_a_broken_description_is_told_before_anything_is_written(folder):
    read(folder, "m1.csv", HEAD + ROWS[0])
    (folder / "source.yml").write_text("id: [", "utf-8")
    with pytest.raises(DataError):
        read(folder, "m1.csv", HEAD + ROWS[1])
