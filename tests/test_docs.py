import importlib.util
import re
from pathlib import Path

import click
import pytest

from kgraph.cli.main import COMMANDS, cli

ROOT = Path(__file__).resolve().parent.parent


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


refresh = load(ROOT / "scripts" / "refresh_docs.py")


@pytest.mark.parametrize("path", refresh.documents(), ids=lambda p: p.name)
def test_the_output_that_a_document_shows_is_what_the_command_prints(path):
    text = path.read_text("utf-8")
    assert refresh.refreshed(text, refresh.language(path)) == text, "run: python scripts/refresh_docs.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name):
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert f"$ kgraph {name} --help" in text
    command = cli.get_command(click.Context(cli), name)
    for parameter in command.params:
        for option in parameter.opts if isinstance(parameter, click.Option) else ():
            assert option in text, f"{name} {option}"
    for readme in ("README.md", "README.ja.md"):
        assert f"kgraph {name}" in (ROOT / readme).read_text("utf-8"), readme


def test_every_named_query_is_documented_in_both_languages():
    from kgraph.query import named_queries

    english = (ROOT / "docs" / "queries.md").read_text("utf-8")
    japanese = (ROOT / "docs" / "queries.ja.md").read_text("utf-8")
    for query in named_queries():
        assert query.name in english
        assert query.name in japanese


def test_links_between_documents_lead_somewhere():
    for path in refresh.documents():
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text("utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_figures_of_make_test_that_the_readmes_show_are_those_of_this_tree(request):
    sources = sum(1 for _ in (ROOT / "src").rglob("*.py"))
    collected = {Path(str(item.path)) for item in request.session.items}
    everything = collected == set((ROOT / "tests").rglob("test_*.py"))
    for name in ("README.md", "README.ja.md"):
        text = (ROOT / name).read_text("utf-8")
        assert f"no issues found in {sources} source files" in text, name
        passed, skipped = map(int, re.search(r"(\d+) passed, (\d+) skipped", text).groups())
        if everything:
            assert passed + skipped == len(request.session.items), name
