"""Words of the partner field that may be a natural person's name: held back with their place, until a person decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kgraph.errors import Problem, Text, rows_in_words
from kgraph.identity.review.persons import names_of_rows, undecided_persons
from kgraph.reading.mentions import FoundMention, Vetoed, read
from kgraph.reading.mentions.persons import PERHAPS_A_PERSON
from kgraph.statements import PARTNER_FIELD, Correction, Held, Statements, held_id
from kgraph.text import LineIndex


@dataclass(slots=True)
class PartnerReader:
    """Reads mentions as ``extract`` does, and remembers what was passed over since it may be a person's name."""

    held: list[Vetoed] = field(default_factory=list)

    def __call__(self, text: str, *, subject: str = "", subject_region: str = "") -> list[FoundMention]:
        """Return the mentions of a text; ``held`` then holds what may be a person's name in it."""
        reading = read(text, subject, subject_region)
        self.held = [
            word
            for word in reading.vetoed
            if word.reason == PERHAPS_A_PERSON
            and not any(m.start < word.end and word.start < m.end for m in reading.mentions)
        ]
        return list(reading.mentions)


def held_rows(
    source: str, group: str, initiative: str, words: Iterable[tuple[int, int, Vetoed]], lines: LineIndex, first: int = 0
) -> list[Held]:
    """Return the rows of words held back, given with their spans; ``first`` is the ordinal of the first of them."""
    return [
        Held(
            id=held_id(source, group, initiative, PARTNER_FIELD, ordinal),
            group=group,
            initiative=initiative,
            field=PARTNER_FIELD,
            kind=word.kind,
            line=lines.number(start),
            start=start,
            end=end,
            rule=word.rule,
        )
        for ordinal, (start, end, word) in enumerate(words, first)
    ]


def held_notices(statements: Statements, file: str, corrections: Iterable[Correction] = ()) -> tuple[Problem, ...]:
    """Say how many words of the partner field, and how many names of groups or listed bodies, were held back, and on
    which lines; never what they are. Names that somebody called a body's by a correction are not.
    """
    undecided = undecided_persons(statements, corrections)
    names = [line for identifier, (_, line) in names_of_rows(statements).items() if identifier in undecided]
    words = [row.line for row in statements.held]
    return tuple(_notice(file, field, lines) for field, lines in (("partners", words), ("団体名", names)) if lines)


def _notice(file: str, field: str, lines: Sequence[int]) -> Problem:
    numbers = sorted(set(lines))
    told = rows_in_words(numbers)
    return Problem(
        code="held-names",
        file=file,
        line=numbers[0],
        field=field,
        counted=Text(f"{len(lines)}語（{told.ja}）", f"{len(lines)} words ({told.en})"),
        expected=Text(
            "団体の名前（人の名前かもしれない言葉でない）", "names of bodies, not what may be a person's name"
        ),
        todo=Text(
            "人の名前かもしれないため載せていません。kgraph review の確認シートで決めてください",
            "withheld, since they may be names of persons: decide on the sheet of kgraph review",
        ),
    )
