"""What reading missed, told on the sheet: found in the text, added, kept over another reading, and taken back."""

import csv
import io

import openpyxl
import pytest
from form_printer import RECORDS, without_line_breaks
from form_renderer import Encoding, Layout, render

from kgraph.identity.review import missed, model, workbook
from kgraph.pipeline import load_statements
from kgraph.pipeline.building import graph_quads
from kgraph.pipeline.checking import check_data
from kgraph.pipeline.dispatch import read_any
from kgraph.pipeline.reviewing import apply_review, review_items, write_review
from kgraph.pipeline.tables import TableOptions
from kgraph.pipeline.writing import write_statements
from kgraph.statements import load_corrections

HEAD = "団体名,都道府県,市区町村,取組名,連携先\n"
ROWS = (
    "みほんの会,熊本県,熊本市,見守り,あおば館の皆と一緒に、自治会が見回りを行い、商店も手伝う\n",
    "青葉の会,熊本県,八代市,食堂,商店と、ＡＢＣ商店と商店\n",
)
SHOP = {"団体": "みほんの会", "言葉": "あおば館"}


@pytest.fixture(scope="module")
def kinds():
    from kgraph import vocab

    return {c.notation: c.ja for c in vocab.scheme("kinds").leaves}


@pytest.fixture
def office(tmp_path, kinds):
    return Office(tmp_path, kinds)


class Office:
    def __init__(self, folder, kinds):
        self.folder, self.data, self.text = folder, folder / "data", folder / "list.csv"
        self.company = kinds["company"]
        self.read(HEAD + "".join(ROWS))

    def read(self, text):
        self.text.write_text(text, "utf-8")
        return self.again()

    def again(self):
        told = TableOptions(publisher="みほん県", issued="2026-01")
        result = read_any(self.text, options=told, into=self.data / "list")
        write_statements(result.statements, self.data / "list")
        return result

    def fill(self, *rows, name="s.xlsx"):
        path = self.folder / name
        write_review(path, self.data)
        rows = [{"相手の種類": self.company, **row} for row in rows]
        if name.endswith("csv"):
            table = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
            blank = [row for row in table if row[0] == model.MISSED]
            for cells, row in zip(blank, rows, strict=False):
                for column, value in row.items():
                    cells[table[0].index(column)] = value
            out = io.StringIO()
            csv.writer(out).writerows(table)
            path.write_bytes(out.getvalue().encode("cp932"))
            return path
        book = openpyxl.load_workbook(path)
        sheet = book["見落とし"]
        head = {cell.value.removesuffix("（必須）"): cell.column for cell in sheet[1]}
        for at, row in enumerate(rows, 2):
            for column, value in row.items():
                sheet.cell(at, head[column]).value = value
        book.save(path)
        return path

    def apply(self, path, *texts):
        return apply_review(path, self.data, by="地域福祉課", on="2026-02-01", source_texts=texts)

    def add(self, *rows, name="s.xlsx"):
        return self.apply(self.fill(*rows, name=name), self.text)

    def said(self):
        return [
            (m.surface, m.kind, m.rule) for s in load_statements(self.data) for m in s.mentions if "added" in m.rule
        ]

    def undo(self):
        path = self.folder / "undo.csv"
        write_review(path, self.data)
        table = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
        for row in table:
            if row[table[0].index("いまの読み")].startswith("見落としを加えた"):
                row[table[0].index("判断")] = model.UNDO
        out = io.StringIO()
        csv.writer(out).writerows(table)
        path.write_text(out.getvalue(), "utf-8")
        return self.apply(path)


