"""Quotes against the source: every mention and every fact is the slice of the text that it says it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgraph import vocab
from kgraph.check.report import Finding, Row
from kgraph.check.rows import Rows
from kgraph.check.rules import SHAPE
from kgraph.check.shapes import Shapes
from kgraph.errors import CallError, Problem, Text
from kgraph.files import Decoded
from kgraph.statements import Fact, Mention, Statements
from kgraph.text import LineIndex

_IN_TEXT, _NOT_CHECKED = f"{SHAPE}quote-in-text", f"{SHAPE}quote-not-checked"


def quotes(
    statements: Sequence[Statements], texts: Mapping[str, str], shapes: Shapes, rows: Rows
) -> tuple[list[Finding], int]:
    """Return the quotes that are not what the text says there, and how many were compared.

    ``texts`` holds the decoded text of sources by their id; a source without one gives one finding that says so.
    """
    found: list[Finding] = []
    compared = 0
    for one in statements:
        number = len(one.mentions) + len(one.facts)
        if one.source.id in texts:
            compared += number
            found.extend(_wrong(one, texts[one.source.id], shapes, rows))
        elif _NOT_CHECKED in shapes.rules and number:
            row = Row(file=f"{one.source.id}/source.yml", id=one.source.id, column="document")
            focus = vocab.thing(f"source-{one.source.id}")
            said = f"{one.source.document}: {number}"
            found.append(Finding(rule=shapes.rules[_NOT_CHECKED], focus=focus, found=said, row=row))
    return found, compared


def match_texts(decoded: Iterable[Decoded], statements: Sequence[Statements]) -> dict[str, str]:
    """Return the texts by the id of the source whose digest they have; raises CallError for a text of none."""
    by_digest = {one.source.sha256: one.source.id for one in statements}
    found: dict[str, str] = {}
    for text in decoded:
        if text.sha256 not in by_digest:
            raise CallError(
                Problem(
                    code="unknown-text",
                    file="--source-text",
                    field="sha256",
                    found=text.sha256,
                    expected=Text(
                        "資料の本文: " + ", ".join(sorted(by_digest)),
                        "the text of a source: " + ", ".join(sorted(by_digest)),
                    ),
                    todo=Text(
                        "source.yml の sha256 と同じファイルを指定してください",
                        "name the file whose sha256 source.yml tells",
                    ),
                )
            )
        found[by_digest[text.sha256]] = text.text
    return found


def _wrong(one: Statements, text: str, shapes: Shapes, rows: Rows) -> Iterator[Finding]:
    rule = shapes.rules.get(_IN_TEXT)
    if rule is None:
        return
    lines = LineIndex(text)
    quoted: list[tuple[Fact | Mention, str]] = [(m, m.surface) for m in one.mentions]
    quoted += [(f, f.words) for f in one.facts]
    for item, words in quoted:
        column, found = _difference(item, words, text, lines)
        if not column:
            continue
        if isinstance(item, Fact):
            row = rows.fact(one.source.id, item, "words" if column == "surface" else column)
            yield Finding(rule=rule, focus=vocab.thing(item.group), found=found, row=row)
        else:
            at = rows.find(vocab.thing(item.id))
            row = Row(file=at.file, line=at.line, id=at.id, column=column) if at else None
            yield Finding(rule=rule, focus=vocab.thing(item.id), found=found, row=row)


def _difference(item: Fact | Mention, words: str, text: str, lines: LineIndex) -> tuple[str, str]:
    """Return the column that is wrong and what is; empty strings where nothing is.

    What the source says instead is told only by its place: it may hold what is withheld.
    """
    if not 0 <= item.start < item.end <= len(text):
        return "start", f"{item.start}–{item.end} / 0–{len(text)}"
    if text[item.start : item.end] != words:
        return "surface", f"{words} ≠ [{item.start}:{item.end}]"
    if lines.number(item.start) != item.line:
        return "line", f"{item.line} ≠ {lines.number(item.start)}"
    return "", ""
