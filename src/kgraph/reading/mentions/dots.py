"""The dot ・: between two bodies it parts, inside a name it joins; a head may be shared by what it parts."""

from __future__ import annotations

import re

from kgraph.kinds import lexicon_in_use
from kgraph.reading.mentions.bodies import FIRM, Body, generic, read_body
from kgraph.reading.mentions.brackets import FORM_FIRST, FORM_LAST
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.mentions.tokens import DOT, Chunk, Token

_UMBRELLA = (
    "ネットワーク",
    "連絡会",
    "連絡協議会",
    "連合会",
    "協議会",
    "連盟",
    "プラットフォーム",
    "支援センター",
    "サポートセンター",
)
_LEVEL = re.compile(r"(?:都?道府県|都道府県|市区?町村|区市町村|市町|指定都市|政令指定都市|政令市|中核市|特別区)")
_BRANCH = re.compile(r"[\u3400-\u9fffケヶ]{1,6}(?:支部|支店|分会)")
_LONGEST = 60  # no name with dots inside is longer
_SHARED = re.compile(r"[\u3400-\u9fffケヶァ-ヺー]{1,5}")


def settle_dots(items: list[Token | Chunk], masked: str) -> list[Token | Chunk]:
    """Return ``items`` with chunks put together over a dot that lies inside a name; a dot that parts stays."""
    out: list[Token | Chunk] = []
    i = 0
    while i < len(items):
        item = items[i]
        last = out[-1] if out else None
        following = items[i + 1] if i + 1 < len(items) else None
        if (
            isinstance(item, Token)
            and item.kind == DOT
            and isinstance(last, Chunk)
            and isinstance(following, Chunk)
            and not parts(masked, last, following)
        ):
            out[-1] = Chunk(last.start, following.end, following.brackets, False, following.outer)
            i += 2
            continue
        out.append(item)
        i += 1
    return out


def parts(masked: str, left: Chunk, right: Chunk) -> bool:
    """Tell whether the dot between two chunks parts two mentions."""
    if left.brackets or right.end - left.start > _LONGEST:
        return True
    lexicon = lexicon_in_use()
    head = lexicon.head_ending(masked, right.end, left.start)
    if _LEVEL.fullmatch(masked, left.start, left.end) and _LEVEL.match(masked, right.start, right.end):
        return False
    for end in range(right.start + 1, min(right.end, right.start + 12) + 1):
        found = lexicon.head_ending(masked, end, left.start)
        if found is not None and "・" in found.word and found.strength != "stop" and end - len(found.word) < left.end:
            return False
    first, second = read_body(masked, left.start, left.end), read_body(masked, right.start, right.end)
    if _BRANCH.fullmatch(masked, right.start, right.end):
        return first is None or first.generic or first.rule.endswith("+unit")  # フードバンク甲・乙支部 is one
    if first is None and second is not None and _begins_anew(masked, right, second):
        return True
    if first is None or first.strength not in (*FIRM, "public", "unit-word", "class"):
        return shares_head(masked, left, right, second)
    if first.form and second is not None and not _stands_alone(second):
        return False
    if second is None:
        return _people_behind(masked, right)
    whole = masked[right.start : right.end]
    umbrella = next((word for word in _UMBRELLA if whole.endswith(word) and len(whole) > len(word)), "")
    if head is not None and head.word == whole and head.strength == "strong" and first.generic:
        return True  # 自治会・まちづくり協議会: the second is a word of its own
    return not (umbrella and generic(whole) and head is not None and not second.form and first.strength != "place")


def _begins_anew(masked: str, right: Chunk, second: Body) -> bool:
    """Tell whether a body begins with its place or its legal form, so that a name before the dot is another."""
    if second.generic or second.strength not in ("strong", "form"):
        return False
    places = gazetteer()
    after = places.prefix(masked, right.start, right.end)
    return FORM_FIRST <= masked[right.start] <= FORM_LAST or right.start < after < right.end


def _stands_alone(body: Body) -> bool:
    return bool(body.form) or body.strength in ("strong", "place") or not body.generic


def _people_behind(masked: str, right: Chunk) -> bool:
    """Tell whether a word for people or an activity follows (園生・職員), so that the dot ends the mention."""
    head = lexicon_in_use().head_ending(masked, right.end, right.start)
    return head is not None and head.strength in ("public", "stop")


def shares_head(masked: str, left: Chunk, right: Chunk, second: Body | None) -> bool:
    """Tell whether two short names share the head of the second (two police stations written X・Y警察署)."""
    if second is None or second.generic or second.strength not in ("strong", "dept", "named"):
        return False
    rest = masked[second.start : second.end - len(second.head)]
    words = masked[left.start : left.end]
    if not (_SHARED.fullmatch(words) and _SHARED.fullmatch(rest)) or generic(words) or len(second.head) < 2:
        return False
    places = gazetteer()
    if places.joins(masked, left.end):
        return False
    known = words in places.stems or rest in places.stems
    return known or (len(words) <= 3 and len(rest) <= 3 and second.strength == "strong")
