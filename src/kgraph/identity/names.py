"""Names of bodies: the normal name, the legal form, and the scope in which both mean one body.

Sameness is decided by equal normal name and legal form within the same scope (or, later, by 法人番号); everything
less is a candidate for a person. The original spelling is never lost: it stays in the mention.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from kgraph import vocab
from kgraph.identity.grounding import Region
from kgraph.kinds import default_lexicon
from kgraph.places import Places
from kgraph.text import key

NATION = "JP"

# Kinds whose names are unique in the whole country, or in the prefecture, whoever writes them.
_NATIONAL_KINDS = frozenset({"university"})
_PREFECTURAL_KINDS = frozenset({"prefecture", "national-agency", "media", "medical-association"})

_STATUS = re.compile(r"^(特例認定|認定)(?=特定非営利|npo)")
_BRACKET_AT_END = re.compile(r"(?:\([^()]*\)|【[^【】]*】|\[[^\[\]]*\])$")


@dataclass(frozen=True, slots=True)
class NormalName:
    """A name taken apart: the key of the name alone, the notations of its legal form and status (or empty)."""

    key: str
    legal_form: str
    status: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a normal name means one body: a 5-digit code, ``JP``, or a group's id; and why.

    ``place`` is the code of the place that the name tells, empty where it tells none.
    """

    value: str
    place: str
    rule: str


@functools.cache
def _forms() -> tuple[tuple[str, str], ...]:
    """Return (spelling, notation) of every legal form, longest first: the scheme's labels, the lexicon's spellings."""
    concepts = vocab.scheme("legal-forms").leaves
    notations = {concept.ja: concept.notation for concept in concepts}
    spellings = {key(spelling): c.notation for c in concepts for spelling in (c.ja, *c.alt)}
    for form in default_lexicon().forms.values():
        if form.form in notations:
            spellings.setdefault(key(form.word), notations[form.form])
    return tuple(sorted(spellings.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def normal_name(name: str) -> NormalName:
    """Return the normal name: folded, without spaces, brackets at the end, legal form and status.

    A name that would be nothing but its legal form keeps it (and has no form). Front and back forms are both taken
    off; a status (認定, 特例認定) is no part of the name.
    """
    base, legal_form, status = key(name), "", ""
    while True:
        if found := _STATUS.match(base):
            status = "provisionally-certified" if found.group(1) == "特例認定" else "certified"
            base = base[found.end() :]
        rest, notation = ("", "") if legal_form else _without_form(base)
        if rest:
            base, legal_form = rest, notation
        elif (shorter := _BRACKET_AT_END.sub("", base)) and shorter != base:
            base = shorter  # a reading or an abbreviation; a form in brackets is taken off before
        else:
            return NormalName(base, legal_form, status)


def _without_form(base: str) -> tuple[str, str]:
    """Return the name without its legal form, and the form; two empty strings where there is none, or nothing else."""
    for spelling, notation in _forms():
        for rest in (base.removeprefix(spelling), base.removesuffix(spelling)):
            if rest != base and rest:
                return rest, notation
    return "", ""


def scope_of(name: NormalName, kind: str, region: Region, group: str, places: Places) -> Scope:
    """Return the scope of a partner's name, as a group of ``region`` wrote it.

    The municipality or prefecture in the name; else the prefecture or the nation where the kind says so; else, for a
    name written with its legal form, the prefecture of the group; else the group itself.
    """
    match = places.longest_prefix(name.key)
    if match is not None:
        context = (region.prefecture.code, *(m.code for m in region.municipalities))
        place = places.resolve(match.codes, context)
        if place is not None:
            code = place.municipality or place.code
            return Scope(code, code, "place-in-name")
    if kind in _NATIONAL_KINDS:
        return Scope(NATION, "", "kind")
    if kind in _PREFECTURAL_KINDS:
        return Scope(region.prefecture.code, "", "kind")
    if name.legal_form:
        return Scope(region.prefecture.code, "", "legal-form")
    return Scope(group, "", "group")


def body_id(name: NormalName, scope: str) -> str:
    """Return the id of the body that a normal name means in a scope; the kind is no part of it."""
    return vocab.mint_body_id(name.key, name.legal_form, scope)
