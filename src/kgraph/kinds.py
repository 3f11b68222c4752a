"""The lexicon: words that end a body's name and tell its kind, legal forms, and the words of generic mentions.

The data lies in data/lexicon/*.csv (see its README); this module knows no word of its own. Words are kept folded and
without spaces, and in the spellings that one word goes by (子ども, こども, 子供; 障害, 障がい, 障碍).
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeVar

from kgraph.errors import InputError, Problem, Text, error_in_words
from kgraph.files import unreadable
from kgraph.resources import folder
from kgraph.text import fold_text

P = ParamSpec("P")
R = TypeVar("R")

# strong: a mention by itself. weak, named: the end of a name only. dept: part of a government. public: people at large.
# class: stands for what is named beside it. unit-word: 市, 県 alone. stop: ends like a body and is none.
# name: the name of one body, for lexicons of users; ours has none.
STRENGTHS = ("strong", "weak", "named", "dept", "public", "class", "unit-word", "stop", "name")
# topic: with heads it makes generic mentions. kana: a noun in hiragana. particle, function: what stands between nouns.
USES = ("topic", "kana", "particle", "function")
_JOINTS = "・&/やの\ue010 "  # what may stand between the words of a generic mention
_LONGEST_WORD = 16
_SPELLINGS = (("子ども", "こども", "子供"), ("障害", "障がい", "障碍"))


@dataclass(frozen=True, slots=True)
class Head:
    """A word that ends the words for a body: its kind and how much it says by itself (see ``STRENGTHS``)."""

    word: str
    kind: str
    strength: str


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form as written: the full form, where it stands in names (front, back, both), the kind it suggests."""

    word: str
    form: str
    position: str
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All words, indexed by their last character and their length; every look-up is bounded by the longest word.

    Two lexicons are the same only as objects, so that readings can be kept by lexicon.
    """

    heads: dict[str, Head]
    forms: dict[str, LegalForm]
    topics: frozenset[str]
    kana: frozenset[str]
    particles: frozenset[str]
    functions: frozenset[str]
    _ends: dict[str, tuple[int, ...]] = field(repr=False)
    _starts: dict[str, tuple[int, ...]] = field(repr=False)
    _form_starts: dict[str, tuple[int, ...]] = field(repr=False)

    def head_ending(self, text: str, end: int, floor: int = 0) -> Head | None:
        """Return the longest head that ends at ``end`` and does not begin before ``floor``."""
        for size in self._ends.get(text[end - 1 : end], ()):
            if end - size >= floor:
                head = self.heads.get(text[end - size : end])
                if head is not None:
                    return head
        return None

    def heads_ending(self, text: str, end: int, floor: int = 0) -> Iterator[Head]:
        """Yield every head that ends at ``end``, longest first."""
        for size in self._ends.get(text[end - 1 : end], ()):
            if end - size >= floor:
                head = self.heads.get(text[end - size : end])
                if head is not None:
                    yield head

    def head_starting(self, text: str, start: int, ceiling: int) -> Head | None:
        """Return the longest head that begins at ``start`` and ends at or before ``ceiling``."""
        for size in self._starts.get(text[start : start + 1], ()):
            if start + size <= ceiling:
                head = self.heads.get(text[start : start + size])
                if head is not None:
                    return head
        return None

    def covers(self, text: str) -> bool:
        """Tell whether ``text`` can be cut wholly into words of kinds, modifiers and numbers: it then names no body.

        A search over the cuts that can be reached, linear in the length of the text times that of the longest word.
        """
        n = len(text)
        reach = [True] + [False] * n
        for i in range(n):
            if not reach[i]:
                continue
            if text[i] in _JOINTS or text[i].isdigit():
                reach[i + 1] = True
            for size in range(1, min(_LONGEST_WORD, n - i) + 1):
                piece = text[i : i + size]
                if piece in self.topics or self._is_head(piece):
                    reach[i + size] = True
        return reach[n]

    def _is_head(self, piece: str) -> bool:
        head = self.heads.get(piece)
        if head is None or head.strength in ("stop", "unit-word", "name"):
            return False
        return len(piece) > 1 or head.strength in ("dept", "weak") or piece in "店社会"

    def form_at(self, text: str, start: int) -> LegalForm | None:
        """Return the longest legal form that begins at ``start``."""
        for size in self._form_starts.get(text[start : start + 1], ()):
            form = self.forms.get(text[start : start + size])
            if form is not None:
                return form
        return None


def parse_lexicon(
    heads: Iterable[dict[str, str]], forms: Iterable[dict[str, str]], words: Iterable[dict[str, str]]
) -> Lexicon:
    """Return the lexicon of the given rows; a later row of the same word replaces an earlier one."""
    by_word: dict[str, Head] = {}
    for row in heads:
        for word in spellings(row["word"]):
            by_word[word] = Head(word, row["kind"], row["strength"])
    by_form = {(w := folded(row["word"])): LegalForm(w, row["form"], row["position"], row["kind"]) for row in forms}
    uses: dict[str, set[str]] = {use: set() for use in USES}
    for row in words:
        uses[row["use"]].update(spellings(row["word"]))
    return Lexicon(
        heads=by_word,
        forms=by_form,
        topics=frozenset(uses["topic"]),
        kana=frozenset(uses["kana"]),
        particles=frozenset(uses["particle"]),
        functions=frozenset(uses["function"]),
        _ends=_lengths((word[-1], len(word)) for word in by_word),
        _starts=_lengths((word[0], len(word)) for word in by_word),
        _form_starts=_lengths((word[0], len(word)) for word in by_form),
    )


def _lengths(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for char, size in pairs:
        sizes.setdefault(char, set()).add(size)
    return {char: tuple(sorted(found, reverse=True)) for char, found in sizes.items()}


def folded(word: str) -> str:
    """Return ``word`` as the lexicon keeps it: folded, without spaces."""
    return "".join(fold_text(word).split())


def spellings(word: str) -> tuple[str, ...]:
    """Return ``word`` in each of the spellings that it goes by, folded; its own first."""
    found = [folded(word)]
    for group in _SPELLINGS:
        for known in tuple(found):
            used = next((way for way in group if way in known), None)
            if used:
                found.extend(known.replace(used, way) for way in group if way != used)
    return tuple(dict.fromkeys(found))


def read_lexicon(directory: Path, extra: Iterable[Path] = ()) -> Lexicon:
    """Read heads.csv, legal_forms.csv and words.csv of ``directory``; ``extra`` are further files like heads.csv.

    A row of a further file replaces an earlier one of the same word. Its kind is one of heads.csv, or one of its own
    with one of those in the column ``broader``; ``source`` may be left out. Raises InputError, with every bad line,
    for a file that is missing, lacks a column, or gives a strength or a kind that is none.
    """
    heads = _rows(directory / "heads.csv", ("word", "kind", "strength", "source"))
    known = frozenset(row["kind"] for row in heads if row["kind"])
    for path in extra:
        heads += _rows(path, ("word", "kind", "strength"), known)
    forms = _rows(directory / "legal_forms.csv", ("word", "form", "position", "kind", "source"))
    words = _rows(directory / "words.csv", ("word", "use", "source"))
    return parse_lexicon(heads, forms, words)


def _rows(path: Path, columns: tuple[str, ...], kinds: frozenset[str] = frozenset()) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            given = reader.fieldnames or ()
            rows = [{name: value or "" for name, value in row.items() if isinstance(name, str)} for row in reader]
    except OSError as error:
        raise InputError(unreadable(path.name, error)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(_problem(path, 0, "", error_in_words(error), "a CSV file in UTF-8")) from error
    missing = [column for column in columns if column not in given]
    if missing:
        raise InputError(_problem(path, 1, ", ".join(missing), ", ".join(given), ", ".join(columns)))
    columns += ("source",) if "source" in given and "source" not in columns else ()
    problems = [problem for number, row in enumerate(rows, 2) for problem in _faults(path, number, row, columns, kinds)]
    if problems:
        raise InputError(*problems)
    return rows


def _faults(
    path: Path, number: int, row: dict[str, str], columns: tuple[str, ...], kinds: frozenset[str]
) -> Iterator[Problem]:
    for column in columns:
        value = row[column].strip()
        if not value and not (column == "kind" and row.get("strength") == "stop"):
            yield _problem(path, number, column, "", "a value")
        elif column == "use" and value not in USES:
            yield _problem(path, number, column, value, ", ".join(USES))
        elif column == "strength" and value not in STRENGTHS:
            yield _problem(path, number, column, value, ", ".join(STRENGTHS))
        elif column == "kind" and kinds and value and value not in kinds and row.get("broader", "") not in kinds:
            yield _problem(path, number, column, value, ", ".join(sorted(kinds)))


def _problem(path: Path, line: int, column: str, found: str | Text, expected: str) -> Problem:
    return Problem(
        code="bad-lexicon",
        file=path.name,
        line=line,
        field=column,
        found=found if isinstance(found, str) else "",
        counted=None if isinstance(found, str) else found,
        expected=Text(f"語彙表の値: {expected}", expected),
        todo=Text(
            "data/lexicon/README.md の列の説明に合わせてください", "follow the columns in data/lexicon/README.md"
        ),
    )


@functools.cache
def default_lexicon() -> Lexicon:
    """Return the project's own lexicon (read once)."""
    return read_lexicon(folder("data") / "lexicon")


