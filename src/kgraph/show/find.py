"""Finding a group or body by what a person types: any of its names, or a part of one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.errors import CallError, Problem, Text
from kgraph.statements import Statements
from kgraph.text import key

LISTED = 20
"""How many of several matches a message lists."""

_SUGGESTIONS = 5
_NEAR = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A group, a body, or a body that is both, with every name it is written by; ``names`` starts with the label."""

    id: str
    label: str
    is_group: bool
    names: tuple[str, ...]


class SeveralMatches(CallError):
    """More than one group or body has the name; ``candidates`` are all of them, by label."""

    def __init__(self, name: str, candidates: tuple[Subject, ...], asked: str = "NAME") -> None:
        self.candidates = candidates
        super().__init__(_problem("ambiguous-name", name, candidates[:LISTED], len(candidates), asked))


def subjects(statements: Iterable[Statements]) -> tuple[Subject, ...]:
    """Return every group and body of the sources, by id.

    Names are headings, labels, aliases, the names of bodies, and the words of mentions that name one; words that
    several bodies are called by (社会福祉協議会) are no name of any.
    """
    names: dict[str, dict[str, None]] = {}
    groups: set[str] = set()
    sources = tuple(statements)
    for source in sources:
        for group in source.groups:
            groups.add(group.id)
            of = names.setdefault(group.id, {})
            of.update(dict.fromkeys((source.label(group), group.name, *source.values(group.id, "alias"))))
    for source in sources:
        for body in source.bodies:
            names.setdefault(body.id, {})[body.name] = None
    for source in sources:
        for mention in source.mentions:
            if mention.grounding == "named" and mention.body in names:
                names[mention.body].update(dict.fromkeys((mention.name, mention.surface)))
    return tuple(
        Subject(id=i, label=next(iter(of)), is_group=i in groups, names=tuple(of)) for i, of in sorted(names.items())
    )


def find(statements: Iterable[Statements], name: str, *, groups_only: bool = False, asked: str = "NAME") -> Subject:
    """Return the group or body called ``name`` (a group, if asked): its id, one of its names, or else a part of one.

    Width, spaces and case do not matter. Raises SeveralMatches (with all of them), and CallError with the names that
    come nearest when there is none; ``asked`` is the argument or option that they blame.
    """
    known = tuple(s for s in subjects(statements) if s.is_group or not groups_only)
    wanted = key(name)
    for subject in known:
        if subject.id == name.strip():
            return subject
    keys = [(subject, {key(n) for n in subject.names}) for subject in known]
    found = tuple(subject for subject, its in keys if wanted in its)
    if not found and wanted:
        found = tuple(subject for subject, its in keys if any(wanted in one for one in its))
    if len(found) == 1:
        return found[0]
    if found:
        raise SeveralMatches(name, tuple(sorted(found, key=lambda s: (s.label, s.id))), asked)
    raise CallError(_problem("unknown-name", name, _nearest(wanted, keys), 0, asked))


def _nearest(asked: str, keys: list[tuple[Subject, set[str]]]) -> tuple[Subject, ...]:
    by_key = {one: subject for subject, its in reversed(keys) for one in its}
    near = difflib.get_close_matches(asked, sorted(by_key), n=_SUGGESTIONS, cutoff=_NEAR)
    return tuple(dict.fromkeys(by_key[one] for one in near))


def _problem(code: str, name: str, candidates: tuple[Subject, ...], total: int, asked: str) -> Problem:
    listed = "".join(f"\n  {subject.label}  [{subject.id}]" for subject in candidates)
    more = total - len(candidates)
    if total:
        rest = Text(f"\n  ほか{more}" if more > 0 else "", f"\n  and {more} more" if more > 0 else "")
        todo = Text(
            f"{total}件あります。次の名前か id で指定してください:{listed}{rest.ja}",
            f"there are {total}; name one of these in full or by its id:{listed}{rest.en}",
        )
    elif candidates:
        todo = Text(f"次のどれかではありませんか:{listed}", f"do you mean one of these?{listed}")
    else:
        todo = Text(
            "名前の一部だけでも探せます。別の書き方を試してください",
            "a part of the name is enough; try another spelling",
        )
    expected = Text("一つの団体または連携先の名前", "the name of one group or body")
    if asked == "--group":
        expected = Text("一つの団体の名前", "the name of one group")
    return Problem(
        code=code,
        file=asked,
        found=name,
        expected=expected,
        todo=todo,
    )
