"""All that the statements say of one group or body: ``kgraph show`` and the pages of the site ask here."""

from kgraph.show.find import SeveralMatches, Subject, find, subjects
from kgraph.show.portrait import FactView, MentionView, Portrait, portrait
from kgraph.show.results import portrait_dict

__all__ = [
    "FactView",
    "MentionView",
    "Portrait",
    "SeveralMatches",
    "Subject",
    "find",
    "portrait",
    "portrait_dict",
    "subjects",
]
