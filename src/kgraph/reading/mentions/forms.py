"""Legal forms in names: where they stand, and the kind of a body that has one."""

from __future__ import annotations

import re

from kgraph.kinds import Head, LegalForm, lexicon_in_use
from kgraph.reading.mentions.brackets import masked_form
from kgraph.reading.mentions.special import special_kind

_CLAUSE_END = re.compile(r"[\u3400-\u9fff]?[ぁ-ゖ]{1,6}(?:て|って|ては|ても)")
_REACH = 240  # no name is longer: what stands further behind belongs to another


def form_in(words: str, start: int, end: int) -> tuple[int, LegalForm] | None:
    """Return the first legal form in ``words[start:end]`` with its place (a masked one counts as a company's)."""
    lexicon = lexicon_in_use()
    for at in range(start, min(end, start + _REACH)):
        masked = masked_form(words[at])
        if masked is not None:
            return at, masked
        form = lexicon.form_at(words, at)
        if form is not None and at + len(form.word) <= end and not (form.position == "back" and at == start):
            return at, form
    return None


def leads_to(words: str, start: int, at: int, named: bool) -> bool:
    """Tell whether words before a legal form are the end of a clause (…に当たっては、あわせて), its name standing behind."""
    return named and _CLAUSE_END.fullmatch(words, start, at) is not None


def kind_of_formed(form: LegalForm, head: Head | None, text: str, kind: str, rule: str) -> tuple[str, str]:
    """Return the kind of a body with a legal form, by its last word where that tells more, and the rule."""
    specific = special_kind(text, head.word if head else "")
    if specific:
        return specific, f"word:{specific}"
    if head is None or head.strength not in ("strong", "named"):
        return kind, rule
    if kind == "company":
        firm = head.kind in ("media", "financial-institution") or (
            head.strength == "strong" and head.kind not in ("civil-society-organisation",)
        )
        return (head.kind, f"head:{head.word}") if firm else (kind, rule)
    if kind == "cooperative" and head.word == "センター":
        return kind, rule
    if kind == "civil-society-organisation" and head.kind == "community-salon":
        return kind, rule
    if kind == "civil-society-organisation" and head.word == "学校":
        return kind, rule
    if head.strength == "strong" and head.kind not in ("company", "individual", "professional"):
        return head.kind, f"head:{head.word}"
    return kind, rule
