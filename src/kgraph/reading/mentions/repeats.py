"""Mentions that tell of nothing new: the subject itself, and a body that was told before."""

from __future__ import annotations

import re

from kgraph.reading.mentions.model import Candidate
from kgraph.reading.mentions.naming import key
from kgraph.reading.mentions.subject import Subject
from kgraph.reading.mentions.working import Working, plain

_SAME = re.compile(
    r"同(?![^、]{2,}(?:課|係|担当)$)(?![校園](?:PTA|[^、。]*[会部団]))(?![窓好友志盟胞仁愛心朋和]).."
)  # 同協議会: told before
_OF_A_LEVEL = re.compile(r"(?:[都道府県市区町村]|地区|校区|支部|本部)の$")  # 市の社協 and 県の社協 are two
_KIND = "~"  # before the key of a kind, so that it is no name
_OTHER_LEVEL = re.compile(_KIND + "(?:.{1,3}の|地区|校区|支部)")
_UNIQUE_TAILS = (
    "協議会",
    "社協",
    "教育委員会",
    "商工会",
    "商工会議所",
    "組合",
    "生協",
    "農協",
    "医師会",
    "連合会",
    "協会",
    "財団",
    "事業団",
    "民児協",
)


def compared(work: Working, candidate: Candidate, core: str, name: str) -> str:
    """Return what a mention is compared by with those before it: its name, or its kind and the level that it is of."""
    if not candidate.generic:
        return key(name)
    level = _OF_A_LEVEL.search(plain(work.text[candidate.start : candidate.core_start]))
    return _KIND + (level.group() if level else "") + key(core)


def repeat_of(
    work: Working,
    candidate: Candidate,
    core: str,
    name: str,
    subject: Subject,
    seen: dict[str, set[str]],
    admin: bool,
) -> str:
    """Return why a mention tells of nothing new: the subject, or a body told before; nothing where it does not.

    ``seen`` holds what was told before (``compared``), each with the legal forms that it stood with.
    """
    is_generic = candidate.generic
    if subject.is_subject(
        core if is_generic else name, is_generic=is_generic and candidate.start == candidate.core_start
    ):
        return "subject"
    wanted = compared(work, candidate, core, name)
    forms = seen.get(wanted, set())
    another = candidate.form and forms and not forms & {candidate.form, ""}  # two legal forms are two bodies
    if (forms and not another) or _SAME.match(core):
        return "repeat"
    if (
        is_generic
        and candidate.kind == "administration-unspecified"
        and admin
        and candidate.start == candidate.core_start
    ):
        return "repeat"
    bare = is_generic and candidate.start == candidate.core_start and wanted.endswith(tuple(map(key, _UNIQUE_TAILS)))
    wanted = wanted.removeprefix(_KIND)
    return "repeat" if bare and any(known.endswith(wanted) for known in seen if not _OTHER_LEVEL.match(known)) else ""
