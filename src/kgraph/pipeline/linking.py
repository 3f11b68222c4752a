"""From statements and a register to 法人番号: who is which registered body, written as statements with their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph.errors import CallError, Problem, Text, error_in_words
from kgraph.files import write_atomic
from kgraph.identity.numbers import SCHEME
from kgraph.identity.register_file import RegisteredBody, RegisterFile
from kgraph.identity.registry import MATCHED, STATUSES, Link, link, reasons
from kgraph.identity.subjects import subjects
from kgraph.pipeline.sources import Kept, load_kept, shown, source_folders
from kgraph.places import Places
from kgraph.statements import Identifier, Statements
from kgraph.statements.corrections import DROP
from kgraph.statements.merging import decided_pairs
from kgraph.statements.tables import read_rows, write_rows

FILE = "identifiers.csv"
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What linking gave: one link for each group and body, what was read of the register, and the files changed."""

    links: tuple[Link, ...]
    register: str
    read: int
    skipped: int
    problems: tuple[Problem, ...]
    written: tuple[Path, ...] = ()

    def count(self, status: str) -> int:
        """Return how many subjects have that status."""
        return sum(found.status == status for found in self.links)


def link_register(registry: Path, data: Path | None = None, *, dry_run: bool = False) -> LinkResult:
    """Look up every group and named body of ``data`` (default: the packaged data) in a register of 法人番号.

    Unless ``dry_run``, the numbers of those that match are written to ``identifiers.csv`` of each source that tells of
    them: rows that others wrote stay, rows of the same register are replaced, and a number that a correction drops is
    not proposed again. Raises InputError for a file that is no register, CallError where the data lies in an installed
    package or cannot be written, and what ``load_statements`` raises.
    """
    folders = source_folders(data)
    if not dry_run:
        _refuse_package(folders)
    places = Places.load()
    sources = sorted(map(load_kept, folders), key=lambda kept: kept.statements.source.id)
    register = RegisterFile(registry, places)
    asked = subjects(shown(sources), places, register=register.name, refused=refused_numbers(sources))
    links = link(asked, register, places)
    written = () if dry_run else _write(sources, links, register.name)
    return LinkResult(
        links=links,
        register=register.name,
        read=register.read,
        skipped=register.skipped,
        problems=tuple(register.problems),
        written=written,
    )


def refused_numbers(sources: Sequence[Kept]) -> dict[str, frozenset[str]]:
    """Return, by body, the 法人番号 that a person has dropped (row ``body/corporate-number/number``) and not kept since.

    What was refused for a body that was merged is refused for the one that stands for it.
    """
    pairs, _ = decided_pairs(kept.log for kept in sources)
    found: dict[str, set[str]] = {}
    for kept in sources:
        last = {row.row: row.action for row in kept.corrections if row.table == "identifiers"}
        for name in (row for row, action in last.items() if action == DROP):
            body, _, rest = name.partition("/")
            scheme, _, number = rest.partition("/")
            if scheme == SCHEME:
                found.setdefault(pairs.now(body), set()).add(number)
    return {body: frozenset(numbers) for body, numbers in found.items()}


def links_list(result: LinkResult, lang: str) -> list[dict[str, Any]]:
    """Return the links as plain data: matched first, then candidates, then none; else in their order."""
    ordered = sorted(result.links, key=lambda found: STATUSES.index(found.status))
    return [_row(found, result.register, lang) for found in ordered]


def _row(found: Link, register: str, lang: str) -> dict[str, Any]:
    matched = found.candidates[0].body if found.status == MATCHED else None
    return {
        "id": found.subject.id,
        "name": found.subject.name,
        "corporate_number": found.number or None,
        "status": found.status,
        "reason": found.reason.in_(lang),
        "rule": found.rule,
        "registered_name": matched.name if matched else None,
        "place": matched.place or None if matched else None,
        "register": register,
        "candidates": [
            {**_registered(c.body), "reasons": [reason.in_(lang) for reason in reasons(c)]}
            for c in (() if matched else found.candidates)
        ],
    }


def _registered(body: RegisteredBody) -> dict[str, str | None]:
    return {
        "corporate_number": body.number,
        "name": body.name,
        "place": body.place or None,
        "closed": body.closed or None,
        "successor": body.successor or None,
    }


def _write(sources: Sequence[Kept], links: Sequence[Link], register: str) -> tuple[Path, ...]:
    """Write the numbers into each source's folder; return the files whose content changed."""
    changed = []
    for kept in sources:
        path = kept.folder / FILE
        present = read_rows(path, Identifier) if path.exists() else ()
        rows = _merged(present, _rows(kept.statements, links, register), register)
        content = write_rows(rows, Identifier)
        if rows == present:
            continue
        try:
            if rows:
                write_atomic(path, content)
            else:
                path.unlink()
        except OSError as error:
            raise CallError(_problem("unwritable-folder", kept.folder, error_in_words(error))) from None
        changed.append(path)
    return tuple(changed)


def _rows(statements: Statements, links: Iterable[Link], register: str) -> list[Identifier]:
    # Before merges: a row under an id that the source has itself stands also when a merge is taken back.
    known = {group.id for group in statements.groups} | {body.id for body in statements.bodies}
    return [
        Identifier(
            body=found.subject.id,
            scheme=SCHEME,
            value=body.number,
            name=body.name,
            place=body.place,
            register=register,
            rule=f"register:{found.rule}",
        )
        for found in links
        if found.status == MATCHED and found.subject.id in known
        for body in (found.candidates[0].body,)
    ]


def _merged(present: Sequence[Identifier], new: Iterable[Identifier], register: str) -> tuple[Identifier, ...]:
    """Return the rows that others wrote, then the new ones by body, less those that another register told already."""
    theirs = [row for row in present if row.scheme != SCHEME or row.register != register or row.by]
    told = {(row.body, row.value) for row in theirs if row.scheme == SCHEME and row.register}
    own = sorted((row for row in new if (row.body, row.value) not in told), key=lambda row: row.body)
    return (*theirs, *own)


def _refuse_package(folders: Iterable[Path], package: Path = _PACKAGE) -> None:
    for folder in folders:
        if folder.resolve().is_relative_to(package):
            raise CallError(_problem("packaged-data", folder, folder.name))


def _problem(code: str, folder: Path, found: str | Text) -> Problem:
    expected: Mapping[str, Text] = {
        "packaged-data": Text(
            "書き込めるデータのフォルダー（パッケージ内のデータには書き込みません）",
            "a data folder of your own (the data inside the installed package is never written to)",
        ),
        "unwritable-folder": Text("書き込めるフォルダー", "a folder that can be written to"),
    }
    return Problem(
        code=code,
        file=folder.name,
        found=found if isinstance(found, str) else "",
        counted=None if isinstance(found, str) else found,
        expected=expected[code],
        todo=Text(
            "--data に自分のフォルダーを指定するか、--dry-run で結果だけを見てください",
            "name your own folder by --data, or look at the result by --dry-run",
        ),
    )
