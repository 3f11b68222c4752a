"""Reading partner mentions at two sizes: seconds and memory, for a mixed text and for texts made to be slow to read.

Every measurement is a process of its own; its seconds are those of one core (process time), whatever else the machine
does. The names are put together from a seed, so that nearly every
one is new to the reader and its caches. ``growth`` is the time of the larger size over that of the smaller one, per
character: 1 is linear. ``memory_mb`` is the peak of the whole process (resource), interpreter and lexicon included.
Writes build/bench/mentions.json.

    python benchmarks/mentions.py [--mentions 100000]
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_FIRST = "松竹梅桜藤菊桃柳杉楓緑青白金銀光希望明和朝夕春夏秋冬東西南北上下"
_SECOND = "山川原田野村島崎浜谷沢岡坂橋江津里丘台森林池泉滝峰"
_HEADS = (
    "市社会福祉協議会", "自治会", "小学校", "病院", "地域包括支援センター", "商工会", "こども食堂", "の会", "保育園", "公民館",
    "民生委員児童委員協議会", "警察署", "信用金庫", "農業協同組合", "デイサービスセンター", "新聞社", "大学", "ネットワーク",
)  # fmt: skip
_FORMS = ("株式会社", "NPO法人", "社会福祉法人", "一般社団法人", "(株)", "医療法人")
_PATTERNS = (
    "{0}、{1}、{2}と連携し、{3}の協力を得て相談会を開催した。",
    "協力：{0}・{1}、{2}（{3}）",
    "・{0}\n・{1}\n・{2}\n・{3}",
    "{0}や{1}からの寄付をいただき、{2}、{3}等が参加しました。",
    "{0} {1} {2} {3}",
    "1. {0}（食材の提供）\n2. {1}（会場の提供）\n3. {2}（広報）\n4. {3}（運営）",
)
ADVERSARIAL = {
    "one line without an end": lambda size: ("松葉市の団体と病院が、" * size)[:size],
    "nested brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "one character": lambda size: "会" * size,
    "hiragana without a break": lambda size: ("こどもとかたる" * size)[:size],
    "no separators": lambda size: ("株式会社松葉" * size)[:size],
    "spaces": lambda size: ("松葉会 " * size)[:size],
    "tabs": lambda size: ("松葉会\t役割\t" * size)[:size],
    "labels": lambda size: ("・機関:松葉会、竹葉会 " * size)[:size],
    "columns by wide spaces": lambda size: "\n".join(("会" + "\u3000所在地" * size)[: size // 3] for _ in range(3)),
    "dots": lambda size: ("松葉会・" * size)[:size],
}
"""Texts of a given number of characters that a careless reader takes quadratic time for."""


def mixed(mentions: int, seed: int = 7) -> str:
    """Return a text with so many mentions, in lists, labels, brackets and sentences, four to a paragraph."""
    rng = random.Random(seed)

    def name() -> str:
        stem = "".join(rng.choice(_FIRST) for _ in range(rng.randint(1, 2))) + rng.choice(_SECOND)
        return rng.choice(_FORMS) + stem if rng.random() < 0.25 else stem + rng.choice(_HEADS)

    patterns = (rng.choice(_PATTERNS).format(*(name() for _ in range(4))) for _ in range(mentions // 4))
    return "\n".join(patterns)


def one(kind: str, size: int) -> None:
    """Read one text in this process and print what it took."""
    import resource

    from kgraph.reading.mentions import read

    read("松葉小学校と連携した。")  # reads the lexicon and the places
    text = mixed(size) if kind == "mixed" else ADVERSARIAL[kind](size)
    began = time.process_time()
    found = read(text)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {
        "characters": len(text),
        "found": len(found.mentions),
        "repeats": sum(v.reason == "repeat" for v in found.vetoed),
    }
    sys.stdout.write(json.dumps({**told, "seconds": round(seconds, 3), "memory_mb": round(peak, 1)}) + "\n")


def run(kind: str, size: int) -> dict[str, float]:
    """Read one text in a process of its own."""
    command = [sys.executable, __file__, "--one", kind, "--mentions", str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        sys.exit(done.stderr)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        one(given.one, given.mentions)
        return
    sizes = {"mixed": (given.mentions // 10, given.mentions)} | dict.fromkeys(ADVERSARIAL, (100_000, 1_000_000))
    seconds: dict[str, dict[str, dict[str, float]]] = {}
    ratios: dict[str, float] = {}
    for kind, (small, large) in sizes.items():
        runs = {str(size): run(kind, size) for size in (small, large)}
        seconds[kind] = runs
        less, more = runs[str(small)], runs[str(large)]
        ratios[f"growth: {kind}"] = round(
            more["seconds"] / more["characters"] / max(less["seconds"] / less["characters"], 1e-9), 2
        )
    machine = {"python": platform.python_version(), "system": platform.system(), "processor": platform.machine()}
    report = {"ratios": ratios, "seconds": seconds, "machine": machine}
    target = ROOT / "build" / "bench" / "mentions.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(table(report))


def table(report: dict[str, dict[str, dict[str, dict[str, float]]]]) -> str:
    """Return the report as a table in Markdown."""
    lines = ["| text | characters | mentions and repeats | seconds | MB |", "|---|---|---|---|---|"]
    for kind, runs in report["seconds"].items():
        for run_ in runs.values():
            count = run_["found"] + run_["repeats"]
            lines.append(f"| {kind} | {run_['characters']:,} | {count:,} | {run_['seconds']} | {run_['memory_mb']} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
