"""The network measures beside networkx on a synthetic ecosystem, in one run; and how their cost grows with the links.

Ratios are networkx's seconds over ours (above 1: ours is faster) on the same graph, ours the median of several runs,
networkx's of one. ``projection`` is of two together: shared partners counted, and by Newman's weights.
``communities`` is one run of each on the Newman-weighted projection, with the modularity that each reaches;
``betweenness_sampled`` counts from the same nodes. Values are compared as well: where they differ the run ends with an
error. Each row of the growth is a process of its own, so that its peak of memory is its own. Writes
build/bench/network.json.

    python benchmarks/network.py [--groups N] [--exact N] [--sources N] [--sizes N,N,...] [--no-growth]
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from ecosystem import Ecosystem, ecosystem, link_table
from scipy import sparse

from kgraph.network.brokers import rank
from kgraph.network.certainty import with_certainty
from kgraph.network.communities.sparse import Ties, communities
from kgraph.network.measures.betweenness import two_mode
from kgraph.network.measures.holes import constraint_of
from kgraph.network.projection import TwoMode, counts, exclusive, newman
from kgraph.network.scores import CONSTRAINT, FRAGMENTATION, MEASURES, PREFECTURES

ROOT = Path(__file__).resolve().parent.parent
RUNS = 9
SIZES = (1_000, 3_000, 10_000, 25_000, 50_000)
GROWTH_SOURCES = 100
CLOSE = 1e-9


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--groups", type=int, default=10_000)
    parser.add_argument("--exact", type=int, default=1_000)
    parser.add_argument("--sources", type=int, default=16)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--no-growth", action="store_true")
    parser.add_argument("--one-size", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one_size:
        sys.stdout.write(json.dumps(growth(options.one_size)) + "\n")
        return
    report: dict[str, Any] = {"ratios": {}, "seconds": {}, "modularity": {}}
    compare_large(ecosystem(options.groups), options.sources, report)
    compare_exact(ecosystem(options.exact), report)
    report["brokers"] = brokers_seconds(options.exact)
    if not options.no_growth:
        report["growth"] = [grown(int(size)) for size in options.sizes.split(",")]
    report["machine"] = {
        "python": platform.python_version(),
        "system": platform.system(),
        "processor": platform.machine(),
        "networkx": nx.__version__,
    }
    target = ROOT / "build" / "bench" / "network.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(table(report))


def compare_large(made: Ecosystem, sources: int, report: dict[str, Any]) -> None:
    """Projection, communities and sampled betweenness."""
    network, graph, groups = as_matrix(made), as_graph(made), range(made.groups)
    report["graph"] = {"groups": made.groups, "partners": made.partners, "links": len(made.group)}
    ours, raw = median_of(lambda: counts(network))
    theirs, plain = timed(lambda: nx.bipartite.weighted_projected_graph(graph, groups))
    same("counts", raw, plain, made.groups)
    note(report, "projection, counts", theirs, ours)
    ours, weights = median_of(lambda: newman(network))
    theirs, projected = timed(lambda: nx.bipartite.collaboration_weighted_projected_graph(graph, groups))
    same("Newman", weights, projected, made.groups)
    note(report, "projection, Newman", theirs, ours)
    both = [report["seconds"][f"projection, {name}"] for name in ("counts", "Newman")]
    report["ratios"]["projection"] = round(sum(s["networkx"] for s in both) / sum(s["ours"] for s in both), 1)
    report["graph"]["tied pairs"] = projected.number_of_edges()
    ours, (_, quality) = median_of(lambda: communities(Ties.newman(network.matrix), 1))
    theirs, parts = timed(lambda: nx.community.louvain_communities(projected, weight="weight", seed=1))
    note(report, "communities", theirs, ours)
    report["modularity"] = {"networkx": round(nx.community.modularity(projected, parts), 4), "ours": round(quality, 4)}
    chosen = random.Random(1).sample(list(graph.nodes()), sources)  # as networkx chooses them
    ours, found = median_of(lambda: two_mode(network.matrix, chosen))
    theirs, expected = timed(lambda: nx.betweenness_centrality(graph, k=sources, seed=1, normalized=False))
    close("sampled betweenness", np.r_[found.groups, found.partners], [expected[node] for node in range(len(graph))])
    note(report, "betweenness_sampled", theirs, ours)


def compare_exact(made: Ecosystem, report: dict[str, Any]) -> None:
    """Two-mode betweenness from every node."""
    network, graph = as_matrix(made), as_graph(made)
    ours, found = median_of(lambda: two_mode(network.matrix).normalised(), runs=3)
    theirs, expected = timed(lambda: nx.bipartite.betweenness_centrality(graph, range(made.groups)))
    close("exact betweenness", np.r_[found.groups, found.partners], [expected[node] for node in range(len(graph))])
    note(report, "betweenness_exact", theirs, ours)
    report["graph"]["groups, exact"] = made.groups


def brokers_seconds(groups: int) -> dict[str, float]:
    """Return the seconds of processor that ``kgraph brokers`` takes with its robustness: the whole command on the
    packaged casebook, and on an ecosystem the ranking by every measure with how sure it is."""
    kgraph = Path(sys.executable).with_name("kgraph")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([kgraph, "brokers", "--level", "kind", "--format", "json"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    table = link_table(ecosystem(groups))
    start = time.process_time()
    with_certainty(rank(table, measures=tuple(MEASURES)))
    seconds = time.process_time() - start
    return {
        "casebook": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 2),
        f"{groups:,} groups": round(seconds, 2),
    }


def growth(groups: int) -> dict[str, Any]:
    """Return the seconds of each measure at a size, and the peak of memory of it all in MB."""
    made = ecosystem(groups)
    network = as_matrix(made)
    rows: dict[str, Any] = {"groups": groups, "links": len(made.group), "partners": made.partners}
    nodes = groups + made.partners
    sources = np.random.default_rng(1).choice(nodes, min(GROWTH_SOURCES, nodes), replace=False)
    seconds = {
        "communities": timed(lambda: communities(Ties.newman(network.matrix), 1))[0],
        f"betweenness, {len(sources)} sources": timed(lambda: two_mode(network.matrix, sources))[0],
        "constraint of partners": timed(lambda: constraint_of(newman(network.turned())))[0],
    }
    rows["peak MB"] = peak()
    ours, links = timed(lambda: link_table(made))
    seconds["(the table of links)"] = ours
    measures = (FRAGMENTATION, PREFECTURES, CONSTRAINT)
    seconds["ranking, three measures"] = timed(lambda: rank(links, by=FRAGMENTATION, measures=measures))[0]
    rows["peak MB with the table"] = peak()
    ours, pairs = timed(lambda: newman(network))
    seconds["projection"], rows["tied pairs"] = ours, pairs.nnz // 2
    seconds["pairs only one links"] = timed(lambda: exclusive(network))[0]
    rows["peak MB with the projection"] = peak()
    rows["seconds"] = {name: round(value, 3) for name, value in seconds.items()}
    return rows


def grown(groups: int) -> dict[str, Any]:
    """Return ``growth`` of a process of its own."""
    command = [sys.executable, __file__, "--one-size", str(groups)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def peak() -> int | None:
    """Return the most memory that this process has had so far, in MB; None where the system does not tell.

    Not by ``resource``: what it tells goes on counting from the process that started this one.
    """
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:  # only Linux has it
        return None
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:")), None)


def as_matrix(made: Ecosystem) -> TwoMode:
    ones = np.ones(len(made.group), dtype=np.int64)
    matrix = sparse.csr_array((ones, (made.group, made.partner)), shape=(made.groups, made.partners))
    names = (tuple(f"g{at:06}" for at in range(made.groups)), tuple(f"p{at:06}" for at in range(made.partners)))
    return TwoMode(*names, matrix)


def as_graph(made: Ecosystem) -> nx.Graph:
    """Return it as networkx has it: groups are numbered from 0, partners on from the last."""
    graph = nx.Graph()
    graph.add_nodes_from(range(made.groups + made.partners))
    graph.add_edges_from(zip(made.group.tolist(), (made.partner + made.groups).tolist(), strict=True))
    return graph


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def median_of(work: Callable[[], Any], runs: int = RUNS) -> tuple[float, Any]:
    results = [timed(work) for _ in range(runs)]
    return statistics.median(seconds for seconds, _ in results), results[-1][1]


def note(report: dict[str, Any], name: str, theirs: float, ours: float) -> None:
    report["ratios"][name] = round(theirs / ours, 1)
    report["seconds"][name] = {"networkx": round(theirs, 4), "ours": round(ours, 4)}
    sys.stderr.write(f"{name}: networkx {theirs:.3f} s, ours {ours:.4f} s\n")


def same(name: str, matrix: Any, graph: nx.Graph, groups: int) -> None:
    """End the run where a projection differs from networkx's."""
    difference = matrix - nx.to_scipy_sparse_array(graph, nodelist=range(groups))
    if abs(difference).max() > CLOSE:
        sys.exit(f"{name}: not equal to networkx")


