"""Partners in the cells of a table: a name in a cell of its own, or text that the reader of mentions reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kgraph.errors import Problem, Text
from kgraph.identity.assemble import Namer
from kgraph.kinds import default_lexicon, folded
from kgraph.persons import names_a_person
from kgraph.pipeline.held import PartnerReader
from kgraph.reading.mentions import FoundMention, Vetoed
from kgraph.reading.mentions.persons import PERHAPS_A_PERSON
from kgraph.reading.tables.model import LINE_END_IN_CELL, Cell
from kgraph.reading.tables.partner_cells import told_after
from kgraph.reading.tables.problems import problem
from kgraph.reading.tables.rows import PartnerCell, TableRow
from kgraph.reading.tables.values import kind_of_name
from kgraph.text import key

_BETWEEN = re.compile(r"[、,，;；\v]")
_NOTHING = re.compile(r"[\s・等]*|(?:その)?(?:ほか|他)|など|[\s0-9０-９()（）.．]*")
_PROSE = re.compile(r"[。.]|(?:した|する|して|である|ます|です)$")


@dataclass(slots=True)
class Partners:
    """The partners of a row: by cell, with where it begins; words held back, with their spans; what was not read, told
    and by the line and span of its words."""

    found: list[tuple[int, list[FoundMention]]] = field(default_factory=list)
    held: list[tuple[int, int, Vetoed]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: list[tuple[int, int, int]] = field(default_factory=list)


def found_partners(row: TableRow, file: str, namer: Namer) -> Partners:
    """Return the partners of a row. Offsets are those of the canonical text of the table."""
    partners = Partners()
    reader = PartnerReader()
    region = namer.region.prefecture.name + "、".join(m.name for m in namer.region.municipalities)
    for partner in row.partners:
        text = partner.cell.text.replace(LINE_END_IN_CELL, "\n")
        read = [m for m in reader(text, subject=row.name.text, subject_region=region) if not m.weak]
        held = _held(partner, text, read, reader.held)
        alone = partner.single and len(read) < 2
        named = [m for m in read if not m.generic]
        mentions = (named if held else [_whole(partner, read)]) if alone else read
        mentions = [_with(partner, mention, text) for mention in mentions]
        start = partner.cell.start
        moved = [
            replace(
                m,
                start=start + m.start,
                end=start + m.end,
                surface=partner.cell.text[m.start : m.end],
                name=_name(m),
            )
            for m in mentions
        ]
        partners.found.append((start, moved))
        partners.held += [(start + word.start, start + word.end, word) for word in held]
        left = list(_left(partner.cell, [*mentions, *held]))
        partners.unread += [(partner.cell.line, start + first, start + end) for first, end in left]
        if left:
            partners.problems.append(_unread(partner.cell, bool(mentions or held), len(left), row.line, file))
    return partners


def _held(partner: PartnerCell, text: str, read: Sequence[FoundMention], held: Sequence[Vetoed]) -> list[Vetoed]:
    """Return the words of a cell that are held back: of one whose kind is told beside it only those made as a person's
    name is; a cell with one name is held back as a whole where it is that of a person and no body is named in it.
    """
    if partner.kind:
        held = [replace(word, kind=partner.kind) for word in held if names_a_person(word.surface)]
    if held or not partner.single or any(not m.generic for m in read) or not names_a_person(text):
        return list(held)
    kind = partner.kind or kind_of_name(text)
    return [Vetoed(surface=text, start=0, end=len(text), kind=kind, reason=PERHAPS_A_PERSON, rule="cell")]


def _whole(partner: PartnerCell, read: list[FoundMention]) -> FoundMention:
    """Return a cell with one name as the mention that it is, whatever the words are."""
    text = partner.cell.text
    if len(read) == 1 and (read[0].start, read[0].end) == (0, len(text)):
        return read[0]
    if len(read) == 1 and (read[0].role_in_brackets or (not read[0].generic and names_a_person(text))):
        return read[0]
    generic = default_lexicon().covers(folded(text))
    return FoundMention(
        surface=text,
        start=0,
        end=len(text),
        name=" ".join(text.split()),
        kind=read[0].kind if read else kind_of_name(text),
        generic=generic,
        rule="cell",
    )


def _with(partner: PartnerCell, mention: FoundMention, text: str) -> FoundMention:
    """Give a mention the kind, the role and the tense that other cells of the row tell, the column's header, or
    brackets right behind it (these before the header, for a list in which one is told apart)."""
    role, tense, _ = told_after(text, mention.end)
    if partner.single:
        role, tense = partner.role or role, partner.tense or tense
    else:
        role, tense = role or partner.role, tense or partner.tense
    return replace(
        mention,
        kind=partner.kind or mention.kind,
        role=role or mention.role,
        tense=tense or mention.tense,
        parent=partner.parent or mention.parent,
    )


def _name(mention: FoundMention) -> str:
    """Return the name, with the spaces of the text where that is all it differs by."""
    same = key(mention.surface) == key(mention.name)
    return " ".join(mention.surface.split()) if same else mention.name


def _left(cell: Cell, mentions: Sequence[FoundMention | Vetoed]) -> Iterator[tuple[int, int]]:
    """Yield what of a cell was not read: all of it where nothing was, else the pieces of a list in which nothing was."""
    if not mentions:
        yield 0, len(cell.text)
        return
    if _PROSE.search(cell.text):
        return
    spans = sorted((m.start, told_after(cell.text, m.end)[2]) for m in mentions)
    at = passed = 0
    for match in (*_BETWEEN.finditer(cell.text), None):
        end = match.start() if match else len(cell.text)
        words = cell.text[at:end].strip()
        while passed < len(spans) and spans[passed][1] <= at:
            passed += 1  # spans do not overlap: what ends before this piece is of none behind it
        read = passed < len(spans) and spans[passed][0] < end
        if not _NOTHING.fullmatch(words) and not read:
            yield at, end
        at = match.end() if match else end


def _unread(cell: Cell, some: bool, pieces: int, line: int, file: str) -> Problem:
    """Return the problem with a cell of which nothing, or not every piece, was read. Its words are not shown."""
    if some:
        return problem("partners-left", file, line=line, field="partners", found=f"{pieces}")
    counted = Text(f"{len(cell.text)}文字", f"{len(cell.text)} characters")
    return problem("no-partner", file, line=line, field="partners", counted=counted)
