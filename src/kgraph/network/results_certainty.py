"""How sure an answer is, as plain data: what stands beside a row, and how it was worked out."""

from __future__ import annotations

from typing import Any

from kgraph.network import wording_certainty as wording
from kgraph.network.brokers import BrokerAnswer, BrokerRow
from kgraph.network.chance.discovery import LEVEL
from kgraph.network.chance.partners import BICM, CURVEBALL, Pairs, Tested
from kgraph.network.results import rounded
from kgraph.network.robustness import Spread


def summary_of(answer: BrokerAnswer, lang: str) -> dict[str, Any]:
    """Return how the certainty of an answer was worked out; nothing where it was not."""
    found: dict[str, Any] = {}
    sure, chance = answer.robustness, answer.chance
    if sure is not None:
        found["robustness"] = {
            "measure": "groups",
            "draws": sure.draws,
            "missing": list(sure.shares),
            "mentions": sure.mentions,
            "top": sure.top,
            "seed": sure.seed,
            "only_pairs_drawn": sure.pairs_drawn,
            "intervals": {measure: list(shares) for measure, shares in answer.intervals.items()},
            "note": _text(wording.robustness_note(answer), lang),
        }
    if chance is not None:
        table = answer.table
        found["chance"] = {
            "method": CURVEBALL if chance.values else None,
            "measures": list(chance.values),
            "draws": chance.draws,
            "seed": chance.seed,
            "tested": max((len(some) for some in chance.values.values()), default=0),
            "false_discovery_rate": LEVEL,
            "note": _text(wording.chance_note(answer), lang),
            "partners_together": _pairs(
                chance.partners, {p.id: p.label_in(lang) for p in table.partners}, "partners", "groups"
            ),
            "groups_together": _pairs(chance.groups, {g.id: g.label for g in table.groups}, "groups", "partners"),
            "pairs_note": _text(wording.pairs_note(answer), lang),
        }
    return found


def row_of(answer: BrokerAnswer, row: BrokerRow, lang: str) -> dict[str, Any]:
    """Return how sure one row is: ``robustness`` and ``chance`` where they were worked out, None where not for it."""
    found: dict[str, Any] = {}
    partner = row.partner.id
    if answer.robustness is not None:
        own = wording.robust_of(answer, row)
        found["robustness"] = own and {
            "leave_one_group_out": {"best": own.best, "worst": own.worst},
            "rank": _shares(own.missing, f"top_{answer.robustness.top}"),
            "only_pairs": _shares(own.only, "any"),
            "intervals": {
                measure: _shares({share: of[partner] for share, of in shares.items()}, "there")
                for measure, shares in answer.intervals.items()
                if all(partner in of for of in shares.values())
            },
            "sentence": _text(wording.robustness_sentence(answer, row), lang),
        }
    if answer.chance is not None:
        values = {name: _tested(some[partner]) for name, some in answer.chance.values.items() if partner in some}
        together = answer.chance.together.get(partner)
        found["chance"] = (
            None
            if together is None
            else {
                "word": _text(wording.chance_text(answer, row), lang),
                **values,
                "named_beside": {"partners": together[0], "unlikely": together[1]},
                "sentence": _text(wording.chance_sentence(answer, row), lang),
            }
        )
    return found


def _shares(spreads: Any, top: str) -> dict[str, Any]:
    """Return spreads by the share of missing mentions ("0.1")."""
    return {str(share): _spread(spread, top) for share, spread in spreads.items()}


def _spread(spread: Spread, top: str) -> dict[str, Any]:
    return {
        "median": rounded(spread.median),
        "low": rounded(spread.low),
        "high": rounded(spread.high),
        top: rounded(spread.top),
    }


def _tested(one: Tested) -> dict[str, Any]:
    names = ("observed", "expected", "z", "p", "q")
    return {**{name: rounded(getattr(one, name)) for name in names}, "unlikely": one.unlikely}


def _pairs(pairs: Pairs, labels: dict[str, str], what: str, shared: str) -> dict[str, Any]:
    return {
        "method": BICM,
        "tests": pairs.tests,
        "unlikely": pairs.unlikely,
        "unlikely_hypergeometric": pairs.plain,
        "listed": [
            {
                what: [{"id": one, "label": labels[one]} for one in (pair.a, pair.b)],
                shared: pair.shared,
                "expected": rounded(pair.expected),
                "p": float(f"{pair.p:.4g}"),
                "q": float(f"{pair.q:.4g}"),
                "p_hypergeometric": float(f"{pair.plain:.4g}"),
            }
            for pair in pairs.listed
        ],
    }


def _text(text: Any, lang: str) -> str | None:
    return text.in_(lang) if text else None
