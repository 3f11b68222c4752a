"""``kgraph brokers``: which partners link the most groups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli.context import language
from kgraph.cli.output import (
    bom_option,
    chosen,
    data_option,
    emit,
    format_option,
    level_option,
    ties_option,
    to_csv,
    to_json,
    to_table,
)

if TYPE_CHECKING:
    from kgraph.errors import Text
    from kgraph.network.brokers import BrokerAnswer, BrokerRow

SENTENCES = 3
"""How many of the first rows a table also says in a sentence, with the groups by name."""

WORDS = 6
"""How many of the words behind a row a table shows; --all, JSON and CSV have every one."""

_CSV = ("rank", "tied", "id", "label", "kind", "kind_label", "nature", "groups", "pairs", "only_pairs")


@click.command(
    help="Which partners link the most groups, and the words behind each row.\n\n"
    "多くの団体をつなぐ連携先を、根拠の記載とともに示す。"
)
@data_option
@level_option
@ties_option
@format_option("table", "json", "csv")
@click.option("--all", "every", is_flag=True, help="Table: every row and all words.  すべての連携先と記載を表に出す")
@bom_option
def command(data: Path | None, level: str, ties: tuple[str, ...], form: str | None, every: bool, bom: bool) -> None:
    """Rank the partners of a level and show them."""
    from kgraph import links
    from kgraph.network import brokers, results
    from kgraph.pipeline import load_statements

    tables = links.tables(load_statements(data), ties)
    answer = brokers.rank(tables[level], [tables[other] for other in reversed(links.LEVELS) if other != level])
    lang, form = language(), chosen(form)
    if form == "table":
        emit(_table(answer, lang, every))
        return
    result = results.brokers_dict(answer, lang)
    emit(to_json(result) if form == "json" else _csv(result, bom))


def _csv(result: dict[str, Any], bom: bool) -> str:
    header = ("level", *_CSV, "roles", "mentioned_by", "evidence", "sentence")
    rows = []
    for row in result["brokers"]:
        roles = "; ".join(f"{r['label']} {r['groups']}" for r in row["roles"])
        mentioned_by = "; ".join(g["label"] for g in row["mentioned_by"])
        where = "; ".join(f"{e['document']}:{e['line']} {e['words']}" for e in row["evidence"])
        rows.append((result["level"], *(row[name] for name in _CSV), roles, mentioned_by, where, row["sentence"]))
    return to_csv(header, rows, bom=bom)


def _table(answer: BrokerAnswer, lang: str, every: bool) -> str:
    from kgraph.network import wording

    shown = [row for row in answer.rows if every or len(row.groups) > 1]
    title = wording.level_name(answer.level).in_(lang)
    with_kind = answer.level != "kind"
    headings = wording.broker_headings(answer.level, with_kind=with_kind)
    cells = [_cells(row, lang, every=every, with_kind=with_kind) for row in shown]
    right = (3 if with_kind else 2,)
    table = to_table([h.in_(lang) for h in headings], cells, title=title, right=right) if shown else f"{title}\n"
    parts: list[Text | None] = [wording.row_sentence(answer, row) for row in shown[:SENTENCES]]
    parts.append(wording.counts_sentence(answer.table, answer.counts))
    parts += [wording.broker_reason(answer), wording.caveat(answer.level)]
    parts += [wording.direct_tie_sentence(answer.table, tie) for tie in answer.direct_ties]
    parts.append(wording.hidden_rows(answer.level, len(answer.rows) - len(shown)))
    return table + "\n" + "".join(f"{part.in_(lang)}\n" for part in parts if part)


def _cells(row: BrokerRow, lang: str, *, every: bool, with_kind: bool) -> tuple[str, ...]:
    from kgraph import vocab
    from kgraph.network import wording

    listed = row.evidence if every else row.evidence[:WORDS]
    words = ", ".join(f"{e.line} {e.words}" for e in listed)
    more = wording.more_words(len(row.evidence) - len(listed))
    return (
        wording.rank_text(row).in_(lang),
        row.partner.label_in(lang),
        *((vocab.label("kinds", row.partner.kind, lang),) if with_kind else ()),
        str(len(row.groups)),
        ", ".join(f"{vocab.label('roles', role, lang)} {n}" for role, n in row.roles),
        words + (more.in_(lang) if more else ""),
    )
