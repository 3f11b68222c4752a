"""The form of the Cabinet Office's casebook, from its text to rows."""

from kgraph.reading.casebook.labels import FormLabels, form_name
from kgraph.reading.casebook.passages import Passage
from kgraph.reading.casebook.reader import read_casebook
from kgraph.reading.casebook.rows import CasebookReading, FormFact, FormGroup, FormLineAccount

__all__ = [
    "CasebookReading",
    "FormFact",
    "FormGroup",
    "FormLabels",
    "FormLineAccount",
    "Passage",
    "form_name",
    "read_casebook",
]
