"""Linked data, narrowing data, Turtle beside pages, and what a new type of page needs."""

from __future__ import annotations

import json
import re

import pytest
from tiny_site import tiny, tiny_tables

from kgraph import vocab
from kgraph.errors import Text
from kgraph.links import LinkTable
from kgraph.render import render_site, site_map
from kgraph.render.book import Book
from kgraph.render.site import Page, PageType, Site


def linked(page: str) -> dict[str, object]:
    found = re.search(r'(?s)<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    made: dict[str, object] = json.loads(found[1])
    return made


@pytest.mark.parametrize("folder", ["groups", "bodies", "kinds", "targets", "activities", "places"])
def test_every_thing_says_what_it_is_as_linked_data(site: dict[str, str], folder: str) -> None:
    paths = [path for path in site if path.startswith(f"{folder}/")]
    assert paths
    ids = {str(linked(site[path])["@id"]) for path in paths}
    assert len(ids) == len(paths)
    assert all(identifier.startswith(vocab.BASE) for identifier in ids)


def test_the_terms_of_linked_data_are_those_of_the_ontology(site: dict[str, str], project_root: object) -> None:
    used = set(
        re.findall(
            r'"kg:(\w+)"',
            "".join(
                re.findall(
                    r'(?s)ld\+json">(.*?)</script>',
                    "".join(page for path, page in site.items() if path.endswith(".html")),
                )
            ),
        )
    )
    ontology = (project_root / "ontology/kgraph.ttl").read_text("utf-8")  # type: ignore[operator]
    assert used
    assert not [term for term in used if not re.search(rf"(?m)^kg:{term} a ", ontology)]


def test_a_group_tells_its_partners_and_its_places(
    site: dict[str, str], book: Book, table_of: dict[str, LinkTable]
) -> None:
    group = max(table_of["body"].groups, key=lambda g: len(table_of["body"].links_from(g.id)))
    data = linked(site[book.page(group.id)])
    (initiative,) = data["@reverse"]["kg:lead"]  # type: ignore[index]
    assert len(initiative["kg:partner"]) == len(table_of["body"].links_from(group.id)) == 12
    assert data["schema:areaServed"]


def test_the_places_to_narrow_by_are_those_of_groups_with_their_prefectures(site: dict[str, str], book: Book) -> None:
    data = json.loads(site["data.js"].partition("=")[2].rstrip(";\n"))
    codes = {place["code"]: place["n"] for place in data["places"]}
    assert codes["43000"] == 2
    assert {code[:2] + "000" for code in codes} <= set(codes)
    assert [target["code"] for target in data["targets"]] == [c.notation for c in vocab.scheme("targets").concepts]
    assert len(data["groups"]) == len(book.records)


def test_links_for_scripts_are_those_of_the_tables(site: dict[str, str], table_of: dict[str, LinkTable]) -> None:
    data = json.loads(site["links.js"].partition("=")[2].rstrip(";\n"))
    for level, table in table_of.items():
        flat = data[level]["links"]
        triples = list(zip(flat[::3], flat[1::3], flat[2::3], strict=True))
        assert [(table.groups[g].id, table.partners[p].id) for g, p, _ in triples] == [
            (link.group, link.partner) for link in table.links
        ]
        assert sum(n for _, _, n in triples) == sum(len(link.evidence) for link in table.links)


def test_a_new_type_of_page_stands_in_the_menu_only_where_what_it_needs_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def pages(site: Site) -> list[Page]:
        context = {"rows": [], "all": 0, "pager": [], "told": site.given["something"]}
        return [Page(path="report.html", title=Text("点検", "Check"), context=context)]

    added = PageType(template="groups.html.j2", build=pages, path="report.html", menu="to-kinds", needs=("something",))
    monkeypatch.setattr(site_map, "PAGES", (*site_map.PAGES, added))
    statements = tiny({"甲の会": [("乙の会", "cooperation")]})
    without = render_site([statements], tiny_tables(statements))
    assert "report.html" not in without
    assert "report.html" not in str(without["index.html"])
    having = render_site([statements], tiny_tables(statements), given={"something": "x"})
    assert "点検｜" in str(having["report.html"])
    assert 'href="report.html"' in str(having["index.html"])
