"""From the text of a source to statements: the form is read, then the mentions, then who they are."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kgraph import vocab
from kgraph.errors import Problem, Text
from kgraph.files import Decoded, read_text
from kgraph.identity.assemble import Assembler, Namer
from kgraph.identity.grounding import Area, Region
from kgraph.identity.names import body_id, normal_name
from kgraph.identity.review.bodies import body_for
from kgraph.pipeline.editions import edition, folder_of
from kgraph.pipeline.held import PartnerReader, held_notices, held_rows
from kgraph.places import Places
from kgraph.reading.casebook import CasebookReading, FormFact, FormGroup, FormLineAccount, read_casebook
from kgraph.reading.casebook.passages import clean
from kgraph.reading.concepts import find_concepts
from kgraph.reading.mentions import FoundMention, Vetoed, cooperation, extract
from kgraph.statements import (
    PARTNER_FIELD,
    ConceptWord,
    Fact,
    Group,
    Held,
    LineAccount,
    Mention,
    Source,
    Statements,
    apply_corrections,
    load_corrections,
    tidy,
)
from kgraph.text import LineIndex, key

ROLE_CHARS = 60
"""How many characters of what a partner did are kept: a fact, not the prose of the source."""

# Prose fields that may say who took part. The message is left out: it tells of wishes, not of what was done.
_OTHER_FIELDS = ("purpose", "people", "content", "approach", "outcomes")


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What reading gave: the statements, and the problems met (parts that could not be read, stale corrections).

    ``folder`` is the folder of the source's kept statements, None for a text that is not known. ``notices`` tell what
    was done on the way (columns left out, values not given); nothing is lost by them.
    """

    statements: Statements
    problems: tuple[Problem, ...]
    folder: Path | None
    notices: tuple[Problem, ...] = ()


def read_file(
    path: Path,
    *,
    data: Path | None = None,
    unaided: bool = False,
    decoded: Decoded | None = None,
    into: Path | None = None,
) -> ReadResult:
    """Read a casebook's text into statements; ``decoded`` is the text where the file holds it in another way.

    A text whose digest a kept source names gets that source's corrections, unless ``unaided`` asks for what the
    rules alone give. So does any that is read into a folder ``into`` that holds a source: a newer edition of it. Raises
    InputError when the file cannot be decoded or is no casebook, or where ``into`` holds what is none.
    """
    decoded = decoded or read_text(path)
    folder = folder_of(decoded.sha256, path.name, data=data, into=into, form="casebook")
    reading = read_casebook(decoded.text, file=path.name)
    fresh = _new_source(path, decoded.sha256, reading)
    source, notices = edition(folder, fresh, own={"issued": fresh.issued}) if folder else (fresh, ())
    statements, repeated = to_statements(decoded.text, reading, source)
    problems = decoded.problems + reading.problems + repeated
    corrections = load_corrections(folder / "corrections.csv") if folder and not unaided else ()
    if folder and corrections:
        statements, stale = apply_corrections(
            statements, corrections, f"{folder.name}/corrections.csv", body_for=body_for, text=decoded.text
        )
        statements, problems = tidy(statements), problems + stale
    return ReadResult(statements, problems, folder, (*notices, *held_notices(statements, path.name, corrections)))


