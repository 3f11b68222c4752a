"""``kgraph show``: one group or body, several, or none."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_piped_it_is_json_with_every_statement(run: Run) -> None:
    result = run("show", "熊本市")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["label"] == "熊本市"
    lines = [296, 300, 302, 352]
    assert [(m["line"], m["words"]) for m in found["named_by"]] == [(line, "熊本市") for line in lines]


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("lang, words", [("ja", ["後援", "連携した団体"]), ("en", ["endorsement", "partners"])])
def test_on_a_terminal_it_is_tables_in_the_language(run: Run, lang: str, words: list[str]) -> None:
    text = run("show", "happy park", lang=lang).stdout
    assert "健軍商店街振興組合" in text
    assert "352" in text
    assert all(word in text for word in words)


def test_several_matches_are_listed_and_the_exit_status_is_2(run: Run) -> None:
    result = run("show", "教育委員会")
    assert result.exit_code == 2
    assert result.stdout == ""
    for name in ("熊本県教育委員会", "熊本市教育委員会", "大分市教育委員会"):
        assert name in result.stderr


def test_no_match_gives_suggestions_and_the_exit_status_2(run: Run) -> None:
    result = run("show", "熊木日日新聞社", lang="ja")
    assert result.exit_code == 2
    assert "熊本日日新聞社" in result.stderr
    assert "Traceback" not in result.stderr
