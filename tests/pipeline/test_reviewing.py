import io
import shutil
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from two_sources import first, log, names, second, withhold, write

from kgraph.errors import CallError, DataError, InputError
from kgraph.identity.review import model, sheet, workbook
from kgraph.pipeline import load_statements
from kgraph.pipeline.reviewing import append_corrections, apply_review, review_items, write_review
from kgraph.statements import Correction, LineAccount, load_corrections

ON = "2025-06-01"


@pytest.fixture
def data(tmp_path):
    return write(tmp_path / "data")


@pytest.fixture
def desk(data, tmp_path):
    """Ask, answer, apply: ``desk.answer({words: {column: value}})`` fills a fresh sheet in and applies it."""
    return Desk(data, tmp_path)


class Desk:
    def __init__(self, data, folder):
        self.data, self.folder = data, folder

    def ask(self, name="sheet.xlsx"):
        path = self.folder / name
        write_review(path, self.data)
        return path

    def fill(self, path, answers):
        """Fill a sheet in as a person would: find the row by its sort and words, write under the heads."""
        book = openpyxl.load_workbook(path)
        table = book[workbook.SHEET]
        head = {cell.value: cell.column for cell in table[1]}
        left = dict(answers)
        for row in range(2, table.max_row + 1):
            about = (table.cell(row, head["種類"]).value, table.cell(row, head["言葉"]).value or "")
            for (sort, words), cells in answers.items():
                if about[0] == model.SORTS[sort] and words in about[1]:
                    left.pop((sort, words), None)
                    for column, value in cells.items():
                        table.cell(row, head[column]).value = value
        assert not left, f"no row for {left}"
        book.save(path)

    def apply(self, path, by="担当課", on=ON):
        return apply_review(path, self.data, by=by, on=on)

    def answer(self, answers, name="sheet.xlsx"):
        path = self.ask(name)
        self.fill(path, answers)
        return self.apply(path)

    def state(self):
        return load_statements(self.data)

    def files(self):
        return {p: p.read_bytes() for p in sorted(self.data.rglob("*.csv"))}


def mention(statements, identifier):
    return next(m for s in statements for m in s.mentions if m.id == identifier)


def body_name(statements, identifier):
    return next(b.name for s in statements for b in s.bodies if b.id == identifier)


