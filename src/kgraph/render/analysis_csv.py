"""The answers as tables to take away: brokers and clusters of each level, the gaps; as CSV that Excel takes for UTF-8."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.archives import packed
from kgraph.links import BODY, KIND, UNNAMED

if TYPE_CHECKING:
    from kgraph.network.answers import Answers
    from kgraph.network.brokers import BrokerAnswer, BrokerRow


def tables(answers: Answers) -> dict[str, tuple[str, str | bytes]]:
    """Return the path below the site and the content of each table, by its name (``brokers-kind``); large ones packed."""
    found: dict[str, tuple[str, str | bytes]] = {}
    for name, text in (*_brokers(answers), *_clusters(answers), *_gaps(answers)):
        path, data = packed(f"files/{name}.csv", text.encode("utf-8"))
        found[name] = path, data if path.endswith(".zip") else text
    return found


def shared_rows(answer: BrokerAnswer) -> list[BrokerRow]:
    """Return the rows that two groups or more have. At the level of kind and area those that it adds to the bodies: the
    unnamed ones."""
    shared = [row for row in answer.rows if len(row.groups) > 1]
    return shared if answer.level in (BODY, KIND) else [row for row in shared if row.partner.nature == UNNAMED]


def _brokers(answers: Answers) -> Iterator[tuple[str, str]]:
    from kgraph.network.brokers_csv import csv
    from kgraph.network.results import brokers_dict

    for level, answer in answers.certain.items():
        whole = replace(answer, rows=tuple(shared_rows(answer)))
        yield f"brokers-{level}", csv(brokers_dict(whole, "ja"), bom=True)


def _clusters(answers: Answers) -> Iterator[tuple[str, str]]:
    from kgraph.network.clusters_csv import csv
    from kgraph.network.results import clusters_dict

    for level, answer in answers.clusters.items():
        yield f"clusters-{level}", csv(clusters_dict(answer, "ja"), bom=True)


def _gaps(answers: Answers) -> Iterator[tuple[str, str]]:
    from kgraph.network.gaps_csv import csv
    from kgraph.network.gaps_results import gaps_dict

    yield "gaps", csv(gaps_dict(answers.gaps, "ja"), bom=True)
