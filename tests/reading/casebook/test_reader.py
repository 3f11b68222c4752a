"""The casebook itself: every field of the 13 groups as read by hand, and every line accounted for."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any

import pytest

from kgraph import vocab
from kgraph.errors import InputError
from kgraph.files import decode
from kgraph.places import Places
from kgraph.reading.casebook import CasebookReading, FormGroup, read_casebook
from kgraph.text import key


def labels_of(group: FormGroup, scheme: str, field: str) -> list[str]:
    return [vocab.label(scheme, notation, "ja") for notation in group.values(field)]


def as_gold(group: FormGroup, places: Places) -> dict[str, Any]:
    """Return a group in the words of the gold."""
    one = {field: next(iter(group.values(field)), None) for field in ("label", "founded", "incorporated", "website")}
    form = next(iter(group.values("legal_form")), None)
    return {
        "heading_line": group.line,
        "name": group.name,
        "label": one["label"],
        "aliases": list(group.values("alias")),
        "legal_form": vocab.label("legal-forms", form, "ja") if form else None,
        "prefecture": "".join(places.get(code).name for code in group.values("prefecture")),
        "municipalities": [places.get(code).name for code in group.values("municipality")],
        "region_note": next(iter(group.values("region_note")), None),
        "initiative": "".join(group.values("initiative")),
        "activities": {
            "main": labels_of(group, "activities", "main_activity"),
            "sub": labels_of(group, "activities", "sub_activity"),
        },
        "targets": {
            "main": labels_of(group, "targets", "main_target"),
            "sub": labels_of(group, "targets", "sub_target"),
        },
        "founded": one["founded"],
        "incorporated": one["incorporated"],
        "staff": int("".join(group.values("staff"))),
        "staff_parts": {f.note: int(f.value) for f in group.facts if f.field == "staff_part"},
        "website": one["website"],
    }


DEFAULTS: dict[str, Any] = {
    "label": None,
    "aliases": [],
    "region_note": None,
    "incorporated": None,
    "staff_parts": {},
}


@pytest.mark.parametrize("index", range(13))
def test_every_field_of_the_group_equals_the_gold(
    index: int, reading: CasebookReading, gold: list[dict[str, Any]], places: Places
) -> None:
    expected = DEFAULTS | gold[index]
    read = as_gold(reading.groups[index], places)
    assert read == {field: expected[field] for field in read}


def test_there_are_thirteen_groups_and_no_problem(reading: CasebookReading) -> None:
    assert len(reading.groups) == 13
    assert reading.problems == ()


def test_the_status_of_a_legal_form_is_told_apart_from_the_form(reading: CasebookReading) -> None:
    certified = [(g.line, f.words) for g in reading.groups for f in g.facts if f.field == "form_status"]
    assert certified == [(108, "認定")]
    assert {v for g in reading.groups for v in g.values("form_status")} == {"certified"}


def test_a_slip_of_the_source_in_the_legal_form_is_noted_as_one(reading: CasebookReading) -> None:
    slips = [(g.line, f.words, f.value) for g in reading.groups for f in g.facts if f.rule == "form-typo"]
    assert slips == [(266, "特定非営利法人", "npo")]
    assert all(f.note for g in reading.groups for f in g.facts if f.rule == "form-typo")


def test_dates_keep_the_words_of_the_source(reading: CasebookReading) -> None:
    words = {
        (f.field, f.value): f.words for g in reading.groups for f in g.facts if f.field in ("founded", "incorporated")
    }
    assert words["founded", "2019-09"] == "2019 年 9 月"
    assert words["incorporated", "2023-05"] == "2023 年 5 月"
    assert words["founded", "2022-12-01"] == "2022 年 12 月 1 日"


def test_words_that_are_no_address_make_no_website(reading: CasebookReading) -> None:
    assert [g.line for g in reading.groups if not g.values("website")] == [422]


def test_every_fact_quotes_the_source_at_its_place(reading: CasebookReading, source: str) -> None:
    lines = source.split("\n")
    for fact in (fact for group in reading.groups for fact in group.facts):
        assert source[fact.start : fact.end] == fact.words
        assert fact.words
        assert fact.words in lines[fact.line - 1]


def test_every_cell_stands_in_the_source_where_it_says(reading: CasebookReading, source: str) -> None:
    for group in reading.groups:
        assert set(group.cells) == {"purpose", "people", "content", "partners", "approach", "outcomes", "message"}
        for cell in group.cells.values():
            assert source[cell.start : cell.end] == cell.text
            middle = len(cell.text) // 2
            assert source[slice(*cell.span(middle, middle + 9))] == cell.text[middle : middle + 9]


def test_the_partner_cells_are_on_the_lines_of_the_gold(reading: CasebookReading, gold: list[dict[str, Any]]) -> None:
    assert [g.cells["partners"].line for g in reading.groups] == [g["partners_line"] for g in gold]


def test_publisher_and_date_come_from_the_colophon(reading: CasebookReading) -> None:
    assert (reading.publisher, reading.issued) == ("内閣府孤独・孤立対策推進室", "2025-12")


def test_only_the_captions_and_the_address_of_the_colophon_are_unread(reading: CasebookReading, source: str) -> None:
    lines = source.split("\n")
    captions = [n for n, line in enumerate(lines, 1) if line.endswith("取組の様子")]
    assert len(captions) == 13
    assert list(reading.unread) == [*captions, 685]


def test_every_line_that_is_not_blank_is_accounted_for_once_with_all_its_characters(
    reading: CasebookReading, source: str
) -> None:
    written = {n: len(line) for n, line in enumerate(source.split("\n"), 1) if line.strip()}
    assert {a.line: a.chars for a in reading.lines} == written
    assert len(reading.lines) == len(written)


def test_withheld_are_representatives_and_addresses_and_only_they(reading: CasebookReading, source: str) -> None:
    lines = source.split("\n")
    held = [a for a in reading.lines if a.fate == "withheld"]
    labelled = {n for n, line in enumerate(lines, 1) if line.startswith(("代表者\t", "団体住所\t"))}
    assert {a.line for a in held} == labelled
    assert len(held) == 26
    assert not any(a.digest for a in held)


def test_prose_has_a_digest_and_nothing_else_has(reading: CasebookReading, source: str) -> None:
    lines = source.split("\n")
    for account in reading.lines:
        prose = account.field in {"purpose", "people", "content", "partners", "approach", "outcomes", "message"}
        digest = hashlib.sha256(lines[account.line - 1].encode()).hexdigest() if prose else ""
        assert account.digest == digest


def test_no_person_and_no_address_is_in_any_fact_or_cell(reading: CasebookReading, withheld: tuple[str, ...]) -> None:
    said = [text for g in reading.groups for f in g.facts for text in (f.value, f.note, f.words)]
    said += [cell.text for g in reading.groups for cell in g.cells.values()]
    assert len(withheld) >= 26
    assert [w for w in withheld for text in said if w in text] == []


def test_reading_again_gives_the_same(reading: CasebookReading, source: str) -> None:
    assert read_casebook(source, file="casebook-r7-shikoku-kyushu-okinawa.txt") == reading


@pytest.mark.parametrize(
    "text, code",
    [
        ("", "empty-text"),
        (" \n\u3000\n", "empty-text"),
        ("\x00\x01\x02PK" * 20, "binary-text"),
        ("\ufffd" * 40 + "団体名：会", "binary-text"),
        ("今日は晴れ。\n団体名を考えた。\n", "no-casebook"),
        ("団体名：会\n取組地域：愛媛県 松山市\n", "no-casebook"),
        ("a,b,c\n1,2,3\n", "no-casebook"),
        ("団体名：\n取組の種類\n取組の対象\n目的\tあ\n", "no-group"),
    ],
)
def test_what_cannot_be_read_at_all_ends_with_an_error(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_casebook(text, file="x.txt")
    problem = caught.value.problems[-1]
    assert (problem.code, problem.file) == (code, "x.txt")
    for lang in ("ja", "en"):
        assert "x.txt" in problem.message(lang)
        assert problem.expected.in_(lang)
        assert problem.todo.in_(lang)


def altered(source: str, how: str) -> bytes:
    """Return the bytes of the casebook after what another program may do to it."""
    if how == "tabs as spaces":
        source = source.replace("\t", "    ")
    if how == "full width":
        wide = {c: c + 0xFEE0 for c in range(0x21, 0x7F)}
        source = "\n".join(
            line.translate(wide) if "\t" in line or line[:3] in ("(1)", "（1） ") else line
            for line in source.split("\n")
        )
    if how == "without tags":
        source = re.sub("</?(?:p|ul|ol)[^>]*>", "", source)
    if how == "NFD":
        source = unicodedata.normalize("NFD", source)
    if how == "radicals":
        table = {unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0x2F00, 0x2FD6)}
        source = "".join(table.get(c, c) for c in source)
    if how == "CR LF":
        source = source.replace("\n", "\r\n")
    if how == "wrapped":
        source = "\n".join(
            re.sub(r"(.{60}[ぁ-ん。、])(?=[ぁ-ん])", r"\1\n", line) if len(line) > 90 else line
            for line in source.split("\n")
        )
    if how == "CP932":
        return source.replace("—", "―").encode("cp932")
    return (b"\xef\xbb\xbf" if how == "BOM" else b"") + source.encode()


@pytest.mark.parametrize(
    "how",
    ["tabs as spaces", "full width", "without tags", "NFD", "radicals", "CR LF", "BOM", "CP932", "wrapped"],
)
def test_another_programs_text_of_the_casebook_reads_the_same(how: str, source: str, reading: CasebookReading) -> None:
    text = decode(altered(source, how), "x.txt").text
    assert (text == source) == (how in ("CR LF", "BOM", "CP932"))
    again = read_casebook(text, file="x.txt")

    def rows(r: CasebookReading) -> list[tuple[str, set[tuple[str, str, str]]]]:
        facts = [{(f.field, key(f.value), key(f.note)) for f in g.facts} for g in r.groups]
        return [(key(g.name), facts[i]) for i, g in enumerate(r.groups)]

    assert rows(again) == rows(reading)
    assert again.problems == ()
    assert (again.publisher, again.issued) == (reading.publisher, reading.issued)
