"""Partner mentions in Japanese text: which bodies, or kinds of bodies, took part.

The text is read in layers: made plain with a way back (working), laid out (layout), and then line by line as a list
(lists) or as sentences (prose); assemble puts the findings in order. A morphological analyser can stand in for ``kana.cut``.
"""

from __future__ import annotations

from kgraph.kinds import Lexicon
from kgraph.reading.mentions.assemble import Reading, read
from kgraph.reading.mentions.model import FoundMention, Vetoed
from kgraph.reading.mentions.roles import ROLES

__all__ = ["ROLES", "FoundMention", "Reading", "Vetoed", "cooperation", "extract", "extract_vetoed", "read"]


def extract(
    text: str, *, subject: str = "", subject_region: str = "", offset: int = 0, lexicon: Lexicon | None = None
) -> list[FoundMention]:
    """Return the partner mentions of ``text``, in the order of the text, none overlapping another.

    ``subject`` is the body whose partners they are (it is no mention), ``subject_region`` its prefecture and
    municipality; ``offset`` is added to all offsets. ``text[m.start - offset : m.end - offset] == m.surface``.
    ``lexicon`` is the words to read by (``kgraph.kinds.lexicon_with``); None is the project's own.
    """
    return list(read(text, subject, subject_region, offset, lexicon=lexicon).mentions)


def extract_vetoed(
    text: str, *, subject: str = "", subject_region: str = "", offset: int = 0, lexicon: Lexicon | None = None
) -> list[Vetoed]:
    """Return what looks like a body and was passed over by ``extract``, each with the reason."""
    return list(read(text, subject, subject_region, offset, lexicon=lexicon).vetoed)


def cooperation(
    text: str, *, subject: str = "", subject_region: str = "", offset: int = 0, lexicon: Lexicon | None = None
) -> list[FoundMention]:
    """Return only the bodies that the text says took part (と連携, の協力, による, を巻き込んだ, が主催); see ``extract``.

    For prose that is about other things as well; people by description are left out.
    """
    return list(read(text, subject, subject_region, offset, explicit_only=True, lexicon=lexicon).mentions)
