"""Which registered body a group or partner is: matched only where name, legal form and area agree and nothing else does.

Everything less is a candidate, best first, with what is wanting; another legal form is never the same body, a unit or
branch never has its parent's number.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from kgraph import vocab
from kgraph.errors import Text
from kgraph.identity.names import normal_name
from kgraph.identity.numbers import SCHEME
from kgraph.identity.register_file import RegisteredBody, RegisterFile
from kgraph.identity.subjects import Subject
from kgraph.places import Places
from kgraph.statements import Statements

MATCHED, CANDIDATE, NONE = STATUSES = ("matched", "candidate", "none")
_GOVERNMENTS: Final = frozenset({"municipality", "prefecture"})
# Kinds whose legal form is told by what they are: no other form can be the one that a name leaves out.
_UNIVERSITIES: Final = frozenset({"national-university-corporation", "public-university-corporation"})
_FORMS_OF_KIND: Final[Mapping[str, frozenset[str]]] = {
    "university": _UNIVERSITIES | {"school-corporation"},
    "school": frozenset({"school-corporation"}),
    "social-welfare-council": frozenset({"social-welfare-corporation"}),
}
_PUBLIC: Final = "public-administration"  # the family of kinds that are no corporations
# 地方公共団体, the legal form that no name tells: 法人種別, and how their numbers go on behind the check digit (then
# comes the 6-digit code of the local government).
_LOCAL_GOVERNMENT: Final = "201"
_LOCAL_GOVERNMENT_NUMBER: Final = "000020"

# What a candidate lacks, the least doubt first.
FLAWS: Final = (
    "several",
    "missing-form",
    "other-municipality",
    "other-spelling",
    "other-prefecture",
    "place-unknown",
    "closed",
    "history",
    "name-part",
    "other-number-told",
    "other-name",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A registered body that a subject may be, and what speaks against it (of FLAWS; nothing: it fits)."""

    body: RegisteredBody
    flaws: tuple[str, ...] = ()
    rule: str = ""

    @property
    def _order(self) -> tuple[object, ...]:
        return len(self.flaws), [FLAWS.index(flaw) for flaw in self.flaws], self.body.number


@dataclass(frozen=True, slots=True)
class Link:
    """What the register says of one subject: ``status`` of STATUSES, the rule that decided, and why in words.

    ``number`` is that of the match, or of the only candidate.
    """

    subject: Subject
    status: str
    rule: str
    reason: Text
    candidates: tuple[Candidate, ...] = ()

    @property
    def number(self) -> str:
        """The number of the match or of the only candidate; empty where there is none or several."""
        return self.candidates[0].body.number if len(self.candidates) == 1 else ""


@dataclass(frozen=True, slots=True)
class SameNumber:
    """Two ids that stand under one 法人番号: candidates for a merge."""

    number: str
    first: str
    second: str


def link(subjects: Sequence[Subject], register: RegisterFile, places: Places) -> tuple[Link, ...]:
    """Return what the register says of each subject, in their order. The register is streamed once.

    Raises InputError as ``RegisterFile.rows`` does.
    """
    found = _look_up(subjects, register)
    return tuple(_link(subject, found, places) for subject in subjects)


def same_number_pairs(statements: Iterable[Statements]) -> tuple[SameNumber, ...]:
    """Return the pairs of ids that stand under one 法人番号, by number: the review proposes to merge them."""
    bodies: dict[str, set[str]] = {}
    for body, numbers in _numbers(statements).items():
        for number in numbers:
            bodies.setdefault(number, set()).add(body)
    return tuple(
        SameNumber(number, first, second)
        for number, ids in sorted(bodies.items())
        for first, second in combinations(sorted(ids), 2)
    )


def several_numbers(statements: Iterable[Statements]) -> dict[str, tuple[str, ...]]:
    """Return the ids that stand under several 法人番号, with these: two bodies that name and area alone made one."""
    return {body: tuple(sorted(numbers)) for body, numbers in sorted(_numbers(statements).items()) if len(numbers) > 1}


