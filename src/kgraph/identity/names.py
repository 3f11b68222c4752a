"""Names of bodies: the normal name, the legal form, and the scope in which both mean one body.

Sameness is decided by equal normal name and legal form within the same scope, or by 法人番号; everything less is a
candidate for a person (``kgraph.identity.candidates``). The original spelling is never lost: it stays in the mention.
"""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass

from kgraph import vocab
from kgraph.errors import InputError, Problem, Text
from kgraph.identity.abbreviations import written_out
from kgraph.identity.grounding import Region
from kgraph.identity.place_spelling import plainly_placed
from kgraph.identity.spelling import brackets, comparable, other_name, without_call_sign
from kgraph.kinds import default_lexicon
from kgraph.places import Places
from kgraph.resources import folder
from kgraph.text import fold_text

NATION = "JP"

# Kinds whose names are unique in the whole country, or in the prefecture, whoever writes them.
_NATIONAL_KINDS = frozenset({"university"})
_PREFECTURAL_KINDS = frozenset({"prefecture", "national-agency", "media", "medical-association"})

_STATUS = re.compile(r"^(特例認定|認定)(?=特定非営利|npo|エヌピーオー)")
_HALF = re.compile(r"\(?(?P<front>[^()]{1,12})\)(?P<behind>[^()].*)|(?P<before>.*[^()])\((?P<back>[^()]{1,12})\)?")
_SHORT = 2
"""A normal name of fewer characters than this is too short to be one body's only because its legal form agrees."""


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


@dataclass(frozen=True, slots=True)
class _Spellings:
    """Spellings of legal forms to notations by where they stand, with the lengths to try, longest first."""

    front: dict[str, str]
    back: dict[str, str]
    spaced: dict[str, str]
    bracket: dict[str, str]
    lengths: tuple[int, ...]


