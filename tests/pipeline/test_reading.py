"""The casebook read from its text: the kept statements, the gold, the scores."""

import csv
import json
import re
import subprocess
import sys

import pytest
import yaml

from kgraph.pipeline.reading import read_file
from kgraph.statements import load, records, to_files
from kgraph.statements.corrections import load_corrections

TEXT = "casebook-r7-shikoku-kyushu-okinawa.txt"
GROUP_FIELDS = (
    "name", "legal_form", "prefecture", "municipalities", "region_note", "initiative", "activities", "targets",
    "founded", "incorporated", "staff", "staff_parts", "website", "label", "aliases", "partners_role",
)  # fmt: skip
PARTNER_FIELDS = ("surface", "kind", "generic", "grounded", "count", "head", "parent")
ROLES = {"後援": "endorsement", "協力": "support"}


@pytest.fixture(scope="module")
def source(shared):
    return shared / "source" / TEXT


@pytest.fixture(scope="module")
def gold(shared):
    return yaml.safe_load((shared / "gold" / "casebook.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def read(source):
    return read_file(source)


@pytest.fixture(scope="module")
def unaided(source):
    return read_file(source, unaided=True)


def test_reading_the_text_again_gives_the_kept_statements_byte_for_byte(read, project_root):
    folder = project_root / "data" / "casebook-r7"
    assert read.problems == ()
    for name, content in to_files(read.statements).items():
        assert (folder / name).read_bytes() == content.encode(), name


def test_every_field_of_every_group_equals_the_gold(read, gold):
    for got, want in zip(records(read.statements), gold, strict=True):
        assert got["heading_line"] == want["heading_line"]
        for field in GROUP_FIELDS:
            assert (got[field] or None) == (want.get(field) or None), (want["name"], field)


def test_every_partner_of_every_cell_equals_the_gold(read, gold):
    for got, want in zip(records(read.statements), gold, strict=True):
        assert len(got["partners"]) == len(want["partners"])
        for ours, theirs in zip(got["partners"], want["partners"], strict=True):
            for field in PARTNER_FIELDS:
                assert ours[field] == theirs.get(field), (want["name"], theirs["surface"], field)
            assert ours["role"] == theirs.get("role"), (want["name"], theirs["surface"])
            assert ours["tense"] == theirs.get("tense", "current")
            assert ours["line"] == want["partners_line"]
            assert ours["name"] == theirs.get("canonical", theirs["surface"])


def test_bodies_that_other_fields_name_are_read_and_marked_with_their_field(read, gold):
    named = []
    for got, want in zip(records(read.statements), gold, strict=True):
        found = {(m["surface"], m["line"]): m for m in got["elsewhere"]}
        for theirs in want.get("elsewhere", []):
            ours = found[theirs["surface"], theirs["line"]]
            assert (ours["kind"], ours["generic"]) == (theirs["kind"], theirs["generic"])
            assert ours["name"] == theirs.get("canonical", theirs["surface"])
            assert ours["grounded"] == theirs.get("grounded")
        named += [m["name"] for m in got["elsewhere"] if not m["generic"]]
        assert all(m["field"] != "partners" for m in got["elsewhere"])
    assert len([n for n in named if n != "熊本市"]) == 3


def test_the_figures_are_those_of_the_design(read):
    from kgraph.statements.summary import counts

    c = counts(read.statements)
    assert (c.groups, c.mentions, c.named, c.grounded) == (13, 101, 46, 6)
    assert (c.prefectures, c.municipalities) == (9, 17)


def test_every_line_is_accounted_for_and_only_captions_and_an_address_are_unread(read, source):
    lines = source.read_text("utf-8").split("\n")
    accounts = {row.line: row for row in read.statements.lines}
    assert set(accounts) == {number for number, line in enumerate(lines, 1) if line.strip()}
    unread = [lines[row.line - 1] for row in accounts.values() if row.fate == "unread"]
    assert len(unread) == 14
    assert sum("取組の様子" in line for line in unread) == 13
    withheld = [lines[row.line - 1].split("\t")[0] for row in accounts.values() if row.fate == "withheld"]
    assert sorted(set(withheld)) == ["代表者", "団体住所"]
    assert all(not row.digest for row in accounts.values() if row.fate == "withheld")


def test_every_quote_stands_in_the_text_at_its_place(read, source):
    text = source.read_text("utf-8")
    for mention in read.statements.mentions:
        assert text[mention.start : mention.end] == mention.surface
        assert text.count("\n", 0, mention.start) + 1 == mention.line
    for fact in read.statements.facts:
        assert text[fact.start : fact.end] == fact.words, fact
        assert text.count("\n", 0, fact.start) + 1 == fact.line


def test_unaided_the_rules_score_what_is_asked(unaided, shared, tmp_path):
    predicted = tmp_path / "predicted.jsonl"
    lines = (json.dumps(record, ensure_ascii=False) for record in records(unaided.statements))
    predicted.write_text("\n".join(lines), "utf-8")
    command = [sys.executable, shared / "tools" / "score_partners.py", shared / "gold" / "casebook.yaml", predicted]
    score = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert score["mentions"] == 101
    assert score["f1"] >= 0.97
    assert score["named_recall"] >= 0.97
    assert score["kind_accuracy"] >= 0.95
    assert score["generic_accuracy"] >= 0.97


def test_at_most_eight_corrections_are_about_anything_but_role_texts(project_root):
    rows = load_corrections(project_root / "data" / "casebook-r7" / "corrections.csv")
    assert all(row.reason and row.by and re.fullmatch(r"\d{4}-\d{2}-\d{2}", row.on) for row in rows)
    assert sum(row.column != "role_text" for row in rows) <= 8


def test_no_name_of_a_person_and_no_street_address_is_kept(read, withheld_words, project_root):
    kept = [path.read_text("utf-8") for path in (project_root / "data").rglob("*") if path.is_file()]
    kept.append(json.dumps(records(read.statements), ensure_ascii=False))
    for content in kept:
        squeezed = "".join(content.split())
        assert not [word for word in withheld_words if word in squeezed]


def test_the_statements_hold_no_prose_of_the_source(read, source, project_root):
    prose = [
        line.split("\t", 1)[1]
        for line in source.read_text("utf-8").split("\n")
        if line.startswith(("目的", "対象とした人", "内容", "定性的", "メッセージ"))
    ]
    kept = "".join(path.read_text("utf-8") for path in (project_root / "data" / "casebook-r7").iterdir())
    for text in prose:
        for at in range(0, len(text) - 61, 30):
            assert text[at : at + 61] not in kept


def test_role_texts_are_at_most_sixty_characters(project_root):
    statements = load(project_root / "data" / "casebook-r7")
    assert all(len(m.role_text) <= 60 for m in statements.mentions)


def test_the_corrections_file_is_plain_csv(project_root):
    with (project_root / "data" / "casebook-r7" / "corrections.csv").open(encoding="utf-8", newline="") as file:
        assert {len(row) for row in csv.reader(file)} == {9}
