"""How the words of a page become lines: rows of cells, what their edges broke, and what goes on over the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pdf_maker import Sheet, Words

from kgraph.reading.pdf import PdfText
from kgraph.reading.pdf.cells import MOST_EDGES

Take = Callable[[Sequence[Sheet]], PdfText]
Rule = tuple[float, float, float, float]


def box(columns: Sequence[float], rows: Sequence[float]) -> list[Rule]:
    """Return the ruled lines of a table."""
    across = [(columns[0], y, columns[-1], y) for y in rows]
    return across + [(x, rows[0], x, rows[-1]) for x in columns]


def lines(taken: PdfText) -> list[str]:
    return taken.text.split("\n")


def test_a_row_of_a_table_is_one_line_and_its_cells_are_parted_by_tabs(take: Take) -> None:
    words = [Words("目的", 55, 105), Words("町の食卓", 155, 105), Words("内容", 55, 125), Words("食事会", 155, 125)]
    assert lines(take([Sheet(words, box((50, 150, 400), (100, 120, 140)))])) == ["目的\t町の食卓", "内容\t食事会", "\f"]


def test_an_empty_cell_keeps_its_place(take: Take) -> None:
    words = [Words("★", 53, 105), Words("多世代", 75, 105), Words("高齢者", 195, 105)]
    taken = take([Sheet(words, box((50, 70, 170, 190, 300), (100, 120, 140)))])
    assert lines(taken) == ["★\t多世代\t\t高齢者", "\f"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("あ" * 23, "い" * 4, "あ" * 23 + "い" * 4),  # broken by the edge
        ("あ" * 15, "い" * 4, "あ" * 15 + " " + "い" * 4),  # broken by the writer
        ("あ" * 22, "い。", "あ" * 22 + "い。"),  # い went down with the 。 that no line begins with
        ("あ" * 19, "ABCDEFGH", "あ" * 19 + " ABCDEFGH"),  # a word that found no room
        ("x" * 30, "い" * 4, "x" * 30 + " " + "い" * 4),
    ],
)
def test_lines_of_a_cell_are_joined_as_they_were_broken(first: str, second: str, joined: str, take: Take) -> None:
    words = [Words("目的", 55, 105), Words(first, 155, 105), Words(second, 155, 118)]
    assert lines(take([Sheet(words, box((50, 150, 390), (100, 140, 160)))]))[0] == "目的\t" + joined


def test_a_web_address_that_the_edge_breaks_goes_on(take: Take) -> None:
    first = "https://example.org/" + "a" * 46
    words = [Words("ウェブサイト", 55, 105), Words(first, 155, 105), Words("bcd/e.html", 155, 118)]
    taken = take([Sheet(words, box((50, 150, 490), (100, 140, 160)))])
    assert lines(taken)[0] == "ウェブサイト\t" + first + "bcd/e.html"


def test_a_box_around_a_page_is_no_cell(take: Take) -> None:
    words = [Words("団体名：会", 60, 60), Words("取組名：町の食卓", 60, 90)]
    assert lines(take([Sheet(words, box((40, 560), (40, 800)))])) == ["団体名：会", "", "取組名：町の食卓", "\f"]


def test_wide_gaps_part_columns_where_nothing_is_ruled(take: Take) -> None:
    words = [
        Words("代表者", 60, 100),
        Words("見本 太郎", 160, 100),
        Words("団 体 名", 60, 114),
        Words("山川の会", 160, 114),
    ]
    assert lines(take([Sheet(words)])) == ["代表者\t見本 太郎", "団 体 名\t山川の会", "\f"]


def test_a_label_whose_halves_stand_above_and_below_its_words_is_whole(take: Take) -> None:
    words = [
        Words("連携した団体・協", 55, 105),
        Words("力いただいた団体", 55, 119),
        Words("みどり市民センター、", 155, 110),
        Words("内容", 55, 150),
        Words("食事会", 155, 150),
    ]
    assert lines(take([Sheet(words)])) == [
        "連携した団体・協力いただいた団体\tみどり市民センター、",
        "",
        "内容\t食事会",
        "\f",
    ]


def test_spread_letters_stay_one_word(take: Take) -> None:
    spread = [Words(c, 60 + i * 14, 100) for i, c in enumerate("山川の会")]
    assert lines(take([Sheet(spread)])) == ["山川の会", "\f"]


def test_type_that_is_printed_twice_to_be_bold_is_read_once(take: Take) -> None:
    assert lines(take([Sheet([Words("会々々", 60, 100), Words("会々々", 60.4, 100)])])) == ["会々々", "\f"]


def test_sideways_words_stand_before_the_page(take: Take) -> None:
    taken = take([Sheet([Words("団体名：会", 60, 100), Words("第一章", 500, 300, sideways=True)])])
    assert lines(taken)[-2:] == ["団体名：会", "\f"]
    assert "".join(lines(taken)[:-2]) in ("第一章", "章一第")


def test_a_heading_beside_several_rows_stands_above_them(take: Take) -> None:
    rules = [*box((50, 90, 190, 400), (100, 120, 140))]
    rules[1] = (90, 120, 400, 120)
    words = [
        Words("取組の成果", 52, 112, size=7),
        Words("連携した団体", 95, 105),
        Words("自治会", 195, 105),
        Words("定性的な成果", 95, 125),
        Words("ふえた", 195, 125),
    ]
    assert lines(take([Sheet(words, rules)])) == ["取組の成果", "連携した団体\t自治会", "\t定性的な成果\tふえた", "\f"]


PAGE = box((50, 150, 400), (700, 740, 780))
NEXT = box((50, 150, 400), (60, 100, 120))


def test_a_label_in_the_middle_of_a_row_that_two_pages_share_goes_with_its_first_words(take: Take) -> None:
    first = [Words("目的", 55, 705), Words("町の食卓", 155, 705), Words("あ" * 23, 155, 745)]
    second = [Words("内容", 55, 65), Words("いい", 155, 65), Words("対象とした人", 55, 105), Words("人", 155, 105)]
    taken = take([Sheet(first, PAGE), Sheet(second, NEXT)])
    assert lines(taken) == ["目的\t町の食卓", "内容\t" + "あ" * 23, "\f\tいい", "対象とした人\t人", "\f"]


def test_a_row_that_goes_on_from_the_page_before_takes_no_label_of_the_next(take: Take) -> None:
    alone = box((50, 150, 400), (700, 780))
    first = [Words("目的", 55, 705), Words("あ" * 23, 155, 705)]
    second = [Words("い" * 23, 155, 705)]
    third = [Words("内容", 55, 65), Words("うう", 155, 65), Words("対象とした人", 55, 105), Words("人", 155, 105)]
    taken = take([Sheet(first, alone), Sheet(second, alone), Sheet(third, NEXT)])
    assert lines(taken) == [
        "目的\t" + "あ" * 23,
        "\f\t" + "い" * 23,
        "\f内容\tうう",
        "対象とした人\t人",
        "\f",
    ]


def test_a_drawing_of_many_lines_is_not_searched_for_cells(take: Take) -> None:
    rules = [(50.0, 100 + i / 10, 400.0, 100 + i / 10) for i in range(MOST_EDGES + 1)]
    taken = take([Sheet([Words("団体名：会", 60, 60)], rules)])
    assert [(p.code, p.field) for p in taken.problems] == [("tangled-page", "p. 1")]
    assert lines(taken) == ["団体名：会", "\f"]
