"""What the Find page carries: every group, body, place, kind, target and activity, and how words are read."""

from __future__ import annotations

import csv
import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import pytest

from kgraph import vocab
from kgraph.places import Places
from kgraph.render import find
from kgraph.render.book import Book
from kgraph.render.site import Site
from kgraph.render.texts_find import FIND_MESSAGES
from kgraph.statements import Identifier, Statements, Withheld
from kgraph.text import key

LISTS = ("kinds.html", "places.html", "targets.html")


def indexed(statements: tuple[Statements, ...]) -> dict[str, Any]:
    return find.index(Site(Book(statements), {}, paths=LISTS))


@pytest.fixture(scope="module")
def index(statements: tuple[Statements, ...]) -> dict[str, Any]:
    return indexed(statements)


def of_type(index: dict[str, Any], kind: str) -> list[list[Any]]:
    return [entry for entry in index["entries"] if entry[0] == kind]


def texts(entry: list[Any], field: str) -> list[Any]:
    return [piece[1] for piece in entry[3] if piece[0] == find.FIELDS.index(field)]


def test_every_group_and_every_other_body_is_an_entry_that_leads_to_its_page(index: dict[str, Any], book: Book) -> None:
    assert [e[1] for e in of_type(index, "group")] == [book.page(i) for i in book.records]
    assert {e[1] for e in of_type(index, "body")} == {book.page(i) for i in book.partners}
    assert [e[4] for e in of_type(index, "group")] == list(book.records)


def test_a_group_is_found_by_its_other_names_places_targets_and_the_words_of_its_mentions(
    index: dict[str, Any], book: Book
) -> None:
    for entry, identifier in zip(of_type(index, "group"), book.records, strict=True):
        assert texts(entry, "name") == [book.name(identifier)]
        assert set(texts(entry, "alias")) == set(book.aliases(identifier))
        assert set(texts(entry, "place")) == set(book.values(identifier, "municipality", "prefecture"))
        targets = {index["labels"][n][0] for n in texts(entry, "target")}
        assert targets == {t.ja for t in book.concepts(identifier, "targets", "main_target", "sub_target")}
        assert set(texts(entry, "words")) == {m.surface for m in book.mentions_of.get(identifier, ())}


def test_words_of_mentions_tell_their_line_their_role_and_of_groups_the_kinds_they_are_of(
    index: dict[str, Any],
) -> None:
    roles = {concept.ja for concept in vocab.scheme("roles").concepts}
    notations = {c.ja: c for c in vocab.scheme("kinds").concepts}
    for entry in (*of_type(index, "group"), *of_type(index, "body")):
        for piece in (p for p in entry[3] if p[0] == find.FIELDS.index("words")):
            assert piece[2] > 0
            role, *lineage = [index["labels"][n][0] for n in piece[4:]]
            assert role in roles
            assert all(label in notations for label in lineage)
            assert bool(lineage) == (entry[0] == "group")
            assert not lineage or notations[lineage[-1]].broader is None
    assert "後援" in {index["labels"][p[4]][0] for e in index["entries"] for p in e[3] if len(p) > 4}


def test_the_line_that_a_tie_rests_on_is_told_before_any_other(index: dict[str, Any], book: Book) -> None:
    entry = next(entry for entry in index["entries"] if entry[2] == "熊本市")
    lines = [piece[2] for piece in entry[3] if piece[0] == find.FIELDS.index("words") and piece[1] == "熊本市"]
    identifier = next(i for i, body in book.bodies.items() if body.name == "熊本市")
    counted = {m.line for m in book.mentions_by_body[identifier] if m.counts}
    assert set(lines) <= counted == {300, 352}


def test_a_kind_is_found_by_its_short_form_and_a_target_by_words_that_speak_of_it(index: dict[str, Any]) -> None:
    kinds = {index["labels"][e[2]][0]: index["labels"][e[2]] for e in of_type(index, "kind")}
    assert "社協" in kinds["社会福祉協議会"]
    targets = {index["labels"][e[2]][0]: index["labels"][e[2]] for e in of_type(index, "target")}
    assert "一人暮らし" in targets["単身世帯"]
    assert len(targets) == len([c for c in vocab.scheme("targets").concepts if c.leaf])


