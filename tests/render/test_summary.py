"""The summary of a place: its groups, who links them, what the tables of the same groups say, and no dead link."""

from __future__ import annotations

import re

from tiny_site import tiny, tiny_files, tiny_tables

from kgraph.links import LinkTable
from kgraph.render import Settings
from kgraph.render.book import Book
from kgraph.render.lists import place_index
from kgraph.render.site import Site
from kgraph.render.summary import GROUPS, ROWS, summarised, summary, within


def plain(page: str) -> str:
    return re.sub(
        r"\s+", " ", re.sub("<[^>]+>", "", re.sub(r'(?s)<script.*?</script>|<span lang="en">.*?</span>', "", page))
    )


def test_every_place_with_a_group_has_a_page_and_no_other(site: dict[str, str], book: Book) -> None:
    told = {code for group in book.records for code in book.values(group, "prefecture", "municipality")}
    assert {path for path in site if path.startswith("print/")} == {f"print/{code}.html" for code in told}


def test_the_place_page_and_the_start_page_lead_to_it(site: dict[str, str]) -> None:
    for path in (path for path in site if path.startswith("places/")):
        code = path[len("places/") : -len(".html")]
        assert (f'href="../print/{code}.html"' in site[path]) == (f"print/{code}.html" in site), path
    assert '"print":["38000",' in site["index.html"]


def test_a_table_within_some_groups_has_their_links_only(table_of: dict[str, LinkTable]) -> None:
    for table in table_of.values():
        groups = [group.id for group in table.groups[5:7]]
        part = within(table, groups)
        assert [group.id for group in part.groups] == groups
        assert {(link.group, link.partner) for link in part.links} == {
            (link.group, link.partner) for link in table.links if link.group in groups
        }
        assert {partner.id for partner in part.partners} == {link.partner for link in part.links}


def test_a_page_says_who_links_the_groups_and_on_which_lines(site: dict[str, str], book: Book) -> None:
    page = plain(site["print/43000.html"])
    assert "熊本市が、ここの2団体をつないでいます。" in page
    assert "共通の連携先が1つだけなので、順位は付けません" in page
    assert re.search(r"熊本市 ?■ ?市区町村 ?2 ?2 ?連携 ?300行 ?後援 ?352行", page)
    for group in book.records:
        if "43000" in book.values(group, "prefecture"):
            assert book.name(group) in page
    assert "2団体だけなので、印のないものについては何も言えません" in page


def test_long_lists_are_cut_and_say_how_many_more() -> None:
    given = {f"団体{n}": [(f"連携先{n}の{k}", "cooperation") for k in range(4)] for n in range(GROUPS + 3)}
    facts = {name: {"municipality": "43100", "main_target": "older-people"} for name in given}
    statements = tiny(given, facts)
    page = tiny_files(statements)["print/43000.html"]
    assert "ほか3" in plain(page)
    assert f"ほか{4 * (GROUPS + 3) - ROWS}の連携先" in plain(page)
    assert page.count("<path ") == page.count('<tr><th scope="row">') - GROUPS == ROWS
    found = summary(Site(Book([statements]), tiny_tables(statements)), "43000", [g.id for g in statements.groups])
    assert [bar["n"] for bar in found["ticked"]] == [GROUPS + 3]
    assert not found["few"]
    assert "この資料に印がない対象" in plain(page)
    assert "欠" not in plain(page)


def test_what_two_groups_share_is_drawn_thick_and_what_one_has_is_not() -> None:
    given = {"甲の会": [("みなの会", "cooperation"), ("一つの会", "support")], "乙の会": [("みなの会", "support")]}
    page = tiny_files(tiny(given, {name: {"municipality": "43100"} for name in given}))["print/43100.html"]
    (thick,) = re.findall(r'(?s)<g stroke="[^"]+" stroke-width="3">(.*?)</g>', page)
    assert thick.count("<path ") == 2
    assert page.count("<path ") == 3
    assert page.count("<ellipse") == 0


def test_a_group_without_partners_has_a_page_without_a_drawing() -> None:
    page = tiny_files(tiny({"甲の会": []}, {"甲の会": {"municipality": "43100"}}))["print/43100.html"]
    assert "<path " not in page
    assert "2つ以上の団体に共通する、名前のある連携先はありません。" in page


def test_on_a_large_site_municipalities_of_few_groups_have_no_page_and_no_link() -> None:
    given = {f"団体{n}": [(f"連携先{n}", "cooperation")] for n in range(9)}
    facts = {name: {"municipality": "43100" if n < 6 else "43202"} for n, name in enumerate(given)}
    statements = tiny(given, facts)
    files = tiny_files(statements, Settings(share_texts=5))
    assert {path for path in files if path.startswith("print/")} == {"print/43000.html", "print/43100.html"}
    assert "../print/" not in files["places/43202.html"]
    assert '"print":["43000","43100"]' in files["index.html"]
    site = Site(Book([statements]), tiny_tables(statements))
    assert set(summarised(site)) == {code for code, own in place_index(site).items() if own["groups"]}


def test_names_with_markup_stay_text_in_the_drawing_too() -> None:
    given = {"<b>甲</b>": [("</svg><script>", "cooperation")]}
    page = tiny_files(tiny(given, {"<b>甲</b>": {"municipality": "43100"}}))["print/43100.html"]
    assert "<b>甲" not in page
    assert "</svg><script>" not in page
    assert "&lt;/svg&gt;" in page