class TestWhatIsAsked:
    def test_each_sort_of_question_comes_with_its_words_place_and_proposal(self, data):
        found = {}
        for item in review_items(data):
            found.setdefault(item.sort, []).append(item)
        assert list(found) == [model.PERSON, model.PAIR, model.UNGROUNDED, model.DOUBTFUL, model.UNREAD]
        (pair,) = found[model.PAIR]
        assert pair.words == "みどりの会\nミドリの会"
        assert (pair.document, pair.line, pair.proposals) == ("事例集 first", 10, ("同じ団体",))
        assert pair.group == "ちゅうりっぷの会\n一般社団法人ばら"
        assert [line.rsplit("、", 1)[1] for line in pair.reading.split("\n")] == [
            "場所は不明（連携元は熊本県熊本市）",
            "場所は不明（連携元は熊本県熊本市）",
        ]
        council, administration = found[model.UNGROUNDED]
        assert (council.words, council.group) == ("社会福祉協議会", "ちゅうりっぷの会")
        assert council.proposals[0].startswith("熊本市社会福祉協議会（")
        assert [p.split("（")[0] for p in administration.proposals] == ["熊本市", "熊本県"]
        (doubtful,) = found[model.DOUBTFUL]
        assert (doubtful.words, doubtful.field) == ("青空ひろば", "連携した団体・協力いただいた団体")
        assert "種類が決まっていません" in doubtful.reason
        (unread,) = found[model.UNREAD]
        assert (unread.line, unread.reading) == (9, "12文字")

    def test_a_pair_shows_where_each_is_and_nothing_of_a_group_withheld(self, data, tmp_path):
        midori = {"b-midori": "43100"}
        placed = [
            replace(one, bodies=tuple(replace(b, place=midori.get(b.id, b.place)) for b in one.bodies))
            for one in (first(), second())
        ]
        (pair,) = [i for i in review_items(write(tmp_path / "placed", *placed)) if i.sort == model.PAIR]
        assert [line.rsplit("、", 1)[1] for line in pair.reading.split("\n")] == [
            "熊本県熊本市",
            "場所は不明（連携元は熊本県熊本市）",
        ]
        withhold(data / "second", "b-rose")
        assert all("ばら" not in item.group + item.reading for item in review_items(data))

    def test_columns_left_out_on_purpose_and_the_example_of_the_form_are_not_asked_about(self, tmp_path):
        lines = tuple(
            LineAccount(line=n, group="", field=field, fate="unread", chars=3)
            for n, field in enumerate(("unused", "example", "note", "備考"), 1)
        )
        folder = write(tmp_path / "data", replace(first(), lines=lines))
        assert [i.field for i in review_items(folder) if i.sort == model.UNREAD] == ["note", "備考"]

    def test_a_person_s_name_is_not_on_the_sheet_but_its_place_is(self, data, tmp_path):
        (person,) = [i for i in review_items(data) if i.sort == model.PERSON]
        assert (person.document, person.line, person.reading) == ("事例集 second", 51, "6文字")
        for name in ("s.xlsx", "s.csv"):
            write_review(tmp_path / name, data)
            content = (tmp_path / name).read_bytes()
            if name.endswith("xlsx"):
                with zipfile.ZipFile(io.BytesIO(content)) as book:
                    content = b"".join(book.read(n) for n in book.namelist())
            assert "花子".encode() not in content

    def test_what_is_withheld_is_not_asked_about_nor_spoken_of_in_past_decisions(self, data, desk):
        desk.answer({(model.DOUBTFUL, "青空ひろば"): {"判断": "連携先ではない", "理由": "青空のことは知っている"}})
        assert any("青空" in i.reason for i in review_items(data))
        desk.answer({(model.PAIR, "ミドリの会"): {"判断": "同じ団体"}})
        withhold(data / "first", "b-lily")
        withhold(data / "second", "b-midori-too")
        said = "".join("".join((i.group, i.words, i.reading, i.reason, *i.proposals)) for i in review_items(data))
        assert not [w for w in ("青空", "ゆり", "ミドリ") if w in said]

    def test_the_packaged_data_can_be_asked_about_and_holds_no_withheld_word(self, withheld_words, tmp_path):
        counts = write_review(tmp_path / "s.csv")
        assert counts[model.UNGROUNDED] > 40
        assert counts[model.UNREAD] == 14
        assert counts[model.PAST] == 15
        text = "".join((tmp_path / "s.csv").read_text("utf-8").split())
        assert not {word for word in withheld_words if word in text}


class TestTheFile:
    def test_the_same_data_gives_the_same_bytes(self, data, tmp_path):
        one, two = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
        write_review(one, data)
        write_review(two, data)
        assert one.read_bytes() == two.read_bytes()
        with zipfile.ZipFile(one) as book:
            assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert b"1980-01-01T00:00:00Z" in book.read("docProps/core.xml")

    def test_a_person_meets_help_drop_downs_and_a_hidden_key(self, data, tmp_path):
        write_review(tmp_path / "s.xlsx", data)
        book = openpyxl.load_workbook(tmp_path / "s.xlsx")
        assert book.sheetnames == ["使い方", "確認", "見落とし", "一覧"]
        table = book["確認"]
        assert table.column_dimensions["A"].hidden
        assert book["一覧"].sheet_state == "hidden"
        offers = {v.formula1: str(v.sqref) for v in table.data_validations.dataValidation}
        assert offers['"同じ団体,別の団体"'] == "K3"
        assert offers['"提案1,団体名を書く,わからない,連携先ではない"'] == "K4"
        assert any(formula.startswith("'一覧'!$A$1:$A$") for formula in offers)
        assert all(len(formula) <= 255 for formula in offers)

    def test_csv_has_the_same_rows(self, data):
        found = review_items(data)
        as_csv = workbook.read(workbook.to_csv(found).encode(), "s.csv")
        as_xlsx = workbook.read(workbook.to_xlsx(found), "s.xlsx")
        questions = [row for row in as_csv if row[0] != model.MISSED]
        assert [row[: len(as_xlsx[0])] for row in questions] == as_xlsx
        assert len(questions) == len(found) + 1

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "#N/A"])
    def test_a_cell_that_begins_like_a_formula_stays_text(self, start):
        words = f"{start}1+1"
        item = model.Item(sort=model.UNREAD, key="unread:s:1:x", words=words)
        cell = openpyxl.load_workbook(io.BytesIO(workbook.to_xlsx([item])))["確認"]["G2"]
        assert (cell.value, cell.data_type) == (words, "s")
        assert cell.quotePrefix == (start != "#N/A")
        line = workbook.to_csv([item]).splitlines()[1]
        assert ("'" + words in line) == (start != "#N/A")
        assert workbook.read(workbook.to_csv([item]).encode(), "s.csv")[1][6] == words

    def test_characters_that_xml_cannot_hold_are_shown_as_escapes(self):
        item = model.Item(sort=model.UNREAD, key="unread:s:1:x", words="あ\x0bい\x00\ud800")
        cell = openpyxl.load_workbook(io.BytesIO(workbook.to_xlsx([item])))["確認"]["G2"]
        assert cell.value == "あ\\x0bい\\x00\\xd800"

    @pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"a,b\n1,2\n", b"\x00\x01\x02"])
    def test_what_is_no_sheet_is_refused(self, data, tmp_path, content):
        (tmp_path / "x.xlsx").write_bytes(content)
        with pytest.raises(InputError):
            apply_review(tmp_path / "x.xlsx", data, by="担当", on=ON)


