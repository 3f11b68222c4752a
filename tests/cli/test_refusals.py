"""What a call is refused for: in the language asked for, with the word that comes near, and exit status 2."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kgraph.cli.main import cli

CALLS = [
    (("brokers", "--level", "bodys"), ("--level", "bodys", "もしかして: body")),
    (("export", "--format", "gefx"), ("--format", "もしかして: gexf")),
    (("tempalte",), ("tempalte", "もしかして: template")),
    (("brokers", "--lvel", "body"), ("kgraph brokers", "もしかして: --level")),
    (("brokers", "--xyzzy"), ("--xyzzy", "kgraph brokers --help で使い方")),
    (("brokers", "--key-players", "0"), ("--key-players", "1 以上の数")),
    (("brokers", "--level"), ("--level の後に値",)),
    (("brokers", "--bom=3"), ("--bom", "値のない指定")),
    (("link",), ("--registry を指定して",)),
    (("read",), ("FILE を指定して",)),
    (("show", "a", "b"), ("引数はここまで", "引用符")),
    (("review",), ("--out か --apply", "書き出すなら --out")),
    (("review", "--out", "a.xlsx", "--apply", "b.xlsx"), ("--out か --apply",)),
    (("build", "nowhere"), ("フォルダーがありません", "SOURCE に")),
    (("check", "--data", "nowhere"), ("フォルダーがありません", "--data に")),
    (("export", "--format", "zip", "--site", "nowhere"), ("--site", "見つかりません")),
    (("read", "nowhere.txt"), ("nowhere.txt", "ファイルがありません", "ファイルの名前と")),
    (("read", "nowhere.csv"), ("nowhere.csv", "ファイルがありません", "ファイルの名前と")),
    (("link", "--registry", "nowhere.csv"), ("nowhere.csv", "ファイルがありません")),
    (("mentions", "-", "--lexicon", "nowhere.csv"), ("nowhere.csv", "ファイルがありません")),
    (("brokers", "--measures", "betweeness"), ("--measures | ", "もしかして: betweenness")),
    (("brokers", "--prefecture", "熊本けん"), ("--prefecture | ", "熊本県")),
    (("brokers", "--municipality", "熊本県"), ("--municipality | ", "市区町村")),
    (("brokers", "--kind", "図書舘"), ("--kind | ", "もしかして: 図書館")),
    (("gaps", "--group", "ない団体の名前"), ("--group | ", "一つの団体の名前")),
    (("show", "ない団体の名前"), ("NAME | ",)),
    (("--lnag", "ja"), ("もしかして: --lang",)),
]


@pytest.mark.parametrize(("call", "words"), CALLS, ids=lambda value: " ".join(value)[:40])
def test_a_refusal_is_told_in_japanese(run, call, words):
    result = run(*call, lang="ja")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert all(word in result.stderr for word in words), result.stderr
    assert "対処: " in result.stderr
    for foreign in ("Error", "Usage", "places.csv", "Traceback"):
        assert foreign not in result.stderr


def test_in_english_it_is_english(run):
    told = run("brokers", "--level", "bodys").stderr
    assert told == "--level | found: bodys | expected: one of: body, place, kind | what to do: did you mean: body\n"


def test_the_language_holds_wherever_it_stands():
    for call in (["brokers", "--nope", "--lang", "en"], ["--lang=en", "brokers", "--nope"]):
        assert "an option of the command" in CliRunner().invoke(cli, call, env={"KGRAPH_LANG": "ja"}).stderr
    assert "使い方" in CliRunner().invoke(cli, ["brokers", "--xyzzy"], env={"KGRAPH_LANG": "ja"}).stderr


def test_no_command_shows_the_help():
    assert "Commands:" in CliRunner().invoke(cli, []).output
