"""How much was read: the counts of a source's statements, and the lines that no field took."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kgraph.statements.rows import PARTNER_FIELD, Statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The figures by which a source is known. ``mentions`` and ``named`` are those of the partner field."""

    groups: int
    mentions: int
    named: int
    grounded: int
    elsewhere: int
    bodies: int
    prefectures: int
    municipalities: int
    taken: int
    withheld: int
    unread: int


def counts(statements: Statements) -> Counts:
    """Return the counts of one source."""
    partners = [m for m in statements.mentions if m.field == PARTNER_FIELD]
    fates = Counter(line.fate for line in statements.lines)
    values: dict[str, set[str]] = {"prefecture": set(), "municipality": set()}
    for fact in statements.facts:
        if fact.field in values:
            values[fact.field].add(fact.value)
    return Counts(
        groups=len(statements.groups),
        mentions=len(partners),
        named=sum(not m.generic for m in partners),
        grounded=sum(m.grounding == "unique-word" for m in partners),
        elsewhere=len(statements.mentions) - len(partners),
        bodies=len(statements.bodies),
        prefectures=len(values["prefecture"]),
        municipalities=len(values["municipality"]),
        taken=fates["taken"],
        withheld=fates["withheld"],
        unread=fates["unread"],
    )


def summary(statements: Statements, lang: str) -> str:
    """Return the counts as a few lines of text in ``lang``."""
    c = counts(statements)
    names = len(statements.held)
    if lang == "ja":
        held = f"\n人の名前かもしれないため保留した言葉 {names}（kgraph review で決める）" if names else ""
        return (
            f"{statements.source.title}\n"
            f"団体 {c.groups}、都道府県 {c.prefectures}、市町村 {c.municipalities}\n"
            f"連携先の記載 {c.mentions}（名前あり {c.named}、種類のみ {c.mentions - c.named}、"
            f"うち一つに定まる語 {c.grounded}）、ほかの欄の記載 {c.elsewhere}、連携先 {c.bodies}\n"
            f"行: 読み取り {c.taken}、非公開 {c.withheld}、未読 {c.unread}{held}"
        )
    held = f"\n{names} names withheld since they may be persons' (decide by kgraph review)" if names else ""
    return (
        f"{statements.source.title}\n"
        f"{c.groups} groups, {c.prefectures} prefectures, {c.municipalities} municipalities\n"
        f"{c.mentions} partner mentions ({c.named} named, {c.mentions - c.named} by kind only, {c.grounded} of them "
        f"grounded by a unique word), {c.elsewhere} in other fields, {c.bodies} bodies\n"
        f"lines: {c.taken} taken, {c.withheld} withheld, {c.unread} unread{held}"
    )


def unread_lines(statements: Statements, lang: str) -> str:
    """Return the numbers of the lines that no field took, as one line of text in ``lang``."""
    numbers = ", ".join(str(line.line) for line in statements.lines if line.fate == "unread")
    return f"未読の行: {numbers or 'なし'}" if lang == "ja" else f"unread lines: {numbers or 'none'}"
