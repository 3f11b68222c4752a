"""Statements made by hand, and those of the gold, for tests of the table of links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from kgraph.resources import folder
from kgraph.statements import Body, Fact, Group, Mention, Source, Statements, load

Make = Callable[..., Statements]

CODES = {"八幡浜市": "38204", "高知市": "39201", "北九州市": "40100", "福岡市": "40130", "唐津市": "41202"}
CODES |= {"玄海町": "41387", "熊本市": "43100", "大分市": "44201", "宮崎市": "45201", "日向市": "45206"}
CODES |= {"出水市": "46208", "日置市": "46216", "鹿児島市": "46201", "曽於市": "46217", "沖縄市": "47211"}
CODES |= {"うるま市": "47213", "恩納村": "47311"}


def source(name: str = "s") -> Source:
    return Source(id=name, publisher="p", title="t", issued="2025", document=f"{name}.txt", sha256="0" * 64)


def statements(
    mentions: Sequence[dict[str, Any]],
    bodies: Sequence[Body] = (),
    groups: Sequence[str] = (),
    name: str = "s",
) -> Statements:
    """Return the statements of one source; a mention needs ``group``, and ``body`` or ``kind`` and ``places``."""
    rows = []
    for at, mention in enumerate(mentions):
        given = {"id": f"m-{name}-{at}", "field": "partners", "surface": "w", "name": "w", "kind": "company"}
        given |= {"generic": "body" not in mention, "grounding": "named" if "body" in mention else "none"}
        rows.append(Mention(**{**given, "line": at + 1, "start": at, "end": at + 1, "rule": "test", **mention}))
    ids = dict.fromkeys([*groups, *(m["group"] for m in mentions)])
    known = {b.id for b in bodies} | set(ids)
    new = {m["body"]: m.get("kind", "company") for m in mentions if m.get("body") and m["body"] not in known}
    return Statements(
        source=source(name),
        groups=tuple(Group(id=g, initiative=f"i-{g}", name=f"団体{g}", line=at) for at, g in enumerate(ids, 1)),
        mentions=tuple(rows),
        bodies=(*bodies, *(Body(id=b, name=f"名{b}", kind=kind, scope="JP") for b, kind in sorted(new.items()))),
    )


@pytest.fixture
def make() -> Make:
    """The function that makes statements by hand."""
    return statements


@pytest.fixture(scope="session")
def packaged() -> Statements:
    """The casebook's statements as the project keeps them."""
    return load(folder("data") / "casebook-r7")


@pytest.fixture(scope="session")
def gold(shared: Path) -> Statements:
    """The casebook's statements straight from the gold, by a way of its own."""
    entries = yaml.safe_load((shared / "gold" / "casebook.yaml").read_text(encoding="utf-8"))
    groups, facts, mentions = [], [], []
    bodies: dict[str, Body] = {}

    def body(name: str, kind: str, parent: str = "") -> str:
        key = f"b-{name.encode().hex()}"
        above = {"恩納村福祉課": "恩納村"}.get(parent, "")
        bodies[key] = Body(
            id=key, name=name, kind=kind, scope="JP", parent=body(parent, parent_kind(parent), above) if parent else ""
        )
        return key

    for entry in entries:
        group = f"b-{entry['id']}"
        groups.append(Group(id=group, initiative=f"i-{entry['id']}", name=entry["name"], line=entry["heading_line"]))
        area = tuple(CODES[m] for m in entry["municipalities"])
        for code in area:
            facts.append(
                Fact(group=group, field="municipality", value=code, line=1, start=0, end=0, words="", rule="gold")
            )
        for field, rows in (("partners", entry["partners"]), ("content", entry.get("elsewhere", []))):
            for row in rows:
                name = row.get("grounded") or ("" if row["generic"] else row.get("canonical", row["surface"]))
                at = len(mentions)
                mentions.append(
                    Mention(
                        id=f"m-{at}",
                        group=group,
                        field=field,
                        surface=row["surface"],
                        name=row["surface"],
                        kind=row["kind"],
                        generic=row["generic"],
                        grounding="none" if not name else "unique-word" if row["generic"] else "named",
                        body=body(name, row["kind"], row.get("parent", "")) if name else "",
                        role="endorsement" if row.get("role") == "後援" else "cooperation",
                        tense=row.get("tense", "current"),
                        places=() if name else area,
                        line=row.get("line", entry["partners_line"]),
                        start=at,
                        end=at + 1,
                        rule="gold",
                    )
                )
    return Statements(
        source=source("gold"),
        groups=tuple(groups),
        facts=tuple(facts),
        mentions=tuple(mentions),
        bodies=tuple(bodies.values()),
    )


def parent_kind(name: str) -> str:
    """Return the kind of a body that the gold only names as a parent."""
    endings = {"課": "municipal-department", "市": "municipality", "村": "municipality"}
    if name.endswith("社会福祉協議会"):
        return "social-welfare-council"
    return endings.get(name[-1], "civil-society-organisation")