@pytest.mark.parametrize("name", ["s.xlsx", "s.csv"])
def test_what_was_missed_is_added_with_its_place_who_and_why(office, name):
    assert "あおば館" not in {m.surface for s in load_statements(office.data) for m in s.mentions}
    row = {"団体": "みほんの会", "言葉": "あおば 館", "役割": missed_role("venue"), "理由": "現場で確かめた"}
    done = office.add(row, name=name)
    assert (done.taken, done.problems) == (1, ())
    (statements,) = load_statements(office.data)
    (mention,) = [m for m in statements.mentions if m.rule == "added"]
    text = open_text(office)
    assert text[mention.start : mention.end] == mention.surface == "あおば館"
    assert (mention.kind, mention.role, mention.field, mention.line) == ("company", "venue", "partners", 2)
    assert mention.body in {b.id for b in statements.bodies}
    (correction,) = load_corrections(office.data / "list" / "corrections.csv")
    assert (correction.action, correction.by, correction.on) == ("add", "地域福祉課", "2026-02-01")
    assert correction.reason == "現場で確かめた"


def missed_role(notation):
    from kgraph import vocab

    return vocab.label("roles", notation, "ja")


def open_text(office):
    from kgraph.pipeline.dispatch import text_of

    return text_of(office.text).text


def test_applied_twice_it_changes_nothing_and_taken_back_it_is_gone(office):
    path = office.fill(SHOP)
    office.apply(path, office.text)
    log = (office.data / "list" / "corrections.csv").read_bytes()
    again = office.apply(path, office.text)
    assert (again.taken, again.unchanged, again.problems) == (0, 1, ())
    assert (office.data / "list" / "corrections.csv").read_bytes() == log
    assert office.undo().taken == 1
    assert office.said() == []
    office.again()
    assert office.said() == []


def test_it_is_found_again_by_its_words_in_a_source_that_was_read_anew(office):
    office.add(SHOP)
    before = office.said()
    office.again()
    assert office.said() == before
    newer = HEAD + ROWS[1] + "空の会,熊本県,八代市,食堂,自治会\n" + ROWS[0]
    result = office.read(newer)
    assert [p.code for p in result.problems] == ["partners-left"], "what the rules alone miss"
    (mention,) = [m for m in result.statements.mentions if m.rule == "added"]
    assert (mention.line, open_text(office)[mention.start : mention.end]) == (4, "あおば館")
    assert check_data(office.data, [office.text]).conforms()


def test_words_that_stand_no_longer_are_reported(office):
    office.add(SHOP)
    newer = HEAD + ROWS[0].replace("あおば館の皆と一緒に、", "") + ROWS[1]
    (problem,) = [p for p in office.read(newer).problems if p.code != "partners-left"]
    assert (problem.code, problem.found, problem.line) == ("added-words-gone", "あおば館", 2)
    assert "remove" in problem.todo.ja


