"""A person in the loop: what should be looked at goes out as a sheet, and what was decided on it becomes corrections."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kgraph.errors import CallError, InputError, Problem, Text, error_in_words
from kgraph.files import write_atomic
from kgraph.identity.candidates import pairs as candidate_pairs
from kgraph.identity.meeting import with_notes
from kgraph.identity.review import sheet, workbook
from kgraph.identity.review.adding import Adding, group_rows
from kgraph.identity.review.decisions import decide
from kgraph.identity.review.erasing import without_words_of
from kgraph.identity.review.items import items
from kgraph.identity.review.missed import add_missed, to_fill
from kgraph.identity.review.model import Desk, Item, SourceState
from kgraph.identity.review.persons import names_of_rows, undecided_persons, without_persons
from kgraph.pipeline.sources import Kept, load_kept, shown, source_folders, withheld_ids, withhold_all
from kgraph.pipeline.writing import write_statements
from kgraph.sheets import csv_text, form_of
from kgraph.statements import Correction, Withheld, load, without_withheld
from kgraph.statements.merging import Pairs, decided_pairs, merged

FORMATS = ("xlsx", "csv")
_COLUMNS = ("table", "row", "action", "column", "old", "new", "reason", "by", "on")


@dataclass(frozen=True, slots=True)
class Applied:
    """What a sheet did: rows taken, rows that said what held already, rows refused, and corrections by file."""

    taken: int
    unchanged: int
    problems: tuple[Problem, ...]
    corrections: Mapping[Path, tuple[Correction, ...]]


def review_items(data: Path | None = None, source_texts: Sequence[Path] = ()) -> tuple[Item, ...]:
    """Return what a person should look at in the sources of ``data``.

    With the text of a source at hand (``source_texts``) its unread lines come with their words, for use inside the
    office only. Raises KgraphError as loading does, and for a text that is no source's.
    """
    return _items(_desk(data)[0], source_texts)


def _items(desk: Desk, source_texts: Sequence[Path]) -> tuple[Item, ...]:
    visible = [without_persons(state.statements, state.persons) for state in desk.sources]
    return items(desk, candidate_pairs(visible, sorted(desk.pairs.distinct)), _texts(desk, source_texts))


def _texts(desk: Desk, source_texts: Sequence[Path]) -> dict[str, str]:
    """Return the texts of sources by id: of a table that of the sheet that was read."""
    if not source_texts:
        return {}
    from kgraph.check.quotes import match_texts  # heavy: it stands beside the shapes
    from kgraph.pipeline.dispatch import text_of

    statements = [state.statements for state in desk.sources]
    digests = {one.source.sha256 for one in statements}
    return match_texts((text_of(path, digests) for path in source_texts), statements)


def write_review(
    out: Path, data: Path | None = None, form: str = "", source_texts: Sequence[Path] = ()
) -> Counter[str]:
    """Write the sheet to ``out`` as ``form`` (``xlsx`` or ``csv``; by the file's name where none is told).

    Returns how many questions of each sort it asks. Raises KgraphError as loading does, CallError for a file that
    cannot be written, or whose name ends as another kind of file does.
    """
    form = form_of(out, form)
    desk, _ = _desk(data)
    found = _items(desk, source_texts)
    content = workbook.to_csv(found) if form == "csv" else workbook.to_xlsx(found, tuple(group_rows(desk)))
    try:
        write_atomic(out, content)
    except OSError as error:
        raise CallError(_unwritable(out, error)) from None
    return Counter(item.sort for item in found)


def apply_review(path: Path, data: Path | None, *, by: str, on: str, source_texts: Sequence[Path] = ()) -> Applied:
    """Take the decisions on a sheet into the corrections of the sources in ``data``; who decided, and when.

    What reading missed is looked for in the texts of the sources (``source_texts``): without the text of a source
    its rows of that sort are refused.

    Each file is replaced whole; those of other sources stand if the process dies between two, and the sheet applied
    again does the rest. Raises CallError without ``data`` (packaged data is nobody's to correct), without a name or a
    day, InputError for a file that is no sheet, and KgraphError as loading does.
    """
    if data is None:
        raise CallError(_said("no-data", "--data", "", *_NO_DATA))
    by = " ".join(by.split())
    if not by:
        raise CallError(_said("no-name", "--by", by, *_NO_NAME))
    if not _is_day(on):
        raise CallError(_said("no-day", "--on", on, *_NO_DAY))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(_said("unreadable-file", path.name, error.strerror or "", *_NO_FILE)) from None
    answers = sheet.answers(workbook.read(content, path.name), path.name)
    desk, kept = _desk(data)
    adding = Adding(desk, _texts(desk, source_texts))
    outcome = decide(desk, answers, file=path.name, by=by, on=on, adding=adding)
    own = content[:2] == b"PK"
    rows_missed = to_fill(workbook.read_missed(content, path.name), marked=not own)
    called = f"{path.name} {workbook.MISSED}" if own else path.name
    add_missed(adding, rows_missed, outcome, file=called, by=by, on=on)
    new = {source: tuple(dict.fromkeys(rows)) for source, rows in outcome.corrections.items()}
    folders = {one.statements.source.id: one.folder for one in kept}
    written = {folders[source] / "corrections.csv": rows for source, rows in sorted(new.items())}
    for file, rows in written.items():
        try:
            append_corrections(file, rows)
        except OSError as error:
            raise CallError(_unwritable(file, error)) from None
    for source, persons in sorted(outcome.persons.items()):
        _erase(folders[source], persons)
    return Applied(outcome.taken, outcome.unchanged, tuple(outcome.problems), written)


def _erase(folder: Path, persons: Collection[str]) -> None:
    """Write the statements of a source without the words that were found to be persons' names."""
    kept = load(folder)
    left = without_words_of(kept, persons)
    if left is not kept:
        try:
            write_statements(left, folder)
        except OSError as error:
            raise CallError(_unwritable(folder, error)) from None


def append_corrections(path: Path, rows: Sequence[Correction]) -> None:
    """Add rows to a file of corrections, under the columns that it has; what stands there is kept byte for byte."""
    old = path.read_bytes() if path.exists() else b""
    if not old.strip():
        old = csv_text([_COLUMNS]).encode()
    end = b"\r\n" if b"\r\n" in old.split(b"\n", 1)[0] + b"\n" else b"\n"
    head = next(csv.reader(io.StringIO(old.decode("utf-8-sig"), newline="")))
    columns = [*head, *(name for name in _COLUMNS if name not in head)]
    if len(columns) > len(head):  # a file with fewer columns is written anew with all of them
        table = list(csv.reader(io.StringIO(old.decode("utf-8-sig"), newline="")))
        filled = ([*row, *[""] * (len(columns) - len(row))] for row in table[1:] if any(row))
        old = csv_text([columns, *filled]).encode()
        end = b"\n"
    if not old.endswith((b"\n", b"\r")):
        old += end
    text = csv_text([[getattr(row, name) for name in columns] for row in rows])
    write_atomic(path, old + text.encode().replace(b"\n", end))


def _desk(data: Path | None) -> tuple[Desk, tuple[Kept, ...]]:
    kept = tuple(sorted(map(load_kept, source_folders(data)), key=lambda one: one.statements.source.id))
    shown(kept)  # raises what contradicts itself
    decided, _ = decided_pairs(one.log for one in kept)
    hidden = withheld_ids(kept, decided)
    states = [_state(one, decided, hidden) for one in kept]
    noted = with_notes([state.statements for state in states])
    return Desk([replace(state, statements=one) for state, one in zip(states, noted, strict=True)], decided), kept


def _state(kept: Kept, pairs: Pairs, hidden: Mapping[str, Withheld]) -> SourceState:
    one_body = withhold_all(merged(kept.statements, pairs.kept), hidden, pairs)
    read = withhold_all(load(kept.folder), hidden, pairs)
    visible, persons = without_withheld(one_body), undecided_persons(one_body, kept.corrections)
    names = {i: told for i, told in names_of_rows(visible).items() if i in persons}
    speakable = without_persons(without_withheld(read), names).mentions
    left = {m.id for m in one_body.mentions}
    return SourceState(
        statements=without_persons(visible, names),
        persons=persons - set(names),
        corrections=kept.corrections,
        rows=withhold_all(kept.statements, hidden, pairs),
        speakable=frozenset(m.id for m in speakable),
        names=names,
        dropped={m.id: m for m in speakable if m.id not in left},
    )


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_NO_DATA = (
    Text("直す資料のフォルダー", "the folder of sources that is to be corrected"),
    Text("--data にフォルダーを指定してください", "name the folder by --data"),
)
_NO_NAME = (
    Text("判断した人または部署の名前", "who decided"),
    Text("--by に判断した人または部署を書いてください", "say by --by who decided"),
)
_NO_DAY = (
    Text("YYYY-MM-DD の日付", "a day as YYYY-MM-DD"),
    Text("--on に判断した日を書いてください", "say by --on when it was decided"),
)
_NO_FILE = (
    Text("読み取れる確認シート", "a review sheet that can be read"),
    Text("パスと権限を確かめてください", "check the path and its permissions"),
)


def _said(code: str, file: str, found: str, expected: Text, todo: Text) -> Problem:
    return Problem(code=code, file=file, found=found, expected=expected, todo=todo)


def _unwritable(path: Path, error: OSError) -> Problem:
    return Problem(
        code="unwritable-file",
        file=path.name,
        counted=error_in_words(error),
        expected=Text("書き込めるファイル", "a file that can be written"),
        todo=Text("Excel で開いていれば閉じ、権限を確かめてください", "close it in Excel, and check the permissions"),
    )
