"""``kgraph show``: one group or body, with all its statements and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from kgraph.cli.context import language
from kgraph.cli.output import chosen, data_option, emit, format_option, plain, to_json, to_table


@click.command(
    help="One group or body: all its statements, the words, and where they stand. NAME may be a part of the name; "
    "where several match they are listed (exit status 2).\n\n"
    "団体・連携先ひとつについて、すべての記載と、その行・語を示す。名前の一部でも探せる。"
)
@click.argument("name")
@data_option
@format_option("table", "json")
def command(name: str, data: Path | None, form: str | None) -> None:
    """Find NAME and show what the statements say of it."""
    from kgraph import show
    from kgraph.pipeline import load_statements

    statements = load_statements(data)
    result = show.portrait_dict(show.portrait(statements, show.find(statements, name).id), language())
    emit(to_json(result) if chosen(form) == "json" else _table(result, language()))


def _table(result: dict[str, Any], lang: str) -> str:
    ja = lang == "ja"
    head = [result["label"], f"id: {result['id']}"]
    others = [n for n in result["names"] if n != result["label"]]
    if others:
        head.append(("ほかの書き方: " if ja else "also written: ") + ", ".join(others))
    if result["body"]:
        head.append(("種類: " if ja else "kind: ") + result["body"]["kind_label"])
    for name, words in (("part_of", ("上位: ", "part of: ")), ("units", ("部署・支部: ", "its units: "))):
        if result[name]:
            head.append(words[0 if ja else 1] + ", ".join(body["label"] for body in result[name]))
    parts = ["".join(f"{plain(line)}\n" for line in head)]
    if result["facts"]:
        header = ("項目", "値", "行", "書かれた語") if ja else ("field", "value", "line", "the words")
        rows = [(f["field_label"], f["value_label"], f["line"], f["words"]) for f in result["facts"]]
        parts.append(to_table(header, rows, title=_title("facts", result["facts"], ja), right=(2,)))
    for name in ("partners", "named_by", "units_named_by"):
        if result[name]:
            parts.append(_mentions(name, result[name], ja))
    if result["identifiers"]:
        parts.append(_identifiers(result["identifiers"], ja))
    for name in ("member_of", "members"):
        if result[name]:
            parts.append(_memberships(name, result[name], ja))
    return "\n".join(parts)


_TITLES = {
    "facts": ("様式に書かれたこと", "What the form says"),
    "partners": ("挙げている連携先", "Partners it mentions"),
    "named_by": ("連携先として挙げている団体", "Who names it as a partner"),
    "units_named_by": ("部署・支部を挙げている団体", "Who names a unit of it"),
    "identifiers": ("番号", "Numbers"),
    "member_of": ("加盟しているネットワーク（連携とは数えない）", "Member of (not counted as a partnership)"),
    "members": ("加盟団体（連携とは数えない）", "Members (not counted as partnerships)"),
}


def _title(name: str, rows: Sequence[dict[str, Any]], ja: bool) -> str:
    documents = ", ".join(sorted({row["document"] for row in rows}))
    return f"{_TITLES[name][0 if ja else 1]} ({len(rows)}) — {documents}"


def _identifiers(numbers: Sequence[dict[str, Any]], ja: bool) -> str:
    header = (
        ("種類", "番号", "名簿での名前", "名簿", "規則")
        if ja
        else ("scheme", "number", "as registered", "register", "rule")
    )
    rows = [(n["scheme"], n["value"], n["name"] or "", n["register"] or n["document"], n["rule"]) for n in numbers]
    return to_table(header, rows, title=_title("identifiers", numbers, ja))


def _memberships(name: str, memberships: Sequence[dict[str, Any]], ja: bool) -> str:
    other = "of_label" if name == "member_of" else "member_label"
    header = ("団体", "書かれた語", "行") if ja else ("body", "the words", "line")
    rows = [(m[other], m["words"], m["line"]) for m in memberships]
    return to_table(header, rows, title=_title(name, memberships, ja), right=(2,))


def _mentions(name: str, mentions: Sequence[dict[str, Any]], ja: bool) -> str:
    own = name == "partners"
    first = ("連携先" if own else "団体") if ja else ("partner" if own else "group")
    header = (
        (first, "書かれた語", "行", "欄", "役割", "語と団体", "数える見方")
        if ja
        else (first, "the words", "line", "field", "role", "grounding", "counted at level")
    )
    rows = [
        (
            (m["body_label"] or m["kind_label"]) if own else m["group_label"],
            m["words"],
            m["line"],
            m["field_label"],
            m["role_label"] + (f": {m['role_text']}" if m["role_text"] else ""),
            m["grounding_label"],
            m["counted"],
        )
        for m in mentions
    ]
    return to_table(header, rows, title=_title(name, mentions, ja), right=(2,))
