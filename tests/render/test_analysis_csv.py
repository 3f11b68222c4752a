"""The tables to take away: heads and words of an officer, the rows of the command line, never an empty file."""

from __future__ import annotations

import csv
import io
import re

import pytest
from tiny_site import tiny, tiny_tables

from kgraph.links import LEVELS
from kgraph.network import brokers_csv, clusters_csv, gaps_csv
from kgraph.network.answers import Answers
from kgraph.network.gaps_results import gaps_dict
from kgraph.network.results import brokers_dict, clusters_dict
from kgraph.render import analysis_csv
from kgraph.render.texts_tables import SECTIONS, head

NAMES = [*(f"{what}-{level}" for what in ("brokers", "clusters") for level in LEVELS), "gaps"]
LONE = {"団体甲": [("ひだまりの会", "support")], "団体乙": [("こもれびの会", "support")]}


def rows_of(text: str) -> list[dict[str, str]]:
    """Return the rows by the Japanese heads."""
    heads, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [dict(zip([name.partition(" / ")[0] for name in heads], row, strict=True)) for row in rows]


@pytest.mark.parametrize("name", NAMES)
def test_heads_are_japanese_words_and_the_file_can_be_saved_as_cp932(site: dict[str, str], name: str) -> None:
    assert site[f"files/{name}.csv"].startswith("\ufeff")
    text = site[f"files/{name}.csv"].removeprefix("\ufeff")
    heads = next(csv.reader(io.StringIO(text)))
    assert len(set(heads)) == len(heads)
    assert [one for one in heads if not re.search("[ぁ-んァ-ン一-鿿]", one) and one not in ("ID", "z")] == []
    assert text.encode("cp932").decode("cp932") == text


def test_every_column_that_programs_know_has_a_head() -> None:
    answers = Answers(tiny_tables(tiny(LONE)))
    columns = {
        *(c for answer in answers.certain.values() for c in brokers_csv.columns(brokers_dict(answer, "ja"))),
        *clusters_csv.HEADER,
        *gaps_csv.HEADER,
    } - {"kind", "nature"}
    heads = {column: head(column) for column in columns}
    assert len(set(heads.values())) == len(heads)
    assert all(" / " in own or own in ("ID", "z") for own in heads.values())


@pytest.mark.parametrize("name", NAMES)
def test_a_table_without_rows_says_why(name: str) -> None:
    text = str(analysis_csv.tables(Answers(tiny_tables(tiny(LONE))))[name][1])
    first = rows_of(text)[0]
    if name == "gaps":
        assert first["行の内容"] == "全体の団体数"
    elif name.startswith("clusters"):
        assert first["行の内容"] == "まとまりを言えない理由"
        assert not re.search("[a-z]", first["名前の一覧・説明"])
        assert "まとまりは言えません" in first["名前の一覧・説明"]
    elif name == "brokers-kind":
        assert first["順位"].startswith("順位なし（")
    else:
        assert first["連携先または種類"] == "（なし）"
        assert "この表に行はありません" in first["文で言うと"]


def test_rows_are_those_of_the_command_line() -> None:
    given = {f"団体{n}": [("ひだまりの会", "support"), ("こもれびの会", "endorsement")] for n in range(3)}
    answers = Answers(tiny_tables(tiny(given)))
    files = analysis_csv.tables(answers)
    result = brokers_dict(answers.certain["body"], "ja")
    own, machine = rows_of(str(files["brokers-body"][1])), brokers_csv.cells(result)
    assert [(r["連携先または種類"], int(r["団体数"]), r["ID"]) for r in own] == [
        (m["label"], m["groups"], m["id"]) for m in machine
    ]
    assert {r["見る細かさ"] for r in own} == {"名前のある相手"}
    assert "行「ひだまりの会」" in own[0]["根拠：行と資料の言葉"] + own[1]["根拠：行と資料の言葉"]
    sections = [row["section"] for row in clusters_csv.cells(clusters_dict(answers.clusters["body"], "ja"))]
    assert [r["行の内容"] for r in rows_of(str(files["clusters-body"][1]))] == [SECTIONS[name] for name in sections]
    gaps = [SECTIONS[row["section"]] for row in gaps_csv.cells(gaps_dict(answers.gaps, "ja"))]
    assert [r["行の内容"] for r in rows_of(str(files["gaps"][1]))] == gaps
