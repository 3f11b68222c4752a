"""No name of the casebook or of the passages stands in the lexicon or in the code that reads mentions."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from kgraph.kinds import default_lexicon
from kgraph.places import Places
from kgraph.text import key

# Words of everyday language that are left of names; the grammar of lists knows them too.
_COMMON = frozenset({"サポート", "を支える", "全国", "スーパー", "グループ"})


@pytest.fixture(scope="module")
def names(shared: Path) -> frozenset[str]:
    """The named surfaces and canonical names of both golds, folded, the places among them left out."""
    found: set[str] = set()
    for group in yaml.safe_load((shared / "gold" / "casebook.yaml").read_text("utf-8")):
        found |= {group["name"], group["short_name"], group.get("label", ""), *group.get("aliases", ())}
        for row in (*group["partners"], *group.get("elsewhere", ())):
            if not row["generic"]:
                found |= {row["surface"], row.get("canonical", "")}
    for line in (shared / "gold" / "passages-dev.jsonl").read_text("utf-8").splitlines():
        passage = json.loads(line)
        found.add(passage["subject"])
        for row in passage["partners"]:
            if not row["generic"]:
                found |= {row["surface"], row.get("canonical_name") or ""}
    places = {key(place.name) for place in Places.load()} | {key(place.full_name) for place in Places.load()}
    return frozenset(key(name) for name in found if name) - places


@pytest.fixture(scope="module")
def distinctive(names: frozenset[str]) -> frozenset[str]:
    """What is left of the names without legal forms, places and the words of the lexicon: the part that is their own."""
    lexicon = default_lexicon()
    words = {*lexicon.heads, *lexicon.forms, *lexicon.topics}
    words |= {word for place in Places.load() for word in (place.stem, place.name)}
    known = frozenset(key(word) for word in words if len(word) > 1)
    return frozenset(part for name in names for part in _own_parts(name, known) if len(part) > 1)


def _own_parts(name: str, known: frozenset[str]) -> Iterator[str]:
    at, start = 0, 0
    while at < len(name):
        size = next((n for n in range(min(16, len(name) - at), 1, -1) if name[at : at + n] in known), 0)
        if size:
            yield name[start:at]
            start = at + size
        at += size or 1
    yield name[start:]


def lexicon_words(project_root: Path) -> frozenset[str]:
    words: set[str] = set()
    for name in ("heads.csv", "legal_forms.csv", "words.csv"):
        with (project_root / "data" / "lexicon" / name).open(encoding="utf-8", newline="") as file:
            words |= {key(row["word"]) for row in csv.DictReader(file)}
    return frozenset(words)


def test_no_entry_of_the_lexicon_is_a_name(project_root: Path, names: frozenset[str]) -> None:
    assert len(names) > 200
    assert lexicon_words(project_root) & names == frozenset()


def test_no_entry_of_the_lexicon_holds_the_part_of_a_name_that_is_its_own(
    project_root: Path, distinctive: frozenset[str]
) -> None:
    assert len(distinctive) > 80
    words = lexicon_words(project_root)
    assert sorted((part, word) for part in distinctive for word in words if part == word) == []


def test_no_name_stands_in_the_code(project_root: Path, names: frozenset[str], distinctive: frozenset[str]) -> None:
    source = project_root / "src" / "kgraph"
    files = [*sorted((source / "reading" / "mentions").glob("*.py")), source / "kinds.py"]
    assert len(files) > 10
    own = {part for part in distinctive if len(part) > 3} - _COMMON
    texts = {path.name: key(path.read_text("utf-8")) for path in files}
    assert (
        sorted({(file, name) for file, text in texts.items() for name in names | own if len(name) > 2 and name in text})
        == []
    )
