"""Answers as plain data, ready for JSON: ids and notations for programs, labels and sentences for people."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.links import DirectTie, Evidence, Filter, LinkTable, PartnerNode, filter_words
from kgraph.network import wording, wording_clusters, wording_measures
from kgraph.network.brokers import BrokerAnswer, BrokerRow
from kgraph.network.clusters import Cluster, ClusterAnswer
from kgraph.network.enough import Counts

_DIGITS = 6


def brokers_dict(answer: BrokerAnswer, lang: str, wanted: Filter | None = None) -> dict[str, Any]:
    """Return the brokers of a level; labels and sentences in ``lang``, ``rank`` None where nothing is ranked.

    ``wanted`` is the filter that the table was narrowed by, so that the answer can name it.
    """
    return {
        "level": answer.level,
        "summary": {
            **_summary(answer.counts),
            "ranked": answer.ranked,
            "reason": _text(wording.broker_reason(answer), lang),
            "see_level": answer.see_level or None,
            "note": wording.caveat(answer.level).in_(lang),
            "filter": _filter(wanted, lang),
            "by": answer.by,
            "by_label": wording_measures.measure_name(answer.by).in_(lang),
            "fragmentation": _rounded(answer.scores.whole),
            "estimate": _text(wording_measures.estimate_sentence(answer), lang),
        },
        "brokers": [_broker(answer, row, lang) for row in answer.rows],
        "direct_ties": [_tie(answer.table, tie, lang) for tie in answer.direct_ties],
    }


def clusters_dict(answer: ClusterAnswer, lang: str, wanted: Filter | None = None) -> dict[str, Any]:
    """Return the clusters of a level, how they were found and how sure they are, what stands between them, and the
    groups that share no partner. ``wanted`` is the filter that the table was narrowed by."""
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
            "resolution": answer.resolution,
            "seed": answer.seed,
            "runs": answer.runs,
            "different_results": answer.distinct,
            "modularity": _rounded(answer.modularity),
            "clearness": _text(wording.modularity_sentence(answer), lang),
            "filter": _filter(wanted, lang),
            "unsure_pairs": answer.unsure_pairs,
        },
        "clusters": [_cluster(answer, cluster, lang) for cluster in answer.clusters],
        "between": [
            {
                **_partner(answer.table.partner_by_id[b.partner], lang),
                "clusters": [{"number": number, "groups": groups} for number, groups in b.parts],
            }
            for b in answer.between
        ],
        "unsure": [{"groups": [u.a, u.b], "together": _rounded(u.share)} for u in answer.unsure],
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
        "roles": [{"role": r, "label": vocab.label("roles", r, lang), "groups": n} for r, n in row.roles],
        "mentioned_by": [
            {**_group(answer.table, link.group), "sources": len(link.sources)}
            for link in answer.table.links_of(row.partner.id)
        ],
        "sentence": wording.row_sentence(answer, row).in_(lang),
        "evidence": [evidence_dict(answer.table, e, lang) for e in row.evidence],
    }


def _measures(answer: BrokerAnswer, row: BrokerRow, lang: str) -> dict[str, Any]:
    """Return what was asked for beyond the numbers of groups; nothing where nothing was."""
    if not row.measures:
        return {}
    found: dict[str, Any] = {"measures": {name: _rounded(value) for name, value in row.measures.items()}}
    found["measure_sentence"] = _text(wording_measures.measure_sentence(answer, row), lang)
    roles = answer.scores.roles or {}
    if roles:
        found["brokerage"] = {name: asdict(brokers[row.partner.id]) for name, brokers in roles.items()}
    removal = (answer.scores.removals or {}).get(row.partner.id)
    if removal is not None:
        found["falls_apart_into"] = list(removal.parts) if removal.cuts else []
    return found


def _cluster(answer: ClusterAnswer, cluster: Cluster, lang: str) -> dict[str, Any]:
    return {
        "number": cluster.number,
        "size": len(cluster.groups),
        "groups": [
            {**_group(answer.table, group), "certainty": _rounded(share)}
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


def _filter(wanted: Filter | None, lang: str) -> str | None:
    return None if wanted is None else _text(filter_words(wanted), lang)


def _rounded(value: float | None) -> float | None:
    return value if value is None or isinstance(value, int) else round(value, _DIGITS) + 0.0


def _text(text: Text | None, lang: str) -> str | None:
    return text.in_(lang) if text else None
