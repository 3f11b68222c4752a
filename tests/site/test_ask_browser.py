"""The Ask page in a browser: the same answers as ``kgraph query``, links, CSV, errors in plain words, runaways stopped."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from browsing import Watched, written
from languages import unmarked_japanese
from playwright.sync_api import Browser, Page
from serving import served

from kgraph.links import LinkTable
from kgraph.pipeline.asking import ask_graphs
from kgraph.pipeline.building import derived_quads, graph_quads
from kgraph.query import named_queries, query
from kgraph.rdf import ontology_quads
from kgraph.statements import Statements
from kgraph.store import Store, store_from

NASTY = "=1+1</script><!--<b>甲\"乙'</b>"
DONE = "!kgraphAsk.state.busy && (kgraphAsk.state.result || kgraphAsk.state.problem)"


def quads_of(statements: Statements, table: LinkTable) -> tuple[Any, ...]:
    return (*graph_quads([statements]), *derived_quads([statements], table))


@pytest.fixture(scope="module")
def quads(packaged: Statements, table_of: dict[str, LinkTable]) -> tuple[Any, ...]:
    return quads_of(packaged, table_of["body"])


@pytest.fixture(scope="module")
def store(quads: tuple[Any, ...]) -> Store:
    return store_from((*quads, *ontology_quads()))


@pytest.fixture(scope="module")
def ask_home(packaged: Statements, quads: tuple[Any, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the Ask page, in a path with spaces and Japanese."""
    return written([packaged], tmp_path_factory.mktemp("質問 の図") / "site", graphs=ask_graphs(quads))


@pytest.fixture
def web(page: Page, ask_home: Path) -> Iterator[Watched]:
    """The site in a page; the test fails if anything happened that should not."""
    watched = Watched(page, ask_home, own=("blob:null/",))
    yield watched
    assert watched.bad == []


def until(page: Page, condition: str) -> None:
    """Wait until a condition holds; asked from outside, as the page's policy forbids what Playwright waits by."""
    for _ in range(1500):
        if page.evaluate(f"Boolean({condition})"):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"never: {condition}")


def answered(page: Page) -> dict[str, Any]:
    until(page, DONE)
    return dict(page.evaluate("kgraphAsk.state.result || { kind: 'problem' }"))


def write(page: Page, text: str) -> dict[str, Any]:
    """Put a query into the editor and run it by the button."""
    if not page.locator("#ask-run").is_visible():
        page.click("#ask-editor-part summary")
    page.evaluate(
        "text => { kgraphAsk.editor.set(text); kgraphAsk.state.result = kgraphAsk.state.problem = null; }", text
    )
    page.click("#ask-run")
    return answered(page)


def told(page: Page) -> str:
    return page.inner_text("#ask-problem-text")


def plain(result: dict[str, Any]) -> list[list[Any]]:
    return [[cell and cell["value"] for cell in row] for row in result["rows"]]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_named_question_is_answered_as_kgraph_query_does(web: Watched, store: Store, lang: str) -> None:
    page = web.open(f"ask.html#lang={lang}")
    for named in named_queries():
        required = [p for p in named.header.parameters if p.required]
        page.click(f"[data-question='{named.name}']")
        params: dict[str, Any] = {}
        for parameter in required:
            choice = page.locator(f"#ask-fields select[name={parameter.name}]")
            term, label = choice.evaluate("box => [box.options[5].value, box.options[5].text]")
            choice.select_option(term)
            params[parameter.name] = term if parameter.type == "body" else term.partition(":")[2]
            assert label
        own = query(store, named.text, params=params, lang=lang, name=named.name)
        found = answered(page)
        assert found["kind"] == "select", named.name
        assert found["names"] == list(own.variables), named.name
        assert plain(found) == [[None if t is None else getattr(t, "value", str(t)) for t in row] for row in own.rows]
        page.evaluate("kgraphAsk.state.result = null")


