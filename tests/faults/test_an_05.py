"""AN-05: clusters differ from run to run although there is a seed, because node order follows string hashing."""

import json
import os
import subprocess
import sys

SCRIPT = """
import json, random, sys
from kgraph.links import Evidence, GroupNode, Link, LinkTable, PartnerNode
from kgraph.network import clusters

draw = random.Random(5)
cells = set()
while len(cells) < 90:
    cells.add((f"b-{draw.randrange(40):02}", f"p-{draw.randrange(14):02}"))
groups = {f"b-{at:02}" for at in range(40)}  # a set: its order follows the hashes
partners = {p for _, p in cells}
answer = clusters.find(LinkTable(
    level="body",
    groups=tuple(sorted((GroupNode(id=g, label=g, initiatives=(), sources=(), line=0) for g in groups), key=lambda g: hash(g.id))),
    partners=tuple(sorted((PartnerNode(id=p, label=p, label_en=p, kind="company", nature="body") for p in partners), key=lambda p: hash(p.id))),
    links=tuple(sorted((Link(g, p, ()) for g, p in cells), key=lambda link: hash((link.group, link.partner)))),
))
found = [(c.number, sorted(c.groups), [h.partner for h in c.held_by]) for c in answer.clusters]
print(json.dumps([found, answer.modularity, answer.resolution, answer.seed, sorted(answer.unconnected)]))
"""


def test_eight_runs_give_the_same_clusters_by_the_same_numbers():
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT], env={**os.environ, "PYTHONHASHSEED": str(seed)}, stdout=subprocess.PIPE
        )
        for seed in range(8)
    ]
    answers = [json.loads(process.communicate()[0]) for process in running]
    assert all(answer == answers[0] for answer in answers)
    found, modularity, resolution, seed, _ = answers[0]
    sizes = [len(groups) for _, groups, _ in found]
    assert len(found) > 1
    assert sizes == sorted(sizes, reverse=True)
    assert modularity is not None
    assert resolution > 0
    assert isinstance(seed, int)
