"""What may be a person's name in a list of partners: counted and placed, asked about, and written nowhere."""

import csv
import io

import pytest

from kgraph import vocab
from kgraph.identity.review import model
from kgraph.pipeline import load_statements
from kgraph.pipeline.dispatch import read_any
from kgraph.pipeline.reviewing import apply_review, review_items, write_review
from kgraph.pipeline.tables import TableOptions
from kgraph.pipeline.writing import write_statements

PERSON, BODY = "見本太郎", "青空"
TEXT = (
    "団体名,都道府県,市区町村,取組名,連携先,連携先1,連携先1の種類\n"
    f"みほんの会,熊本県,熊本市,見守り,{PERSON}、{BODY}、自治会,{PERSON},\n"
    f"ひなたの会,熊本県,八代市,食堂,商店,{BODY},\n"
)


@pytest.fixture
def office(tmp_path):
    (tmp_path / "x.csv").write_text(TEXT, "utf-8")
    result = read_any(tmp_path / "x.csv", options=TableOptions(publisher="みほん県", issued="2026-01"))
    write_statements(result.statements, tmp_path / "data" / "x")
    return tmp_path, result


def decide(folder, choice, *texts, **told):
    write_review(folder / "s.csv", folder / "data")
    table = list(csv.reader(io.StringIO((folder / "s.csv").read_text("utf-8-sig"), newline="")))
    head = table[0]
    for row in table[1:]:
        if row[head.index("種類")] == model.SORTS[model.PERSON]:
            short = row[head.index("いまの読み")].startswith("2文字")
            row[head.index("判断")] = choice if short else model.A_PERSON
            for name, value in told.items():
                row[head.index(name)] = value if short else ""
    out = io.StringIO()
    csv.writer(out).writerows(table)
    (folder / "s.csv").write_text(out.getvalue(), "utf-8")
    return apply_review(folder / "s.csv", folder / "data", by="担当", on="2026-02-01", source_texts=texts)


def asked(folder):
    return [(i.line, i.reading[:3]) for i in review_items(folder / "data") if i.sort == model.PERSON]


def test_names_held_back_are_counted_with_their_lines_and_never_written(office):
    folder, result = office
    assert len(result.statements.held) == 4
    (notice,) = [n for n in result.notices if n.code == "held-names"]
    assert notice.counted is not None
    assert (notice.counted.ja, notice.counted.en) == ("4語（2・3行目）", "4 words (rows 2, 3)")
    written = b"".join(p.read_bytes() for p in (folder / "data").rglob("*.*"))
    assert PERSON.encode() not in written
    assert PERSON not in "".join(m.surface for m in result.statements.mentions)
    assert not any(PERSON in p.message("ja") for p in (*result.problems, *result.notices))
    # each is accounted for: the piece is not told again as one that could not be read
    assert "partners-left" not in {p.code for p in result.problems}


def test_the_sheet_asks_about_each_by_its_place(office):
    folder, _ = office
    assert asked(folder) == [(2, "4文字"), (2, "2文字"), (2, "4文字"), (3, "2文字")]
    assert PERSON not in "".join(i.words + i.reading + i.reason for i in review_items(folder / "data"))


def test_a_person_is_asked_about_no_more_and_a_body_is_added_from_the_text(office):
    folder, _ = office
    done = decide(folder, model.A_BODY, folder / "x.csv")
    assert done.problems == ()
    assert asked(folder) == []
    added = [(m.surface, m.line) for s in load_statements(folder / "data") for m in s.mentions if m.rule == "added"]
    assert added == [(BODY, 2), (BODY, 3)]
    again = apply_review(folder / "s.csv", folder / "data", by="担当", on="2026-02-02", source_texts=[folder / "x.csv"])
    assert (again.taken, again.problems) == (0, ())


def test_without_the_text_a_body_is_not_added(office):
    folder, _ = office
    done = decide(folder, model.A_BODY)
    assert {p.code for p in done.problems} == {"review-text"}
    assert len(asked(folder)) == 2


def test_a_cell_whose_kind_is_told_beside_it_is_a_body(tmp_path):
    rows = "団体名,都道府県,取組名,連携先1,連携先1の種類\nみほんの会,熊本県,見守り,青空,"
    rows += vocab.label("kinds", "company", "ja") + "\n"
    (tmp_path / "x.csv").write_text(rows, "utf-8")
    result = read_any(tmp_path / "x.csv")
    told = [(m.surface, m.kind) for m in result.statements.mentions], len(result.statements.held)
    assert told == ([(BODY, "company")], 0)
