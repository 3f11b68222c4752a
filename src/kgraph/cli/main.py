"""The ``kgraph`` command: finds the command that is asked for, and turns failure into an exit status.

Exit status: 0 good; 1 the data does not conform, or only a part of the source could be read; 2 the input or the call
is wrong.
"""

from __future__ import annotations

import gc
import importlib
import sys
from typing import Any

import click

from kgraph import __version__
from kgraph.cli.context import Settings, language, telling_warnings
from kgraph.errors import LANGUAGES, KgraphError

# name -> (module, what it is for). Kept here so that `kgraph --help` need not import the commands.
COMMANDS = {
    "build": ("kgraph.cli.build", "Everything, from statements to site.  行からグラフ・分析・サイトまでを作る"),
    "read": ("kgraph.cli.read", "A source to statements.  資料を読み、行にする"),
    "template": ("kgraph.cli.template", "The form to fill in, as XLSX or CSV.  記入用の調査票を作る"),
    "mentions": ("kgraph.cli.mentions", "Partner mentions in any Japanese text.  文中の連携先を取り出す"),
    "link": ("kgraph.cli.link", "Corporate numbers, by a register.  法人番号を登録簿と照合する"),
    "check": ("kgraph.cli.check", "Check the graph by its shapes.  グラフを検査する"),
    "query": ("kgraph.cli.query", "Ask the graph by SPARQL.  名前つきの問い、または SPARQL で尋ねる"),
    "brokers": ("kgraph.cli.brokers", "Who links the most groups.  多くの団体をつなぐ連携先"),
    "clusters": ("kgraph.cli.clusters", "Which groups share partners.  同じ連携先をもつ団体のまとまり"),
    "gaps": ("kgraph.cli.gaps", "What the sources do not say.  資料に書かれていないこと"),
    "review": ("kgraph.cli.review", "What a person should look at, as a sheet.  人が確かめる表を書き出し、取り込む"),
    "diff": ("kgraph.cli.diff", "What changed between two editions.  二つの版の違い"),
    "export": ("kgraph.cli.export", "For other programs, as RDF, as figures.  他のツール向けのファイルや図を書き出す"),
    "show": ("kgraph.cli.show", "One group or body, with its words.  団体・連携先の記載をすべて示す"),
}


class Root(click.Group):
    """A group whose commands are imported when called, and whose errors end in a message and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        command.name = cmd_name
        if not any(isinstance(p, click.Option) and "--lang" in p.opts for p in command.params):
            command.params.append(_lang_option())
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of the input or the call is told in full, and the exit status is 2."""
        try:
            with telling_warnings(lambda: language(ctx)):
                return super().invoke(ctx)
        except KgraphError as error:
            click.echo(error.message(language(ctx)), err=True)
            ctx.exit(2)
        except click.UsageError as error:
            self._refuse(ctx, error)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the options before the command; the language is known first, so that a refusal is told in it."""
        settings = ctx.ensure_object(Settings)
        for at, word in enumerate(args):
            name, _, value = word.partition("=")
            value = value or next(iter(args[at + 1 :]), "")
            if name == "--lang" and value in LANGUAGES:
                settings.lang = value
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            self._refuse(ctx, error)
            raise

    def _refuse(self, ctx: click.Context, error: click.UsageError) -> None:
        """Tell what click refuses, in the language asked for, and end with exit status 2."""
        from kgraph.cli.refusals import refusal

        if isinstance(error, click.exceptions.NoArgsIsHelpError):
            raise error
        click.echo(refusal(error, COMMANDS).message(language(ctx)), err=True)
        ctx.exit(2)


def _set_lang(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    settings = ctx.ensure_object(Settings)
    if value:
        settings.lang = value


def _lang_option() -> click.Option:
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        callback=_set_lang,
        is_eager=True,
        help="Language of messages and labels.  表示の言語",
    )


@click.command(
    cls=Root,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who works with whom against loneliness and isolation: support groups and their partners as a graph.",
)
@click.version_option(__version__, prog_name="kgraph")
def cli() -> None:
    """Find and run a command."""


cli.params.insert(0, _lang_option())


def main() -> None:
    """Run the command line with UTF-8 output, whatever the code page of the console."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli()
    finally:
        gc.freeze()  # the process ends: a last collection of everything that a build made would be for nothing