ALL = {
    (model.PERSON, ""): {"判断": "人の名前"},
    (model.PAIR, "ミドリの会"): {"判断": "同じ団体", "理由": "代表に確かめた"},
    (model.UNGROUNDED, "社会福祉協議会"): {"判断": "提案1"},
    (model.UNGROUNDED, "行政"): {"判断": "団体名を書く", "団体名": "熊本市福祉課", "相手の種類": "市区町村の部署"},
    (model.DOUBTFUL, "青空ひろば"): {"判断": "種類を直す", "相手の種類": "こども食堂"},
    (model.UNREAD, ""): {"判断": "読まなくてよい"},
}


@pytest.fixture
def kinds():
    from kgraph import vocab

    return {
        notation: vocab.label("kinds", notation, "ja") for notation in ("municipal-department", "children-cafeteria")
    }


@pytest.fixture
def everything(kinds):
    answers = {key: dict(cells) for key, cells in ALL.items()}
    answers[model.UNGROUNDED, "行政"]["相手の種類"] = kinds["municipal-department"]
    answers[model.DOUBTFUL, "青空ひろば"]["相手の種類"] = kinds["children-cafeteria"]
    return answers


class TestWhatIsDecided:
    def test_every_decision_becomes_a_correction_with_who_when_and_why(self, desk, everything):
        done = desk.answer(everything)
        assert (done.taken, done.unchanged, done.problems) == (6, 0, ())
        state = desk.state()
        assert mention(state, "m-b1").body == "b-midori"
        council = mention(state, "m-a2")
        assert (council.grounding, body_name(state, council.body)) == ("decided", "熊本市社会福祉協議会")
        assert body_name(state, mention(state, "m-a5").body) == "熊本市福祉課"
        assert mention(state, "m-a4").kind == "children-cafeteria"
        assert "m-b4" not in {m.id for s in state for m in s.mentions}
        rows = log(desk.data / "first") + log(desk.data / "second")
        assert {(row[7], row[8]) for row in rows} == {("担当課", ON)}
        assert {row[6] for row in rows if row[2] == "merge"} == {"代表に確かめた"}
        assert "確認シートで「提案1」と判断" in {row[6] for row in rows}
        assert [i.sort for i in review_items(desk.data) if i.sort != model.PAST] == []

    def test_ids_stay(self, desk, everything):
        before = [(m.id, m.group) for s in desk.state() for m in s.mentions]
        desk.answer(everything)
        assert [(m.id, m.group) for s in desk.state() for m in s.mentions] == before
        assert {b.id for s in desk.state() for b in s.bodies} >= {"b-midori", "b-aozora", "b-city"}

    def test_applied_twice_it_changes_nothing(self, desk, everything):
        path = desk.ask()
        desk.fill(path, everything)
        desk.apply(path)
        files, state = desk.files(), desk.state()
        again = desk.apply(path, by="ほかの人", on="2025-07-01")
        assert (again.taken, again.unchanged, again.problems, dict(again.corrections)) == (0, 6, (), {})
        assert (desk.files(), desk.state()) == (files, state)

    def test_an_empty_sheet_changes_nothing(self, desk):
        files = desk.files()
        done = desk.apply(desk.ask())
        assert (done.taken, done.unchanged) == (0, 0)
        assert desk.files() == files

    def test_the_older_id_is_kept(self, desk):
        desk.answer({(model.PAIR, "ミドリの会"): {"判断": "同じ団体"}})
        assert [row[:6] for row in log(desk.data / "second")] == [
            ["bodies", "b-midori-too", "merge", "", "", "b-midori"]
        ]
        assert log(desk.data / "first") == log(desk.data / "second")

    def test_two_that_are_not_the_same_are_not_asked_about_again(self, desk):
        desk.answer({(model.PAIR, "ミドリの会"): {"判断": "別の団体"}})
        assert model.PAIR not in {i.sort for i in review_items(desk.data)}
        assert mention(desk.state(), "m-b1").body == "b-midori-too"

    def test_what_is_confirmed_is_not_asked_about_again_until_it_reads_otherwise(self, desk):
        desk.answer(
            {
                (model.DOUBTFUL, "青空ひろば"): {"判断": "正しい"},
                (model.UNGROUNDED, "社会福祉協議会"): {"判断": "わからない"},
                (model.PERSON, ""): {"判断": "団体の名前"},
            }
        )
        asked = {(i.sort, i.words) for i in review_items(desk.data)}
        assert (model.DOUBTFUL, "青空ひろば") not in asked
        assert (model.UNGROUNDED, "社会福祉協議会") not in asked
        assert (model.DOUBTFUL, "見本花子さん") in asked  # no person, and so a name like others from now on
        table = desk.data / "first" / "mentions.csv"
        table.write_text(table.read_text("utf-8").replace(",social-welfare-council,", ",network,"), "utf-8")
        assert (model.UNGROUNDED, "社会福祉協議会") in {(i.sort, i.words) for i in review_items(desk.data)}

    def test_a_name_is_mended_for_the_mention_and_its_body(self, desk):
        desk.answer({(model.DOUBTFUL, "青空ひろば"): {"判断": "名前を直す", "団体名": "青空ひろばの会"}})
        state = desk.state()
        assert mention(state, "m-a4").name == "青空ひろばの会"
        assert body_name(state, "b-aozora") == "青空ひろばの会"
        assert mention(state, "m-a4").surface == "青空ひろば"

    def test_a_merge_on_the_same_sheet_does_not_turn_other_rows_stale(self, desk, kinds):
        table = desk.data / "second" / "mentions.csv"
        table.write_text(table.read_text("utf-8").replace("head:会", "bracket-member"), "utf-8")
        path = desk.ask()
        label = kinds["children-cafeteria"]
        mended = {"判断": "種類を直す", "相手の種類": label}
        both = {(model.PAIR, "ミドリの会"): {"判断": "同じ団体"}, (model.DOUBTFUL, "ミドリの会"): mended}
        desk.fill(path, {**both, (model.DOUBTFUL, "みどりの会"): {"判断": "正しい"}})
        assert (desk.apply(path).taken, desk.apply(path).unchanged, desk.apply(path).problems) == (3, 3, ())
        assert (mention(desk.state(), "m-b1").kind, mention(desk.state(), "m-b1").body) == (
            "children-cafeteria",
            "b-midori",
        )
        asked = {i.words for i in review_items(desk.data) if i.sort == model.DOUBTFUL}
        assert asked == {"青空ひろば"}

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp932"])
    def test_a_csv_that_was_saved_by_excel_is_accepted(self, desk, encoding):
        path = desk.ask("sheet.csv")
        rows = workbook.read(path.read_bytes(), path.name)
        head = rows[0]
        for row in rows[1:]:
            if row[1] == model.SORTS[model.PAIR]:
                row[head.index("判断")] = "同じ団体"
        quoted = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
        path.write_bytes(quoted.encode(encoding))
        assert desk.apply(path).taken == 1
        assert mention(desk.state(), "m-b1").body == "b-midori"

    def test_columns_may_be_moved_and_rows_sorted_or_deleted(self, desk):
        table = workbook.read(desk.ask().read_bytes(), "s.xlsx")
        at = {name: table[0].index(name) for name in table[0]}
        for row in table[1:]:
            row[at["判断"]] = "同じ団体" if row[1] == model.SORTS[model.PAIR] else ""
        turned = [row[::-1] for row in (["メモ", *[""] * (len(table[0]) - 1)], table[0], *table[:0:-1][:-1])]
        text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in turned)
        (desk.folder / "turned.csv").write_text(text, "utf-8")
        assert desk.apply(desk.folder / "turned.csv").taken == 1


