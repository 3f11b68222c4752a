"""What the cells of a table say: counts, dates, numbers, choices; or what is wrong with them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph import vocab
from kgraph.dates import DateError, PartialDate, find_dates, parse_date, parse_value
from kgraph.errors import Text
from kgraph.kinds import default_lexicon
from kgraph.reading.mentions.forms import kind_of_formed
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.tables.counts import NotGiven, not_given, parse_count
from kgraph.reading.tables.model import Cell
from kgraph.reading.tables.nearest import advice, begun
from kgraph.text import fold_text, key

_BETWEEN = "、,，;；/／|｜\v"
_TELEPHONE = re.compile(r"\+?[0-9][0-9()\- ]*[0-9]")
_ADDRESS = re.compile(r"https?://[^\s<>\"'、。「」（）(){}|\\^`]+", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>\"']*)?", re.IGNORECASE)
_PART = re.compile(r"(.*?[^\s:：0-9０-９,，])\s*[:：]?\s*([0-9０-９,，]+)\s*(?:人|名)?")
_MAIN, _SUB = frozenset("★◎主"), frozenset("☆○〇●◯✓✔☑レ■1有Oo副ｏ")
_NO_MARK = frozenset(("", "×", "x", "0", "無", "いいえ", "非該当", "□", "☐"))
_YES = frozenset(("はい", "該当", "あり", "有り", "yes", "true", "TRUE"))


@dataclass(frozen=True, slots=True)
class Bad:
    """A value that cannot be taken: the code of the problem, what was found, and texts in place of the code's own."""

    code: str
    found: str = ""
    expected: Text | None = None
    todo: Text | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a scheme that a cell names; a ``local`` one is of the source's own, with the words as its label.

    ``begun`` says that the words are but the beginning of the choice's label (ひきこもり).
    """

    notation: str
    words: Cell
    local: bool = False
    begun: bool = False


def pieces(cell: Cell, more: str = "", separator: str = "") -> Iterator[Cell]:
    """Yield the pieces of a cell between separators (commas, slashes, line ends and ``more``), without blank ones."""
    pattern = re.escape(separator) if separator else f"[{re.escape(_BETWEEN + more)}]|及び|および|並びに|ならびに"
    at = 0
    for match in re.finditer(f"{pattern}|$", cell.text):
        piece = Cell(cell.row, cell.column, cell.text[at : match.start()], cell.start + at).trimmed()
        if piece.text:
            yield piece
        at = match.end()


def read_count(cell: Cell) -> int | NotGiven | Bad:
    """Return the count of a cell."""
    try:
        return parse_count(cell.text)
    except ValueError:
        return Bad("not-a-count", cell.words)


def read_date(cell: Cell) -> PartialDate | NotGiven | Bad:
    """Return the date of a cell, as precise as it is; a date with words around it only where it is the only one."""
    if (missing := not_given(cell.text)) is not None:
        return missing
    folded = fold_text(cell.words)
    if re.fullmatch(r"[1-9][0-9]{4}(?:\.[0-9]+)?", folded):
        return Bad("date-serial", cell.words)
    if match := re.fullmatch(r"((?:1[89]|20)[0-9]{2})([01][0-9])([0-3][0-9])", folded):
        folded = "-".join(match.groups())
    folded = re.sub(r"[T ]0{1,2}:00(?::00(?:\.0+)?)?$", "", folded)
    try:
        try:
            return parse_value(folded) if "/" in folded and folded.count("-") == 4 else parse_date(folded)
        except DateError:
            found = find_dates(cell.text.replace("\v", "\n"), bare=True)
            if len(found) == 1:
                return found[0].date
            raise
    except DateError as error:
        if error.expected.en.startswith("a date (as"):
            return Bad("wrong-date", cell.words)
        return Bad("wrong-date", cell.words, error.expected, error.todo)


def read_telephone(cell: Cell) -> str | NotGiven | Bad:
    """Return a telephone number in ASCII digits, hyphens and brackets; its leading zero is never made up."""
    if (missing := not_given(cell.text)) is not None:
        return missing
    folded = re.sub("[‐‑‒–—―ー−─]", "-", fold_text(cell.words))
    if re.fullmatch(r"[0-9]+\.[0-9]+(?:e\+?[0-9]+)?", folded.lower()):
        return Bad("number-damaged", cell.words)
    match = _TELEPHONE.search(folded)
    number = match[0].strip() if match else ""
    if folded[: folded.find(number)].endswith("(") and ")" in number:
        number = f"({number}"
    digits = re.sub(r"[^0-9]", "", number)
    if len(digits) in (8, 9) and not digits.startswith("0") and not number.startswith("+"):
        return Bad("telephone-zero", cell.words)
    if not (3 <= len(digits) <= 4 or (9 <= len(digits) <= 15 and (digits[0] == "0" or number[0] == "+"))):
        return Bad("wrong-telephone", cell.words)
    return number


def read_website(cell: Cell) -> Cell | NotGiven | Bad:
    """Return the web address of a cell."""
    if (missing := not_given(cell.text)) is not None:
        return missing
    if match := _ADDRESS.search(cell.text):
        address = match[0].rstrip(".,;:!?")
        return Cell(cell.row, cell.column, address, cell.start + match.start())
    host = _HOST.search(fold_text(cell.text))
    return Bad("no-scheme", host[0] if host else "")


@functools.cache
def legal_forms() -> dict[str, str]:
    """Return the notation of each spelling of a legal form: the scheme's labels, the lexicon's spellings."""
    concepts = vocab.scheme("legal-forms").leaves
    notations = {concept.ja: concept.notation for concept in concepts}
    spellings = {key(spelling): c.notation for c in concepts for spelling in (c.ja, *c.alt)}
    for form in default_lexicon().forms.values():
        if form.form in notations:
            spellings.setdefault(key(form.word), notations[form.form])
    return spellings


def read_legal_form(cell: Cell) -> str | NotGiven | Bad:
    """Return the notation of a legal form; 任意団体 is one, and so is having none."""
    if (missing := not_given(cell.text)) is not None:
        return missing
    found = legal_forms().get(key(cell.text))
    return found or Bad("unknown-choice", cell.words)


def certified(cell: Cell) -> tuple[str, Cell]:
    """Return the certification that stands before a legal form (認定特定非営利活動法人), and the cell without it."""
    for concept in sorted(vocab.scheme("form-statuses").leaves, key=lambda c: -len(c.ja)):
        if cell.text.startswith(concept.ja):
            rest = Cell(cell.row, cell.column, cell.text[len(concept.ja) :], cell.start + len(concept.ja)).trimmed()
            if key(rest.text) in legal_forms():
                return concept.notation, rest
    return "", cell


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the staff: what it is called, and how many."""

    name: str
    count: int
    words: Cell


