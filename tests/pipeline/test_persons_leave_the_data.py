"""What the review sheet decided to be a person's name is in no file of the data any more; the decision stays."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kgraph.identity.review import model
from kgraph.pipeline.checking import check_data
from kgraph.pipeline.dispatch import read_any
from kgraph.pipeline.passages import Passage, read_passages
from kgraph.pipeline.reviewing import apply_review, review_items, write_review
from kgraph.pipeline.sources import load_statements
from kgraph.pipeline.tables import TableOptions
from kgraph.pipeline.writing import write_statements

PERSON = "田中一郎"
MEMBERS = f"名簿\n会員名,市町村\n{PERSON},上田市\nひなたの会,上田市\n"
GROUPS = f"団体名,都道府県,市区町村,取組名,連携先\n{PERSON},長野県,上田市,見守り,自治会\nひなたの会,長野県,上田市,食堂,商店\n"
MEMBERS_MAPPING = "rows: members\nplatform: みほん連絡会\nheader: 2\ncolumns:\n  会員名: name\n  市町村: municipality\n"


def read(folder: Path, text: str, mapping: str = "") -> None:
    (folder / "x.csv").write_text(text, "utf-8")
    (folder / "m.yml").write_text(mapping, "utf-8")
    told = folder / "m.yml" if mapping else None
    options = TableOptions(id="s-x", publisher="みほん県", issued="2026-01", mapping=told)
    result = read_any(folder / "x.csv", options=options, into=folder / "data" / "x")
    write_statements(result.statements, folder / "data" / "x")


def decide(folder: Path, sort: str, choice: str) -> tuple[int, int]:
    write_review(folder / "s.csv", folder / "data")
    table = list(csv.reader(io.StringIO((folder / "s.csv").read_text("utf-8-sig"), newline="")))
    for row in table[1:]:
        if row[table[0].index("種類")] == model.SORTS[sort]:
            row[table[0].index("判断")] = choice
    out = io.StringIO()
    csv.writer(out).writerows(table)
    (folder / "s.csv").write_text(out.getvalue(), "utf-8")
    applied = apply_review(folder / "s.csv", folder / "data", by="担当", on="2026-02-01")
    return applied.taken, len(applied.problems)


def written(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted((folder / "data").rglob("*.*")))


def asked(folder: Path, sort: str) -> list[model.Item]:
    return [item for item in review_items(folder / "data") if item.sort == sort]


@pytest.mark.parametrize(("text", "mapping"), [(MEMBERS, MEMBERS_MAPPING), (GROUPS, "")], ids=["members", "groups"])
def test_a_row_that_is_a_person_leaves_the_files_and_stays_out_when_read_again(
    tmp_path: Path, text: str, mapping: str
) -> None:
    read(tmp_path, text, mapping)
    assert len(asked(tmp_path, model.PERSON)) == 1
    assert decide(tmp_path, model.PERSON, model.A_PERSON) == (1, 0)
    assert PERSON not in written(tmp_path)
    assert asked(tmp_path, model.PERSON) == []
    assert decide(tmp_path, model.PERSON, model.A_PERSON) == (0, 0)
    before = written(tmp_path)
    read(tmp_path, text, mapping)
    assert written(tmp_path) == before
    (source,) = load_statements(tmp_path / "data")
    assert {"ひなたの会"} <= {b.name for b in source.bodies} | {g.name for g in source.groups}
    assert {row.fate for row in source.lines if PERSON in text.split("\n")[row.line - 1]} == {"withheld"}
    assert check_data(tmp_path / "data").conforms()


@pytest.mark.parametrize(("text", "mapping"), [(MEMBERS, MEMBERS_MAPPING), (GROUPS, "")], ids=["members", "groups"])
def test_the_decision_can_be_taken_back_and_the_row_is_read_again(tmp_path: Path, text: str, mapping: str) -> None:
    read(tmp_path, text, mapping)
    decide(tmp_path, model.PERSON, model.A_PERSON)
    (past,) = asked(tmp_path, model.PAST)
    assert PERSON not in f"{past}"
    assert past.line == [PERSON in line for line in text.split("\n")].index(True) + 1
    assert decide(tmp_path, model.PAST, model.UNDO) == (1, 0)
    read(tmp_path, text, mapping)
    assert len(asked(tmp_path, model.PERSON)) == 1


@pytest.mark.parametrize("text", ["協力団体: 小野寺キヨ、ひなたの会", "協力: 佐藤花子、青空薬局 小野寺キヨ、自治会"])
def test_words_that_were_passed_over_as_a_persons_name_are_not_shown(text: str) -> None:
    (result,) = read_passages([Passage("x", text)], vetoed=True)
    assert "キヨ" not in f"{result['vetoed']}"
    assert "花子" not in f"{result['vetoed']}"
    hidden = [word for word in result["vetoed"] if word["reason"] == "perhaps a person"]
    assert hidden
    assert all(word["surface"] == "＊" * (word["end"] - word["start"]) for word in hidden)