class TestTakenBack:
    def test_each_decision_is_taken_back_from_a_later_sheet(self, desk, everything):
        before = desk.state()
        asked = review_items(desk.data)
        desk.answer(everything)
        past = [i for i in review_items(desk.data) if i.sort == model.PAST]
        assert {"同じ団体とした", "取り除いた", "確かめた"} < {i.reading for i in past}
        path = desk.ask("later.xlsx")
        book = openpyxl.load_workbook(path)
        for row in book["確認"].iter_rows(min_row=2):
            if row[1].value == model.SORTS[model.PAST]:
                row[10].value = "取り消す"
        book.save(path)
        back = desk.apply(path, on="2025-06-02")
        assert back.problems == ()
        assert desk.state() == before
        again = [replace(i, key=i.key.partition("~")[0]) for i in review_items(desk.data)]
        assert again == list(asked)  # but for what tells their keys from those of older sheets
        files = desk.files()
        assert desk.apply(path).taken == 0
        assert desk.files() == files

    def test_the_log_only_grows(self, desk, everything):
        desk.answer(everything)
        old = {p: b for p, b in desk.files().items() if p.name == "corrections.csv"}
        desk.answer({(model.PAST, "ミドリの会"): {"判断": "取り消す"}}, "later.xlsx")
        new = desk.files()
        assert all(new[p].startswith(b) and new[p] != b for p, b in old.items())


