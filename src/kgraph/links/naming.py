"""What a table was narrowed to, as files made of it say it: in their titles in words, in their names as a short slug."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgraph.errors import Text
from kgraph.links.filters import Filter, filter_words
from kgraph.links.model import PARTNER

SLUG_MOST = 80
"""A longer slug is cut, and a digest of the whole stands at its end."""

_TIES = {"partner": Text("連携", "partnerships"), "member": Text("加盟", "memberships")}
_ROLLED_UP = Text("部署や支部は、属する団体に数えました", "departments and branches count as what they are part of")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The words for people and the slug for the names of files (ASCII); both empty for the whole table."""

    words: Text | None = None
    slug: str = ""

    def titled(self, title: Text) -> Text:
        """Return a title that says what its table was narrowed to."""
        if self.words is None:
            return title
        return Text(f"{title.ja}［{self.words.ja}］", f"{title.en} [{self.words.en}]")

    def named(self, stem: str) -> str:
        """Return the name of a file, without its ending, that says so as well."""
        return f"{stem}_{self.slug}" if self.slug else stem


def narrowing(
    wanted: Filter,
    *,
    ties: Sequence[str] = (PARTNER,),
    rolled_up: bool = False,
    own_labels: Mapping[tuple[str, str], str] | None = None,
) -> Narrowing:
    """Return how files say what a table was narrowed to, what counts as a tie, and whether units were rolled up.

    >>> narrowing(Filter(prefectures=("43000",)), ties=("member",)).named("network-body")
    'network-body_prefectures-43000_ties-member'
    """
    told, slugs = [filter_words(wanted, own_labels)], ["-".join((k, *v)) for k, v in wanted.parameters().items()]
    if set(ties) != {PARTNER}:
        counted = [_TIES[tie] for tie in sorted(set(ties))]
        told.append(
            Text(f"数えたもの: {'・'.join(t.ja for t in counted)}", f"counted: {', '.join(t.en for t in counted)}")
        )
        slugs.append("-".join(("ties", *sorted(set(ties)))))
    if rolled_up:
        told.append(_ROLLED_UP)
        slugs.append("rolled-up")
    words = [words for words in told if words]
    slug = re.sub(r"[^A-Za-z0-9._-]", "", "_".join(slugs))
    if len(slug) > SLUG_MOST:
        slug = f"{slug[: SLUG_MOST - 9]}-{hashlib.sha256(slug.encode()).hexdigest()[:8]}"
    return Narrowing(Text("、".join(w.ja for w in words), "; ".join(w.en for w in words)) if words else None, slug)