def to_statements(text: str, reading: CasebookReading, source: Source) -> tuple[Statements, tuple[Problem, ...]]:
    """Return the statements of a form that was read: ids minted, mentions read and grounded.

    A group that the source describes twice is read once: the second one is a problem, and its lines are unread.
    """
    places = Places.load()
    assembler = Assembler(source.id, text, places, describe)
    groups: dict[str, Group] = {}
    facts: list[Fact] = []
    mentions: list[Mention] = []
    concept_words: list[ConceptWord] = []
    held: list[Held] = []
    lines = LineIndex(text)
    kept: list[Group | None] = []
    problems: list[Problem] = []
    for form in reading.groups:
        group, region = _group(form, source, places)
        first = groups.setdefault(group.id, group)
        kept.append(group if first is group else None)
        if first is not group:
            problems.append(_twice(source, group, first))
            continue
        namer = Namer(group.id, region)
        partners = _found(form, PARTNER_FIELD, region, reader := PartnerReader())
        held += held_rows(source.id, group.id, "", _held(form, reader.held), lines)
        shared = _shared_role(text, form, partners)
        facts += [_fact(group.id, fact) for fact in (*form.facts, *shared)]
        if shared:
            partners = [replace(mention, role_text="") for mention in partners]
        mentions += assembler.mentions(namer, PARTNER_FIELD, _start(form, PARTNER_FIELD), partners)
        for name in _OTHER_FIELDS:
            others = _found(form, name, region, cooperation)
            mentions += assembler.mentions(namer, name, _start(form, name), others)
            concept_words += _concept_words(group.id, form, name, others)
    statements = Statements(
        source=source,
        groups=tuple(groups.values()),
        facts=tuple(facts),
        mentions=tuple(mentions),
        bodies=tuple(assembler.bodies.values()),
        lines=tuple(_account(row, kept[row.group] if row.group >= 0 else None) for row in reading.lines),
        concept_words=tuple(sorted(concept_words, key=lambda w: (w.start, w.end, w.scheme, w.notation))),
        held=tuple(held),
    )
    return tidy(statements), tuple(problems)


def _concept_words(group: str, form: FormGroup, field: str, mentions: Sequence[FoundMention]) -> list[ConceptWord]:
    """Return the words of a field of prose that speak of a target or an activity, outside of names."""
    if field not in form.cells:
        return []
    cell = form.cells[field]
    index = cell.document.index
    named = [(m.start, m.end) for m in mentions if not m.generic]
    found = []
    for word in find_concepts(cell.text, _spans(cell.text, form)):
        start, end = cell.span(word.start, word.end)
        if any(left < end and start < right for left, right in named):
            continue
        found.append(
            ConceptWord(
                group=group,
                scheme=word.scheme,
                notation=word.notation,
                field=field,
                words=cell.document.text[start:end],
                line=index.number(start),
                start=start,
                end=end,
                rule=word.rule,
            )
        )
    return found


def _spans(text: str, form: FormGroup) -> list[tuple[int, int]]:
    """Return where the group's own names stand in a text."""
    names = {form.name, *(f.value for f in form.facts if f.field in ("label", "alias", "initiative"))}
    return [(m.start(), m.end()) for name in names if name for m in re.finditer(re.escape(name), text)]


def _account(row: FormLineAccount, group: Group | None) -> LineAccount:
    """Return the account of a line; what was taken for a group that is not kept is unread."""
    lost = row.group >= 0 and group is None and row.fate == "taken"
    return LineAccount(
        line=row.line,
        group=group.id if group else "",
        field=row.field,
        fate="unread" if lost else row.fate,
        chars=row.chars,
        digest=row.digest,
    )


def _twice(source: Source, group: Group, first: Group) -> Problem:
    return Problem(
        code="group-twice",
        file=source.document,
        line=group.line,
        field="団体名",
        found=group.name,
        expected=Text(
            f"一つの資料に一度だけ現れる団体（{first.line}行にもあります）",
            f"a group that the source describes once (it stands on line {first.line} as well)",
        ),
        todo=Text(
            "別の団体なら名前を書き分け、同じ団体なら一つにまとめてください（二つ目は読んでいません）",
            "tell two groups apart by their names, or make one of the two; the second was not read",
        ),
    )


def _new_source(path: Path, digest: str, reading: CasebookReading) -> Source:
    return Source(
        id="s-" + hashlib.sha256(path.name.encode()).hexdigest()[:12],
        publisher=reading.publisher,
        title=path.stem,
        issued=reading.issued,
        document=path.name,
        sha256=digest,
        form="casebook",
    )


