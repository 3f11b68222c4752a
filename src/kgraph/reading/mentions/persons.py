"""Names of persons among the candidates: passed over, and cut off behind the body that they stand with."""

from __future__ import annotations

import re
from dataclasses import replace

from kgraph.kinds import lexicon_in_use
from kgraph.persons import names_a_person
from kgraph.reading.mentions.model import Candidate

PERHAPS_A_PERSON = "perhaps a person"
"""The reason by which a name is passed over that may be a natural person's."""

_BY_WORD = ("head:", "front:", "legal-form:", "place:")  # rules that know the body by a word of its name
_OPEN = ("front:", "legal-form:")  # of these the ones by which a name may go on to the end of its item
_SPOKEN_OF = ("さん", "さま", "様", "氏", "先生")
_BEHIND = (re.compile(r"[ \t・]+([^ \t・]+[ \t]+[^ \t・]+)$"), re.compile(r"[ \t・]+([^ \t・]+)$"))


def veto_persons(found: list[Candidate], text: str) -> None:
    """Veto, in place, names without a head that are made as those of persons are (小野寺キヨ), and what of a body's
    name is one (さくら薬局 小野寺キヨ); ``found`` stays in the order of the text.
    """
    cut: list[Candidate] = []
    for candidate in found:
        if candidate.veto or candidate.generic:
            continue
        if candidate.rule.startswith(_OPEN):
            cut += _cut(candidate, text)
        elif not candidate.rule.startswith(_BY_WORD):
            spoken_of = candidate.rule == "honorific" or text.startswith(_SPOKEN_OF, candidate.end)
            if names_a_person(text[candidate.start : candidate.end], spoken_of=spoken_of):
                candidate.veto = PERHAPS_A_PERSON
    if cut:
        found += cut
        found.sort(key=lambda c: (c.start, -c.end))


def _cut(candidate: Candidate, text: str) -> list[Candidate]:
    """Cut a person's name off the end of a body's; return it as a candidate of its own, passed over."""
    words = text[candidate.start : candidate.end]
    for pattern in _BEHIND:
        behind = pattern.search(words)
        if behind and names_a_person(behind[1]) and words[: behind.start()] not in lexicon_in_use().forms:
            start, end = candidate.start + behind.start(1), candidate.start + behind.start()
            person = replace(candidate, start=start, core_start=start, veto=PERHAPS_A_PERSON)
            candidate.end, candidate.core_end = end, min(candidate.core_end, end)
            return [person]
    return []
