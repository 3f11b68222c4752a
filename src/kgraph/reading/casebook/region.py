"""取組地域: the prefectures and municipalities by code, and what the form says beside them (及び近隣市町村)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.errors import Text
from kgraph.places import AmbiguousPlace, Place, Places, UnknownPlace
from kgraph.reading.casebook.passages import Passage, clean
from kgraph.reading.casebook.problems import Problems
from kgraph.reading.casebook.rows import FormFact
from kgraph.text import Folded

_AND = r"及び|および|並びに|ならびに|または|又は"
_TOKEN = re.compile(rf"(?P<joint>(?:[\s、,/・;()]|{_AND})*)(?P<words>(?:(?!{_AND})[^\s、,/・;()])+)")
_NOTE = re.compile(
    r"(?:その)?(?:近隣|周辺|近郊|隣接|県内|市内|町内|村内|区内|管内|全域|一円|全国|広域|各地|ほか|他|オンライン|など|等|全て|すべて)"
)
_TAIL = re.compile(r"(?:全域|一円|周辺|近郊|ほか|など|等|内|を中心に|を中心とした地域)+$")
_LONGEST = 40  # no name of a place is longer, written with all that it lies in


@dataclass(slots=True)
class _Region:
    passage: Passage
    folded: Folded
    places: Places
    problems: Problems
    prefecture: str = ""
    written: bool = False

    def read(self) -> Iterator[FormFact]:
        """Yield the facts in the order of the words."""
        note: tuple[int, int] | None = None
        for match in _TOKEN.finditer(self.folded.text):
            if _NOTE.match(match["words"]):
                note = (note[0] if note else match.start("joint"), match.end())
                continue
            if note is not None:
                yield self._note(*note)
                note = None
            yield from self._token(match.start("words"), match.end())
        if note is not None:
            yield self._note(*note)

    def _token(self, start: int, end: int) -> Iterator[FormFact]:
        text = self.folded.text
        head = next((p for p in self.places.prefectures() if text.startswith(p.name, start, end)), None)
        if head is not None:
            self.prefecture, self.written = head.code, True
            yield self._fact("prefecture", head.code, start, start + len(head.name), "region-written")
            start += len(head.name)
        if start == end:
            return
        if _NOTE.match(text[start:end]):
            yield self._note(start, end)
            return
        tail = _TAIL.search(text[start:end])
        place = self._find(text[start:end])
        if place is None and tail and tail.start():
            place = self._find(text[start : start + tail.start()])
            if place is not None:
                yield from self._municipality(place, start, start + tail.start())
                yield self._note(start + tail.start(), end)
                return
        if place is None and "と" in text[start:end]:
            yield from self._two(start, end)
            return
        yield from self._municipality(place, start, end)

    def _two(self, start: int, end: int) -> Iterator[FormFact]:
        """Read A市とB町: a name may hold と itself, so every one is tried."""
        text = self.folded.text
        for at in (m.start() + start for m in re.finditer("と", text[start:end])):
            first = self._find(text[start:at])
            if first is not None and at + 1 < end:
                yield from self._municipality(first, start, at)
                yield from self._token(at + 1, end)
                return
        yield from self._municipality(None, start, end)

    def _municipality(self, place: Place | None, start: int, end: int) -> Iterator[FormFact]:
        town = self.places.municipality_of(place.code) if place is not None else None
        if place is None or town is None:
            found = self.passage.locate(self.folded, start, end)
            self._unknown(found.line, clean(found.words))
            return
        if not self.written and place.prefecture != self.prefecture:
            self.prefecture = place.prefecture
            yield self._fact("prefecture", place.prefecture, start, end, "region-composed")
        note = place.code if place.code != town.code else ""
        yield self._fact("municipality", town.code, start, end, "region-written", note)

    def _find(self, name: str) -> Place | None:
        for within in (self.prefecture,) if self.written else dict.fromkeys((self.prefecture, "")):
            try:
                return self.places.find(name, within)
            except (UnknownPlace, AmbiguousPlace):
                continue
        return None

    def _unknown(self, line: int, words: str) -> None:
        """Note that words are no one place, and which may be meant: today's of a former name, several, or near ones."""
        within = self.prefecture if self.written else ""
        expected, todo, elsewhere = Text("", ""), Text("", ""), list[Place]()
        for area in dict.fromkeys(("", within)) if len(words) <= _LONGEST else ():
            try:
                elsewhere.append(self.places.find(words, area))
            except (UnknownPlace, AmbiguousPlace) as error:
                elsewhere += error.candidates if isinstance(error, AmbiguousPlace) else ()
                expected, todo = error.problems[0].expected, error.problems[0].todo
        if within and elsewhere:
            here = self.places.get(within).name
            there = [place.full_name for place in elsewhere]
            expected = Text(
                f"{here}にある市区町村（{'と'.join(there)}があります）",
                f"a municipality of {here} (there is {' and '.join(there)})",
            )
            todo = Text("都道府県か市区町村のどちらかを直してください", "mend the prefecture or the municipality")
        if todo.ja:
            self.problems.add_texts(
                "unknown-place", line=line, field="region", found=words, expected=expected, todo=todo
            )
        else:
            self.problems.add("unknown-place", line=line, field="region", found=words)

    def _fact(self, field: str, value: str, start: int, end: int, rule: str, note: str = "") -> FormFact:
        return FormFact.at(self.passage.locate(self.folded, start, end), field, value, rule=rule, note=note)

    def _note(self, start: int, end: int) -> FormFact:
        while start < end and self.folded.text[start] in " 、,/・;()\t":
            start += 1
        place = self.passage.locate(self.folded, start, end)
        return FormFact.at(place, "region_note", clean(place.words), rule="region-note")


def read_region(passage: Passage, places: Places, problems: Problems) -> tuple[FormFact, ...]:
    """Return the facts prefecture, municipality and region_note; a place that is not in the list is a problem.

    A ward is told as its city, with the ward's code as note. A municipality without its prefecture is taken when its
    name is the only one of its kind in Japan; the prefecture is then composed.
    """
    return tuple(_Region(passage, passage.folded(), places, problems).read())
