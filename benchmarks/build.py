"""Our build beside the plain pipeline on the same statements, stage by stage, in one run.

The two take turns, so that a machine whose speed drifts does not favour one. Reported are medians; a ratio is the
plain pipeline's seconds over ours (above 1: ours is faster), as the median of the ratios of the pairs. ``process``
is the whole process with interpreter and imports: of ours, once with everything it builds and once less the pages
beyond the graph page, which the plain pipeline does not make. Writes build/bench/build.json.

    python benchmarks/build.py [--runs N]
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kgraph.resources import folder

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SAME = {  # our stages that do what the plain pipeline's stage of that name does
    "graph": ("statements", "graph"),
    "check": ("check",),
    "analysis": ("analysis",),
    "graph page": ("graph page",),
}


def run(*command: str) -> dict[str, float]:
    """Run a command that prints its stages, and return them with the wall seconds of its process."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False, cwd=ROOT)
    wall = time.perf_counter() - began
    if done.returncode:
        sys.exit(done.stderr)
    return {**json.loads(done.stdout.splitlines()[-1]), "process": wall}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        ours = [str(HERE / "ours.py"), str(scratch / "ours")]
        run(*ours)  # warms the caches, and gives the graph that the plain pipeline reads
        plain = [
            str(HERE / "plain.py"),
            str(scratch / "ours" / "kgraph.ttl"),
            str(folder("shapes")),
            str(folder("ontology")),
            str(scratch / "plain"),
        ]
        run(*plain)
        pairs = [(run(*plain), run(*ours)) for _ in range(runs)]
    report = summarise(pairs)
    target = ROOT / "build" / "bench" / "build.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(table(report))


def summarise(pairs: list[tuple[dict[str, float], dict[str, float]]]) -> dict[str, object]:
    """Return ratios and medians of the pairs (plain, ours)."""
    seconds: dict[str, dict[str, float]] = {}
    ratios: dict[str, float] = {}
    rows = {
        name: [(p[name], sum(o.get(part, 0.0) for part in parts)) for p, o in pairs] for name, parts in SAME.items()
    }
    rows["process"] = [(p["process"], o["process"] - o.get("pages", 0.0)) for p, o in pairs]
    rows["process with all pages"] = [(p["process"], o["process"]) for p, o in pairs]
    for name, values in rows.items():
        ratios[name] = round(statistics.median(p / o for p, o in values), 3)
        seconds[name] = {
            "plain": round(statistics.median(p for p, _ in values), 4),
            "ours": round(statistics.median(o for _, o in values), 4),
        }
    for name in ("formats", "pages", "write"):
        seconds[name] = {"ours": round(statistics.median(o.get(name, 0.0) for _, o in pairs), 4)}
    machine = {"python": platform.python_version(), "system": platform.system(), "processor": platform.machine()}
    return {"ratios": ratios, "seconds": seconds, "machine": machine, "runs": len(pairs)}


def table(report: dict[str, object]) -> str:
    """Return the report as a table in Markdown."""
    lines = ["| stage | plain, s | ours, s | plain / ours |", "|---|---|---|---|"]
    for name, values in report["seconds"].items():  # type: ignore[attr-defined]
        ratio = report["ratios"].get(name)  # type: ignore[attr-defined]
        lines.append(f"| {name} | {values.get('plain', '')} | {values['ours']} | {f'{ratio:.2f}' if ratio else ''} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
