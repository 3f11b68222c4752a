"""What can go wrong, said so that a person can act on it.

A ``Problem`` is one finding (where, what was found, what was expected, what to do); it is data and travels with
results. A ``KgraphError`` carries one or more problems and ends the work; the command line turns it into exit
status 2. A ``KgraphWarning`` carries one that stops nothing. Texts are kept in Japanese and English side by side, so
that ``--lang`` chooses when they are shown.
"""

from __future__ import annotations

import difflib
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LANGUAGES = ("ja", "en")

_WORDS = {
    "ja": {"line": "行", "field": "項目", "found": "見つかったもの", "expected": "期待するもの", "todo": "対処"},
    "en": {"line": "line", "field": "field", "found": "found", "expected": "expected", "todo": "what to do"},
}


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages."""

    ja: str
    en: str

    def in_(self, lang: str) -> str:
        """Return the message in ``lang`` (``ja`` or ``en``)."""
        return self.ja if lang == "ja" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong with an input: where it is, what stands there, what should, and what to do.

    ``code`` is a stable ASCII name for tests and filters. ``line`` is 1-based; 0 means the whole file. ``found`` is
    shown as it is: whoever makes a problem leaves names of natural persons and street addresses out of it. ``counted``
    says in words, behind it, what no quotation can: how many there are, and on which rows.
    """

    code: str
    file: str
    line: int = 0
    field: str = ""
    found: str = ""
    counted: Text | None = None
    expected: Text
    todo: Text

    def message(self, lang: str = "en") -> str:
        """Return the problem as one line of text in ``lang``."""
        words = _WORDS["ja" if lang == "ja" else "en"]
        where = self.file + (f":{self.line}" if self.line else "")
        parts = [where]
        if self.field:
            parts.append(f"{words['field']}: {self.field}")
        counted = self.counted.in_(lang) if self.counted else ""
        if self.found or counted:
            parts.append(f"{words['found']}: {' '.join(filter(None, (shorten(self.found), counted)))}")
        parts.append(f"{words['expected']}: {self.expected.in_(lang)}")
        parts.append(f"{words['todo']}: {self.todo.in_(lang)}")
        return " | ".join(parts)


class KgraphError(Exception):
    """The root of all errors that kgraph raises for bad input or a wrong call; holds the problems found."""

    def __init__(self, *problems: Problem) -> None:
        self.problems: tuple[Problem, ...] = problems
        super().__init__("\n".join(p.message("en") for p in problems))

    def message(self, lang: str = "en") -> str:
        """Return all problems, one a line, in ``lang``."""
        return "\n".join(p.message(lang) for p in self.problems)


class InputError(KgraphError):
    """A file or text that cannot be used."""


class CallError(KgraphError):
    """A call that asks for something which does not exist (an unknown name, level, format, option value)."""


class DataError(KgraphError):
    """Statements that contradict themselves or miss what they must hold."""


class KgraphWarning(UserWarning):
    """Something that a person should look at and that stops nothing; holds the problem found."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem)

    def __str__(self) -> str:
        return self.problem.message("en")


def warn(problem: Problem) -> None:
    """Warn of a problem that stops nothing; the command line tells it in its language."""
    warnings.warn(KgraphWarning(problem), stacklevel=3)


def raise_if(problems: Iterable[Problem], error: type[KgraphError] = InputError) -> None:
    """Raise ``error`` with ``problems`` when there is at least one."""
    found = tuple(problems)
    if found:
        raise error(*found)


def unknown_choice(name: str, found: str, choices: Iterable[str], code: str = "unknown-choice") -> Problem:
    """Return the problem with a value of ``name`` that is none of its choices: all of them, and those that come near."""
    known = tuple(choices)
    near = difflib.get_close_matches(found.lower(), known, n=3, cutoff=0.5)
    todo = Text("この中から選んでください", "choose one of these")
    if near:
        todo = Text(f"もしかして: {'、'.join(near)}", f"did you mean: {', '.join(near)}")
    expected = Text(f"次のどれか: {'、'.join(known)}", f"one of: {', '.join(known)}")
    return Problem(code=code, file=name, found=found, expected=expected, todo=todo)


def rows_counted(count: int) -> Text:
    """Return how many rows there are, in words."""
    return Text(f"{count}行", f"{count} row{'' if count == 1 else 's'}")


def rows_in_words(rows: Sequence[int], most: int = 10) -> Text:
    """Return which rows are meant, the first ``most`` by number, and of more how many there are.

    >>> rows_in_words([7]).ja, rows_in_words([2, 5]).en
    ('7行目', 'rows 2, 5')
    """
    some, rest = ", ".join(map(str, rows[:most])), len(rows) > most
    ja = f"{some.replace(', ', '・')}{' …' if rest else ''}行目" + (f"、全{len(rows)}行" if rest else "")
    return Text(ja, f"row{'' if len(rows) == 1 else 's'} {some}" + (f", … {len(rows)} in all" if rest else ""))


def error_in_words(error: BaseException) -> Text:
    """Return what went wrong with a file in words that a user knows: never the name of a type of Python's.

    >>> error_in_words(EOFError()).en, error_in_words(OSError(28, "No space left on device")).en
    ('a file that ends too early', 'No space left on device')
    """
    if isinstance(error, OSError) and error.strerror:
        return Text(error.strerror, error.strerror)
    name = type(error).__name__
    if isinstance(error, UnicodeError):
        return Text("文字として読めないバイト", "bytes that are no text")
    if isinstance(error, EOFError):
        return Text("途中で終わっているファイル", "a file that ends too early")
    if name in ("BadZipFile", "BadGzipFile", "LargeZipFile", "error", "LZMAError"):
        return Text("壊れているか、圧縮ファイルでない中身", "a damaged archive, or none")
    if name == "JSONDecodeError":
        return Text("JSON として読めない書き方", "what cannot be read as JSON")
    if isinstance(error, RecursionError):
        return Text("入れ子の深すぎる書き方", "what is nested too deep")
    return Text("壊れているか、別の形式の中身", "content that is damaged, or of another make")


def value_in_words(value: object) -> Text:
    """Return what stands in a file in words that a user knows: a list, entries, a number, nothing.

    >>> value_in_words({}).en, value_in_words(None).ja, value_in_words(3).en
    ('entries (name: value)', '空欄', 'the number 3')
    """
    if value is None or value == "":
        return Text("空欄", "nothing")
    if isinstance(value, bool):
        return Text("はい・いいえの値", "yes or no")
    if isinstance(value, dict):
        return Text("「名前: 値」の並び", "entries (name: value)")
    if isinstance(value, list | tuple):
        return Text("項目の並び（リスト）", "a list")
    if isinstance(value, int | float):
        return Text(f"数 {value}", f"the number {value}")
    words = shorten(str(value))
    return Text(f"「{words}」", f"“{words}”")


def shorten(text: str, limit: int = 80) -> str:
    """Return ``text`` on one line, cut to ``limit`` characters, control characters shown as escapes."""
    clean = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"
