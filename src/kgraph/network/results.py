"""Answers as plain data, ready for JSON: ids and notations for programs, labels and sentences for people."""

from __future__ import annotations

from typing import Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.links import DirectTie, Evidence, LinkTable, PartnerNode
from kgraph.network import wording
from kgraph.network.brokers import BrokerAnswer, BrokerRow
from kgraph.network.clusters import Cluster, ClusterAnswer
from kgraph.network.enough import Counts


def brokers_dict(answer: BrokerAnswer, lang: str) -> dict[str, Any]:
    """Return the brokers of a level; labels and sentences in ``lang``, ``rank`` None where nothing is ranked."""
    return {
        "level": answer.level,
        "summary": {
            **_summary(answer.counts),
            "ranked": answer.ranked,
            "reason": _text(wording.broker_reason(answer), lang),
            "see_level": answer.see_level or None,
            "note": wording.caveat(answer.level).in_(lang),
        },
        "brokers": [_broker(answer, row, lang) for row in answer.rows],
        "direct_ties": [_tie(answer.table, tie, lang) for tie in answer.direct_ties],
    }


def clusters_dict(answer: ClusterAnswer, lang: str) -> dict[str, Any]:
    """Return the clusters of a level, how they were found, and the groups that share no partner."""
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
            "modularity": None if answer.modularity is None else round(answer.modularity, 6),
            "clearness": _text(wording.modularity_sentence(answer), lang),
        },
        "clusters": [_cluster(answer, cluster, lang) for cluster in answer.clusters],
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
        "rank": row.rank,
        "tied": row.tied if row.rank is not None else None,
        "pairs": row.pairs,
        "only_pairs": row.only_pairs,
        "only": [list(pair) for pair in row.only],
        "roles": [{"role": r, "label": vocab.label("roles", r, lang), "groups": n} for r, n in row.roles],
        "mentioned_by": [_group(answer.table, group) for group in row.groups],
        "sentence": wording.row_sentence(answer, row).in_(lang),
        "evidence": [evidence_dict(answer.table, e, lang) for e in row.evidence],
    }


def _cluster(answer: ClusterAnswer, cluster: Cluster, lang: str) -> dict[str, Any]:
    return {
        "number": cluster.number,
        "size": len(cluster.groups),
        "groups": [_group(answer.table, group) for group in cluster.groups],
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
        "sentence": wording.direct_tie_sentence(table, tie).in_(lang),
        "evidence": [evidence_dict(table, e, lang) for e in tie.evidence],
    }


def _text(text: Text | None, lang: str) -> str | None:
    return text.in_(lang) if text else None
