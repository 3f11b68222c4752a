"""The casebook's form, read: every field of every group, and an account of every line."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence

from kgraph.errors import InputError
from kgraph.places import Places
from kgraph.reading.casebook.blocks import Block, Blocks, Taken
from kgraph.reading.casebook.colophon import find_colophon
from kgraph.reading.casebook.furniture import find_furniture
from kgraph.reading.casebook.grid import MAIN, Choice, Grid
from kgraph.reading.casebook.heads import SECTION, Label, find_labels
from kgraph.reading.casebook.labels import ACTIVITIES, CELL_FIELDS, PROSE, FormLabels
from kgraph.reading.casebook.lines import FormLine, form_lines
from kgraph.reading.casebook.names import read_names
from kgraph.reading.casebook.passages import REPLACEMENT, Document, Passage, clean
from kgraph.reading.casebook.problems import Problems, problem
from kgraph.reading.casebook.profile import read_dates, read_staff, read_website
from kgraph.reading.casebook.region import read_region
from kgraph.reading.casebook.rows import HELD, UNREAD, CasebookReading, FormFact, FormGroup, FormLineAccount

_CELLS = tuple(dict.fromkeys((*CELL_FIELDS.values(), "message")))
_FIELDS_OF_CHOICE = {
    (grid, mark): f"{'main' if mark == MAIN else 'sub'}_{name}"
    for grid, name in ((ACTIVITIES, "activity"), ("targets", "target"))
    for mark in "★☆"
}


def read_casebook(
    text: str, *, file: str, labels: FormLabels | None = None, places: Places | None = None
) -> CasebookReading:
    """Read the decoded text of a casebook (BOM removed, line ends as LF; see ``files.decode``).

    ``labels`` are the choices of the form (by default those of the vocabulary), ``places`` the list of places. What
    is wrong with a group is told in ``problems`` and the rest is read. Raises InputError where no group can be read:
    an empty or binary text, a text that is not this form, a form all of whose groups lack a name.
    """
    _check_text(text, file)
    labels, places = labels or FormLabels.from_vocab(), places or Places.load()
    document, lines, problems = Document.of(text), form_lines(text), Problems(file)
    heads = find_labels(lines)
    if not _is_casebook(heads.values()):
        raise InputError(problem("no-casebook", file, found=_opening(lines)))
    colophon, grid = find_colophon(lines, heads), Grid(labels)
    furniture = find_furniture(lines, heads, grid)
    blocks = Blocks(document, lines, heads, colophon, grid, furniture, problems)
    blocks.walk()
    _note_damage(lines, blocks.taken, problems)
    groups: list[FormGroup] = []
    index_of: dict[int, int] = {}
    for i, block in enumerate(blocks.found):
        group = _group(block, document, labels, places, grid, problems)
        if group is not None:
            index_of[i] = len(groups)
            groups.append(group)
    if not groups:
        raise InputError(*problems.sorted(), problem("no-group", file))
    return CasebookReading(
        groups=tuple(groups),
        lines=_accounts(lines, blocks.taken, index_of),
        problems=problems.sorted(),
        publisher=colophon.publisher,
        issued=colophon.issued,
    )


def _check_text(text: str, file: str) -> None:
    if not text.strip("\ufeff \t\r\n\f\v\u3000"):
        raise InputError(problem("empty-text", file, found=str(len(text))))
    control = sum(1 for c in text if c < " " and c not in "\t\n\r\f\v")
    if "\0" in text or 20 * control > len(text) or 4 * text.count(REPLACEMENT) > len(text):
        found = next((c for c in text if unicodedata.category(c) == "Cc" and c not in "\t\n\r\f\v"), REPLACEMENT)
        raise InputError(problem("binary-text", file, found=f"U+{ord(found):04X}"))


def _is_casebook(heads: Iterable[Label]) -> bool:
    """Whether the labels are those of this form: a name, and beside it a section or two other fields."""
    found = [h for h in heads if h.gap != "none"]
    named = any(h.field in ("name", "profile-name") for h in found)
    fields = {h.field for h in found if h.kind != SECTION} - {"name", "profile-name"}
    return named and (any(h.kind == SECTION for h in found) or len(fields) >= 2)


def _opening(lines: Sequence[FormLine]) -> str:
    """Return the shape of the first line: what stands there may be anything, so its words are not shown."""
    first = next(line for line in lines if not line.blank)
    return f"{len(lines)} lines, {len(first.text)} characters in the first"


def _note_damage(lines: Sequence[FormLine], taken: dict[int, Taken], problems: Problems) -> None:
    for at, line in enumerate(lines):
        if REPLACEMENT in line.text:
            column = line.text.index(REPLACEMENT) + 1
            field = taken[at].field if at in taken else ""
            problems.add("undecodable-byte", line=line.number, field=field, found=f"U+FFFD, column {column}")


def _group(
    block: Block, document: Document, labels: FormLabels, places: Places, grid: Grid, problems: Problems
) -> FormGroup | None:
    """Return the group of a block, or None (and a problem) when it has no name."""
    passages = {field: p for field in block.spans if (p := block.passage(document, field)) is not None}
    heading, profile = _whole(passages.get("name")), _whole(passages.get("profile-name"))
    if heading is None and profile is None:
        problems.add("group-without-name", line=block.line, field="name")
        return None
    if heading is None:
        problems.add("group-without-heading", line=block.line, field="name")
    elsewhere = " ".join(p.text for field, p in passages.items() if field == "initiative" or field in PROSE)
    name, named = read_names(heading or profile or Passage("", (), False, document), profile, elsewhere, labels)
    facts = list(named)
    if region := passages.get("region"):
        facts += read_region(region, places, problems)
    if initiative := passages.get("initiative"):
        facts.append(FormFact.at(initiative.place, "initiative", clean(initiative.text), rule="heading"))
    facts += [_fact_of(choice, document) for choice in grid.read(block.grid, problems)]
    for field, read in (("founded", read_dates), ("staff", read_staff), ("website", read_website)):
        if passage := _whole(passages.get(field)):
            facts += read(passage, problems)
    return FormGroup(
        name=name,
        line=block.line,
        facts=tuple(fact for fact in facts if REPLACEMENT not in fact.words),
        cells={field: passages[field] for field in _CELLS if field in passages},
    )


def _whole(passage: Passage | None) -> Passage | None:
    """Return a passage only when every character of it could be decoded."""
    return None if passage is None or REPLACEMENT in passage.text else passage


def _fact_of(choice: Choice, document: Document) -> FormFact:
    place = document.place(choice.start, choice.end)
    return FormFact.at(place, _FIELDS_OF_CHOICE[choice.grid, choice.mark], choice.notation, rule=choice.rule)


def _accounts(
    lines: Sequence[FormLine], taken: dict[int, Taken], index_of: dict[int, int]
) -> tuple[FormLineAccount, ...]:
    """Return the account of every non-blank line; of a group that was not read no line is taken."""
    accounts = []
    for at, line in enumerate(lines):
        if line.blank:
            continue
        became = taken[at]
        group = index_of.get(became.block, -1)
        fate = became.fate
        if fate != HELD and became.block >= 0 and group < 0:
            fate = UNREAD
        digest = ""
        if became.field in PROSE and fate not in (HELD, UNREAD):
            digest = hashlib.sha256(line.text.encode()).hexdigest()
        accounts.append(
            FormLineAccount(
                line=line.number, group=group, field=became.field, fate=fate, chars=len(line.text), digest=digest
            )
        )
    return tuple(accounts)
