"""The graph page: filters, what is around a node, groups alone, files, and the same layout in Python and in the page."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from browsing import Watched, named
from playwright.sync_api import Page

from kgraph.links import LEVELS, LinkTable
from kgraph.network import clusters
from kgraph.render.layout import arrange


def shown(web: Watched, side: str) -> set[str]:
    return set(web.page.evaluate("side => kgraph.nodes.get().filter(n => n.side === side).map(n => n.id)", side))


@pytest.mark.parametrize("level", LEVELS)
def test_the_page_lays_out_as_the_build_does(web: Watched, level: str) -> None:
    page = web.open(f"graph.html#level={level}")
    given = page.evaluate(
        """() => {
          const level = kgraphDrawing.level(kgraph.state.level);
          const groups = kgraphDrawing.data.order;
          const links = level.links.map(l => [l.group, l.node]);
          const heights = {};
          Object.values(level.nodes).forEach(n => {
            const lines = Math.max(n.label.split('\\n').length, (n.labelEn || '').split('\\n').length);
            heights[n.id] = n.shape === 'ellipse' ? lines * 28 + 3 : lines * 14 + 13;
          });
          const laid = kgraphLayout.arrange(groups, links, heights);
          const drawn = {};
          kgraph.nodes.get().forEach(n => { drawn[n.id] = [n.x, n.y]; });
          return {groups, links, heights, laid, drawn};
        }"""
    )
    own = arrange(given["groups"], [tuple(link) for link in given["links"]], given["heights"])
    assert given["laid"]["at"] == {key: list(at) for key, at in own.at.items()} == given["drawn"]
    assert (given["laid"]["width"], given["laid"]["height"]) == (own.width, own.height)


def test_filters_of_kind_and_role_leave_what_fits(web: Watched, table_of: dict[str, LinkTable]) -> None:
    page = web.open("graph.html")
    page.select_option("#role-body", "endorsement")
    links = [link for link in table_of["body"].links if "endorsement" in link.roles]
    assert shown(web, "partner") == {link.partner for link in links}
    assert shown(web, "group") == {link.group for link in links}
    page.select_option("#kind-body", "public-administration")
    partners = shown(web, "partner")
    assert partners
    assert partners < {link.partner for link in links}
    assert "kind=public-administration" in page.evaluate("location.hash")
    legend = page.inner_text(".legend >> nth=0")
    assert f"行政 {len(partners)}" in legend
    page.reload()
    assert shown(web, "partner") == partners


def test_place_and_target_narrow_the_drawing_which_is_laid_out_anew(web: Watched) -> None:
    page = web.open("graph.html#place=43000")
    assert len(shown(web, "group")) == 2
    boxes = page.evaluate("kgraph.nodes.getIds().map(id => kgraph.network.getBoundingBox(id))")
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            assert (
                other["top"] >= one["bottom"]
                or one["top"] >= other["bottom"]
                or other["left"] >= one["right"]
                or one["left"] >= other["right"]
            )


def test_around_a_node_its_neighbours_and_theirs_are_shown_whole(web: Watched, table_of: dict[str, LinkTable]) -> None:
    kinds = table_of["kind"]
    university = named(kinds, "大学")
    near = {link.group for link in kinds.links_of(university)}
    far = {link.partner for group in near for link in kinds.links_from(group)}
    page = web.open("graph.html#level=kind&place=47000")
    page.evaluate("id => kgraph.choose(id)", university)
    page.click("#panel >> text=このまわりだけを見る") if page.locator("#ego-bar").is_hidden() else None
    assert shown(web, "group") == near
    assert shown(web, "partner") == far
    assert "「大学」と、その相手と、さらにその相手だけ" in page.inner_text("#ego-bar")
    again = web.open(f"graph.html{page.evaluate('location.hash')}")
    assert shown(web, "group") == near
    again.click("#ego-off")
    assert shown(web, "group") != near


def test_groups_alone_at_the_body_level_say_that_there_is_too_little_and_offer_kinds(web: Watched) -> None:
    page = web.open("graph.html")
    page.check("input[name=view][value=groups]")
    note = page.inner_text("#graph-tools [data-of-level=body][data-of-view=groups]")
    assert "まとまりは言えません" in note
    assert len(page.evaluate("kgraph.edges.get()")) == 1
    page.click("[data-go-level=kind]")
    assert page.is_checked("input[name=level][value=kind]")
    note = page.inner_text("#graph-tools [data-of-level=kind][data-of-view=groups]")
    assert "同じ相手だという意味でも、互いに組んでいるという意味でもありません" in note
    assert "つない" not in note


def test_groups_alone_by_kinds_are_the_tied_pairs_and_the_clusters(
    web: Watched, table_of: dict[str, LinkTable]
) -> None:
    page = web.open("graph.html#view=groups&level=kind")
    edges = page.evaluate("kgraph.edges.get()")
    assert len(edges) == table_of["kind"].tied_pairs == 62
    answer = clusters.find(table_of["kind"])
    wanted = {group: cluster.number for cluster in answer.clusters for group in cluster.groups}
    assert {n["id"]: n["cluster"] for n in page.evaluate("kgraph.nodes.get()") if n["cluster"]} == wanted
    rows = page.locator("#groups-table-kind tbody tr")
    assert rows.count() == 13
    assert "（" in rows.nth(0).inner_text()


def test_a_tie_of_two_groups_lists_what_they_share_with_the_words_of_both(
    web: Watched, table_of: dict[str, LinkTable]
) -> None:
    page = web.open("graph.html#view=groups&level=kind")
    edge = max(page.evaluate("kgraph.edges.get()"), key=lambda e: e["count"])
    page.evaluate("id => kgraph.choose(id)", edge["from"])
    other = page.evaluate("id => kgraphDrawing.data.things[id].name", edge["to"])
    page.click(f"#panel .hit:has-text('{other}')")
    assert "同じ相手とは限りません" in page.inner_text("#panel .note")
    assert page.locator("#panel .card").count() == edge["count"]
    a, b = ({link.partner for link in table_of["kind"].links_from(edge[end])} for end in ("from", "to"))
    assert len(a & b) == edge["count"]
    assert page.locator("#panel .card >> nth=0").locator(".ev").count() == 2


def test_unsure_members_are_marked_by_more_than_colour(web: Watched) -> None:
    page = web.open("graph.html#view=groups&level=kind")
    unsure = page.evaluate("kgraph.nodes.get().filter(n => n.unsure)")
    assert unsure
    assert all(node["label"].endswith("？") and node["shapeProperties"]["borderDashes"] for node in unsure)
    page.evaluate("id => kgraph.choose(id)", unsure[0]["id"])
    assert "はっきりしていません" in page.inner_text("#panel")


@pytest.mark.parametrize("level", LEVELS)
def test_labels_of_groups_alone_do_not_overlap(web: Watched, level: str) -> None:
    page = web.open(f"graph.html#view=groups&level={level}")
    boxes = page.evaluate("kgraph.nodes.getIds().map(id => kgraph.network.getBoundingBox(id))")
    assert len(boxes) == 13
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = other["top"] >= one["bottom"] or one["top"] >= other["bottom"]
            assert apart or other["left"] >= one["right"] or one["left"] >= other["right"], (one, other)


def test_the_drawing_is_saved_as_png_and_as_svg(web: Watched) -> None:
    page = web.open("graph.html#level=place")
    with page.expect_download() as png:
        page.click("#save-png")
    assert png.value.suggested_filename == "kgraph-links-place.png"
    assert png.value.path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    with page.expect_download() as svg:
        page.click("#save-svg")
    assert svg.value.suggested_filename == "kgraph-links-place.svg"
    root = ElementTree.fromstring(svg.value.path().read_text("utf-8"))
    assert sum(element.tag.endswith("}ellipse") for element in root.iter()) == 13


def test_the_whole_screen_can_be_taken_and_given_back(web: Watched) -> None:
    page = web.open("graph.html")
    page.click("#full-screen")
    page.wait_for_function("document.fullscreenElement && document.fullscreenElement.id === 'graph-frame'")
    assert page.get_attribute("#full-screen", "aria-pressed") == "true"
    page.evaluate("document.exitFullscreen()")
    page.wait_for_function("document.getElementById('full-screen').getAttribute('aria-pressed') === 'false'")


def test_what_is_chosen_among_groups_is_in_the_address(web: Watched) -> None:
    page = web.open("graph.html#view=groups&level=kind")
    node = page.evaluate("kgraph.nodes.getIds()[3]")
    page.evaluate("id => kgraph.choose(id)", node)
    again = web.open(f"graph.html{page.evaluate('location.hash')}")
    assert again.is_checked("input[name=view][value=groups]")
    assert re.search("まとまり", again.inner_text("#panel"))
    assert again.evaluate("kgraph.state.node") == node


def test_what_is_called_as_asked_comes_first_among_the_finds(web: Watched) -> None:
    page = web.open("graph.html")
    page.fill("#search", "熊本市")
    assert page.locator("#found button, button.hit").first.inner_text() == "熊本市"


def test_the_panel_leaves_the_head_of_the_page_free(web: Watched) -> None:
    page = web.open("graph.html")
    page.fill("#search", "熊本市")
    page.locator("button.hit").first.click()
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function(
        "document.getElementById('panel').getBoundingClientRect().top"
        " >= document.querySelector('header.top').getBoundingClientRect().bottom"
    )
    page.click("[data-switch]")
    assert page.locator("html").get_attribute("data-lang") == "en"


def rows(page: Page, table: str = "#table-body") -> set[tuple[str, str | None]]:
    found = page.locator(f"{table} tbody > tr").evaluate_all(
        "all => all.filter(row => row.checkVisibility()).map(row => [row.dataset.groups, row.dataset.partner || null])"
    )
    return {(group, partner) for group, partner in found}


def test_the_table_follows_kind_role_and_place_and_says_how_much_it_shows(
    web: Watched, table_of: dict[str, LinkTable]
) -> None:
    page = web.open("graph.html")
    whole = rows(page)
    said = page.locator("section:has(#table-body) [data-table-said]")
    assert said.is_hidden()
    page.select_option("#role-body", "endorsement")
    links = {(link.group, link.partner) for link in table_of["body"].links if "endorsement" in link.roles}
    assert rows(page) == links
    assert said.inner_text() == f"図と同じく「後援」にしぼっています：全{len(whole)}行のうち{len(links)}行。"
    assert page.locator("#table-body caption .if-filtered").is_visible()
    page.select_option("#kind-body", "public-administration")
    assert rows(page) == {(group, partner) for group, partner in links if partner in shown(web, "partner")}
    page.select_option("#narrow-place", "43000")
    assert rows(page) == {
        (group, partner)
        for group, partner in links
        if partner in shown(web, "partner") and group in shown(web, "group")
    }
    assert "熊本県・行政・後援" in said.inner_text()
    page.select_option("#kind-body", "")
    page.select_option("#role-body", "")
    page.click("#narrow-off")
    assert rows(page) == whole
    assert said.is_hidden()


def test_the_table_follows_the_surroundings_of_a_node(web: Watched, table_of: dict[str, LinkTable]) -> None:
    city = named(table_of["body"], "熊本市")
    page = web.open(f"graph.html#ego={city}")
    near = {link.group for link in table_of["body"].links_of(city)}
    assert rows(page) == {(link.group, link.partner) for link in table_of["body"].links if link.group in near}
    assert "「熊本市」のまわり" in page.inner_text("section:has(#table-body) [data-table-said]")
    page.select_option("#narrow-place", "46000")  # the surroundings stay whole
    assert {group for group, _ in rows(page)} == near


def test_groups_alone_say_how_many_of_their_table_are_inside(web: Watched) -> None:
    page = web.open("graph.html#view=groups&level=kind&place=43000&lang=en")
    assert page.inner_text("section:has(#groups-table-kind) [data-table-said]") == (
        "Like the drawing, narrowed to Kumamoto Prefecture: 2 of 13 rows."
    )


def test_the_drawing_that_takes_the_keys_has_a_name_and_says_how(web: Watched) -> None:
    page = web.open("graph.html")
    own = page.get_by_role("application", name="団体と、名前のある連携先の図")
    assert own.get_attribute("tabindex") == "0"
    assert "矢印キー" in (page.text_content(f"#{own.get_attribute('aria-describedby')}") or "")
    before = page.evaluate("kgraph.network.getScale()")
    own.focus()
    page.keyboard.press("+")
    assert page.evaluate("kgraph.network.getScale()") > before
    page.locator("[data-switch]").click()
    assert page.get_by_role("application", name="Groups and named partners").count() == 1


def test_a_partner_is_found_by_the_words_that_a_source_has_for_it(web: Watched) -> None:
    page = web.open("graph.html#level=place")
    page.fill("#search", "市役所")
    assert "沖縄市" in page.locator("button.hit").all_inner_texts()


def test_escape_shuts_the_panel_and_gives_the_keys_back_to_the_drawing(web: Watched) -> None:
    page = web.open("graph.html")
    page.fill("#search", "KVOAD")
    page.press("#search", "Enter")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.classList.contains('vis-network')")


def test_the_legend_of_clusters_says_what_it_counts(web: Watched) -> None:
    page = web.open("graph.html#level=kind&view=groups")
    assert re.search("まとまり1：[0-9]+団体", page.inner_text("[data-of-level=kind][data-of-view=groups] .legend"))


def test_the_level_of_possibly_the_same_says_its_own_reason(web: Watched) -> None:
    page = web.open("graph.html#level=place&view=groups")
    said = page.inner_text("[data-of-level=place][data-of-view=groups]")
    assert "名前のある相手で見る限り" not in said
    assert "同じかもしれない" in said