class TestAnOlderSheet:
    def test_it_is_merged_where_its_rows_still_mean_the_same(self, desk, everything):
        path = desk.ask()
        desk.fill(path, everything)
        table = desk.data / "first" / "mentions.csv"  # another edition: the words moved down by ten lines
        rows = [line.split(",") for line in table.read_text("utf-8").splitlines()]
        at = [rows[0].index(name) for name in ("line", "start", "end")]
        for row in rows[1:]:
            for column in at:
                row[column] = str(int(row[column]) + 1000)
        table.write_text("".join(",".join(row) + "\n" for row in rows), "utf-8")
        assert (desk.apply(path).taken, desk.apply(path).problems) == (6, ())

    def test_a_row_that_changed_since_is_refused_and_the_others_hold(self, desk, everything):
        path = desk.ask()
        desk.fill(path, everything)
        table = desk.data / "first" / "mentions.csv"
        table.write_text(table.read_text("utf-8").replace("青空ひろば,other", "青空ひろば,food-bank"), "utf-8")
        done = desk.apply(path)
        (problem,) = done.problems
        assert (done.taken, problem.code, problem.file, problem.field) == (5, "review-changed", "sheet.xlsx", "言葉")
        assert problem.line == 6
        assert mention(desk.state(), "m-a4").kind == "food-bank"
        assert mention(desk.state(), "m-b1").body == "b-midori"

    def test_a_row_that_is_gone_and_a_source_that_was_taken_out_are_refused(self, desk, everything):
        path = desk.ask()
        desk.fill(path, everything)
        shutil.rmtree(desk.data / "second")
        done = desk.apply(path)
        assert [(p.code, p.line) for p in done.problems] == [("review-source", 2), ("review-gone", 3)]
        assert done.taken == 4

    def test_a_second_person_s_sheet_that_says_the_same_changes_nothing_and_one_that_contradicts_is_refused(self, desk):
        one, two, three = desk.ask("1.xlsx"), desk.ask("2.xlsx"), desk.ask("3.xlsx")
        desk.fill(one, {(model.PAIR, "ミドリの会"): {"判断": "同じ団体"}})
        desk.fill(two, {(model.PAIR, "ミドリの会"): {"判断": "同じ団体"}})
        desk.fill(three, {(model.PAIR, "ミドリの会"): {"判断": "別の団体"}})
        assert desk.apply(one).taken == 1
        assert desk.apply(two).unchanged == 1
        (problem,) = desk.apply(three).problems
        assert problem.code == "review-joined"
        assert "取り消し" in problem.todo.ja

    @pytest.mark.parametrize(
        ("cells", "code"),
        [
            ({"判断": "たぶん"}, "review-decision"),
            ({"判断": "提案3"}, "review-proposal"),
            ({"判断": "団体名を書く"}, "review-name"),
            ({"判断": "団体名を書く", "団体名": "あ" * 101}, "review-name"),
            ({"判断": "団体名を書く", "団体名": "みなとの会", "相手の種類": "謎の種類"}, "review-kind"),
            ({"判断": "わからない", "行の鍵": "nonsense"}, "review-key"),
        ],
    )
    def test_an_answer_that_cannot_be_meant_is_told_with_its_row_and_column(self, desk, cells, code):
        files = desk.files()
        (problem,) = desk.answer({(model.UNGROUNDED, "社会福祉協議会"): cells}).problems
        assert (problem.code, problem.line) == (code, 4)
        assert problem.field in sheet.COLUMNS
        assert desk.files() == files

    def test_a_refusal_never_quotes_what_may_be_a_person(self, desk):
        path = desk.ask()
        desk.fill(path, {(model.PERSON, ""): {"判断": "団体の名前"}})
        table = desk.data / "second" / "mentions.csv"
        table.write_text(
            table.read_text("utf-8").replace(
                "civil-society-organisation,,named,b-person", "individual,,named,b-person"
            ),
            "utf-8",
        )
        (problem,) = desk.apply(path).problems
        assert "花子" not in problem.message("ja")


