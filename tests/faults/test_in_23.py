"""IN-23: our own CSV opens in Excel, and read again it gives the same graph."""

from __future__ import annotations

from click.testing import CliRunner
from table_files import read

from kgraph.cli.main import cli
from kgraph.pipeline.forms import write_form
from kgraph.rdf import to_quads

NAME = "髙橋見守り隊"


def exported(tmp_path, statements, name, form="csv"):
    path = tmp_path / name
    path.write_bytes(write_form(form, statements=statements))
    return path


def first(tmp_path):
    path = tmp_path / "form.csv"
    header, *_ = [row for row in write_form("csv").decode("utf-8-sig").split("\n") if row.startswith("番号")]
    names = header.split(",")
    values = {
        "団体名": NAME, "取組名": "=見守り", "都道府県": "熊本県", "市区町村": "43100", "主な取組の種類": "居場所づくり",
        "主な対象": "高齢者", "その他の対象": "ケアラー", "会員数": "1234", "設立年月日": "令和元年5月1日",
        "電話番号（代表）": "096-000-0000", "連携先1": "熊本市社会福祉協議会", "連携先1の役割": "後援",
        "その他の連携先": "自治会、熊本市立図書館",
    }  # fmt: skip
    row = [values.get(name, "") for name in names]
    path.write_text("\n".join([header, ",".join(row)]) + "\n", encoding="utf-8")
    return read(path, id="s-1").statements


def test_the_file_begins_with_a_byte_order_mark(tmp_path):
    assert exported(tmp_path, first(tmp_path), "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_read_again_it_gives_an_identical_graph(tmp_path):
    once = read(exported(tmp_path, first(tmp_path), "out.csv"), id="s-1", title="調査").statements
    twice = read(exported(tmp_path, once, "out.csv"), id="s-1", title="調査").statements
    assert [group.name for group in once.groups] == [NAME]
    assert to_quads(once) == to_quads(twice)
    assert once == twice
    assert len(once.mentions) == 3
    assert [f.value for f in once.facts if f.field == "initiative"] == ["=見守り"]


def test_a_workbook_gives_the_graph_of_the_csv(tmp_path):
    once = read(exported(tmp_path, first(tmp_path), "out.csv"), id="s-1", title="調査").statements
    again = read(exported(tmp_path, once, "out.xlsx", "xlsx"), id="s-1", title="調査").statements
    assert to_quads(again) == to_quads(once)


def test_the_command_writes_the_filled_form(tmp_path):
    from kgraph.pipeline.writing import write_statements

    write_statements(first(tmp_path), tmp_path / "data")
    out = tmp_path / "groups.csv"
    result = CliRunner().invoke(cli, ["template", "--data", str(tmp_path / "data"), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert NAME in out.read_text("utf-8-sig")
