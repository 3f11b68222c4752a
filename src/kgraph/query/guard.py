"""What a query may not do: call out, load, change data, or be so big that the engine dies of it or never plans it."""

from __future__ import annotations

import re

from kgraph.errors import CallError, Problem, Text
from kgraph.query.tokens import Token, place_of, scan

UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
MAX_DEPTH = 100
"""Open brackets inside each other; the engine's parser is recursive and would take the process down with it."""
MAX_PATTERNS = 100
"""Triples, groups and BINDs in one query; the engine's planner needs seconds for a join of 100, a minute for 200."""
MAX_LENGTH = 1_000_000

_GAP = r"(?:\s|#[^\r\n]*[\r\n])*"
# A SERVICE clause wherever it stands, even where the scanner sees a string: what is a string can depend on the
# grammar (`?a<?b&&?c='>'`), and here a false alarm costs less than a call to an address inside the network.
_SERVICE = re.compile(
    rf"SERVICE{_GAP}(?:SILENT{_GAP})?(?:<[^>]*>|[?$]\w+|[^\s{{}}<>\"']*:[^\s{{}}]*){_GAP}\{{", re.IGNORECASE
)


def guard(text: str, name: str = "query") -> None:
    """Raise CallError, with the place, when a query is an update, holds SERVICE, or is nested or long beyond measure.

    Source of the refusals: SPARQL 1.1 Query, section 21 (security considerations).
    """
    if len(text) > MAX_LENGTH:
        raise CallError(_too_much(name, 0, f"{len(text)}", MAX_LENGTH))
    tokens = scan(text)
    first = next((i for i, t in enumerate(tokens) if t.keyword and not _prologue(tokens, i)), None)
    if first is not None and tokens[first].keyword in UPDATES:
        raise CallError(_refused(text, name, tokens[first].start, tokens[first].text))
    for token in tokens:
        # Engines take `trueSERVICE<...>` and `SERVICEkg:x` for a SERVICE clause: no white space is asked for.
        prefix = token.text.partition(":")[0] if token.kind == "prefixed" else token.keyword
        if "SERVICE" in prefix.upper():
            raise CallError(_refused(text, name, token.start, "SERVICE"))
    if match := _SERVICE.search(text):
        raise CallError(_refused(text, name, match.start(), "SERVICE"))
    _check_size(text, name, tokens)


def _check_size(text: str, name: str, tokens: tuple[Token, ...]) -> None:
    depth = patterns = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        patterns += token.text in (".", ";", "{") or token.keyword == "BIND"
        for amount, limit in ((depth, MAX_DEPTH), (patterns, MAX_PATTERNS)):
            if amount > limit:
                raise CallError(_too_much(name, place_of(text, token.start)[0], token.text, limit))


def _prologue(tokens: tuple[Token, ...], index: int) -> bool:
    return tokens[index].keyword in ("PREFIX", "BASE", "VERSION")


def _refused(text: str, name: str, offset: int, word: str) -> Problem:
    line, column = place_of(text, offset)
    return Problem(
        code="refused",
        file=name,
        line=line,
        field=f"column {column}",
        found=word,
        expected=Text(
            "読み取りだけの問い (SELECT, ASK, CONSTRUCT, DESCRIBE)",
            "a query that only reads what is here (SELECT, ASK, CONSTRUCT, DESCRIBE)",
        ),
        todo=Text(
            "更新 (INSERT, LOAD など) と SERVICE は受け付けません。その部分を除いてください",
            "updates (INSERT, LOAD ...) and SERVICE are refused: take that part out",
        ),
    )


def _too_much(name: str, line: int, found: str, limit: int) -> Problem:
    return Problem(
        code="too-complex",
        file=name,
        line=line,
        found=found,
        expected=Text(
            f"長さ・入れ子・条件の数が {limit} 以下", f"a length, nesting or number of patterns of {limit} at most"
        ),
        todo=Text("問いを短く分けてください", "split the query"),
    )
