"""What the Ask page carries: every named question, the choices of its parameters, the graphs, nothing that breaks out."""

from __future__ import annotations

import base64
import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from kgraph import vocab
from kgraph.pipeline.asking import ask_graphs
from kgraph.pipeline.building import derived_quads, graph_quads, store_of
from kgraph.query import check_text, named_queries, query
from kgraph.render import ask, render_site
from kgraph.render.texts_ask import ASK_MESSAGES
from kgraph.statements import Statements
from kgraph.store import DERIVED


@pytest.fixture(scope="module")
def graphs(statements: tuple[Statements, ...], table_of: Any) -> tuple[ask.AskGraph, ...]:
    return ask_graphs((*graph_quads(statements), *derived_quads(statements, table_of["body"])))


@pytest.fixture(scope="module")
def page(statements: tuple[Statements, ...], table_of: Any, graphs: tuple[ask.AskGraph, ...]) -> str:
    return str(render_site(statements, table_of, given={"graphs": graphs})["ask.html"])


@pytest.fixture(scope="module")
def data(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="ask-data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_without_the_graph_there_is_no_page_and_no_link_to_it(site: dict[str, str]) -> None:
    assert "ask.html" not in site
    assert "ask.html" not in site["find.html"]


def test_the_page_carries_every_graph_and_only_the_derived_one_has_to_be_named(
    data: dict[str, Any], graphs: tuple[ask.AskGraph, ...]
) -> None:
    carried = {g["name"]: (g["asked"], gzip.decompress(base64.b64decode(g["packed"]))) for g in data["graphs"]}
    assert carried == {g.name: (g.asked, g.turtle) for g in graphs}
    assert [name for name, (asked, _) in carried.items() if not asked] == [DERIVED.value]
    assert f"{vocab.ID}graph-ontology" in carried


def test_every_named_question_has_one_button_and_stands_under_a_topic(page: str) -> None:
    buttons = re.findall(r'data-question="([^"]+)"', page)
    assert sorted(buttons) == [query.name for query in named_queries()]
    assert all(query.header.purpose.ja in page for query in named_queries())
    assert [t["topic"] for t in ask.topics()][: len(ask.TOPICS)] == list(ask.TOPICS)
    known = {query.name for query in named_queries()}
    assert {name for names in ask.TOPICS.values() for name in names} <= known


def test_every_parameter_can_be_chosen_and_its_default_is_among_the_choices(data: dict[str, Any]) -> None:
    for question in data["questions"]:
        for parameter in question["parameters"]:
            assert parameter["type"] in {*data["options"], "lang", "text", "integer"}
            if parameter["default"] and parameter["type"] in data["options"]:
                assert parameter["default"] in [term for term, _, _ in data["options"][parameter["type"]]]
            assert f"param-{parameter['type']}" in ASK_MESSAGES or parameter["type"] == "lang"


def test_choices_are_terms_that_stand_for_what_is_in_the_graph(
    data: dict[str, Any], graphs: tuple[ask.AskGraph, ...]
) -> None:
    told = b"\n".join(graph.turtle for graph in graphs).decode("utf-8")
    for kind in ("place", "body"):
        terms = [term for term, _, _ in data["options"][kind]]
        assert terms
        assert all(re.search(rf"^{re.escape(term)} ", told, re.MULTILINE) for term in terms)


def test_the_policy_lets_webassembly_run_here_and_nothing_be_fetched(page: str) -> None:
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert found
    rules = dict(rule.strip().split(" ", 1) for rule in found[1].split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["worker-src"] == "blob:"
    assert re.fullmatch(r"(?:'sha256-[\w+/=]+' )+'wasm-unsafe-eval'", rules["script-src"])
    assert re.fullmatch(r"'sha256-[\w+/=]+'", rules["style-src"])
    assert "connect-src" not in rules
    assert not re.search(r"<(?:script|link)[^>]*(?:src|href)=\"(?!data:)", page)


def test_only_the_ask_page_may_run_webassembly(statements: tuple[Statements, ...], site: dict[str, str]) -> None:
    assert [path for path, text in site.items() if path.endswith(".html") and "wasm-unsafe-eval" in text] == []


def test_the_sample_asks_the_graph_and_has_an_answer(statements: tuple[Statements, ...]) -> None:
    check_text(ask.SAMPLE)
    assert query(store_of(statements), ask.SAMPLE).records()


def test_every_word_that_the_script_says_is_there_and_said(project_root: Path) -> None:
    code = "\n".join(path.read_text("utf-8") for path in sorted((project_root / "site/src").glob("ask*.js")))
    silent = [
        key
        for key in ASK_MESSAGES
        if not re.search(f"['\"`]{key}['\"`]", code) and not key.startswith(("param-", "stopped-"))
    ]
    assert silent == []
    said = set(re.findall(r"\bsay\('([\w-]+)'", code)) | set(re.findall(r"\bslip\('([\w-]+)'", code))
    assert said <= set(ASK_MESSAGES)
    for text in ASK_MESSAGES.values():
        assert sorted(re.findall(r"{\w+}", text.ja)) == sorted(re.findall(r"{\w+}", text.en))


def test_the_page_is_the_same_bytes_when_made_again(
    statements: tuple[Statements, ...], table_of: Any, graphs: tuple[ask.AskGraph, ...], page: str
) -> None:
    assert render_site(statements, table_of, given={"graphs": graphs})["ask.html"] == page