def test_every_role_is_asked_for_and_the_address_carries_it(web: Watched) -> None:
    page = web.open("ask.html")
    page.click("[data-question='endorsers']")
    group = page.locator("#ask-fields select[name=group]")
    happy = group.evaluate("box => Array.from(box.options).find(one => one.text.includes('HAPPY')).value")
    group.select_option(happy)
    endorsed = len(answered(page)["rows"])
    page.evaluate("kgraphAsk.state.result = null")
    page.locator("#ask-fields select[name=role]").select_option("")
    every = len(answered(page)["rows"])
    assert (endorsed, every) == (11, 12)
    address = page.evaluate("location.hash")
    forwarded = web.open(f"ask.html{address}")
    assert len(answered(forwarded)["rows"]) == every
    assert forwarded.locator("#ask-fields select[name=role]").input_value() == ""


def test_the_answer_is_a_table_whose_names_lead_to_their_pages(web: Watched) -> None:
    page = web.open("ask.html")
    page.click("[data-question='shared-bodies']")
    answered(page)
    assert page.inner_text("#ask-table thead").split() == ["連携先", "団体数", "団体", "行", "ID"]
    assert "2 件" in page.inner_text("#ask-status")
    assert page.locator("#ask-table tbody tr").count() == 2
    first = page.locator("#ask-table tbody a").first
    assert first.inner_text() == "熊本市"
    first.click()
    assert page.url.startswith(f"{web.home.as_uri()}/bodies/")
    assert page.locator("h1").inner_text() == "熊本市"