def read_parts(cell: Cell) -> Iterator[Part | Bad]:
    """Yield the parts of a count: 常勤2人、非常勤3人. What is no part of this make is wrong."""
    for piece in pieces(cell):
        match = _PART.fullmatch(piece.text)
        count = parse_number(match[2]) if match else None
        yield Bad("not-a-count", piece.words) if match is None or count is None else Part(match[1], count, piece)


def parse_number(words: str) -> int | None:
    """Return the number that words are, None for none."""
    try:
        found = parse_count(words)
    except ValueError:
        return None
    return found if isinstance(found, int) else None


@functools.cache
def _labels(scheme: str) -> dict[str, str]:
    concepts = vocab.scheme(scheme).concepts
    return {key(label): c.notation for c in concepts for label in (c.ja, *c.alt, c.notation)}


def read_concept(scheme: str, words: str) -> str | Bad:
    """Return the notation of the concept of ``scheme`` that ``words`` are a label, variant or notation of."""
    notation = _labels(scheme).get(key(words))
    if notation is None:
        return Bad("unknown-choice", words, *advice(scheme, words))
    return notation if vocab.scheme(scheme)[notation].leaf else Bad("family-choice", words)


def read_choices(cell: Cell, scheme: str, separator: str = "") -> Iterator[Choice | Bad]:
    """Yield the choices of a cell. Words that are no choice become the source's own concept; a family is refused."""
    labels = _labels(scheme)
    whole = cell.trimmed()
    for piece in (whole,) if key(whole.text) in labels and not separator else pieces(cell, "", separator):
        if not_given(piece.text) is not None:
            continue
        parts = [piece] if separator else list(_by_labels(piece, labels))
        for part in parts:
            found = read_concept(scheme, part.text)
            if isinstance(found, str):
                yield Choice(found, part)
            elif found.code == "family-choice":
                yield found
            elif notation := begun(scheme, part.text):
                yield Choice(notation, part, begun=True)
            else:
                yield Choice(vocab.digest_id("x", scheme, key(part.text)), part, local=True)


def _by_labels(piece: Cell, labels: dict[str, str]) -> Iterator[Cell]:
    """Yield the parts of a piece between ・, as few as are labels (こども・若者 is one label, 高齢者・障害者 are two)."""
    ends = [match.start() for match in re.finditer("[・･]", piece.text)] + [len(piece.text)]
    at, first = 0, 0
    while first < len(ends):
        size = next((i for i in range(len(ends) - 1, first - 1, -1) if key(piece.text[at : ends[i]]) in labels), first)
        part = Cell(piece.row, piece.column, piece.text[at : ends[size]], piece.start + at).trimmed()
        if part.text:
            yield part
        at, first = ends[size] + 1, size + 1


def read_mark(cell: Cell) -> str | Bad:
    """Return ``main``, ``sub`` or an empty string for the mark in a column of marks."""
    mark = "".join(cell.text.split())
    folded = fold_text(mark)
    if folded in _NO_MARK or not_given(mark) is not None:
        return ""
    if mark in _MAIN:
        return "main"
    if mark in _SUB or folded in _SUB or folded in _YES:
        return "sub"
    return Bad("unclear-mark", cell.words)


def kind_of_name(name: str) -> str:
    """Return the kind that the end of a name tells, else the legal form in it; ``other`` where neither does.

    Where a name begins with its legal form, both decide as they do for mentions: 学校法人〜学園 is a school.
    """
    lexicon = default_lexicon()
    folded = re.sub(r"[(【\[][^()【】\[\]]*[)】\]]$", "", "".join(fold_text(name).split()))
    if level := gazetteer().whole(folded):
        return "prefecture" if level == "prefecture" else "municipality"
    head = lexicon.head_ending(folded, len(folded))
    form = lexicon.form_at(folded, 0)
    if form is not None and form.kind:
        return kind_of_formed(form, head, folded, form.kind, "")[0]
    if head is not None and head.kind and head.strength not in ("class", "public", "stop"):
        return head.kind
    return "other"
