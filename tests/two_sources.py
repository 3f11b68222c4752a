"""Two fictional sources in one data folder: what several tests of review, merging and comparing start from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kgraph.pipeline.writing import write_statements
from kgraph.statements import Body, Fact, Group, LineAccount, Mention, Source, Statements, Withheld
from kgraph.statements.tables import write_rows

CITY, PREFECTURE = "43100", "43000"  # 熊本市, 熊本県


def source(identifier: str, issued: str) -> Source:
    return Source(
        id=identifier,
        publisher="みほん県",
        title=f"事例集 {identifier}",
        issued=issued,
        document="x.txt",
        sha256="0" * 64,
    )


def fact(group: str, field: str, value: str, line: int = 2) -> Fact:
    return Fact(group=group, field=field, value=value, line=line, start=0, end=1, words=value, rule="form")


def mention(identifier: str, group: str, surface: str, start: int, **changes: Any) -> Mention:
    values: dict[str, Any] = {
        "id": identifier,
        "group": group,
        "field": "partners",
        "surface": surface,
        "name": surface,
        "kind": "civil-society-organisation",
        "generic": False,
        "grounding": "named",
        "line": 5 + start // 20,
        "start": start,
        "end": start + len(surface),
        "rule": "head:会",
        **changes,
    }
    return Mention(**values)


def body(identifier: str, name: str, **changes: Any) -> Body:
    return Body(
        **{"id": identifier, "name": name, "kind": "civil-society-organisation", "scope": PREFECTURE, **changes}
    )


def group(identifier: str, name: str, number: str) -> tuple[Group, tuple[Fact, ...]]:
    """A group with the facts that a check asks of one."""
    facts = (
        fact(identifier, "label", name),
        fact(identifier, "prefecture", PREFECTURE),
        fact(identifier, "municipality", CITY),
        fact(identifier, "initiative", f"{name}の取組"),
    )
    return Group(id=identifier, initiative=f"i-{number}", name=name, line=int(number)), facts


def first() -> Statements:
    """The older source: two groups that share a named body; words that mean no one body; an unread line."""
    tulip, lily = group("b-tulip", "ちゅうりっぷの会", "1"), group("b-lily", "特定非営利活動法人ゆり", "30")
    return Statements(
        source=source("first", "2024-03"),
        groups=(tulip[0], lily[0]),
        facts=(*tulip[1], *lily[1]),
        mentions=(
            mention("m-a1", "b-tulip", "みどりの会", 100, body="b-midori"),
            mention("m-a2", "b-tulip", "社会福祉協議会", 120, **_open("social-welfare-council")),
            mention("m-a3", "b-lily", "みどりの会", 700, body="b-midori"),
            mention("m-a4", "b-lily", "青空ひろば", 720, body="b-aozora", rule="list-item", kind="other"),
            mention("m-a5", "b-lily", "行政", 740, **_open("administration-unspecified")),
        ),
        bodies=(
            body("b-aozora", "青空ひろば", scope="b-lily", kind="other"),
            body("b-midori", "みどりの会", scope="b-tulip"),
        ),
        lines=(
            LineAccount(line=1, group="b-tulip", field="name", fate="taken", chars=8),
            LineAccount(line=9, group="b-tulip", field="content", fate="unread", chars=12, digest="a" * 64),
        ),
    )


def second() -> Statements:
    """The newer source: a group that names the same body by another name, and a group of the first source again."""
    rose, tulip = group("b-rose", "一般社団法人ばら", "1"), group("b-tulip", "ちゅうりっぷの会", "40")
    return Statements(
        source=source("second", "2025-03"),
        groups=(rose[0], Group(id="b-tulip", initiative="i-40", name="ちゅうりっぷの会", line=40)),
        facts=(*rose[1], *tulip[1]),
        mentions=(
            mention("m-b1", "b-rose", "ミドリの会", 100, body="b-midori-too"),
            mention("m-b2", "b-rose", "熊本市", 120, body="b-city", kind="municipality", rule="place:municipality"),
            mention("m-b3", "b-tulip", "みどりの会", 900, body="b-midori"),
            mention("m-b4", "b-tulip", "見本花子さん", 920, body="b-person", rule="list-item"),
        ),
        bodies=(
            body("b-city", "熊本市", kind="municipality", scope=CITY, place=CITY),
            body("b-midori", "みどりの会", scope="b-tulip"),
            body("b-midori-too", "ミドリの会", scope="b-rose"),
            body("b-person", "見本花子さん", scope="b-tulip"),
        ),
    )


def write(folder: Path, *sources: Statements) -> Path:
    """Write sources into a data folder, each into a folder of its id; return the data folder."""
    for one in sources or (first(), second()):
        write_statements(one, folder / one.source.id)
    return folder


def withhold(folder: Path, *identifiers: str) -> None:
    """Withhold groups or bodies of a source's folder."""
    rows = [Withheld(id=i, reason="申し出", on="2025-04-01") for i in identifiers]
    (folder / "withheld.csv").write_text(write_rows(rows, Withheld), "utf-8")


def log(folder: Path) -> list[list[str]]:
    """Return the corrections of a source's folder as rows of cells, without the head."""
    import csv

    with (folder / "corrections.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def names(statements: Iterable[Statements]) -> set[str]:
    """Return every name and word that statements hold."""
    return {
        text
        for one in statements
        for row in (*one.groups, *one.bodies, *one.mentions)
        for text in (row.name, getattr(row, "surface", ""))
    }


def _open(kind: str) -> dict[str, Any]:
    return {"kind": kind, "generic": True, "grounding": "none", "places": (CITY,), "rule": "head"}
