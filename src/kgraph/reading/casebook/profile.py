"""The profile of a group: when it was founded and incorporated, how many work there, and its website."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.dates import DateError, FoundDate, find_dates, number
from kgraph.reading.casebook.passages import Passage, clean
from kgraph.reading.casebook.problems import Problems, shape
from kgraph.reading.casebook.rows import FormFact
from kgraph.text import fold_text

_EVENT = (
    r"(?:(?:任意|市民|ボランティア)団体|(?:特定非営利活動|NPO|社会福祉|一般社団|一般財団|公益社団|公益財団)?\s*法人格?|活動|団体|会社)?"
    r"(?:の|として)?\s*(?:設立|成立|認証|認定|登記|取得|創立|創設|発足|開始|開設|改組|化|移行)"
)
_INCORPORATED = re.compile(r"法人|登記|認証|認可")
_PEOPLE = re.compile(r"(?P<number>[0-9][0-9,]*|[〇一二三四五六七八九十百千]+)\s*[人名](?!物|様|称)")
_TOTAL = re.compile(r"(?:合計|総数|総勢|全体|計|全|約|およそ)*")
_EDGES = " \t、,。;:/()[]「」・＋+"
_LONGEST_PART = 24
_ADDRESS = re.compile(r"https?://[^\s<>\"'、。「」（）()]+", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>\"']*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Dated:
    found: FoundDate
    about: str

    @property
    def incorporates(self) -> bool:
        """Whether the words beside the date say that a legal person came to be."""
        return bool(_INCORPORATED.search(self.about)) and "任意団体" not in self.about

    def fact(self, passage: Passage, field: str) -> FormFact:
        """Return the fact that the date is; of the words beside it only the event is kept."""
        start, end = passage.span(self.found.start, self.found.end)
        event = re.search(_EVENT, self.about)
        note = clean(event[0]) if event else ""
        place = passage.document.place(start, end)
        return FormFact.at(place, field, self.found.date.value, note=note, rule=f"date-{self.found.date.precision}")


def read_dates(passage: Passage, problems: Problems) -> tuple[FormFact, ...]:
    """Return the facts founded and incorporated, each in its own precision; what a date is of goes into the note."""
    try:
        found = find_dates(passage.text, bare=True)
    except DateError as error:
        problems.add_texts(
            "wrong-date",
            line=passage.line,
            field="founded",
            found=error.found,
            expected=error.expected,
            todo=error.todo,
        )
        return ()
    if not found:
        problems.add("no-date", line=passage.line, field="founded", found=shape(passage.text))
        return ()
    dated = _with_words(passage.text, found)
    if len(dated) == 1:
        return (dated[0].fact(passage, "founded"),)
    others = [d for d in dated if not d.incorporates]
    incorporated = [d for d in dated if d.incorporates]
    founded = others[0] if others else min(incorporated, key=lambda d: d.found.date.start)
    facts = [founded.fact(passage, "founded")]
    incorporated = [d for d in incorporated if d is not founded]
    if incorporated:
        facts.append(incorporated[0].fact(passage, "incorporated"))
    left = [d for d in dated if d is not founded and d not in incorporated[:1]]
    if left:
        values = "、".join(d.found.date.value for d in left)
        problems.add("unclear-dates", line=passage.line, field="founded", found=values)
    return tuple(facts)


def _with_words(text: str, found: tuple[FoundDate, ...]) -> list[_Dated]:
    """Give each date the words that say what it is of: the bracket behind it, else what stands before it."""
    dated = []
    for i, date in enumerate(found):
        until = found[i + 1].start if i + 1 < len(found) else len(text)
        behind = re.match(r"\s*[(（]([^()（）]*)[)）]|\s*(?:に|より)?\s*([^\s()（）、,。]*)", text[date.end : until])
        before = text[found[i - 1].end if i else 0 : date.start]
        words = next((w for w in (behind.groups() if behind else ()) if w and re.search(_EVENT, fold_text(w))), "")
        dated.append(_Dated(date, fold_text(words or re.split(r"[)）、,。]", before)[-1] or "")))
    return dated


@dataclass(frozen=True, slots=True)
class _People:
    count: int
    about: str
    depth: int
    start: int
    end: int


def read_staff(passage: Passage, problems: Problems) -> tuple[FormFact, ...]:
    """Return the facts staff and staff_part: a number without words is the total, those with words are its parts.

    Where only parts are told the total is their sum.
    """
    folded = passage.folded()
    people = list(_people(folded.text))
    if not people:
        bare = re.fullmatch(r"\s*([0-9][0-9,]*)\s*", folded.text)
        if bare is None:
            problems.add("no-staff", line=passage.line, field="staff", found=shape(passage.text))
            return ()
        people = [_People(number(bare[1]), "", 0, bare.start(1), bare.end(1))]
    total = next((p for p in people if _TOTAL.fullmatch(p.about)), None)
    parts = [p for p in people if p is not total]
    if total is None:
        parts = [p for p in parts if p.depth == min(q.depth for q in people)]
        place = passage.locate(folded, parts[0].start, parts[-1].end)
        total_fact = FormFact.at(place, "staff", str(sum(p.count for p in parts)), rule="staff-sum")
    else:
        place = passage.locate(folded, total.start, total.end)
        total_fact = FormFact.at(place, "staff", str(total.count), note=total.about, rule="staff-total")
    facts = [total_fact]
    for part in parts:
        place = passage.locate(folded, part.start, part.end)
        facts.append(FormFact.at(place, "staff_part", str(part.count), note=part.about, rule="staff-part"))
    return tuple(facts)


def _people(text: str) -> Iterator[_People]:
    at = 0
    for match in _PEOPLE.finditer(text):
        between = text[at : match.start()]
        words = re.split(r"[、,。;]", between.strip(_EDGES))[-1]
        about = clean(re.sub(r"^(?:うち|内訳|ほか|他に)[:、\s]*", "", words).strip(_EDGES))
        start = text.rfind(about[:1], at, match.start()) if about else match.start()
        start = next((i for i in range(at, match.start()) if about and text.startswith(about, i)), start)
        depth = text.count("(", 0, match.start()) - text.count(")", 0, match.start())
        yield _People(number(match["number"]), about[:_LONGEST_PART], depth, start, match.end())
        at = match.end()


def read_website(passage: Passage, problems: Problems) -> tuple[FormFact, ...]:
    """Return the fact website for each web address; other words (such as that it is closed) tell none."""
    folded = passage.folded()
    facts = []
    for match in _ADDRESS.finditer(folded.text):
        address = match[0].rstrip(".,;:!?")
        place = passage.locate(folded, match.start(), match.start() + len(address))
        facts.append(FormFact.at(place, "website", address, rule="website"))
    if not facts and (host := _HOST.search(folded.text)):
        problems.add("no-scheme", line=passage.line, field="website", found=host[0])
    return tuple(facts)
