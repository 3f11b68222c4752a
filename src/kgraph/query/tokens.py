"""The words of a SPARQL text: just enough of its grammar to find variables, prefixes, brackets and slips.

Nothing here parses SPARQL; the engine does that. The scanner follows the terminals of SPARQL 1.1 (section 19.8), and
where engines are laxer than the standard it is too: whatever it does not take as a string, an IRI or a comment is
seen by the guards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_NAME_START = r"[^\W\d_]"
_NAME_CHARS = r"[\w\-·‿⁀\u0300-\u036f]"
_TOKEN = re.compile(
    rf"""
    (?P<space>[ \t\r\n]+)
  | (?P<comment>\#[^\r\n]*)
  | (?P<iri><(?![?$]\w|\d)[^<>"{{}}|^`\x00-\x20]*>)
  | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
      |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
  | (?P<variable>[?$]\w[\w·‿⁀\u0300-\u036f]*)
  | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<blank>_:\w(?:{_NAME_CHARS}|\.(?={_NAME_CHARS}))*)
  | (?P<prefixed>(?:{_NAME_START}(?:{_NAME_CHARS}|\.(?={_NAME_CHARS}))*)?:
      (?:[\w:%\-·‿⁀\u0300-\u036f]|\\[^\w\s]|\.(?=[\w:%\\\-]))*)
  | (?P<word>{_NAME_START}\w*)
  | (?P<number>\d+(?:\.\d+)?)
  | (?P<open>[({{\[])
  | (?P<close>[)}}\]])
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a query: its kind (the groups of the pattern above), its characters and where they start."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)

    @property
    def keyword(self) -> str:
        """The word in capitals; empty for what is no plain word."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def variable(self) -> str:
        """The name of the variable without its mark; empty for what is none."""
        return self.text[1:] if self.kind == "variable" else ""


@lru_cache(maxsize=64)
def scan(text: str) -> tuple[Token, ...]:
    """Return the tokens of a query, white space and comments left out.

    >>> [t.text for t in scan('SELECT ?x { ?x kg:line "a }" } # all')]
    ['SELECT', '?x', '{', '?x', 'kg:line', '"a }"', '}']
    """
    return tuple(
        Token(match.lastgroup or "other", match.group(), match.start())
        for match in _TOKEN.finditer(text)
        if match.lastgroup not in ("space", "comment")
    )


def variables(text: str) -> frozenset[str]:
    """Return the names of all variables that occur in a query."""
    return frozenset(token.variable for token in scan(text) if token.kind == "variable")


def declared_prefixes(text: str) -> dict[str, str]:
    """Return the prefixes that a query declares itself, with their IRIs."""
    tokens = scan(text)
    found: dict[str, str] = {}
    for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if word.keyword == "PREFIX" and name.kind == "prefixed" and iri.kind == "iri":
            found[name.text.removesuffix(":")] = iri.text[1:-1]
    return found


def has_dataset_clause(text: str) -> bool:
    """Tell whether a query chooses its graphs itself (FROM, FROM NAMED)."""
    return any(token.keyword == "FROM" for token in scan(text))


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column (in characters) of an offset; a line ends at LF only."""
    offset = max(0, min(offset, len(text)))
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def offset_of(text: str, line: int, column: int) -> int:
    """Return the offset of a 1-based line and column, kept within the text."""
    at = 0
    for _ in range(line - 1):
        following = text.find("\n", at)
        if following < 0:
            break
        at = following + 1
    return min(at + max(column, 1) - 1, len(text))