def lexicon_with(extra: Iterable[Path]) -> Lexicon:
    """Return the project's lexicon with the rows of further files (see ``read_lexicon``)."""
    files = tuple(extra)
    return read_lexicon(folder("data") / "lexicon", files) if files else default_lexicon()


_IN_USE: ContextVar[Lexicon | None] = ContextVar("lexicon", default=None)


def lexicon_in_use() -> Lexicon:
    """Return the lexicon that the reading around this call was given, else the project's own."""
    return _IN_USE.get() or default_lexicon()


@contextmanager
def using(lexicon: Lexicon | None) -> Iterator[None]:
    """Let ``lexicon_in_use`` return ``lexicon`` inside the block (None: what is in use already)."""
    token = _IN_USE.set(lexicon or _IN_USE.get())
    try:
        yield
    finally:
        _IN_USE.reset(token)


def kept_by_lexicon(size: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the last ``size`` results of a function by its arguments and by the lexicon in use."""

    def keep(function: Callable[P, R]) -> Callable[P, R]:
        @functools.lru_cache(maxsize=size)
        def kept(_lexicon: Lexicon, *args: P.args, **kwargs: P.kwargs) -> R:
            return function(*args, **kwargs)

        @functools.wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            return kept(lexicon_in_use(), *args, **kwargs)  # type: ignore[arg-type]  # all are hashable

        return call

    return keep
