"""The table of places with its indexes: by code, by name, and at a position of a text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kgraph.places.former import FormerPlace, index_former, read_former
from kgraph.places.latin import index_latin, latin_places
from kgraph.places.names import VARIANTS, Spelling, distance, fold_name, kana_key, rank, split_county
from kgraph.places.rows import AmbiguousPlace, Place, UnknownPlace, check_digit, problem, read_places
from kgraph.resources import folder
from kgraph.text import fold_text

FILE = "places.csv"
FORMER_FILE = "former-places.csv"
SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place name in a text: its span, and the codes of all places that bear the name (more than one: open)."""

    start: int
    end: int
    codes: tuple[str, ...]


class Places:
    """The table of places with its indexes, each made when first used."""

    def __init__(self, places: Iterable[Place], former: Iterable[FormerPlace] | None = ()) -> None:
        """``former`` are places that are no more; None: those of the project's table, read when first asked for."""
        self._by_code = {place.code: place for place in sorted(places, key=lambda place: place.code)}
        self._former = former

    @classmethod
    def load(cls, path: Path | None = None, former: Path | None = None) -> Places:
        """Return the places of ``path``, by default of the project's table (read once), and the former places.

        Raises InputError for a table that is not as scripts/make_places.py writes it, and for a table of former
        places (columns prefecture, name, code, until) with another header or a code that is not of today.
        """
        if path is None and former is None:
            return _default()
        places = read_places(folder("data") / FILE if path is None else path)
        codes = {place.code for place in places}
        return cls(places, () if former is None else read_former(former, codes))

    def __len__(self) -> int:
        return len(self._by_code)

    def __iter__(self) -> Iterator[Place]:
        """Iterate over all places by code, the northern territories among them."""
        return iter(self._by_code.values())

    def get(self, code: str) -> Place:
        """Return the place of a 5-digit code, or of a 6-digit code whose check digit is right.

        Raises UnknownPlace otherwise; a code that lost its leading zero is refused, its reading only suggested.
        """
        digits = fold_text(code).strip()
        if re.fullmatch("[0-9]{5}", digits) and digits in self._by_code:
            return self._by_code[digits]
        if re.fullmatch("[0-9]{6}", digits) and digits[5] == check_digit(digits[:5]) and digits[:5] in self._by_code:
            return self._by_code[digits[:5]]
        raise self._unknown_code(code, digits)

    def lost_zero(self, code: str) -> Place | None:
        """Return the place that ``code`` would mean had it lost its leading zero (11011: 011011, 1101: 01101).

        A column of codes can ask this of valid 5-digit codes as well: 11100 is さいたま市, or 011100 without its zero.
        """
        whole = f"0{code}"
        if not re.fullmatch("0[1-9][0-9]{3,4}", whole) or (len(whole) == 6 and whole[5] != check_digit(whole[:5])):
            return None
        return self._by_code.get(whole[:5])

    def prefecture_of(self, code: str) -> Place:
        """Return the prefecture that the place of ``code`` lies in, or is. Raises UnknownPlace."""
        return self._by_code[self.get(code).prefecture]

    def municipality_of(self, code: str) -> Place | None:
        """Return the municipality of ``code`` (a ward's city); None for a prefecture. Raises UnknownPlace."""
        return self._by_code.get(self.get(code).municipality)

    def prefectures(self) -> tuple[Place, ...]:
        """Return the 47 prefectures by code."""
        return tuple(place for place in self if place.level == "prefecture")

    def municipalities(self, prefecture: str = "", *, northern: bool = False) -> tuple[Place, ...]:
        """Return the municipalities (special wards included, wards of cities not), of one prefecture if its name or
        code is given. Raises UnknownPlace."""
        within = self._prefecture_code(prefecture)
        return tuple(p for p in self._within(within, northern) if p.level not in ("prefecture", "ward"))

    def wards(self, city: str) -> tuple[Place, ...]:
        """Return the wards of the city of that code (none unless designated)."""
        return tuple(place for place in self if place.level == "ward" and place.parent == city)

    def shared_names(self, *, northern: bool = False) -> Mapping[str, tuple[str, ...]]:
        """Return the names that several municipalities have, with their codes; wards are not counted."""
        found: dict[str, list[str]] = {}
        for place in self.municipalities(northern=northern):
            found.setdefault(place.name, []).append(place.code)
        return {name: tuple(codes) for name, codes in found.items() if len(codes) > 1}

    def find(self, name: str, prefecture: str = "", *, northern: bool = False) -> Place:
        """Return the one place that ``name`` means, within a prefecture (name or code) where one is given.

        ``name`` may be written with its prefecture, county or city, in variant characters, or in kana or romaji as a
        whole (Kumamoto-shi; Kumamoto alone is a city and a prefecture).
        Raises AmbiguousPlace when several have the name, UnknownPlace (with suggestions) when none has.
        """
        within = self._prefecture_code(prefecture)
        found = self._named(name, within, northern)
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousPlace(problem("ambiguous-place", name, found), found)
        candidates = self.candidates(name, prefecture, northern=northern)
        ended = self.former(name, prefecture)
        raise UnknownPlace(problem("former-place" if ended else "unknown-place", name, candidates), candidates)

    def former(self, name: str, prefecture: str = "") -> tuple[FormerPlace, ...]:
        """Return the places of that name that are no more, the last to end first (具志川市: うるま市 since 2005)."""
        within, rest = self._within_and_rest(fold_name(name), self._prefecture_code(prefecture))
        return tuple(f for f in self._former_names.get(rest, ()) if within in ("", f.prefecture))

    def candidates(
        self, name: str, prefecture: str = "", *, northern: bool = False, limit: int = SUGGESTIONS
    ) -> tuple[Place, ...]:
        """Return the places that ``name`` may mean, best first.

        First those that bear it, and those that a former place of that name lies in; then the same reading or romaji,
        the same name at another level, one name within the other, and names within an edit distance of one (two, from
        five characters on).
        """
        within, rest = self._within_and_rest(fold_name(name), self._prefecture_code(prefecture))
        rest = split_county(rest)[1]
        wanted = Spelling.of_words(name, rest)
        ranked = [(0, 0, place.code) for place in self._named(name, within, northern)]
        ranked += [(0, 1 + i, former.code) for i, former in enumerate(self.former(name, prefecture))]
        for place in self._within(within, northern) if rest else ():
            near = rank(wanted, self._forms[place.code])
            if near is not None:
                ranked.append((*near, place.code))
        codes = dict.fromkeys(code for *_, code in sorted(ranked))
        return tuple(self._by_code[code] for code in list(codes)[:limit])

    def longest_prefix(self, text: str, start: int = 0) -> PlaceMatch | None:
        """Return the longest place name that begins at ``start``, or None; linear in the length of the name.

        Names count as written with or without prefecture, county or city. Compare ``candidates`` for what is near.
        """
        match = self._match(text[start : start + self._longest].translate(VARIANTS), 0)
        return None if match is None else PlaceMatch(start, start + match.end, match.codes)

    def scan(self, text: str) -> Iterator[PlaceMatch]:
        """Yield the place names of ``text`` from left to right, the longest at each place, never overlapping."""
        folded = text.translate(VARIANTS)
        heads = self._index[0]
        at = 0
        while at < len(folded):
            match = self._match(folded, at) if folded[at : at + 2] in heads else None
            if match is not None:
                yield match
            at = match.end if match is not None else at + 1

    def _match(self, folded: str, at: int) -> PlaceMatch | None:
        lengths, names = self._index
        for length in lengths.get(folded[at : at + 2], ()):
            codes = names.get(folded[at : at + length])
            if codes is not None:
                return PlaceMatch(at, min(at + length, len(folded)), codes)
        return None

    def resolve(self, codes: Iterable[str], context: Iterable[str]) -> Place | None:
        """Return the one place among ``codes`` that the places of ``context`` (codes) leave, or None.

        A single code is the place itself. Of several, the one whose municipality is in the context; else the one
        whose prefecture is.
        """
        places = [self.get(code) for code in codes]
        if len(places) == 1:
            return places[0]
        around = [self.get(code) for code in context]
        for keys in ({p.municipality for p in around} - {""}, {p.prefecture for p in around}):
            left = [p for p in places if (p.municipality in keys or p.prefecture in keys)]
            if len(left) == 1:
                return left[0]
        return None

    def _within_and_rest(self, folded: str, within: str) -> tuple[str, str]:
        """Return the prefecture's code (as given, or as the name begins with) and the name without its prefecture."""
        for head, forms in self._prefectures:
            if folded.startswith(forms.name) and folded != forms.name:
                return within or head.code, folded.removeprefix(forms.name)
        return within, folded

    def _within(self, prefecture: str, northern: bool) -> Iterator[Place]:
        for place in self:
            if (northern or not place.northern) and prefecture in ("", place.prefecture):
                yield place

    def _named(self, name: str, within: str, northern: bool) -> tuple[Place, ...]:
        folded = fold_name(name)
        codes = self._index[1].get(folded, ()) or self._by_kana.get(kana_key(name), ())
        codes = codes or tuple(place.code for place in latin_places(name, self._by_latin))
        if northern:
            codes = tuple(sorted({*codes, *self._northern_names.get(folded, ())}))
        return tuple(self._by_code[code] for code in codes if within in ("", self._by_code[code].prefecture))

    def _prefecture_code(self, prefecture: str) -> str:
        """Return the code of a prefecture given as code (43000, 43), name or stem; empty for empty."""
        if not prefecture:
            return ""
        wanted = fold_name(prefecture)
        for place, forms in self._prefectures:
            if wanted in (place.code, place.code[:2], forms.name, forms.stem):
                return place.code
        near = sorted((distance(wanted, forms.name, 1), place.code) for place, forms in self._prefectures)
        candidates = tuple(self._by_code[code] for far, code in near if far <= 1)[:SUGGESTIONS]
        raise UnknownPlace(problem("unknown-prefecture", prefecture, candidates), candidates)

    def _spellings(self, place: Place) -> Iterator[str]:
        """Yield every way in which a place is written: bare, with county or city, with prefecture, and so on."""
        above = self._by_code.get(place.parent)
        county = f"{place.county}{place.name}"
        if not place.northern:
            yield place.name
        if place.county:
            yield county
        if above is not None and place.level == "ward":
            yield f"{above.name}{place.name}"
        if above is not None:
            yield place.full_name
            if not place.northern:
                yield f"{self._by_code[place.prefecture].name}{place.name}"

    @cached_property
    def _index(self) -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[str, ...]]]:
        """Lengths of names by their first two characters, longest first; codes by folded name."""
        names: dict[str, set[str]] = {}
        for place in self:
            for spelling in self._spellings(place):
                names.setdefault(fold_name(spelling), set()).add(place.code)
        lengths: dict[str, set[int]] = {}
        for name in names:
            lengths.setdefault(name[:2], set()).add(len(name))
        return (
            {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()},
            {name: tuple(sorted(codes)) for name, codes in names.items()},
        )

    @cached_property
    def _forms(self) -> dict[str, Spelling]:
        return {place.code: Spelling.of_place(place.name, place.kana, place.romaji) for place in self}

    @cached_property
    def _prefectures(self) -> tuple[tuple[Place, Spelling], ...]:
        return tuple((p, Spelling.of_place(p.name, p.kana, p.romaji)) for p in self.prefectures())

    @cached_property
    def _former_names(self) -> dict[str, tuple[FormerPlace, ...]]:
        if self._former is None:
            return index_former(read_former(folder("data") / FORMER_FILE, self._by_code))
        return index_former(self._former)

    @cached_property
    def _longest(self) -> int:
        return max(max(found) for found in self._index[0].values())

    @cached_property
    def _northern_names(self) -> dict[str, tuple[str, ...]]:
        return {fold_name(place.name): (place.code,) for place in self if place.northern}

    @cached_property
    def _by_kana(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for place in self:
            above, top = self._by_code.get(place.parent), self._by_code[place.prefecture]
            over = above.kana if above is not None and place.level == "ward" else ""
            for kana in {place.kana, f"{over}{place.kana}", f"{top.kana}{over}{place.kana}"}:
                if not place.northern:
                    found.setdefault(kana, set()).add(place.code)
        return {kana: tuple(sorted(codes)) for kana, codes in found.items()}

    @cached_property
    def _by_latin(self) -> dict[str, tuple[Place, ...]]:
        return index_latin(self)

    def _unknown_code(self, code: str, digits: str) -> UnknownPlace:
        lost = self.lost_zero(digits)
        kind, candidates = "unknown-place-code", tuple[Place, ...]()
        if lost is not None:
            kind, candidates = "lost-leading-zero", (lost,)
        elif re.fullmatch("[0-9]{6}", digits) and digits[:5] in self._by_code:
            kind, candidates = "wrong-check-digit", (self._by_code[digits[:5]],)
        elif re.fullmatch("[0-9]{5,6}", digits):
            candidates = tuple(p for p in self if not p.northern and distance(digits[:5], p.code, 1) <= 1)[:SUGGESTIONS]
        return UnknownPlace(problem(kind, code, candidates), candidates)


@functools.lru_cache(maxsize=1)
def _default() -> Places:
    return Places(read_places(folder("data") / FILE), None)
