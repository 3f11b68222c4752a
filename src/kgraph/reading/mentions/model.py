"""What the reader gives out: mentions, and what it passed over with the reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMention:
    """The words of a text that name one body, or one kind of body, that took part.

    ``start`` and ``end`` are code points of the given text plus ``offset``; ``surface`` is that slice. ``name`` is the
    full name (a unit with the body that it belongs to), for a generic mention the surface. ``kind`` is the notation of
    data/lexicon's kinds; ``role`` a notation of ``roles.ROLES``. ``rule`` names the rule or word that decided.
    """

    surface: str
    start: int
    end: int
    name: str
    kind: str
    generic: bool
    parent: str = ""
    count: int | None = None
    head: str = ""
    role: str = "cooperation"
    role_text: str = ""
    role_in_brackets: bool = False
    tense: str = "current"
    weak: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vetoed:
    """Words that look like a body and were passed over, with the reason (place, subject, repeat, class word, …).

    ``rule`` names the rule or word that took them for a body.
    """

    surface: str
    start: int
    end: int
    kind: str
    reason: str
    rule: str = ""


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A mention in the making; offsets are those of the working text."""

    start: int
    end: int
    core_start: int
    core_end: int
    kind: str
    strength: str
    generic: bool
    rule: str
    form: str = ""
    count: int | None = None
    head: str = ""
    role: str = "cooperation"
    role_span: tuple[int, int] | None = None  # where the working text says what it did
    role_in_brackets: bool = False
    tense: str = "current"
    weak: bool = False
    explicit: bool = False  # the text says that it took part
    veto: str = ""
    organs: bool = False  # stands under a heading for the parts of the government
    people: bool = False
    line: int = 0
