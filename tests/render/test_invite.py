"""Whom to invite: every place can be chosen, the 社会福祉協議会 is the graph's or composed, evidence goes along."""

from __future__ import annotations

import json
import re

import pytest
from tiny_site import tiny, tiny_files, tiny_tables

from kgraph.identity.grounding import cities_with_ward_councils, council_names
from kgraph.links import LinkTable
from kgraph.places import Places
from kgraph.render.book import Book
from kgraph.render.invite import COUNCIL, COUNCIL_WORD, EVIDENCE, by_prefecture, council, labels, places
from kgraph.render.site import Site

KNOWN = Places.load()


def read(script: str) -> dict[str, object]:
    made: dict[str, object] = json.loads(re.sub(r"(?s)^.*?=(?=\{\")", "", script).rstrip(";\n"))
    return made


@pytest.fixture(scope="module")
def site_of(book: Book, table_of: dict[str, LinkTable]) -> Site:
    return Site(book, table_of)


def test_every_municipality_of_japan_can_be_chosen_and_every_ward_leads_to_its_city() -> None:
    found = places()
    towns = [row[0] for one in found["prefectures"] for row in one["towns"]]
    assert len(found["prefectures"]) == 47
    assert towns == [place.code for place in KNOWN.municipalities()]
    assert len(towns) == 1741
    wards = [place.code for place in KNOWN if place.level == "ward"]
    assert sorted(found["wards"]) == wards
    assert set(found["wards"].values()) <= set(towns)


def test_the_list_of_places_is_small_and_tells_english_names() -> None:
    assert len(json.dumps(places(), ensure_ascii=False).encode()) < 100_000
    rows = {row[0]: row for one in places()["prefectures"] for row in (one["place"], *one["towns"])}
    assert rows["43000"][1:] == ["熊本県", "Kumamoto Prefecture"]
    assert rows["43100"][1:] == ["熊本市", "Kumamoto City"]


def test_a_council_is_named_after_its_place_but_for_those_that_are_known_to_be_named_otherwise() -> None:
    rows = [row for one in places()["prefectures"] for row in (one["place"], *one["towns"])]
    otherwise = {row[0]: row[3] for row in rows if len(row) > 3}
    assert otherwise == {**council_names(), **dict.fromkeys(cities_with_ward_councils(), "")}
    assert council(KNOWN.get("43000")) == "熊本県社会福祉協議会"
    assert council(KNOWN.get("01000")) == "北海道社会福祉協議会"
    assert council(KNOWN.get("13101")) == "千代田区社会福祉協議会"


def test_each_prefecture_of_which_something_is_said_has_a_file(site: dict[str, str], site_of: Site) -> None:
    named = {path[len("invite/") : -len(".js")] for path in site if path.startswith("invite/")}
    assert named == set(labels(site_of)["files"])
    assert "43000" in named
    assert "13000" not in named
    assert read(site["invite/43000.js"]) == json.loads(json.dumps(by_prefecture(site_of)["43000"]))


def test_the_file_of_a_prefecture_has_its_groups_its_bodies_and_those_its_groups_name(
    site_of: Site, book: Book, table_of: dict[str, LinkTable]
) -> None:
    said = by_prefecture(site_of)["43000"]
    groups = {group for group in book.records if "43000" in book.values(group, "prefecture")}
    assert {entry["id"] for entry in said["groups"]} == groups
    bodies = {entry["id"]: entry for entry in said["bodies"]}
    named = {link.partner for group in groups for link in table_of["body"].links_from(group)}
    inside = {b for b in book.partners if book.bodies[b].place and book.bodies[b].place[:2] == "43"}
    assert named | inside <= set(bodies)
    assert all(entry["by"] or entry["at"] for entry in bodies.values())


def test_evidence_is_that_of_the_statements(site_of: Site, book: Book) -> None:
    numbers = [group.id for group in site_of.tables["body"].groups]
    mentions = {
        (m.group, m.body, m.surface, m.role, m.field, m.line) for some in book.mentions_of.values() for m in some
    }
    count = 0
    for said in by_prefecture(site_of).values():
        for entry in said["bodies"]:
            for group, words, role, _, field, line, source, _ in entry["said"]:
                assert (numbers[group], entry["id"], words, role, field, line) in mentions
                assert source == 0
                count += 1
    assert count >= len([m for some in book.mentions_of.values() for m in some if m.body])