def test_iris_are_shortened_and_lead_to_pages_of_places_and_concepts(web: Watched) -> None:
    page = web.open("ask.html")
    write(page, "SELECT * { VALUES ?x { id:p43100 kind:university target:older-people schema:name <urn:x> } }")
    cells = page.locator("#ask-table tbody td")
    assert cells.all_inner_texts() == ["id:p43100", "kind:university", "target:older-people", "schema:name", "urn:x"]
    links = page.locator("#ask-table tbody a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links == ["places/43100.html", "kinds/university.html", "targets/older-people.html"]
    assert all((web.home / link).is_file() for link in links)


def test_the_question_stands_in_the_address_and_comes_back_from_it(web: Watched) -> None:
    page = web.open("ask.html#lang=ja")
    page.click("[data-question='partners-of-kind']")
    assert "選ぶと" in page.inner_text("#ask-status")
    page.select_option("#ask-fields select[name=kind]", "kind:social-welfare-council")
    first = plain(answered(page))
    again = web.open(f"ask.html{page.evaluate('location.hash')}")
    assert plain(answered(again)) == first
    assert again.input_value("#ask-fields select[name=kind]") == "kind:social-welfare-council"
    assert again.locator("[aria-current=true][data-question]").get_attribute("data-question") == "partners-of-kind"


def test_a_place_that_the_site_is_narrowed_to_is_where_a_question_starts(web: Watched) -> None:
    page = web.open("ask.html#place=43000")
    page.click("[data-question='regions']")
    rows = plain(answered(page))
    assert page.input_value("#ask-fields select[name=prefecture]") == "id:p43000"
    assert rows
    assert {row[2][:2] for row in rows} == {"43"}


def test_the_language_switch_asks_again_in_that_language(web: Watched) -> None:
    page = web.open("ask.html#ask=target-totals")
    answered(page)
    page.click("[data-switch]")
    until(page, "document.querySelector('#ask-table thead').textContent.includes('target')")
    assert "older people" in page.inner_text("#ask-table").lower()
    assert page.inner_text("#ask-status").endswith("s)")


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(web: Watched) -> None:
    page = web.open("ask.html")
    write(
        page,
        '# column: a 甲, 乙 | a\nSELECT ?a ?b { VALUES (?a ?b) { ("=1+1" -5) ("＋1\\n\\"x\\"" 2.5) ("abc" UNDEF) ("@x" "-7") } }',
    )
    with page.expect_download() as got:
        page.click("#ask-save")
    text = Path(got.value.path()).read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert rows == [["甲, 乙", "b"], ["'=1+1", "-5"], ['\'＋1\n"x"', "2.5"], ["abc", ""], ["'@x", "'-7"]]
    assert got.value.suggested_filename == "answer.csv"


@pytest.mark.parametrize(
    "text, line, said",
    [
        ("SELECT ?x {\n ?x foo:bar 1 }", 2, "接頭辞 foo:"),
        ("SELECT ?x {\n\n ?x kg:line 1", 1, "閉じる } がありません"),
        ("SELECT ?x ｛ ?x kg:line 1 }", 1, "半角の { に"),
        ("SELECT\u3000?x { ?x kg:line 1 }", 1, "全角の空白"),
        ('SELECT ?x {\n ?x kg:name "あ }', 2, '閉じる " がありません'),
        ("SELECT ?x, ?y { ?x kg:line ?y }", 1, "コンマは要りません"),
        ("SELCT ?x { ?x kg:line 1 }", 1, "SELECT"),
        ("SELECT ?x {\n ?x kg:line 1 .\n FILTR(?x) }", 3, "FILTER ではありませんか"),
        ("SELECT ?x {\n ?x kg:line }", 2, "前後"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x kg:line ?y }", 1, "GROUP BY"),
        ("", 1, "空です"),
        ("INSERT DATA { id:a id:b id:c }", 1, "使えません"),
        ("SELECT * {\n SERVICE <http://example.org/> { ?a ?b ?c } }", 2, "使えません"),
        ("SELECT * {\n SERVICEkg:x { ?a ?b ?c } }", 2, "使えません"),
        ("SELECT * " + "{" * 200 + "}" * 200, 1, "上限 100"),
    ],
)
def test_what_is_wrong_is_told_in_plain_words_with_its_line(web: Watched, text: str, line: int, said: str) -> None:
    page = web.open("ask.html#lang=ja")
    assert write(page, text)["kind"] == "problem"
    assert told(page).startswith(f"{line} 行目：")
    assert said in told(page)
    page.click("[data-switch]")
    assert told(page).startswith(f"Line {line}: ")
    assert write(page, "ASK { ?a ?b ?c }")["answer"] is True
    assert page.locator("#ask-problem").is_hidden()


def test_a_wrong_line_is_marked_in_the_editor(web: Watched) -> None:
    page = web.open("ask.html")
    write(page, "SELECT ?x {\n ?x foo:bar 1 }")
    assert page.locator("#ask-editor .cm-wrong").inner_text().strip() == "?x foo:bar 1 }"
    write(page, "SELECT ?x { ?x kg:line 3 }")
    assert page.locator("#ask-editor .cm-wrong").count() == 0


RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_a_runaway_question_is_stopped_by_the_button_and_the_page_stays_usable(web: Watched) -> None:
    page = web.open("ask.html")
    page.click("#ask-editor-part summary")
    page.evaluate("text => kgraphAsk.editor.set(text)", RUNAWAY)
    page.click("#ask-run")
    page.click("#ask-stop")
    answered(page)
    assert told(page) == "止めました。"
    page.click("[data-question='staff-total']")
    assert answered(page)["total"] == 1


def test_a_runaway_question_is_stopped_by_the_limit(web: Watched) -> None:
    page = web.open("ask.html#lang=en")
    page.evaluate("kgraphAsk.engine.loaded")
    page.evaluate("kgraphAsk.settings.seconds = 0.2")
    write(page, RUNAWAY)
    assert told(page).startswith("Stopped after 0.2 s")
    page.evaluate("kgraphAsk.settings.seconds = 20")
    assert write(page, "SELECT ?x { ?x kg:line 3 } LIMIT 1")["total"] == 1


def test_ask_construct_and_describe_are_answered(web: Watched) -> None:
    page = web.open("ask.html")
    assert write(page, "ASK { ?x kg:line 0 }")["answer"] is False
    assert page.inner_text("#ask-status").startswith("いいえ")
    built = write(page, "CONSTRUCT { ?g kg:name ?n } { ?g a kg:Initiative ; skos:prefLabel ?n }")
    assert built["kind"] == "triples"
    assert page.locator("#ask-table tbody tr").count() == built["total"] >= 13
    assert write(page, "DESCRIBE id:p43100")["total"] > 3


def test_a_long_answer_shows_its_beginning_and_says_so(web: Watched) -> None:
    page = web.open("ask.html")
    assert write(page, "SELECT * { ?s ?p ?o } LIMIT 1200")["total"] == 1200
    assert page.locator("#ask-table tbody tr").count() == 500
    assert "1,200 件" in page.inner_text("#ask-status")
    assert "はじめの 500 件" in page.inner_text("#ask-status")


def test_the_editor_is_used_by_keyboard(web: Watched) -> None:
    page = web.open("ask.html")
    page.focus("#ask-editor-part summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("ASK { ?a ?b ?c ")
    page.keyboard.press("Escape")
    page.keyboard.type("}")
    page.keyboard.press("Control+Enter")
    assert answered(page)["answer"] is True
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "ask-run"


def test_without_the_editor_a_plain_field_does(web: Watched) -> None:
    web.page.add_init_script("Element.prototype.attachShadow = () => { throw new Error('no'); }")
    page = web.open("ask.html#lang=ja")
    page.click("#ask-editor-part summary")
    page.fill("#ask-text", "SELECT ?x {\n ?x foo:bar 1 }")
    page.click("#ask-run")
    answered(page)
    assert told(page).startswith("2 行目：")
    page.fill("#ask-text", "ASK { ?a ?b ?c }")
    page.press("#ask-text", "Control+Enter")
    until(page, "document.getElementById('ask-status').textContent.startsWith('はい')")


def test_it_works_from_a_sub_folder_of_a_static_server(page: Page, ask_home: Path) -> None:
    with served(ask_home) as address:
        web = Watched(page, ask_home, address, own=(f"blob:{address.rpartition('/')[0]}/",))
        opened = web.open("ask.html")
        opened.click("[data-question='groups-per-prefecture']")
        assert answered(opened)["total"] > 3
        assert web.bad == []


def test_the_page_alone_still_answers(page: Page, ask_home: Path, tmp_path: Path) -> None:
    (tmp_path / "ask.html").write_bytes((ask_home / "ask.html").read_bytes())
    web = Watched(page, tmp_path, own=("blob:null/",))
    opened = web.open("ask.html#ask=staff-total")
    assert answered(opened)["total"] == 1
    assert web.bad == []


def test_markup_in_names_stays_text_in_questions_answers_and_csv(
    page: Page, packaged: Statements, table_of: dict[str, LinkTable], tmp_path: Path
) -> None:
    bad = dataclasses.replace(
        packaged,
        groups=tuple(dataclasses.replace(g, name=NASTY) for g in packaged.groups),
        facts=tuple(f for f in packaged.facts if f.field not in ("label", "alias")),
    )
    home = written([bad], tmp_path / "site", graphs=ask_graphs(quads_of(bad, table_of["body"])))
    web = Watched(page, home, own=("blob:null/",))
    opened = web.open("ask.html#ask=mentions-per-group")
    answered(opened)
    assert opened.locator("#ask-table tbody td").first.inner_text() == NASTY
    assert opened.locator("#ask-answer b").count() == 0
    with opened.expect_download() as got:
        opened.click("#ask-save")
    rows = list(csv.reader(io.StringIO(Path(got.value.path()).read_text("utf-8-sig"))))
    assert rows[1][0] == f"'{NASTY}"
    assert web.bad == []


def test_without_javascript_the_page_says_that_it_needs_it(browser: Browser, ask_home: Path) -> None:
    context = browser.new_context(java_script_enabled=False, locale="ja-JP")
    page = context.new_page()
    page.goto(f"{ask_home.as_uri()}/ask.html")
    assert page.get_by_text("このページには JavaScript が要ります").is_visible()
    assert page.locator("[data-question]").first.is_hidden()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["", "ask=regions", "ask=partners-of-kind&lang=en"])
def test_nothing_is_wider_than_the_screen_and_axe_finds_nothing_serious(web: Watched, width: int, address: str) -> None:
    web.page.set_viewport_size({"width": width, "height": 740})
    page = web.open(f"ask.html#{address}")
    if "regions" in address:
        answered(page)
        page.click("#ask-editor-part summary")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_the_language_of_every_text_of_an_answer_is_told(web: Watched) -> None:
    page = web.open("ask.html#lang=en")
    page.locator("[data-question]").first.click()
    until(page, DONE)
    assert page.locator("#ask-table tbody tr").count()
    assert unmarked_japanese(page) == []
