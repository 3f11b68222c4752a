"""Where a query went wrong, and what it probably should say.

The engine's parser reports where it had looked ahead to, often several words on (it counts the letters of the keyword
that it hoped for). So the usual slips are looked for on the tokens; then rdflib's parser, whose places are right, is
asked; the engine's place is the last resort.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kgraph.errors import CallError, Problem, Text
from kgraph.query.tokens import Token, declared_prefixes, offset_of, place_of, scan

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_CLAUSES = """
    PREFIX BASE WHERE FROM NAMED DISTINCT REDUCED FILTER OPTIONAL UNION MINUS BIND VALUES GRAPH GROUP ORDER BY
    HAVING LIMIT OFFSET AS ASC DESC UNDEF NOT EXISTS IN SEPARATOR COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT BOUND IF
    COALESCE STR LANG LANGMATCHES DATATYPE IRI URI BNODE CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER STRLEN SUBSTR
    UCASE LCASE CONCAT REPLACE REGEX ENCODE_FOR_URI ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC STRDT STRLANG SAMETERM
    ABS ROUND CEIL FLOOR RAND NOW YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ MD5 SHA1 SHA256 SHA384 SHA512
    UUID STRUUID TRUE FALSE A
""".split()  # noqa: SIM905
_WORDS = frozenset((*FORMS, *_CLAUSES))
_FOREIGN = {
    "AND": "&&",
    "OR": "||",
    "LIKE": 'CONTAINS(?x, "…")',
    "NULL": "!BOUND(?x)",
    "JOIN": "{ … } (triples side by side are joined)",
}
_ASCII_FOR = {**dict.fromkeys("“”„「」『』", '"'), **dict.fromkeys("‘’", "'"), "、": ",", "。": "."}
_UNSEEN = dict.fromkeys("\u00a0\u200b\u200c\u200d\u2060\ufeff", " ")
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_LONGEST_FOR_SECOND_PARSER = 20_000


@dataclass(frozen=True, slots=True)
class Slip:
    """A place in a query and what to do about it."""

    offset: int
    todo: Text
    length: int = 1


class QuerySyntaxError(CallError):
    """A query that is no SPARQL; the message shows the line with a caret under the place."""

    def __init__(self, problem: Problem, line: str, column: int, length: int = 1) -> None:
        self.line, self.column, self.length = line, column, length
        super().__init__(problem)

    def message(self, lang: str = "en") -> str:
        """Return the problem, then the line, then a caret that also stands right under full-width characters."""
        before = "".join(c if c == "\t" else " " * _width(c) for c in self.line[: self.column - 1])
        under = sum(map(_width, self.line[self.column - 1 : self.column - 1 + self.length])) or 1
        where = f"{self.problems[0].file}:{self.problems[0].line}"
        said = super().message(lang).replace(where, f"{where}:{self.column}", 1)
        return f"{said}\n    {self.line}\n    {before}{'^' * under}"


def explain(text: str, engine: str, prefixes: Mapping[str, str], name: str = "query") -> QuerySyntaxError:
    """Return the error to raise for ``text``, of which the engine's parser said ``engine``."""
    slip = next(_slips(text, prefixes), None) or _second_opinion(text, engine)
    line, column = place_of(text, slip.offset)
    words = text.split("\n")[line - 1].rstrip("\r")
    problem = Problem(
        code="syntax",
        file=name,
        line=line,
        found=text[slip.offset : slip.offset + slip.length].split("\n")[0],
        expected=Text("正しい SPARQL 1.1", "well-formed SPARQL 1.1"),
        todo=slip.todo,
    )
    return QuerySyntaxError(problem, words, column, slip.length)


def _slips(text: str, prefixes: Mapping[str, str]) -> Iterator[Slip]:
    """Yield the slips that can be told from the tokens, the surest first."""
    tokens = scan(text)
    if not tokens:
        forms = " ".join(FORMS)
        todo = Text(f"問いが空です。{forms} のどれかで始めてください", f"the query is empty: begin with one of {forms}")
        yield Slip(0, todo)
        return
    yield from _full_width(tokens)
    yield from _open_strings(tokens)
    yield from _unknown_prefixes(tokens, {**prefixes, **declared_prefixes(text)})
    yield from _brackets(tokens)
    yield from _first_word(tokens)
    yield from _habits(tokens)


def _full_width(tokens: Iterable[Token]) -> Iterator[Slip]:
    for token in tokens:
        if token.kind in ("string", "iri"):
            continue
        for at, char in enumerate(token.text):
            if char.isascii():
                continue
            plain = _ASCII_FOR.get(char) or _UNSEEN.get(char) or unicodedata.normalize("NFKC", char)
            if plain.isascii() and plain:
                code = f"U+{ord(char):04X}"
                shown = f"「{char}」" if char.isprintable() and not char.isspace() else ""
                half = "空白 (スペース)" if plain == " " else plain
                en = "a plain space" if plain == " " else plain
                todo = Text(f"{shown}{code} を半角の {half} にしてください", f"replace {shown}{code} by {en} (ASCII)")
                yield Slip(token.start + at, todo)


def _open_strings(tokens: Iterable[Token]) -> Iterator[Slip]:
    for token in tokens:
        if token.kind == "other" and token.text in ("'", '"'):
            todo = Text(f"閉じる {token.text} がありません", f"this string is not closed: add {token.text}")
            yield Slip(token.start, todo)


