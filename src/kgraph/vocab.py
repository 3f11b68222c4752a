"""The one owner of prefixes, of the schemes' concepts, and of how ids are minted.

Everything here is plain text: no RDF library is loaded until a scheme is asked for. ``BASE`` is the one setting for
where kgraph's own terms live; it is not registered yet.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from kgraph import resources
from kgraph.errors import CallError, DataError, Problem, Text

BASE = "https://w3id.org/kgraph/"
KG = f"{BASE}ns#"
ID = f"{BASE}id/"
SCHEME = f"{BASE}scheme/"

DCT = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

SCHEMES = MappingProxyType(
    {
        "kinds": "kind",
        "activities": "activity",
        "targets": "target",
        "roles": "role",
        "legal-forms": "legal-form",
        "form-statuses": "form-status",
        "groundings": "grounding",
        "name-bases": "name-basis",
        "fields": "field",
        "levels": "level",
    }
)
"""The schemes by name, each with the prefix of its concepts; ``ontology/<name>.ttl`` holds them."""

PREFIXES = MappingProxyType(
    {
        "kg": KG,
        "id": ID,
        "scheme": SCHEME,
        **{prefix: f"{SCHEME}{name}/" for name, prefix in SCHEMES.items()},
        "dct": DCT,
        "oa": OA,
        "org": ORG,
        "owl": OWL,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "sh": SH,
        "skos": SKOS,
        "xsd": XSD,
    }
)
"""Every prefix that files, queries and messages may use."""

_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_DIGEST_LENGTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One concept of a scheme: its notation, IRI, labels, variants of the Japanese label, and definitions.

    ``broader`` is the notation of the family, None for a concept at the top. A ``leaf`` has nothing below it; data
    uses leaves only.
    """

    scheme: str
    notation: str
    iri: str
    ja: str
    en: str
    alt: tuple[str, ...] = ()
    broader: str | None = None
    leaf: bool = True
    definition_ja: str = ""
    definition_en: str = ""

    def label(self, lang: str) -> str:
        """Return the preferred label in ``lang`` (``ja``, else English)."""
        return self.ja if lang == "ja" else self.en

    def definition(self, lang: str) -> str:
        """Return the definition in ``lang`` (``ja``, else English)."""
        return self.definition_ja if lang == "ja" else self.definition_en


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme and its concepts, in the order of the file (for activities and targets, that of the form)."""

    name: str
    iri: str
    ja: str
    en: str
    concepts: tuple[Concept, ...]
    _by_notation: dict[str, Concept] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_notation", {c.notation: c for c in self.concepts})

    def __contains__(self, notation: object) -> bool:
        return notation in self._by_notation

    def __getitem__(self, notation: str) -> Concept:
        """Return the concept with ``notation``; raises CallError when there is none.

        >>> scheme("roles")["endorsement"].ja
        '後援'
        """
        try:
            return self._by_notation[notation]
        except KeyError:
            raise CallError(_unknown("notation", self.name, notation, self._by_notation)) from None

    @property
    def leaves(self) -> tuple[Concept, ...]:
        """The concepts that data may use."""
        return tuple(c for c in self.concepts if c.leaf)

    def ancestors(self, notation: str) -> tuple[Concept, ...]:
        """Return the concepts above ``notation``, nearest first; raises CallError for an unknown notation."""
        found: list[Concept] = []
        above = self[notation].broader
        while above is not None:
            found.append(self[above])
            above = found[-1].broader
        return tuple(found)


def expand(name: str) -> str:
    """Return the IRI of a prefixed name; raises CallError when the prefix is not ours.

    >>> expand("kg:NamedBody")
    'https://w3id.org/kgraph/ns#NamedBody'
    """
    prefix, colon, local = name.partition(":")
    if not colon or prefix not in PREFIXES:
        raise CallError(_unknown("prefix", "PREFIXES", prefix, PREFIXES))
    return PREFIXES[prefix] + local


def compact(iri: str) -> str:
    """Return ``iri`` with the longest prefix that fits; raises CallError when none does.

    >>> compact("https://w3id.org/kgraph/scheme/kinds/school")
    'kind:school'
    """
    fitting = [(prefix, space) for prefix, space in PREFIXES.items() if iri.startswith(space)]
    if not fitting:
        raise CallError(_unknown("namespace", "PREFIXES", iri, PREFIXES.values()))
    prefix, space = max(fitting, key=lambda pair: len(pair[1]))
    return f"{prefix}:{iri[len(space) :]}"


def thing(identifier: str) -> str:
    """Return the IRI of a thing by its id.

    Raises DataError unless the id is ASCII letters, digits, ``-`` and ``_``: a name never becomes an IRI.
    """
    if not _ID.fullmatch(identifier):
        raise DataError(
            Problem(
                code="unsafe-id",
                file="statements",
                field="id",
                found=identifier,
                expected=Text("ASCII の英数字と - _ からなる id", "an id of ASCII letters, digits, - and _"),
                todo=Text("その行の id を直してください", "mend the id in that row"),
            )
        )
    return ID + identifier


def place_iri(code: str) -> str:
    """Return the IRI of the place with a 5-digit area code; raises DataError for an unsafe code."""
    return thing(f"p{code}")


@cache
def scheme(name: str) -> Scheme:
    """Return the scheme called ``name``, read once from ``ontology/<name>.ttl``.

    Raises CallError for a name that is not in SCHEMES, DataError when the file is not RDF or misses a label.
    """
    if name not in SCHEMES:
        raise CallError(_unknown("scheme", "SCHEMES", name, SCHEMES))
    path = resources.folder("ontology") / f"{name}.ttl"
    return parse_scheme(name, path.read_bytes(), f"ontology/{path.name}")


def parse_scheme(name: str, turtle: bytes, file: str) -> Scheme:
    """Return the scheme ``name`` that a Turtle document holds; ``file`` names the document in errors.

    Raises DataError when it is not Turtle, or a concept misses its notation, label or definition in ja or en.
    """
    import pyoxigraph as ox  # heavy: only when a scheme is asked for

    values: dict[str, dict[str, list[str]]] = {}
    try:
        for triple in ox.parse(turtle, ox.RdfFormat.TURTLE):
            if isinstance(triple.subject, ox.NamedNode):
                obj = triple.object
                tag = f"@{obj.language}" if isinstance(obj, ox.Literal) and obj.language else ""
                node = values.setdefault(triple.subject.value, {})
                node.setdefault(triple.predicate.value.removeprefix(SKOS) + tag, []).append(getattr(obj, "value", ""))
    except SyntaxError as error:
        raise DataError(_bad_scheme(file, error.lineno or 0, "", str(error.msg))) from None
    iri = SCHEME + name
    families = {above for node in values.values() for above in node.get("broader", ())}
    inside = [(about, node) for about, node in values.items() if iri in node.get("inScheme", ())]
    notations = {about: _one(node, "notation", about, file) for about, node in inside}
    concepts = []
    for about, node in inside:
        above = node.get("broader", [])
        concepts.append(
            Concept(
                scheme=name,
                notation=notations[about],
                iri=about,
                ja=_one(node, "prefLabel@ja", about, file),
                en=_one(node, "prefLabel@en", about, file),
                alt=tuple(node.get("altLabel@ja", ())),
                broader=notations[above[0]] if above and above[0] in notations else None,
                leaf=about not in families,
                definition_ja=_one(node, "definition@ja", about, file),
                definition_en=_one(node, "definition@en", about, file),
            )
        )
    top = values.get(iri, {})
    ja, en = (_one(top, f"prefLabel@{lang}", iri, file) for lang in ("ja", "en"))
    return Scheme(name, iri, ja, en, tuple(concepts))


def concept(scheme_name: str, notation: str) -> Concept:
    """Return one concept; raises CallError when the scheme or the notation is unknown."""
    return scheme(scheme_name)[notation]


def label(scheme_name: str, notation: str, lang: str) -> str:
    """Return the preferred label of a concept in ``lang``; raises CallError when scheme or notation is unknown."""
    return concept(scheme_name, notation).label(lang)


def digest_id(prefix: str, *parts: str) -> str:
    """Return ``<prefix>-`` and 12 base-32 characters (60 bits) of the SHA-256 over the parts, joined by NUL.

    Raises DataError when a part holds a NUL, with which two different lists of parts could give one id.

    >>> digest_id("t", "i-abc", "b-def") == digest_id("t", "i-abc", "b-def") != digest_id("t", "i-abcb", "-def")
    True
    """
    if any("\0" in part for part in parts):
        raise DataError(
            Problem(
                code="unsafe-id",
                file="statements",
                field="id",
                found=" ".join(parts),
                expected=Text("NUL 文字を含まない文字列", "text without a NUL character"),
                todo=Text("資料から NUL 文字を除いてください", "take the NUL character out of the source"),
            )
        )
    hashed = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return f"{prefix}-{base64.b32encode(hashed).decode('ascii').lower()[:_DIGEST_LENGTH]}"


def mint_body_id(name_key: str, legal_form: str, scope: str) -> str:
    """Return the id of a named body from its normal name, its legal form (a notation, or empty) and its scope.

    The kind is left out on purpose: it may be corrected later, and the id must not change then.
    """
    return digest_id("b", name_key, legal_form, scope)


def mint_initiative_id(source: str, group: str, ordinal: int = 0) -> str:
    """Return the id of the ``ordinal``-th initiative that a group leads in a source."""
    return digest_id("i", source, group, str(ordinal))


def mint_mention_id(source: str, group: str, field_name: str, surface: str, ordinal: int) -> str:
    """Return the id of the ``ordinal``-th mention (from 0) with these words in one field of one group.

    It holds no offset: a mention keeps its id when text before it changes.
    """
    return digest_id("m", source, group, field_name, surface, str(ordinal))


def mint_partnership_id(initiative: str, body: str) -> str:
    """Return the id of the one partnership of an initiative and a body."""
    return digest_id("t", initiative, body)


def mint_plan_id(initiative: str, body: str) -> str:
    """Return the id of the one planned partnership of an initiative and a body."""
    return digest_id("l", initiative, body)


def unnamed_body_id(mention: str) -> str:
    """Return the id of the unnamed body of a mention: the mention's own, with ``u`` in place of ``m``."""
    return f"u-{mention.removeprefix('m-')}"


def _one(node: dict[str, list[str]], key: str, about: str, file: str) -> str:
    found = node.get(key, [])
    if len(found) != 1:
        raise DataError(_bad_scheme(file, 0, f"{about} skos:{key}", ", ".join(found)))
    return found[0]


def _bad_scheme(file: str, line: int, field_name: str, found: str) -> Problem:
    return Problem(
        code="scheme-file",
        file=file,
        line=line,
        field=field_name,
        found=found,
        expected=Text("値がちょうど一つの SKOS 概念", "a SKOS concept with exactly one value there"),
        todo=Text("その概念を直してください", "mend that concept"),
    )


def _unknown(what: str, where: str, found: str, known: Iterable[str]) -> Problem:
    names = ", ".join(sorted(known))
    return Problem(
        code=f"unknown-{what}",
        file=where,
        field=what,
        found=found,
        expected=Text(f"次のどれか: {names}", f"one of: {names}"),
        todo=Text("綴りを確かめてください", "check the spelling"),
    )