def close(name: str, ours: Any, theirs: Any) -> None:
    if not np.allclose(ours, theirs, rtol=CLOSE, atol=CLOSE):
        sys.exit(f"{name}: not equal to networkx")


def table(report: dict[str, Any]) -> str:
    """Return the report as tables in Markdown."""
    graph = ", ".join(f"{name} {value:,}" for name, value in report["graph"].items())
    lines = [graph, "", "| measure | networkx, s | ours, s | networkx / ours |", "|---|---|---|---|"]
    for name, seconds in report["seconds"].items():
        ratio = seconds["networkx"] / seconds["ours"]
        lines.append(f"| {name} | {seconds['networkx']:.3f} | {seconds['ours']:.4f} | {ratio:.0f} |")
    lines += ["", "Modularity: " + ", ".join(f"{name} {value}" for name, value in report["modularity"].items())]
    told = ", ".join(f"{name} {seconds} s" for name, seconds in report["brokers"].items())
    lines += ["", f"kgraph brokers with robustness, of processor: {told}"]
    rows = report.get("growth", [])
    if rows:
        names, facts = list(rows[-1]["seconds"]), [name for name in rows[-1] if name != "seconds"]
        lines += ["", "| " + " | ".join([*facts, *(f"{name}, s" for name in names), "power"]) + " |"]
        lines.append("|---" * (len(facts) + len(names) + 1) + "|")
        for before, row in zip([None, *rows], rows, strict=False):
            cells = [f"{row[fact]:,}" if row[fact] is not None else "" for fact in facts]
            cells += [f"{row['seconds'][name]:.2f}" for name in names]
            lines.append("| " + " | ".join([*cells, power(before, row)]) + " |")
        lines.append(
            "\npower: of the links with which communities, betweenness and ranking together grow from row to row"
        )
    return "\n".join(lines) + "\n"


def power(before: dict[str, Any] | None, row: dict[str, Any]) -> str:
    if before is None:
        return ""
    of_links = [name for name in row["seconds"] if name not in ("projection", "pairs only one links")]
    now, then = (sum(r["seconds"][name] for name in of_links) for r in (row, before))
    return f"{math.log(now / then) / math.log(row['links'] / before['links']):.2f}"


if __name__ == "__main__":
    main()