def _unknown_prefixes(tokens: Iterable[Token], known: Mapping[str, str]) -> Iterator[Slip]:
    before = ""
    for token in tokens:
        prefix, colon, _ = token.text.partition(":")
        if token.kind == "prefixed" and colon and prefix not in known and before != "PREFIX":
            close = difflib.get_close_matches(prefix, known, n=1, cutoff=0.75)
            names = close[0] if close else ", ".join(sorted(known))
            todo = Text(
                f"接頭辞 {prefix}: は宣言されていません。PREFIX {prefix}: <…> を加えるか、次を使ってください: {names}",
                f"the prefix {prefix}: is not declared: add PREFIX {prefix}: <…>, or use {names}",
            )
            yield Slip(token.start, todo, len(token.text))
        before = token.keyword


def _brackets(tokens: Iterable[Token]) -> Iterator[Slip]:
    pairs = {"{": "}", "(": ")", "[": "]"}
    opened: list[Token] = []
    for token in tokens:
        if token.kind == "open":
            opened.append(token)
        elif token.kind == "close":
            if not opened:
                yield Slip(
                    token.start, Text(f"{token.text} が余っています", f"no bracket is open that {token.text} closes")
                )
                return
            last = opened.pop()
            if pairs[last.text] != token.text:
                wanted = pairs[last.text]
                yield Slip(token.start, Text(f"ここには {wanted} が要ります", f"{wanted} is wanted here"))
                return
    if opened:
        wanted = pairs[opened[-1].text]
        yield Slip(opened[-1].start, Text(f"閉じる {wanted} がありません", f"this bracket is not closed: add {wanted}"))


def _first_word(tokens: tuple[Token, ...]) -> Iterator[Slip]:
    first = next((t for t in tokens if t.keyword and t.keyword not in ("PREFIX", "BASE")), tokens[0])
    if first.keyword not in FORMS:
        close = difflib.get_close_matches(first.keyword, FORMS, n=1, cutoff=0.5)
        names = close[0] if close else " ".join(FORMS)
        todo = Text(f"問いは次の語で始まります: {names}", f"a query begins with {names}")
        yield Slip(first.start, todo, len(first.text))


def _habits(tokens: tuple[Token, ...]) -> Iterator[Slip]:
    """Yield what people bring from SQL and from spreadsheets."""
    in_select = False
    for index, token in enumerate(tokens):
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if token.keyword == "SELECT":
            in_select = True
        elif token.text == "{" or token.keyword in ("WHERE", "FROM"):
            in_select = False
        if in_select and token.text == "," and tokens[index - 1].kind == "variable":
            yield Slip(token.start, Text("変数の間にコンマは要りません", "no comma between variables: take it out"))
        elif in_select and token.keyword in ("COUNT", "SUM", "MIN", "MAX", "AVG") and tokens[index - 1].text != "(":
            form = f"({token.keyword}(?x) AS ?n)"
            yield Slip(token.start, Text(f"{form} の形にしてください", f"write {form}"), len(token.text))
        elif token.text == "=" and following == "=":
            yield Slip(token.start, Text("= は一つだけです", "one = is enough"), 2)
        elif token.keyword and token.keyword not in _WORDS:
            yield _unknown_word(token)


def _unknown_word(token: Token) -> Slip:
    if token.keyword in _FOREIGN:
        wanted = _FOREIGN[token.keyword]
        return Slip(token.start, Text(f"SPARQL では {wanted} と書きます", f"SPARQL says {wanted}"), len(token.text))
    close = difflib.get_close_matches(token.keyword, sorted(_WORDS), n=1, cutoff=0.7)
    if close:
        return Slip(token.start, Text(f"{close[0]} ではありませんか", f"did you mean {close[0]}?"), len(token.text))
    todo = Text(
        f'文字列は引用符で囲み ("{token.text}")、変数には ? を付けてください (?{token.text})',
        f'quote text ("{token.text}"), and put ? before a variable (?{token.text})',
    )
    return Slip(token.start, todo, len(token.text))


def _second_opinion(text: str, engine: str) -> Slip:
    """Return the place by rdflib's parser, else by the engine."""
    if "unbound" in engine:  # the engine says so of a variable that is neither grouped nor aggregated
        todo = Text(
            "SELECT の変数は GROUP BY に加えるか、COUNT などで集計してください",
            "a variable in SELECT must be in GROUP BY, or inside COUNT, SAMPLE and the like",
        )
        select = next((t for t in scan(text) if t.keyword == "SELECT"), None)
        return Slip(select.start if select else 0, todo, 6)
    offset = _rdflib_offset(text)
    if offset is None:
        match = _PLACE.match(engine)
        offset = offset_of(text, int(match[1]), int(match[2])) if match else 0
    token = next((t for t in scan(text) if t.end > offset), None)
    if token is None:
        todo = Text("問いが途中で終わっています", "the query ends too early: complete it")
        return Slip(len(text.rstrip()), todo)
    todo = Text(
        f"「{token.text}」の前後 (主語・述語・目的語の三つ組、. の有無、括弧) を確かめてください",
        f"check what stands around {token.text}: three terms a triple, a dot between triples, brackets",
    )
    return Slip(token.start, todo, len(token.text))


def _rdflib_offset(text: str) -> int | None:
    if len(text) > _LONGEST_FOR_SECOND_PARSER:
        return None
    from pyparsing import ParseException  # heavy, and only needed when something is wrong
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(text)
    except ParseException as error:
        return error.loc
    except (ValueError, TypeError, RecursionError):
        return None
    return None


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
