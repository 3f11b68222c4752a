"""What click refuses (an unknown option, command or choice, a missing value), said as every other problem is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

import click

from kgraph.errors import Problem, Text, unknown_choice

_QUOTED = re.compile(r"""(['"])(.*?)\1""")


def refusal(error: click.UsageError, words: Iterable[str] = ()) -> Problem:
    """Return what is wrong with a call, and what to do; ``words`` are the commands that there are."""
    told = error.format_message()
    if isinstance(error, click.NoSuchOption):
        known = [name for p in (error.ctx.command.params if error.ctx else ()) for name in (*p.opts, *p.secondary_opts)]
        return _unknown(
            error.option_name, known, Text("このコマンドのオプション", "an option of the command"), error.ctx
        )
    if isinstance(error, click.MissingParameter):
        return _missing(error)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _value(error, error.param)
    if isinstance(error, click.BadOptionUsage):
        return _option(error.option_name, "does not take" in told)
    found = _QUOTED.search(told)
    if told.startswith("No such command"):
        return _unknown(found[2] if found else "", words, Text("kgraph のコマンド", "a command of kgraph"), error.ctx)
    extra = re.search(r"\((.*)\)", told)
    if "unexpected extra" in told and extra:
        return Problem(
            code="extra-argument",
            file=_path(error.ctx),
            found=extra[1],
            expected=Text("引数はここまで", "no further argument"),
            todo=Text(
                "余分なものを外すか、空白を含む名前を引用符で囲んでください",
                "leave it away, or put a name with spaces in quotes",
            ),
        )
    return Problem(
        code="wrong-call",
        file=_path(error.ctx),
        found=told,
        expected=Text("正しい呼び出し", "a right call"),
        todo=_help(error.ctx),
    )


def _path(ctx: click.Context | None) -> str:
    """Return how the command is called: ``kgraph`` and its name, whatever the program file is called."""
    name = ctx.info_name if ctx is not None and ctx.parent is not None else ""
    return f"kgraph {name}".strip()


def _help(ctx: click.Context | None) -> Text:
    return Text(f"{_path(ctx)} --help で使い方を見られます", f"see {_path(ctx)} --help")


def _unknown(found: str, known: Iterable[str], expected: Text, ctx: click.Context | None) -> Problem:
    by_word = {name.lstrip("-"): name for name in sorted(known)}
    near = [by_word[word] for word in difflib.get_close_matches(found.lstrip("-"), by_word, n=3, cutoff=0.6)]
    todo = _help(ctx)
    if near:
        todo = Text(f"もしかして: {'、'.join(near)}", f"did you mean: {', '.join(near)}")
    return Problem(code="unknown-word", file=_path(ctx), found=found, expected=expected, todo=todo)


def _named(param: click.Parameter) -> str:
    """Return an option by its long form, an argument as the help names it."""
    longest = max(param.opts, key=len)
    return (
        longest
        if isinstance(param, click.Option)
        else param.make_metavar(click.Context(click.Command(""))).strip("[].")
    )


def _missing(error: click.MissingParameter) -> Problem:
    if error.param is None:
        return Problem(
            code="missing-value", file=_path(error.ctx), expected=Text("値", "a value"), todo=_help(error.ctx)
        )
    name = _named(error.param)
    expected = Text("値の指定", "a value for it")
    if isinstance(error.param.type, click.Choice):
        choices = [str(choice) for choice in error.param.type.choices]
        expected = Text(f"次のどれか: {'、'.join(choices)}", f"one of: {', '.join(choices)}")
    elif isinstance(error.param.type, click.Path):
        expected = Text("ファイルやフォルダーの指定", "a file or folder")
    todo = Text(f"{name} を指定してください", f"say what {name} is")
    return Problem(code="missing-value", file=f"{_path(error.ctx)} {name}", expected=expected, todo=todo)


def _value(error: click.BadParameter, param: click.Parameter) -> Problem:
    quoted = _QUOTED.search(error.message)
    found, kind = quoted[2] if quoted else "", param.type
    if isinstance(kind, click.Choice):
        return unknown_choice(_named(param), found, map(str, kind.choices))
    expected = Text("使える値", "a value that can be used")
    todo = Text("値を直してください", "mend the value")
    if isinstance(kind, click.IntRange | click.FloatRange):
        expected = Text(f"{kind.min} 以上の数", f"a number, {kind.min} or more")
    elif isinstance(kind, click.Path):
        missing = "does not exist" in error.message
        expected = _PATHS[kind.file_okay, kind.dir_okay]
        todo = Text("パスを確かめてください", "check the path")
        if missing:
            todo = Text("見つかりません。パスを確かめてください", "it is not there: check the path")
    return Problem(code="wrong-value", file=_named(param), found=found, expected=expected, todo=todo)


_PATHS = {
    (True, True): Text("ファイルかフォルダー", "a file or folder"),
    (True, False): Text("フォルダーでなくファイル", "a file, not a folder"),
    (False, True): Text("ファイルでなくフォルダー", "a folder, not a file"),
}


def _option(name: str, takes_none: bool) -> Problem:
    if takes_none:
        expected, todo = Text("値のない指定", "no value"), Text("= と値を外してください", "leave = and the value away")
    else:
        expected = Text("値", "a value behind it")
        todo = Text(f"{name} の後に値を書いてください", f"write a value behind {name}")
    return Problem(code="wrong-option", file=name, expected=expected, todo=todo)
