"""Bodies that a person found to be one: across all sources, with the older id kept, and to be taken back.

Decisions about pairs of bodies lie in the corrections of every source that knows one of the two. Together they are
one log: by day, within a day by source, within a source as written. Of the decisions about one pair the last holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kgraph.errors import Problem, Text
from kgraph.statements.corrections import ABOUT_PAIRS, DISTINCT, MERGE, Correction
from kgraph.statements.rows import INITIATIVE_FIELDS, Body, Fact, Group, Mention, Retired, Statements
from kgraph.statements.tidy import tidy

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Log:
    """The corrections of one source, and the file that they stand in (for messages)."""

    source: str
    file: str
    corrections: tuple[Correction, ...]


@dataclass(slots=True)
class Pairs:
    """What was decided about pairs of bodies: which id each retired one gave way to, and which pairs are not the same.

    ``kept`` maps every retired id to the id that stands for it in the end.
    """

    kept: dict[str, str] = field(default_factory=dict)
    distinct: set[Pair] = field(default_factory=set)

    def now(self, identifier: str) -> str:
        """Return the id that stands for a body now."""
        return self.kept.get(identifier, identifier)


def pair(one: str, other: str) -> Pair:
    """Return two ids as an unordered pair."""
    return (one, other) if one <= other else (other, one)


def decided_pairs(logs: Iterable[Log]) -> tuple[Pairs, tuple[Problem, ...]]:
    """Return what the logs decide about pairs of bodies, and a problem for each decision that cannot hold.

    Refused are merges in a circle (each id would give way to another, and none be kept), a body merged with itself,
    and merges that make one what another decision says are two.
    """
    last: dict[Pair, tuple[str, int, Correction]] = {}
    problems: list[Problem] = []
    for file, number, correction in in_time(logs):
        both = pair(correction.row, correction.new or correction.old)
        if both[0] == both[1]:
            problems.append(_problem("merge-circle", file, number, correction))
            continue
        before = last.pop(both, None)  # popped, so that the pair takes its place behind those decided before
        if before and before[2].action == correction.action == MERGE:
            if before[2].row != correction.row:
                problems.append(_problem("merge-circle", file, number, correction))
            last[both] = before
            continue
        last[both] = file, number, correction
    ways: dict[str, list[str]] = {}
    for _, _, c in last.values():
        if c.action == MERGE:
            ways.setdefault(c.row, []).append(c.new)
    if circles := _in_circles(ways):
        problems += [_problem("merge-circle", *where) for where in last.values() if _runs(where[2], circles)]
    found = Pairs(distinct={both for both, (_, _, c) in last.items() if c.action == DISTINCT})
    if problems:
        return found, tuple(problems)
    found.kept.update(_roots(ways))
    torn = [both for both in sorted(found.distinct) if found.now(both[0]) == found.now(both[1])]
    return found, tuple(_problem("merge-conflict", *last[both]) for both in torn)


def merged(statements: Statements, kept: Mapping[str, str]) -> Statements:
    """Return the statements of one source with every retired id replaced by the one that is kept.

    Words, spans and the ids of mentions and initiatives stay. What was retired is told by ``retired``. The row of the
    kept body stands for both; where the source has none, that of the retired one gets the kept id.
    """
    known = {b.id: b.name for b in reversed(statements.bodies)} | {
        g.id: statements.label(g) for g in reversed(statements.groups)
    }
    retired = tuple(Retired(id=i, kept=kept[i], name=known[i]) for i in sorted(set(known) & set(kept)))
    if not retired and not any(w.id in kept for w in statements.withheld):
        return statements
    now = {row.id: row.kept for row in retired} | {w.id: kept[w.id] for w in statements.withheld if w.id in kept}
    groups = tuple(replace(g, id=now.get(g.id, g.id)) for g in statements.groups)
    own = _initiatives(statements.groups, groups)
    tables: dict[str, Any] = {
        "groups": groups,
        "facts": _facts(statements.facts, now, own),
        "mentions": tuple(_mention(m, now, own) for m in statements.mentions),
        "concept_words": tuple(
            replace(w, group=now.get(w.group, w.group), initiative=w.initiative or own.get(w.group, ""))
            for w in statements.concept_words
        ),
        "held": tuple(
            replace(h, group=now.get(h.group, h.group), initiative=h.initiative or own.get(h.group, ""))
            for h in statements.held
        ),
        "bodies": _bodies(statements.bodies, now),
        "lines": tuple(replace(x, group=now[x.group]) if x.group in now else x for x in statements.lines),
        "identifiers": _once(replace(x, body=now.get(x.body, x.body)) for x in statements.identifiers),
        "memberships": _once(
            replace(x, member=now.get(x.member, x.member), of=now.get(x.of, x.of)) for x in statements.memberships
        ),
        "withheld": _once(replace(w, id=now.get(w.id, w.id)) for w in statements.withheld),
    }
    return tidy(replace(statements, **tables, retired=retired))


def in_time(logs: Iterable[Log]) -> list[tuple[str, int, Correction]]:
    """Return the decisions about pairs of all sources as one log; a day before the one above it counts as that day."""
    found: list[tuple[str, str, int, str, Correction]] = []
    for log in logs:
        day = ""
        for number, correction in enumerate(log.corrections, 2):
            day = max(day, correction.on)
            if correction.table == "bodies" and correction.action in ABOUT_PAIRS and (correction.new or correction.old):
                found.append((day, log.source, number, log.file, correction))
    found.sort(key=lambda entry: entry[:3])
    return [(file, number, correction) for _, _, number, file, correction in found]


def _in_circles(ways: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the ids from which merges lead round in a circle (not those that lead into one)."""
    waiting = {row: len(kept) for row, kept in ways.items()}
    into: dict[str, list[str]] = {}
    for row, kept in ways.items():
        for one in kept:
            into.setdefault(one, []).append(row)
    ends = [one for one in into if one not in ways]
    while ends:
        for row in into.get(ends.pop(), ()):
            waiting[row] -= 1
            if not waiting[row]:
                ends.append(row)
    circles = {row for row, left in waiting.items() if left}
    before = {row: sum(one in circles for one in into.get(row, ())) for row in circles}
    starts = [row for row, number in before.items() if not number]
    while starts:  # what leads into a circle, and is in none
        circles.discard(row := starts.pop())
        for one in ways[row]:
            if one in circles:
                before[one] -= 1
                if not before[one]:
                    starts.append(one)
    return circles


