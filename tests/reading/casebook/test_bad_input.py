"""What is wrong with one group is told, with its line and field, and the other groups are read all the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.errors import InputError, Problem
from kgraph.files import decode
from kgraph.reading.casebook import CasebookReading, read_casebook


@dataclass(frozen=True)
class Damage:
    """A line of the source (1-based) that is replaced, and the problem that has to be told."""

    line: int
    old: str
    new: str
    code: str
    found: str
    field: str
    at: int = 0  # where the problem is told, if not on the line itself


DAMAGES = [
    Damage(65, "\t☆\t居場所づくり", "\t\t☆", "mark-without-label", "☆", "取組の種類"),
    Damage(26, "★\t高齢者", "★\t☆\t高齢者", "mark-without-label", "★", "取組の対象"),
    Damage(
        127, "地域の NPO 等への支援", "地域の NGO 等への支援", "unknown-choice", "☆ 地域の NGO 等への支援", "取組の種類"
    ),
    Damage(79, "外国人", "宇宙人", "unknown-choice", "宇宙人", "取組の対象"),
    Damage(238, "支援者\t\t支援", "支援者\t\t援助", "unknown-choice", "支援者", "取組の対象"),
    Damage(223, "☆", "★", "two-main-marks", "★ 交流の場の提供、★ 居場所づくり", "取組の種類"),
    Damage(170, "★", "", "no-main-mark", "", "取組の種類", 170),
    Damage(341, "★", "☆", "no-main-mark", "☆☆", "取組の対象"),
    Damage(
        184,
        "★\t子ども・若者",
        "★\t子ども・若者\t☆\t子ども・若者",
        "two-marks-one-choice",
        "★ こども・若者",
        "取組の対象",
    ),
    Damage(318, "団体名：HAPPY PARKプロジェクト", "団体名：", "group-without-heading", "", "団体名"),
    Damage(216, "玄海町", "玄界町", "unknown-place", "玄界町", "取組地域"),
    Damage(216, "佐賀県 唐津市", "佐賀県 高知市", "unknown-place", "高知市", "取組地域"),
    Damage(102, "2022 年 3 月 9 日", "2022 年 2 月 30 日", "wrong-date", "2022 年 2 月 30 日", "設立年月日"),
    Damage(102, "2022 年 3 月 9 日", "平成 31 年 5 月 1 日", "wrong-date", "平成 31 年 5 月 1 日", "設立年月日"),
    Damage(102, "2022 年 3 月 9 日", "春のはじめ", "no-date", "＊＊＊＊＊", "設立年月日"),
    Damage(102, "2022 年 3 月 9 日", "2022 年 3 月 2023 年 4 月", "unclear-dates", "2023-04", "設立年月日"),
    Damage(103, "3 人", "少々", "no-staff", "＊＊", "スタッフ数"),
    Damage(105, "https://", "", "no-scheme", "hand2-on.org/", "ウェブサイト"),
    Damage(103, "スタッフ数", "会員数", "unknown-row", "会員数", ""),
    Damage(106, "メッセージ", "ウェブサイト", "repeated-row", "", "ウェブサイト"),
    Damage(99, "", "電話番号\t000-000", "unknown-row", "電話番号", ""),
    Damage(60, "コミュニティ", "コミ\ufffdュニティ", "undecodable-byte", "U+FFFD, column 7", "取組名"),
]


def damaged(source: str, damage: Damage) -> str:
    lines = source.split("\n")
    assert damage.old in lines[damage.line - 1]
    lines[damage.line - 1] = lines[damage.line - 1].replace(damage.old, damage.new, 1) if damage.old else damage.new
    return "\n".join(lines)


def as_rows(reading: CasebookReading, without: int) -> list[tuple[str, list[tuple[str, str, str]]]]:
    return [
        (g.name, [(f.field, f.value, f.note) for f in g.facts]) for i, g in enumerate(reading.groups) if i != without
    ]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda d: f"{d.line}-{d.code}")
def test_the_damage_is_told_and_the_other_groups_are_read(
    damage: Damage, source: str, reading: CasebookReading
) -> None:
    group = max(i for i, g in enumerate(reading.groups) if g.line <= damage.line)
    again = read_casebook(damaged(source, damage), file="x.txt")
    told = [(p.code, p.file, p.field, p.found) for p in again.problems]
    assert (damage.code, "x.txt", damage.field, damage.found) in told
    lines = {p.line for p in again.problems if p.code == damage.code}
    start, end = reading.groups[group].line, ([g.line for g in reading.groups] + [10**6])[group + 1]
    assert all(start <= line < end for line in lines)
    if damage.code not in ("no-main-mark", "two-marks-one-choice"):
        assert lines == {damage.line}
    assert as_rows(again, group) == as_rows(reading, group)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda d: f"{d.line}-{d.code}")
def test_a_problem_says_what_was_expected_and_what_to_do_in_both_languages(damage: Damage, source: str) -> None:
    for problem in read_casebook(damaged(source, damage), file="x.txt").problems:
        assert re.search("[ぁ-ん]", problem.expected.ja + problem.todo.ja)
        assert problem.expected.en.isprintable()
        assert problem.todo.en
        assert f"x.txt:{problem.line}" in problem.message("ja")


@pytest.mark.parametrize("damage", [d for d in DAMAGES if d.code == "two-main-marks"])
def test_of_two_main_marks_none_is_taken(damage: Damage, source: str) -> None:
    group = read_casebook(damaged(source, damage), file="x.txt").groups[4]
    assert group.values("main_activity") == ()


def test_a_mark_at_the_end_of_a_row_never_goes_to_the_next_row(source: str) -> None:
    again = read_casebook(damaged(source, Damage(65, "\t☆\t居場所づくり", "\t\t☆", "", "", "")), file="x.txt")
    assert again.groups[1].values("sub_activity") == ()


def test_a_value_with_an_undecodable_character_is_not_kept(source: str) -> None:
    again = read_casebook(damaged(source, DAMAGES[-1]), file="x.txt")
    assert again.groups[1].values("initiative") == ()
    assert again.groups[1].values("staff") == ("3",)


def test_a_group_without_any_name_is_left_out_and_none_of_its_lines_counts_as_taken(source: str) -> None:
    lines = source.split("\n")
    lines[317], lines[361] = "団体名：", "団体名\t"
    again = read_casebook("\n".join(lines), file="x.txt")
    assert len(again.groups) == 12
    assert [(p.code, p.line) for p in again.problems] == [("group-without-name", 318)]
    fates = {a.fate for a in again.lines if 318 <= a.line < 370}
    assert fates == {"unread", "withheld"}
    assert {a.group for a in again.lines if 318 <= a.line < 370} == {-1}
    assert [a.group for a in again.lines if a.line == 370] == [6]


def test_a_group_whose_heading_is_gone_is_a_group_still(source: str) -> None:
    lines = source.split("\n")
    del lines[317:323]
    again = read_casebook("\n".join(lines), file="x.txt")
    assert [(p.code, p.line) for p in again.problems] == [("group-without-heading", 318)]
    assert len(again.groups) == 13
    assert again.groups[6].name == "HAPPY PARK プロジェクト"


def test_groups_none_of_which_has_a_name_end_with_an_error_that_tells_them_all(source: str) -> None:
    text = re.sub(r"^団 ?体 ?名( ?[：:]|\t).*$", "", source, flags=re.MULTILINE)
    with pytest.raises(InputError) as caught:
        read_casebook(text + "\n団体名：", file="x.txt")
    codes = [p.code for p in caught.value.problems]
    assert codes.count("group-without-name") >= 13
    assert codes[-1] == "no-group"


WAYS = ("drop", "unlabel", "swap", "turn", "blank", "glue", "mangle", "space", "colon")
PROFILES = (48, 100, 153, 206, 258, 310, 362, 414, 467, 517, 567, 619, 671)
PROFILE_LINES = tuple(n for start in PROFILES for n in range(start - 3, start + 7))
anywhere = st.tuples(st.sampled_from(WAYS), st.integers(0, 684))
in_profiles = st.tuples(st.sampled_from(WAYS), st.sampled_from(PROFILE_LINES))


def edited(source: str, changes: list[tuple[str, int]]) -> str:
    """Return the source after what a careless hand may do to its lines."""
    lines = source.split("\n")
    for how, at in changes:
        at %= len(lines)
        label, tab, words = lines[at].partition("\t")
        if how == "drop":
            del lines[at]
        elif how == "unlabel":
            lines[at] = words or lines[at]
        elif how == "swap" and at + 1 < len(lines):
            lines[at], lines[at + 1] = lines[at + 1], lines[at]
        elif how == "turn" and tab:
            lines[at] = words + "\t" + label
        elif how == "blank":
            lines.insert(at, "")
        elif how == "glue":
            lines[at] = label + words
        elif how == "mangle":
            lines[at] = label[:-1] + tab + words
        elif how == "space":
            lines[at] = "\t" + lines[at]
        elif how == "colon":
            lines[at] = lines[at].replace("\t", "：", 1)
    return "\n".join(lines)


@given(st.lists(st.one_of(in_profiles, anywhere), min_size=1, max_size=12))
@settings(max_examples=60)
def test_whatever_happens_to_the_lines_no_person_is_named_and_every_line_is_accounted_for(
    source: str, withheld: tuple[str, ...], changes: list[tuple[str, int]]
) -> None:
    text = edited(source, changes)
    reading = read_casebook(text, file="x.txt")
    said = [message for p in reading.problems for message in spoken(p)]
    said += [words for g in reading.groups for f in g.facts for words in (f.value, f.note, f.words)]
    said += [reading.publisher, *(g.name for g in reading.groups)]
    leaks = [i for i, words in enumerate(said) if any(name in words for name in withheld)]
    assert leaks == []
    written = {n: len(line) for n, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert {a.line: a.chars for a in reading.lines} == written


def spoken(problem: Problem) -> list[str]:
    """Return all that a problem says."""
    return [problem.message("ja"), problem.message("en"), problem.found, problem.field]


def test_a_byte_that_cannot_be_decoded_spoils_its_value_only(source: str, reading: CasebookReading) -> None:
    data = source.encode()
    at = data.index("コミュニティスペース".encode())
    decoded = decode(data[: at + 3] + b"\xff" + data[at + 3 :], "x.txt")
    again = read_casebook(decoded.text, file="x.txt")
    assert ("undecodable-byte", 60, "取組名") in [(p.code, p.line, p.field) for p in again.problems]
    assert as_rows(again, 1) == as_rows(reading, 1)
    assert again.groups[1].values("initiative") == ()
