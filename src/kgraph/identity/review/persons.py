"""Mentions that may name a natural person: kept out of every output until a person has decided.

Of what the reader itself takes for a person's name only the place is kept (``Held``). What it lets pass are words that
end as a person is spoken of, that are called a person by kind, or that are made as a person's name is
(``kgraph.persons``); whether they are (栗田さん) or not (さんぽ屋さん) is for someone to say who knows. So it is with names
of groups, and of the rows of a register or list of members.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kgraph.persons import names_a_person
from kgraph.statements import Mention, Statements, Withheld, tidy, without_withheld
from kgraph.statements.corrections import CONFIRM, SET, Correction
from kgraph.text import fold_text

NO_PERSON = "no-person"
"""What a ``confirm`` holds in ``column`` that says of a mention: this is no person."""

A_PERSON_S = "person"
"""What a ``confirm`` holds in ``column`` that says of words held back: this is a person's name."""

PERSON_KINDS = frozenset({"individual", "professional"})
_SPOKEN_OF = re.compile(r"(?:氏|さん|さま|様|先生|くん|君|ちゃん|殿|博士|医師|弁護士|議員)(?:\(.*\))?$")
_PRIVATE = re.compile(
    r"代表|氏名|理事|会長|委員長|院長|園長|所長|校長|店主|担当|住所|所在地|番地|丁目|〒|電話|℡|TEL|FAX|携帯|メール|@|"
    r"[0-9]{2,}-[0-9]+|さん|氏[はがをの、。]|様[はがをの、。]",
    re.IGNORECASE,
)
_NAME_ALONE = re.compile(r"(?:^|[:\s、/・])[\u3400-\u9fff々ヶ]{1,4}\s?[\u3400-\u9fff々ぁ-ゖァ-ヺ]{1,4}(?:$|[\s、/・])")
_BY_WORD = ("head:", "front:", "legal-form:", "place:")
"""Rules that know the body by a word of its name."""
# What people of one trade, or people at large, are together: no one of them (弁護士会, 社会福祉士会, 司法書士法人…).
_BODY_OF_PEOPLE = re.compile(
    r"法人|(?:会|連盟|連合|組合|機構|支部|事務所|センター|ステーション|ネットワーク|グループ|チーム|クラブ|サークル|団体?|隊|局|部|課|室|所|院)"
    r"(?:\([^()]*\))?$"
)
_NO_FORM = ("", "unincorporated-association")


def may_be_person(mention: Mention) -> bool:
    """Tell whether the words of a mention may be the name of a natural person."""
    if mention.generic:
        return False
    words = "".join(fold_text(mention.surface).split())
    if mention.kind in PERSON_KINDS:
        return not (mention.rule.startswith("legal-form:") or _BODY_OF_PEOPLE.search(words))
    if mention.rule.startswith(_BY_WORD):
        return False
    spoken_of = _SPOKEN_OF.search(words)
    return bool(spoken_of) or names_a_person(mention.surface, spoken_of=mention.rule == "honorific")


def names_of_rows(statements: Statements) -> dict[str, tuple[str, int]]:
    """Return the groups and listed bodies whose names may be those of persons, by id, each with its name and line.

    One with a legal form or a corporate number is no natural person.
    """
    lines: dict[str, int] = {}
    for membership in statements.memberships:
        lines.setdefault(membership.member, membership.line)
    for account in statements.lines:
        lines.setdefault(account.group, account.line)
    formed = {f.group for f in statements.facts if f.field == "legal_form" and f.value not in _NO_FORM}
    formed |= {b.id for b in statements.bodies if b.legal_form not in _NO_FORM}
    formed |= {i.body for i in statements.identifiers if i.scheme == "corporate-number"}
    groups = {g.id: (g.name, g.line) for g in reversed(statements.groups)}
    named = {m.body for m in statements.mentions} | set(groups)  # of a body that is only named the mention is asked
    listed = {b.id: (b.name, lines[b.id]) for b in statements.bodies if b.id in lines and b.id not in named}
    rows = {**groups, **listed}
    return {i: (name, line) for i, (name, line) in rows.items() if i not in formed and names_a_person(name)}


def undecided_persons(statements: Statements, corrections: Iterable[Correction] = ()) -> frozenset[str]:
    """Return the ids of the mentions, groups and listed bodies that may name a person, and of which nobody said no."""
    said: dict[str, bool] = {}
    for correction in corrections:
        if correction.table not in ("mentions", "bodies") or correction.column not in ("kind", NO_PERSON):
            continue
        if correction.action == SET and correction.column == "kind":
            continue  # the kind that was set decides by itself
        said[correction.row] = correction.action == CONFIRM
    perhaps = (*(m.id for m in statements.mentions if may_be_person(m)), *names_of_rows(statements))
    return frozenset(i for i in perhaps if not said.get(i, False))


def may_hold_private_words(line: str) -> bool:
    """Tell whether a line that nothing took may hold a person's name or a street address, by how such lines look.

    Rather too often than too seldom: what is not shown on a sheet can be looked up in the source.
    """
    folded = fold_text(line)
    words = "".join(folded.split())
    return bool(_PRIVATE.search(words) or _NAME_ALONE.search(folded) or _SPOKEN_OF.search(words))


def without_persons(statements: Statements, persons: Iterable[str]) -> Statements:
    """Return the statements without these mentions and the bodies that only they mean, and without these groups and
    listed bodies with all that is told of them; ``left_out`` counts them.
    """
    gone = frozenset(persons)
    if not gone:
        return statements
    before = statements.left_out
    own = {g.id for g in statements.groups} | {b.id for b in statements.bodies}
    rows = tuple(Withheld(id=i, reason="", on="") for i in sorted(gone & own))
    if rows:
        left = without_withheld(replace(statements, withheld=(*statements.withheld, *rows)))
        statements = replace(left, withheld=statements.withheld)
        before = statements.left_out
    left = tidy(replace(statements, mentions=tuple(m for m in statements.mentions if m.id not in gone)))
    counted = {
        name: before.get(name, 0) + len(getattr(statements, name)) - len(getattr(left, name))
        for name in ("groups", "facts", "mentions", "bodies", "lines")
    }
    return replace(left, left_out={**before, **counted})