def _numbers(statements: Iterable[Statements]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in statements:
        for row in one.identifiers:
            if row.scheme == SCHEME:
                found.setdefault(row.body, set()).add(row.value)
    return found


def _look_up(subjects: Iterable[Subject], register: RegisterFile) -> dict[str, dict[str, RegisteredBody]]:
    """Return the registered bodies by normal name (or number), then by number; of several rows the latest."""
    keys: set[str] = set()
    numbers: set[str] = set()
    for subject in subjects:
        if not subject.unit:
            keys |= subject.keys
            numbers |= subject.told
    found: dict[str, dict[str, RegisteredBody]] = {}
    for line, number, name, cells in register.rows():
        key = normal_name(name).key
        if key not in keys and number not in numbers:
            continue
        body = register.body(line, number, name, cells)
        for index in {key, number} & (keys | numbers):
            old = found.setdefault(index, {}).get(number)
            if old is None or (old.latest, old.updated) <= (body.latest, body.updated):
                found[index][number] = body
    return found


def _link(subject: Subject, found: dict[str, dict[str, RegisteredBody]], places: Places) -> Link:
    if subject.unit:
        return Link(subject, NONE, "unit", _NONE["unit"])
    bodies = {number: body for key in sorted(subject.keys) for number, body in found.get(key, {}).items()}
    bodies |= {number: found[number][number] for number in subject.told if number in found}
    if not bodies:
        return Link(subject, NONE, "not-in-register", _NONE["not-in-register"])
    left = {number: body for number, body in bodies.items() if number not in subject.refused}
    judged = [_judge(subject, body, places) for body in left.values()]
    fitting = sorted((c for c in judged if c is not None), key=lambda c: c._order)
    exact = [c for c in fitting if not c.flaws]
    if len(exact) == 1:
        return Link(subject, MATCHED, exact[0].rule, _MATCHED[exact[0].rule], (exact[0],))
    if exact:
        several = [Candidate(c.body, ("several",), c.rule) for c in exact]
        fitting = [*several, *(c for c in fitting if c.flaws)]
    if fitting:
        best = fitting[0]
        return Link(subject, CANDIDATE, "+".join(best.flaws), _reason(best, len(exact), places), tuple(fitting))
    if len(left) < len(bodies):
        return Link(subject, NONE, "refused", _NONE["refused"])
    return _nothing_fits(subject, left.values(), places)


def _judge(subject: Subject, body: RegisteredBody, places: Places) -> Candidate | None:
    """Return the registered body as a candidate with its flaws, or None where it cannot be the subject."""
    name = normal_name(body.name)
    flaws: list[str] = []
    rule = area = _area(subject, body, places)
    if body.number in subject.told:
        rule, area = "number-told", "told"
        flaws += [] if name.key in subject.names and name.legal_form == subject.legal_form else ["other-name"]
    elif name.key not in subject.names:
        if not name.legal_form:
            return None
        flaws.append("name-part")
    elif _is_government(subject, body):
        rule = "government"
    elif not (subject.legal_form and name.legal_form):
        if not _may_leave_out(subject, name.legal_form):
            return None
        flaws.append("missing-form")
    elif subject.legal_form != name.legal_form:
        return None
    if area.startswith("other") or area == "place-unknown":
        if flaws or rule == "government" or (subject.group and area == "other-prefecture"):
            return None
        flaws.append(area)
    if name.key in subject.names[1:]:
        flaws.append("other-spelling")
    flaws += [flaw for flaw, holds in (("closed", body.closed), ("history", not body.latest)) if holds]
    if subject.told - {body.number}:
        flaws.append("other-number-told")
    return Candidate(body, tuple(sorted(flaws, key=FLAWS.index)), rule)


def _area(subject: Subject, body: RegisteredBody, places: Places) -> str:
    """Return how the seat agrees with where the subject is to be found, or which flaw it is that it does not."""
    if subject.anywhere:
        return "nation"
    if not body.place:
        return "place-unknown"
    seat = places.get(body.place)
    if subject.municipalities:
        if seat.municipality in subject.municipalities:
            return "municipality"
        return "other-municipality" if seat.prefecture in subject.prefectures else "other-prefecture"
    return "prefecture" if seat.prefecture in subject.prefectures else "other-prefecture"


def _is_government(subject: Subject, body: RegisteredBody) -> bool:
    told = body.kind == _LOCAL_GOVERNMENT or body.number[1:7] == _LOCAL_GOVERNMENT_NUMBER
    return told and subject.kind in _GOVERNMENTS and not subject.legal_form


def _may_leave_out(subject: Subject, form: str) -> bool:
    """Tell whether the subject's name can be one that leaves out ``form``.

    A government is no corporation; the form of a cooperative or merchants' association is a part of its name
    (甲市, 甲市農業協同組合).
    """
    if subject.kind in _kinds_of(_PUBLIC) or form.endswith(("-cooperative", "shopping-street-association")):
        return False
    allowed = _FORMS_OF_KIND.get(subject.kind)
    return not form or allowed is None or form in allowed


@functools.cache
def _kinds_of(family: str) -> frozenset[str]:
    return frozenset(kind.notation for kind in vocab.scheme("kinds").leaves if kind.broader == family)


def _nothing_fits(subject: Subject, bodies: Iterable[RegisteredBody], places: Places) -> Link:
    """Return why bodies of the same name are not the subject: another legal form, or a seat elsewhere."""
    named = [body for body in bodies if normal_name(body.name).key in subject.names]
    same_form = [body for body in named if _form_agrees(subject, body)]
    rule = "elsewhere" if same_form else "other-form" if named else "not-in-register"
    shown = sorted((same_form or named), key=lambda body: body.number)[:3]
    listed = "、".join(_shown(body, places) for body in shown)
    base = _NONE[rule]
    return Link(subject, NONE, rule, Text(f"{base.ja}: {listed}", f"{base.en}: {listed}") if listed else base)


def _form_agrees(subject: Subject, body: RegisteredBody) -> bool:
    form = normal_name(body.name).legal_form
    if form and subject.legal_form:
        return form == subject.legal_form
    return _is_government(subject, body) or _may_leave_out(subject, form)


def _reason(best: Candidate, exact: int, places: Places) -> Text:
    wanting = [_FLAW_WORDS[flaw] for flaw in best.flaws]
    ja, en = "、".join(t.ja for t in wanting), "; ".join(t.en for t in wanting)
    if exact > 1:
        ja, en = f"{ja} ({exact} 件)", f"{en} ({exact})"
    seen = _shown(best.body, places)
    return Text(f"{ja}: {seen}", f"{en}: {seen}")


def _shown(body: RegisteredBody, places: Places) -> str:
    place = places.get(body.place).full_name if body.place else ""
    return " ".join(part for part in (body.number, body.name, place) if part)


def reasons(candidate: Candidate) -> Iterator[Text]:
    """Yield what speaks against a candidate, in words."""
    return (_FLAW_WORDS[flaw] for flaw in candidate.flaws)


_MATCHED = {
    "municipality": Text("名称・法人格・市区町村が一致", "name, legal form and municipality agree"),
    "prefecture": Text("名称・法人格・都道府県が一致", "name, legal form and prefecture agree"),
    "nation": Text(
        "名称・法人格が一致（全国で一つの名称）", "name and legal form agree (a name unique in the country)"
    ),
    "government": Text("地方公共団体の名称と所在地が一致", "name and place of a local government agree"),
    "number-told": Text("資料にある番号と名称が一致", "the number that was told, and the name, agree"),
}
_NONE = {
    "unit": Text("部署・支部には親団体の番号を付けない", "a unit or branch never has its parent's number"),
    "not-in-register": Text("この名称の団体は登録にない", "the register has no body of that name"),
    "refused": Text("人が別の団体と判断した", "a person said that it is not this body"),
    "elsewhere": Text("同じ名称の団体は活動地域の外にしかない", "a body of that name is registered elsewhere only"),
    "other-form": Text(
        "同じ名称で法人格の違う団体: 同じ団体ではない", "of that name, but of another legal form: not the same"
    ),
}
_FLAW_WORDS = {
    "several": Text("当てはまる団体が複数ある", "several registered bodies fit"),
    "missing-form": Text("名称は一致、法人格が書かれていない", "the name agrees, the legal form is not told"),
    "other-municipality": Text(
        "同じ都道府県の別の市区町村にある", "registered in another municipality of the prefecture"
    ),
    "other-spelling": Text("別の表記・別名で一致", "agrees by another spelling or alias only"),
    "other-prefecture": Text("別の都道府県にある", "registered in another prefecture"),
    "place-unknown": Text("登録の所在地が分からない", "where it is registered is not known"),
    "closed": Text("登記が閉鎖されている", "its record is closed"),
    "history": Text("過去の履歴の行（今の名称・所在地ではない）", "a row of the past, not the present name and seat"),
    "name-part": Text("種類の語の後の名称だけが一致", "only the name behind the word for its kind agrees"),
    "other-number-told": Text("別の番号が既に記されている", "another number is stated already"),
    "other-name": Text(
        "記された番号の団体は名称か法人格が違う", "the body under the stated number has another name or form"
    ),
}
