"""The command ``kgraph build``, with the seconds of each stage as JSON on the last line.

python benchmarks/ours.py OUT_DIR
"""

from __future__ import annotations

import functools
import json
import sys
import time

from kgraph.cli.main import main as kgraph
from kgraph.pipeline import building


def main() -> None:
    seconds: dict[str, float] = {}
    current, began = "start", time.perf_counter()

    def stage(name: str) -> None:
        nonlocal current, began
        now = time.perf_counter()
        seconds[current] = seconds.get(current, 0.0) + now - began
        current, began = name, now

    building.build = functools.partial(building.build, on_stage=stage)
    sys.argv = ["kgraph", "build", "--out", sys.argv[1]]
    try:
        kgraph()
    finally:
        stage("end")
        sys.stdout.write(json.dumps(seconds) + "\n")


if __name__ == "__main__":
    main()
