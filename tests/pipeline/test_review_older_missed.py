"""A missed mention that was added and taken back is not added again by the same row; with another reason it is."""

from __future__ import annotations

import csv
import io

from kgraph import vocab
from kgraph.identity.review import model
from kgraph.pipeline import load_statements
from kgraph.pipeline.dispatch import read_any
from kgraph.pipeline.reviewing import apply_review, review_items, write_review
from kgraph.pipeline.tables import TableOptions
from kgraph.pipeline.writing import write_statements

TEXT = "団体名,都道府県,市区町村,取組名,連携先\nみほんの会,熊本県,熊本市,見守り,あおば館の皆と一緒に、自治会が見回りを行う\n"


def sheet(path, data, **cells):
    write_review(path, data)
    table = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    blank = next(row for row in table if row[0] == model.MISSED)
    for column, value in {
        "団体": "みほんの会",
        "言葉": "あおば館",
        "相手の種類": vocab.label("kinds", "company", "ja"),
        **cells,
    }.items():
        blank[table[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    return path


def test_the_same_row_is_refused_and_one_with_another_reason_taken(tmp_path):
    text, data = tmp_path / "list.csv", tmp_path / "data"
    text.write_text(TEXT, "utf-8")
    read = read_any(text, options=TableOptions(publisher="みほん県", issued="2026-01"))
    write_statements(read.statements, data / "list")

    def apply(path):
        result = apply_review(path, data, by="担当課", on="2026-02-01", source_texts=[text])
        return result.taken, [p.code for p in result.problems]

    old = sheet(tmp_path / "old.csv", data)
    assert apply(old) == (1, [])
    (past,) = [i for i in review_items(data) if i.sort == model.PAST]
    undo = tmp_path / "undo.csv"
    undo.write_text(f"行の鍵,種類,判断\n{past.key},決定済み,取り消す\n", "utf-8")
    assert apply(undo) == (1, [])
    assert apply(old) == (0, ["review-older-missed"])
    assert not [m for s in load_statements(data) for m in s.mentions if m.surface == "あおば館"]
    assert apply(sheet(tmp_path / "new.csv", data, 理由="やはり連携先と確かめた")) == (1, [])
