"""What the form prints by itself: the names of its fields and sections, and the choices of its two grids.

The names of the fields are the form's grammar and stand here; the choices come from the vocabulary, as data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kgraph import vocab
from kgraph.text import key

ACTIVITIES, TARGETS = "activities", "targets"
HEADING, SCENES, COLOPHON = "heading", "scenes", "colophon"

HEAD_FIELDS = MappingProxyType({"団体名": "name", "取組地域": "region", "取組名": "initiative"})
"""The lines at the head of a group. 団体名 stands in the profile as well: where, decides which it is."""

SECTIONS = MappingProxyType(
    {
        "取組の種類": ACTIVITIES,
        "取組の対象": TARGETS,
        "取組の内容": "cells",
        "取組の成果": "cells",
        "取組の様子": SCENES,
        "団体概要": "profile",
    }
)

_TWO_PARTS = {"partners": ("連携した団体", "協力いただいた団体"), "outcomes": ("定性的な成果", "定量的な成果")}
_REACH = "つながるために行った工夫"

CELL_FIELDS = MappingProxyType(
    {
        "目的": "purpose",
        "対象とした人": "people",
        "内容": "content",
        **{f"対象とした人{particle}{_REACH}": "approach" for particle in "とに"},
        _REACH: "approach",
        "ために行った工夫": "approach",
        **{part: field for field, parts in _TWO_PARTS.items() for part in parts},
        **{joint.join(parts): field for field, parts in _TWO_PARTS.items() for joint in ("", "・", "、", "/", "及び")},
    }
)

PROFILE_FIELDS = MappingProxyType(
    {
        "団体名": "profile-name",
        "代表者": "representative",
        "代表者名": "representative",
        "代表者氏名": "representative",
        "設立年月日": "founded",
        "設立年月": "founded",
        "スタッフ数": "staff",
        "団体住所": "address",
        "団体所在地": "address",
        "ウェブサイト": "website",
        "ホームページ": "website",
        "メッセージ": "message",
    }
)

PROSE = frozenset(CELL_FIELDS.values()) | {"message"}
"""Fields whose words are accounted for by a digest and never stored."""

WITHHELD = frozenset({"representative", "address"})
"""Fields that hold a person's name or a street address: nothing of them leaves the reader."""

_FORM_NAMES = {
    "name": "団体名",
    "profile-name": "団体名（団体概要）",
    ACTIVITIES: "取組の種類",
    TARGETS: "取組の対象",
    SCENES: "取組の様子",
    HEADING: "見出し",
    COLOPHON: "奥付",
    "partners": "連携した団体・協力いただいた団体",
    "outcomes": "定性的な成果・定量的な成果",
    "approach": f"対象とした人と{_REACH}",
}


def form_name(field: str) -> str:
    """Return how the form itself calls a field, for messages; an unknown field is returned as it is."""
    for table in (HEAD_FIELDS, CELL_FIELDS, PROFILE_FIELDS):
        for label, name in table.items():
            if name == field:
                return _FORM_NAMES.get(field, label)
    return _FORM_NAMES.get(field, field)


@dataclass(frozen=True, slots=True)
class FormLabels:
    """The choices of the two grids and the legal forms, by key (see ``text.key``), each with its notation."""

    activities: Mapping[str, str]
    targets: Mapping[str, str]
    families: frozenset[str]
    legal_forms: Mapping[str, str]
    form_statuses: Mapping[str, str]

    @classmethod
    def make(
        cls,
        *,
        activities: Mapping[str, str],
        targets: Mapping[str, str],
        families: tuple[str, ...] = (),
        legal_forms: Mapping[str, str] = MappingProxyType({}),
        form_statuses: Mapping[str, str] = MappingProxyType({}),
    ) -> FormLabels:
        """Return the table of labels as they are printed; notations are any text."""

        def keyed(table: Mapping[str, str]) -> Mapping[str, str]:
            return MappingProxyType({key(label): notation for label, notation in table.items()})

        return cls(
            keyed(activities),
            keyed(targets),
            frozenset(key(family) for family in families),
            keyed(legal_forms),
            keyed(form_statuses),
        )

    @classmethod
    def from_vocab(cls) -> FormLabels:
        """Return the labels and variants of the project's schemes. Raises DataError when a scheme cannot be read."""

        def variants(name: str) -> dict[str, str]:
            return {label: c.notation for c in vocab.scheme(name).leaves for label in (c.ja, *c.alt)}

        above = [c for c in vocab.scheme("activities").concepts if not c.leaf]
        return cls.make(
            activities=variants("activities"),
            targets=variants("targets"),
            families=tuple(label for c in above for label in (c.ja, *c.alt)),
            legal_forms=variants("legal-forms"),
            form_statuses=variants("form-statuses"),
        )
