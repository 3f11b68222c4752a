"""Answers as plain data, ready for JSON: ids and notations for programs, labels and sentences for people."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.links import DirectTie, Evidence, Filter, LinkTable, PartnerNode, filter_words
from kgraph.network import wording, wording_clusters, wording_measures
from kgraph.network.brokers import BrokerAnswer, BrokerRow
from kgraph.network.clusters import Cluster, ClusterAnswer
from kgraph.network.enough import Counts
from kgraph.network.measures.keyplayers import KeyPlayers

if TYPE_CHECKING:
    from kgraph.network.chance.ties import TiesBeside

_DIGITS = 6


def brokers_dict(
    answer: BrokerAnswer,
    lang: str,
    wanted: Filter | None = None,
    *,
    rolled_up: bool = False,
    key_players: KeyPlayers | None = None,
) -> dict[str, Any]:
    """Return the brokers of a level; labels and sentences in ``lang``, ``rank`` None where nothing is ranked.

    ``wanted`` is the filter that the table was narrowed by, ``rolled_up`` whether units count as what they are part
    of, so that the answer can name both. ``robustness`` and ``chance`` are there where they were worked out.
    """
    return {
        "level": answer.level,
        "summary": {
            **_summary(answer.counts),
            "ranked": answer.ranked,
            "reason": _text(wording.broker_reason(answer), lang),
            "see_level": answer.see_level or None,
            "note": wording.caveat(answer.level).in_(lang),
            "filter": _filter(wanted, lang, answer.table),
            "filter_values": _values(wanted),
            "rolled_up": rolled_up,
            "by": answer.by,
            "by_label": wording_measures.measure_name(answer.by, answer.level).in_(lang),
            "fragmentation": rounded(answer.scores.whole),
            "estimate": _text(wording_measures.estimate_sentence(answer), lang),
            **_certainty(answer, None, lang),
        },
        **({"key_players": key_players_dict(answer.table, key_players, lang)} if key_players else {}),
        "brokers": [_broker(answer, row, lang) for row in answer.rows],
        "direct_ties": [_tie(answer.table, tie, lang) for tie in answer.direct_ties],
    }


def key_players_dict(table: LinkTable, found: KeyPlayers, lang: str) -> dict[str, Any]:
    """Return the best sets of partners for a goal; ``exact`` says whether every set was tried."""
    nodes = table.partner_by_id
    return {
        "goal": found.goal,
        "size": found.size,
        "value": rounded(found.value),
        "of_groups": len(table.groups),
        "exact": found.exact,
        "sets": [[{"id": p, "label": nodes[p].label_in(lang)} for p in one] for one in found.sets],
        "sentence": wording_measures.key_sentence(table, found).in_(lang),
    }


def clusters_dict(
    answer: ClusterAnswer, lang: str, wanted: Filter | None = None, *, rolled_up: bool = False
) -> dict[str, Any]:
    """Return the clusters of a level, how they were found and how sure they are, what stands between them, and the
    groups that share no partner. ``wanted`` is the filter that the table was narrowed by, ``rolled_up`` whether units
    count as what they are part of; ``chance`` is there where ties were compared with chance."""
    return {
        "level": answer.level,
        "summary": {
            **_summary(answer.counts),
            "groups_in_ties": answer.counts.groups_in_ties,
            "clustered": answer.clustered,
            "reason": _text(wording.cluster_reason(answer), lang),
            "see_level": answer.see_level or None,
            "note": wording.caveat(answer.level).in_(lang),
            "method": answer.method,
            "weight": answer.weight,
            "weight_label": wording_clusters.weight_name(answer.weight).in_(lang),
            "resolution": answer.resolution,
            "seed": answer.seed,
            "runs": answer.runs,
            "different_results": answer.distinct,
            "modularity": rounded(answer.modularity),
            "clearness": _text(wording.modularity_sentence(answer), lang),
            "filter": _filter(wanted, lang, answer.table),
            "filter_values": _values(wanted),
            "rolled_up": rolled_up,
            "unsure_pairs": answer.unsure_pairs,
            "sentences": [sentence.in_(lang) for sentence in wording_clusters.sentences(answer)],
        },
        **({"chance": _ties(answer, answer.ties, lang)} if answer.ties else {}),
        "clusters": [_cluster(answer, cluster, lang) for cluster in answer.clusters],
        "between": [
            {
                **_partner(answer.table.partner_by_id[b.partner], lang),
                "clusters": [{"number": number, "groups": groups} for number, groups in b.parts],
            }
            for b in answer.between
        ],
        "unsure": [{"groups": [u.a, u.b], "together": rounded(u.share)} for u in answer.unsure],
        "unconnected": [_group(answer.table, group) for group in answer.unconnected],
        "direct_ties": [_tie(answer.table, tie, lang) for tie in answer.table.direct_ties],
    }


def evidence_dict(table: LinkTable, evidence: Evidence, lang: str) -> dict[str, Any]:
    """Return one mention: whose it is, in which field, where it stands, and the words."""
    return {
        "group": evidence.group,
        "group_label": table.group_by_id[evidence.group].label,
        "source": evidence.source,
        "document": evidence.document,
        "field": evidence.field,
        "field_label": vocab.label("fields", evidence.field, lang),
        "line": evidence.line,
        "start": evidence.start,
        "end": evidence.end,
        "words": evidence.words,
        "name": evidence.name,
        "count": evidence.count,
        "grounding": evidence.grounding,
        "grounding_label": vocab.label("groundings", evidence.grounding, lang),
        "role": evidence.role,
        "role_label": vocab.label("roles", evidence.role, lang),
        "role_text": evidence.role_text,
        "rule": evidence.rule,
        "note": evidence.note,
        "mention": evidence.mention,
    }


def rounded(value: float | None) -> float | None:
    """Return a value to six digits; None for none, and for NaN, which JSON has not."""
    if value is None or value != value:
        return None
    return value if isinstance(value, int) else round(value, _DIGITS) + 0.0


def _summary(counts: Counts) -> dict[str, Any]:
    return {
        "groups": counts.groups,
        "partners": counts.partners,
        "links": counts.links,
        "tied_pairs": counts.tied_pairs,
        "shared": len(counts.shared),
        "possibly_shared": len(counts.possible),
    }


def _broker(answer: BrokerAnswer, row: BrokerRow, lang: str) -> dict[str, Any]:
    return {
        **_partner(row.partner, lang),
        "groups": len(row.groups),
        "sources": len({e.source for e in row.evidence}),
        "rank": row.rank,
        "tied": row.tied if row.rank is not None else None,
        "pairs": row.pairs,
        "only_pairs": row.only_pairs,
        "only": [list(pair) for pair in row.only],
        **_measures(answer, row, lang),
        **_certainty(answer, row, lang),
        "roles": [{"role": r, "label": vocab.label("roles", r, lang), "groups": n} for r, n in row.roles],
        "mentioned_by": [
            {**_group(answer.table, link.group), "sources": len(link.sources)}
            for link in answer.table.links_of(row.partner.id)
        ],
        "sentence": wording.row_sentence(answer, row).in_(lang),
        "evidence": [evidence_dict(answer.table, e, lang) for e in row.evidence],
    }


def _certainty(answer: BrokerAnswer, row: BrokerRow | None, lang: str) -> dict[str, Any]:
    """Return how sure a row is, or how that was worked out (without a row); nothing where it was not."""
    if answer.robustness is None and answer.chance is None:
        return {}
    from kgraph.network import results_certainty  # heavy: numpy, scipy

    return results_certainty.row_of(answer, row, lang) if row else results_certainty.summary_of(answer, lang)


def _measures(answer: BrokerAnswer, row: BrokerRow, lang: str) -> dict[str, Any]:
    """Return what was asked for beyond the numbers of groups; nothing where nothing was."""
    if not row.measures:
        return {}
    found: dict[str, Any] = {"measures": {name: rounded(value) for name, value in row.measures.items()}}
    found["measure_sentence"] = _text(wording_measures.measure_sentence(answer, row), lang)
    roles = answer.scores.roles or {}
    if roles:
        found["brokerage"] = {name: asdict(brokers[row.partner.id]) for name, brokers in roles.items()}
    removal = (answer.scores.removals or {}).get(row.partner.id)
    if removal is not None:
        found["articulation_point"] = removal.cuts
        found["falls_apart_into"] = list(removal.parts) if removal.cuts else []
    return found


def _cluster(answer: ClusterAnswer, cluster: Cluster, lang: str) -> dict[str, Any]:
    return {
        "number": cluster.number,
        "size": len(cluster.groups),
        "groups": [
            {**_group(answer.table, group), "certainty": rounded(share)}
            for group, share in zip(cluster.groups, cluster.certainty, strict=True)
        ],
        "certainty": wording_clusters.certainty_sentence(answer, cluster).in_(lang),
        "held_by": [
            {
                **_partner(answer.table.partner_by_id[h.partner], lang),
                "groups": len(h.groups),
                "members": list(h.groups),
            }
            for h in cluster.held_by
        ],
        "possible": cluster.possible,
        "sentence": wording.cluster_sentence(answer, cluster).in_(lang),
    }


def _ties(answer: ClusterAnswer, ties: TiesBeside, lang: str) -> dict[str, Any]:
    """Return the ties of groups beside chance: for people one word, for researchers z, p and q."""
    return {
        "method": ties.method,
        "pairs": ties.pairs,
        "tied": ties.tied,
        "unlikely": ties.unlikely,
        "level": ties.level,
        "ties": [
            {
                "groups": [_group(answer.table, tie.a), _group(answer.table, tie.b)],
                "shared": tie.shared,
                "expected": rounded(tie.expected),
                "z": rounded(tie.z),
                "p": tie.p,
                "q": tie.q,
                "word": wording_measures.chance_word(tie.unlikely).in_(lang),
            }
            for tie in ties.listed
        ],
    }


def _partner(partner: PartnerNode, lang: str) -> dict[str, Any]:
    return {
        "id": partner.id,
        "label": partner.label_in(lang),
        "kind": partner.kind,
        "kind_label": vocab.label("kinds", partner.kind, lang),
        "nature": partner.nature,
        "places": list(partner.places),
    }


def _group(table: LinkTable, group: str) -> dict[str, Any]:
    return {"id": group, "label": table.group_by_id[group].label}


def _tie(table: LinkTable, tie: DirectTie, lang: str) -> dict[str, Any]:
    return {
        "group": _group(table, tie.group),
        "partner": _group(table, tie.other),
        "sources": len({e.source for e in tie.evidence}),
        "sentence": wording.direct_tie_sentence(table, tie).in_(lang),
        "evidence": [evidence_dict(table, e, lang) for e in tie.evidence],
    }


def _filter(wanted: Filter | None, lang: str, table: LinkTable) -> str | None:
    return None if wanted is None else _text(filter_words(wanted, table.own_labels), lang)


def _values(wanted: Filter | None) -> dict[str, list[str]]:
    return {name: list(values) for name, values in wanted.parameters().items()} if wanted else {}


def _text(text: Text | None, lang: str) -> str | None:
    return text.in_(lang) if text else None
