"""A mapping proposed from the headers of a table."""

from __future__ import annotations

import re
from dataclasses import replace

from kgraph import vocab
from kgraph.reading.tables.form import form_mapping
from kgraph.reading.tables.header import Header
from kgraph.reading.tables.lexicon import HeaderWords
from kgraph.reading.tables.mapping import BODIES, FIELDS, GROUPS, MEMBERS, ColumnUse, TableMapping, letter
from kgraph.reading.tables.model import Sheet
from kgraph.reading.tables.partner_cells import BESIDE
from kgraph.reading.tables.values import read_concept
from kgraph.text import fold_text

_MEMBER_LIST = re.compile(
    r"^(?P<platform>.+?)(?:の)?(?:会員|構成団体|構成員|構成機関|参画団体|加盟団体|参加団体|メンバー)(?:名簿|一覧|リスト|表)"
)
_YEAR = re.compile(r"^(?:(?:令和|平成|R|Ｒ|H|Ｈ)?[0-9０-９元]{1,4}年度?の?)(?:版|末)?")
_SINGLE = ("name", "prefecture", "municipality", "founded", "incorporated", "started", "staff", "member_count", "site")
_REGISTER = re.compile(r"code|コード|法人番号|kind|pref", re.IGNORECASE)
_ROLE = "役割"
_OF_GROUPS_ONLY = frozenset(name for name, rows in FIELDS.items() if rows == (GROUPS,))


def suggest(sheet: Sheet, header: Header, words: HeaderWords, name: str) -> TableMapping:
    """Return the mapping that the headers tell; a column that no word tells is left out of it.

    ``name`` is the file's. A title such as 〜プラットフォーム会員名簿 makes the rows members of that platform. A second
    column of a thing that there is one of is left out. Without a column of names the first id stands for the name.
    """
    if (own := form_mapping(header)) is not None:
        return own
    platform = _platform(sheet, header, name)
    rows = MEMBERS if platform else GROUPS
    taken: set[str] = set()
    columns: list[tuple[str, ColumnUse]] = []
    for at, text in enumerate(header.names):
        use = words.use(text)
        if use is None:
            continue
        if use.field == "kind" and rows == GROUPS:
            continue
        if rows not in FIELDS[use.field] or (use.field in _SINGLE and use.field in taken):
            continue
        if use.field == "alias" and use.field not in taken and re.search("正式|official", text):
            use = replace(use, field="name") if "name" not in taken else use
        taken.add(use.field)
        if use.field == "identifier":
            use = replace(use, scheme=fold_text(text).strip())
        unique = header.keys.count(header.keys[at]) == 1
        columns.append((text if text and unique else letter(at), use))
    columns = _with_partner_columns(sheet, header, columns)
    if "name" not in taken:
        columns = _named_by_id(columns)
    return TableMapping(
        rows=rows,
        columns=tuple(columns),
        header=tuple(row + 1 for row in header.rows),
        platform=platform,
        made=True,
    )


def _with_partner_columns(
    sheet: Sheet, header: Header, columns: list[tuple[str, ColumnUse]]
) -> list[tuple[str, ColumnUse]]:
    """Join the columns of a partner's kind and role to the one column of partners; leave them out where it is open
    whose they are.

    役割 alone is that of the partner where most of its words are roles; beside such columns a cell holds one partner.
    """
    own = [at for at, (_, use) in enumerate(columns) if use.field in ("partner", "partners") and not use.number]
    beside = {use.field: (text, use) for text, use in reversed(columns) if use.field in BESIDE and not use.number}
    kept = [(text, use) for text, use in columns if use.field not in BESIDE or use.number]
    if len(own) != 1:
        return kept
    if "partner_role" not in beside and columns[own[0]][1].role == "" and _tells_roles(sheet, header):
        beside["partner_role"] = (header.names[header.keys.index(_ROLE)], ColumnUse(field="partner_role"))
    if not beside:
        return columns
    text, use = columns[own[0]]
    kept[kept.index((text, use))] = (text, replace(use, field="partner"))
    return [*kept, *beside.values()]


def _tells_roles(sheet: Sheet, header: Header) -> bool:
    """Tell whether there is one column called 役割 whose words are, most of them, choices of a partner's role."""
    if header.keys.count(_ROLE) != 1:
        return False
    at = header.keys.index(_ROLE)
    words = {text for row in range(header.first_row, len(sheet.rows)) if (text := sheet.own(row, at).strip())}
    return 2 * sum(isinstance(read_concept("roles", text), str) for text in words) > len(words)


def _named_by_id(columns: list[tuple[str, ColumnUse]]) -> list[tuple[str, ColumnUse]]:
    """Let the first id stand for the name as well: ``scheme`` stays, and tells that it is an id."""
    for at, (text, use) in enumerate(columns):
        if use.field == "identifier":
            return [*columns[:at], (text, replace(use, field="name")), *columns[at + 1 :]]
    return columns


def _platform(sheet: Sheet, header: Header, name: str) -> str:
    """Return the platform or network whose members the table lists, by its title or the name of the file."""
    titles = [text for row in header.above for text in sheet.rows[row] if text]
    for title in (*titles, name.rsplit(".", 1)[0]):
        match = _MEMBER_LIST.match(_YEAR.sub("", "".join(title.split())))
        if match and len(match["platform"]) > 2:
            return match["platform"].strip("「」『』（）()")
    return ""


def choices(scheme: str) -> tuple[str, ...]:
    """Return the labels that a drop-down of the form offers, in the order of the scheme."""
    return tuple(concept.ja for concept in vocab.scheme(scheme).leaves)


__all__ = ["BODIES", "choices", "suggest"]
