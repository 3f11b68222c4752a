"""Which mentions a person should look at, and why; and which bodies a mention could mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgraph import vocab
from kgraph.identity.grounding import unique_words
from kgraph.identity.review.model import PROPOSALS
from kgraph.places import Places
from kgraph.statements import PARTNER_FIELD, Mention, Statements
from kgraph.statements.added import is_added

_UNSURE_KINDS = frozenset({"other", "individual", "professional", "administration-unspecified"})
_BY_WORD = ("head:", "front:", "legal-form:", "place:", "table:", "column:")
"""Rules that know a body by a word of its name, or by the column that it stands in."""

_NOTES = {
    "sub-municipal-council-possible": "校区など、より小さい地域の協議会かもしれません",
    "same-by-legal-form-and-prefecture": "名前・法人格・都道府県が同じことだけから、同じ団体とみなしました",
}
_MANY = frozenset({"civil-society-organisation", "company", "network", "other", "individual", "professional"})
_ADMINISTRATION = "administration-unspecified"


def doubts(mention: Mention) -> tuple[str, ...]:
    """Return why a mention should be looked at (in Japanese, for the sheet); none where nothing speaks against it."""
    found: list[str] = []
    if mention.weak:
        found.append("連携したとまでは書かれていないかもしれません")
    if mention.note:
        found.append(_NOTES.get(mention.note, mention.note))
    if not mention.generic and not is_added(mention):  # of one that a person added the person said it
        if mention.kind in _UNSURE_KINDS:
            found.append("種類が決まっていません")
        elif not mention.rule.startswith(_BY_WORD):
            found.append("名前からは種類がわからず、前後の書き方から読みました")
    return tuple(found)


def is_open(mention: Mention) -> bool:
    """Tell whether a person could say which body a mention means: one body, and it is not told."""
    return mention.grounding == "none" and mention.count in (None, 1)


class Proposer:
    """Proposes bodies for mentions that only tell a kind: those known in the area, then names made of the area's."""

    def __init__(self, sources: Iterable[Statements]) -> None:
        self._places = Places.load()
        self._known: dict[tuple[str, str], dict[str, None]] = {}
        for one in sources:
            for body in one.bodies:
                # A body without a place in its name has the namer's prefecture for its scope: for kinds of which there
                # are many in one, that says nothing.
                told = body.place if body.kind in _MANY else body.place or body.scope
                if told:
                    self._known.setdefault((body.kind, told), {})[body.name] = None

    def propose(self, statements: Statements, mention: Mention) -> tuple[tuple[str, str], ...]:
        """Return up to three bodies (name and kind) that a mention could mean, likeliest first."""
        area = mention.places or statements.values(mention.group, "municipality")
        found: dict[tuple[str, str], None] = {}
        prefectures = tuple(dict.fromkeys(self._places.prefecture_of(code).code for code in area))
        for code in (*area, *prefectures):
            for name in self._known.get((mention.kind, code), ()):
                found[name, mention.kind] = None
        found.update(dict.fromkeys(self._composed(mention.kind, area, prefectures)))
        return tuple(found)[: len(PROPOSALS)]

    def _composed(self, kind: str, area: Iterable[str], prefectures: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the names that words of this kind make with the names of the area (高知市社会福祉協議会)."""
        of = {"municipality": tuple(area), "prefecture": tuple(prefectures)}
        if kind == _ADMINISTRATION:
            for scope, codes in of.items():
                yield from ((self._places.get(code).name, scope) for code in codes)
            return
        for word in unique_words():
            if word.kind != kind:
                continue
            for code in of[word.scope]:
                name = self._places.get(code).name
                if word.type and not name.endswith(word.type):
                    continue
                short = kind == "national-agency" and name != "北海道"  # 山口労働局, not 山口県労働局
                yield (name[:-1] if short else name) + word.suffix, kind


def kind_label(statements: Statements, kind: str) -> str:
    """Return the Japanese label of a kind, also of one that the source adds."""
    return statements.concept_label("kinds", kind).ja


def field_label(name: str) -> str:
    """Return the Japanese label of a field of the form; the name itself where it is none of ours."""
    scheme = vocab.scheme("fields")
    return scheme[name].ja if name in scheme else name


def reading(statements: Statements, mention: Mention, names: dict[str, str]) -> str:
    """Return what a mention was taken for, in Japanese: the name, the kind, and which body it means."""
    parts = [] if mention.name == mention.surface else [f"名前: {mention.name}"]
    parts.append(f"種類: {kind_label(statements, mention.kind)}")
    if mention.body:
        how = vocab.label("groundings", mention.grounding, "ja")
        parts.append(f"団体: {names.get(mention.body, mention.name)}（{how}）")
    if mention.tense == "planned":
        parts.append("これからの予定")
    return "、".join(parts)


def by_field(mentions: Iterable[Mention]) -> list[Mention]:
    """Return mentions with those of the partner field first, each part by place."""
    return sorted(mentions, key=lambda m: (m.field != PARTNER_FIELD, m.start, m.end, m.id))
