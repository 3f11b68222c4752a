"""What holds for every text: slices, bounds, order, and the same names in every spelling of the same characters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.reading.mentions import FoundMention, cooperation, extract, extract_vetoed

BODIES = [
    "社会福祉協議会", "青空市社会福祉協議会", "NPO法人みどりの風", "株式会社ひので", "ひので商店(株)", "地域のこども食堂", "自治会",
    "民生委員・児童委員", "若松小学校", "(社福)若松会", "市の図書館", "「ゆめクラブ」", "若松・竹原警察署", "行政", "ＪＡ", "㈲竹屋",
]  # fmt: skip
JOINTS = ["、", "・", "や", "と", "及び", "\n", " ", "(", ")", "「", "」", "<p>", "</p>", "：", "\t", "• ", "① "]
TAILS = [
    "と連携した。",
    "の協力を得て実施した。",
    "から寄附をいただいた。",
    "に通報する。",
    "を開催した。",
    "などが参加。",
    "さん",
    "様",
    "",
]
JOINED = "若松市と青空市社会福祉協議会、NPO法人みどりの風、株式会社ひのでの協力を得て、自治会や若松小学校と連携した。"

fragments = st.lists(st.sampled_from(BODIES + JOINTS + TAILS), max_size=14).map("".join)
noise = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
texts = st.one_of(fragments, noise, st.tuples(fragments, noise, fragments).map("".join))


def names(found: list[FoundMention]) -> list[tuple[str, str, bool]]:
    return [("".join(unicodedata.normalize("NFKC", m.name).split()), m.kind, m.generic) for m in found]


@given(texts, st.integers(0, 5000))
def test_surfaces_are_slices_in_bounds_in_order_and_apart(text: str, offset: int) -> None:
    at = offset
    for mention in extract(text, offset=offset):
        assert at <= mention.start < mention.end <= offset + len(text)
        assert text[mention.start - offset : mention.end - offset] == mention.surface
        at = mention.end


@given(texts)
def test_what_was_passed_over_is_a_slice_with_a_reason(text: str) -> None:
    for vetoed in extract_vetoed(text):
        assert text[vetoed.start : vetoed.end] == vetoed.surface
        assert vetoed.reason


@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert extract(text) == extract(text)


@given(texts)
def test_cooperation_gives_nothing_weak_and_no_people(text: str) -> None:
    for mention in cooperation(text):
        assert not mention.weak
        assert mention.kind not in ("individual", "professional")


@given(fragments)
def test_decomposed_text_gives_the_same_names(text: str) -> None:
    assert names(extract(unicodedata.normalize("NFD", text))) == names(extract(text))


def full_width(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


@pytest.mark.parametrize(
    "text", [JOINED, "協力:ひので商店(株)、JA若松", "・NPO法人みどりの風(若松市)\n・若松小学校PTA"]
)
def test_full_width_text_gives_the_same_names_and_its_own_surfaces(text: str) -> None:
    wide = full_width(text)
    assert len(extract(text)) >= 2
    assert names(extract(wide)) == names(extract(text))
    assert [wide[m.start : m.end] for m in extract(wide)] == [m.surface for m in extract(wide)]


def test_radicals_as_pdfs_give_them_are_read() -> None:
    found = extract("⺠⽣委員、⻘空⾼校と連携した。")
    assert [(m.surface, m.kind) for m in found] == [("⺠⽣委員", "welfare-commissioner"), ("⻘空⾼校", "school")]


def test_an_offset_moves_all_spans() -> None:
    plain, moved = extract(JOINED), extract(JOINED, offset=1000)
    assert [(m.start + 1000, m.end + 1000) for m in plain] == [(m.start, m.end) for m in moved]


@pytest.mark.parametrize(
    "piece", ["(", "「(", "A・", "市の", "社と", "を行う", "株式会社", "<p>", "会\t", "あ", "参加団体"]
)
def test_a_very_long_line_is_read(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert all(text[m.start : m.end] == m.surface for m in extract(text))