class TestWhatIsNeeded:
    def test_packaged_data_is_never_corrected(self, desk):
        with pytest.raises(CallError) as error:
            apply_review(desk.ask(), None, by="担当", on=ON)
        assert error.value.problems[0].code == "no-data"

    @pytest.mark.parametrize(
        ("by", "on", "code"), [(" ", ON, "no-name"), ("担当", "2025/6/1", "no-day"), ("担当", "2025-02-30", "no-day")]
    )
    def test_who_and_when_have_to_be_told(self, desk, by, on, code):
        with pytest.raises(CallError) as error:
            apply_review(desk.ask(), desk.data, by=by, on=on)
        assert error.value.problems[0].code == code

    def test_a_log_that_contradicts_itself_is_told_before_anything_is_written(self, desk):
        path = desk.ask()
        with (desk.data / "first" / "corrections.csv").open("a", encoding="utf-8") as file:
            file.write("bodies,b-x,merge,,,b-x,r,b,2025-01-01\n")
        with pytest.raises(DataError):
            desk.apply(path)


class TestAppending:
    row = Correction(table="mentions", row="m-1", action="drop", reason="「a, b」\nc", by="担当", on=ON)

    def test_what_stands_there_is_kept_byte_for_byte(self, tmp_path):
        path = tmp_path / "corrections.csv"
        for head in ("table,row,action,column,old,new,reason,by,on", "by,on,table,row,action,reason,column,old,new"):
            for end in ("\n", "\r\n", ""):
                old = f"\ufeff{head}{end}".encode()
                path.write_bytes(old)
                append_corrections(path, [self.row])
                assert path.read_bytes().startswith(old)
                assert load_corrections(path)[0].reason.replace("\r\n", "\n") == self.row.reason

    def test_a_file_without_all_columns_or_without_any_gets_them(self, tmp_path):
        path = tmp_path / "corrections.csv"
        append_corrections(path, [self.row])
        assert load_corrections(path) == (self.row,)
        path.write_text("table,row,action,reason,by,on\nmentions,m-0,drop,r,b,2025-01-01\n", "utf-8")
        append_corrections(path, [self.row])
        assert [c.row for c in load_corrections(path)] == ["m-0", "m-1"]


def test_the_two_sources_are_what_the_tests_say():
    assert {s.source.id for s in (first(), second())} == {"first", "second"}
    assert "見本花子さん" in names([second()])
