"""Writing statements to a source's folder; what a person wrote there is never touched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kgraph.files import write_atomic
from kgraph.statements import Identifier, Statements, to_files
from kgraph.statements.source import source_yml
from kgraph.statements.tables import read_rows

_HEADERS = {
    "corrections.csv": "table,row,action,column,old,new,reason,by,on\n",
    "withheld.csv": "id,reason,on\n",
}


def write_statements(statements: Statements, folder: Path) -> None:
    """Write the tables of statements into ``folder``, each moved into place whole.

    ``source.yml``, corrections and the list of what is withheld belong to people: they are made where they are
    missing and never overwritten. Identifiers that a register or a person gave are kept beside those of the source.
    """
    present = folder / "identifiers.csv"
    if statements.identifiers and present.exists():
        given = (row for row in read_rows(present, Identifier) if row.register or row.by)
        statements = replace(statements, identifiers=tuple(dict.fromkeys((*statements.identifiers, *given))))
    for name, content in to_files(statements).items():
        write_atomic(folder / name, content)
    theirs = {**_HEADERS, "source.yml": source_yml(statements.source)}
    for name, content in theirs.items():
        if not (folder / name).exists():
            write_atomic(folder / name, content)
