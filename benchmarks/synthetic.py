"""Statements of a synthetic ecosystem: what the site of many groups is built from, seeded and with made-up names.

Each group of ``ecosystem`` has a place, targets, activities and the other facts of the form; each of its links is a
mention of a named body, and it mentions one body without its name. Only place names are real.

    python benchmarks/synthetic.py GROUPS FOLDER
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from itertools import count
from pathlib import Path

from ecosystem import SEED, Ecosystem, ecosystem

from kgraph import vocab
from kgraph.pipeline.writing import write_statements
from kgraph.places import Places
from kgraph.statements import Body, Fact, Group, Mention, Source, Statements

LINES = 40
"""How many lines of the made-up source a group has."""


def statements(groups: int, seed: int = SEED) -> Statements:
    """Return the statements of an ecosystem of so many groups."""
    made = ecosystem(groups, seed=seed)
    draw = random.Random(seed)
    kinds = _leaves("kinds")
    kind_of = draw.choices(kinds, weights=[1 / n for n in range(1, len(kinds) + 1)], k=made.partners)
    bodies = tuple(
        Body(id=f"b-p{n:07}", name=f"山川地区第{n}{vocab.concept('kinds', kind).ja}", kind=kind, scope="JP")
        for n, kind in enumerate(kind_of)
    )
    rows: list[Group] = []
    facts: list[Fact] = []
    mentions: list[Mention] = []
    towns = _towns(made, draw)
    partners = _partners(made)
    for n in range(groups):
        start = count(n * 3000)
        rows.append(Group(id=f"b-g{n:07}", initiative=f"i-{n:07}", name=_name(n), line=n * LINES + 1))
        facts += [_fact(n, field, value, next(start)) for field, value in _values(n, towns[n], draw)]
        named = [(bodies[p].name, bodies[p].kind, bodies[p].id) for p in partners[n]]
        (kind,) = draw.choices(kinds, weights=[1 / at for at in range(1, len(kinds) + 1)])
        for at, (name, own, body) in enumerate([*named, (vocab.concept("kinds", kind).ja, kind, "")]):
            mentions.append(_mention(n, at, name, own, body, towns[n], draw))
    source = Source(
        id="synthetic",
        publisher="山川県",
        title="大きな事例集",
        issued="2026-01",
        sha256="0" * 64,
        document="synthetic.txt",
    )
    return Statements(source=source, groups=tuple(rows), facts=tuple(facts), mentions=tuple(mentions), bodies=bodies)


def _leaves(scheme: str) -> list[str]:
    return [concept.notation for concept in vocab.scheme(scheme).leaves]


def _name(n: int) -> str:
    return f"特定非営利活動法人 山川第{n}ひろばの会"


def _towns(made: Ecosystem, draw: random.Random) -> list[str]:
    """Return a municipality for each group, within its prefecture."""
    places = Places.load()
    inside = [[town.code for town in places.municipalities(one.code)] for one in places.prefectures()]
    return [draw.choice(inside[prefecture]) for prefecture in made.prefecture.tolist()]


def _partners(made: Ecosystem) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for group, partner in zip(made.group.tolist(), made.partner.tolist(), strict=True):
        found[group].append(partner)
    return found


def _values(n: int, town: str, draw: random.Random) -> list[tuple[str, str]]:
    targets = draw.sample(_leaves("targets"), 3)
    activities = draw.sample(_leaves("activities"), 2)
    return [
        ("prefecture", Places.load().get(town).prefecture),
        ("municipality", town),
        ("initiative", f"つながりの場づくり事業{n}"),
        ("main_target", targets[0]),
        *(("sub_target", target) for target in targets[1:]),
        ("main_activity", activities[0]),
        ("sub_activity", activities[1]),
        ("founded", f"{2000 + n % 25}-04"),
        ("legal_form", "npo"),
        ("staff", str(3 + n % 40)),
        ("website", f"https://example.org/{n}"),
    ]


def _fact(n: int, field: str, value: str, start: int) -> Fact:
    words = {"prefecture": "県", "municipality": "市", "staff": f"{value}人"}.get(field, value)
    line = n * LINES + 2
    return Fact(
        group=f"b-g{n:07}", initiative="", field=field, value=value, line=line, start=start, end=start + 1,
        words=words, rule="synthetic",
    )  # fmt: skip


def _mention(n: int, at: int, name: str, kind: str, body: str, town: str, draw: random.Random) -> Mention:
    start = n * 3000 + 1000 + at * 20
    return Mention(
        id=f"m-{n:07}{at:03}",
        group=f"b-g{n:07}",
        field="partners",
        surface=name,
        name=name,
        kind=kind,
        generic=not body,
        grounding="named" if body else "none",
        body=body,
        places=() if body else (town,),
        role=draw.choice([concept.notation for concept in vocab.scheme("roles").concepts]),
        line=n * LINES + 3,
        start=start,
        end=start + 10,
        rule="synthetic",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", type=int)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    write_statements(statements(options.groups), options.folder)


if __name__ == "__main__":
    main()
