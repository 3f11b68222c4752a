"""The subject of a text, whose partners they are: under which words it must not be taken for a partner."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgraph.reading.mentions.bodies import FIRM, generic, read_body
from kgraph.reading.mentions.brackets import mask
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.mentions.naming import key
from kgraph.text import fold_text

_QUOTED = re.compile(r"[「『]([^「」『』]{2,30})[」』]\Z")
# What the writer calls the writer's own: 本学の学科, 当院の相談室.
_OWN = re.compile(
    r"本[学校園会](?!議|部|所|町)|当(?:[院校園社会館店]|施設|法人|センター|クラブ)|弊[社会]|当団体|本法人"
)
_GOVERNMENT = frozenset(
    (
        "行政",
        "行政機関",
        "市",
        "町",
        "村",
        "区",
        "県",
        "市役所",
        "町役場",
        "村役場",
        "区役所",
        "県庁",
        "自治体",
        "役所",
        "役場",
    )
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject's names under ``naming.key`` and what is known of it and of its region."""

    keys: frozenset[str]
    government: str  # its level: prefecture, municipality, ward; nothing where it is no government
    region: str  # the municipality (or prefecture) of the region, as written
    written: str = ""  # folded, without white space
    cafeteria: bool = False  # whether it is of children's cafeterias, so that 〜食堂 in the text is one

    def holds(self, text: str, start: int, end: int) -> bool:
        """Tell whether ``text[start:end]`` is a part of the subject's name, or begins within it (こどもの + 木事務局)."""
        size = len(self.written)
        at = text.find(self.written, max(0, start - size + 1), start + size) if size else -1
        return 0 <= at <= start and ((end - start < size and end <= at + size) or at < start < at + size)

    def is_subject(self, name: str, *, is_generic: bool) -> bool:
        """Tell whether ``name`` is the subject: its name, its abbreviation, or its kind without a name."""
        wanted = key(name)
        if wanted in self.keys or _OWN.match(name):
            return True
        quoted = _QUOTED.search(name)
        if quoted and key(quoted.group(1)) in self.keys:
            return True
        if (
            self.government
            and wanted in _GOVERNMENT
            and (wanted[-1] not in "県庁") == (self.government != "prefecture")
        ):
            return True
        if self.government and wanted in ("行政", "行政機関", "自治体", "役所"):
            return True
        if wanted[:1] in ("市", "町", "村", "県", "区") and len(wanted) > 5:
            return any(known.endswith(wanted[1:]) for known in self.keys)
        for known in self.keys:
            if not is_generic and len(wanted) > 2 and known.endswith(wanted) and _is_front(known[: -len(wanted)]):
                return True
            if is_generic and len(wanted) >= 3 and known.endswith(wanted):
                return True
            if not is_generic and "・" in wanted and known == wanted.split("・", 1)[0]:
                return True
        return False


def _is_front(words: str) -> bool:
    """Tell whether words are a place or a kind of body, so that what stands behind them is the name."""
    return words in gazetteer().stems or bool(gazetteer().whole(words)) or generic(words)


def subject_of(subject: str, region: str) -> Subject:
    """Return the subject ``subject`` in ``region``; both may be empty, the subject may hold two bodies joined by ・."""
    names = [subject, *fold_text(subject).split("・")] if subject else []
    keys = {key(name) for name in names if len(name) > 1}
    if subject and len(names) > 2 and not _body(names[1]):
        keys = {key(subject)}
    level = gazetteer().whole("".join(fold_text(subject).split()))
    cafeteria = re.search(r"(?:こども|子ども|子供|地域)の?食堂", subject) is not None
    written = "".join(fold_text(subject).split())
    return Subject(frozenset(keys), level, municipality(region), written, cafeteria)


def _body(name: str) -> bool:
    body = read_body(mask(name)[0], 0, len(name))
    return body is not None and body.strength in FIRM and not body.generic


def municipality(region: str) -> str:
    """Return the municipality that a region ends with (岐阜県大垣市 → 大垣市), or nothing."""
    text = "".join(fold_text(region).split())
    text = text.split("(")[0]
    places = gazetteer()
    for start in range(len(text)):
        if places.names.get(text[start:]) == "municipality":
            return text[start:]
    for start in range(len(text)):
        end = places.prefix(text, start, len(text))
        if end > start and places.names.get(text[start:end]) == "municipality":
            return text[start:end]
    return ""
