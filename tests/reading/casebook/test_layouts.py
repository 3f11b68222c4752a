"""Whatever hand lays the form out: what the renderer wrote, the reader gives back."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

import pytest
from form_renderer import ALL_ACTIVITIES, ALL_TARGETS, CELLS, Encoding, Layout, Record, render
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import vocab
from kgraph.files import decode
from kgraph.reading.casebook import CasebookReading, FormGroup, read_casebook
from kgraph.text import key

NASTY = (
    "<script>alert(1)</script>",
    '"; DROP GRAPH <x>; #',
    '=HYPERLINK("x")',
    "★の会",
    "☆",
    "取組名：二つ目",
    "団体名",
    "目的",
    "1. つながりの場づくり",
    "多世代",
    "令和7年12月発行",
    "〇〇（仮）",
    "A・B、C/D",
    "ﾂﾅｶﾞﾘ",
    "ＦＵＬＬ　ＷＩＤＴＨ",
    "がぎぐげご",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 家族",
    "\u202e逆さ\u202c",
    "e\u0301cole",
    "{{7*7}} %s \\u0041",
    "'; --",
    "代表者 の会",
    "&amp;&lt;",
    "長" * 120,
    "NULL",
    "-",
)
FORMS = {
    "": None,
    "特定非営利活動法人 ": "npo",
    "NPO 法人 ": "npo",
    "一般社団法人 ": "general-incorporated-association",
    "社会福祉法人 ": "social-welfare-corporation",
    "株式会社": "stock-company",
}
REGIONS = {
    "愛媛県 八幡浜市": ("38000", ("38204",), None),
    "佐賀県 唐津市、玄海町": ("41000", ("41202", "41387"), None),
    "熊本県 熊本市及び近隣市町村": ("43000", ("43100",), "及び近隣市町村"),
    "東京都府中市": ("13000", ("13206",), None),
    "広島県 府中市・廿日市市": ("34000", ("34208", "34213"), None),
}
DATES = {
    "2022 年 8 月 10 日": ("2022-08-10", None),
    "2019年9月": ("2019-09", None),
    "平成三十一年四月三十日": ("2019-04-30", None),
    "令和元年5月1日": ("2019-05-01", None),
    "2019 年 9 月(法人設立は 2023 年 5 月)": ("2019-09", "2023-05"),
    "2022 年 12 月 1 日（任意団体設立） 2023 年 4 月 27 日（NPO 法人認定）": ("2022-12-01", "2023-04-27"),
    "2001年": ("2001", None),
}
STAFF = {
    "16 人": ("16", {}),
    "10名": ("10", {}),
    "120 人（うち正従業員・有期雇用従業員 89 人、パートタイマー 31 人）": (
        "120",
        {"正従業員・有期雇用従業員": "89", "パートタイマー": "31"},
    ),
    "常勤 2 人 非常勤 3 人": ("5", {"常勤": "2", "非常勤": "3"}),
    "1,200人": ("1200", {}),
}
WEBSITES = {"https://example.org/a_b?c=1": "https://example.org/a_b?c=1", "現在休止中（準備中）": None}
WORDS = (
    "地域の",
    "社会福祉協議会、",
    "NPO 法人",
    "と連携し、",
    "情報を共有した。",
    "居場所",
    "（支援の内容：紹介）",
    "・",
    "10 人",
    "<b>太字</b>",
    "★",
    "「声」",
    "がっこう",
)


def some(options: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(options)


prose = st.lists(some(WORDS), min_size=1, max_size=14).map("".join)
plain_names = st.text(
    st.characters(categories=("Lu", "Ll", "Lo", "Nd", "Po", "Sm"), exclude_characters=":"), min_size=1, max_size=20
)


def is_stable(name: str) -> bool:
    """Whether composing and decomposing, and radicals, leave a name as it is, and no bracket or form closes it."""
    kept = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name)) == name
    return kept and name == name.strip() and not any("\u2e80" <= c <= "\u2fdf" for c in name) and bool(key(name))


@st.composite
def records(draw: st.DrawFn) -> Record:
    bare = draw(st.one_of(some(NASTY), plain_names.filter(is_stable)))
    name = draw(some(tuple(FORMS))) + bare
    main_activity = draw(st.one_of(st.none(), some(ALL_ACTIVITIES)))
    main_target = draw(st.one_of(st.none(), some(ALL_TARGETS)))
    cells = draw(st.dictionaries(some(tuple(CELLS)), prose, max_size=len(CELLS)))
    return Record(
        name=name,
        profile_name=draw(st.one_of(st.none(), st.just(name))),
        region=draw(st.one_of(st.none(), some(tuple(REGIONS)))),
        initiative=draw(st.one_of(st.none(), prose)),
        main_activity=main_activity,
        sub_activities=tuple(a for a in draw(st.sets(some(ALL_ACTIVITIES))) if a != main_activity),
        main_target=main_target,
        sub_targets=tuple(t for t in draw(st.sets(some(ALL_TARGETS))) if t != main_target),
        cells=tuple(sorted(cells.items(), key=lambda cell: list(CELLS).index(cell[0]))),
        representative=draw(st.one_of(st.none(), st.just("見本 太郎、見本 花子"))),
        founded=draw(st.one_of(st.none(), some(tuple(DATES)))),
        staff=draw(st.one_of(st.none(), some(tuple(STAFF)))),
        address=draw(st.one_of(st.none(), st.just("見本県見本市見本町 1-2-3 見本ビル 4 階"))),
        website=draw(st.one_of(st.none(), some(tuple(WEBSITES)))),
        message=draw(st.one_of(st.none(), prose)),
    )


layouts = st.builds(
    Layout,
    spaced_labels=st.booleans(),
    colon=st.sampled_from(["：", ":", " : ", "： "]),
    columns=st.sampled_from([2, 3, 4]),
    glue=st.sampled_from(["", " "]),
    drift=st.booleans(),
    halves=st.sampled_from(["", " ", "\t", "\t\t", "line"]),
    variants=st.booleans(),
    number=st.sampled_from(["（{n}）", "({n}) ", "{n}. ", "■", ""]),
    cell_gap=st.sampled_from(["\t", "：", ":", "   ", "\u3000\u3000"]),
    profile_gap=st.sampled_from(["\t", "：", " : ", "    "]),
    broken_labels=st.booleans(),
    width=st.sampled_from([0, 0, 12, 40]),
    indent=st.sampled_from(["", "\t", "      "]),
    html=st.booleans(),
    sections=st.booleans(),
    shuffle=st.booleans(),
    seed=st.integers(0, 999),
    wide=st.booleans(),
)
encodings = st.builds(
    Encoding,
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    bom=st.booleans(),
    encoding=st.sampled_from(["utf-8", "cp932"]),
    form=st.sampled_from(["NFC", "NFD"]),
    radicals=st.booleans(),
    colophon=st.booleans(),
)


@dataclass(frozen=True)
class Document:
    pairs: list[tuple[Record, Layout]]
    encoding: Encoding


@st.composite
def documents(draw: st.DrawFn) -> Document:
    pairs = draw(st.lists(st.tuples(records(), layouts), min_size=1, max_size=3))
    told = []
    for record, layout in pairs:
        if record.profile_name is not None and not any((record.representative, record.founded, record.staff)):
            record = Record(**{**record.__dict__, "representative": "見本 太郎"})
        told.append((record, layout))
    return Document(told, draw(encodings))


def read(document: Document) -> tuple[str, CasebookReading]:
    text = decode(render(document.pairs, document.encoding), "x.txt").text
    return text, read_casebook(text, file="x.txt")


def composed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def labels_of(group: FormGroup, scheme: str, field: str) -> set[str]:
    return {vocab.label(scheme, notation, "ja") for notation in group.values(field)}


def as_read(group: FormGroup) -> dict[str, Any]:
    return {
        "name": key(group.name),
        "aliases": {key(a) for a in group.values("alias")},
        "region": (group.values("prefecture"), group.values("municipality"), group.values("region_note")),
        "initiative": key("".join(group.values("initiative"))),
        "main_activity": labels_of(group, "activities", "main_activity"),
        "sub_activities": labels_of(group, "activities", "sub_activity"),
        "main_target": labels_of(group, "targets", "main_target"),
        "sub_targets": labels_of(group, "targets", "sub_target"),
        "dates": (group.values("founded"), group.values("incorporated")),
        "staff": (group.values("staff"), {f.note: f.value for f in group.facts if f.field == "staff_part"}),
        "website": group.values("website"),
        "cells": {name: key(cell.text) for name, cell in group.cells.items()},
    }


def as_written(record: Record, layout: Layout) -> dict[str, Any]:
    prefecture, towns, note = REGIONS[record.region] if record.region else (None, (), None)
    founded, incorporated = DATES[record.founded] if record.founded else (None, None)
    staff, parts = STAFF[record.staff] if record.staff else (None, {})
    website = WEBSITES[record.website] if record.website else None
    cells = {name: f'<p>{text}</p> <ul style="x">' if layout.html else text for name, text in record.cells}
    if record.message is not None:
        cells["message"] = record.message

    def maybe(value: str | None) -> tuple[str, ...]:
        return () if value is None else (value,)

    return {
        "name": key(record.name),
        "aliases": set(),
        "region": (maybe(prefecture), towns, maybe(note)),
        "initiative": key(record.initiative or ""),
        "main_activity": set(maybe(record.main_activity)),
        "sub_activities": set(record.sub_activities) if record.main_activity else set(),
        "main_target": set(maybe(record.main_target)),
        "sub_targets": set(record.sub_targets) if record.main_target else set(),
        "dates": (maybe(founded), maybe(incorporated)),
        "staff": (maybe(staff), parts),
        "website": maybe(website),
        "cells": {name: key(text) for name, text in cells.items()},
    }


@given(documents())
@settings(max_examples=150)
def test_the_reader_gives_back_what_the_renderer_wrote(document: Document) -> None:
    _, reading = read(document)
    assert [as_read(g) for g in reading.groups] == [as_written(*pair) for pair in document.pairs]
    assert reading.problems == ()
    if document.encoding.colophon:
        assert (reading.publisher, reading.issued) == ("内閣府見本推進室", "2025-12")


@given(documents())
@settings(max_examples=50)
def test_names_come_back_character_by_character(document: Document) -> None:
    _, reading = read(document)
    assert [g.name for g in reading.groups] == [composed(record.name) for record, _ in document.pairs]


@given(documents())
@settings(max_examples=50)
def test_taken_withheld_and_unread_make_up_all_that_was_read(document: Document) -> None:
    text, reading = read(document)
    written = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    chars = {fate: sum(a.chars for a in reading.lines if a.fate == fate) for fate in ("taken", "withheld", "unread")}
    assert sum(chars.values()) == sum(len(line) for _, line in written)
    assert [a.line for a in reading.lines] == [n for n, _ in written]


@given(documents())
@settings(max_examples=50)
def test_facts_quote_the_text_and_nobody_is_named(document: Document) -> None:
    text, reading = read(document)
    for fact in (fact for group in reading.groups for fact in group.facts):
        assert text[fact.start : fact.end] == fact.words
        assert text.count("\n", 0, fact.start) + 1 == fact.line
        assert "見本 太郎" not in fact.words + fact.value + fact.note
        assert "見本町" not in fact.words + fact.value + fact.note
    for cell in (cell for group in reading.groups for cell in group.cells.values()):
        assert "見本 太郎" not in cell.text
        assert "見本町" not in cell.text


@pytest.mark.parametrize("char", ["\v", "\f", "\x85", "\u2028", "\u2029", "\x1c"])
def test_a_line_ends_at_a_line_feed_only(char: str) -> None:
    record = Record(name="会", region="愛媛県 八幡浜市", cells=(("purpose", f"前{char}後"),), staff="3 人")
    text = render([(record, Layout())], Encoding()).decode()
    reading = read_casebook(text, file="x.txt")
    assert reading.groups[0].cells["purpose"].text == f"前{char}後"
    assert reading.groups[0].values("staff") == ("3",)
    assert [a.line for a in reading.lines if a.field == "staff"] == [
        n for n, line in enumerate(text.split("\n"), 1) if line.startswith("スタッフ数")
    ]