@pytest.mark.parametrize(
    ("cells", "code", "told"),
    [
        ({"言葉": "あおば舘"}, "review-absent", "2行「あおば館」"),
        ({"言葉": "存在しない"}, "review-absent", "言葉"),
        ({"言葉": "自治会が見"}, "review-covered", "確認"),
        ({"団体": "ない会"}, "review-group", "一覧"),
        ({"団体": "", "言葉": "あおば館"}, "review-words", "団体"),
        ({"言葉": ""}, "review-words", "言葉"),
        ({"相手の種類": ""}, "review-kind", "種類"),
        ({"役割": "大黒柱"}, "review-role", "役割"),
        ({"欄": "よそ"}, "review-field", "欄"),
        ({"行": "二"}, "review-line", "行"),
        ({"行": "3"}, "review-absent", "行"),
        ({"書かれ方": "たぶん"}, "review-how", "一覧"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(office, cells, code, told):
    (problem,) = office.add({**SHOP, **cells}).problems
    assert (problem.code, problem.line) == (code, 2)
    assert told in problem.message("ja")
    assert problem.message("en").isprintable()
    assert office.said() == []


def test_without_the_text_the_row_says_which_option_gives_it(office):
    (problem,) = office.apply(office.fill(SHOP)).problems
    assert problem.code == "review-text"
    assert "--source-text" in problem.message("ja")
    assert problem.found == "list.csv"


def test_of_several_lines_the_row_asks_for_one(tmp_path, kinds):
    record = without_line_breaks(RECORDS[0])
    data, text = tmp_path / "data", tmp_path / "book.txt"
    text.write_bytes(render([(record, Layout(width=30))], Encoding()))
    result = read_any(text)
    write_statements(result.statements, data / "book")
    words = "一人で"
    office = Office.__new__(Office)
    office.folder, office.data, office.text, office.company = tmp_path, data, text, kinds["company"]
    group = result.statements.label(result.statements.groups[0])
    (problem,) = office.add({"団体": group, "言葉": words}).problems
    assert problem.code == "review-several"
    line = problem.found.split(", ")[1]
    assert office.add({"団体": group, "言葉": words, "行": line}).taken == 1
    assert [m.line for s in load_statements(data) for m in s.mentions if m.rule == "added"] == [int(line)]


def test_a_kind_alone_is_added_without_a_body_or_with_the_one_that_is_told(office):
    plain = {"団体": "青葉の会", "言葉": "商店", "書かれ方": model.BY_KIND}
    done = office.add(plain)
    assert done.problems == (), [p.message() for p in done.problems]
    (mention,) = [m for s in load_statements(office.data) for m in s.mentions if m.rule == "added"]
    assert (mention.generic, mention.grounding, mention.places) == (True, "none", ("43202",))
    told = {**SHOP, "書かれ方": model.BY_KIND, "団体名": "株式会社あおば"}
    assert office.add(told).taken == 1
    (statements,) = load_statements(office.data)
    (shop,) = [m for m in statements.mentions if m.rule == "added decided"]
    assert next(b.name for b in statements.bodies if b.id == shop.body) == "株式会社あおば"


def test_the_graph_says_that_a_person_added_it(office):
    office.add(SHOP)
    quads = graph_quads(load_statements(office.data))
    made = {q.subject.value: q.object for q in quads if q.predicate.value.endswith("#wasGeneratedBy")}
    (mention,) = [m for s in load_statements(office.data) for m in s.mentions if m.rule == "added"]
    assert [iri.rsplit("/", 1)[1] for iri in made] == [mention.id]
    methods = [q.object.value for q in quads if q.subject in made.values() and q.predicate.value.endswith("#method")]
    assert methods == ["added-by-person"]
    assert "地域福祉課" not in str(quads)


def test_it_is_not_asked_about_as_read_with_doubt(office):
    office.add(SHOP)
    assert not [i for i in review_items(office.data) if i.sort == model.DOUBTFUL and "あおば館" in i.words]


def test_the_sheet_offers_groups_kinds_fields_and_roles(office):
    path = office.fill()
    book = openpyxl.load_workbook(path)
    sheet = book["見落とし"]
    lists = book["一覧"]
    offers = {}
    for offer in sheet.data_validations.dataValidation:
        letter = offer.formula1.split("$")[1]
        column = str(offer.sqref).split("2")[0]
        offers[sheet[f"{column}1"].value] = [c.value for c in lists[letter] if c.value]
    assert offers["団体（必須）"] == ["みほんの会", "青葉の会"]
    assert office.company in offers["相手の種類（必須）"]
    assert offers["欄"] == list(missed.fields())
    assert offers["書かれ方"] == [model.BY_NAME, model.BY_KIND]
    assert missed_role("venue") in offers["役割"]
    assert workbook.read_missed(path.read_bytes(), "s.xlsx")[0][0] == "団体（必須）"


def test_the_last_rows_of_a_csv_sheet_are_to_be_filled_in(office):
    assert office.add(name="s.csv").problems == ()
    (problem,) = office.add({"団体": "みほんの会", "言葉": "どこにもない言葉"}, name="s.csv").problems
    table = list(csv.reader(io.StringIO((office.folder / "s.csv").read_bytes().decode("cp932"), newline="")))
    assert table[problem.line - 1][0] == model.MISSED
