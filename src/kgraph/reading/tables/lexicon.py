"""Which field the words of a header mean: data/lexicon/headers.csv, and the choices that the schemes hold."""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass, replace
from pathlib import Path

from kgraph import vocab
from kgraph.errors import InputError, Problem, Text, error_in_words
from kgraph.reading.tables.mapping import CURRENT, FIELDS, PLANNED, ColumnUse
from kgraph.reading.tables.partner_heads import is_part, is_partner_head, without_plan
from kgraph.resources import folder
from kgraph.text import fold_text, key

_MATCHES = ("whole", "part")
_ADORNED = re.compile(r"^[\s\d①-⑳.．、)）(（【\[*＊※★☆●■◆・_-]+(?=\D)|[\s*＊※:：.]+$|[\"'“”]")
_BRACKETS = re.compile(r"[(（【\[][^()（）【】\[\]]*[)）】\]]")
_LEVELS = ("prefecture", "municipality")
_OF_PARTNERS = ("partner", "partners")
_BELOW = frozenset(("主", "従", "副", "主たる", "従たる", "行政", "民間", "現在", "予定"))
"""What stands in the second row of headers, and means nothing by itself: 対象 over 主 and 従, 連携先 over 行政 and 民間."""
_PERSON_BEFORE = ("person", "address")
_NUMBERED = re.compile(
    r"連携先(?:団体)?\s*([0-9]{1,3})(?:の)?(?:名称|名|団体名)?|連携先(?:団体)?\s*([0-9]{1,3})の?(種別|種類|役割|状況|時期|所属)"
)
_BESIDE = {
    "種別": "partner_kind",
    "種類": "partner_kind",
    "役割": "partner_role",
    "状況": "partner_tense",
    "時期": "partner_tense",
    "所属": "partner_parent",
}


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """The words of headers: those that are the whole header, and those that tell it wherever they stand in it."""

    whole: dict[str, ColumnUse]
    part: tuple[tuple[str, ColumnUse], ...]

    def use(self, header: str) -> ColumnUse | None:
        """Return what a column with this header holds, None where no word tells.

        A header of several rows is tried as a whole, then by its last row. A name of a person wins over all else
        (担当者の電話番号 is a person's).
        """
        wanted = header_key(header)
        if not wanted:
            return None
        for word, use in self.part:
            if word in wanted and not (use.field == "person" and wanted.endswith("数")):
                return (self._level(header, word) if use.field == "address" else None) or use
        if planned := self._planned(wanted):
            return planned
        for tried in dict.fromkeys((header, header.split(" ")[-1])):
            for words in dict.fromkeys((header_key(tried), header_key(_BRACKETS.sub("", tried)))):
                if found := self._one(words):
                    return found
        return self._parted(header)

    def _one(self, words: str) -> ColumnUse | None:
        found = self.whole.get(words) or _choice(words) or _numbered(words)
        return found or (ColumnUse(field="partners") if is_partner_head(words) else None)

    def _planned(self, words: str) -> ColumnUse | None:
        """Return that a column holds partners who are only to come: 連携先（予定）, 今後連携したい団体, 連携先 over 予定."""
        rest = without_plan(words)
        found = self._one(rest) if rest else None
        return replace(found, tense=PLANNED) if found and found.field in _OF_PARTNERS else None

    def _parted(self, header: str) -> ColumnUse | None:
        """Return that a column is one part of the partners: a head of two rows, 連携機関 over 行政 and 民間."""
        above, _, below = header.rpartition(" ")
        found = self._one(header_key(above)) if above else None
        if found is None or found.field not in _OF_PARTNERS or not is_part(header_key(below)):
            return None
        return replace(found, tense=CURRENT) if header_key(below) in ("現在", "現行") else found

    def _level(self, header: str, word: str) -> ColumnUse | None:
        """Return that a part of an address is a prefecture or municipality alone: 所在地 over 都道府県, 住所（市町村）."""
        wanted = header_key(header)
        if any(use.field == "person" and other in wanted for other, use in self.part):
            return None
        for tried in (header_key(header.split(" ")[-1]), wanted.replace(word, "").strip("の・()（）[]【】")):
            if (found := self.whole.get(tried)) and found.field in _LEVELS:
                return found
        return None

    def knows(self, header: str) -> bool:
        """Tell whether a cell could be a header: a word of the list, or a choice of a scheme."""
        return self.use(header) is not None or header_key(header) in _BELOW


def header_key(header: str) -> str:
    """Return the key by which headers are compared: folded, without spaces, numbering, stars and quotes."""
    return key(_ADORNED.sub("", fold_text(header).replace("\ufeff", "").strip()))


def _choice(words: str) -> ColumnUse | None:
    """Return that a column is one of the choices of the form, to be marked by ○."""
    return _choices().get(words)


@functools.cache
def _choices() -> dict[str, ColumnUse]:
    return {
        key(label): ColumnUse(field="mark", scheme=name, value=concept.notation)
        for name in ("activities", "targets")
        for concept in vocab.scheme(name).leaves
        for label in (concept.ja, *concept.alt)
    }


def _numbered(words: str) -> ColumnUse | None:
    match = _NUMBERED.fullmatch(words)
    if match is None:
        return None
    number = int(match[1] or match[2])
    return ColumnUse(field=_BESIDE.get(match[3] or "", "partner"), number=number)


def read_header_words(path: Path) -> HeaderWords:
    """Read a list of header words. Raises InputError for a missing file, an unknown field or match."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(_problem(path, 0, "", error_in_words(error))) from error
    whole: dict[str, ColumnUse] = {}
    part: list[tuple[str, ColumnUse]] = []
    for number, row in enumerate(rows, 2):
        field, _, role = (row.get("field") or "").partition(":")
        if field not in FIELDS or row.get("match") not in _MATCHES or not row.get("word"):
            raise InputError(_problem(path, number, "field", row.get("field") or ""))
        use = ColumnUse(field=field, role="" if role == PLANNED else role, tense=PLANNED if role == PLANNED else "")
        word = key(row["word"])
        if row["match"] == "part":
            part.append((word, use))
        else:
            whole[word] = use
    part.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return HeaderWords(whole, tuple(part))


def _problem(path: Path, line: int, field: str, found: str | Text) -> Problem:
    return Problem(
        code="bad-lexicon",
        file=path.name,
        line=line,
        field=field,
        found=found if isinstance(found, str) else "",
        counted=None if isinstance(found, str) else found,
        expected=Text("word, field, match (whole か part), source", "word, field, match (whole or part), source"),
        todo=Text(
            "data/lexicon/README.md の列の説明に合わせてください", "follow the columns in data/lexicon/README.md"
        ),
    )


@functools.cache
def header_words() -> HeaderWords:
    """Return the project's own list of header words (read once)."""
    return read_header_words(folder("data") / "lexicon" / "headers.csv")
