"""The page of partners that link groups: the answer of each level in words, a table that sorts, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, log
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kgraph.errors import Text
from kgraph.links import BODY, KIND
from kgraph.render import palette, svg
from kgraph.render.analysis_csv import narrowed, shared_rows
from kgraph.render.answers import group_item, kind_look
from kgraph.render.book import Book, label
from kgraph.render.evidence import words_of
from kgraph.render.markup import script_json
from kgraph.render.site import Page, Site
from kgraph.render.texts import TEXTS

if TYPE_CHECKING:
    from kgraph.links import Evidence
    from kgraph.network.brokers import BrokerAnswer, BrokerRow
    from kgraph.network.chance.partners import Tested
    from kgraph.network.robustness import Spread

ROWS = 150
"""A table has this many rows, and says so; the rest stands in the file to download."""

SENTENCES, NAMES, WORDS = 3, 12, 5
"""How many of the first rows are told in words as well, with how many groups by name and how many mentions."""

_WIDE, _TALL = 130.0, 16.0

LINEAR_TO = 30
"""A picture of a rank has even steps up to this last rank; beyond, steps that get closer, so that the first stay apart."""


def pages(site: Site) -> Iterable[Page]:
    """Yield the page."""
    levels = [_level(site, answer) for answer in site.answers.certain.values()]
    context = {
        "levels": levels,
        "first": {one["level"]: one for one in levels},
        "direct": [
            {"group": group_item(site.book, tie.group), "other": group_item(site.book, tie.other),
             "words": [words_of(one, site.book) for one in tie.evidence[:WORDS]]}
            for tie in site.answers.brokers[BODY].direct_ties[:ROWS]
        ],
        "limits": script_json({"rows": ROWS, "names": NAMES, "least": _least(), "csv": narrowed("brokers")}),
    }  # fmt: skip
    yield Page(path="brokers.html", title=TEXTS["brokers"], context=context)


def _least() -> int:
    from kgraph.network.enough import MIN_SHARED

    return MIN_SHARED


def _level(site: Site, answer: BrokerAnswer) -> dict[str, Any]:
    """Return what the page says of a level."""
    from kgraph.network.wording import caveat

    shared = shared_rows(answer)
    shown = shared[:ROWS]
    sure = answer.robustness
    return {
        "level": answer.level,
        "kinds": answer.level == KIND,
        "caveat": caveat(answer.level),
        "ranked": answer.ranked,
        "see": answer.see_level,
        "least": _least(),
        "groups": answer.counts.groups,
        "partners": answer.counts.partners,
        "shared": len(shared),
        "alone": sum(len(row.groups) == 1 for row in answer.rows) if answer.level in (BODY, KIND) else 0,
        "rows": _rows(site.book, answer, shown),
        "sentences": [_sentence(site.book, answer, row) for row in shown[:SENTENCES]],
        "draws": sure.draws if sure else 0,
        "top": sure.top if sure else 0,
        "last": (last := _last(answer, shown)),
        "closer": last > LINEAR_TO,
        "tables": answer.chance.draws if answer.chance else 0,
        "chance_all": _chance_of_all(answer, shown),
        "measured": bool(answer.scores.values),
        "tested": _tested(answer, shown),
        "notes": _notes(answer),
        "csv": site.analysis[f"brokers-{answer.level}"][0],
    }


def _rows(book: Book, answer: BrokerAnswer, shown: Sequence[BrokerRow]) -> list[dict[str, Any]]:
    from kgraph.network.wording import rank_text

    last = _last(answer, shown)
    return [
        {
            **partner(book, row),
            "kind": kind_look(row.partner.kind),
            "rank": row.rank or "",
            "rank_said": rank_text(row),
            "n": len(row.groups),
            "roles": _roles(row),
            "only": row.only_pairs,
            **_sure(answer, row, last),
            "measures": _measures(answer, row) if row.measures else None,
        }
        for row in shown
    ]


def partner(book: Book, row: BrokerRow) -> dict[str, Any]:
    """Return the partner of a row with its page: a body's, a kind's; an unnamed one has none."""
    node = row.partner
    page = f"kinds/{node.kind}.html" if node.nature == KIND else book.page(node.id) if node.nature == BODY else ""
    return {"label": Text(node.label, node.label_en), "nature": node.nature, "page": page}


def _roles(row: BrokerRow) -> list[dict[str, Any]]:
    return [{"role": label("roles", role), "n": n} for role, n in row.roles]


def _sentence(book: Book, answer: BrokerAnswer, row: BrokerRow) -> dict[str, Any]:
    """Return a row in words: the groups by name, the roles, how sure it is, and the first of the words behind it."""
    from kgraph.network import wording_certainty as wording

    own = wording.robust_of(answer, row)
    spread = own.missing.get(wording.SHARE) if own else None
    top = answer.robustness.top if answer.robustness else 0
    return {
        **partner(book, row),
        "n": len(row.groups),
        "names": [book.name(group) for group in row.groups[:NAMES]],
        "more": max(len(row.groups) - NAMES, 0),
        "roles": _roles(row),
        "words": [_words(book, one) for one in row.evidence[:WORDS]],
        "all_words": len(row.evidence),
        "named": sum(one.grounding == "named" for one in row.evidence),
        "range": wording.range_text(spread) if spread else None,
        "share": f"{spread.top:.0%}" if spread else "",
        "top": top,
        "chance": wording.chance_text(answer, row),
    }


def _words(book: Book, evidence: Evidence) -> dict[str, Any]:
    return {**words_of(evidence, book), "partner": group_item(book, evidence.group)}


def _sure(answer: BrokerAnswer, row: BrokerRow, last: int) -> dict[str, Any]:
    """Return how sure the rank of a row is: the picture and its figures; None where that is not known."""
    from kgraph.network import wording_certainty as wording

    own = wording.robust_of(answer, row)
    spread = own.missing.get(wording.SHARE) if own else None
    tested = wording.chance_of(answer, row)
    return {
        "range": wording.range_text(spread) if spread else None,
        "median": f"{spread.median:g}" if spread else "",
        "stay": f"{spread.top:.0%}" if spread else "",
        "stay_sort": round(spread.top, 4) if spread else "",
        "picture": interval(spread, row.rank or 0, last) if spread else None,
        "chance": wording.chance_text(answer, row),
        "chance_sort": (0 if tested[1].unlikely else 1) if tested else "",
    }


def _chance_of_all(answer: BrokerAnswer, shown: Sequence[BrokerRow]) -> Text | None:
    """Return what the comparison with chance says where it says the same of every row: the page says it once."""
    from kgraph.network import wording_certainty as wording

    said = {wording.chance_text(answer, row) for row in shown} if len(shown) > 1 else set()
    return said.pop() if len(said) == 1 else None


def _last(answer: BrokerAnswer, shown: Sequence[BrokerRow]) -> int:
    """Return the last rank that the pictures of a table have room for."""
    from kgraph.network import wording_certainty as wording

    found = [wording.robust_of(answer, row) for row in shown]
    highs = [own.missing[wording.SHARE].high for own in found if own]
    return max([*(ceil(high) for high in highs), *(row.rank or 0 for row in shown)], default=0)


def interval(spread: Spread, rank: int, last: int) -> Markup:
    """Return the picture of a rank: a band from 5 to 95 %, a line at the median, a ring where the rank stands."""
    left, wide = 8.0, _WIDE - 16

    def at(value: float) -> str:
        part = log(value) / log(last) if last > LINEAR_TO else (value - 1) / max(last - 1, 1)
        return svg.number(left + wide * part)

    middle = svg.number(_TALL / 2)
    low, high = float(at(spread.low)), float(at(spread.high))
    return Markup(
        f'<svg class="range" viewBox="0 0 {svg.number(_WIDE)} {svg.number(_TALL)}" aria-hidden="true">'
        f'<path d="M{svg.number(left)} {middle}h{svg.number(wide)}" stroke="{palette.EDGE}"/>'
        f'<rect x="{svg.number(low - 2)}" y="4" width="{svg.number(high - low + 4)}" height="8" rx="2" fill="#9dbbd8"'
        f' stroke="{palette.GROUP.line}"/>'
        f'<path d="M{at(spread.median)} 2v12" stroke="{palette.GROUP.line}" stroke-width="3"/>'
        f'<circle cx="{at(rank)}" cy="{middle}" r="4.5" fill="none" stroke="{palette.SHARED_EDGE}" stroke-width="2"/></svg>'
    )


def _measures(answer: BrokerAnswer, row: BrokerRow) -> dict[str, Any]:
    """Return the further values of a row: text, and what to sort by."""
    from kgraph.network import scores as s

    value = row.measures
    removal = (answer.scores.removals or {}).get(row.partner.id)
    across = {name: of[row.partner.id] for name, of in (answer.scores.roles or {}).items()}
    n, whole = answer.counts.groups, answer.scores.whole or 0.0
    without = value.get(s.FRAGMENTATION)
    return {
        "betweenness": _share(value.get(s.BETWEENNESS)),
        "constraint": _figure(value.get(s.CONSTRAINT), 2),
        "size": _figure(value.get(s.EFFECTIVE_SIZE), 1),
        "cut": "" if without is None else round((without - whole) * n * (n - 1) / 2),
        "f": "" if without is None else f"{without:.2f}",
        "parts": list(removal.parts[:4]) if removal and removal.cuts else [],
        "more_parts": max(len(removal.parts) - 4, 0) if removal and removal.cuts else 0,
        **{name: {"across": own.across, "total": own.total} for name, own in across.items()},
    }


def _figure(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value + 0.0:.{digits}f}"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value + 0.0:.1%}"


def _tested(answer: BrokerAnswer, shown: Sequence[BrokerRow]) -> list[dict[str, Any]]:
    """Return the figures for researchers, of the rows that have some."""
    from kgraph.network import wording_certainty as wording
    from kgraph.network.scores import BETWEENNESS, ONLY_PAIRS

    found = []
    values = answer.chance.values if answer.chance else {}
    for row in shown:
        tests = {name: values.get(name, {}).get(row.partner.id) for name in (ONLY_PAIRS, BETWEENNESS)}
        own = wording.robust_of(answer, row)
        if any(tests.values()):
            found.append(
                {
                    "label": Text(row.partner.label, row.partner.label_en),
                    "nature": row.partner.nature,
                    "only": _test(tests[ONLY_PAIRS], 0),
                    "between": _test(tests[BETWEENNESS], 3),
                    "left_out": _ends(own.best, own.worst) if own else "",
                    "wider": " / ".join(_ends(s.low, s.high) for share, s in own.missing.items() if share > 0.1)
                    if own
                    else "",
                }
            )
    return found


def _test(tested: Tested | None, digits: int) -> dict[str, str] | None:
    """Return the figures of a test; ``digits`` is how many the value itself has behind the point."""
    if tested is None:
        return None
    return {
        "observed": f"{tested.observed:.{digits}f}",
        "expected": f"{tested.expected:.{max(digits, 1)}f}",
        "z": "" if tested.z is None else f"{tested.z:.2f}",
        "p": f"{tested.p:.3f}",
        "q": f"{tested.q:.3f}",
    }


def _ends(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"


def _notes(answer: BrokerAnswer) -> list[Text]:
    if answer.robustness is None and answer.chance is None:
        return []
    from kgraph.network import wording_certainty as wording
    from kgraph.network.wording_measures import estimate_sentence

    notes = (
        wording.robustness_note(answer),
        wording.chance_note(answer),
        wording.pairs_note(answer),
        estimate_sentence(answer),
    )
    return [note for note in notes if note]
