"""What ``kgraph brokers`` shows: a table with sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kgraph.cli.output import to_table
from kgraph.errors import Text

if TYPE_CHECKING:
    from kgraph.network.brokers import BrokerAnswer, BrokerRow
    from kgraph.network.measures.keyplayers import KeyPlayers

GROUPS = "groups"  # kgraph.network.scores, which has it, is heavy

SENTENCES = 3
"""How many of the first rows a table also says in sentences, with the groups by name."""

WORDS, WORDS_BESIDE = 6, 2
"""How many of the words behind a row a table shows, and how many beside columns of how sure it is; a sentence has the
former, and --all, JSON and CSV have every one."""


def table(
    answer: BrokerAnswer, lang: str, *, every: bool, narrowed: Text | None = None, players: KeyPlayers | None = None
) -> str:
    """Return the rows that several groups name (``every``: all) as a table, and what is to be said of them."""
    from kgraph.network import wording, wording_measures

    shown = [row for row in answer.rows if every or len(row.groups) > 1]
    title = wording.level_name(answer.level).in_(lang)
    columns = _columns(answer, lang, every)
    rows = [tuple(cell(row) for _, cell in columns) for row in shown]
    first = 2 if answer.level == "kind" else 3  # behind rank, name and kind: numbers
    right = (first,) if answer.by == GROUPS else (first, first + 1)
    text = to_table([heading for heading, _ in columns], rows, title=title, right=right) if shown else f"{title}\n"
    parts: list[Text | None] = [Text(f"絞り込み: {narrowed.ja}", f"Only: {narrowed.en}") if narrowed else None]
    for row in shown[:SENTENCES]:
        parts += _sentences(answer, row)
    if players:
        parts.append(wording_measures.key_sentence(answer.table, players))
    parts.append(wording.counts_sentence(answer.table, answer.counts))
    parts += [wording.broker_reason(answer), *_notes(answer), wording.caveat(answer.level)]
    parts.append(wording_measures.estimate_sentence(answer))
    parts += [wording.direct_tie_sentence(answer.table, tie) for tie in answer.direct_ties]
    parts.append(wording.hidden_rows(answer.level, len(answer.rows) - len(shown)))
    return text + "\n" + "".join(f"{part.in_(lang)}\n" for part in parts if part)


def _columns(answer: BrokerAnswer, lang: str, every: bool) -> list[tuple[str, Any]]:
    """Return the columns of the table: the heading and what it says of a row."""
    from kgraph import vocab
    from kgraph.network import wording, wording_measures

    with_kind = answer.level != "kind"
    rank, name, *kind, groups, roles, words = (
        heading.in_(lang) for heading in wording.broker_headings(answer.level, with_kind=with_kind)
    )
    found: list[tuple[str, Any]] = [
        (rank, lambda row: wording.rank_text(row).in_(lang)),
        (name, lambda row: row.partner.label_in(lang)),
        *((heading, lambda row: vocab.label("kinds", row.partner.kind, lang)) for heading in kind),
        (groups, lambda row: str(len(row.groups))),
    ]
    if answer.by != GROUPS:
        heading = wording_measures.measure_name(answer.by, answer.level).in_(lang).split("（")[0].split(" (")[0]
        found.append((heading, lambda row: wording_measures.value_text(row.value(answer.by)).in_(lang)))
    if answer.robustness or answer.chance:
        found += _sure_columns(answer, lang)
    found.append((roles, lambda row: ", ".join(f"{vocab.label('roles', role, lang)} {n}" for role, n in row.roles)))
    most = None if every else WORDS_BESIDE if answer.robustness or answer.chance else WORDS
    found.append((words, lambda row: _words(row, most).in_(lang)))
    return found


def _sure_columns(answer: BrokerAnswer, lang: str) -> list[tuple[str, Any]]:
    from kgraph.network import wording_certainty as wording

    def ranks(row: BrokerRow) -> str:
        own = wording.robust_of(answer, row)
        return wording.range_text(own.missing[wording.SHARE]).in_(lang) if own else ""

    def word(row: BrokerRow) -> str:
        said = wording.chance_text(answer, row)
        return said.in_(lang) if said else ""

    by_groups = wording.RANGE_HEADING if answer.by == GROUPS else wording.RANGE_BY_GROUPS_HEADING
    found: list[tuple[str, Any]] = [(by_groups.in_(lang), ranks)]
    if answer.chance and answer.chance.values:
        found.append((wording.CHANCE_HEADING.in_(lang), word))
    return found


def _words(row: BrokerRow, most: int | None) -> Text:
    """Return the words behind a row with their lines, the first ``most`` of them (None: all)."""
    from kgraph.network import wording

    listed = row.evidence[:most]
    more = wording.more_words(len(row.evidence) - len(listed)) or Text("", "")
    words = ", ".join(f"{e.line} {e.words}" for e in listed)
    return Text(words + more.ja, words + more.en)


def _sentences(answer: BrokerAnswer, row: BrokerRow) -> Iterator[Text | None]:
    from kgraph.network import wording, wording_measures

    yield wording.row_sentence(answer, row)
    yield wording_measures.measure_sentence(answer, row)
    words = _words(row, WORDS)
    yield Text(f"　根拠（行と語）: {words.ja}", f"  Behind it (line, words): {words.en}")
    if answer.robustness or answer.chance:
        from kgraph.network import wording_certainty

        yield wording_certainty.robustness_sentence(answer, row)
        yield wording_certainty.chance_sentence(answer, row)
        yield from wording_certainty.interval_sentences(answer, row)


def _notes(answer: BrokerAnswer) -> list[Text | None]:
    if not (answer.robustness or answer.chance):
        return []
    from kgraph.network import wording_certainty as wording

    notes = (wording.robustness_note(answer), wording.chance_note(answer), wording.pairs_note(answer))
    return [*notes, *wording.pair_sentences(answer)]
