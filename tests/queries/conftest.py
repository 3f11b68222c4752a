"""The packaged statements as a store, and the named queries put to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kgraph.pipeline.building import load_store
from kgraph.query import named_query, query
from kgraph.store import Store

Ask = Callable[..., list[dict[str, Any]]]

# A part of the name that only this group has, whichever of its spellings is the label.
GROUPS = (
    "くじら",
    "ハンズオン",
    "抱樸",
    "あいむ",
    "えふ",
    "災害ボランティア",
    "HAPPY PARK",
    "ワクワ",
    "カーサグランデ",
)
GROUPS += ("フェリーチェ", "ヤングケアラー", "長寿会", "まくと")


def short(label: str) -> str:
    """Return the short name of a group."""
    found = [name for name in GROUPS if name in label]
    assert len(found) == 1, label
    return found[0]


@pytest.fixture(scope="session")
def store() -> Store:
    """Sources, ontology and derived graph of the packaged data; tests only read it."""
    return load_store()


@pytest.fixture
def ask(store: Store) -> Ask:
    """Ask a named query and return its rows as dictionaries, the groups by their short names."""

    def call(name: str, lang: str = "ja", **params: Any) -> list[dict[str, Any]]:
        asked = named_query(name)
        rows = query(store, asked.text, params=params, lang=lang, name=name).records()
        named = () if name == "name-differences" else ("group", "other")
        return [{k: short(str(v)) if k in named else v for k, v in row.items()} for row in rows]

    return call
