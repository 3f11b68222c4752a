"""What reading held back since it may name a natural person: where it stands, never what it says."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph import vocab


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Words of the partner field that reading passed over, since they may be a natural person's name: their place only.

    The words themselves are kept nowhere. ``kind`` is what they are if they are a body after all, ``rule`` what took
    them for a name.
    """

    id: str
    group: str
    initiative: str = ""
    field: str
    kind: str
    line: int
    start: int
    end: int
    rule: str


def held_id(source: str, group: str, initiative: str, field: str, ordinal: int) -> str:
    """Return the id of the ``ordinal``-th words held back in one field of an initiative; it tells nothing of the words."""
    return vocab.digest_id("h", source, group, initiative, field, str(ordinal))
