"""Writing statements to a source's folder; what a person wrote there is never touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kgraph.errors import DataError, Problem, Text
from kgraph.files import write_atomic
from kgraph.identity.review.erasing import persons_found, without_words_of
from kgraph.statements import Identifier, Statements, load_corrections, to_files
from kgraph.statements.source import BLANK, Source, load_source, source_yml
from kgraph.statements.tables import OPTIONAL, read_rows

_HEADERS = {
    "corrections.csv": "table,row,action,column,old,new,reason,by,on\n",
    "withheld.csv": "id,reason,on\n",
}


def write_statements(statements: Statements, folder: Path) -> tuple[Problem, ...]:
    """Write the tables of statements into ``folder``, each moved into place whole.

    ``source.yml``, corrections and the list of what is withheld belong to people: they are made where they are
    missing and never overwritten, but in ``source.yml`` for the digest, which is that of the text that was read, and
    for a publisher and date that nobody filled in.
    Identifiers that a register or a person gave are kept beside those of the source; those of a body that the source
    no longer names are left out, and told as problems. Groups and listed bodies of which the corrections say that they
    are persons are not written.
    """
    statements = without_words_of(statements, persons_found(load_corrections(folder / "corrections.csv")))
    present = folder / "identifiers.csv"
    problems: list[Problem] = []
    if present.exists():
        known = {body.id for body in statements.bodies} | {group.id for group in statements.groups}
        given = [row for row in read_rows(present, Identifier) if row.register or row.by]
        problems = [_gone(folder, row) for row in given if row.body not in known]
        kept = dict.fromkeys((*statements.identifiers, *(row for row in given if row.body in known)))
        statements = replace(statements, identifiers=tuple(kept))
    files = to_files(statements)
    for name, content in files.items():
        write_atomic(folder / name, content)
    for name in OPTIONAL:
        if f"{name}.csv" not in files:  # rows of an earlier reading
            (folder / f"{name}.csv").unlink(missing_ok=True)
    theirs = {**_HEADERS, "source.yml": source_yml(statements.source)}
    for name, content in theirs.items():
        if not (folder / name).exists():
            write_atomic(folder / name, content)
    _fill_blanks(folder / "source.yml", statements.source)
    _renew_digest(folder / "source.yml", statements.source)
    return tuple(problems)


def _fill_blanks(path: Path, source: Source) -> None:
    """Write who published a source and when where its description leaves that blank and this reading was told."""
    told = dict(line.split(": ", 1) for line in source_yml(source).splitlines() if ": " in line)
    kept = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [_filled(line, told) for line in kept]
    if lines != kept:
        write_atomic(path, "".join(lines))


def _filled(line: str, told: Mapping[str, str]) -> str:
    name, _, value = line.partition(":")
    blank = name in ("publisher", "issued") and value.strip() in ("", "''", '""')
    return f"{name}: {told[name]}\n" if blank and told.get(name, "''") != "''" else line


def _renew_digest(path: Path, source: Source) -> None:
    """Put the digest of the text that was read into a source's description; nothing else of it changes."""
    try:
        kept = load_source(path, blank=BLANK)
    except DataError:  # a person is at it
        return
    if kept.id == source.id and kept.sha256 != source.sha256:
        write_atomic(path, path.read_bytes().replace(kept.sha256.encode(), source.sha256.encode()))


def _gone(folder: Path, row: Identifier) -> Problem:
    return Problem(
        code="identifier-without-body",
        file=f"{folder.name}/identifiers.csv",
        field=row.scheme,
        found=row.value,
        expected=Text("資料に今もある団体", "a body that the source still names"),
        todo=Text(
            "その番号の行は除きました。要るなら kgraph link をもう一度行ってください",
            "that row was left out; run kgraph link again if it is needed",
        ),
    )
