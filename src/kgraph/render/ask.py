"""The Ask page: the graph, the named questions and the engine in one file, so that it can be asked without a network."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.places import Places
from kgraph.query import NamedQuery, Parameter, named_queries
from kgraph.render.book import Book, place_text
from kgraph.render.lists import place_index
from kgraph.render.markup import script_json
from kgraph.render.site import Page, PageType, Site, hand_written
from kgraph.render.texts import TEXTS
from kgraph.render.texts_ask import ASK_MESSAGES
from kgraph.render.vendored import has_vendor

SECONDS = 20
"""How long a question may take before it is stopped."""

SAMPLE = """# ja: 団体と、その取組の名前
# en: Groups and the names of their initiatives
SELECT ?group ?initiative {
  ?work a kg:Initiative ; kg:lead ?body ; skos:prefLabel ?initiative .
  ?body skos:prefLabel ?group .
} ORDER BY ?group LIMIT 50
"""
"""What the editor holds before a question is chosen."""

TOPICS = MappingProxyType(
    {
        "topic-partners": (
            *("shared-bodies", "ties-between-groups", "partners-of-kind", "groups-with-council"),
            *("endorsers", "planned-partners"),
        ),
        "topic-groups": (
            *("groups-per-prefecture", "regions", "mentions-per-group", "groups-naming-nobody"),
            *("legal-forms", "staff-and-age", "staff-total"),
        ),
        "topic-gaps": (
            *("groups-by-target", "groups-by-activity", "target-totals", "activity-totals"),
            *("unticked-targets", "unticked-activities"),
        ),
        "topic-source": ("name-differences", "purposes-in-brackets", "bodies-outside-the-cell"),
    }
)
"""The named questions by what they are about; one that is not listed comes last."""

_POLICY = MappingProxyType({"script-src": "'wasm-unsafe-eval'", "worker-src": "blob:"})
_LISTS = {"kinds": "kinds.html", "targets": "targets.html", "activities": "targets.html"}
_CONCEPT_TYPES = {prefix: name for name, prefix in vocab.SCHEMES.items()}


@dataclass(frozen=True, slots=True)
class AskGraph:
    """One graph of the page: its IRI, its Turtle, and whether a question sees it that names no graph."""

    name: str
    turtle: bytes
    asked: bool = True


def page_types() -> tuple[PageType, ...]:
    """Return the Ask page, which needs the graph (``graphs``: a list of AskGraph); nothing where nothing is bundled."""
    kind = PageType(
        path="ask.html",
        menu="ask",
        template="ask.html.j2",
        build=_pages,
        scripts=("vendor/ask.js",),
        alone=True,
        policy=_POLICY,
        needs=("graphs",),
    )
    return (kind,) if has_vendor() else ()


def _pages(site: Site) -> Iterator[Page]:
    context = {
        "topics": topics(),
        "sample": SAMPLE,
        "ask_data": script_json(data(site)),
        "ask_worker": script_json(hand_written("vendor/ask-worker.js")),
    }
    yield Page(path="ask.html", title=TEXTS["ask-title"], context=context)


def data(site: Site) -> dict[str, Any]:
    """Return what the script of the page works with: graphs, questions, choices, pages that a result may lead to."""
    book = site.book
    graphs: Iterable[AskGraph] = site.given["graphs"]
    known = (*sorted(book.bodies), *book.records)
    names = {book.name(i): book.page(i) for i in known}
    return {
        "graphs": [{"name": g.name, "asked": g.asked, "packed": _packed(g.turtle)} for g in graphs],
        "prefixes": dict(vocab.PREFIXES),
        "questions": [_question(query) for query in named_queries()],
        "options": options(book),
        "pages": {i: book.page(i) for i in known},
        "folders": [name for name, listed in _LISTS.items() if site.has(listed)],
        "places": list(place_index(site)) if site.has("places.html") else [],
        "names": sorted([name, page] for name, page in names.items() if page),
        "messages": {key: {"ja": text.ja, "en": text.en} for key, text in ASK_MESSAGES.items()},
        "seconds": SECONDS,
    }


def topics() -> list[dict[str, Any]]:
    """Return the named questions by topic, each with its title, for the buttons of the page."""
    known: dict[str, NamedQuery] = {query.name: query for query in named_queries()}
    by_topic: dict[str, list[dict[str, Any]]] = {}
    listed = [(topic, name) for topic, names in TOPICS.items() for name in names if name in known]
    told = {name for _, name in listed}
    for topic, name in (*listed, *(("topic-more", name) for name in known if name not in told)):
        by_topic.setdefault(topic, []).append({"name": name, "title": known[name].header.purpose})
    return [{"topic": topic, "questions": questions} for topic, questions in by_topic.items()]


def options(book: Book) -> dict[str, list[list[str]]]:
    """Return what each type of parameter may be: the term as SPARQL writes it, and its label in both languages."""
    found = {"place": _places(book), "body": _bodies(book)}
    for prefix, scheme in _CONCEPT_TYPES.items():
        concepts = [[f"{prefix}:{c.notation}", c.ja, c.en] for c in vocab.scheme(scheme).concepts]
        own = {c.notation: c.label for each in book.sources for c in each.concepts if c.scheme == scheme}
        found[prefix] = concepts + [[f"{prefix}:{notation}", label, label] for notation, label in sorted(own.items())]
    return found


def _places(book: Book) -> list[list[str]]:
    """Return the places that groups work in, and the prefectures of these, by code."""
    table = Places.load()
    codes = {c for i in book.records for c in book.values(i, "prefecture", "municipality")}
    codes |= {table.get(code).prefecture for code in codes}
    return [[f"id:p{code}", *_pair(place_text([code]))] for code in sorted(codes)]


def _bodies(book: Book) -> list[list[str]]:
    """Return groups and bodies by name."""
    names = {i: book.name(i) for i in (*book.records, *book.bodies)}
    return [[f"id:{i}", name, name] for i, name in sorted(names.items(), key=lambda item: (item[1], item[0]))]


def _pair(text: Text) -> tuple[str, str]:
    return text.ja, text.en


def _question(query: NamedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "ja": query.header.purpose.ja,
        "en": query.header.purpose.en,
        "text": query.text.strip() + "\n",
        "parameters": [_parameter(parameter) for parameter in query.header.parameters],
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    known = parameter.default and parameter.type in _CONCEPT_TYPES
    return {
        "name": parameter.name,
        "type": parameter.type,
        "required": parameter.required,
        "default": f"{parameter.type}:{parameter.default}" if known else parameter.default,
    }


def _packed(turtle: bytes) -> str:
    """Return a document as the page carries it: gzip without a clock, in base64, in which no markup can be."""
    return base64.b64encode(gzip.compress(turtle, 9, mtime=0)).decode("ascii")
