"""How groups and families of partner kinds look: a colour and a sign each, so that neither alone has to tell.

The signs are of JIS X 0208, which every Japanese font has. Colours keep a contrast of at least 4.5 to 1 against white
and against their own tint, differ in lightness, and were chosen to stay apart for the colour-blind.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Look:
    """The sign that stands before a name, the colour of its line, and the tint of its box."""

    sign: str
    line: str
    tint: str


GROUP = Look("", "#16324f", "#16324f")
GROUP_TEXT = "#ffffff"
TEXT = "#1b1b1b"
EDGE = "#6b7785"
SHARED_EDGE = "#b3261e"

OTHER = "miscellaneous"
FAMILIES = MappingProxyType(
    {
        "public-administration": Look("■", "#00598c", "#e4f0f8"),
        "welfare-core": Look("●", "#a8480a", "#fbeadf"),
        "education": Look("▲", "#08663f", "#e0f3ea"),
        "children": Look("▽", "#8a2f5d", "#f8e6ef"),
        "community": Look("◆", "#5b3f9a", "#ece7f7"),
        "civil-society": Look("★", "#a11250", "#fbe3ec"),
        "care": Look("▼", "#006a73", "#dff2f3"),
        "economy": Look("□", "#6b5900", "#f6f0d6"),
        "people": Look("○", "#6d4534", "#f1e8e4"),
        OTHER: Look("◇", "#4d4d4d", "#eeeeee"),
    }
)


CLUSTERS = ("#00598c", "#a8480a", "#08663f", "#a11250", "#5b3f9a", "#6b5900", "#006a73", "#4d4d4d")
"""The colours of clusters (dark enough for white text); from the ninth on they begin anew: the number tells them apart."""


def look(family: str) -> Look:
    """Return how a family looks; one that has no look of its own (added by a source) looks like ``other``."""
    return FAMILIES.get(family, FAMILIES[OTHER])


def style_name(family: str) -> str:
    """Return the ASCII name under which a family's look is found in the style sheet and in the graph."""
    return family if family in FAMILIES else OTHER


def stylesheet() -> str:
    """Return the rules that give each sign and each cluster its colour in tables and legends."""
    rules = [f".sign-{name} {{ color: {own.line}; }}" for name, own in FAMILIES.items()]
    rules += [f".key.cluster-{at} {{ background: {colour}; }}" for at, colour in enumerate(CLUSTERS)]
    return "\n".join(rules) + "\n"


def cluster_colour(at: int) -> str:
    """Return the colour of the cluster that stands at ``at`` (from 0) in the list."""
    return CLUSTERS[at % len(CLUSTERS)]
