"""The lexicon: what it takes, what it finds, how it refuses a bad file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from kgraph.errors import InputError
from kgraph.kinds import default_lexicon, parse_lexicon, read_lexicon, spellings


def test_the_longest_head_wins() -> None:
    lexicon = default_lexicon()
    head = lexicon.head_ending("青空市社会福祉協議会", 10)
    assert head is not None
    assert (head.word, head.kind, head.strength) == ("社会福祉協議会", "social-welfare-council", "strong")


def test_a_word_that_only_ends_like_a_body_is_a_stop_word() -> None:
    head = default_lexicon().head_ending("夏の交流会", 5)
    assert head is not None
    assert head.strength == "stop"


def test_a_head_before_the_floor_is_not_seen() -> None:
    head = default_lexicon().head_ending("社会福祉協議会", 7, 4)
    assert head is not None
    assert head.word == "協議会"


def test_spellings_of_one_word_are_all_known() -> None:
    assert spellings("子ども食堂") == ("子ども食堂", "こども食堂", "子供食堂")
    lexicon = default_lexicon()
    assert {lexicon.heads[word].kind for word in spellings("障害者施設")} == {"disability-service-provider"}


@pytest.mark.parametrize(
    "text", ["地域包括支援センター", "市内の子育て支援団体", "民生委員・児童委員", "5自治会", "就労支援センター"]
)
def test_words_of_kinds_and_modifiers_cover_a_generic_mention(text: str) -> None:
    assert default_lexicon().covers(text)


@pytest.mark.parametrize("text", ["若松会", "青空こども食堂", "ゆめの森クラブ", "株式会社あおぞら"])
def test_a_proper_name_is_not_covered(text: str) -> None:
    assert not default_lexicon().covers(text)


def test_legal_forms_are_found_longest_first() -> None:
    form = default_lexicon().form_at("認定NPO法人あおぞら", 0)
    assert form is not None
    assert (form.word, form.form) == ("認定NPO法人", "特定非営利活動法人")


def test_every_kind_is_a_leaf_of_the_scheme(shared: Path) -> None:
    kinds = yaml.safe_load((shared / "gold" / "kinds.yaml").read_text("utf-8"))
    leaves = {notation for notation, kind in kinds.items() if "broader" in kind}
    lexicon = default_lexicon()
    used = {head.kind for head in lexicon.heads.values()} | {form.kind for form in lexicon.forms.values()}
    assert used - {""} <= leaves


def test_a_later_row_replaces_an_earlier_one() -> None:
    rows = [
        {"word": "よろず相談所", "kind": "other", "strength": "strong"},
        {"word": "よろず相談所", "kind": "community-general-support-centre", "strength": "strong"},
    ]
    assert parse_lexicon(rows, [], []).heads["よろず相談所"].kind == "community-general-support-centre"


def test_a_lexicon_of_ones_own_is_added(project_root: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("word,kind,strength,source\nあんしん茶屋,community-salon,strong,our own\n", encoding="utf-8")
    lexicon = read_lexicon(project_root / "data" / "lexicon", [own])
    assert lexicon.heads["あんしん茶屋"].kind == "community-salon"


@pytest.mark.parametrize(
    ("row", "field"),
    [("会,civil-society-organisation,mighty,x", "strength"), ("会,civil-society-organisation,weak,", "source")],
)
def test_a_bad_row_is_told_with_file_line_and_column(project_root: Path, tmp_path: Path, row: str, field: str) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(f"word,kind,strength,source\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_lexicon(project_root / "data" / "lexicon", [bad])
    problem = error.value.problems[0]
    assert (problem.file, problem.line, problem.field) == ("bad.csv", 2, field)


def test_a_missing_file_is_told(project_root: Path, tmp_path: Path) -> None:
    shutil.copy(project_root / "data" / "lexicon" / "heads.csv", tmp_path)
    with pytest.raises(InputError) as error:
        read_lexicon(tmp_path)
    assert error.value.problems[0].file == "legal_forms.csv"