@functools.cache
def _forms() -> _Spellings:
    """Return the spellings of every legal form: the scheme's labels, the lexicon's spellings, and form-spellings.csv.

    The notation is empty for a form that is told but not which (社団法人).
    """
    concepts = vocab.scheme("legal-forms").leaves
    notations = {concept.ja: concept.notation for concept in concepts}
    both = {comparable(spelling): c.notation for c in concepts for spelling in (c.ja, *c.alt)}
    for form in default_lexicon().forms.values():
        if form.form in notations:
            both.setdefault(comparable(form.word), notations[form.form])
    found = _Spellings(dict(both), dict(both), {}, dict(both), ())
    with (folder("data") / "lexicon" / "form-spellings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            spelling, notation, position = comparable(row["spelling"]), row["form"], row["position"]
            tables = {
                "both": (found.front, found.back, found.bracket),
                "front": (found.front, found.bracket),
                "back": (found.back, found.bracket),
                "spaced": (found.spaced,),
                "bracket": (found.bracket,),
            }[position]
            if position in ("front", "back"):  # the row says where alone a spelling stands that the scheme has as well
                (found.back if position == "front" else found.front).pop(spelling, None)
            for table in tables:
                table[spelling] = notation
    lengths = {len(spelling) for table in (found.front, found.back) for spelling in table}
    return _Spellings(found.front, found.back, found.spaced, found.bracket, tuple(sorted(lengths, reverse=True)))


@functools.lru_cache(maxsize=65536)
def normal_name(name: str) -> NormalName:
    """Return the normal name: one spelling (see ``comparable``), without what is no part of the name alone.

    Taken off are the legal form, before or behind or in brackets, with its status (認定, 特例認定); a bracket at the
    end that holds a reading, Latin letters, or a short or former name; and a broadcaster's call sign. A bracket that
    tells a part (大分支部) stays: it is another body. A usual abbreviation of a kind is written out (山川市社協 is
    山川市社会福祉協議会), and the place that a name begins with is taken as it is usually called (山川県山川市, 山川市役所:
    山川市). A name that would be nothing but its legal form keeps it, and has no form (``require_name`` refuses it).
    """
    base, legal_form, status = comparable(name), "", ""
    first = comparable(fold_text(name).split(maxsplit=1)[0]) if len(fold_text(name).split(maxsplit=1)) > 1 else ""
    if first in _forms().spaced:
        base, legal_form = base.removeprefix(first), _forms().spaced[first]
    while True:
        if found := _STATUS.match(base):
            status = "provisionally-certified" if found.group(1) == "特例認定" else "certified"
            base = base[found.end() :]
        rest, notation = _without_form(base) if not legal_form else ("", "")
        rest, notation = (rest, notation) if rest else _without_brackets(base)
        if not rest:
            return NormalName(plainly_placed(written_out(without_call_sign(base))), legal_form, status)
        if notation.endswith("-certified") or notation == "certified":
            status, notation = notation, "npo"
        base, legal_form = rest, legal_form or notation


def require_name(name: str, *, file: str, line: int = 0, field: str = "") -> NormalName:
    """Return the normal name. Raises InputError (name-empty-after-legal-form) where there is none beside the form."""
    found = normal_name(name)
    if not found.key or is_only_form(found):
        raise InputError(
            Problem(
                code="name-empty-after-legal-form",
                file=file,
                line=line,
                field=field,
                found=name,
                expected=Text("法人格のほかに名前のあるもの", "a name beside the legal form"),
                todo=Text(
                    "法人格を除くと名前が空です。名前を入れてください",
                    "name empty after legal form: enter the name itself",
                ),
            )
        )
    return found


def is_only_form(name: NormalName) -> bool:
    """Tell whether a normal name is nothing but a legal form, or nothing at all."""
    forms = _forms()
    return name.key.strip("()・-") in {"", *forms.front, *forms.back, *forms.bracket}


def is_only_kind(name: NormalName) -> bool:
    """Tell whether a normal name is nothing but a word for a kind of body (社会福祉協議会, 商工会): each place has its own."""
    head = default_lexicon().heads.get(name.key)
    return head is not None and head.strength != "name"


def other_names(name: str) -> tuple[str, ...]:
    """Return the keys that the brackets of a name call it by: its reading, Latin letters, a short or former name."""
    compared = comparable(name)
    found = (other_name(inside, compared[:start]) for start, _, inside in brackets(compared))
    return tuple(dict.fromkeys(normal_name(other).key for other in found if other))


def _without_form(base: str) -> tuple[str, str]:
    """Return the name without its legal form, and the form; two empty strings where there is none, or nothing else."""
    forms = _forms()
    for length in forms.lengths:
        if length < len(base):
            if (notation := forms.front.get(base[:length])) is not None:
                return base[length:], notation
            if (notation := forms.back.get(base[-length:])) is not None:
                return base[:-length], notation
    return "", ""


def _without_brackets(base: str) -> tuple[str, str]:
    """Return the name without one bracket that holds a form or another name of it, and that form; else two empties.

    Of the bracket of a form one half may be missing (一社）山川の会).
    """
    for start, end, inside in brackets(base):
        rest = base[:start] + base[end:]
        told = _STATUS.match(inside)
        form = _forms().bracket.get(inside[told.end() :] if told else inside)
        if rest and form is not None and (start == 0 or end == len(base)):
            status = "provisionally-certified" if told and told.group(1) == "特例認定" else "certified"
            return rest, status if told else form
        if start and (end == len(base) or form is None) and other_name(inside, base[:start]):
            return rest, ""
    if half := _HALF.fullmatch(base):
        form = _forms().bracket.get(half["front"] or half["back"])
        if form is not None:
            return half["behind"] or half["before"], form
    return "", ""


def scope_of(name: NormalName, kind: str, region: Region, group: str, places: Places) -> Scope:
    """Return the scope of a partner's name, as a group of ``region`` wrote it.

    The municipality or prefecture in the name; else the prefecture or the nation where the kind says so; else, for a
    name written with its legal form, the prefecture of the group; else the group itself. A name of one character, and
    one whose group tells no prefecture, is never taken to be another group's only because the legal form agrees.
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
    if kind in _PREFECTURAL_KINDS and region.prefecture.code:
        return Scope(region.prefecture.code, "", "kind")
    if name.legal_form and region.prefecture.code and len(name.key) >= _SHORT:
        return Scope(region.prefecture.code, "", "legal-form")
    return Scope(group, "", "group")


def is_of_its_kind(kind: str) -> bool:
    """Tell whether the name of a body of this kind is its own in the prefecture or the country, whoever writes it."""
    return kind in _NATIONAL_KINDS | _PREFECTURAL_KINDS


def body_id(name: NormalName, scope: str) -> str:
    """Return the id of the body that a normal name means in a scope; the kind is no part of it."""
    return vocab.mint_body_id(name.key, name.legal_form, scope)