def _group(form: FormGroup, source: Source, places: Places) -> tuple[Group, Region]:
    """Return the row of a group and its region. A group's id is scoped by its prefecture."""
    values: dict[str, list[str]] = {}
    for fact in form.facts:
        values.setdefault(fact.field, []).append(fact.value)
    name = normal_name(next(iter(values.get("label", [])), form.name))
    prefecture = next(iter(values.get("prefecture", [])), "")
    form_notation = next(iter(values.get("legal_form", [])), name.legal_form)
    identifier = body_id(replace(name, legal_form=form_notation), prefecture)
    region = Region(
        Area(prefecture, places.get(prefecture).name if prefecture else ""),
        tuple(Area(code, places.get(code).name) for code in values.get("municipality", [])),
        next(iter(values.get("region_note", [])), ""),
        tuple(Area(code, places.get(code).name) for code in values.get("prefecture", [])[1:] if code != prefecture),
    )
    initiative = vocab.mint_initiative_id(source.id, identifier)
    return Group(id=identifier, initiative=initiative, name=form.name, line=form.line), region


def _region_words(region: Region) -> str:
    return region.prefecture.name + "、".join(m.name for m in region.municipalities)


def _start(form: FormGroup, name: str) -> int:
    return form.cells[name].start if name in form.cells else 0


def _fact(group: str, fact: FormFact) -> Fact:
    return Fact(
        group=group,
        field=fact.field,
        value=fact.value,
        note=fact.note,
        line=fact.line,
        start=fact.start,
        end=fact.end,
        words=fact.words,
        rule=fact.rule,
    )


def _found(
    form: FormGroup, field: str, region: Region, reader: Callable[..., list[FoundMention]]
) -> list[FoundMention]:
    """Return the firm mentions of one cell, with their places in the document (a cell may be broken over lines there)."""
    if field not in form.cells:
        return []
    cell = form.cells[field]
    found = []
    for mention in reader(cell.text, subject=form.name, subject_region=_region_words(region)):
        if mention.weak:
            continue
        start, end = cell.span(mention.start, mention.end)
        name = clean(mention.surface) if key(mention.surface) == key(mention.name) else mention.name  # its own spaces
        words = cell.document.text[start:end]
        role = _short(mention.role_text)
        found.append(replace(mention, surface=words, name=name, start=start, end=end, role_text=role))
    return found


def _held(form: FormGroup, words: Sequence[Vetoed]) -> list[tuple[int, int, Vetoed]]:
    """Return words of the partner cell with their spans in the document."""
    return [(*form.cells[PARTNER_FIELD].span(word.start, word.end), word) for word in words]


def _short(role: str) -> str:
    """Return what is kept of the words of a role: at most ROLE_CHARS characters, up to a comma where there is one."""
    if len(role) <= ROLE_CHARS:
        return role
    kept = role[:ROLE_CHARS]
    return kept[: kept.rfind("、")] if "、" in kept else kept


def _shared_role(text: str, form: FormGroup, mentions: Sequence[FoundMention]) -> tuple[FormFact, ...]:
    """Return the role that the text tells, once, for all partners of the cell; none where it tells several or none."""
    words = {m.role_text for m in mentions}
    if len(mentions) < 2 or len(words) != 1 or not (role := words.pop()):
        return ()
    start = text.find(role, max(m.end for m in mentions))
    if start < 0:
        return ()
    place = form.cells[PARTNER_FIELD].document.place(start, start + len(role))
    return (FormFact.at(place, "partners_role", role, rule="role-of-all"),)


@functools.lru_cache(maxsize=1024)
def describe(name: str) -> FoundMention | None:
    """Return what a parent's name is, by reading it as a mention of its own; None where it is not one whole mention."""
    found = extract(name)
    return found[0] if len(found) == 1 and found[0].surface == name else None
