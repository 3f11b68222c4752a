"""The page of what is not written: in words first, every figure with of how many, nothing said of too few groups."""

from __future__ import annotations

import csv
import io
import re

import pytest
from tiny_site import tiny, tiny_files

from kgraph import vocab
from kgraph.links import LinkTable, Spoken
from kgraph.network import gaps
from kgraph.render import gaps_page
from kgraph.render.book import Book
from kgraph.render.site import Site
from kgraph.render.texts_tables import SCHEMES, SECTIONS, head
from kgraph.sheets import BOM

NO_WORDS = re.compile(r"足りない|足りません|欠け|不足|手薄|ありません（0|lack|poor|weak|least connected", re.IGNORECASE)


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html)).strip()


def rows(page: str, table: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return the rows of a table: the code, and of each cell its class, its text and where it leads."""
    (found,) = re.findall(rf"(?s)<table class=\"matrix\" {table}>(.*?)</table>", page)
    made = []
    for code, row in re.findall(r'(?s)<tr data-code="([^"]+)">(.*?)</tr>', found):
        cells = re.findall(r'<td class="([^"]*)"( hidden)?>(.*?)</td>', row)
        shown = [(look, cell) for look, hidden, cell in cells if not hidden]
        made.append((code, [(look, text(cell), "".join(re.findall('href="([^"]*)"', cell))) for look, cell in shown]))
    return made


def heads(page: str, table: str) -> list[str]:
    (found,) = re.findall(rf"(?s)<table class=\"matrix\" {table}>.*?<thead>(.*?)</thead>", page)
    return re.findall(r'<th scope="col" class="(?:flat|up)" data-code="(\d+)"', found)


@pytest.fixture(scope="session")
def answer(table_of: dict[str, LinkTable]) -> gaps.GapAnswer:
    return gaps.find(table_of["kind"])


def test_the_answer_says_of_how_many_groups_and_shows_what_none_ticked(
    site: dict[str, str], answer: gaps.GapAnswer
) -> None:
    page = site["gaps.html"]
    for matrix in answer.matrices:
        (part,) = re.findall(rf'(?s)<div class="gaps-none" data-scheme="{matrix.scheme}">(.*?)</div>', page)
        boxes = len(vocab.scheme(matrix.scheme).leaves)
        assert f"{answer.groups}団体のどれも" in part
        assert f"{boxes}項目のうち{len(matrix.unticked)}項目です" in part
        assert re.findall(r'<li data-code="([^"]+)">', part) == list(matrix.unticked)
        assert len(re.findall(r'<li data-code="[^"]+" hidden>', part)) == boxes - len(matrix.unticked)
    (kinds,) = re.findall(r'(?s)<div class="gaps-none" data-scheme="kinds">(.*?)</div>', page)
    assert re.findall(r'<li data-code="([^"]+)">', kinds) == list(answer.kinds_not_mentioned)


def test_the_page_never_says_that_anything_lacks(site: dict[str, str]) -> None:
    page = text(site["gaps.html"])
    assert not NO_WORDS.search(page), NO_WORDS.search(page)
    assert "この資料には書かれていない" in page
    assert "行われていないという意味ではありません" in page


@pytest.mark.parametrize("scheme", ["targets", "activities"])
def test_cells_are_the_counts_and_lead_to_the_groups_behind_them(
    site: dict[str, str], answer: gaps.GapAnswer, scheme: str
) -> None:
    (matrix,) = [one for one in answer.matrices if one.scheme == scheme]
    table = f'data-scheme="{scheme}"'
    places = heads(site["gaps.html"], table)
    assert places == [place.place for place in matrix.places]
    found = rows(site["gaps.html"], table)
    assert [code for code, _ in found] == list(matrix.concepts)
    for code, (total, *cells) in found:
        n = len(matrix.ticked.get(code, ()))
        assert total[1:] == ((str(n), f"{scheme}/{code}.html") if n else ("0", ""))
        for place, (look, figure, link) in zip(matrix.places, cells, strict=True):
            n = len(matrix.cells.get((code, place.place), ()))
            assert (figure, link) == ((str(n), f"{scheme}/{code}.html#place={place.place}") if n else ("・", ""))
            assert ("silent" in look) == (not n)


def test_a_place_with_groups_enough_shows_a_zero_and_one_with_too_few_a_dot() -> None:
    names = [f"団体{n}" for n in range(8)]
    where = {name: {"municipality": "43100" if at < 5 else "40130", "main_target": "older-people"} for at, name in
             enumerate(names)}  # fmt: skip
    page = tiny_files(tiny({name: [] for name in names}, where))["gaps.html"]
    table = 'data-scheme="targets"'
    assert heads(page, table) == ["40000", "43000"]  # told by their municipalities
    found = dict(rows(page, table))
    assert [(cell[1], cell[2]) for cell in found["older-people"]] == [
        ("8", "targets/older-people.html"),
        ("3", "targets/older-people.html#place=40000"),
        ("5", "targets/older-people.html#place=43000"),
    ]
    assert [cell[1] for cell in found["foreign-residents"]] == [
        "0",
        "・",
        "0",
    ]
    assert "5団体以上ある1都道府県のうち" in page


def test_of_too_few_groups_nothing_is_told() -> None:
    page = tiny_files(tiny({f"団体{n}": [] for n in range(4)}))["gaps.html"]
    assert re.search(r'<p class="note" id="gaps-few">', page)
    assert page.count('<div class="gaps-none"') == len(
        re.findall(r'<div class="gaps-none" data-scheme="\w+" hidden>', page)
    )
    assert "zero" not in {part for _, cells in rows(page, 'data-scheme="targets"') for cell in cells for part in
                          cell[0].split()}  # fmt: skip


def test_what_no_one_ticked_but_a_text_says_stands_first_with_group_words_and_line(
    site: dict[str, str], answer: gaps.GapAnswer, book: Book
) -> None:
    page = site["gaps.html"]
    (foreign,) = [gap for gap in answer.spoken if gap.notation == "foreign-residents"]
    assert foreign.ticked == ()
    ((group, words),) = foreign.unmarked
    (said,) = re.findall(rf'(?s)<div data-groups="{group}"><p>(?:(?!</div>).)*外国人.*?</div>', page)
    shown = text(said)
    assert "どの団体も印を付けていませんが、1団体の文には出てきます" in shown
    assert book.name(group) in shown
    assert f"「{words[0].words}」" in shown
    assert f"{words[0].line}行" in shown
    assert f'href="groups/{group}.html"' in said
    listed = re.findall(r'<tr data-groups="[^"]*" data-scheme="(\w+)" data-code="([^"]+)">', page)
    assert sorted(listed) == sorted((gap.scheme, gap.notation) for gap in answer.spoken)
    none = [(gap.scheme, gap.notation) for gap in answer.spoken if not gap.ticked]
    assert listed[: len(none)] == none


def test_words_without_a_box_stand_with_those_who_use_them(site: dict[str, str], answer: gaps.GapAnswer) -> None:
    (table,) = re.findall(r'(?s)<table class="stack" id="gaps-outside".*?</table>', site["gaps.html"])
    found = re.findall(r'(?s)<tr data-groups="([^"]+)"><th scope="row"><bdi lang="ja">(.*?)</bdi>', table)
    assert {words: ids.split() for ids, words in found} == {
        gap.words: [group for group, _ in gap.groups] for gap in answer.outside
    }


def test_the_same_words_on_the_same_line_are_told_once() -> None:
    word = Spoken(source="s", document="d", scheme="targets", notation="", field="content", line=3, start=1, end=3,
                  words="若者")  # fmt: skip
    later = Spoken(source="s", document="d", scheme="targets", notation="", field="content", line=4, start=9, end=11,
                   words="若者")  # fmt: skip
    assert [one.line for one in gaps_page._once([word, word, later])] == [3, 4]


def test_kinds_by_group_count_words_in_the_order_of_the_source(
    site: dict[str, str], table_of: dict[str, LinkTable], book: Book
) -> None:
    table = table_of["kind"]
    words = {(link.partner, link.group): len(link.evidence) for link in table.links}
    node = {partner.kind: partner.id for partner in table.partners}
    for code, (total, *cells) in rows(site["gaps.html"], 'id="gaps-kinds"'):
        assert total[1] == str(len(table.links_of(node[code])))
        for group, cell in zip(table.groups, cells, strict=True):
            n = words.get((node[code], group.id), 0)
            assert cell[1:] == ((str(n), f"{book.page(group.id)}#partners") if n else ("・", ""))


def test_of_many_groups_the_first_are_shown_and_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gaps_page, "MOST_GROUPS", 4)
    page = tiny_files(tiny({f"団体{n}": [("みなの会", "endorsement")] for n in range(6)}))["gaps.html"]
    ((_, (total, *cells)),) = [row for row in rows(page, 'id="gaps-kinds"') if row[0] == "civil-society-organisation"]
    assert total[1] == "6"
    assert len(cells) == 4
    assert "はじめの4団体を示しています（6団体中）" in text(page)
    assert '<p class="note" id="gaps-cut">' in page


def test_the_figures_are_there_as_csv_that_excel_takes_for_utf8(
    book: Book, table_of: dict[str, LinkTable], answer: gaps.GapAnswer, site: dict[str, str]
) -> None:
    path, content = Site(book, table_of).analysis["gaps"]
    assert isinstance(content, str)
    assert f'href="{path}" download' in site["gaps.html"]
    assert content.startswith(BOM)
    found = list(csv.DictReader(io.StringIO(content.removeprefix(BOM))))
    for matrix in answer.matrices:
        told = {
            row[head("notation")]: int(row[head("groups")])
            for row in found
            if row[head("section")] == SECTIONS["all"] and row[head("scheme")] == SCHEMES[matrix.scheme]
        }
        assert told == {concept: len(matrix.ticked.get(concept, ())) for concept in matrix.concepts}
    assert all(row[head("of")] for row in found)


def test_a_group_leads_to_what_groups_like_it_mention(site: dict[str, str], book: Book) -> None:
    group = next(iter(book.records))
    assert f'href="../gaps.html#alike&amp;group={group}"' in site[book.page(group)]
