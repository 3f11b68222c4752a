"""The files of the site: all pages, links both ways, what stands on every page, what is withheld, the same bytes."""

from __future__ import annotations

import dataclasses
import hashlib
import html
import os
import posixpath
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kgraph import vocab
from kgraph.errors import DataError, Text
from kgraph.links import LinkTable
from kgraph.render import Settings
from kgraph.render.book import Book, date_text, place_text, safe_file
from kgraph.statements import Statements, Withheld

Maker = Callable[..., dict[str, str]]
ON_EVERY_PAGE = (
    "2025年12月",
    "December 2025",
    "公的な公表物ではありません",
    "no official publication",
    "誤りを見つけたとき",
    "If something is wrong",
    "掲載を控えた",
)
VOID = {"meta", "link", "br", "wbr", "input", "img"}
SVG = {"rect", "path", "ellipse", "circle"}


class Outline(HTMLParser):
    """Ids, links, headings and open elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        values = {key: value or "" for key, value in attrs}
        self.attributes += values.items()
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if tag == "a" else []
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in SVG  # of HTML nothing closes itself
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def outlines(site: dict[str, str]) -> dict[str, Outline]:
    return {path: Outline(page) for path, page in site.items() if path.endswith(".html")}


def test_there_is_a_page_for_each_group_and_each_named_body(site: dict[str, str], book: Book) -> None:
    wanted = {book.page(identifier) for identifier in {*book.records, *book.bodies}}
    assert {path for path in site if path.startswith(("groups/", "bodies/"))} == wanted
    assert all(path.isascii() for path in site)


@pytest.mark.parametrize("scheme", ["kinds", "targets", "activities"])
def test_there_is_a_page_for_each_concept(site: dict[str, str], scheme: str) -> None:
    wanted = {f"{scheme}/{concept.notation}.html" for concept in vocab.scheme(scheme).concepts}
    assert {path for path in site if path.startswith(f"{scheme}/")} == wanted


def test_there_is_a_page_for_each_place_of_a_group_and_of_a_named_body(site: dict[str, str], book: Book) -> None:
    codes = {c for g in book.records for c in book.values(g, "prefecture", "municipality")}
    codes |= {body.place for body in book.bodies.values() if body.place}
    assert {f"places/{code}.html" for code in codes} <= set(site)


def test_every_element_is_closed_and_no_id_stands_twice(outlines: dict[str, Outline]) -> None:
    for path, outline in outlines.items():
        assert outline.open == [], path
        assert len(outline.ids) == len(set(outline.ids)), path


def test_headings_never_skip_a_level_and_there_is_one_title(outlines: dict[str, Outline]) -> None:
    for path, outline in outlines.items():
        steps = zip([0, *outline.headings], outline.headings, strict=False)
        assert all(after <= before + 1 for before, after in steps), path
        assert outline.headings.count(1) == 1, path


def test_every_link_inside_the_site_leads_to_a_page_and_a_place_on_it(
    site: dict[str, str], outlines: dict[str, Outline]
) -> None:
    for path, outline in outlines.items():
        for link in outline.links:
            if link.startswith(("http://", "https://")):
                continue
            file, _, fragment = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
            assert target in site, (path, link)
            assert not fragment or "=" in fragment or fragment in outlines[target].ids, (path, link)


def test_links_of_the_body_level_lead_both_ways(
    outlines: dict[str, Outline], table_of: dict[str, LinkTable], book: Book
) -> None:
    for link in table_of["body"].links:
        group, body = book.page(link.group), book.page(link.partner)
        assert f"../{body}" in outlines[group].links
        assert f"../{group}" in outlines[body].links


def test_every_page_says_what_it_is_made_from_and_how_to_object(
    site: dict[str, str], statements: tuple[Statements, ...]
) -> None:
    source = statements[0].source
    for path in (path for path in site if path.endswith(".html")):
        for words in (source.publisher, source.title, *ON_EVERY_PAGE):
            assert words in site[path], (path, words)


def test_no_page_names_an_address_of_the_network_but_websites_of_groups(site: dict[str, str], book: Book) -> None:
    own = {value for identifier in book.records for value in book.values(identifier, "website")}
    for path in (path for path in site if path.endswith(".html")):
        page = re.sub(r"(?s)<script.*?</script>", "", site[path])
        assert not re.search(r"(?:src|action|poster|data)=[\"']?https?:", page), path
        assert set(re.findall(r'href="(https?:[^"]*)"', page)) <= own, path


def test_scripts_and_styles_are_allowed_by_hash_or_as_files_of_the_site(site: dict[str, str]) -> None:
    for path in (path for path in site if path.endswith(".html")):
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', site[path])
        assert policy, path
        assert policy[1].startswith("default-src 'none'"), path
        assert "unsafe" not in policy[1], path
        assert not re.search(
            r"<[^>]* on[a-z]+=|<[^>]* style=", re.sub(r"(?s)<(script|style)\b.*?</\1>", "", site[path])
        ), path


@pytest.mark.parametrize("part", ["partners", "words", "where"])
def test_a_group_page_shows_every_mention_with_words_and_line(site: dict[str, str], book: Book, part: str) -> None:
    for group in book.records:
        page = site[book.page(group)]
        for mention in book.mentions_of[group]:
            shown = {"partners": mention.name if not mention.body else book.name(mention.body),
                     "words": f"「{mention.surface}」", "where": f"・{mention.line}行"}[part]  # fmt: skip
            assert shown in page, (group, shown)


def test_what_a_group_does_not_state_is_told_as_not_written(site: dict[str, str], book: Book) -> None:
    silent = [group for group in book.records if not book.values(group, "website")]
    assert len(silent) == 1
    page = site[book.page(silent[0])]
    assert re.search("ウェブサイト</span>.*?この資料には書かれていない", page, re.DOTALL)


def test_a_composed_name_says_that_it_stands_nowhere_in_the_source(site: dict[str, str], book: Book) -> None:
    composed = [body for body in book.bodies.values() if body.name_basis == "composed"]
    assert composed
    assert all("この名前そのものは資料になく" in site[book.page(body.id)] for body in composed)


def test_a_planned_partner_is_shown_apart_and_has_no_link(site: dict[str, str], book: Book) -> None:
    (planned,) = [m for group in book.records for m in book.mentions_of[group] if m.tense == "planned"]
    assert "今後の予定・希望（つながりに数えていません）" in site[book.page(planned.group)]
    assert f'data-partner="{planned.body}"' not in site["graph.html"]


def test_a_withheld_group_is_gone_from_every_file_and_only_counted(
    statements: tuple[Statements, ...], make: Maker
) -> None:
    book = Book(statements)
    gone = next(g for g in book.records if book.values(g, "legal_form") == ("social-welfare-corporation",))
    row = Withheld(id=gone, reason="本人の申し出", on="2026-01-15")
    files = make([dataclasses.replace(statements[0], withheld=(row,))])
    texts = {book.name(gone), gone, *book.values(gone, "website", "initiative")}
    for path, content in files.items():
        assert not [text for text in texts if text in content or text in path], path
        if path.endswith(".html"):
            for words in ("掲載を控えた団体・連携先：1件", "2026年1月15日に決定", "本人の申し出"):
                assert words in content


def test_a_withheld_body_is_gone_from_every_file(statements: tuple[Statements, ...], make: Maker) -> None:
    gone = next(body for body in statements[0].bodies if body.name == "健軍商店街振興組合")
    files = make([dataclasses.replace(statements[0], withheld=(Withheld(id=gone.id, reason="誤り", on="2026-01-15"),))])
    assert not [
        path for path, content in files.items() if gone.name in content or gone.id in content or gone.id in path
    ]


def test_a_group_that_another_names_has_one_page_that_says_so(statements: tuple[Statements, ...], make: Maker) -> None:
    first, second = statements[0].groups[:2]
    mentions = list(statements[0].mentions)
    at = next(n for n, m in enumerate(mentions) if m.group == first.id and m.counts)
    mentions[at] = dataclasses.replace(mentions[at], body=second.id, grounding="named")
    files = make([dataclasses.replace(statements[0], mentions=tuple(mentions))])
    assert f"bodies/{second.id}.html" not in files
    assert "この団体を連携先に挙げた団体" in files[f"groups/{second.id}.html"]
    assert f"../groups/{second.id}.html" in files[f"groups/{first.id}.html"]
    assert "団体が別の団体を連携先に挙げた例が1件あります" in files["index.html"]


def test_statements_without_a_group_still_give_a_start_page(statements: tuple[Statements, ...], make: Maker) -> None:
    files = make([Statements(source=statements[0].source)])
    assert not [path for path in files if path.startswith(("groups/", "bodies/", "places/"))]
    assert "名前のある連携先はありません" in files["index.html"]


def test_two_sources_with_one_group_give_one_page_that_tells_lines_by_source(
    statements: tuple[Statements, ...], make: Maker
) -> None:
    first = statements[0]
    again = dataclasses.replace(
        first,
        source=dataclasses.replace(first.source, id="other", title="別の資料"),
        mentions=tuple(dataclasses.replace(m, id=f"{m.id}x") for m in first.mentions),
    )
    files = make([first, again])
    assert len([path for path in files if path.startswith("groups/")]) == len(first.groups)
    page = files[next(path for path in files if path.startswith("groups/"))]
    assert f"（{first.source.title}）" in re.sub("</?bdi[^>]*>", "", page)
    assert "（別の資料）" in re.sub("</?bdi[^>]*>", "", page)
    assert "資料2件に書かれています。" in page


def test_one_source_alone_is_not_counted(site: dict[str, str]) -> None:
    assert not any("件に書かれています" in page for path, page in site.items() if path != "graph.html")


def test_sentences_are_quoted_in_an_internal_build_only_and_of_the_partner_field_only(
    statements: tuple[Statements, ...], site: dict[str, str], make: Maker, shared: Path
) -> None:
    source = statements[0].source
    text = (shared / "source" / source.document).read_text("utf-8")
    files = make(statements, texts={source.id: text})
    pages = [content for path, content in files.items() if path.endswith(".html")]
    assert all("内部利用" in page for page in pages)
    assert not any("内部利用" in page or "<q " in page for page in site.values())
    quoted = {html.unescape(words) for page in pages for words in re.findall('<q lang="ja">([^<]*)</q>', page)}
    cells = [line for line in text.split("\n") if line.lstrip().startswith("連携した団体")]
    assert len(quoted) > len(cells) == 13
    assert all(any(words in cell for cell in cells) for words in quoted)


def test_the_one_to_write_to_is_a_setting(statements: tuple[Statements, ...], make: Maker) -> None:
    files = make(statements, settings=Settings(contact=Text("県の窓口まで", "write to the prefecture")))
    assert all("県の窓口まで" in content for path, content in files.items() if path.endswith(".html"))


def test_every_page_is_smaller_than_a_megabyte(site: dict[str, str]) -> None:
    assert max(len(content.encode()) for content in site.values()) < 1_000_000


@pytest.mark.parametrize("identifier", ["../x", "", "a/b", "団体", "a b", ".hidden"])
def test_an_id_that_is_no_safe_file_name_is_refused(identifier: str) -> None:
    with pytest.raises(DataError):
        safe_file(identifier)


def test_dates_and_places_are_told_in_the_form_of_the_language() -> None:
    assert date_text("2022-08-10") == Text("2022年8月10日", "10 August 2022")
    assert date_text("2019") == Text("2019年", "2019")
    assert place_text(["43100"]) == Text("熊本県熊本市", "Kumamoto City, Kumamoto Prefecture")
    assert place_text(["13000"]) == Text("東京都", "Tokyo")


def test_the_site_is_the_same_under_any_hash_seed(project_root: Path, site: dict[str, str]) -> None:
    code = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from conftest import make_site
from kgraph.pipeline import load_statements
files = make_site(load_statements())
sys.stdout.write(hashlib.sha256("".join(f"{k}{files[k]}" for k in sorted(files)).encode()).hexdigest())
"""
    own = hashlib.sha256("".join(f"{path}{site[path]}" for path in sorted(site)).encode()).hexdigest()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(project_root / "tests/render")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == own