def test_a_group_tells_where_it_is_active_in_words_with_the_line(site_of: Site, book: Book) -> None:
    for said in by_prefecture(site_of).values():
        for entry in said["groups"]:
            words = {word for words, _, _ in entry["regions"] for word in words}
            facts = {
                f.words
                for each, _ in book.records[entry["id"]]
                for f in each.facts_of(entry["id"])
                if f.field in ("prefecture", "municipality")
            }
            assert words == facts
            assert all(line > 0 for _, line, _ in entry["regions"])


def test_the_council_that_the_graph_knows_is_marked_so_and_composed_names_too(site_of: Site, book: Book) -> None:
    found = {e["id"]: e for said in by_prefecture(site_of).values() for e in said["bodies"]}
    councils = [body for body in book.bodies.values() if body.kind == COUNCIL and body.place and not body.parent]
    assert len(councils) >= 5
    assert all(found[body.id].get("council") for body in councils)
    assert {found[b.id].get("composed", False) for b in councils} == {True, False}
    assert all(found[b.id].get("composed", False) == (b.name_basis == "composed") for b in councils)


@pytest.mark.parametrize(
    ("name", "is_council"),
    [
        ("熊本市社会福祉協議会", True),
        ("社会福祉法人熊本市社会福祉協議会", True),
        ("熊本市健軍校区社会福祉協議会", False),
        ("熊本市社会福祉協議会東支部", False),
    ],
)
def test_only_the_one_council_of_a_place_stands_for_it(name: str, is_council: bool) -> None:
    entry = only_body(name, place="43100")
    assert bool(entry.get("council")) is is_council


def only_body(name: str, place: str) -> dict[str, object]:
    import dataclasses

    statements = tiny({"甲の会": [(name, "cooperation")]}, {"甲の会": {"municipality": "43100"}})
    body = dataclasses.replace(statements.bodies[0], kind=COUNCIL, place=place)
    changed = dataclasses.replace(statements, bodies=(body,))
    site = Site(Book([changed]), tiny_tables(changed))
    (entry,) = by_prefecture(site)["43000"]["bodies"]
    return entry


def test_the_council_of_a_city_with_ward_councils_is_known_where_the_source_names_it() -> None:
    assert council(KNOWN.get("27100")) == ""
    assert only_body(f"大阪市{COUNCIL_WORD}", place="27100")["council"] is True


def test_of_a_body_with_very_many_mentions_the_first_stand_in_the_file_and_the_rest_is_counted() -> None:
    given = {f"団体{n}": [("みなの会", "cooperation")] for n in range(EVIDENCE + 3)}
    facts = {name: {"municipality": "43100" if n > 5 else "40130"} for n, name in enumerate(given)}
    statements = tiny(given, facts)
    site = Site(Book([statements]), tiny_tables(statements))
    found = by_prefecture(site)
    (here,) = found["43000"]["bodies"]
    assert len(here["said"]) == EVIDENCE
    assert here["more"] == 3
    assert [row[0] for row in here["said"]][: EVIDENCE + 3 - 6] == list(range(6, EVIDENCE + 3))  # its own groups first
    assert len(here["by"]) == EVIDENCE + 3
    assert [row[0] for row in found["40000"]["bodies"][0]["said"]][:6] == list(range(6))


def test_a_website_that_is_no_web_address_is_left_out() -> None:
    facts = {"甲の会": {"municipality": "43100", "website": "javascript:alert(1)"}}
    files = tiny_files(tiny({"甲の会": []}, facts))
    assert "javascript:" not in files["invite/43000.js"]


def test_names_with_markup_cannot_end_the_script() -> None:
    files = tiny_files(tiny({"</script><b>": [("<!--&", "cooperation")]}, {"</script><b>": {"municipality": "43100"}}))
    script = files["invite/43000.js"]
    assert "<" not in script
    assert read(script)["groups"][0]["name"] == "</script><b>"  # type: ignore[index]


def test_the_page_is_small_and_leads_from_the_start_page_first(site: dict[str, str]) -> None:
    assert len(site["invite.html"].encode()) < 100_000
    first = re.search(r'<p class="screen actions"><a class="button first" href="([^"]+)"', site["index.html"])
    assert first
    assert first[1] == "invite.html"
    assert 'href="../invite.html#place=43000"' in site["places/43000.html"]
