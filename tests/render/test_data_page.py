"""The page of the data: each file linked and there, how to cite, nothing that markup could break."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace

import pytest
from tiny_site import tiny, tiny_tables

from kgraph.errors import Text
from kgraph.links import LEVELS
from kgraph.render import Settings, render_site
from kgraph.render.book import Book
from kgraph.render.data_page import Download, bibtex, size
from kgraph.render.site import Site
from kgraph.statements import Statements

GIVEN = {"甲の会": [("乙の会", "cooperation")]}
SOME = (
    Download("kgraph.xlsx", b"x" * 1_500, "tables", "all"),
    Download("partners.csv", b"x", "tables", "partners"),
    *(Download(f"network-{level}.gexf", b"g", "networks", "gexf", level) for level in LEVELS),
    Download("kgraph.nt.zip", b"z" * 2_345_678, "graphs", "ntriples"),
    Download("kgraph-form.xlsx", b"f", "form", "form"),
)


def made(statements: Statements, settings: Settings | None = None) -> dict[str, str | bytes]:
    return render_site(
        [statements], tiny_tables(statements), given={"downloads": SOME}, settings=settings or Settings()
    )


@pytest.fixture(scope="module")
def files() -> dict[str, str | bytes]:
    return made(tiny(GIVEN), Settings(contact=Text("窓口 <b>課</b>", "Office & Co")))


def test_every_file_is_linked_is_there_and_tells_its_size(files: dict[str, str | bytes]) -> None:
    page = str(files["data.html"])
    for one in SOME:
        assert f'href="{one.path}" download' in page
        assert files[one.path] == one.data
    assert "2.3 MB" in page
    assert ">2 kB<" in page
    assert "d-packed" not in page
    assert "ZIP" in page


def test_no_link_of_the_page_leads_nowhere(files: dict[str, str | bytes]) -> None:
    page = str(files["data.html"])
    for path, _, anchor in re.findall(r'href="([^"#:]*)(#([^"]*))?"', page):
        target = posixpath.normpath(path) if path else "data.html"
        assert target in files, target
        if anchor:
            assert f'id="{anchor}"' in str(files[target]), anchor


def test_the_tables_of_the_analysis_are_offered_at_each_level(files: dict[str, str | bytes]) -> None:
    page = str(files["data.html"])
    names = [*(f"{what}-{level}.csv" for what in ("brokers", "clusters") for level in LEVELS), "gaps.csv"]
    for name in names:
        assert f'href="files/{name}" download' in page
        assert f"files/{name}" in files


def test_the_contact_stands_there_as_text(files: dict[str, str | bytes]) -> None:
    assert "窓口 &lt;b&gt;課&lt;/b&gt;" in str(files["data.html"])


def test_without_what_the_pipeline_makes_there_is_no_page_and_no_link_to_it() -> None:
    statements = tiny(GIVEN)
    files = render_site([statements], tiny_tables(statements))
    assert "data.html" not in files
    assert "data.html" not in str(files["index.html"])


def test_bibtex_escapes_what_would_end_an_entry() -> None:
    statements = tiny(GIVEN)
    source = replace(statements.source, title="50% & {会} <b>", publisher="山川_県")
    one = replace(statements, source=source)
    text = bibtex(Site(Book([one]), tiny_tables(one)))
    assert r"title        = {{50\% \& \{会\} <b>}}," in text
    assert r"山川\_県" in text
    assert "year         = {2025}," in text
    assert "month        = {12}," in text
    plain = re.sub(r"\\[{}]", "", text)
    assert plain.count("{") == plain.count("}")
    assert "50\\% &amp; " not in text
    assert "&lt;b&gt;" in str(made(one)["data.html"])


@pytest.mark.parametrize(("number", "said"), [(1, "1 kB"), (999_400, "999 kB"), (1_000_000, "1.0 MB")])
def test_sizes_are_told_as_people_read_them(number: int, said: str) -> None:
    assert size(number).ja == size(number).en == said