def _runs(correction: Correction, circles: Collection[str]) -> bool:
    return correction.action == MERGE and correction.row in circles and correction.new in circles


def _roots(ways: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return for every retired id the one that is kept in the end; of several in one cluster the first named."""
    above: dict[str, str] = {}

    def top(one: str) -> str:
        while above.setdefault(one, one) != one:
            above[one] = above.setdefault(above[one], above[one])
            one = above[one]
        return one

    for row, kept in ways.items():
        for one in kept:
            above[top(row)] = top(one)
    ends: dict[str, str] = {}
    for kept in ways.values():
        for one in kept:
            if one not in ways:
                ends.setdefault(top(one), one)
    return {one: ends[top(one)] for one in above if ends[top(one)] != one}


def _initiatives(before: Iterable[Group], after: Iterable[Group]) -> dict[str, str]:
    """Return by the id that a group had its initiative, for groups that had one each and now have several."""
    had: dict[str, list[str]] = {}
    have: dict[str, list[str]] = {}
    became: dict[str, str] = {}
    for old, new in zip(before, after, strict=True):
        had.setdefault(old.id, []).append(old.initiative)
        have.setdefault(new.id, []).append(new.initiative)
        became[old.id] = new.id
    return {one: of[0] for one, of in had.items() if len(of) == 1 and len(have[became[one]]) > 1}


def _facts(facts: Iterable[Fact], now: Mapping[str, str], own: Mapping[str, str]) -> tuple[Fact, ...]:
    """Return the facts under the kept ids; the label of a retired group is another name of the kept one."""
    found = []
    for fact in facts:
        initiative = fact.initiative or (own.get(fact.group, "") if fact.field in INITIATIVE_FIELDS else "")
        name = "alias" if fact.group in now and fact.group in own and fact.field == "label" else fact.field
        found.append(replace(fact, group=now.get(fact.group, fact.group), initiative=initiative, field=name))
    return tuple(found)


def _mention(mention: Mention, now: Mapping[str, str], own: Mapping[str, str]) -> Mention:
    initiative = mention.initiative or own.get(mention.group, "")
    group, body = now.get(mention.group, mention.group), now.get(mention.body, mention.body)
    if (initiative, group, body) == (mention.initiative, mention.group, mention.body):
        return mention
    return replace(mention, initiative=initiative, group=group, body=body)


def _bodies(bodies: Iterable[Body], now: Mapping[str, str]) -> tuple[Body, ...]:
    rows = tuple(bodies)
    found = {body.id: body for body in rows if body.id not in now}
    for body in rows:
        if body.id in now:
            found.setdefault(now[body.id], replace(body, id=now[body.id]))
    # A unit of a body that it was merged with is that body, and no unit of it.
    parents = {body.id: now.get(body.parent, body.parent) for body in found.values()}
    return tuple(
        replace(b, parent="" if parents[b.id] == b.id else parents[b.id]) if b.parent else b for b in found.values()
    )


def _once(rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(rows))


_SAID = {
    "merge-circle": (
        Text("輪にならない統合（残る id が一つある）", "merges that do not run in a circle, so that one id is kept"),
        Text(
            "その行か、輪になる相手の行を part で取り消してください",
            "take this row, or one of those that close the circle, back by `part`",
        ),
    ),
    "merge-conflict": (
        Text("統合された団体とは矛盾しない「別の団体」", "two bodies that no merges make one"),
        Text(
            "distinct の行か、両者をつなぐ merge の行を part で取り消してください",
            "take the `distinct`, or a `merge` that joins the two, back by `part`",
        ),
    ),
}


def _problem(code: str, file: str, line: int, correction: Correction) -> Problem:
    expected, todo = _SAID[code]
    found = f"{correction.action} {correction.row} {correction.new}"
    return Problem(code=code, file=file, line=line, field="new", found=found, expected=expected, todo=todo)
