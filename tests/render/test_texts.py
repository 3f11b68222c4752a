"""The words of the site: complete in both languages, used, and worded for their level."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kgraph.links import LEVELS
from kgraph.render.texts import TEXTS
from kgraph.statements.rows import FACT_FIELDS, GROUNDINGS

MADE = re.compile(
    r"(?:level|note|count|table|row-none|word|f|known|gaps|svg|groups-view|groups-table|th-tied|list|tie|d|col|k|v)-|g-(?:targets|activities)-"
)


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_have_the_same_places_to_fill(key: str) -> None:
    fields = [set(re.findall(r"{(\w+)", text)) for text in (TEXTS[key].ja, TEXTS[key].en)]
    assert all((TEXTS[key].ja, TEXTS[key].en))
    # A figure may be told in one language only where the other says it in words of its own.
    assert fields[0] == fields[1]


def test_every_text_is_used_somewhere(project_root: Path) -> None:
    sources = [*(project_root / "src/kgraph/render").glob("*.py"), *(project_root / "site/templates").glob("*.j2")]
    sources += (project_root / "site").glob("*.js")
    code = "\n".join(path.read_text("utf-8") for path in sources if not path.name.startswith("texts"))
    unused = [key for key in TEXTS if not re.search(f"[\"']{key}[\"']", code) and not MADE.match(key)]
    assert unused == []


def test_every_field_grounding_and_level_has_its_words() -> None:
    wanted = {f"f-{field}" for field in FACT_FIELDS} | {f"known-{grounding}" for grounding in GROUNDINGS}
    wanted |= {f"{part}-{level}" for part in ("level", "note", "count", "table", "row-none") for level in LEVELS}
    assert wanted <= set(TEXTS)


@pytest.mark.parametrize("key", [key for key in TEXTS if "kind" in key or "place" in key])
def test_neither_a_kind_nor_a_possibility_is_said_to_link(key: str) -> None:
    assert "つない" not in TEXTS[key].ja
    assert not re.search(r"\blinks? (?:these|groups)", TEXTS[key].en)


def test_nothing_is_called_lacking() -> None:
    said = " ".join(text.ja + text.en for text in TEXTS.values())
    assert not re.search("不足|欠けて|欠如|\\black", said)
