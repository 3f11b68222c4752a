"""The Find page: what can be found, as a compact list that the page's script makes its index of.

An entry is a group, a body, a place, a kind, a target or an activity; its pieces are the texts by which it is found,
each with the field it stands in, so that the page can show what was met. Labels of concepts, which many entries
share, stand once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from kgraph import vocab
from kgraph.places import Places
from kgraph.places.names import stem_kana
from kgraph.render import folding
from kgraph.render.book import Book
from kgraph.render.markup import script_json
from kgraph.render.site import FileType, Page, PageType, Site, hand_written
from kgraph.render.texts import TEXTS
from kgraph.render.texts_find import FIND_MESSAGES
from kgraph.render.vendored import has_vendor
from kgraph.statements import Mention, Statements

FIELDS = ("name", "alias", "number", "initiative", "place", "target", "activity", "kind", "form", "touched", "words")
TYPES = ("group", "body", "place", "kind", "target", "activity")
INDEX_FILE = "find-index.js"
_FOLDERS = {"place": "places", "kind": "kinds", "target": "targets", "activity": "activities"}
_LISTS = {"place": "places.html", "kind": "kinds.html", "target": "targets.html", "activity": "targets.html"}
_CONCEPTS = {
    "target": ("targets", ("main_target", "sub_target")),
    "activity": ("activities", ("main_activity", "sub_activity")),
    "form": ("legal-forms", ("legal_form",)),
}


def page_types() -> tuple[PageType, ...]:
    """Return the Find page; nothing where the scripts are not bundled."""
    scripts = (folding.SCRIPT, INDEX_FILE, "vendor/find.js")
    kind = PageType(path="find.html", menu="find", template="find.html.j2", build=_pages, scripts=scripts)
    return (kind,) if has_vendor() else ()


def file_types() -> tuple[FileType, ...]:
    """Return the list that the script of the page searches, and the licences of what is bundled."""
    return (FileType(build=_files),) if has_vendor() else ()


def _pages(site: Site) -> Iterator[Page]:
    yield Page(path="find.html", title=TEXTS["find-title"], context={"examples": examples(site.book)})


def _files(site: Site) -> Iterator[tuple[str, str]]:
    yield INDEX_FILE, f"window.kgraphFind={script_json(index(site))};\n"
    yield "vendor/LICENSES.txt", hand_written("vendor/LICENSES.txt")


def index(site: Site) -> dict[str, Any]:
    """Return all that the script of the page needs: entries and their labels, places, readings, its words."""
    book = site.book
    made = _Index(site)
    entries = [*made.groups(), *made.bodies(), *made.places(), *made.concepts()]
    return {
        "fields": FIELDS,
        "types": TYPES,
        "entries": entries,
        "labels": made.labels,
        "sources": [s.source.title for s in book.sources] if len(book.sources) > 1 else [],
        "places": _place_rows(),
        **folding.tables(),
        "messages": {key: [text.ja, text.en] for key, text in FIND_MESSAGES.items()},
    }


def examples(book: Book, most: int = 6) -> list[str]:
    """Return words that find something here: the commonest kinds, targets and prefectures, in turn."""
    kinds = Counter(m.kind for each in book.mentions_of.values() for m in each)
    targets = Counter(value for i in book.records for value in book.values(i, "main_target"))
    areas = Counter(value for i in book.records for value in book.values(i, "prefecture"))
    columns = [
        [c.alt[0] if c.alt else c.ja for c in _known("kinds", kinds)],
        [Places.load().get(code).stem for code, _ in _ranked(areas)],
        [c.ja for c in _known("targets", targets)],
    ]
    turns = (column[at] for at in range(most) for column in columns if at < len(column))
    return list(dict.fromkeys(turns))[:most]


def _known(scheme: str, counted: Counter[str]) -> Iterator[vocab.Concept]:
    known = vocab.scheme(scheme)
    return (known[notation] for notation, _ in _ranked(counted) if notation in known)


def _ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


class _Index:
    """The entries, and the labels that they share by number."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.book = book = site.book
        self.group_at = {identifier: at for at, identifier in enumerate(book.records)}
        self.labels: list[list[str]] = []
        self.at: dict[tuple[str, str], int] = {}
        self.groups_of: dict[tuple[str, str], set[str]] = {}
        self.source_at = {s.source.id: at for at, s in enumerate(book.sources)}
        self.words = _concept_words()
        self.touched = _touched(book)

    def groups(self) -> Iterator[list[Any]]:
        """Yield the entries of groups, in the order of the sources; their numbers tell others which groups they have."""
        for identifier in self.book.records:
            pieces = [*self._names(identifier)]
            for initiative in self.book.values(identifier, "initiative"):
                pieces.append(_piece("initiative", initiative))
            for code in self.book.values(identifier, "municipality", "prefecture"):
                pieces.append(_piece("place", code))
                self._tell("place", code, identifier)
            for kind, (scheme, fields) in _CONCEPTS.items():
                for each, notation in self._values(identifier, fields):
                    pieces.append(_piece(kind, self._label(scheme, notation, each)))
                    self._tell(kind, notation, identifier)
            if identifier in self.book.bodies:
                pieces += self._kinds(self.book.bodies[identifier].kind)
            pieces += self.touched.get(identifier, [])
            pieces += self._mentioned(self.book.mentions_of.get(identifier, ()), told_by=identifier)
            yield ["group", self.book.page(identifier), self.book.name(identifier), pieces, identifier]

    def bodies(self) -> Iterator[list[Any]]:
        """Yield the entries of bodies that are no groups, by id."""
        for identifier, body in sorted(self.book.bodies.items()):
            if identifier in self.book.records:
                continue
            pieces = [*self._names(identifier), *self._kinds(body.kind)]
            if body.legal_form:
                pieces.append(_piece("form", self._label("legal-forms", body.legal_form)))
            for code in dict.fromkeys(filter(None, (body.place, body.scope if body.scope.isdecimal() else ""))):
                pieces.append(_piece("place", code))
            mentions = self.book.mentions_by_body.get(identifier, ())
            pieces += self._mentioned(mentions)
            naming = self._numbers(m.group for m in mentions)
            yield ["body", self.book.page(identifier), body.name, pieces, naming]

    def places(self) -> Iterator[list[Any]]:
        """Yield the entries of the places that groups work in, and of those that these lie in."""
        table = Places.load()
        within: dict[str, set[str]] = {}
        for (kind, code), groups in self.groups_of.items():
            if kind == "place":
                for one in dict.fromkeys((code, table.get(code).municipality, table.get(code).prefecture)):
                    if one:
                        within.setdefault(one, set()).update(groups)
        for code, groups in sorted(within.items()):
            yield ["place", self._page("place", code), code, [_piece("place", code)], self._numbers(groups)]

    def concepts(self) -> Iterator[list[Any]]:
        """Yield the entries of kinds that are mentioned, and of all targets and activities of the form."""
        for kind, scheme in (("kind", "kinds"), ("target", "targets"), ("activity", "activities")):
            for one in vocab.scheme(scheme).concepts:
                groups = self._numbers(self.groups_of.get((kind, one.notation), ()))
                if groups or (one.leaf and kind != "kind"):
                    label = self._label(scheme, one.notation)
                    yield [kind, self._page(kind, one.notation), label, [_piece("name", label)], groups]

    def _page(self, kind: str, name: str) -> str:
        """Return the page of a place or concept, where the site has such pages."""
        return f"{_FOLDERS[kind]}/{name}.html" if self.site.has(_LISTS[kind]) else ""

    def _numbers(self, groups: Iterable[str]) -> list[int]:
        return sorted({self.group_at[group] for group in groups})

    def _names(self, identifier: str) -> Iterator[list[Any]]:
        own = self.book.name(identifier)
        yield _piece("name", own)
        rows = [row for _, row in self.book.numbers.get(identifier, ())]
        for other in dict.fromkeys((*self.book.aliases(identifier), *(row.name for row in rows if row.name))):
            if other != own:
                yield _piece("alias", other)
        for value in dict.fromkeys(row.value for row in rows):
            yield _piece("number", value)

    def _values(self, identifier: str, fields: Iterable[str]) -> list[tuple[Statements, str]]:
        """Return what the sources say in these fields, each notation once, with the source that says it first."""
        found: dict[str, Statements] = {}
        for each, _ in self.book.records[identifier]:
            for field in fields:
                for value in each.values(identifier, field):
                    found.setdefault(value, each)
        return [(each, value) for value, each in found.items()]

    def _kinds(self, notation: str) -> Iterator[list[Any]]:
        for one in self._lineage(notation):
            yield _piece("kind", self._label("kinds", one))

    def _mentioned(self, mentions: Iterable[Mention], told_by: str = "") -> Iterator[list[Any]]:
        """Yield the words of mentions, each once for a role, with line, source, the label of the role and, of groups, kinds."""
        seen: set[tuple[str, str, str]] = set()
        for mention in sorted(mentions, key=lambda m: not m.counts):  # the line that a tie rests on before any other
            if told_by:
                for one in self._lineage(mention.kind):
                    self._tell("kind", one, told_by)
            if (mention.surface, mention.kind, mention.role) in seen:
                continue
            seen.add((mention.surface, mention.kind, mention.role))
            source = self.source_at[self.book.source_of_mention[mention.id]]
            kinds = [self._label("kinds", one) for one in self._lineage(mention.kind)] if told_by else []
            role = self._label("roles", mention.role)
            yield [*_piece("words", mention.surface), mention.line, source, role, *kinds]

    def _lineage(self, notation: str) -> tuple[str, ...]:
        known = vocab.scheme("kinds")
        if notation not in known:
            return (notation,) if notation else ()
        return (notation, *(above.notation for above in known.ancestors(notation)))

    def _label(self, scheme: str, notation: str, source: Statements | None = None) -> int:
        """Return the number of a concept's label: in Japanese, in English, and the other words for it."""
        key = (scheme, notation)
        if key not in self.at:
            text = source.concept_label(scheme, notation) if source else self.book.concept_text(scheme, notation)
            known = vocab.scheme(scheme)
            others = known[notation].alt if notation in known else ()
            others = tuple(dict.fromkeys((*others, *self.words.get(key, ()))))
            self.at[key] = len(self.labels)
            self.labels.append([text.ja, text.en, *(other for other in others if other != text.ja)])
        return self.at[key]

    def _tell(self, kind: str, key: str, group: str) -> None:
        self.groups_of.setdefault((kind, key), set()).add(group)


def _piece(field: str, value: str | int) -> list[Any]:
    return [FIELDS.index(field), value]


def _touched(book: Book) -> dict[str, list[list[Any]]]:
    """Return the words of each group's prose that speak of a target or an activity, each once, with line and source."""
    found: dict[str, dict[str, list[Any]]] = {}
    for at, each in enumerate(book.sources):
        for row in each.concept_words:
            found.setdefault(row.group, {}).setdefault(row.words, [*_piece("touched", row.words), row.line, at])
    return {group: list(rows.values()) for group, rows in found.items()}


def _place_rows() -> list[list[str]]:
    """Return every place: code, name, name without its level, both read, romaji, and what it lies in."""
    return [
        [p.code, p.name, p.stem, p.kana, stem_kana(p.name, p.kana), p.romaji, p.parent]
        for p in Places.load()
        if not p.northern
    ]


def _concept_words() -> dict[tuple[str, str], list[str]]:
    """Return the words by which a text speaks of each target and activity: they find it as well."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in folding.rows("concept-words.csv"):
        if row["notation"]:
            found.setdefault((row["scheme"], row["notation"]), []).append(row["word"])
    return found
