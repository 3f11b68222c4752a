"""Writing statements to a source's folder; what a person wrote there is never touched."""

from __future__ import annotations

from pathlib import Path

from kgraph.files import write_atomic
from kgraph.statements import Statements, to_files
from kgraph.statements.source import source_yml

_HEADERS = {
    "corrections.csv": "table,row,action,column,old,new,reason,by,on\n",
    "withheld.csv": "id,reason,on\n",
}


def write_statements(statements: Statements, folder: Path) -> None:
    """Write the tables of statements into ``folder``, each moved into place whole.

    ``source.yml``, corrections and the list of what is withheld belong to people: they are made where they are
    missing and never overwritten.
    """
    for name, content in to_files(statements).items():
        write_atomic(folder / name, content)
    theirs = {**_HEADERS, "source.yml": source_yml(statements.source)}
    for name, content in theirs.items():
        if not (folder / name).exists():
            write_atomic(folder / name, content)
