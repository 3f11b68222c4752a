"""The plain pipeline: rdflib, pySHACL, networkx and pyvis, each called as its documentation shows.

The measure that a build is held against. Reads a graph and shapes, and does what a build does up to the graph page:
parse, check, analysis, graph page. Prints the seconds of each stage as JSON.

    python benchmarks/plain.py GRAPH.ttl SHAPES_DIR ONTOLOGY_DIR OUT_DIR
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

QUERY = """
PREFIX kg: <https://w3id.org/kgraph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?group ?groupName ?body ?bodyName WHERE {
  ?initiative kg:lead ?group ; prov:qualifiedAssociation ?tie .
  ?group skos:prefLabel ?groupName .
  ?tie prov:agent ?body .
  ?body a kg:NamedBody ; skos:prefLabel ?bodyName .
}
"""


def main() -> None:
    graph_file, shapes_dir, ontology_dir, out = map(Path, sys.argv[1:5])
    seconds: dict[str, float] = {}
    began = time.perf_counter()

    def stage(name: str) -> None:
        nonlocal began
        now = time.perf_counter()
        seconds[name] = now - began
        began = now

    from rdflib import Graph

    data = Graph()
    data.parse(graph_file)
    stage("graph")

    from pyshacl import validate

    shapes = Graph()
    for path in sorted(shapes_dir.glob("*.ttl")):
        shapes.parse(path)
    ontology = Graph()
    for path in sorted(ontology_dir.glob("*.ttl")):
        ontology.parse(path)
    validate(data, shacl_graph=shapes, ont_graph=ontology)
    stage("check")

    import networkx as nx

    network = nx.Graph()
    groups = set()
    for group, group_name, body, body_name in data.query(QUERY):
        groups.add(str(group))
        network.add_node(str(group), label=str(group_name), bipartite=0)
        network.add_node(str(body), label=str(body_name), bipartite=1)
        network.add_edge(str(group), str(body))
    projection = nx.bipartite.weighted_projected_graph(network, groups)
    nx.bipartite.betweenness_centrality(network, groups)
    nx.community.louvain_communities(projection, seed=1)
    stage("analysis")

    from pyvis.network import Network

    view = Network(cdn_resources="in_line")
    for node, attributes in network.nodes(data=True):
        view.add_node(node, label=attributes["label"], shape="box" if node in groups else "dot")
    for one, other in network.edges():
        view.add_edge(one, other)
    html = view.generate_html()
    out.mkdir(parents=True, exist_ok=True)
    (out / "graph.html").write_text(html, encoding="utf-8")
    stage("graph page")
    sys.stdout.write(json.dumps(seconds) + "\n")


if __name__ == "__main__":
    main()