def test_places_count_the_groups_in_their_municipalities_too(index: dict[str, Any], book: Book) -> None:
    groups = {e[2]: len(e[4]) for e in of_type(index, "place")}
    wanted = {code for i in book.records for code in book.values(i, "municipality", "prefecture")}
    assert wanted <= set(groups)
    for code in {code for code in groups if code.endswith("000")}:
        inside = [
            i for i in book.records if any(c[:2] == code[:2] for c in book.values(i, "municipality", "prefecture"))
        ]
        assert groups[code] == len(inside)


def test_pages_of_places_and_concepts_are_linked_only_where_the_site_has_them(
    statements: tuple[Statements, ...],
) -> None:
    bare = find.index(Site(Book(statements), {}))
    assert {e[1] for e in bare["entries"] if e[0] not in ("group", "body")} == {""}
    assert all(e[1] for e in indexed(statements)["entries"])


def test_the_number_and_the_name_of_a_register_find_a_body(statements: tuple[Statements, ...]) -> None:
    (one,) = statements
    row = Identifier(body=one.bodies[0].id, scheme="corporate-number", value="1234567890128", name="山川の会")
    entries = indexed((dataclasses.replace(one, identifiers=(row,)),))["entries"]
    (found,) = [e for e in entries if texts(e, "number") == ["1234567890128"]]
    assert "山川の会" in texts(found, "alias")


def test_what_is_withheld_cannot_be_found(statements: tuple[Statements, ...]) -> None:
    (one,) = statements
    group, body = one.groups[0], next(b for b in one.bodies if len(b.name) > 8)
    rows = tuple(Withheld(id=i, reason="申し出", on="2026-01-15") for i in (group.id, body.id))
    said = json.dumps(indexed((dataclasses.replace(one, withheld=rows),))["entries"], ensure_ascii=False)
    assert one.label(group) not in said
    assert body.name not in said


def test_every_place_is_there_with_its_reading_but_those_that_are_not_administered(index: dict[str, Any]) -> None:
    rows = {row[0]: row for row in index["places"]}
    assert set(rows) == {place.code for place in Places.load() if not place.northern}
    assert rows["26000"][1:6] == ["京都府", "京都", "きょうとふ", "きょうと", "Kyoto"]
    assert rows["26100"][6] == "26000"


def test_readings_are_hiragana_of_distinct_words(project_root: Path) -> None:
    with (project_root / "data" / "lexicon" / "readings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({key(row["word"]) for row in rows}) == len(rows) > 100
    assert all(re.fullmatch("[ぁ-ゖー]+", row["reading"]) for row in rows)
    assert all(row["word"] != row["reading"] and row["source"] for row in rows)


def test_examples_are_words_of_what_is_here(book: Book) -> None:
    words = find.examples(book)
    assert len(set(words)) == len(words) == 6
    assert find.examples(Book([])) == []


def test_every_word_that_the_script_says_is_there(project_root: Path) -> None:
    code = (project_root / "site/src/find.js").read_text("utf-8")
    said = set(re.findall(r"\bsay\('([\w-]+)'", code))
    made = {f"field-{name}" for name in (*find.FIELDS, "other")} | {f"type-{name}" for name in find.TYPES}
    assert said <= set(FIND_MESSAGES)
    unsaid = [k for k in FIND_MESSAGES if k not in made and not re.search(f"'{k}'", code)]
    assert unsaid == []
    assert made <= set(FIND_MESSAGES)


def test_the_list_cannot_break_out_of_its_script(statements: tuple[Statements, ...], make: Any) -> None:
    (one,) = statements
    nasty = "</script><!--<b>甲&乙</b>\u2028"
    bad = dataclasses.replace(one, groups=tuple(dataclasses.replace(g, name=nasty) for g in one.groups))
    script = make([bad])["find-index.js"]
    assert not re.search("[<>&\u2028]", script)
    assert script.startswith("window.kgraphFind={")


def test_without_bundled_scripts_the_page_is_left_out(
    statements: tuple[Statements, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find, "has_vendor", lambda: False)
    assert (find.page_types(), find.file_types()) == ((), ())
