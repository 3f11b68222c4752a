"""The grids of choices: a mark belongs to its label, wherever the cells are."""

from __future__ import annotations

import pytest

from kgraph.reading.casebook.grid import Grid
from kgraph.reading.casebook.labels import FormLabels
from kgraph.reading.casebook.lines import form_lines
from kgraph.reading.casebook.problems import Problems

LABELS = FormLabels.make(
    activities={"場の提供": "place", "食事": "food", "SNS 等の活用": "sns"},
    targets={
        "多世代": "all",
        "こども・若者": "young",
        "子ども・若者": "young",
        "高齢者": "old",
        "支援者支援": "supporters",
    },
    families=("つながり",),
)


def marks(text: str, section: str = "targets") -> tuple[dict[str, str], list[tuple[str, str]]]:
    problems = Problems("x.txt")
    lines = [(section, line) for line in form_lines(text) if not line.blank]
    choices = Grid(LABELS).read(lines, problems)
    for choice in choices:
        assert text[choice.start : choice.end].strip()
    return {c.notation: c.mark for c in choices}, [(p.code, p.found) for p in problems.found]


@pytest.mark.parametrize(
    "text",
    [
        "★\t多世代\t☆\tこども・若者\t\t高齢者",
        "\t★\t\t多世代\t\t\t☆\tこども・若者\t高齢者\t\t",
        "★ 多世代\t☆ こども・若者\t高齢者",
        "★多世代\t☆こども・若者\t高齢者",
        "★ 多世代 ☆ こども・若者 高齢者",
        "★多世代☆こども・若者高齢者",
        "多世代★\t子ども・若者☆\t高齢者",
        "★\t多世代\t☆\tこども・\t若者\t高齢者",
        "★ 多世代\t☆ こども・\t高齢者\n\t\t若者",
        "★ 多世代 ☆ こども・ 高齢者\n若者",
        "★\n多世代\n☆\nこども・若者\n高齢者",
        "★\t多世代\n☆\t子ども・若者\n高齢者",
        "★\t多\u3000世代\t☆\tこども・ 若者\t高齢者",
        "★\t多世代\t☆\tこと\u3099も・若者\t⾼齢者",
    ],
)
def test_every_layout_gives_the_same_marks(text: str) -> None:
    assert marks(text) == ({"all": "★", "young": "☆"}, [])


def test_numbers_and_families_are_structure() -> None:
    assert marks("1. つながり\t\t\n★\t場の提供\t☆\tＳＮＳ等の活用", "activities") == ({"place": "★", "sns": "☆"}, [])


@pytest.mark.parametrize(
    "text, problems",
    [
        ("★\t多世代\t☆", [("mark-without-label", "☆")]),
        ("★\t多世代\t☆\n\tこども・若者\t高齢者", [("mark-without-label", "☆")]),
        ("★\t☆\t多世代", [("mark-without-label", "★"), ("no-main-mark", "☆")]),
        ("★\t多世代\t☆\t動物", [("unknown-choice", "☆ 動物")]),
        ("★\t多世代\t高齢者等", [("unknown-choice", "高齢者等")]),
        ("★\t多世代\t支援者", [("unknown-choice", "支援者")]),
        ("★\t多世代\t★\t高齢者", [("two-main-marks", "★ 多世代、★ 高齢者")]),
        ("多世代\t高齢者", [("no-main-mark", "")]),
        ("★\t多世代\t☆\t多世代", [("two-marks-one-choice", "★ 多世代"), ("two-marks-one-choice", "☆ 多世代")]),
    ],
)
def test_what_fits_nowhere_is_told(text: str, problems: list[tuple[str, str]]) -> None:
    assert sorted(marks(text)[1]) == sorted(problems)


def test_a_mark_on_a_family_belongs_to_no_choice() -> None:
    assert marks("★\tつながり\n☆\t場の提供\t★\t食事", "activities") == (
        {"place": "☆", "food": "★"},
        [("mark-without-label", "★")],
    )


def test_how_the_mark_stood_is_kept_as_the_rule() -> None:
    problems = Problems("x.txt")
    lines = [("targets", line) for line in form_lines("★\t多世代\t☆こども・若者\t高齢者☆\t☆\t支援者\t支援")]
    rules = {c.notation: c.rule for c in Grid(LABELS).read(lines, problems)}
    assert rules == {"all": "mark-before", "young": "mark-glued", "old": "mark-behind", "supporters": "parted-label"}
